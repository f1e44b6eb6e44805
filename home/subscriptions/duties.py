"""Sending by the clock: each thing once, because what is told and until when goes into one transaction."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from ..duties import register_duty
from ..mail import Item, Links, Recipient, register_samples, send_letter
from ..models import Purpose, Subscription
from . import letters
from .sources import hits, sections

UNCONFIRMED = timedelta(days=7)

logger = logging.getLogger(__name__)


def send(now: datetime) -> int:
    """Send newsletters in a new month, alerts on a new day; nothing where there is nothing new.

    A search is what its subscriber made of it: one that cannot be asked is logged, and keeps no other waiting.
    """
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    begins = {Purpose.NEWSLETTER: today.replace(day=1), Purpose.ALERT: today}
    sent = 0
    for purpose, begin in begins.items():
        due = Subscription.objects.filter(purpose=purpose, confirmed_at__isnull=False, sent_until__lt=begin)
        for key in due.order_by("pk").values_list("pk", flat=True):
            try:
                sent += _send(key, begin, now)
            except Exception:
                logger.exception("Subscription %s", key)
    return sent


@transaction.atomic
def _send(key: int, begin: datetime, now: datetime) -> bool:
    found = Subscription.objects.select_for_update(skip_locked=True).filter(pk=key, sent_until__lt=begin).first()
    if found is None or found.sent_until is None:
        return False
    since, found.sent_until = found.sent_until, now
    found.save(update_fields=["sent_until"])
    with override(found.language):
        if found.purpose == Purpose.ALERT:
            items = tuple(hits(found.search, found.language, since, now))
            write = lambda: letters.alert(found, items)  # noqa: E731
        else:
            items = _parts(found.language, since, now)
            write = lambda: letters.newsletter(found, items)  # noqa: E731
    if items:
        send_letter(Recipient(found.email, found.language), write)
    return bool(items)


def _parts(language: str, since: datetime, now: datetime) -> tuple[Links, ...]:
    collected: list[tuple[str, tuple[Item, ...]]] = [
        (str(section.heading), tuple(section.collect(language, since, now))) for section in sections()
    ]
    return tuple(Links(heading, items) for heading, items in collected if items)


def forget_unconfirmed(now: datetime) -> int:
    return Subscription.objects.filter(confirmed_at=None, created_at__lt=now - UNCONFIRMED).delete()[0]


def register() -> None:
    register_samples(letters.SAMPLES)
    register_duty("subscriptions", send)
    register_duty("subscriptions never confirmed", forget_unconfirmed)


__all__ = ["forget_unconfirmed", "register", "send"]
