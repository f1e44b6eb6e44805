"""Template tags of the ground floor: `{% load home_tags %}`."""

import re
from functools import cache

import lucide
from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from ..navigation import Frame, Link, build_frame
from ..panels import Panel, find_panel

register = template.Library()

HOURS = re.compile(r"\d\d:\d\d–\d\d:\d\d(?:\u00a0Uhr)?")


@register.simple_tag(takes_context=True)
def site_frame(context: Context) -> Frame:
    """Return the frame of the page being rendered; `page` and `alternates` of the context are used where set."""
    page = context.get("page") or context.get("self")
    return build_frame(context.get("request"), page if isinstance(page, Page) else None, context.get("alternates"))


@register.simple_tag
def icon(name: str, size: int = 20) -> SafeString:
    """Return a Lucide icon as inline SVG that screen readers pass over; the text beside it says what it means."""
    return _svg(str(name), int(size))


@cache
def _svg(name: str, size: int) -> SafeString:
    return mark_safe(  # noqa: S308 - the package's own drawing
        lucide._render_icon(name, size, **{"class": "icon", "aria-hidden": "true", "focusable": "false"})
    )


@register.simple_tag(takes_context=True)
def ancestors(context: Context) -> list[Link]:
    """Return the way from the start page to the page being rendered, itself left out. One query."""
    page = context.get("page")
    if not isinstance(page, Page) or not page.pk:
        return []
    request = context.get("request")
    return [
        Link(ancestor.title, ancestor.get_url(request) or "")
        for ancestor in page.get_ancestors().filter(depth__gt=1).live()
    ]


@register.simple_tag(takes_context=True)
def panel(context: Context, name: str) -> SafeString:
    """Render the panel that a room above registered by this name; nothing where there is none."""
    found: Panel | None = find_panel(name)
    return found.render(context.get("request"), context.get("page")) if found else SafeString()


@register.filter
def paragraphs(text: str) -> SafeString:
    """Return plain text as paragraphs, split at empty lines."""
    parts = [part.strip() for part in str(text).replace("\r", "").split("\n\n")]
    return mark_safe("".join(format_html("<p>{}</p>", part) for part in parts if part))  # noqa: S308 - escaped


@register.filter
def whole_hours(text: str) -> SafeString:
    """Return the text with "10:00–12:00 Uhr" kept on one line; browsers break behind a dash."""
    return mark_safe(HOURS.sub(r'<span class="nowrap">\g<0></span>', conditional_escape(text)))  # noqa: S308 - escaped


@register.simple_tag
def page_numbers(number: int, count: int) -> list[int | None]:
    """Return the page numbers to show of `count`: first, last and those around `number`; None is a gap."""
    shown = sorted({1, count, *range(max(1, number - 1), min(count, number + 1) + 1)})
    result: list[int | None] = []
    for current in shown:
        if result and current - (result[-1] or 0) > 1:
            result.append(None)
        result.append(current)
    return result
