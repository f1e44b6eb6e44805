"""Feeds: valid Atom and RSS, full text that can be read anywhere, the right language, nothing sent twice."""

import datetime
import xml.etree.ElementTree as ET

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.utils.http import http_date
from wagtail.models import PageViewRestriction

from home.models import HomePage
from news.models import NewsPage
from tests.home.samples import every_block, make_document, make_image

from .making import write

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MONDAY = datetime.datetime(2026, 11, 2, 8, 0, tzinfo=datetime.UTC)


@pytest.fixture
def read(client):
    """Return a function that gives the feed at an address as feedparser understands it."""

    def get(path):
        response = client.get(path)
        assert response.status_code == 200
        ET.fromstring(response.content)
        found = feedparser.parse(response.content, response_headers={"content-type": response.headers["Content-Type"]})
        assert not found.bozo
        return found

    return get


def dated(page, moment=MONDAY):
    NewsPage.objects.filter(pk=page.pk).update(last_published_at=moment, first_published_at=moment)
    return page


@pytest.mark.parametrize(("kind", "version"), [("atom", "atom10"), ("rss", "rss20")])
def test_a_feed_is_valid_and_complete(read, client, index, topic, chamber, kind, version):
    image = make_image()
    page = write(
        index, "Straße & <Brücke>", teaser="1 < 2 & 3 > 2", topics=[topic], institution=chamber, lead_image=image,
        lead_alt="Eine „Brücke“", body=[("text", "<p>Der <b>ganze</b> Text.</p>")], date=datetime.date(2026, 11, 2),
    )  # fmt: skip
    dated(page)
    feed = read(f"/de/aktuelles/feed.{kind}")
    assert feed.version == version
    assert feed.feed.title == "Aktuelles – Glokal"
    assert feed.feed.language == "de"
    assert feed.feed.link.endswith("://testserver/de/aktuelles/") or feed.feed.link.endswith("/de/aktuelles/")
    (self_link,) = [link.href for link in feed.feed.links if link.rel == "self"]
    assert self_link == f"{feed.feed.link}feed.{kind}"
    (entry,) = feed.entries
    assert entry.title in ("Straße & <Brücke>", "Straße &amp; &lt;Brücke&gt;")
    assert entry.link == page.get_full_url()
    assert entry.author == "Kammer Chemnitz"
    assert [tag.term for tag in entry.tags] == ["Förderung"]
    assert entry.published_parsed[:5] == (2026, 11, 2, 8, 0)
    assert entry.id.startswith("urn:uuid:")
    (enclosure,) = entry.enclosures
    assert enclosure.type == "image/jpeg"
    assert enclosure.href.startswith("http://")
    assert int(enclosure.length) > 100
    text = entry.content[0].value
    assert "<b>ganze</b>" in text
    assert "1 &lt; 2 &amp; 3 &gt; 2" in text
    assert "1 &lt; 2" in entry.summary


def test_atom_says_its_language_and_when_it_changed(client, index):
    dated(write(index, date=datetime.date(2099, 1, 1)))
    dated(write(index), MONDAY + datetime.timedelta(hours=5))
    response = client.get("/de/aktuelles/feed.atom")
    root = ET.fromstring(response.content)
    assert root.get(LANGUAGE) == "de"
    assert root.findtext("a:updated", namespaces=ATOM) == "2026-11-02T13:00:00+00:00"
    assert response.headers["Content-Language"] == "de"
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response.headers["Last-Modified"] == http_date((MONDAY + datetime.timedelta(hours=5)).timestamp())


def test_each_language_has_its_own(read, index, czech_index):
    write(index, "Deutsch")
    write(czech_index, "Česky")
    feed = read("/cs/aktuality/feed.rss")
    assert (feed.feed.language, [entry.title for entry in feed.entries]) == ("cs", ["Česky"])


def test_translations_are_entries_of_their_own(read, index, czech_index):
    page = write(index)
    write(czech_index, translation_key=page.translation_key)
    ids = {read(path).entries[0].id for path in ("/de/aktuelles/feed.atom", "/cs/aktuality/feed.atom")}
    assert len(ids) == 2


def test_a_topic_and_a_section_have_their_own(read, index, section, topic):
    write(index, "Thema", topics=[topic])
    write(section, "Bereich")
    assert [entry.title for entry in read("/de/aktuelles/thema/foerderung/feed.atom").entries] == ["Thema"]
    assert read("/de/aktuelles/thema/foerderung/feed.atom").feed.title == "Aktuelles: Förderung – Glokal"
    assert [entry.title for entry in read("/de/aktuelles/kammer/feed.rss").entries] == ["Bereich"]
    assert len(read("/de/aktuelles/feed.rss").entries) == 2


def test_the_text_can_be_read_anywhere(read, index, client):
    target = HomePage.objects.get(locale__language_code="de")
    blocks = [
        *every_block(target),
        ("gallery", {"heading": "", "images": [{"image": make_image(), "alt": "Fasern", "caption": ""}] * 2}),
        ("video", {"url": "https://video.example/w/1", "title": "Rundgang", "poster": make_image()}),
        ("text", f'<p><a linktype="page" id="{target.pk}">Start</a></p>'),
        ("text", f'<p><a linktype="document" id="{make_document().pk}">Datei</a></p>'),
    ]
    write(index, body=blocks)
    # Not through feedparser, which makes addresses absolute itself.
    root = ET.fromstring(client.get("/de/aktuelles/feed.atom").content)
    text = root.findtext("a:entry/a:content", namespaces=ATOM)
    soup = BeautifulSoup(text, "html.parser")
    for wanted in ("Wir liefern nach Ústí.", "Was kostet es?", "Rundgang", "Karl Weber"):
        assert wanted in soup.get_text()
    assert soup.find("img", alt="Fasern")
    assert not soup.select("svg, [class], [srcset], [id], [style]")
    addresses = [element[name] for name in ("href", "src") for element in soup.select(f"[{name}]")]
    assert len(addresses) > 10
    assert [each for each in addresses if not each.startswith(("http://", "https://", "mailto:", "tel:"))] == []
    assert soup.find("a", string="Start")["href"] == target.get_full_url()
    assert "/dokumente/" in soup.find("a", string="Datei")["href"]


def test_links_lead_to_pages_in_the_language_of_the_text(client, index, czech_index):
    start = HomePage.objects.get(locale__language_code="de")
    write(
        czech_index,
        body=[("text", f'<p><a id="{start.pk}" linktype="page">Úvod</a> <a linktype="page" id="999999">Nic</a></p>')],
    )
    text = client.get("/cs/aktuality/feed.rss").content.decode()
    assert HomePage.objects.get(locale__language_code="cs").get_full_url() in text
    assert "linktype" not in text


def test_the_text_leads_to_nothing_that_is_hidden_or_active(client, index):
    hidden = write(index, "Intern", slug="geheime-adresse")
    PageViewRestriction.objects.create(page_id=hidden.pk, restriction_type="login")
    text = f'''<p><a linktype="page" id="{hidden.pk}">dort</a> <a href="javascript:alert(1)">hier</a></p>
        <form action="https://evil.example"><input name="a"></form><iframe src="https://evil.example"></iframe>'''
    write(index, "Offen", body=[("text", text)])
    answer = client.get("/de/aktuelles/feed.atom").content.decode()
    assert "dort" in answer
    for unwanted in ("geheime-adresse", "javascript", "evil.example", "form"):
        assert unwanted not in answer


def test_characters_that_xml_cannot_write_are_left_out(read, index):
    write(index, "Ein\x0bTitel", body=[("text", "<p>vor\x0cnach\x01</p>")])
    entry = read("/de/aktuelles/feed.rss").entries[0]
    assert entry.title == "EinTitel"
    assert "vornach" in entry.content[0].value


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_feed_without_news_is_valid_and_the_same_each_time(read, client, index, kind):
    index.save_revision().publish()
    assert read(f"/de/aktuelles/feed.{kind}").entries == []
    first, second = (client.get(f"/de/aktuelles/feed.{kind}").headers["ETag"] for _ in range(2))
    assert first == second


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_nothing_is_sent_twice(client, index, kind):
    page = dated(write(index))
    path = f"/de/aktuelles/feed.{kind}"
    fresh = client.get(path)
    known = {"If-None-Match": fresh.headers["ETag"]}
    assert client.get(path, headers=known).status_code == 304
    changed = NewsPage.objects.get(pk=page.pk)
    changed.teaser = "Anders."
    changed.save_revision().publish()
    assert client.get(path, headers=known).status_code == 200


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_what_is_withdrawn_or_renamed_reaches_who_goes_by_the_date_alone(read, client, index, topic, kind):
    write(index, "Bleibt", topics=[topic])
    newest = write(index, "Geht")
    path = f"/de/aktuelles/feed.{kind}"
    known = {"If-Modified-Since": client.get(path).headers["Last-Modified"]}
    newest.unpublish()
    answer = client.get(path, headers=known)
    assert (answer.status_code, b"Geht" in answer.content, b"Bleibt" in answer.content) == (200, False, True)
    topic.name = "Zuschüsse"
    topic.save()
    assert "Zuschüsse" in client.get(path, headers=known).content.decode()


def test_twenty_at_most_the_newest_first(read, index):
    for number in range(21):
        write(index, f"Meldung {number:02}", date=datetime.date(2026, 10, number + 1))
    entries = read("/de/aktuelles/feed.rss").entries
    assert len(entries) == 20
    assert entries[0].title == "Meldung 20"


@pytest.mark.parametrize(
    "path", ["feed.xml", "feed.json", "feed.atom/x/", "tema/foerderung/feed.atom", "thema/nix/feed.rss"]
)
def test_addresses_that_are_none(client, index, topic, path):
    assert client.get(f"/de/aktuelles/{path}").status_code == 404


@pytest.mark.parametrize("query", ["?page=%00", "?topic=<script>", "?year=9999999999999"])
def test_parameters_change_nothing(client, index, query):
    write(index)
    plain = client.get("/de/aktuelles/feed.atom").content
    assert client.get(f"/de/aktuelles/feed.atom{query}").content == plain


def test_a_feed_sets_no_cookie(client, index):
    assert not client.get("/de/aktuelles/feed.atom").cookies
