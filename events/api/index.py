"""The lists of events, as the resolver of addresses shows them."""

from typing import Any

from django.http import HttpRequest

from directory.api.organisations import organisation
from home.api.content import address_of, origin_of
from home.api.types import register_type

from ..addresses import CALENDARS, translated
from ..models import EventIndexPage


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


register_type(EventIndexPage, "event_index", describe)
