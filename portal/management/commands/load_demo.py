"""Fill the portal with made-up companies, pages and accounts; can be run again."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.demo.load import load


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_CONTENT:
            raise CommandError("The demo accounts have public passwords: load them on a development machine only.")
        load(self.stdout.write)
