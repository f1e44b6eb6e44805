"""A translation that is stopped, and taken up again: what readers are told stays true."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.models import TranslationState
from home.translation.notice import notice_for

from .core_data import add_news, home, person, publish, republish, submit, target, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation() -> Translation:
    return submit(add_news())


@pytest.fixture
def chief() -> Client:
    return person("chief", on=home("cs"), can=("add", "change", "publish"))


def stop(client: Client, translation: Translation) -> bool:
    client.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
    return not Translation.objects.get(pk=translation.pk).enabled


def restart(client: Client, translation: Translation) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[target(translation).pk])
    client.post(edit, {"localize-restart-translation": "1"})
    assert Translation.objects.get(pk=translation.pk).enabled


def test_a_live_translation_is_stopped_by_those_who_may_publish(translation, chief):
    editor = person("editor", on=home("cs"), can=("add", "change"))
    publish(translation)
    assert not stop(editor, translation)
    assert stop(chief, translation)


def test_a_draft_is_stopped_by_its_editors(translation):
    assert stop(person("editor", on=home("cs"), can=("add", "change")), translation)


def test_the_note_on_a_machines_words_stays(translation, chief, client):
    page = publish(translation, by="machine")
    Page.objects.filter(pk=page.get_parent().pk).update(live=True)
    before = client.get(page.get_url()).content
    assert stop(chief, translation)
    notice = notice_for(page)
    assert (notice.machine, notice.outdated_since) == (True, None)
    assert client.get(page.get_url()).content == before
    page.latest_revision.publish()
    assert notice_for(page).machine
    republish(page, title="Vlastní slova", teaser="Přepsáno.")
    assert notice_for(page) is None


def test_a_stopped_translation_is_not_out_of_date(translation, chief):
    page = publish(translation)
    assert stop(chief, translation)
    republish(translation.source.get_source_instance(), teaser="Ganz neu.")
    assert notice_for(page) is None


def test_taken_up_again_it_is_compared_with_its_source(translation, chief):
    page = publish(translation)
    assert stop(chief, translation)
    republish(translation.source.get_source_instance(), teaser="Ganz neu.", show_in_menus=True)
    restart(chief, translation)
    translation.refresh_from_db()
    assert TranslationState.objects.get(translation=translation).outdated_since == translation.source.last_updated_at
    assert notice_for(page).outdated_since
    assert target(translation).show_in_menus
    translate(translation)
    translation.save_target(publish=True)
    assert notice_for(page) is None


def test_taken_up_again_with_an_unchanged_source_it_is_not(translation, chief):
    page = publish(translation)
    assert stop(chief, translation)
    restart(chief, translation)
    assert notice_for(page) is None
