"""Import companies from a CSV or XLSX file. What the columns may be called is in docs/import-formats.md."""

import argparse
import contextlib
import datetime
import json
import sys
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from directory.exchange.cells import Facts
from directory.exchange.columns import read_mapping
from directory.exchange.importer import Choices, Importer, digest_of, survey
from directory.exchange.problems import FileProblem, worded
from directory.exchange.report import row_as_json, summary
from directory.models import Assume, ImportRow, ImportRun, Publish


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--mapping", type=Path, help="JSON or CSV that says which heading holds which fact")
        parser.add_argument("--dry-run", action="store_true", help="judge every row, write nothing")
        parser.add_argument("--report", type=Path, help="write one JSON line per row, and a summary line")
        parser.add_argument("--source", help="name of the register; default: the file's name")
        parser.add_argument("--source-date", type=datetime.date.fromisoformat, help="its date, like 2026-03-31")
        parser.add_argument("--assume", choices=["same", "new", "skip"], help="what possible duplicates are")
        publish = parser.add_mutually_exclusive_group()
        publish.add_argument("--publish", action="store_true", help="publish entries with a description")
        publish.add_argument(
            "--publish-basic", action="store_true", help="publish all, those without a description as basic entries"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        try:
            mapping = read_mapping(options["mapping"]) if options["mapping"] else {}
            columns, total = survey(path, mapping)
        except (FileProblem, OSError) as problem:
            raise CommandError(str(problem)) from None
        run = ImportRun(
            file_name=path.name[:255], sha256=digest_of(path), source=(options["source"] or path.name)[:255],
            source_date=options["source_date"], mapping=mapping, publish=_publish(options),
            assume=options["assume"] or Assume.ASK,
        )  # fmt: skip
        if columns.unknown:
            self.stderr.write(f"Columns that are not read: {', '.join(columns.unknown)}")
        with _opened(options["report"]) as report:

            def each(row: ImportRow) -> None:
                if report:
                    report.write(json.dumps(row_as_json(row), ensure_ascii=False) + "\n")

            with tqdm(total=total, unit=" rows", disable=None) as bar:
                choices = Choices(
                    publish=run.publish, assume=run.assume, trial=options["dry_run"], decide=self._asker(bar, options)
                )
                try:
                    Importer(run, choices, each).read(path, mapping, bar.update)
                except FileProblem as problem:
                    raise CommandError(str(problem)) from None
            if report:
                report.write(json.dumps(summary(run, columns), ensure_ascii=False) + "\n")
        if options["dry_run"]:
            run.delete()
        self._tell(run, options)

    def _tell(self, run: ImportRun, options: dict[str, Any]) -> None:
        if not options["verbosity"]:
            return
        counts = {name: run.counts.get(name, 0) for name in ("created", "updated", "unchanged", "rejected")}
        self.stdout.write(f"{run.total} rows: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
        for reason, count in run.counts.get("reasons", {}).items():
            self.stdout.write(f"  {count:6} {reason}")
        if options["dry_run"]:
            self.stdout.write("Nothing was written.")
        else:
            self.stdout.write(f"This was import {run.pk}; undo it with: manage.py undo_import {run.pk}")

    def _asker(self, bar: tqdm, options: dict[str, Any]):
        """Return what asks a person at the terminal, where there is one."""
        if options["assume"] or options["dry_run"] or not (sys.stdin.isatty() and sys.stdout.isatty()):
            return None

        def ask(facts: Facts, whom: dict[str, Any]) -> str:
            bar.clear()
            self.stdout.write(
                f"\nRow {facts.number}: {facts.name}, {facts.values['city']}\n"
                f"may be the same as {whom['name']}, {whom['city']} ({worded(whom)['where']})"
            )
            answers = {"s": Assume.SAME, "n": Assume.NEW, "l": Assume.SKIP, "": Assume.ASK}
            while (
                answer := input("[s]ame, [n]ew, [l]eave out, Enter = decide later: ").strip().lower()[:1]
            ) not in answers:
                pass
            bar.refresh()
            return answers[answer]

        return ask


def _publish(options: dict[str, Any]) -> str:
    if options["publish_basic"]:
        return Publish.BASIC
    return Publish.PROSE if options["publish"] else Publish.NOTHING


@contextlib.contextmanager
def _opened(path: Path | None):
    if path is None:
        yield None
        return
    file: TextIO
    with path.open("w", encoding="utf-8") as file:
        yield file
