"""Offers and requests to subscribe to: Atom and RSS, all or of one kind."""

import datetime
import hashlib
import uuid
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import format_html
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import DirectoryEntry, ListingPage
from ...models.page import FEED_NAMES
from ...search import Card
from ..cards import listing_card

SIZE = 30
FORMATS: dict[str, type[SyndicationFeed]] = {"atom": Atom1Feed, "rss": Rss201rev2Feed}
TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml"}
TITLES = {"": gettext_lazy("Offers and requests"), "request": gettext_lazy("Requests"), "offer": gettext_lazy("Offers")}
# What XML 1.0 has no way to write, though it can be pasted into a form.
UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def feeds_of(language: str, base: str) -> list[dict[str, Any]]:
    """Return the feeds of a language: title, and the addresses of both formats."""
    names = FEED_NAMES.get(language, FEED_NAMES["en"])
    return [
        {"title": TITLES[kind], "urls": [(form, f"{base}{name}.{form}", TYPES[form]) for form in FORMATS]}
        for name, kind in names.items()
    ]


def feed_response(page: ListingPage, request: HttpRequest, kind: str, name: str, form: str) -> HttpResponse:
    """Return the newest offers and requests, or 304 where the reader has them; one query.

    :param kind: "request" or "offer", empty for both.
    :param name: the feed's name in its address.
    :param form: "atom" or "rss".
    """
    language, base = page.locale.language_code, page.get_full_url(request) or ""
    entries = DirectoryEntry.objects.shown("listing").filter(language=language)
    if kind:
        from ...search.terms import numbers

        entries = entries.filter(terms__overlap=numbers("type", [kind]))
    newest = list(entries.order_by("-published_at", "sort_name", "id").values_list("slug", "card", "updated_at")[:SIZE])
    changed = max((moment for *_entry, moment in newest), default=page.last_published_at or timezone.now())
    address = f"{base}{name}.{form}"
    feed = FORMATS[form](
        title=f"{TITLES[kind]} – Glokal", link=base, description=page.search_description or str(TITLES[kind]),
        language=language, author_name="Glokal", feed_url=address, feed_guid=address,
    )  # fmt: skip
    for slug, card, updated in newest:
        _add(feed, listing_card(Card(slug, card, None), language, base), updated)
    content = feed.writeString("utf-8").encode()
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    response = HttpResponse(content, content_type=feed.content_type)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(int(changed.timestamp()))
    response.headers["Cache-Control"] = "no-cache"  # keep it, but ask whether it changed
    response.headers["Content-Language"] = language
    return get_conditional_response(request, etag=etag, response=response) or response


def _add(feed: SyndicationFeed, card: dict[str, Any], updated: datetime.datetime) -> None:
    where = card["company"]["name"] if card["company"] else _("a company known to the portal")
    facts = [card["cooperation"]["label"], where, card["meta"], card["quantity"]]
    lines = [" · ".join(filter(None, facts)), card["summary"]]
    feed.add_item(
        title=_written(f"{card['badge']}: {card['title']}"),
        link=card["url"],
        description=_written("".join(format_html("<p>{}</p>", line) for line in lines if line)),
        unique_id=uuid.uuid5(uuid.NAMESPACE_URL, urljoin(card["url"], f"#{card['id']}")).urn,
        unique_id_is_permalink=False,
        pubdate=datetime.datetime.fromisoformat(card["published_at"]),
        updateddate=updated,
        categories=[_written(tag) for tag in card["tags"]],
    )


def _written(text: str) -> str:
    return text.translate(UNWRITABLE)


__all__ = ["feed_response", "feeds_of"]
