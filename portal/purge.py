"""What a cache in front has to forget when a page is published, changed or taken down."""

import datetime
import logging
from collections.abc import Iterator
from http.client import HTTPException
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

from django.conf import settings
from django.db import transaction
from django.db.models.signals import pre_delete
from wagtail.contrib.frontend_cache.backends.http import HTTPBackend, PurgeRequest
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from events.addresses import CALENDARS, EVENT_FILES, MONTHS, PAST, translated
from events.models import EventIndexPage, EventPage
from home.models import HomePage
from news.addresses import FEEDS, topic_address
from news.models import NewsIndexPage, NewsPage

logger = logging.getLogger(__name__)
_FIVE_DAYS = datetime.timedelta(days=5)
SECONDS = 5  # that a cache may take to answer


class VarnishBackend(HTTPBackend):
    """Wagtail's backend, with a time limit; whatever goes wrong is logged, and the other addresses still go."""

    def purge(self, url: str) -> None:
        parts = urlsplit(url)
        target = parts._replace(scheme=self.cache_scheme, netloc=self.cache_netloc, fragment="").geturl()
        try:
            with urlopen(PurgeRequest(target, headers={"Host": parts.netloc}), timeout=SECONDS):  # noqa: S310
                pass
        except (OSError, HTTPException) as error:  # urllib's own errors are OSErrors
            logger.warning("Not purged: %s (%s)", url, error)


def addresses(page: Page) -> list[str]:
    """Return every address that shows something of a page in its specific class, without repeats."""
    found = dict.fromkeys(_addresses(page))
    return [url for url in found if url]


def _addresses(page: Page) -> Iterator[str]:
    same = list(Page.objects.filter(translation_key=page.translation_key).select_related("locale").specific())
    # The page at hand comes first: what is stored may have another address by now.
    for each in [page, *(other for other in same if other.pk != page.pk)]:
        url = each.full_url
        if not url:
            continue
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        yield from _own(each, url)
        yield from _api(each, url, origin)
        for above in each.get_ancestors().filter(depth__gt=1).specific():
            yield from _list(above, each)
            if above.full_url:
                yield from _api(above, above.full_url, origin)
        yield f"{origin}/sitemap.xml"
        yield f"{origin}/sitemap-pages.xml"
    for home in HomePage.objects.live():
        yield home.full_url or ""


def _own(page: Page, url: str) -> Iterator[str]:
    yield url
    if isinstance(page, EventPage):
        yield f"{url}{translated(EVENT_FILES, page.locale.language_code)}"
    yield from _list(page, page)


def _list(index: Page, page: Page) -> Iterator[str]:
    """Yield the addresses of a list that `page` may stand in."""
    url, language = index.full_url or "", index.locale.language_code
    if not url:
        return
    yield url
    if isinstance(index, NewsIndexPage):
        lists = [url]
        if isinstance(page, NewsPage):
            lists += [topic_address(url, language, topic.slug) for topic in page.topics.all()]
        for each in lists:
            yield each
            yield from (f"{each}feed.{kind}" for kind in FEEDS)
    if isinstance(index, EventIndexPage):
        yield f"{url}{translated(PAST, language)}/"
        yield f"{url}{translated(CALENDARS, language)}"
        if isinstance(page, EventPage):
            month, last = page.first_day.replace(day=1), page.last_day
            while month <= last:
                yield f"{url}{translated(MONTHS, language)}/{month:%Y}/{month:%m}/"
                month = (month.replace(day=28) + _FIVE_DAYS).replace(day=1)


def _api(page: Page, url: str, origin: str) -> Iterator[str]:
    locale = page.locale.language_code
    yield f"{origin}/api/v1/pages?path={quote(urlsplit(url).path, safe='/')}"
    for model, name in ((NewsPage, "news"), (EventPage, "events")):
        if isinstance(page, model):
            for path in (name, f"{name}/{page.slug}"):
                yield f"{origin}/api/v1/{path}"
                yield f"{origin}/api/v1/{path}?locale={locale}"


def purge(instance: Page, **kwargs: Any) -> None:
    """Ask the cache to forget a page once the transaction is through; the worker sends the requests."""
    if not settings.WAGTAILFRONTENDCACHE:
        return
    try:
        with transaction.atomic():
            found = addresses(instance.specific)
    except Exception:
        logger.exception("Addresses of page %s", instance.pk)  # whatever it is, the page shall be published
        return
    transaction.on_commit(lambda: purge_urls_from_cache(found), robust=True)


def _before(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    purge(instance_before)
    purge(instance)


def _moved(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    purge(instance)


def connect() -> None:
    for signal in (page_published, page_unpublished):
        signal.connect(purge, dispatch_uid="portal.purge")
    page_slug_changed.connect(_before, dispatch_uid="portal.purge")
    post_page_move.connect(_moved, dispatch_uid="portal.purge")
    pre_delete.connect(_deleted, dispatch_uid="portal.purge")


def _deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page) and type(instance) is not Page and instance.live:
        purge(instance)
