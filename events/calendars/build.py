"""Events to iCalendar, by the icalendar library.

What a calendar is told, and why:

- UID is the translation key: one event is one entry, in whichever language it was fetched, and keeps it for ever. Who
  subscribes to the German and the Czech calendar has it once in each.
- SEQUENCE counts changes of time, place and status, alike in every language (see `events.models.sequence`).
- A cancelled event stays, as STATUS:CANCELLED and with the word before its title, for not every program shows a
  status. What is unpublished is missing.
- A file of one event says METHOD:PUBLISH, and METHOD:CANCEL once it is cancelled (RFC 5546, 3.2.5), so that opening it
  takes the event out of the calendar. A subscribed calendar has no method: it is a state, not a message.
- ORGANIZER is the portal's own contact address, never a person's.
- The online link is there only where the page shows it.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText, vUri

from home.dates import local, moment
from home.models import SiteTexts

from ..models import EventPage
from ..registration import registration_for
from .zones import vtimezone

PRODUCT = "-//Glokal//Events//"  # the language follows
REFRESH = datetime.timedelta(hours=6)


@dataclass(frozen=True)
class About:
    """What a calendar says of itself; `url` is the page that it belongs to."""

    name: str
    description: str
    url: str
    language: str


def single(event: EventPage, url: str, contact: str) -> Calendar:
    """Return a calendar with one event, to be taken over into the reader's own."""
    calendar = _calendar(event.locale.language_code, "CANCEL" if event.is_cancelled else "PUBLISH")
    _add_events(calendar, [(event, url)], contact)
    return calendar


def subscription(about: About, events: Iterable[tuple[EventPage, str]], contact: str) -> Calendar:
    """Return a calendar that programs fetch again and again. `events` come with their absolute addresses."""
    calendar = _calendar(about.language)
    calendar.add("name", about.name, parameters={"LANGUAGE": about.language})
    calendar.add("x-wr-calname", about.name)
    if about.description:
        calendar.add("description", about.description, parameters={"LANGUAGE": about.language})
        calendar.add("x-wr-caldesc", about.description)
    calendar.add("x-wr-timezone", str(timezone.get_default_timezone()))
    calendar.add("url", about.url)
    calendar.add("refresh-interval", REFRESH)
    calendar["refresh-interval"].params["VALUE"] = "DURATION"
    calendar.add("x-published-ttl", f"PT{REFRESH // datetime.timedelta(hours=1)}H")
    _add_events(calendar, list(events), contact)
    return calendar


def contact_address(locale_id: int) -> str:
    """Return the portal's public address in this language, or the one that its mails come from. One query."""
    texts = SiteTexts.objects.filter(locale_id=locale_id).only("contact_email").first()
    return (texts.contact_email if texts else "") or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _calendar(language: str, method: str = "") -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT + language.upper())
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    return calendar


def _add_events(calendar: Calendar, events: Sequence[tuple[EventPage, str]], contact: str) -> None:
    zones = {event.time_zone for event, _url in events if not event.all_day and event.time_zone != "UTC"}
    for zone in sorted(zones):
        calendar.add_component(vtimezone(zone))
    for event, url in events:
        calendar.add_component(_event(event, url, contact))


def _event(event: EventPage, url: str, contact: str) -> Event:
    found = Event()
    changed = event.last_published_at or event.latest_revision_created_at or event.start
    language = {"LANGUAGE": event.locale.language_code}
    found.add("uid", str(event.translation_key))
    found.add("dtstamp", _utc(changed))
    found.add("last-modified", _utc(changed))
    if event.first_published_at:
        found.add("created", _utc(event.first_published_at))
    found.add("sequence", event.sequence)
    found.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    _add_times(found, event)
    found.add("summary", _summary(event), parameters=language)
    found.add("description", _description(event, url), parameters=language)
    if event.place_line:
        found.add("location", event.place_line, parameters=language)
    found.add("url", url)
    if event.public_online_url:
        found.add("conference", vUri(event.public_online_url, params={"VALUE": "URI"}))
    found.add("categories", [event.get_format_display()])
    found.add("class", "PUBLIC")
    if contact:
        names = ", ".join(organiser.name for organiser in event.organisers_shown)
        found.add("organizer", vCalAddress(f"mailto:{contact}", params={"CN": vText(names or "Glokal")}))
    return found


def _add_times(found: Event, event: EventPage) -> None:
    if event.all_day:
        found.add("dtstart", event.first_day)
        found.add("dtend", event.last_day + datetime.timedelta(days=1))  # DTEND is the first day after it
    else:
        found.add("dtstart", local(event.start, event.time_zone))
        found.add("dtend", local(event.end, event.time_zone))


def _summary(event: EventPage) -> str:
    return _("Cancelled: %(title)s") % {"title": event.title} if event.is_cancelled else event.title


def _description(event: EventPage, url: str) -> str:
    registration = registration_for(event)
    parts = [event.reason_shown, event.teaser]
    if event.public_online_url:
        parts.append(_("Online: %(url)s") % {"url": event.public_online_url})
    if registration.is_open:
        way = registration.url or registration.email
        parts.append(_("Registration: %(way)s") % {"way": way})
        if registration.deadline:
            parts.append(_("Register by %(when)s") % {"when": moment(registration.deadline, event.time_zone)})
    return "\n\n".join(filter(None, [*parts, url]))


def _utc(value: datetime.datetime) -> datetime.datetime:
    return value.astimezone(datetime.UTC).replace(microsecond=0)


__all__ = ["About", "contact_address", "single", "subscription"]
