"""The lists of an index page: coming events and past ones."""

from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone

from ..addresses import CALENDARS, MONTHS, PAST, check_word, translated
from ..models import EventIndexPage, EventPage
from ..models.queries import EventQuerySet
from .filters import Filters, chips, groups, read

PAGE_SIZE = 20


def public_events(index: EventIndexPage) -> EventQuerySet:
    """All public events of an index page and of its sections."""
    return EventPage.objects.shown_in(index.locale).below(index)


def coming_context(index: EventIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return what the list of coming events shows. A fixed number of queries."""
    events = public_events(index)
    filters = read(request.GET, events, index.locale.language_code)
    # Whoever asks for days gets what is on those days, also where it is over.
    found = filters.apply(events)
    found = found.order_by("start", "pk") if filters.first else found.coming()
    return _list(index, request, filters, found) | {"view": "coming"}


def past_context(index: EventIndexPage, request: HttpRequest, word: str) -> dict[str, Any]:
    """Return what the list of past events shows, the latest first. A fixed number of queries."""
    check_word(PAST, index.locale.language_code, word)
    events = public_events(index)
    filters = read(request.GET, events, index.locale.language_code)
    return _list(index, request, filters, filters.apply(events).past()) | {"view": "past"}


def _list(index: EventIndexPage, request: HttpRequest, filters: Filters, found: EventQuerySet) -> dict[str, Any]:
    page = _page(found.for_lists(), request.GET.get("page", ""))
    number = f"page={page.number}" if page.number > 1 else ""
    index.shown = f"{filters.suffix}{'&' if filters.suffix else '?'}{number}" if number else filters.suffix
    return {"pages": page, "events": list(page), **surroundings(index, request, filters)}


def _page(events: EventQuerySet, asked: str) -> ListPage:
    # int() would also take other scripts' digits and signs.
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= 6 else 1
    return Paginator(events, PAGE_SIZE).get_page(number)


def surroundings(index: EventIndexPage, request: HttpRequest, filters: Filters) -> dict[str, Any]:
    """Return what every list of an index page shows around the events: views, filters, calendar."""
    language = index.locale.language_code
    base, today = index.get_url(request) or "", timezone.localdate()
    calendar = f"{index.get_full_url(request) or ''}{translated(CALENDARS, language)}{filters.suffix}"
    return {
        "filters": filters,
        "groups": groups(filters),
        "chips": chips(filters),
        "base": base,
        "past_url": f"{base}{translated(PAST, language)}/",
        "month_url": f"{base}{translated(MONTHS, language)}/{today:%Y}/{today:%m}/",
        "calendar_url": calendar,
        "webcal_url": "webcal:" + calendar.partition(":")[2],
    }


__all__ = ["PAGE_SIZE", "coming_context", "past_context", "public_events", "surroundings"]
