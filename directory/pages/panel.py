"""The map and the newest entries for other pages: the start page shows them through the block "Panel"."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy
from wagtail.models import Page

from home.panels import Panel, register_panel

from ..models import DirectoryEntry
from ..public_addresses import directory_addresses, listing_addresses
from ..search import Card, Search, count_facets, find
from .address import Address
from .cards import card_context, listing_card
from .map import region_map

NEWEST = 3


def map_context(request: HttpRequest | None, page: Page | None) -> dict[str, Any]:
    """Return the map of all entries; one query. Nothing where the language has no directory."""
    language = (get_language() or "de")[:2]
    base = directory_addresses().get(language)
    if not base:
        return {"map": None}
    counts = dict(count_facets(Search(locale=language))["region"])
    return {"map": region_map(counts, language, Address(), base)}


def newest_context(request: HttpRequest | None, page: Page | None) -> dict[str, Any]:
    """Return the entries that were published last; one query. Nothing where the language has no directory."""
    language = (get_language() or "de")[:2]
    base = directory_addresses().get(language)
    if not base:
        return {"cards": [], "all_companies": ""}
    entries = DirectoryEntry.objects.filter(language=language, record="company")
    newest = entries.order_by("-published_at", "sort_name", "id").values_list("slug", "card")[:NEWEST]
    cards = [card_context(Card(slug, card, None), language, base) for slug, card in newest]
    return {"cards": cards, "all_companies": base}


def requests_context(request: HttpRequest | None, page: Page | None) -> dict[str, Any]:
    """Return the requests that were published last; one query. Nothing where the language has no page for them."""
    language = (get_language() or "de")[:2]
    base = listing_addresses().get(language)
    if not base:
        return {"cards": [], "all_listings": ""}
    filters = {"type": ("request",)}
    newest = find(Search(locale=language, record="listing", filters=filters, sort="newest", limit=NEWEST))
    return {"cards": [listing_card(card, language, base) for card in newest.cards], "all_listings": base}


def register() -> None:
    """Make the panels known to the ground floor."""
    register_panel(
        Panel("directory_map", gettext_lazy("Map of the companies by region"), "directory/map_panel.html", map_context)
    )
    register_panel(Panel("newest_companies", gettext_lazy("Newest companies"), "directory/newest.html", newest_context))
    register_panel(
        Panel("newest_requests", gettext_lazy("Newest requests"), "directory/listings/newest.html", requests_context)
    )


__all__ = ["map_context", "newest_context", "register", "requests_context"]
