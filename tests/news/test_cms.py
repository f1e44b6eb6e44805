"""News and topics in the CMS, in Wagtail's API and in its search."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.models import Page
from wagtail.search import index as search_index

from news.models import NewsPage, Topic

from .making import make_topic, write


@pytest.fixture
def cms(client, db):
    client.force_login(User.objects.create_superuser("chef", "chef@example.org", "x"))
    return client


def test_the_form_asks_for_what_a_page_shows(cms, index, topic):
    text = cms.get(reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])).content.decode()
    for name in ("teaser", "lead_image", "lead_alt", "date", "institution", "topics", "tags"):
        assert f'name="{name}"' in text
    assert "Förderung" in text
    assert 'type="checkbox" name="topics"' in text


def test_the_form_offers_topics_of_its_own_language_only(cms, index, czech_index, topic, czech_topic):
    text = cms.get(reverse("wagtailadmin_pages:add", args=["news", "newspage", czech_index.pk])).content.decode()
    assert "Dotace" in text
    assert "Förderung" not in text


def test_a_translation_keeps_its_topics_when_it_is_edited(cms, index, topic):
    page = write(index, topics=[topic])
    text = cms.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Förderung" in text


def test_topics_are_listed_per_language(cms, topic, czech_topic):
    listing = Topic.snippet_viewset.get_url_name("list")
    german = cms.get(reverse(listing), {"locale": "de"}).content.decode()
    czech = cms.get(reverse(listing), {"locale": "cs"}).content.decode()
    assert ("Förderung" in german, "Dotace" in german) == (True, False)
    assert ("Förderung" in czech, "Dotace" in czech) == (False, True)


def test_topics_are_found_by_their_name(cms, topic, german):
    make_topic("Wasserstoff", "wasserstoff", german)
    for each in Topic.objects.all():
        search_index.insert_or_update_object(each)
    found = cms.get(reverse(Topic.snippet_viewset.get_url_name("list")), {"q": "Förder", "locale": "de"})
    assert [item.name for item in found.context["object_list"]] == ["Förderung"]


def test_topics_have_a_place_in_the_menu(cms, topic):
    assert reverse(Topic.snippet_viewset.get_url_name("list")) in cms.get(reverse("wagtailadmin_home")).content.decode()


def test_a_new_topic_gets_its_address_from_its_name(cms, german):
    url = reverse(Topic.snippet_viewset.get_url_name("add"))
    response = cms.post(f"{url}?locale=de", {"name": "Fachkräfte & Übergänge", "slug": "", "action-publish": "1"})
    assert response.status_code == 302
    topic = Topic.objects.get()
    assert (topic.slug, topic.live, topic.locale) == ("fachkraefte-uebergaenge", True, german)


def test_two_topics_of_a_language_cannot_have_the_same_address(cms, topic):
    url = reverse(Topic.snippet_viewset.get_url_name("add"))
    response = cms.post(f"{url}?locale=de", {"name": "Andere", "slug": "foerderung"})
    assert response.status_code == 200
    assert Topic.objects.count() == 1


@pytest.mark.parametrize("language", ["de", "cs"])
def test_a_topic_can_be_previewed(cms, index, topic, czech_topic, language):
    write(index, "Darüber", topics=[topic])
    shown = topic if language == "de" else czech_topic
    text = shown.make_preview_request().content.decode()
    assert shown.name in text
    assert ("Darüber" in text) == (language == "de")


def test_a_draft_can_be_previewed(cms, index, topic):
    page = write(index, "Geplant", publish=False, topics=[topic])
    assert "Geplant" in page.make_preview_request().content.decode()


def test_wagtails_api_tells_slugs_not_people(client, index, topic, chamber):
    page = write(index, topics=[topic], institution=chamber)
    found = client.get(f"/api/cms/v2/pages/{page.pk}/").json()
    assert found["topic_slugs"] == ["foerderung"]
    assert found["institution_slug"] == "kammer-chemnitz"
    chamber.unpublish()
    assert client.get(f"/api/cms/v2/pages/{page.pk}/").json()["institution_slug"] == ""


def test_news_are_found_by_teaser_text_and_topic(index, topic):
    page = write(index, teaser="Einmaliges Seltenwort.", body=[("text", "<p>Turbinenschaufel</p>")], topics=[topic])
    search_index.insert_or_update_object(page)
    for word in ("Seltenwort", "Turbinenschaufel", "Förderung"):
        assert NewsPage.objects.search(word).count() == 1


def test_addresses_are_plain_letters(czech_index, index):
    assert write(czech_index, "Příliš žluťoučký kůň").slug == "prilis-zlutoucky-kun"
    assert write(index, "Größe zählt").slug == "groesse-zaehlt"
    assert Page.objects.filter(slug__contains="ř").count() == 0


def test_news_of_a_section_are_by_its_institution_unless_said_otherwise(cms, section, chamber):
    response = cms.get(reverse("wagtailadmin_pages:add", args=["news", "newspage", section.pk]))
    assert response.context["form"].instance.institution == chamber


def test_news_can_be_previewed_before_they_are_saved(cms, section, topic):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["news", "newspage", section.pk])
    data = {
        "title": "Noch nicht gespeichert", "slug": "", "teaser": "Kurz.", "date": "2026-11-22", "topics": [topic.pk],
        "body-count": "0", "tags": "", "lead_alt": "", "seo_title": "", "search_description": "",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert cms.post(url, data).json() == {"is_valid": True, "is_available": True}
    text = cms.get(url).content.decode()
    assert "Noch nicht gespeichert" in text
    assert "/de/aktuelles/thema/foerderung/" in text
    assert not NewsPage.objects.exists()
