"""The answer with a feed: in full, or 304 where the reader has it already."""

import hashlib
from urllib.parse import urljoin

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from ..addresses import topic_address
from ..models import NewsIndexPage, NewsPage, Topic
from .formats import FORMATS, AtomFeed, RssFeed
from .items import IMAGE, add_items, written

SIZE = 20


def feed_response(index: NewsIndexPage, request: HttpRequest, kind: str, topic: Topic | None = None) -> HttpResponse:
    """Return the newest news of an index page, or those on a topic.

    Only the ETag decides about 304: the newest date goes back when a piece of news is withdrawn, and does not know of
    a topic or an institution that was renamed.

    :param kind: "atom" or "rss".
    """
    feed = _feed(index, request, kind, topic)
    content = feed.writeString("utf-8").encode()
    changed = int(feed.latest_post_date().timestamp())
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    response = HttpResponse(content, content_type=feed.content_type)
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed)
    response.headers["Cache-Control"] = "no-cache"  # keep it, but ask whether it changed
    response.headers["Content-Language"] = index.locale.language_code
    return get_conditional_response(request, etag=etag, response=response)


def _feed(index: NewsIndexPage, request: HttpRequest, kind: str, topic: Topic | None) -> AtomFeed | RssFeed:
    language, base = index.locale.language_code, index.get_full_url(request) or ""
    here = topic_address(base, language, topic.slug) if topic else base
    title = f"{index.title}: {topic.name}" if topic else index.title
    feed = FORMATS[kind](
        title=written(f"{title} – Glokal"),
        link=here,
        description=written(index.introduction or index.search_description or title),
        language=language,
        author_name="Glokal",
        feed_url=f"{here}feed.{kind}",
        feed_guid=f"{here}feed.{kind}",
        image=urljoin(base, static("img/share.png")),
        changed=index.last_published_at or index.latest_revision_created_at or timezone.now(),
    )
    news = NewsPage.objects.shown_in(index.locale).below(index)
    news = news.about(topic) if topic else news
    add_items(feed, list(news.newest_first().for_lists(IMAGE)[:SIZE]), request)
    return feed


__all__ = ["feed_response"]
