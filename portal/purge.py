"""What a cache in front has to forget when a page is published, changed, moved or taken down."""

import logging
from collections.abc import Callable, Iterable
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.contrib.frontend_cache.backends.http import HTTPBackend, PurgeRequest
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from directory.models import Company, Listing
from events.models import EventPage
from news.models import NewsPage, Topic

from . import stale

logger = logging.getLogger(__name__)
SECONDS = 5  # that a cache may take to answer


class VarnishBackend(HTTPBackend):
    """Wagtail's backend, with a time limit.

    A cache that refuses one address is asked for the others; one that does not answer is left alone, for the worker has
    other things to do, and what is in the cache runs out by itself within a minute (SHARED_CACHE_SECONDS).
    """

    def purge(self, url: str) -> None:
        self.purge_batch([url])

    def purge_batch(self, urls: Iterable[str]) -> None:
        for url in urls:
            try:
                self._send(url)
            except HTTPError as error:
                logger.warning("Not purged: %s (%s)", url, error)
            except (OSError, HTTPException) as error:
                logger.warning("Not purged: %s and all after it (%s)", url, error)
                return

    def _send(self, url: str) -> None:
        parts = urlsplit(url)
        target = parts._replace(scheme=self.cache_scheme, netloc=self.cache_netloc, fragment="").geturl()
        with urlopen(PurgeRequest(target, headers={"Host": parts.netloc}), timeout=SECONDS):  # noqa: S310
            pass


def connect() -> None:
    for signal, receiver in (
        (page_published, _page), (page_unpublished, _page), (page_slug_changed, _renamed), (post_page_move, _moved),
    ):  # fmt: skip
        signal.connect(receiver, dispatch_uid="portal.purge")
    for model in get_page_models():  # each by name: a receiver for everything would slow all other deletions down
        pre_delete.connect(_deleted, sender=model, dispatch_uid="portal.purge")
    for model in (NewsPage, EventPage):
        pre_save.connect(_leaving, sender=model, dispatch_uid="portal.purge")
    for signal in (post_save, post_delete):
        signal.connect(_restricted, sender=PageViewRestriction, dispatch_uid="portal.purge")
    for signal in (published, unpublished, post_delete):
        signal.connect(_company, sender=Company, dispatch_uid="portal.purge")
        signal.connect(_listing, sender=Listing, dispatch_uid="portal.purge")
        signal.connect(_topic, sender=Topic, dispatch_uid="portal.purge")


def purge(what: Model, *finders: Callable[[], Iterable[str]]) -> None:
    """Ask the cache to forget addresses once the transaction is through; the worker sends the requests."""
    if not settings.WAGTAILFRONTENDCACHE:
        return
    try:
        with transaction.atomic():
            found = list(dict.fromkeys(url for find in finders for url in find()))
    except Exception:
        # Whatever it is, the page shall be published.
        logger.exception("Addresses of %s %s", what._meta.label, what.pk)
        return
    if found:
        transaction.on_commit(lambda: purge_urls_from_cache(found), robust=True)


def _page(instance: Page, **kwargs: Any) -> None:
    purge(instance, lambda: stale.of_page(instance.specific))


def _renamed(instance: Page, instance_before: Page, **kwargs: Any) -> None:
    purge(
        instance,
        lambda: stale.of_page(instance_before),
        lambda: stale.of_branch(instance),
        lambda: stale.before_move(instance, instance_before.url_path),
    )


def _moved(instance: Page, parent_page_before: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    page = Page.objects.get(pk=instance.pk).specific
    if url_path_before == url_path_after:  # another order among its siblings
        purge(page, lambda: stale.of_page(page))
        return
    parent = Page.objects.get(pk=parent_page_before.pk)
    purge(page, lambda: stale.of_branch(page), lambda: stale.before_move(page, url_path_before, parent))


def _deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    if sender is not Page and instance.live:
        _page(instance)


def _leaving(
    sender: type, instance: Any, raw: bool = False, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    """Hear of a topic that is taken off and of a month that an event moves out of: once it is saved, nobody knows."""
    if raw or update_fields is not None or not settings.WAGTAILFRONTENDCACHE:
        return
    if stored := sender._base_manager.filter(pk=instance.pk, live=True).first():  # type: ignore[attr-defined]
        purge(instance, lambda: stale.left(stored, instance))


def _restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    if page := Page.objects.filter(pk=instance.page_id).first():
        purge(page, lambda: stale.of_branch(page.specific))


def _company(instance: Company, **kwargs: Any) -> None:
    purge(instance, lambda: stale.of_company(instance))


def _listing(instance: Listing, **kwargs: Any) -> None:
    purge(instance, lambda: stale.of_listing(instance))


def _topic(instance: Topic, **kwargs: Any) -> None:
    purge(instance, lambda: stale.of_topic(instance))
