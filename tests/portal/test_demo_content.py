"""The demo content as visitors and editors find it. It is loaded once for all of these tests, and taken back after."""

import csv
import html
import re
from collections import Counter

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, Translation

from directory.blocks import EDITORIAL_BLOCKS
from directory.models import Company
from events.models import EventPage
from home.models import TranslationState
from home.translation.states import Rows
from news.models import NewsPage, Topic
from portal.demo import create as creating
from portal.demo.editorial import EVENT, create_editorial
from portal.demo.items import FOLDER, read, read_all
from portal.demo.pages import create_pages, find_page
from tests.demo import demo_pages
from tests.directory.pages.conftest import publish  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
START_PAGE_QUERIES = 30


@pytest.fixture(scope="module", autouse=True)
def _demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """Load pages and editorial content, and those companies that they name."""
    with demo_pages(django_db_blocker, tmp_path_factory.mktemp("media")):
        call_command("import_companies", _named_companies(tmp_path_factory), publish=True, assume="new", verbosity=0)
        create_editorial()
        yield


def _named_companies(folders):
    items = [*read_all("news"), *read_all("events")]
    names = {name for item in items for name in (item.get("institution"), *item.get("organisers", []))}
    names |= {block["company"] for item in items for block in item.get("body") if "company" in block}
    path = folders.mktemp("register") / "companies.csv"
    rows = [row for file in FOLDER.glob("companies_*.csv") for row in csv.DictReader(file.open(encoding="utf-8"))]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(row for row in rows if row["name"] in names)
    return str(path)


def live_pages():
    return Page.objects.filter(depth__gt=1).live().select_related("locale").order_by("path")


@pytest.fixture(scope="module")
def answers(_demo):
    """Every live page, and what a visitor gets of it."""
    client = Client()
    return {page: client.get(page.get_url()) for page in live_pages()}


def words_of(answer):
    """Return what a page says in <main>, tags left out."""
    return flat(answer.text.split("<main", 1)[1].split("</main>", 1)[0])


def flat(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup)))


def test_there_is_what_is_wanted():
    assert Counter(NewsPage.objects.values_list("locale__language_code", flat=True)) == {"de": 12, "cs": 11}
    assert Topic.objects.count() == 16
    for language in ("de", "cs"):
        events = EventPage.objects.shown_in(language)
        assert (events.past().count(), events.coming().count()) == (3, 7)
        assert Counter(events.values_list("status", flat=True)) == {"scheduled": 8, "moved": 1, "cancelled": 1}
        assert events.filter(all_day=True).count() == 1
        assert [event.last_day > event.first_day for event in events].count(True) == 1
        assert [bool(event.materials) for event in events.past()].count(True) == 1
        assert NewsPage.objects.shown_in(language).dates("date", "year").count() >= 2
    assert not any(Page.find_problems())


def test_news_and_events_come_from_institutions_of_both_sides():
    authors = Company.objects.filter(pk__in=NewsPage.objects.values("institution"))
    organisers = Company.objects.filter(pk__in=EventPage.organisers.through.objects.values("company"))
    for found in (authors, organisers):
        assert {country: found.filter(country=country).count() >= 3 for country in ("DE", "CZ")} == {
            "DE": True, "CZ": True,
        }  # fmt: skip


def test_every_block_is_used_somewhere():
    pages = [page.specific for page in live_pages()]
    used = {block.block_type for page in pages for block in getattr(page, "body", [])}
    assert used >= {name for name, _block in EDITORIAL_BLOCKS}


def test_every_page_answers_in_its_language(answers):
    assert len(answers) == 69
    for page, answer in answers.items():
        assert answer.status_code == 200, page.get_url()
        assert f'<html lang="{page.locale.language_code}">' in answer.text


def test_no_page_has_gaps_but_drafts_that_say_so(answers):
    for page, answer in answers.items():
        if not getattr(page.specific, "is_draft_text", False):
            assert not re.search(r"Lorem|TODO|\[[A-ZÁ-Ža-zá-ž ]+\]", words_of(answer)), page.get_url()


def test_translations_stand_where_they_should():
    counts = Rows().counts
    assert {state: counts[state] for state in ("outdated", "missing", "machine", "partly", "waiting")} == {
        "outdated": 1, "missing": 1, "machine": 1, "partly": 0, "waiting": 0,
    }  # fmt: skip
    assert counts["separate"] == 2  # start pages and site texts, there in both languages from the beginning
    assert TranslationState.objects.exclude(outdated_since=None).count() == 1
    assert TranslationState.objects.filter(published_machine=True).count() == 1
    from_czech = Translation.objects.filter(
        source__locale__language_code="cs", source__specific_content_type__model="newspage"
    )
    assert from_czech.count() == 3


def test_done_translations_hold_no_words_of_their_source(answers):
    checked, shown = 0, {page.pk: words_of(answer) for page, answer in answers.items()}
    for row in Rows().in_states(["done"]):
        if not issubclass(row.model, Page):
            continue
        strings = StringTranslation.objects.filter(
            locale_id=row.target_locale_id, context__object_id=row.key
        ).select_related("translation_of")
        for string in strings:
            source, words = flat(string.translation_of.data), flat(string.data)
            if source != words and len(source) > 24:
                assert source not in shown[row.target_id], row.target_title
                checked += 1
    assert checked > 200


def test_readers_are_told_of_the_two_that_need_it(client):
    outdated = NewsPage.objects.get(slug="fond-setkavani-nove-kolo")
    machine = NewsPage.objects.get(slug="konopne-dily-rada-pokusu")
    for page in (outdated, machine):
        source = page.get_translations().get()
        assert f'href="{source.full_url}"' in client.get(page.get_url()).text
    assert "vier Fünftel" in outdated.get_translations().get().specific.teaser
    assert "tři čtvrtiny" in outdated.teaser


def test_a_hidden_link_stays_hidden(client):
    for page in EventPage.objects.exclude(online_url="").filter(online_url_is_public=False):
        assert page.online_url not in client.get(page.get_url()).text


def test_moved_and_cancelled_events_have_a_history():
    """They were announced first, so calendars that hold them learn of the change."""
    for event in EventPage.objects.exclude(status="scheduled"):
        assert event.sequence == 1
        assert event.status_reason
    moved = EventPage.objects.filter(status="moved")
    assert all(timezone.now() < event.previous_start < event.start for event in moved)


def test_a_second_load_changes_nothing():
    before = (Page.objects.count(), Revision.objects.count(), StringTranslation.objects.count())
    assert create_pages() == 0
    assert create_editorial() == 0
    assert (Page.objects.count(), Revision.objects.count(), StringTranslation.objects.count()) == before


def test_what_editors_moved_or_rewrote_stays():
    news = NewsPage.objects.get(slug="begegnungsfonds-neue-runde")
    news.title, news.slug = "Eigener Titel", "eigene-adresse"
    news.save_revision().publish()
    NewsPage.objects.get(slug="dny-na-zkousku-v-trojzemi").unpublish()
    assert create_editorial() == 0
    news.refresh_from_db()
    assert (news.title, news.slug) == ("Eigener Titel", "eigene-adresse")
    assert not NewsPage.objects.get(slug="dny-na-zkousku-v-trojzemi").live


@pytest.mark.parametrize("interrupted", ["submit", "translate"])
def test_a_load_that_was_cut_off_goes_on_where_it_stopped(monkeypatch, interrupted):
    item = read(FOLDER / "events" / "leichtbau-werkstatt.toml")
    for page in EventPage.objects.filter(translation_key=EVENT.key(item)):
        page.delete()

    class Cut(Exception):
        pass

    def cut(*arguments, **options):
        raise Cut

    with monkeypatch.context() as patched:
        patched.setattr(creating, interrupted, cut)
        with pytest.raises(Cut):
            creating.create(EVENT, item, find_page("events"))
    found = EventPage.objects.filter(translation_key=EVENT.key(item))
    assert [page.status for page in found] == ["scheduled"]
    assert creating.create(EVENT, item, find_page("events"))
    assert [(page.live, page.status, page.sequence) for page in found.all()] == [(True, "moved", 1)] * 2
    assert not creating.create(EVENT, item, find_page("events"))


def test_the_start_page_costs_the_same_however_much_there_is(client, publish):  # noqa: F811
    def cost(path):
        cache.clear()
        client.get(path)  # fills the caches of sites and addresses, and draws renditions
        with CaptureQueriesContext(connection) as captured:
            text = client.get(path).text
        return len(captured), text

    many, text = cost("/cs/")
    for heading in ("Nově v katalogu", "Nejbližší akce", "Aktuality", "Jak to funguje"):
        assert f"<h2>{heading}</h2>" in text.replace("\xa0", " ")
    publish(name="Neuling GmbH", slug="neuling", texts={"cs": "Nová firma."}, first_published_at=timezone.now())
    # One of each instead of three: what would make it grow is a picture, a topic or an organiser looked up per card.
    for shown in (NewsPage.objects.shown_in("cs"), EventPage.objects.shown_in("cs").coming()):
        for page in shown[1:]:
            page.delete()
    one, text = cost("/cs/")
    assert "Neuling GmbH" in text
    assert text.count("<article") == 2
    assert one == many
    assert many <= START_PAGE_QUERIES
