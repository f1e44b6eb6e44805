"""What pages have in common in an answer: pictures, texts, translations, notes. All addresses are absolute."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.images.models import AbstractImage
from wagtail.images.shortcuts import get_renditions_or_not_found
from wagtail.models import Locale, Page

from ..models import PortalRendition
from ..portable import portable
from ..translation.notice import notice_for
from .languages import language_of
from .problems import InvalidParameters, NotFound, ParameterError

# 16 to 9, around the focal point, as the pages show them: a rendition is made once for both.
RENDITIONS = ("fill-480x270|format-webp", "fill-960x540|format-webp", "fill-1600x900|format-webp")
LOCAL = re.compile(r'\b(href|src)="/(?!/)')


def content_language(request: HttpRequest, asked: str | None) -> str:
    """Return the language whose pages are asked for; one query.

    :raises InvalidParameters: where the portal has no pages in the language that was asked for by name.
    """
    known = list(Locale.objects.order_by("pk").values_list("language_code", flat=True))
    if asked is not None and asked not in known:
        values = {"values": ", ".join(known)}
        raise InvalidParameters([ParameterError("locale", lambda: _("Possible values: %(values)s.") % values)])
    language = asked or language_of(request)
    return language if language in known else known[0]


def origin_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def address_of(page: Page, request: HttpRequest) -> str | None:
    """Return a page's address on the host that was asked."""
    url = page.get_url(request)
    return urljoin(origin_of(request), url) if url else None


def lead_renditions() -> Prefetch:
    """Bring the renditions of `lead_image` along, in one query for a whole list."""
    return Prefetch("lead_image__renditions", PortalRendition.objects.all(), to_attr="prefetched_renditions")


def picture(image: AbstractImage | None, alt: str, request: HttpRequest) -> dict[str, Any] | None:
    """Return an image in several widths; None where there is none or its file is gone."""
    if image is None:
        return None
    found = get_renditions_or_not_found(image, RENDITIONS).values()
    if not all(item.width for item in found):  # one just made has no primary key yet, one without a file no width
        return None
    origin = origin_of(request)
    # A small original is not enlarged, so several renditions may have its width.
    widths = {item.width: item for item in found}
    renditions = [
        {"width": item.width, "height": item.height, "url": urljoin(origin, item.url)} for item in widths.values()
    ]
    return {
        "alt": alt,
        "credit": getattr(image, "credit", ""),
        "focal_point": _focal_point(image),
        "renditions": renditions,
        "srcset": ", ".join(f"{item['url']} {item['width']}w" for item in renditions),
    }


def _focal_point(image: AbstractImage) -> dict[str, float] | None:
    if not image.has_focal_point():
        return None
    point = image.get_focal_point().centroid
    return {"x": round(point.x / image.width, 4), "y": round(point.y / image.height, 4)}


def blocks(stream: StreamValue, request: HttpRequest) -> list[dict[str, Any]]:
    """Return the blocks as each represents itself, with absolute addresses."""
    found = stream.stream_block.get_api_representation(stream, context={"request": request})
    return _absolute(found, origin_of(request))


def html(stream: StreamValue, page: Page, request: HttpRequest) -> str:
    """Return the blocks as HTML that another site can show as it is."""
    rendered = stream.render_as_block(context={"page": page, "request": request})
    return portable(rendered, address_of(page, request) or origin_of(request))


def _absolute(value: Any, origin: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _absolute(part, origin, name) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_absolute(part, origin) for part in value]
    if isinstance(value, str):
        if key == "url" and value.startswith("/") and not value.startswith("//"):
            return origin + value
        return LOCAL.sub(rf'\1="{origin}/', value)
    return value


@dataclass(frozen=True)
class Translated:
    """A public page, in one of its languages."""

    locale: str
    page: Page


def translations(keys: Iterable[Any]) -> list[Translated]:
    """Return all public pages with these translation keys; one query."""
    pages = Page.objects.live().public().filter(translation_key__in=list(keys), alias_of=None).select_related("locale")
    return [Translated(page.locale.language_code, page) for page in pages.order_by("locale_id")]


ApiAddress = Callable[[Page, str], str]


def alternates(found: Iterable[Translated], request: HttpRequest, api_address: ApiAddress) -> list[dict[str, Any]]:
    """Return where each language stands: its page and its answer in this API."""
    origin = origin_of(request)
    return [
        {"locale": each.locale, "url": address_of(each.page, request),
         "api_url": origin + api_address(each.page, each.locale)}
        for each in found
    ]  # fmt: skip


class ElsewhereOnly(NotFound):
    """Nothing in the language asked for; `more` says in which there is."""

    def __init__(self, detail: Callable[[], str], found: list[dict[str, Any]]):
        super().__init__(detail)
        self.more = {"alternates": found}


def notice(page: Page) -> dict[str, Any] | None:
    """Return what readers must be told of a translation, None where all is well."""
    found = notice_for(page) if page.pk else None
    if found is None:
        return None
    return {
        "outdated_since": found.outdated_since.isoformat() if found.outdated_since else None,
        "machine_translated": found.machine,
        "incomplete": found.incomplete,
        "source_language": found.source_language,
        "source_url": found.source_url or None,
    }


def seo(page: Page) -> dict[str, str]:
    return {"title": page.seo_title or page.title, "description": page.search_description}


def moment(value: Any) -> str | None:
    return value.isoformat() if value else None
