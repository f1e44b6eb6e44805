"""What nobody has confirmed for long sinks: it stands behind all others, in every list by relevance."""

import datetime
from calendar import monthrange
from typing import Any

from django.conf import settings
from django.db.models import DateField, Exists, OuterRef, Q
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from ..models import Company, DirectoryEntry, Listing

# More than anything else can add to a hit's rank (`query.OWN_RANK` of it counts there) or to an entry's weight.
SUNK = 20


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months later (earlier where negative), or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def sinking_day(today: datetime.date) -> datetime.date:
    """Return the day before which an entry must have been confirmed to have sunk by `today`."""
    return add_months(today, -settings.SINK_AFTER_MONTHS)


def is_old(
    confirmed_at: datetime.date | None, published_at: datetime.datetime, today: datetime.date | None = None
) -> bool:
    """Say whether an entry has sunk; one that was never confirmed is as old as its first publication."""
    return (confirmed_at or timezone.localdate(published_at)) < sinking_day(today or timezone.localdate())


def to_sink(today: datetime.date) -> tuple[list[int], list[int]]:
    """Return the keys of companies and of listings that stand in the read model as fresh and have grown old."""
    return tuple(_grown_old(model, record, today) for model, record in ((Company, "company"), (Listing, "listing")))  # type: ignore[return-value]


def _grown_old(model: Any, record: str, today: datetime.date) -> list[int]:
    fresh = DirectoryEntry.objects.filter(**{record: OuterRef("pk")}, record=record, weight__gt=-SUNK / 2)
    born = Cast(Coalesce("first_published_at", "created_at"), DateField())
    records = model.objects.published().filter(Exists(fresh)).alias(born=born)
    before = sinking_day(today)
    old = records.filter(Q(confirmed_at__lt=before) | Q(confirmed_at=None, born__lt=before))
    return list(old.order_by("pk").values_list("pk", flat=True))


__all__ = ["SUNK", "add_months", "is_old", "sinking_day", "to_sink"]
