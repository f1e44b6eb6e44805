"""Scheduled pages go live and expire, in the worker's own process too."""

import datetime
import os
import subprocess
import sys
import threading
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published

from directory.exchange import importer
from home.models import HomePage, StandardPage
from news.models import NewsIndexPage
from portal import schedule
from portal.env import BASE_DIR
from tests.events.samples import add_event
from tests.events.samples import add_index as add_events
from tests.news.making import write

HOUR = datetime.timedelta(hours=1)


def add(title, publish=True, **dates):
    home = HomePage.objects.get(locale__language_code="de")
    page = StandardPage(title=title, slug=title.lower(), live=False, locale=home.locale, **dates)
    home.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return page


def make_due(page):
    """Let the moment that its editor chose be an hour ago."""
    past = timezone.now() - HOUR
    revision = page.get_latest_revision()
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def test_what_is_due_goes_live_and_what_is_not_stays_a_draft(db):
    later = timezone.now() + HOUR
    due, waiting, draft = add("Due", go_live_at=later), add("Waiting", go_live_at=later), add("Draft", publish=False)
    make_due(due)
    published = []
    page_published.connect(receiver := lambda instance, **kwargs: published.append(instance), weak=False)
    try:
        assert schedule.tick() == 1
    finally:
        page_published.disconnect(receiver)
    assert [is_live(page) for page in (due, waiting, draft)] == [True, False, False]
    assert [type(page) for page in published] == [StandardPage]
    assert PageLogEntry.objects.filter(page=due.pk, action="wagtail.publish.scheduled").exists()
    assert schedule.tick() == 0


def test_what_has_expired_is_taken_down(db, client):
    page, other = add("Old", expire_at=timezone.now() + HOUR), add("Lasting", expire_at=timezone.now() + HOUR)
    assert client.get("/de/old/").status_code == 200
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - HOUR)
    assert schedule.tick() == 1
    assert [is_live(page), is_live(other)] == [False, True]
    assert Page.objects.get(pk=page.pk).expired
    assert client.get("/de/old/").status_code == 404


def test_what_went_live_and_expired_while_the_worker_was_away_is_never_seen(db, client):
    page = add("Late", go_live_at=timezone.now() + HOUR, expire_at=timezone.now() + 2 * HOUR)
    make_due(page)
    revision = page.get_latest_revision()
    revision.content["expire_at"] = (timezone.now() - HOUR / 2).isoformat()
    revision.save()
    assert schedule.tick() == 1
    page = Page.objects.get(pk=page.pk)
    assert (page.live, page.expired) == (False, True)
    assert client.get("/de/late/").status_code == 404
    assert schedule.tick() == 0


def test_what_has_expired_is_gone_before_the_worker_comes(db, client):
    index = HomePage.objects.get(locale__language_code="de").add_child(
        instance=NewsIndexPage(title="Aktuelles", slug="aktuelles")
    )
    pages = [add("Old"), write(index, "Altes aus der Halle", slug="halle"), add_event(add_events("de"))]
    paths = [page.url for page in pages]
    lists = [
        "/de/aktuelles/", "/de/aktuelles/feed.atom", "/de/veranstaltungen/", "/de/veranstaltungen/kalender.ics",
        "/api/v1/news?locale=de", "/api/v1/events?locale=de", "/sitemap-pages.xml", "/api/cms/v2/pages/?limit=100",
    ]  # fmt: skip
    names = ("/old/", "halle/", "zoll-im-alltag")

    def found():
        return {name for path in lists for name in names if name in client.get(path).content.decode()}

    assert [client.get(path).status_code for path in paths] == [200] * 3
    assert found() == set(names)
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(expire_at=timezone.now() - HOUR)
    assert [client.get(path).status_code for path in paths] == [404] * 3
    assert [client.get(f"/api/v1/pages?path={path}").status_code for path in paths] == [404] * 3
    assert [client.get(f"/api/cms/v2/pages/{page.pk}/").status_code for page in pages] == [404] * 3
    assert found() == set()


def test_one_that_fails_is_logged_and_stops_no_other(db, monkeypatch, caplog):
    pages = [add(title, go_live_at=timezone.now() + HOUR) for title in ("First", "Broken", "Last")]
    for page in pages:
        make_due(page)

    def refuse(instance, **kwargs):
        if instance.title == "Broken":
            raise ValueError("no")

    page_published.connect(refuse)
    try:
        assert schedule.tick() == 2
    finally:
        page_published.disconnect(refuse)
    assert [is_live(page) for page in pages] == [True, False, True]
    assert f"Scheduled: wagtailcore.Revision {pages[1].get_latest_revision().pk}" in caplog.text
    assert schedule.tick() == 1  # the next minute tries again


def test_two_workers_do_not_both_tick(db):
    add("Due", go_live_at=timezone.now() + HOUR)
    seen = []

    def elsewhere():
        seen.append(schedule.tick())
        connection.close()

    with schedule.alone() as first:
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
    assert (first, seen) == (True, [None])


def finished(days, status, queue="default"):
    when = timezone.now() - datetime.timedelta(days=days, minutes=1)
    return DBTaskResult.objects.create(
        task_path="home.mail.deliver", args_kwargs={"args": [{"body": "Vertraulich"}], "kwargs": {}}, status=status,
        backend_name="default", queue_name=queue, finished_at=when, run_after=when, exception_class_path="",
        traceback="", worker_ids=[],
    ).pk  # fmt: skip


def test_finished_tasks_are_cleared_away_once_a_day(db, monkeypatch):
    monkeypatch.setattr(schedule, "_cleared", {})
    finished(1, "SUCCESSFUL")
    finished(1, "SUCCESSFUL", queue="other")
    finished(30, "FAILED")
    kept = {finished(0, "SUCCESSFUL"), finished(29, "FAILED"), finished(90, "READY")}
    schedule.tick()
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept
    late = finished(2, "SUCCESSFUL")
    schedule.tick()
    assert DBTaskResult.objects.filter(pk=late).exists()
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    schedule.tick()
    assert not DBTaskResult.objects.filter(pk=late).exists()


def test_a_database_that_was_away_is_asked_again(caplog):
    calls, done = [], threading.Event()

    def act():
        calls.append(1)
        if len(calls) == 1:
            raise ConnectionError("away")
        done.set()

    with schedule.Clock(seconds=0.01, act=act):
        assert done.wait(5)
    assert "tries again" in caplog.text


@pytest.mark.django_db(transaction=True)  # another process sees what is written
def test_the_workers_own_process_does_it():
    due, old = add("Due", go_live_at=timezone.now() + HOUR), add("Old", expire_at=timezone.now() + HOUR)
    make_due(due)
    Page.objects.filter(pk=old.pk).update(expire_at=timezone.now() - HOUR)
    own = connection.settings_dict
    host = quote(own["HOST"], safe="")
    url = f"postgresql://{own['USER']}:{own['PASSWORD']}@{host}:{own['PORT']}/{own['NAME']}"
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    command = [sys.executable, "manage.py", "worker", "--batch", "--no-reload"]
    done = subprocess.run(command, cwd=BASE_DIR, env=environment,
                          capture_output=True, text=True, timeout=120)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert [is_live(due), is_live(old)] == [True, False]


def test_the_duties_are_done_once_an_hour(db, monkeypatch):
    told = []
    monkeypatch.setattr(schedule, "run_duties", told.append)
    monkeypatch.setattr(schedule, "_dutiful", {})
    at = datetime.datetime(2026, 11, 23, 8, 59, tzinfo=datetime.UTC)
    for minutes in (0, 1, 30, 61):
        monkeypatch.setattr(schedule.timezone, "now", lambda minutes=minutes: at + datetime.timedelta(minutes=minutes))
        schedule.tick()
    assert [now.hour for now in told] == [8, 9, 10]


def test_imports_need_not_wait_for_the_clock():
    assert schedule.LOCK != importer.LOCK
