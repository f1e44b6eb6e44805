"""The next events for other pages: the start page shows them through the block "Panel"."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy
from wagtail.models import Page

from home.panels import Panel, register_panel

from .models import EventIndexPage, EventPage

SHOWN = 3


def coming_context(request: HttpRequest | None, page: Page | None) -> dict[str, Any]:
    """Return the next events and where all of them are. A fixed number of queries."""
    language = (get_language() or "de")[:2]
    index = (
        EventIndexPage.objects.live().public().filter(locale__language_code=language).order_by("depth", "pk").first()
    )
    events = list(EventPage.objects.shown_in(language).coming().for_lists()[:SHOWN])
    return {"events": events, "index_url": index.get_url(request) if index else ""}


def register() -> None:
    """Make the panel known to the ground floor."""
    register_panel(Panel("coming_events", gettext_lazy("Coming events"), "events/panel.html", coming_context))


__all__ = ["coming_context", "register"]
