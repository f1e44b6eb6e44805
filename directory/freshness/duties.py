"""What becomes of records by the clock: reminded, sunk, out of public view. Every step is done once."""

import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import DateField, F
from django.db.models.functions import Cast, Coalesce
from wagtail.signals import published

from home.duties import register_duty
from home.mail import Letter, register_samples, send_letter

from ..models import Company, Listing
from ..search.age import add_months
from ..search.write import rewrite_older
from . import letters
from .acts import forget_dormancy, held, hide, note_reminder
from .ages import MODELS, Record, day_of, is_hiding_due, is_reminder_due, reminders_of

MOST = 200  # records of a kind in one run: after a big import, letters go out over days

SLACK = timedelta(days=3)

logger = logging.getLogger(__name__)


def remind(now: datetime) -> int:
    """Ask for confirmation where a reminder is due."""
    return _each(now, min(settings.REMIND_AFTER_MONTHS, default=0), is_reminder_due, _remind)


def retire(now: datetime) -> int:
    """Take out of public view what nobody has confirmed in spite of all reminders."""
    return _each(now, settings.HIDE_AFTER_MONTHS, is_hiding_due, _retire)


def _each(
    now: datetime, months: int, is_due: Callable[[Record, date], bool], act: Callable[[Record, datetime], None]
) -> int:
    """Act on what is due, the oldest first; one that fails is logged and keeps no other waiting."""
    done = 0
    for model in MODELS:
        left = MOST
        for candidate in _older_than(model, now, months):
            if not is_due(candidate, day_of(now)):
                continue
            try:
                with transaction.atomic():
                    record = held(candidate)
                    if record is not None and record.live and is_due(record, day_of(now)):
                        act(record, now)
                        done += 1
            except Exception:
                logger.exception("Freshness of %s %s", model._meta.label, candidate.pk)
            left -= 1
            if not left:
                break
    return done


def _older_than(model: type[Record], now: datetime, months: int) -> Iterator[Record]:
    """Yield published records that count from before so many months, the oldest first."""
    born = Cast(Coalesce("first_published_at", "created_at"), DateField())
    found = model._default_manager.filter(live=True).annotate(base=Coalesce(F("confirmed_at"), born))
    # Some days more than the months say: they differ in length. What is due, `is_due` says to the day.
    limit = add_months(day_of(now), -months) + SLACK
    found = found.filter(base__lte=limit)
    if model is Listing:
        found = found.filter(valid_until__gte=day_of(now))  # what is over is nobody's concern
    return found.order_by("base", "pk").iterator()


def _remind(record: Record, now: datetime) -> None:
    count = reminders_of(record) + 1
    last = count == len(settings.REMIND_AFTER_MONTHS)
    note_reminder(record, count, now)
    _write(record, lambda matter: letters.reminder(matter, last))


def _retire(record: Record, now: datetime) -> None:
    hide(record, now)
    _write(record, letters.hidden)


def _write(record: Record, write: Callable[[letters.Matter], Letter]) -> None:
    for recipient in letters.recipients_of(record):
        send_letter(recipient, lambda: write(letters.matter_of(record, settings.HIDE_AFTER_MONTHS)))


def register() -> None:
    register_samples(letters.SAMPLES)
    register_duty("freshness_reminders", remind)
    register_duty("freshness_sinking", rewrite_older)
    register_duty("freshness_leaving", retire)
    for model in (Company, Listing):
        published.connect(forget_dormancy, sender=model, dispatch_uid="freshness-dormancy")


__all__ = ["MOST", "register", "remind", "retire"]
