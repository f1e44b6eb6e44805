"""Panels: places on a page that a room above fills.

Imports go down only, so the ground floor cannot name the directory's map. A room registers a panel in its
`AppConfig.ready`; an editor puts it on a page by the block "Panel".
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from wagtail.models import Page


@dataclass(frozen=True)
class Panel:
    """`context` gets the request (None outside of one) and the page, and returns what `template` needs."""

    name: str
    label: str | Promise
    template: str
    context: Callable[[HttpRequest | None, Page | None], dict[str, Any]]

    def render(self, request: HttpRequest | None, page: Page | None) -> SafeString:
        context = {"page": page, "request": request, **self.context(request, page)}
        return SafeString(render_to_string(self.template, context, request))


_panels: dict[str, Panel] = {}


def register_panel(panel: Panel) -> None:
    """Make a panel known; the later one of two with the same name wins."""
    _panels[panel.name] = panel


def find_panel(name: str) -> Panel | None:
    return _panels.get(name)


def panel_choices() -> list[tuple[str, str | Promise]]:
    """Return the panels as choices of a form field."""
    return [(panel.name, panel.label) for panel in _panels.values()]


__all__ = ["Panel", "find_panel", "panel_choices", "register_panel"]
