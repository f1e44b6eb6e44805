"""The list of news: order, filters, pages, empty states, and addresses in the other language."""

import datetime
import re
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from news.models import Topic

from .making import make_topic, write


@pytest.fixture
def read(client):
    """Return a function that gives the page at an address as a soup."""

    def get(path, status=200):
        response = client.get(path)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser")

    return get


def titles(soup):
    return [link.get_text() for link in soup.select("main .news-card .card-title a")]


def links(soup):
    return {link["hreflang"]: link["href"] for link in soup.select("head link[rel=alternate][hreflang]")}


def test_newest_first_with_sections(read, index, section):
    write(index, "Alt", date=datetime.date(2025, 3, 1))
    write(section, "Neu", date=datetime.date(2026, 3, 1))
    soup = read("/de/aktuelles/")
    assert titles(soup) == ["Neu", "Alt"]
    assert soup.h1.get_text() == "Aktuelles"
    assert "1. März 2026" in soup.select_one("time").get_text().replace("\xa0", " ")


def test_a_section_names_its_institution_and_has_its_own_news(read, index, section):
    write(index, "Oben")
    write(section, "Im Bereich")
    soup = read("/de/aktuelles/kammer/")
    assert titles(soup) == ["Im Bereich"]
    named = soup.select_one(".news-section a")
    assert (named.get_text(), named["href"]) == ("Kammer Chemnitz", "/de/unternehmen/kammer-chemnitz/")


def test_a_section_of_an_institution_that_is_not_public_keeps_quiet(read, section, chamber):
    chamber.unpublish()
    assert "Kammer Chemnitz" not in read("/de/aktuelles/kammer/").get_text()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("topic=foerderung", ["Beides", "Thema"]),
        ("institution=kammer-chemnitz", ["Beides", "Kammer"]),
        ("year=2025", ["Thema"]),
        ("topic=foerderung&institution=kammer-chemnitz&year=2026", ["Beides"]),
    ],
)
def test_filters(read, index, topic, chamber, query, found):
    write(index, "Thema", topics=[topic], date=datetime.date(2025, 5, 1))
    write(index, "Kammer", institution=chamber, date=datetime.date(2026, 5, 1))
    write(index, "Beides", topics=[topic], institution=chamber, date=datetime.date(2026, 5, 2))
    soup = read(f"/de/aktuelles/?{query}")
    assert titles(soup) == found
    for name, value in (pair.split("=") for pair in query.split("&")):
        assert soup.select_one(f"select[name={name}] option[selected]")["value"] == value


def test_a_topic_has_an_address_of_its_own(read, index, topic):
    write(index, "Darüber", topics=[topic])
    write(index, "Anderes")
    soup = read("/de/aktuelles/thema/foerderung/")
    assert titles(soup) == ["Darüber"]
    assert soup.h1.get_text() == "Aktuelles: Förderung"


@pytest.mark.parametrize(
    "path", ["thema/nix/", "tema/foerderung/", "topic/foerderung/", "thema/", "thema/foerderung/x/"]
)
def test_addresses_that_are_none(read, index, topic, path):
    read(f"/de/aktuelles/{path}", status=404)


def test_a_topic_that_is_a_draft_has_no_address_and_is_nowhere(read, index, topic):
    write(index, "Darüber", topics=[topic])
    Topic.objects.update(live=False)
    read("/de/aktuelles/thema/foerderung/", status=404)
    assert "Förderung" not in read("/de/aktuelles/").get_text()


def test_filters_offer_what_there_is(read, index, topic, chamber, german):
    make_topic("Leer", "leer", german)
    hidden = make_topic("Nur im Entwurf", "entwurf", german)
    write(index, publish=False, topics=[hidden], date=datetime.date(2020, 1, 1))
    write(index, topics=[topic], institution=chamber, date=datetime.date(2025, 1, 1))
    soup = read("/de/aktuelles/")
    values = [[option["value"] for option in select.select("option")] for select in soup.select(".news-filters select")]
    assert values == [["", "foerderung"], ["", "kammer-chemnitz"], ["", "2025"]]


def test_pages(read, index, topic):
    for number in range(14):
        write(index, f"Meldung {number:02}", topics=[topic], date=datetime.date(2026, 1, number + 1))
    assert len(titles(read("/de/aktuelles/?topic=foerderung"))) == 12
    second = read("/de/aktuelles/?topic=foerderung&year=2026&page=2")
    assert titles(second) == ["Meldung 01", "Meldung 00"]
    previous = second.select_one(".pagination a[rel=prev]")["href"]
    assert titles(read(f"/de/aktuelles/{previous}"))[0] == "Meldung 13"


def test_a_page_behind_the_last_shows_the_last_and_says_so(read, index):
    write(index, "Einzige")
    soup = read("/de/aktuelles/?page=9")
    assert titles(soup) == ["Einzige"]
    assert "9" in soup.select_one("main .alert").get_text()
    assert soup.select_one("link[rel=canonical]")["href"].endswith("/de/aktuelles/")


@pytest.mark.parametrize("address", ["?topic=foerderung", "thema/foerderung/"])
def test_pages_keep_the_topic(read, index, topic, address):
    for _ in range(13):
        write(index, topics=[topic])
    write(index, "Anderes", date=datetime.date(2020, 1, 1))
    following = read(f"/de/aktuelles/{address}").select_one(".pagination a[rel=next]")["href"]
    second = titles(read(urljoin(f"/de/aktuelles/{address}", following)))
    assert len(second) == 1
    assert second != ["Anderes"]


def test_nothing_yet_and_nothing_for_this_choice(read, index, topic, german):
    empty = read("/de/aktuelles/")
    assert empty.select_one(".news-empty")
    assert empty.select_one("meta[name=robots]")["content"].startswith("noindex")
    write(index, topics=[topic], date=datetime.date(2025, 1, 1))
    other = make_topic("Anderes", "anderes", german)
    write(index, topics=[other], date=datetime.date(2026, 1, 1))
    soup = read("/de/aktuelles/?topic=foerderung&year=2026")
    assert titles(soup) == []
    assert soup.select_one(".news-empty a")["href"] == "/de/aktuelles/"


HOSTILE = [
    "%00",
    "'; DROP TABLE news;--",
    "<script>alert(1)</script>",
    "9" * 400,
    "-1",
    "٣",
    "1e9",
    "%F0%9F%92%A9",
    "..",
    "",
]


@pytest.mark.parametrize("name", ["topic", "institution", "year", "page", "unknown"])
@pytest.mark.parametrize("value", HOSTILE)
def test_whatever_a_parameter_says_there_is_a_page(read, index, topic, name, value):
    write(index, "Da", topics=[topic])
    soup = read(f"/de/aktuelles/?{name}={value}&{name}={value}")
    assert titles(soup) == ["Da"]
    assert not soup.select("main script")


@pytest.mark.parametrize("value", ["nix", "%00"])
def test_a_filter_that_is_not_known_is_said_to_be_left_out(read, index, topic, value):
    write(index, topics=[topic])
    for name in ("topic", "institution", "year"):
        assert read(f"/de/aktuelles/?{name}={value}").select_one("main .alert")


def test_addresses_of_a_topic_follow_its_translation(read, index, czech_index, topic, czech_topic, chamber):
    write(index, topics=[topic], institution=chamber)
    write(czech_index, topics=[czech_topic], institution=chamber)
    for path in ("/de/aktuelles/thema/foerderung/", "/de/aktuelles/?topic=foerderung"):
        found = {code: re.sub(r"^https?://[^/]+", "", url) for code, url in links(read(path)).items()}
        assert found == {
            "de": "/de/aktuelles/thema/foerderung/",
            "cs": "/cs/aktuality/tema/dotace/",
            "x-default": "/de/aktuelles/thema/foerderung/",
        }
    assert links(read("/de/aktuelles/?institution=kammer-chemnitz"))["cs"].endswith(
        "/cs/aktuality/?institution=kammer-chemnitz"
    )
    assert titles(read("/cs/aktuality/tema/dotace/"))


def test_a_topic_without_translation_has_no_address_in_the_other_language(read, index, czech_index, topic):
    write(index, topics=[topic])
    assert "cs" not in links(read("/de/aktuelles/thema/foerderung/"))


def test_feeds_are_found_by_readers_of_feeds(read, index, topic):
    write(index, topics=[topic])
    for path in ("/de/aktuelles/", "/de/aktuelles/thema/foerderung/"):
        found = {link["type"]: link["href"] for link in read(path).select("link[rel=alternate][type]")}
        assert found == {"application/atom+xml": f"{path}feed.atom", "application/rss+xml": f"{path}feed.rss"}


def test_sitemap_has_index_section_and_article_but_no_draft(client, index, section):
    shown = write(section, "Öffentlich")
    write(section, "Entwurf", publish=False)
    text = client.get("/sitemap-pages.xml").content.decode()
    assert "/de/aktuelles/</loc>" in text
    assert "/de/aktuelles/kammer/</loc>" in text
    assert shown.get_full_url() in text
    assert "entwurf" not in text
