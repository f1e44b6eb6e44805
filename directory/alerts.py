"""What is new in the directory: for alerts about a saved search, and for the newsletter."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from home.mail import Item
from home.subscriptions import register_search, register_section

from .models import DirectoryEntry
from .pages.asked import Asked, read
from .public_addresses import directory_addresses, listing_addresses
from .search import Search, find, label

MOST = 30  # items in one letter
QUOTED = dict.fromkeys(("de", "cs"), "„%s“")


def new_hits(search: str, language: str, since: datetime, now: datetime) -> Sequence[Item]:
    """Return what a search finds that was published in between, the newest first.

    :param search: the list's address with what was asked, such as "/de/angebote/?kind=request".
    """
    asked = _asked(search, language)
    return _between(replace(asked.search, sort="newest", limit=MOST, offset=0), since, now)


def in_words(search: str, language: str) -> str:
    """Return what a search asks for, such as "Companies: gears · Saxony · Chemnitz (30 km)"."""
    with override(language):
        asked = _asked(search, language)
        parts = [QUOTED.get(language, "“%s”") % asked.search.q] if asked.search.q else []
        parts += [label(facet, code, language) for facet, code in asked.chosen]
        if asked.place:
            radius = asked.search.radius_km
            parts.append(f"{asked.near} ({radius:g}\u00a0km)" if radius else asked.near)
        heading = gettext("Offers and requests") if asked.search.record == "listing" else gettext("Companies")
        return f"{heading}: {' · '.join(parts)}" if parts else heading


def _asked(search: str, language: str) -> Asked:
    parts = urlsplit(search)
    page = parts._replace(query="", fragment="").geturl()
    return read(QueryDict(parts.query), language, "listing" if page in listing_addresses().values() else "company")


def new_listings(language: str, since: datetime, now: datetime) -> Sequence[Item]:
    return _between(Search(locale=language, record="listing", sort="newest", limit=MOST), since, now)


def _between(search: Search, since: datetime, now: datetime) -> Sequence[Item]:
    slugs = [card.slug for card in find(search).cards]
    addresses = listing_addresses() if search.record == "listing" else directory_addresses()
    base = addresses.get(search.locale)
    if not slugs or base is None:
        return []
    rows = DirectoryEntry.objects.filter(record=search.record, language=search.locale, slug__in=slugs)
    rows = rows.filter(published_at__gt=since, published_at__lte=now).order_by("-published_at", "pk")
    return [_item(entry, base) for entry in rows.only("slug", "name", "card")]


def _item(entry: DirectoryEntry, base: str) -> Item:
    url = base if base.startswith("http") else settings.WAGTAILADMIN_BASE_URL + base
    card = json.loads(entry.card)
    return Item(entry.name, f"{url}{entry.slug}/", str(card.get("city") or ""))


def register() -> None:
    register_search(new_hits, in_words)
    register_section("listings", _("New offers and requests"), new_listings)


__all__ = ["in_words", "new_hits", "new_listings", "register"]
