"""Pages of events, with fixed dates."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from wagtail.models import Page

from directory.models import Region
from events.models import EventIndexPage, EventPage
from tests.home.samples import home

BERLIN = ZoneInfo("Europe/Berlin")
TITLES = {"de": ("Veranstaltungen", "veranstaltungen"), "cs": ("Akce", "akce")}


def at(year: int, month: int, day: int, hour: int = 10, minute: int = 0, zone: str = "Europe/Berlin"):
    return datetime.datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))


def add_index(language: str = "de", parent: Page | None = None, **fields: Any) -> EventIndexPage:
    """Add a published list of events below the start page, or a section below `parent`."""
    title, slug = TITLES[language]
    parent = parent or home(language)
    page = EventIndexPage(**{"title": title, "slug": slug, "locale": parent.locale, "show_in_menus": True, **fields})
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    return page


def event_fields(**fields: Any) -> dict[str, Any]:
    """Return a workshop in Chemnitz on 3 December 2026, 10 to 12, unless told otherwise."""
    region = fields.pop("region_code", "DED41")
    return {
        "title": "Zoll im Alltag",
        "slug": "zoll-im-alltag",
        "teaser": "Was sich beim Warenverkehr ändert.",
        "start": at(2026, 12, 3),
        "end": at(2026, 12, 3, 12),
        "format": "workshop",
        "languages": ["de"],
        "venue": "IHK Chemnitz",
        "street": "Straße der Nationen 25",
        "postal_code": "09111",
        "city": "Chemnitz",
        "country": "DE",
        "region": Region.objects.get(code=region) if region else None,
        **fields,
    }


def add_event(parent: EventIndexPage, organisers: tuple = (), publish: bool = True, **fields: Any) -> EventPage:
    page = EventPage(locale=parent.locale, live=False, **event_fields(**fields))
    page.organisers = list(organisers)
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return EventPage.objects.get(pk=page.pk)


def translate(event: EventPage, index: EventIndexPage, **fields: Any) -> EventPage:
    """Add the same event in the language of `index`."""
    facts = {name: getattr(event, name) for name in event_fields()} | {"translation_key": event.translation_key}
    return add_event(index, **{**facts, **fields})
