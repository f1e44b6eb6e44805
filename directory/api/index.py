"""The directory's pages, as the resolver of addresses shows them."""

from typing import Any

from django.http import HttpRequest

from home.api.content import origin_of
from home.api.types import register_routes, register_type

from .. import search
from ..models import DirectoryPage, ListingAttachment, ListingPage
from ..models.page import ATTACHMENT_WORDS, FEED_NAMES, ORDERING_SLUGS, EntriesPage

LISTS = {"company": "companies", "listing": "listings"}


def describe(page: EntriesPage, request: HttpRequest) -> dict[str, Any]:
    return {"list": f"{origin_of(request)}/api/v1/{LISTS[page.record]}?locale={page.locale.language_code}"}


def resolves(page: EntriesPage, route: str, arguments: dict[str, str]) -> bool:
    """Return whether a public entry has the address, or a file, feed or explanation in the page's language."""
    language = page.locale.language_code
    if route == "feed":
        return arguments["name"] in FEED_NAMES.get(language, {})
    if route == "attachment":
        shown = search.load(language, arguments["slug"], page.record)
        files = ListingAttachment.objects.filter(pk=int(arguments["number"]), listing__slug=arguments["slug"])
        return bool(shown) and arguments["word"] == ATTACHMENT_WORDS.get(language) and files.exists()
    if route == "ordering":
        return arguments["slug"] == ORDERING_SLUGS.get(language)
    return route != "profile" or search.load(language, arguments["slug"], page.record) is not None


register_type(DirectoryPage, "directory", describe)
register_routes(DirectoryPage, resolves)
register_type(ListingPage, "listings", describe)
register_routes(ListingPage, resolves)
