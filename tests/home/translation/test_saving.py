"""What is put in place of wagtail-localize's own ways of writing a translation."""

import inspect
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from wagtail.models import Page
from wagtail_localize import models as localize_models
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import TranslationCreator

from home.models import SavedTranslation, SiteTexts, TranslationState
from home.translation import saving
from home.translation.saving import Incomplete, publishing_incomplete, save_draft
from home.translation.words import progress_of
from news.models import NewsPage

from .core_data import BODY, add_news, add_topic, home, locale, publish, republish, submit, target, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation() -> Translation:
    return submit(add_news(body=BODY))


def test_the_library_still_has_what_is_replaced():
    """An upgrade that changes these must be looked at."""
    for ours, theirs in [
        (saving.create_or_update_translation, saving._original_save),
        (saving.create_translations, saving._original_create),
        (saving.handle_block, saving._original_block),
    ]:
        assert list(inspect.signature(ours).parameters) == list(inspect.signature(theirs).parameters)
    assert "copy_synchronised_fields(original, translation)" in inspect.getsource(saving._original_save)
    assert TranslationSource.create_or_update_translation is saving.create_or_update_translation
    assert TranslationCreator.create_translations is saving.create_translations
    assert localize_models.copy_synchronised_fields is saving.copy_synchronised_fields
    writers = inspect.getsource(localize_models).count(".save_revision(")
    assert writers == inspect.getsource(saving._original_save).count(".save_revision(")


def test_gaps_are_refused_wherever_it_is_asked_for(translation):
    translate(translation, leave=1)
    with pytest.raises(Incomplete):
        translation.save_target(publish=True)
    assert not target(translation).live
    with publishing_incomplete():
        translation.save_target(publish=True)
    assert target(translation).live
    translate(translation, leave=2, suffix=" neu")
    StringTranslation.objects.filter(context__path="title").delete()
    with pytest.raises(Incomplete):
        translation.save_target(publish=True)


def test_a_refused_publication_of_a_snippet_without_drafts_keeps_its_text():
    texts = SiteTexts.objects.create(locale=locale("de"), footer_note="Hinweis")
    translation = submit(texts)
    with pytest.raises(Incomplete):
        translation.save_target(publish=True)
    publish(translation)
    texts.footer_note = "Neu"
    texts.save()
    with pytest.raises(Incomplete):
        translation.save_target(publish=True)
    assert target(translation).footer_note == "cs Hinweis"


def test_a_draft_leaves_the_live_page_alone(translation):
    page = publish(translation)
    translate(translation, suffix=" neu")
    author = User.objects.create_user("author")
    revision = save_draft(translation, author)
    assert revision.user == author
    assert revision.as_object().title == "cs Neue Halle neu"
    page = target(translation)
    assert page.title == "cs Neue Halle"
    assert page.live_revision_id != revision.pk
    assert page.draft_title == "cs Neue Halle neu"
    saved = SavedTranslation.objects.get(revision=revision)
    assert (saved.missing, saved.machine) == (0, {})
    assert TranslationState.objects.get(translation=translation).saved_by == author


def test_a_live_topic_is_not_hidden_by_a_draft():
    topic = add_topic("Energie")
    translation = submit(topic)
    publish(translation)
    translation.save_target(publish=False)
    assert target(translation).live


def test_submitting_a_live_copy_takes_it_from_the_public():
    article = add_news()
    alias = article.copy_for_translation(locale("cs"), copy_parents=True, alias=True)
    assert alias.live
    translation = submit(article)
    page = target(translation)
    assert page.pk == alias.pk
    assert page.alias_of_id is None
    assert not page.live
    assert not Page.objects.get(pk=page.get_parent().pk).alias_of_id
    assert publish(translation).live


def test_parents_are_submitted_first_as_drafts():
    article = add_news()
    page = target(submit(article))
    section = page.get_parent()
    assert not section.live
    assert section.alias_of_id is None
    assert Translation.objects.filter(source__object_id=section.translation_key).exists()


def test_an_error_is_tied_to_its_passage():
    translation = submit(add_topic("Energie"))
    translate(translation)
    name = StringTranslation.objects.get(context__path="name")
    name.data = "x" * 100
    name.save()
    with pytest.raises(ValidationError):
        translation.save_target(publish=True)
    name.refresh_from_db()
    assert name.has_error
    assert "80" in name.get_error()
    assert not progress_of(translation).complete


def test_the_address_stays_free_of_its_neighbours(translation):
    other = NewsPage(title="Jiná", slug="nova-hala", teaser="Jiné.", locale=locale("cs"))
    target(translation).get_parent().add_child(instance=other)
    page = publish(translation)
    assert page.slug != "nova-hala"
    assert page.slug.startswith("nova-hala")


def test_the_title_in_the_editor_is_the_one_of_the_draft(translation, client):
    translate(translation)
    with mock.patch.object(saving, "_refuse_incomplete"):
        translation.save_target(publish=False)
    assert target(translation).latest_revision.object_str == "cs Neue Halle"
    assert not target(translation).live
    assert home("cs").live


def test_going_back_to_a_version_of_before_is_judged_anew(translation):
    publish(translation)
    first = target(translation).live_revision
    republish(translation.source.get_source_instance(), teaser="Neue Fassung.")
    translation.refresh_from_db()
    publish(translation)
    assert TranslationState.objects.get(translation=translation).outdated_since is None
    first.publish()
    assert TranslationState.objects.get(translation=translation).outdated_since
