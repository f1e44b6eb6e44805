"""Published and unpublished pages are purged from a cache in front, which may be gone."""

import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlsplit

import pytest
from wagtail.models import Page, PageViewRestriction

from directory.models import DirectoryPage
from portal import purge, stale
from portal.env import Environment
from tests.events.samples import add_event, at, translate
from tests.events.samples import add_index as add_events
from tests.factories import CompanyFactory
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


def test_news_take_their_lists_and_topics_along(cache, news, django_capture_on_commit_callbacks):
    page = write(news, slug="halle", topics=[make_topic("Förderung", "foerderung", news.locale)])
    for act in (lambda: page.save_revision().publish(), page.unpublish):
        with purged(cache, django_capture_on_commit_callbacks) as paths:
            act()
        assert {
            "/de/aktuelles/halle/", "/de/aktuelles/", "/de/aktuelles/thema/foerderung/", "/de/", "/cs/", "/sitemap.xml",
            "/sitemap-pages.xml",
        } <= set(paths)  # fmt: skip
        assert len(paths) == len(set(paths))
        assert not [path for path in paths if "/api/" in path or "feed." in path]  # these carry no-cache
    assert {host for host, _path in cache.purged} == {urlsplit(home("de").full_url).netloc}


def test_events_take_their_months_along(cache, db, django_capture_on_commit_callbacks):
    event = add_event(add_events("de"))
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        event.unpublish()
    base = "/de/veranstaltungen/"
    assert {f"{base}zoll-im-alltag/", base, f"{base}vergangen/", f"{base}monat/2026/12/"} <= set(paths)
    assert not [path for path in paths if path.endswith(".ics")]  # they carry no-cache


def test_an_event_leaves_its_month_in_every_language(cache, db, django_capture_on_commit_callbacks):
    event = add_event(add_events("de"))
    translate(event, add_events("cs"), slug="clo")
    translated = type(event).objects.get(slug="clo")
    for each in (event, translated):
        with purged(cache, django_capture_on_commit_callbacks) as paths:
            each.start, each.end = at(2027, 2, 3), at(2027, 2, 3, 12)
            each.save_revision().publish()
        base = {"de": "/de/veranstaltungen/monat", "cs": "/cs/akce/mesic"}[each.locale.language_code]
        assert {f"{base}/2026/12/", f"{base}/2027/02/"} <= set(paths)


def test_news_leave_the_topic_that_is_taken_off(cache, news, django_capture_on_commit_callbacks):
    topics = [make_topic("Förderung", "foerderung", news.locale), make_topic("Zoll", "zoll", news.locale)]
    page = write(news, topics=topics)
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        page.topics.remove(topics[0])
        page.save_revision()
    assert paths == []  # a draft
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        page.get_latest_revision().publish()
    assert {"/de/aktuelles/thema/foerderung/", "/de/aktuelles/thema/zoll/"} <= set(paths)


def test_what_is_made_private_or_public_again_is_purged_with_all_below(cache, news, django_capture_on_commit_callbacks):
    page = write(news, slug="halle", topics=[make_topic("Zoll", "zoll", news.locale)])
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert {"/de/aktuelles/halle/", "/de/aktuelles/", "/de/aktuelles/thema/zoll/", "/de/"} <= set(paths)
    restriction.delete()
    restriction = PageViewRestriction.objects.create(page=news, restriction_type="login")
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        restriction.delete()
    assert {"/de/aktuelles/halle/", "/de/aktuelles/", "/de/aktuelles/thema/zoll/", "/de/"} <= set(paths)


def test_a_section_takes_its_news_to_another_address(cache, news, django_capture_on_commit_callbacks):
    from news.models import NewsIndexPage

    section = news.add_child(instance=NewsIndexPage(title="Kammer", slug="kammer", locale=news.locale))
    write(section, slug="halle", topics=[make_topic("Zoll", "zoll", news.locale)])
    section = NewsIndexPage.objects.get(pk=section.pk)
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        section.slug = "verein"
        section.save_revision().publish()
    for name in ("kammer", "verein"):
        base = f"/de/aktuelles/{name}/"
        assert {base, f"{base}halle/", f"{base}thema/zoll/"} <= set(paths)
    other = home("de").add_child(instance=NewsIndexPage(title="Archiv", slug="archiv", locale=news.locale))
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        Page.objects.get(pk=section.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    for base in ("/de/aktuelles/verein/", "/de/archiv/verein/"):
        assert {base, f"{base}halle/", f"{base}thema/zoll/"} <= set(paths)
    assert {"/de/aktuelles/", "/de/aktuelles/thema/zoll/", "/de/archiv/", "/de/archiv/thema/zoll/"} <= set(paths)


def test_a_topic_takes_its_lists_along(cache, news, django_capture_on_commit_callbacks):
    topic = make_topic("Zoll", "zoll", news.locale)
    for act in (topic.unpublish, lambda: topic.save_revision().publish()):
        with purged(cache, django_capture_on_commit_callbacks) as paths:
            act()
        assert {"/de/aktuelles/", "/de/aktuelles/thema/zoll/"} <= set(paths)


def test_a_company_takes_its_profile_along(cache, db, django_capture_on_commit_callbacks):
    home("de").add_child(instance=DirectoryPage(title="Unternehmen", slug="unternehmen", locale=home("de").locale))
    company = CompanyFactory(slug="muster")
    for act in (company.unpublish, lambda: company.save_revision().publish()):
        with purged(cache, django_capture_on_commit_callbacks) as paths:
            act()
        assert {"/de/unternehmen/", "/de/unternehmen/muster/", "/de/", "/sitemap-companies.xml"} <= set(paths)


def test_translations_are_purged_too(news):
    german = add_page(home("de"), "Projekt", "projekt")
    czech = add_page(home("cs"), "Projekt", "projekt", translation_key=german.translation_key)
    assert czech.full_url in set(stale.of_page(german))


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


@pytest.mark.parametrize("answer", [404, 500])
def test_a_cache_that_refuses_stops_nothing(cache, news, answer, caplog, django_capture_on_commit_callbacks):
    cache.answer = answer
    page = write(news, publish=False)
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        page.get_latest_revision().publish()
    assert len(paths) > 4  # the first failure does not keep the others from being sent
    assert "Not purged" in caplog.text
    page.refresh_from_db()
    assert page.live


def test_a_cache_that_hangs_up_is_asked_once(cache, news, caplog, django_capture_on_commit_callbacks):
    cache.answer = 0
    with purged(cache, django_capture_on_commit_callbacks) as paths:
        page = write(news)
    assert len(paths) == 1
    assert "Not purged" in caplog.text
    assert page.live


def test_a_cache_that_hangs_holds_up_the_worker_once(cache, news, settings, monkeypatch, caplog):
    monkeypatch.setattr(purge, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        backend = purge.VarnishBackend({"LOCATION": f"http://127.0.0.1:{silent.getsockname()[1]}"})
        begun = time.monotonic()
        backend.purge_batch([f"http://testserver/de/{number}/" for number in range(30)])
        assert time.monotonic() - begun < 2
    assert caplog.text.count("Not purged") == 1


def test_a_cache_that_is_gone_stops_nothing(cache, news, settings, caplog, django_capture_on_commit_callbacks):
    settings.WAGTAILFRONTENDCACHE["default"]["LOCATION"] = "http://127.0.0.1:9"
    with django_capture_on_commit_callbacks(execute=True):
        page = write(news)
    assert page.live
    assert "Not purged" in caplog.text


def test_addresses_that_cannot_be_told_stop_nothing(cache, news, monkeypatch, caplog):
    monkeypatch.setattr(stale, "of_page", lambda page: 1 / 0)
    assert write(news).live
    assert "ZeroDivisionError" in caplog.text


def test_without_a_cache_nothing_is_asked_or_queued(news, settings, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr(purge, "purge_urls_from_cache", lambda urls: 1 / 0)
    monkeypatch.setattr(stale, "of_page", lambda page: 1 / 0)
    settings.WAGTAILFRONTENDCACHE = {}
    assert write(news).live
