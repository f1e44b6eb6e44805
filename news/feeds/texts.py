"""The full text of many articles at once, as HTML that can be read anywhere."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from django.utils.html import format_html
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from directory.blocks import CARDS, load_cards
from home.models import PortalRendition

from ..models import NewsPage

SEPARATOR = "<!-- next text -->"
PAGE_LINK = re.compile(r"<a\s[^>]*\blinktype=\"page\"[^>]*>")
NUMBER = re.compile(r"\bid=\"(\d+)\"")
DROPPED = "svg, script, style, .sr-only"
KEPT_ATTRIBUTES = {"href", "src", "alt", "width", "height", "lang", "dir", "cite", "datetime", "start", "colspan"}


def bodies(pages: list[NewsPage], request: HttpRequest) -> list[str]:
    """Return each page's blocks as HTML; the number of queries does not depend on the number of pages.

    What the blocks link to is read for all pages together: their raw blocks become one stream, and Wagtail reads a
    stream's images, documents and companies by kind.
    """
    if not pages:
        return []
    stream = _one_stream(pages)
    blocks = list(stream)
    values = [part for block in blocks for part in _parts(block.value)]
    _expand([value for value in values if isinstance(value, RichText)], pages[0].locale_id, request)
    images = [value for value in values if isinstance(value, AbstractImage)]
    renditions = Prefetch("renditions", PortalRendition.objects.all(), to_attr="prefetched_renditions")
    prefetch_related_objects(images, renditions)
    companies = {block.value.pk for block in blocks if block.block_type == "company" and block.value}
    cards = load_cards(companies, pages[0].locale.language_code)
    remaining = iter(blocks)
    found = []
    for page in pages:
        context = {"page": page, "request": request, CARDS: cards}
        own = [next(remaining) for _ in range(len(page.body))]
        found.append("".join(block.render_as_block(context=context) for block in own))
    return found


def portable(html: str, address: str) -> str:
    """Return HTML with absolute addresses and without what only our own pages know: classes, icons, scripts.

    :param address: absolute address of the page that it comes from.
    """
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(DROPPED):
        element.decompose()
    for element in soup.find_all(True):
        element.attrs = {name: value for name, value in element.attrs.items() if name in KEPT_ATTRIBUTES}
        for name in ("href", "src"):
            if name in element.attrs:
                element[name] = urljoin(address, str(element[name]))
    return str(soup).strip()


def _one_stream(pages: list[NewsPage]) -> StreamValue:
    raw = [block for page in pages for block in page.body.raw_data]
    return pages[0].body.stream_block.to_python(raw)


def _parts(value: Any) -> Iterator[Any]:
    """Return a block's value and all values within it."""
    yield value
    within: Iterable[Any] = ()
    if isinstance(value, StructValue):
        within = value.values()
    elif isinstance(value, ListValue):
        within = value
    for part in within:
        yield from _parts(part)


def _expand(texts: list[RichText], locale_id: int, request: HttpRequest) -> None:
    """Look up what rich texts link to, in one go for all; an expanded text has nothing left to look up."""
    joined = SEPARATOR.join(text.source for text in texts)
    expanded = expand_db_html(_with_page_links(joined, locale_id, request)) if texts else ""
    for text, html in zip(texts, expanded.split(SEPARATOR), strict=False):
        text.source = html


def _with_page_links(html: str, locale_id: int, request: HttpRequest) -> str:
    """Return HTML whose links to pages have addresses, in the language of the reader where there is a translation.

    Wagtail would do so as well, but with a query for each link.
    """
    numbers = {int(number) for tag in PAGE_LINK.findall(html) for number in NUMBER.findall(tag)}
    linked = {page.pk: page for page in Page.objects.filter(pk__in=numbers)}
    keys = {page.translation_key for page in linked.values()}
    own = {
        page.translation_key: page for page in Page.objects.live().filter(translation_key__in=keys, locale=locale_id)
    }

    def link(match: re.Match[str]) -> str:
        number = NUMBER.search(match[0])
        page = linked.get(int(number[1])) if number else None
        page = own.get(page.translation_key, page) if page else None
        return format_html('<a href="{}">', page.get_full_url(request) or "") if page and page.live else "<a>"

    return PAGE_LINK.sub(link, html)


__all__ = ["bodies", "portable"]
