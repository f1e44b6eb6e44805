"""How old a record is, and what is due.

A record grows old from the day it was last confirmed, or else from its first publication. Reminders and leaving come
in their order and with the pauses between them that the settings give, also where everything is overdue at once:
entries that a register's file says were confirmed years ago, or a worker that was away. Nobody's entry leaves before
the last reminder has had its time.
"""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from ..models import Company, Listing
from ..search.age import add_months

Record = Company | Listing
MODELS: tuple[type[Record], ...] = (Company, Listing)


def day_of(now: datetime) -> date:
    """Return the day where the portal's people live."""
    return timezone.localtime(now).date()


def base_of(record: Record) -> date:
    """Return the day from which a record grows old."""
    return record.confirmed_at or day_of(record.first_published_at or record.created_at)


def reminders_of(record: Record) -> int:
    """Return how many reminders have gone out since it was confirmed, however that came about."""
    return record.reminders_sent if record.reminded_at and record.reminded_at >= base_of(record) else 0


def is_reminder_due(record: Record, day: date) -> bool:
    periods, sent = sorted(settings.REMIND_AFTER_MONTHS), reminders_of(record)
    if sent >= len(periods) or day < add_months(base_of(record), periods[sent]):
        return False
    return sent == 0 or day >= add_months(record.reminded_at, periods[sent] - periods[sent - 1])


def is_hiding_due(record: Record, day: date) -> bool:
    periods, sent = sorted(settings.REMIND_AFTER_MONTHS), reminders_of(record)
    if sent < len(periods) or day < add_months(base_of(record), settings.HIDE_AFTER_MONTHS):
        return False
    return not periods or day >= add_months(record.reminded_at, settings.HIDE_AFTER_MONTHS - periods[-1])


def is_confirming_worthwhile(record: Record, day: date) -> bool:
    """Say whether it is time to ask: the first reminder is due, or the record is out of public view."""
    first = min([*settings.REMIND_AFTER_MONTHS, settings.HIDE_AFTER_MONTHS])
    return bool(record.dormant_since) or (record.live and day >= add_months(base_of(record), first))


def is_over(record: Record, day: date) -> bool:
    """Say whether it is an offer or request whose last day has passed."""
    return isinstance(record, Listing) and record.valid_until < day


__all__ = [
    "MODELS", "Record", "base_of", "day_of", "is_confirming_worthwhile", "is_hiding_due", "is_over", "is_reminder_due",
    "reminders_of",
]  # fmt: skip
