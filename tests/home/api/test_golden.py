"""The answers about news, events and pages, word for word as other sites get them."""

import datetime

import pytest
from django.db import connection
from wagtail.models import Page

from directory.models.page import DirectoryPage
from directory.search.write import write_entries
from news.models import NewsIndexPage
from tests.events.samples import add_event, at, translate
from tests.events.samples import add_index as add_events
from tests.factories import CompanyFactory
from tests.golden import assert_golden
from tests.home.samples import add_page, home, make_image
from tests.news.making import make_topic, write

PUBLISHED = datetime.datetime(2026, 11, 2, 8, 0, tzinfo=datetime.UTC)
CHANGED = datetime.datetime(2026, 11, 3, 16, 30, tzinfo=datetime.UTC)
FIRST_ID = 910001
BODY = [
    {"type": "heading", "id": "10000000-0000-4000-8000-000000000001",
     "value": {"text": "Über die Grenze", "level": "h2"}},
    {"type": "text", "id": "10000000-0000-4000-8000-000000000002", "value": "<p>Ein <b>Absatz</b> &amp; mehr.</p>"},
    {"type": "quote", "id": "10000000-0000-4000-8000-000000000003",
     "value": {"text": "Wir liefern nach Ústí.", "author": "Jana Nováková", "role": "Einkauf"}},
]  # fmt: skip
AGENDA = [{"type": "item", "id": "10000000-0000-4000-8000-000000000004", "value": {
    "start": "2026-12-03T10:00:00", "end": "2026-12-03T10:30:00", "title": "Auftakt", "speaker": "Karl Weber",
    "text": ""}}]  # fmt: skip


@pytest.fixture
def chamber(db):
    for language, slug in (("de", "unternehmen"), ("cs", "firmy")):
        home(language).add_child(instance=DirectoryPage(title=slug.title(), slug=slug, locale=home(language).locale))
    found = CompanyFactory(id=900201, name="Kammer Chemnitz", slug="kammer-chemnitz", kind="chamber")
    write_entries([found.pk])
    return found


@pytest.fixture
def image(db):
    found = make_image()
    found.file.name = found.file.storage.save("original_images/werkhalle.png", found.file)
    found.save()
    return found


@pytest.fixture
def content(chamber, image):
    """A piece of news and an event in both languages, and a page in German."""
    with connection.cursor() as cursor:  # a page's number is part of the answer, and takes no value from outside
        cursor.execute("SELECT setval('wagtailcore_page_id_seq', %s, false)", [FIRST_ID])
    index = home("de").add_child(instance=NewsIndexPage(title="Aktuelles", slug="aktuelles", show_in_menus=True))
    czech_index = home("cs").add_child(instance=NewsIndexPage(
        title="Aktuality", slug="aktuality", locale=home("cs").locale, translation_key=index.translation_key,
    ))  # fmt: skip
    german = write(
        index, "Neue Halle", slug="neue-halle", teaser="Worum es geht.", institution=chamber,
        topics=[make_topic("Förderung", "foerderung", index.locale)], tags=["Zoll", "Bau"], body=BODY,
        lead_image=image, lead_alt="Eine Halle", search_description="Kurz für Suchmaschinen.",
    )  # fmt: skip
    write(czech_index, "Nová hala", slug="nova-hala", teaser="O co jde.", translation_key=german.translation_key)
    events, czech_events = add_events("de"), add_events("cs")
    event = add_event(
        events, organisers=(chamber,), lead_image=image, lead_alt="Eine Halle", body=BODY, agenda=AGENDA,
        languages=["de", "cs"], interpretation=True, fee_amount=25, audience="Betriebe",
        registration_url="https://anmeldung.example/", registration_deadline=at(2099, 12, 1, 12),
        start=at(2099, 12, 3), end=at(2099, 12, 3, 12),
        translation_key="20000000-0000-4000-8000-000000000001",
    )  # fmt: skip
    translate(event, czech_events, title="Clo v praxi", slug="clo-v-praxi", teaser="Co se mění.")
    add_page(home("de"), "Projekt", "projekt", introduction="Wer wir sind.", body=BODY)
    Page.objects.filter(pk__gte=FIRST_ID).update(first_published_at=PUBLISHED, last_published_at=CHANGED)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("news_de", "news?locale=de"),
        ("news_cs", "news?locale=cs"),
        ("article_de", "news/neue-halle?locale=de"),
        ("article_cs", "news/nova-hala?locale=cs"),
        ("events_de", "events?locale=de"),
        ("events_cs", "events?locale=cs"),
        ("event_de", "events/zoll-im-alltag?locale=de"),
        ("event_cs", "events/clo-v-praxi?locale=cs"),
        ("page_standard", "pages?path=/de/projekt/"),
        ("page_news_index", "pages?path=/cs/aktuality/"),
        ("page_news", "pages?path=/de/aktuelles/neue-halle/"),
        ("page_event", "pages?path=/cs/akce/clo-v-praxi/"),
    ],
)
def test_an_answer_looks_as_promised(client, content, name, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200
    assert_golden(__file__, name, response.json())
