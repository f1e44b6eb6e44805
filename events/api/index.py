"""The lists of events, as the resolver of addresses shows them."""

from typing import Any

from django.http import HttpRequest

from directory.api.organisations import organisation
from home.api.content import address_of, origin_of
from home.api.types import register_routes, register_type

from ..addresses import CALENDARS, EVENT_FILES, MONTHS, PAST, translated
from ..models import EventIndexPage, EventPage


def describe(page: EventIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return what stands above the list, and where the list is."""
    language, origin, url = page.locale.language_code, origin_of(request), address_of(page, request)
    institution = organisation(page.institution, language, origin)
    narrowed = f"&organiser={institution['slug']}" if institution else ""
    return {
        "introduction": page.introduction,
        "institution": institution,
        "list": f"{origin}/api/v1/events?locale={language}{narrowed}",
        "calendar": f"{url}{translated(CALENDARS, language)}" if url else None,
    }


def resolves(page: EventIndexPage, route: str, arguments: dict[str, str]) -> bool:
    """Return whether the word of an address is one of the page's language."""
    words = {"past": PAST, "month": MONTHS, "calendar_file": CALENDARS}.get(route)
    return words is None or arguments["name"] == translated(words, page.locale.language_code)


def event_resolves(page: EventPage, route: str, arguments: dict[str, str]) -> bool:
    return route != "calendar_file" or arguments["name"] == translated(EVENT_FILES, page.locale.language_code)


register_type(EventIndexPage, "event_index", describe)
register_routes(EventIndexPage, resolves)
register_routes(EventPage, event_resolves)
