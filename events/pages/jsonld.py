"""An event for machines: schema.org/Event as JSON-LD."""

from typing import Any

from django.http import HttpRequest

from home.dates import local

from ..models import EventPage
from ..registration import Registration

STATUS = {"scheduled": "EventScheduled", "moved": "EventRescheduled", "cancelled": "EventCancelled"}


def event_ld(
    event: EventPage, request: HttpRequest | None, organisers: list[tuple[str, str]], registration: Registration
) -> dict[str, Any]:
    """Return the description; all-day events have days, others moments with the offset of the event's own clocks.

    :param organisers: name and address of the profile, which may lack scheme and host.
    """
    address = event.get_full_url(request) or ""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": event.title,
        "description": event.search_description or event.teaser,
        "startDate": _time(event, event.start, event.first_day),
        "endDate": _time(event, event.end, event.last_day),
        "eventStatus": f"https://schema.org/{STATUS[event.status]}",
        "eventAttendanceMode": f"https://schema.org/{_mode(event)}EventAttendanceMode",
        "location": _locations(event, address),
        "inLanguage": event.languages,
        "organizer": [_organizer(name, url, request) for name, url in organisers],
        "audience": {"@type": "Audience", "audienceType": event.audience} if event.audience else None,
        "offers": _offer(event, registration, address),
        "isAccessibleForFree": True if event.fee_amount == 0 else None,
    }
    if event.previous_shown:
        before = local(event.previous_shown, event.time_zone)
        found["previousStartDate"] = before.date().isoformat() if event.all_day else before.isoformat()
    if event.lead_image:
        found["image"] = _absolute(event.lead_image.get_rendition("fill-1200x630").url, request)
    return {key: value for key, value in found.items() if value not in (None, "", [])}


def _time(event: EventPage, moment: Any, day: Any) -> str:
    return day.isoformat() if event.all_day else local(moment, event.time_zone).isoformat()


def _mode(event: EventPage) -> str:
    if event.has_place:
        return "Mixed" if event.is_online else "Offline"
    return "Online"


def _locations(event: EventPage, address: str) -> Any:
    places: list[dict[str, Any]] = []
    if event.has_place:
        postal = {
            "@type": "PostalAddress",
            "streetAddress": event.street,
            "postalCode": event.postal_code,
            "addressLocality": event.city,
            "addressRegion": event.region_label,
            "addressCountry": event.country,
        }
        postal = {key: value for key, value in postal.items() if value}
        places.append({"@type": "Place", "name": event.venue or event.city, "address": postal})
    if event.is_online:
        # A link that is not public is told to those who register; this page says how.
        places.append({"@type": "VirtualLocation", "url": event.public_online_url or address})
    return places[0] if len(places) == 1 else places


def _organizer(name: str, url: str, request: HttpRequest | None) -> dict[str, str]:
    return {"@type": "Organization", "name": name, **({"url": _absolute(url, request)} if url else {})}


def _offer(event: EventPage, registration: Registration, address: str) -> dict[str, Any] | None:
    if event.fee_amount is None and not registration.is_open:
        return None
    offer: dict[str, Any] = {"@type": "Offer", "url": registration.url or address}
    if event.fee_amount is not None:
        offer |= {"price": str(event.fee_amount), "priceCurrency": "EUR"}
    if registration.is_open:
        offer["availability"] = "https://schema.org/InStock"
        if registration.deadline:
            offer["availabilityEnds"] = local(registration.deadline, event.time_zone).isoformat()
    return offer


def _absolute(url: str, request: HttpRequest | None) -> str:
    return request.build_absolute_uri(url) if request else url


__all__ = ["event_ld"]
