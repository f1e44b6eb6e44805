"""The translation's editor: publish, refuse gaps, submit to moderation, send back, approve, mark as read."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext, override
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import StringTranslation

from home.models import TranslationState
from home.translation.notice import notice_for
from news.models import NewsPage

from .core_data import add_news, home, messages_of, person, publish, republish, submit, target, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation():
    return submit(add_news())


@pytest.fixture
def chief():
    return person("chief", on=home("cs").get_parent(), can=("change", "publish", "lock", "unlock"))


@pytest.fixture
def translator():
    return person("translator", "home.translate")


@pytest.fixture
def workflow(chief):
    task = GroupApprovalTask.objects.create(name="Freigabe")
    task.groups.add(chief.user.groups.get())
    flow = Workflow.objects.create(name="Alle Seiten")
    WorkflowTask.objects.create(workflow=flow, task=task)
    WorkflowPage.objects.create(workflow=flow, page=home("cs"))
    return flow


def editor(translation) -> str:
    return reverse("wagtailadmin_pages:edit", args=[target(translation).pk])


def act(client, translation, action: str):
    return client.post(editor(translation), {"action": action}, follow=True)


def decide(client, translation, action: str, **data):
    page = target(translation)
    args = [page.pk, action, page.current_workflow_task_state.pk]
    return client.post(reverse("wagtailadmin_pages:workflow_action", args=args), data)


def test_gaps_are_refused_with_their_number(translation, chief):
    translate(translation, leave=1)
    answer = act(chief, translation, "publish")
    assert " 1." in messages_of(answer)
    assert not target(translation).live


def test_gaps_are_published_on_request_and_said(translation, chief):
    translate(translation, leave=1)
    answer = act(chief, translation, "publish_incomplete")
    page = target(translation)
    assert page.live
    assert page.title == "Neue Halle" or page.teaser == "Worum es geht."
    assert " 1." in messages_of(answer)
    assert TranslationState.objects.get(translation=translation).live_missing == 1


def test_readers_are_told_of_gaps_until_they_are_closed(translation, chief, client):
    translate(translation, leave=1)
    act(chief, translation, "publish_incomplete")
    page = target(translation)
    Page.objects.filter(pk=page.get_parent().pk).update(live=True)
    with override("cs"):
        note = escape(gettext("Parts of this text are not translated yet."))
    assert notice_for(page).incomplete
    assert note in client.get(page.get_url()).content.decode()
    answer = client.get(f"/api/v1/news/{page.slug}?locale=cs").json()
    assert answer["notice"]["incomplete"] is True
    assert answer["notice"]["machine_translated"] is False
    translate(translation)
    act(chief, translation, "publish")
    assert notice_for(target(translation)) is None
    assert note not in client.get(target(translation).get_url()).content.decode()


def test_a_complete_translation_is_published(translation, chief):
    translate(translation)
    act(chief, translation, "publish")
    page = target(translation)
    assert page.live
    assert page.title == "cs Neue Halle"
    assert page.live_revision.user == chief.user


def test_an_empty_translation_is_a_gap(translation, chief):
    translate(translation)
    StringTranslation.objects.filter(context__path="title").update(data="")
    act(chief, translation, "publish")
    assert not target(translation).live


def test_the_address_comes_from_the_title_where_nobody_chose_one(translation, chief):
    translate(translation)
    StringTranslation.objects.filter(context__path="slug").delete()
    act(chief, translation, "publish")
    assert target(translation).slug == "cs-neue-halle"


@pytest.mark.parametrize("action", ["publish", "publish_incomplete", "submit_incomplete"])
def test_a_translator_cannot_publish(translation, translator, workflow, action):
    translate(translation)
    assert act(translator, translation, action).status_code == 403 or not target(translation).live
    assert not target(translation).live
    assert not target(translation).workflow_in_progress


def test_an_unknown_action_changes_nothing(translation, chief):
    translate(translation)
    chief.post(editor(translation), {"action": "explode"})
    chief.post(editor(translation), {"action-publish": "action-publish", "title": "Von Hand"})
    assert not target(translation).live
    assert target(translation).latest_revision.object_str != "Von Hand"


def test_submitted_approved_and_published(translation, translator, chief, workflow):
    translate(translation, leave=1)
    assert " 1." in messages_of(act(translator, translation, "submit"))
    assert not target(translation).workflow_in_progress
    translate(translation)
    act(translator, translation, "submit")
    page = target(translation)
    assert page.workflow_in_progress
    assert not page.live
    assert page.current_workflow_task_state.revision.user == translator.user
    decide(chief, translation, "approve")
    page = target(translation)
    assert page.live
    assert page.title == "cs Neue Halle"
    state = TranslationState.objects.get(translation=translation)
    assert state.saved_by == translator.user
    assert state.saved_at <= timezone.now()


def test_submitting_leaves_the_live_page_alone(translation, translator, chief, workflow):
    publish(translation)
    translate(translation, suffix=" neu")
    act(translator, translation, "submit")
    page = target(translation)
    assert page.title == "cs Neue Halle"
    assert page.has_unpublished_changes
    assert "cs Neue Halle neu" not in chief.get(page.get_url()).content.decode()
    decide(chief, translation, "approve")
    assert target(translation).title == "cs Neue Halle neu"


def test_sent_back_and_submitted_again(translation, translator, chief, workflow):
    translate(translation)
    act(translator, translation, "submit")
    decide(chief, translation, "reject", comment="Bitte den Titel kürzen.")
    shown = translator.get(editor(translation)).content.decode()
    assert "Bitte den Titel kürzen." in shown
    act(translator, translation, "submit")
    assert target(translation).workflow_in_progress
    assert target(translation).workflow_states.count() == 1


def test_words_changed_after_submission_are_said_and_can_be_taken_in(translation, translator, chief, workflow):
    translate(translation)
    act(translator, translation, "submit")
    sentence = 'value="renew_submission"'
    assert sentence not in chief.get(editor(translation)).content.decode()
    translate(translation, suffix=" neu")
    assert sentence in chief.get(editor(translation)).content.decode()
    act(chief, translation, "renew_submission")
    assert sentence not in chief.get(editor(translation)).content.decode()
    decide(chief, translation, "approve")
    assert target(translation).title == "cs Neue Halle neu"


def test_approving_after_a_change_publishes_what_was_submitted(translation, translator, chief, workflow):
    translate(translation)
    act(translator, translation, "submit")
    translate(translation, suffix=" heimlich")
    decide(chief, translation, "approve")
    assert target(translation).title == "cs Neue Halle"


def test_a_source_that_changes_during_moderation_is_said(translation, translator, chief, workflow):
    translate(translation)
    act(translator, translation, "submit")
    republish(NewsPage.objects.get(translation_key=target(translation).translation_key, locale__language_code="de"),
              teaser="Anders.")  # fmt: skip
    assert 'value="renew_submission"' in chief.get(editor(translation)).content.decode()
    decide(chief, translation, "approve")
    assert TranslationState.objects.get(translation=translation).outdated_since


def test_machine_words_are_marked_until_read(translation, chief):
    publish(translation, by="machine")
    notice = notice_for(target(translation))
    assert notice.machine
    assert notice.source_language == "de"
    assert notice.source_url.endswith("/de/aktuelles/neue-halle/")
    act(chief, translation, "read")
    assert notice_for(target(translation)) is None
    words = StringTranslation.objects.filter(locale__language_code="cs")
    assert set(words.values_list("translation_type", "tool_name", "last_translated_by")) == {
        ("manual", "DeepL", chief.user.pk)
    }


def test_reading_other_words_than_the_published_ones_does_not_count(translation, chief):
    publish(translation, by="machine")
    translate(translation, by="machine", suffix=" neu")
    act(chief, translation, "read")
    assert notice_for(target(translation)).machine
    act(chief, translation, "publish")
    assert notice_for(target(translation)) is None


def test_words_read_in_moderation_are_published_as_read(translation, translator, chief, workflow):
    translate(translation, by="machine")
    act(translator, translation, "submit")
    act(chief, translation, "read")
    decide(chief, translation, "approve")
    assert target(translation).live
    assert notice_for(target(translation)) is None


def test_the_editor_says_where_the_translation_stands(translation, chief, workflow):
    translate(translation, leave=1, by="machine")
    html = chief.get(editor(translation)).content.decode()
    assert "translation-bar" in html
    assert html.index("translation-bar-title") < html.index('class="js-translation-editor"')
    for action in ("submit", "publish", "publish_incomplete", "submit_incomplete", "read"):
        assert f'value="{action}"' in html


def test_a_translator_is_offered_what_he_may_do(translation, translator, workflow):
    html = translator.get(editor(translation)).content.decode()
    assert 'value="submit"' in html
    assert 'value="publish' not in html
    assert "translation-goes-on" in html


def test_the_state_above_the_editor_is_kept_true(translation, translator):
    url = reverse("home_translation_facts", args=[translation.pk])
    before = translator.get(url).content.decode()
    translate(translation)
    after = translator.get(url).content.decode()
    assert before != after
    assert person("nobody").get(url).status_code in (302, 403)


def test_a_translator_compares_the_versions_of_a_source(translation, translator):
    publish(translation)
    source = translation.source.get_source_instance()
    republish(source, teaser="Jetzt geht es um anderes.")
    url = reverse("home_compare_source", args=[translation.pk])
    assert url in translator.get(editor(translation)).content.decode()
    html = translator.get(url).content.decode()
    assert "anderes" in html
    assert "Worum es geht" in html or "Worum" in html
    assert person("nobody").get(url).status_code in (302, 403)
