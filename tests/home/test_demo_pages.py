"""Demo pages: both languages, linked, created once."""

import pytest
from wagtail.models import Page

from home.models import StandardPage
from portal.demo.pages import create_pages
from tests.demo import demo_pages
from tests.home.samples import home

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def created(django_db_setup, django_db_blocker, tmp_path_factory):
    with demo_pages(django_db_blocker, tmp_path_factory.mktemp("media")) as number:
        yield number


def test_pages_are_created_once_and_linked(created):
    assert created == 8
    assert create_pages() == 0
    keys = [{page.translation_key for page in home(language).get_children().live()} for language in ("de", "cs")]
    assert keys[0] == keys[1]
    assert len(keys[0]) == 8
    assert not any(Page.find_problems())


def test_what_an_editor_changed_stays():
    start = home("de")
    start.heading = "Eigene Überschrift"
    start.save_revision().publish()
    create_pages()
    assert home("de").heading == "Eigene Überschrift"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/de/", ["Geschäftspartner beiderseits der Grenze finden", 'action="/de/unternehmen/"', "So funktioniert es"]),
        ("/cs/", ["Obchodní partneři po obou stranách hranice", 'action="/cs/firmy/"', 'href="/cs/o-projektu/"']),
        ("/de/impressum/", ["Dieser Text ist ein Entwurf", "[Name und Rechtsform des Betreibers]"]),
        ("/cs/pristupnost/", ["Tento text je zatím koncept", "EN\xa0301\xa0549"]),
        ("/cs/ochrana-osobnich-udaju/", ["neukládá žádné cookies"]),
        ("/de/ueber-das-projekt/", ["Muss ich Tschechisch können?"]),
    ],
)
def test_pages_show(client, path, words):
    text = client.get(path).text.replace("&nbsp;", "\xa0")
    for word in words:
        assert word in text


def test_czech_one_letter_words_do_not_end_a_line():
    page = StandardPage.objects.get(slug="o-projektu")
    assert "z\xa0obou stran" in str(page.body)
