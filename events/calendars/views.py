"""Answers with calendars; a program that has the current one is told so by 304."""

import datetime
import hashlib

from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from icalendar import Calendar

from ..addresses import CALENDARS, EVENT_FILES, check_word
from ..models import EventIndexPage, EventPage
from ..models.queries import EventQuerySet
from ..pages.filters import read
from ..pages.lists import public_events
from .build import About, contact_address, single, subscription

LOOK_BACK = datetime.timedelta(days=366)  # past events that a calendar keeps
MOST = 1000  # events of one calendar


def event_response(event: EventPage, request: HttpRequest, word: str) -> HttpResponse:
    """Answer with one event as a file."""
    check_word(EVENT_FILES, event.locale.language_code, word)
    calendar = single(event, event.get_full_url(request) or "", contact_address(event.locale_id))
    response = _answer(request, calendar, f"; method={calendar['method']}")
    response.headers["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response


def calendar_response(index: EventIndexPage, request: HttpRequest, word: str) -> HttpResponse:
    """Answer with the events of an index page, filtered as its list is. A fixed number of queries."""
    language = index.locale.language_code
    check_word(CALENDARS, language, word)
    events = public_events(index)
    filters = read(request.GET, events, language)
    found = _most_wanted(filters.apply(events))
    page = index.get_full_url(request) or ""
    about = About(
        name=" – ".join([f"Glokal: {index.title}", *([", ".join(filters.names)] if filters.names else [])]),
        description=index.introduction,
        url=page + filters.suffix,
        language=language,
    )
    entries = [(event, event.get_full_url(request) or "") for event in found]
    calendar = subscription(about, entries, contact_address(index.locale_id))
    return _answer(request, calendar)


def _most_wanted(events: EventQuerySet) -> list[EventPage]:
    """Return the events of a calendar by their beginning; of too many, those that are longest past are left out."""
    now = timezone.now()
    coming_first = Case(When(end__gte=now, then="start")).asc(nulls_last=True)
    found = events.filter(end__gte=now - LOOK_BACK).order_by(coming_first, "-start", "-pk").for_lists()[:MOST]
    return sorted(found, key=lambda event: (event.start, event.pk))


def _answer(request: HttpRequest, calendar: Calendar, more: str = "") -> HttpResponse:
    """Answer in full or with 304. There is no Last-Modified: no date knows of an organiser that was renamed."""
    body = calendar.to_ical()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=f"text/calendar; charset=utf-8{more}")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=etag, response=response) or response


__all__ = ["calendar_response", "event_response"]
