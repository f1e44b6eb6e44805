"""Take an import back: delete what it created, restore what it changed, keep what was edited since."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from directory.exchange.problems import UNDO, FileProblem
from directory.exchange.undo import undo
from directory.models import ImportRun


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("run", type=int, help="number of the import, as import_companies gave it")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            run = ImportRun.objects.get(pk=options["run"])
            counts = undo(run)
        except ImportRun.DoesNotExist:
            raise CommandError(f"There is no import {options['run']}.") from None
        except FileProblem as problem:
            raise CommandError(str(problem)) from None
        if options["verbosity"]:
            self.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()))
            for row in run.rows.filter(details__undo__isnull=False, trial=False).order_by("row_number"):
                self.stdout.write(f"  row {row.row_number}: {row.name}: {UNDO[row.details['undo']]}")
