"""The full text of many articles at once, as HTML that can be read anywhere."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText, expand_db_html

from directory.blocks import CARDS, load_cards
from home.models import PortalRendition

from ..models import NewsPage

SEPARATOR = "<!-- next text -->"


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
    _expand([value for value in values if isinstance(value, RichText)])
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


def _expand(texts: list[RichText]) -> None:
    """Look up what rich texts link to, in one go for all; an expanded text has nothing left to look up."""
    joined = SEPARATOR.join(text.source for text in texts)
    expanded = expand_db_html(joined) if texts else ""
    for text, html in zip(texts, expanded.split(SEPARATOR), strict=False):
        text.source = html


__all__ = ["bodies"]
