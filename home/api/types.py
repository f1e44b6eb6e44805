"""Page types of the rooms above, as the resolver of addresses shows them.

Imports go down only, so the ground floor cannot name news. A room registers its types when its API is mounted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

Describe = Callable[[Any, HttpRequest], dict[str, Any]]
Resolves = Callable[[Any, str, dict[str, str]], bool]


@dataclass(frozen=True)
class Type:
    """`item`: pages that stand in a list of their own address, and not among the children of a page."""

    name: str
    describe: Describe
    item: bool = False


_types: dict[type[Page], Type] = {}
_routes: dict[type[Page], Resolves] = {}


def register_type(model: type[Page], name: str, describe: Describe, item: bool = False) -> None:
    _types[model] = Type(name, describe, item)


def register_routes(model: type[Page], resolves: Resolves) -> None:
    """Name a function that says whether something stands at an address below a page, given its route and arguments.

    The pattern of an address tells no existing topic from any other word; only the page's own room does.
    """
    _routes[model] = resolves


def resolves(page: Page, route: str, arguments: dict[str, str]) -> bool:
    found = _routes.get(type(page))
    return found is None or found(page, route, arguments)


def type_of(page: Page) -> Type | None:
    """Return the type of a page in its specific class, None where no room has described it."""
    return _types.get(type(page))


def item_models() -> list[type[Page]]:
    return [model for model, found in _types.items() if found.item]
