"""/api/v1/pages?path=…: any public page, its remainder, redirects, and whatever people put into an address."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from directory.models import DirectoryPage
from home.api.page_schemas import Resolved
from tests.events.samples import add_event
from tests.events.samples import add_index as add_events
from tests.factories import CompanyFactory
from tests.home.samples import add_page, every_block, home
from tests.news.making import make_topic, write


@pytest.fixture
def resolve(client, db):
    def get(path, status=200):
        response = client.get("/api/v1/pages", {"path": path, "locale": "de"})
        assert response.status_code == status, response.content.decode()[:500]
        return response.json()

    return get


@pytest.fixture
def news(db):
    from news.models import NewsIndexPage

    return home("de").add_child(instance=NewsIndexPage(title="Aktuelles", slug="aktuelles", show_in_menus=True))


def test_every_type_of_page_is_resolved(resolve, news):
    events = add_events("de")
    page = add_page(home("de"), "Projekt", "projekt", body=every_block(home("de")))
    article, event = write(news, slug="halle"), add_event(events)
    for target, kind in (
        (home("de"), "home"), (page, "standard"), (news, "news_index"), (article, "news"),
        (events, "event_index"), (event, "event"), (home("cs"), "home"),
    ):  # fmt: skip
        found = resolve(target.get_url())
        Resolved.model_validate(found)
        assert set(found) == set(Resolved.model_fields)
        assert (found["type"], found["id"], found["title"], found["rest"]) == (kind, target.pk, target.title, "")
        assert found["url"] == f"http://testserver{target.get_url()}"
    assert resolve("/de/aktuelles/halle/")["content"]["slug"] == "halle"
    assert resolve("/de/projekt/")["content"]["html"].startswith("<div><h2>Über die Grenze</h2>")


def test_what_stands_around_a_page(resolve, news):
    page = add_page(home("de"), "Projekt", "projekt")
    below = add_page(page, "Ziele", "ziele")
    found = resolve("/de/projekt/ziele/")
    assert [link["path"] for link in found["breadcrumb"]] == ["/de/", "/de/projekt/"]
    assert {"title": "Aktuelles", "url": "http://testserver/de/aktuelles/", "path": "/de/aktuelles/"} in (
        found["surroundings"]["menu"]
    )
    assert [child["title"] for child in resolve("/de/projekt/")["children"]] == [below.title]


@pytest.mark.parametrize(
    ("path", "rest", "route", "arguments"),
    [
        ("/de/aktuelles/thema/foerderung/", "thema/foerderung/", "on_topic", {"word": "thema", "slug": "foerderung"}),
        ("/de/aktuelles/feed.atom", "feed.atom", "feed", {"kind": "atom"}),
        ("/de/veranstaltungen/monat/2026/12/", "monat/2026/12/", "month",
         {"name": "monat", "year": "2026", "month": "12"}),
    ],
)  # fmt: skip
def test_an_address_below_a_page_gives_the_page_and_the_rest(resolve, news, path, rest, route, arguments):
    make_topic("Förderung", "foerderung", news.locale)
    add_events("de")
    found = resolve(path)
    assert (found["rest"], found["route"], found["route_arguments"]) == (rest, route, arguments)


@pytest.mark.parametrize(
    "path",
    [
        "/de/aktuelles/thema/nichts/", "/de/aktuelles/tema/foerderung/", "/de/aktuelles/thema/nichts/feed.atom",
        "/de/veranstaltungen/mesic/2026/12/", "/de/veranstaltungen/probehle/", "/de/veranstaltungen/kalendar.ics",
        "/de/veranstaltungen/zoll-im-alltag/udalost.ics", "/de/unternehmen/niemand/", "/de/unternehmen/razeni/",
    ],
)  # fmt: skip
def test_below_a_page_there_is_only_what_the_portal_shows(resolve, client, news, path):
    make_topic("Förderung", "foerderung", news.locale)
    add_event(add_events("de"))
    home("de").add_child(instance=DirectoryPage(title="Unternehmen", slug="unternehmen", locale=news.locale))
    resolve(path, 404)
    assert client.get(path).status_code == 404


def test_a_profile_is_there_while_its_company_is_public(resolve, db):
    home("de").add_child(instance=DirectoryPage(title="Unternehmen", slug="unternehmen", locale=home("de").locale))
    company = CompanyFactory(slug="muster")
    company.save_revision().publish()
    assert resolve("/de/unternehmen/muster/")["route_arguments"] == {"slug": "muster"}
    assert resolve("/de/unternehmen/reihenfolge/")["route"] == "ordering"
    company.unpublish()
    resolve("/de/unternehmen/muster/", 404)


def test_the_other_languages_are_linked(resolve):
    found = resolve("/de/")
    assert found["alternates"] == [
        {"locale": "cs", "url": "http://testserver/cs/", "api_url": "http://testserver/api/v1/pages?path=/cs/"}
    ]
    assert resolve("/cs/")["locale"] == "cs"


def test_an_address_that_has_moved_says_where_to(resolve):
    page = add_page(home("de"), "Projekt", "projekt")
    Redirect.add_redirect("/de/altes-projekt", redirect_to=page)
    Redirect.add_redirect("/de/kurz", redirect_to="https://example.org/", is_permanent=False)
    assert resolve("/de/altes-projekt/") == {
        "type": "redirect", "status": 301, "url": "http://testserver/de/projekt/"
    }  # fmt: skip
    assert resolve("/de/kurz") == {"type": "redirect", "status": 302, "url": "https://example.org/"}
    Redirect.add_redirect("/de/index.php?id=7", redirect_to=page)
    assert resolve("/de/index.php?id=7")["url"] == "http://testserver/de/projekt/"
    resolve("/de/index.php?id=8", 404)
    assert resolve("/de/altes-projekt/?utm=1")["url"] == "http://testserver/de/projekt/"
    page.unpublish()
    resolve("/de/altes-projekt/", 404)


@pytest.mark.parametrize(
    "path",
    [
        "", "de/", "/", "//", "//evil.example/de/", "/de/../cms/", "/de/./", "/de/%2e%2e/", "/de/\x00", "/de/%00",
        "/de/%ff", "/pl/", "/DE/", "/de/nichts/", "/cms/", "/api/v1/pages", "\\de\\", "/de/\u202e/", "/de//", "/de/'--",
        "/" + "a/" * 900, "/de/" + "%25" * 50,
    ],
)  # fmt: skip
def test_whatever_stands_at_no_page_is_a_problem(resolve, path):
    assert resolve(path, 404)["status"] == 404


def test_a_path_too_long_or_missing_is_named(client, db):
    for query in ({"path": "/de/" + "x" * 2000}, {}):
        response = client.get("/api/v1/pages", query)
        assert response.status_code == 422
        assert response.json()["errors"][0]["parameter"] == "path"


def test_query_and_escapes_of_an_address_are_understood(resolve):
    page = add_page(home("de"), "Über uns", "über-uns")
    for path in ("/de/über-uns/", f"/de/{quote('über-uns')}/", "/de/über-uns/?utm=1", "/de/über-uns"):
        assert resolve(path)["id"] == page.pk


def test_a_private_page_is_not_there_nor_what_is_below_it(resolve):
    page = add_page(home("de"), "Intern", "intern", show_in_menus=True)
    add_page(page, "Protokoll", "protokoll")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    resolve("/de/intern/", 404)
    resolve("/de/intern/protokoll/", 404)
    start = resolve("/de/")
    assert "Intern" not in str(start)


def test_the_number_of_queries_does_not_grow_with_the_pages(client, news, django_assert_max_num_queries):
    page = add_page(home("de"), "Projekt", "projekt")
    for number in range(2):
        add_page(page, f"Teil {number}", f"teil-{number}")
    client.get("/api/v1/pages?path=/de/projekt/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/api/v1/pages?path=/de/projekt/")
    few = len(captured)
    assert few <= 24
    for number in range(2, 8):
        add_page(page, f"Teil {number}", f"teil-{number}")
        write(news, show_in_menus=True)
    client.get("/api/v1/pages?path=/de/projekt/")
    with django_assert_max_num_queries(few):
        client.get("/api/v1/pages?path=/de/projekt/")


def test_an_unchanged_page_is_304(client, db):
    first = client.get("/api/v1/pages?path=/de/")
    assert client.get("/api/v1/pages?path=/de/", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    page = Page.objects.get(pk=home("de").pk).specific
    page.heading = "Neu"
    page.save_revision().publish()
    assert client.get("/api/v1/pages?path=/de/", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
