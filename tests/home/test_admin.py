"""The CMS admin: the portal's name and colours, in German and Czech; translating a page works."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.models import HomePage, SiteTexts, StandardPage
from home.translation.saving import publishing_incomplete
from tests.home.samples import add_page, every_block, home

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    user = User.objects.create_superuser("chef", "chef@example.org", "geheim")
    client.force_login(user)
    return user


def test_sign_in_is_that_of_the_account(client):
    answer = client.get("/cms/login/?next=/cms/pages/", headers={"accept-language": "cs"})
    assert answer["Location"] == "/ucet/login/?next=/cms/pages/"


@pytest.mark.parametrize(("language", "word"), [("de", "Einstellungen"), ("cs", "Nastavení")])
def test_admin_speaks_the_user_s_language(client, admin, language, word):
    UserProfile.objects.update_or_create(user=admin, defaults={"preferred_language": language})
    text = client.get("/cms/").text
    assert f'<html lang="{language}"' in text
    assert "img/logo-on-dark" in text
    assert word in text.encode().decode("unicode_escape", errors="ignore") or word in text


@pytest.mark.parametrize("name", ["home", "standardpage"])
def test_page_forms_open(client, admin, name):
    page = home("de") if name == "home" else add_page(home("de"), "Alles", "alles", body=every_block(home("cs")))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("language", ["de", "cs"])
def test_preview_shows_the_page_in_its_language(language):
    page = add_page(home(language), "Vorschau", "vorschau", is_draft_text=True)
    response = page.make_preview_request()
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.rendered_content
    assert {"de": "Dieser Text ist ein Entwurf", "cs": "Tento text je zatím koncept"}[
        language
    ] in response.rendered_content


def test_site_texts_are_edited_per_language(client, admin):
    texts = SiteTexts.objects.create(locale=home("de").locale, footer_note="Alt")
    address = reverse("wagtailsnippets_home_sitetexts:edit", args=[texts.pk])
    data = {"footer_note": "Neu", "contact_email": "", "partners-count": "0"}
    assert client.post(address, data).status_code == 302
    texts.refresh_from_db()
    assert texts.footer_note == "Neu"


def test_a_language_has_its_site_texts_once(client, admin):
    SiteTexts.objects.create(locale=home("cs").locale, footer_note="Jednou")
    address = reverse("wagtailsnippets_home_sitetexts:add") + "?locale=cs"
    response = client.post(address, {"footer_note": "Podruhé", "contact_email": "", "partners-count": "0"})
    assert response.status_code == 200
    assert SiteTexts.objects.filter(locale__language_code="cs").count() == 1


def test_translating_a_page_through_wagtail_localize(client, admin):
    page = add_page(home("de"), "Über uns", "ueber-uns", introduction="Wer wir sind", body=every_block(home("de")))
    czech = home("cs").locale
    submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert client.get(submit).status_code == 200
    assert client.post(submit, {"locales": [czech.pk]}).status_code == 302

    translation = Translation.objects.get(source=TranslationSource.objects.get_for_instance(page), target_locale=czech)
    segments = StringSegment.objects.filter(source=translation.source).select_related("string", "context")
    words = {"Über uns": "O nás", "ueber-uns": "o-nas", "Wer wir sind": "Kdo jsme", "Was kostet es?": "Kolik to stojí?"}
    for segment in segments:
        if segment.string.data in words:
            StringTranslation.objects.create(
                translation_of=segment.string, locale=czech, context=segment.context,
                data=words.pop(segment.string.data), translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )  # fmt: skip
    assert not words, "these texts were not offered for translation"
    with publishing_incomplete():
        translation.save_target(publish=True)

    translated = StandardPage.objects.get(locale=czech, translation_key=page.translation_key)
    text = client.get("/cs/o-nas/").text
    assert translated.live
    assert "Kdo jsme" in text
    assert "Kolik to stojí?" in text
    assert "Drehmaschine" in text  # an untranslated passage falls back to its source
    assert HomePage.objects.count() == 2
