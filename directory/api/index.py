"""The directory's page, as the resolver of addresses shows it."""

from typing import Any

from django.http import HttpRequest

from home.api.content import origin_of
from home.api.types import register_routes, register_type

from .. import search
from ..models import DirectoryPage
from ..models.page import ORDERING_SLUGS


def describe(page: DirectoryPage, request: HttpRequest) -> dict[str, Any]:
    return {"list": f"{origin_of(request)}/api/v1/companies?locale={page.locale.language_code}"}


def resolves(page: DirectoryPage, route: str, arguments: dict[str, str]) -> bool:
    """Return whether a public company has the address, or the explanation in the page's language."""
    language = page.locale.language_code
    if route == "ordering":
        return arguments["slug"] == ORDERING_SLUGS.get(language)
    return route != "profile" or search.load(language, arguments["slug"]) is not None


register_type(DirectoryPage, "directory", describe)
register_routes(DirectoryPage, resolves)
