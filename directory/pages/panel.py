"""The map for other pages: the start page shows it through the block "Panel"."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, gettext_lazy
from wagtail.models import Page

from home.panels import Panel, register_panel

from ..public_addresses import directory_addresses
from ..search import Search, count_facets
from .address import Address
from .map import region_map


def map_context(request: HttpRequest | None, page: Page | None) -> dict[str, Any]:
    """Return the map of all entries; one query. Nothing where the language has no directory."""
    language = (get_language() or "de")[:2]
    base = directory_addresses().get(language)
    if not base:
        return {"map": None}
    counts = dict(count_facets(Search(locale=language))["region"])
    return {"map": region_map(counts, language, Address(), base)}


def register() -> None:
    """Make the map known to the ground floor."""
    register_panel(
        Panel("directory_map", gettext_lazy("Map of the companies by region"), "directory/map_panel.html", map_context)
    )
