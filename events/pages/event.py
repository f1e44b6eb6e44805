"""What the page of one event shows."""

from typing import Any

from django.http import HttpRequest

from directory.pages.jsonld import as_script
from directory.public_addresses import directory_addresses
from home.dates import date_range, moment

from ..addresses import EVENT_FILES, translated
from ..models import EventPage
from ..registration import registration_for
from .jsonld import event_ld


def event_context(event: EventPage, request: HttpRequest) -> dict[str, Any]:
    """Return what the page needs beside the event itself. A fixed number of queries."""
    language = event.locale.language_code
    registration = registration_for(event)
    organisers = organiser_links(event)
    return {
        "registration": registration,
        "deadline": moment(registration.deadline, event.time_zone) if registration.deadline else "",
        "previous_when": _previous(event),
        "organisers": organisers,
        "calendar_url": f"{event.get_url(request) or ''}{translated(EVENT_FILES, language)}",
        "structured_data": as_script(event_ld(event, request, organisers, registration)),
    }


def organiser_links(event: EventPage) -> list[tuple[str, str]]:
    """Return name and profile of each organiser that the directory shows; the address is empty without a directory."""
    base = directory_addresses().get(event.locale.language_code)
    return [(found.name, f"{base}{found.slug}/" if base else "") for found in event.organisers_shown]


def _previous(event: EventPage) -> str:
    if event.previous_shown is None:
        return ""
    return date_range(event.previous_shown, None, event.all_day, event.time_zone)


__all__ = ["event_context", "organiser_links"]
