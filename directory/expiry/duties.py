"""What becomes of offers and requests by the clock: a letter before the end, and at the end they leave."""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from home.duties import register_duty
from home.mail import Letter, register_samples, send_letter

from ..freshness.acts import hide
from ..freshness.letters import recipients_of
from ..models import Listing
from . import letters

NOTICE = timedelta(days=14)
MOST = 500  # listings in one run

logger = logging.getLogger(__name__)


def tell_of_end(now: datetime) -> int:
    """Write to those whose listing ends within two weeks, once for each last day."""
    today = timezone.localdate(now)
    due = Listing.objects.published().filter(valid_until__gte=today, valid_until__lte=today + NOTICE)
    untold = Q(end_told=None) | ~Q(end_told=F("valid_until"))
    return _each(due.filter(untold), lambda listing: _tell(listing, today))


def end(now: datetime) -> int:
    """Take from the public what is no longer valid; it is kept, and comes back when it is renewed."""
    today = timezone.localdate(now)
    return _each(Listing.objects.published().filter(valid_until__lt=today), lambda listing: _end(listing, today, now))


def _each(due: QuerySet[Listing], act: Callable[[Listing], bool]) -> int:
    """Act on what is due, each in a transaction of its own; one that fails is logged and keeps no other waiting."""
    done = 0
    for key in due.order_by("valid_until", "pk").values_list("pk", flat=True)[:MOST]:
        try:
            with transaction.atomic():
                listing = Listing.objects.select_for_update(of=("self",)).filter(pk=key).first()
                done += bool(listing and listing.live and act(listing))
        except Exception:
            logger.exception("End of listing %s", key)
    return done


def _tell(listing: Listing, today: date) -> bool:
    if listing.end_told == listing.valid_until or not today <= listing.valid_until <= today + NOTICE:
        return False
    Listing.objects.filter(pk=listing.pk).update(end_told=listing.valid_until)
    _write(listing, letters.ends_soon)
    return True


def _end(listing: Listing, today: date, now: datetime) -> bool:
    if listing.valid_until >= today:
        return False
    hide(listing, now)
    _write(listing, letters.ended)
    return True


def _write(listing: Listing, write: Callable[[letters.Ending], Letter]) -> None:
    for recipient in recipients_of(listing):
        send_letter(recipient, lambda: write(letters.ending_of(listing)))


def register() -> None:
    register_samples(letters.SAMPLES)
    register_duty("listings_end_told", tell_of_end)
    register_duty("listings_end", end)


__all__ = ["NOTICE", "end", "register", "tell_of_end"]
