"""The events of the newsletter: those to come that were announced since the last one."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from home.mail import Item
from home.subscriptions import register_section

from .models import EventPage

MOST = 12


def new_events(language: str, since: datetime, now: datetime) -> Sequence[Item]:
    found = EventPage.objects.shown_in(language).coming(now)
    found = found.filter(first_published_at__gt=since, first_published_at__lte=now)
    return [Item(page.title, page.full_url, page.search_description) for page in found[:MOST]]


def register() -> None:
    register_section("events", _("Events"), new_events)


__all__ = ["new_events", "register"]
