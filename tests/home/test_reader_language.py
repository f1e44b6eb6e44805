"""Which language a reader gets: by Accept-Language at the bare address, by the address everywhere else."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Locale

from home.language import negotiate
from tests.home.samples import add_page, home

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "de"),
        ("cs", "cs"),
        ("cs-CZ,cs;q=0.9,en;q=0.8", "cs"),
        ("en-GB,en;q=0.9,cs;q=0.2", "cs"),
        ("fr,de;q=0.3,cs;q=0.7", "cs"),
        ("cs;q=0,de;q=0.1", "de"),
        ("pl", "de"),
        ("*", "de"),
        ("nonsense;;q=x", "de"),
    ],
)
def test_negotiation(header, expected):
    assert negotiate(RequestFactory().get("/", HTTP_ACCEPT_LANGUAGE=header), ["de", "cs"]) == expected


@pytest.mark.parametrize(("header", "address"), [("cs-CZ", "/cs/"), ("de-AT", "/de/"), ("en", "/de/")])
def test_bare_address_leads_to_the_reader_s_language(client, header, address):
    response = client.get("/", headers={"accept-language": header})
    assert (response.status_code, response["Location"]) == (302, address)
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


def test_the_address_wins_over_the_browser(client):
    response = client.get("/cs/", headers={"accept-language": "de"})
    assert '<html lang="cs">' in response.text
    assert not response.cookies


def test_a_language_without_pages_is_not_there(client):
    response = client.get("/en/", headers={"accept-language": "cs"})
    assert response.status_code == 404
    assert '<html lang="cs">' in response.text


def test_a_new_language_cannot_begin_as_a_live_copy_of_the_german_tree(admin_client):
    """Settings > Locales does not offer it: readers would find German text at English addresses."""
    form = admin_client.get(reverse("wagtaillocales:add")).text
    assert 'name="language_code"' in form
    assert "sync_from" not in form


def test_english_can_be_added_as_data(client):
    about = add_page(home("de"), "Über uns", "ueber-uns", show_in_menus=True)
    english = Locale.objects.create(language_code="en")
    home_en = home("de").copy_for_translation(english)
    home_en.title = home_en.heading = "Find partners"
    home_en.save_revision().publish()
    about_en = about.copy_for_translation(english)
    about_en.title, about_en.slug = "About us", "about-us"
    about_en.save_revision().publish()

    assert client.get("/", headers={"accept-language": "en"})["Location"] == "/en/"
    start = client.get("/en/").text
    assert '<html lang="en">' in start
    assert '<a href="/en/about-us/">About us</a>' in start
    assert "Co-funded by the European Union" in start
    german = client.get("/de/ueber-uns/").text
    assert 'href="/en/about-us/" lang="en"' in german
    assert 'hreflang="en" href="http://localhost:8000/en/about-us/"' in german
