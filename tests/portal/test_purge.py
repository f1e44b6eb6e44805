"""Published and unpublished pages are purged from a cache in front, which may be gone."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlsplit

import pytest

from portal.env import Environment
from portal.purge import addresses
from tests.events.samples import add_event
from tests.events.samples import add_index as add_events
from tests.home.samples import add_page, home
from tests.news.making import make_topic, write


class Cache(HTTPServer):
    """Records PURGE requests; `answer` is their status, 0 hangs up."""

    answer = 200

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Recorder)
        self.purged: list[tuple[str, str]] = []


class Recorder(BaseHTTPRequestHandler):
    def do_PURGE(self):
        self.server.purged.append((self.headers["Host"], self.path))
        if self.server.answer:
            self.send_response(self.server.answer)
            self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def cache(settings):
    server = Cache()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.WAGTAILFRONTENDCACHE = Environment(
        frontend_cache_url=f"http://127.0.0.1:{server.server_port}"
    ).frontend_cache()
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def purged(cache, django_capture_on_commit_callbacks):
    cache.purged.clear()
    paths: list[str] = []
    with django_capture_on_commit_callbacks(execute=True):
        yield paths
    paths += [path for _host, path in cache.purged]


@pytest.fixture
def news(db):
    from news.models import NewsIndexPage

    return home("de").add_child(instance=NewsIndexPage(title="Aktuelles", slug="aktuelles"))


def test_news_take_their_lists_feeds_topics_and_answers_along(cache, news, django_capture_on_commit_callbacks):
    page = write(news, slug="halle", topics=[make_topic("Förderung", "foerderung", news.locale)])
    for act in (lambda: page.save_revision().publish(), page.unpublish):
        with purged(cache, django_capture_on_commit_callbacks) as paths:
            act()
        assert {
            "/de/aktuelles/halle/", "/de/aktuelles/", "/de/aktuelles/feed.atom", "/de/aktuelles/feed.rss",
            "/de/aktuelles/thema/foerderung/", "/de/aktuelles/thema/foerderung/feed.atom", "/de/", "/cs/",
            "/api/v1/news", "/api/v1/news?locale=de", "/api/v1/news/halle", "/api/v1/news/halle?locale=de",
            "/api/v1/pages?path=/de/aktuelles/halle/", "/api/v1/pages?path=/de/aktuelles/", "/sitemap.xml",
        } <= set(paths)  # fmt: skip
        assert len(paths) == len(set(paths))
    assert {host for host, _path in cache.purged} == {urlsplit(home("de").full_url).netloc}


def test_events_take_their_calendars_and_months_along(cache, db, django_capture_on_commit_callbacks):
    event = add_event(add_events("de"))
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        event.unpublish()
    base = "/de/veranstaltungen/"
    assert {
        f"{base}zoll-im-alltag/", f"{base}zoll-im-alltag/termin.ics", base, f"{base}vergangen/",
        f"{base}kalender.ics", f"{base}monat/2026/12/", "/api/v1/events?locale=de", "/api/v1/events/zoll-im-alltag",
    } <= set(paths)  # fmt: skip


def test_translations_are_purged_too(news):
    german = add_page(home("de"), "Projekt", "projekt")
    czech = add_page(home("cs"), "Projekt", "projekt", translation_key=german.translation_key)
    assert czech.full_url in addresses(german)


def test_a_deleted_page_and_an_old_address_are_purged(cache, news, django_capture_on_commit_callbacks):
    page = add_page(home("de"), "Projekt", "projekt")
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        page.slug = "vorhaben"
        page.save_revision().publish()
    assert {"/de/projekt/", "/de/vorhaben/"} <= set(paths)
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        page.delete()
    assert "/de/vorhaben/" in paths


def test_a_draft_purges_nothing(cache, news, django_capture_on_commit_callbacks):
    page = write(news)
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        page.save_revision()
    assert paths == []


@pytest.mark.parametrize("answer", [404, 500, 0])
def test_a_cache_that_fails_stops_nothing(cache, news, answer, caplog, django_capture_on_commit_callbacks):
    cache.answer = answer
    page = write(news, publish=False)
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        page.get_latest_revision().publish()
    assert len(paths) > 10  # the first failure does not keep the others from being sent
    assert "Not purged" in caplog.text
    page.refresh_from_db()
    assert page.live


def test_a_cache_that_is_gone_stops_nothing(cache, news, settings, caplog, django_capture_on_commit_callbacks):
    settings.WAGTAILFRONTENDCACHE["default"]["LOCATION"] = "http://127.0.0.1:9"
    with django_capture_on_commit_callbacks(execute=True):
        page = write(news)
    assert page.live
    assert "Not purged" in caplog.text


def test_addresses_that_cannot_be_told_stop_nothing(cache, news, monkeypatch, caplog):
    monkeypatch.setattr("portal.purge._addresses", lambda page: 1 / 0)
    assert write(news).live
    assert "ZeroDivisionError" in caplog.text


def test_without_a_cache_nothing_is_asked_or_queued(news, settings, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr("portal.purge.addresses", lambda page: 1 / 0)
    settings.WAGTAILFRONTENDCACHE = {}
    assert write(news).live
