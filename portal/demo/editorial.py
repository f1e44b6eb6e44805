"""Topics, sections of institutions, news and events, with dates relative to the day of the load."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from wagtail.models import Page

from directory.models import Company, Region
from events.models import EventIndexPage, EventPage
from news.models import NewsIndexPage, NewsPage, Topic

from .blocks import block_id, raw_blocks
from .create import Kind, create, locales
from .holidays import is_holiday, workday_before
from .items import FOLDER, Item, read, read_all
from .pages import TITLES, find_page
from .pictures import picture

ZONE = ZoneInfo("Europe/Berlin")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
INDEXES = {"news": NewsIndexPage, "events": EventIndexPage}


def create_editorial() -> int:
    """Create what is missing and return of how many pages and topics."""
    created = sum(create(TOPIC, item) for item in _table("topics.toml"))
    sections = _sections()
    created += sum(create(SECTIONS[name], item, find_page(name)) for name, item in sections)
    for name, kind in (("news", _news()), ("events", EVENT)):
        below = {item.get("institution"): SECTIONS[name].key(item) for of, item in sections if of == name}
        for item in read_all(name):
            created += create(kind, item, _parent(name, item, below))
    return created


def _parent(name: str, item: Item, below: dict[str, Any]) -> Page:
    """Return the section that the item names, or the page above all sections."""
    if section := item.get("section"):
        return INDEXES[name].objects.filter(translation_key=below[section]).first()
    return find_page(name)


def _table(file: str) -> list[Item]:
    return [Item(name, data) for name, data in read(FOLDER / file).data.items()]


def _sections() -> list[tuple[str, Item]]:
    """Return (news or events, section) for each section of both."""
    found = []
    for item in _table("sections.toml"):
        shared = {name: value for name, value in item.data.items() if name not in INDEXES}
        found += [(name, Item(f"{name}.{item.name}", {**shared, **item.data[name]})) for name in INDEXES]
    return found


def institution(name: str) -> Company:
    return Company.objects.get(name=name)


def news_facts(item: Item) -> dict[str, Any]:
    keys = [TOPIC.key(topic) for topic in _table("topics.toml") if topic.name in item.get("topics")]
    return {
        "date": workday_before(timezone.localdate() - datetime.timedelta(days=item.get("days_ago"))),
        "lead_image": picture(item.get("image")),
        "institution": institution(item.get("institution")),
        "topics": list(Topic.objects.filter(translation_key__in=keys, locale=locales()[item.source])),
        "tags": item.get("tags", []),
    }


def event_facts(item: Item) -> dict[str, Any]:
    start, end = event_times(item)
    later = start.date() + datetime.timedelta(days=item.get("later_by", 0))
    moved = free(later, item.get("days", 1), weeks=1) - start.date()
    names = (
        "venue",
        "street",
        "postal_code",
        "city",
        "country",
        "online_url",
        "registration_url",
        "registration_email",
    )
    facts = {name: item.get(name) for name in names} | {
        "start": start + moved,
        "end": end + moved,
        "all_day": item.get("all_day", False),
        "previous_start": start if moved else None,
        "status": item.get("status", "scheduled"),
        "format": item.get("format"),
        "languages": item.get("languages"),
        "interpretation": item.get("interpretation", False),
        "organisers": [institution(name) for name in item.get("organisers")],
        "region": Region.objects.filter(code=item.get("region")).first(),
        "online_url_is_public": item.get("online_url_is_public", False),
        "fee_amount": item.get("fee_amount", None),
        "lead_image": picture(item.get("image")),
    }
    if days := item.get("deadline_days", 0):
        last = workday_before(facts["start"].date() - datetime.timedelta(days=days))
        facts["registration_deadline"] = at(last, "18:00")
    return facts


def event_times(item: Item) -> tuple[datetime.datetime, datetime.datetime]:
    """Return begin and end as first planned, on the clocks of the place."""
    days = item.get("days", 1)
    first = first_day(item.get("in_days"), item.get("weekday"), days)
    last = first + datetime.timedelta(days=days - 1)
    return at(first, item.get("from", "00:00")), at(last, item.get("to", "23:59"))


def first_day(in_days: int, weekday: str, days: int = 1) -> datetime.date:
    """Return the first such weekday that many days from today or after, with no holiday within the event's days."""
    day = timezone.localdate() + datetime.timedelta(days=in_days)
    day += datetime.timedelta(days=(WEEKDAYS.index(weekday) - day.weekday()) % 7)
    return free(day, days, weeks=1 if in_days > 0 else -1)


def free(day: datetime.date, days: int, weeks: int) -> datetime.date:
    """Return the day, or the first one some weeks on from which so many days are no holidays."""
    while any(is_holiday(day + datetime.timedelta(days=number)) for number in range(days)):
        day += datetime.timedelta(weeks=weeks)
    return day


def at(day: datetime.date, clock: str) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.fromisoformat(clock), ZONE)


def agenda(item: Item, language: str) -> list[dict[str, Any]]:
    """Return the agenda as StreamField holds it; its times carry no zone."""
    first = event_times(item)[0].date()
    points = []
    for number, point in enumerate(item.text("agenda", language) or []):
        day = first + datetime.timedelta(days=point.get("day", 1) - 1)
        value = {
            "start": f"{day}T{point['at']}:00",
            "end": f"{day}T{point['until']}:00",
            **{name: point.get(name, "") for name in ("title", "speaker", "text")},
        }
        points.append({"type": "item", "value": value, "id": block_id(f"{item.name}.agenda.{number}")})
    return points


def materials(item: Item, language: str) -> list[dict[str, Any]]:
    blocks = [{"documents": block} for block in item.text("materials", language) or []]
    return raw_blocks(blocks, language, f"{item.name}.materials", {})


def section_facts(item: Item) -> dict[str, Any]:
    return {"institution": institution(item.get("institution"))}


TOPIC = Kind(Topic, ("name", "slug"))
SECTIONS = {name: Kind(model, (*TITLES, "introduction"), section_facts) for name, model in INDEXES.items()}
EVENT = Kind(
    EventPage,
    (*TITLES, "teaser", "lead_alt", "body", "agenda", "audience", "fee_note", "status_reason", "materials"),
    event_facts,
    streams={"agenda": agenda, "materials": materials},
)


def _news() -> Kind:
    words = (*TITLES, "teaser", "lead_alt", "body")
    return Kind(NewsPage, words, news_facts, targets={"directory": find_page("directory")})


__all__ = ["EVENT", "create_editorial", "event_times", "first_day"]
