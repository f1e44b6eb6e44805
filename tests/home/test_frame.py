"""What stands around every page: menu, language switch, footer with the funding statement, head."""

import pytest
from django.test import RequestFactory
from django.utils import translation
from wagtail.models import Site

from home.models import SiteTexts, StandardPage
from home.navigation import build_frame
from tests.home.samples import add_page, home

pytestmark = pytest.mark.django_db
STATEMENT = {"de": "Kofinanziert von der Europäischen Union", "cs": "Spolufinancováno Evropskou unií"}
PROGRAMME = {"de": "Interreg Sachsen\xa0– Tschechien 2021–2027", "cs": "Interreg Česko\xa0– Sasko 2021–2027"}


@pytest.fixture
def about():
    german = add_page(home("de"), "Über uns", "ueber-uns", show_in_menus=True, search_description="Wer wir sind")
    czech = german.copy_for_translation(home("cs").locale)
    czech.title, czech.slug = "O nás", "o-nas"
    czech.save_revision().publish()
    return {"de": german, "cs": czech}


@pytest.mark.parametrize("language", ["de", "cs"])
@pytest.mark.parametrize("path", ["", "nix/"])
def test_funding_is_named_on_every_page(client, language, path):
    text = client.get(f"/{language}/{path}").text
    assert STATEMENT[language] in text
    assert PROGRAMME[language] in text
    assert "img/eu" in text


def test_menu_follows_the_tree(client, about):
    add_page(home("de"), "Nicht im Menü", "versteckt")
    draft = add_page(home("de"), "Entwurf", "entwurf", show_in_menus=True)
    draft.unpublish()
    text = client.get("/de/ueber-uns/").text
    menu = text[text.index('class="menu"') : text.index("</nav>")]
    assert '<a href="/de/ueber-uns/" aria-current="page">Über uns</a>' in menu
    assert "versteckt" not in menu
    assert "entwurf" not in menu


def test_language_switch_leads_to_the_same_page(client, about):
    assert 'href="/cs/o-nas/" lang="cs" hreflang="cs"' in client.get("/de/ueber-uns/").text
    assert 'href="/de/ueber-uns/" lang="de" hreflang="de"' in client.get("/cs/o-nas/").text


def test_language_switch_leads_home_where_there_is_no_translation(client, about):
    StandardPage.objects.get(pk=about["cs"].pk).unpublish()
    text = client.get("/de/ueber-uns/").text
    assert '<a href="/cs/" hreflang="cs">' in text
    assert "this page is not translated" in text or "nicht übersetzt" in text
    assert 'rel="alternate" hreflang="cs"' not in text


def test_head_names_canonical_and_alternates(client, about):
    text = client.get("/de/ueber-uns/?utm_source=x").text
    assert '<link rel="canonical" href="http://localhost:8000/de/ueber-uns/">' in text
    assert '<link rel="alternate" hreflang="cs" href="http://localhost:8000/cs/o-nas/">' in text
    assert '<link rel="alternate" hreflang="x-default" href="http://localhost:8000/de/ueber-uns/">' in text
    assert '<meta name="description" content="Wer wir sind">' in text
    assert '<meta property="og:image" content="http://testserver/static/img/share.png">' in text
    assert '<meta property="og:title" content="Über uns">' in text
    assert '<meta property="og:url" content="http://localhost:8000/de/ueber-uns/">' in text


def test_views_without_a_page_name_their_own_alternates():
    request = RequestFactory().get("/de/konto/")
    addresses = {"de": "http://localhost:8000/de/konto/", "cs": "http://localhost:8000/cs/ucet/"}
    with translation.override("de"):
        frame = build_frame(request, alternates=addresses)
    assert frame.canonical == addresses["de"]
    assert [(link.url, link.current) for link in frame.languages] == [("/de/konto/", True), ("/cs/ucet/", False)]


def test_footer_shows_the_language_s_texts_and_legal_pages(client):
    page = add_page(home("cs"), "Provozovatel", "provozovatel", in_footer=True)
    SiteTexts.objects.create(
        locale=page.locale, footer_note="Společný portál.", contact_email="info@example.org",
        partners=[("partner", {"name": "Komora", "url": "https://example.org/", "logo": None})],
    )  # fmt: skip
    footer = client.get("/cs/").text.split("<footer")[1]
    assert '<a href="/cs/provozovatel/">Provozovatel</a>' in footer
    assert "Společný portál." in footer
    assert '<a href="https://example.org/">Komora</a>' in footer
    assert "mailto:info@example.org" in footer
    assert "Společný portál." not in client.get("/de/").text


def test_frame_costs_the_same_however_many_pages_there_are(about, django_assert_num_queries):
    """Start pages, translations, site texts, links: four queries, none per menu entry or language."""
    for number in range(8):
        add_page(home("de"), f"Seite {number}", f"seite-{number}", show_in_menus=True, in_footer=True)
    request = RequestFactory().get("/de/ueber-uns/", SERVER_NAME="localhost")
    Site.find_for_request(request)  # routing has done this by then
    about["de"].get_full_url(request)  # the site's addresses are remembered between requests
    with translation.override("de"), django_assert_num_queries(4):
        frame = build_frame(request, about["de"])
    assert len(frame.menu) == 9
    assert len(frame.legal) == 8


def test_nothing_inline_and_no_cookie(client, about):
    response = client.get("/de/ueber-uns/")
    assert "<style" not in response.text
    assert " style=" not in response.text
    assert "<script>" not in response.text
    assert not response.cookies
