"""`manage.py duties`: reminders, expiry, escalation, retention; what the worker does every hour."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from home.duties import run_duties


class Command(BaseCommand):
    help = "Do whatever is due by the clock: reminders, expiry, escalation, retention"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at", help="do what is due by this time, such as 2027-05-01T08:00, instead of now")

    def handle(self, *args: Any, at: str | None = None, **options: Any) -> None:
        now = timezone.now()
        if at:
            moment = parse_datetime(at)
            if moment is None:
                raise CommandError("--at must look like 2027-05-01T08:00")
            now = moment if timezone.is_aware(moment) else timezone.make_aware(moment)
        done = run_duties(now)
        for name, count in done.items():
            self.stdout.write(f"{name}: {'failed, see the log' if count is None else count}")
        if None in done.values():
            raise CommandError("Not every duty could be done.")
