"""Visitors' pages: ETag, 304, and who may keep them."""

import pytest
from django.contrib.auth.models import User
from wagtail.models import PageViewRestriction

from tests.home.samples import add_page, home


def get(client, path="/de/projekt/", **headers):
    return client.get(path, headers=headers)


@pytest.fixture
def project(db):
    return add_page(home("de"), "Projekt", "projekt")


def test_an_unchanged_page_is_304_and_a_changed_one_is_not(client, project):
    first = get(client)
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert "Last-Modified" in first.headers
    again = get(client, **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    project.title = "Vorhaben"
    project.save_revision().publish()
    changed = get(client, **{"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_a_new_menu_is_a_changed_page(client, project):
    first = get(client)
    add_page(home("de"), "Neu im Menü", "neu", show_in_menus=True)
    headers = {"If-None-Match": first.headers["ETag"], "If-Modified-Since": first.headers["Last-Modified"]}
    assert get(client, **headers).status_code == 200
    assert get(client, **{"If-Modified-Since": first.headers["Last-Modified"]}).status_code == 200


def test_a_compressed_page_is_known_again(client, project):
    first = get(client, **{"Accept-Encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in first.headers["Vary"]
    again = get(client, **{"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_a_304_varies_as_its_200_does(client, project):
    for headers in ({}, {"Accept-Encoding": "gzip"}):
        first = get(client, **headers)
        again = get(client, **headers, **{"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        assert again.headers["Vary"] == first.headers["Vary"]


def test_lists_change_with_what_stands_in_them_and_have_no_date(client, project):
    from news.models import NewsIndexPage

    news = home("de").add_child(instance=NewsIndexPage(title="Aktuelles", slug="aktuelles"))
    news.save_revision().publish()
    home("de").save_revision().publish()
    assert [get(client, path).headers.get("Last-Modified") for path in ("/de/", "/de/aktuelles/")] == [None, None]


def test_visitors_are_not_told_apart(client, project):
    response = get(client)
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Accept-Language" not in response.headers.get("Vary", "")
    assert not response.cookies


def test_what_asks_who_somebody_is_belongs_to_nobody_else(client, project):
    restriction = PageViewRestriction.objects.create(page=project, restriction_type="login")
    client.force_login(User.objects.create_user("eva"))
    response = get(client)
    assert response.status_code == 200
    assert "private" in response.headers["Cache-Control"]
    assert "no-store" in response.headers["Cache-Control"]
    assert "ETag" not in response.headers
    restriction.restriction_type, restriction.password = "password", "geheim"
    restriction.save()
    assert "private" in get(client).headers["Cache-Control"]


def test_the_cms_and_what_is_missing_have_no_etag_of_ours(client, project):
    client.force_login(User.objects.create_superuser("chief"))
    assert "ETag" not in client.get("/cms/").headers
    assert "ETag" not in get(client, "/de/nichts/").headers


def test_a_shared_cache_may_keep_it_for_a_minute_where_there_is_one(client, project, settings):
    settings.SHARED_CACHE_SECONDS = 60
    assert get(client).headers["Cache-Control"] == "public, max-age=0, must-revalidate, s-maxage=60"
