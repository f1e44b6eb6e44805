"""What is new in the directory: for alerts about a saved search, and for the newsletter."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from home.mail import Item
from home.subscriptions import register_search, register_section

from .models import DirectoryEntry
from .pages.asked import read
from .public_addresses import directory_addresses, listing_addresses
from .search import Search, find

MOST = 30  # items in one letter


def new_hits(search: str, language: str, since: datetime, now: datetime) -> Sequence[Item]:
    """Return what a search finds that was published in between, the newest first.

    :param search: the list's address with what was asked, such as "/de/angebote/?kind=request".
    """
    parts = urlsplit(search)
    page = parts._replace(query="", fragment="").geturl()
    record = "listing" if page in listing_addresses().values() else "company"
    asked = read(QueryDict(parts.query), language, record)
    return _between(replace(asked.search, sort="newest", limit=MOST, offset=0), since, now)


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
    register_search(new_hits)
    register_section("listings", _("New offers and requests"), new_listings)


__all__ = ["new_hits", "new_listings", "register"]
