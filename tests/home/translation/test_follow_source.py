"""When a source is published: facts go into its translations at once, words make them out of date."""

import datetime
import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowTask
from wagtail_localize.models import SegmentOverride, StringSegment, TranslationContext, TranslationSource

from home.models import SiteTexts, TranslationState
from news.models import NewsPage
from portal import schedule

from .core_data import (
    BODY,
    add_news,
    add_topic,
    locale,
    publish,
    republish,
    submit,
    target,
    translate,
)  # fmt: skip

pytestmark = pytest.mark.django_db


PARAGRAPH = {"type": BODY[0]["type"], "value": "<p>Neu.</p>", "id": "22222222-2222-2222-2222-222222222222"}


def state(translation) -> TranslationState:
    return TranslationState.objects.get(translation=translation)


@pytest.fixture
def article() -> NewsPage:
    return add_news(body=BODY)


@pytest.fixture
def translation(article):
    result = submit(article)
    publish(result)
    return result


def test_submitted_pages_begin_as_drafts(article):
    translation = submit(article)
    assert not target(translation).live
    assert TranslationState.objects.get(translation=translation).outdated_since is None


def test_changed_words_make_a_translation_out_of_date(article, translation):
    before = timezone.now()
    republish(article, teaser="Worum es jetzt geht.")
    assert state(translation).outdated_since >= before
    assert target(translation).teaser == "cs Worum es geht."
    assert StringSegment.objects.filter(source=translation.source, string__data="Worum es jetzt geht.").exists()


def test_out_of_date_keeps_its_first_day_and_ends_when_the_words_are_published(article, translation):
    republish(article, teaser="Zweite Fassung.")
    since = state(translation).outdated_since
    republish(article, teaser="Dritte Fassung.")
    assert state(translation).outdated_since == since
    translate(translation)
    assert state(translation).outdated_since == since, "translated, but readers still see the old text"
    translation.save_target(publish=False)
    assert state(translation).outdated_since == since, "saved as a draft, but readers still see the old text"
    translation.save_target(publish=True)
    assert state(translation).outdated_since is None


def test_a_source_that_goes_back_ends_it_too(article, translation):
    republish(article, teaser="Zweite Fassung.")
    republish(article, teaser="Worum es geht.")
    assert state(translation).outdated_since is None


def test_a_new_paragraph_and_a_removed_one_count(article, translation):
    republish(article, body=[*BODY, PARAGRAPH])
    assert state(translation).outdated_since
    republish(article, body=BODY)
    assert state(translation).outdated_since is None
    republish(article, body=[])
    assert state(translation).outdated_since, "readers of the translation still see what was withdrawn"


def test_an_older_draft_published_later_stays_out_of_date(article, translation):
    translation.save_target(publish=False)
    draft = target(translation).latest_revision
    republish(article, teaser="Neue Fassung.")
    draft.refresh_from_db()
    draft.publish()
    assert state(translation).outdated_since


def test_the_address_and_what_is_not_text_do_not_count(article, translation):
    republish(article, slug="andere-adresse", show_in_menus=True)
    assert state(translation).outdated_since is None


def test_saving_a_draft_of_the_source_changes_nothing(article, translation):
    stamp = TranslationSource.objects.get(pk=translation.source_id).last_updated_at
    article.teaser = "Nur ein Entwurf."
    article.save_revision()
    assert TranslationSource.objects.get(pk=translation.source_id).last_updated_at == stamp
    assert state(translation).outdated_since is None


def test_facts_reach_the_live_page_and_its_history(article, translation):
    republish(article, date="2026-12-24", show_in_menus=True)
    czech = target(translation)
    assert str(czech.date) == "2026-12-24"
    assert czech.show_in_menus
    assert not czech.has_unpublished_changes
    assert str(czech.latest_revision.as_object().date) == "2026-12-24"
    assert state(translation).outdated_since is None


def test_facts_reach_a_pending_draft_without_losing_it(article, translation):
    translate(translation, suffix=" neu")
    translation.save_target(publish=False)
    draft = target(translation).latest_revision
    assert target(translation).teaser == "cs Worum es geht.", "a draft leaves the live page alone"
    republish(article, date="2026-12-24")
    czech = target(translation)
    assert czech.latest_revision_id == draft.pk
    assert czech.has_unpublished_changes
    assert str(czech.date) == "2026-12-24"
    assert czech.teaser == "cs Worum es geht."
    draft.refresh_from_db()
    draft.publish()
    czech = target(translation)
    assert str(czech.date) == "2026-12-24"
    assert czech.teaser == "cs Worum es geht. neu"


def test_facts_leave_workflow_and_schedule_alone(article, translation, django_user_model):
    task = GroupApprovalTask.objects.create(name="Freigabe")
    workflow = Workflow.objects.create(name="Alle Seiten")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    translation.save_target(publish=False)
    czech = target(translation)
    user = django_user_model.objects.create_superuser("root", "root@example.org", "x")
    workflow.start(czech, user)
    later = timezone.now() + timezone.timedelta(days=2)
    Revision.objects.filter(pk=czech.latest_revision_id).update(approved_go_live_at=later)
    republish(article, date="2026-12-24")
    czech = target(translation)
    assert czech.workflow_in_progress
    assert czech.current_workflow_task_state.revision.content["date"] == "2026-12-24"
    assert Revision.objects.get(pk=czech.latest_revision_id).approved_go_live_at == later


def test_topics_come_in_the_target_language_and_go_again(article, translation):
    german, other = add_topic("Energie"), add_topic("Verkehr")
    czech = add_topic("Energetika", "cs", of=german)
    republish(article, topics=[german, other])
    assert list(target(translation).topics.all()) == [czech]
    assert list(article.topics.model.objects.filter(news=article.pk)) == [german, other]
    republish(article, topics=[])
    assert list(target(translation).topics.all()) == []


def test_a_topic_translated_later_comes_to_the_pages(article, translation):
    german = add_topic("Energie")
    republish(article, topics=[german])
    assert list(target(translation).topics.all()) == []
    czech = submit(german)
    publish(czech)
    assert [topic.name for topic in target(translation).topics.all()] == ["cs Energie"]
    assert [topic.name for topic in target(translation).latest_revision.as_object().topics.all()] == ["cs Energie"]


def test_topics_are_cleared_by_saving_too(article):
    german = add_topic("Energie")
    add_topic("Energetika", "cs", of=german)
    republish(article, topics=[german])
    translation = submit(article)
    assert [topic.name for topic in publish(translation).topics.all()] == ["Energetika"]
    NewsPage.objects.get(pk=article.pk).topics.clear()
    article = NewsPage.objects.get(pk=article.pk)
    article.topics = []
    article.save()
    translation.source.update_from_db()
    translation.save_target(publish=True)
    assert list(target(translation).topics.all()) == []


def test_keywords_follow_though_their_ids_change(article, translation):
    republish(article)
    source = NewsPage.objects.get(pk=article.pk)
    source.tags.add("Halle", "Bau")
    source.save_revision().publish()
    first = set(target(translation).tagged_items.values_list("pk", flat=True))
    assert sorted(target(translation).tags.names()) == ["Bau", "Halle"]
    translation.save_target(publish=True)
    assert sorted(target(translation).tags.names()) == ["Bau", "Halle"]
    assert set(target(translation).tagged_items.values_list("pk", flat=True)) != first
    source = NewsPage.objects.get(pk=article.pk)
    source.tags.clear()
    source.save_revision().publish()
    assert list(target(translation).tags.names()) == []
    target(translation).latest_revision.publish()
    assert list(target(translation).tags.names()) == []


def test_what_a_translator_overrode_stays(article, translation):
    context = TranslationContext.objects.get_or_create(object_id=article.translation_key, path="show_in_menus")[0]
    SegmentOverride.objects.create(locale=locale("cs"), context=context, data_json="false")
    republish(article, show_in_menus=True)
    assert not target(translation).show_in_menus


def test_dates_of_publishing_are_each_languages_own(article, translation):
    czech = target(translation)
    later = timezone.now() + timezone.timedelta(days=3)
    republish(article, expire_at=later)
    after = target(translation)
    assert after.expire_at is None
    assert after.go_live_at is None
    german = NewsPage.objects.get(pk=article.pk)
    assert after.first_published_at == czech.first_published_at != german.first_published_at


def test_a_topics_dates_are_its_own(db):
    topic = add_topic("Energie")
    topic.expire_at = timezone.now() + timezone.timedelta(days=3)
    topic.save_revision().publish()
    translation = submit(topic)
    translate(translation)
    translation.save_target(publish=True)
    czech = target(translation)
    assert czech.live
    assert czech.expire_at is None
    assert czech.first_published_at != type(topic).objects.get(pk=topic.pk).first_published_at


def test_a_topic_goes_out_of_date_like_a_page(db):
    topic = add_topic("Energie")
    topic.save_revision().publish()
    translation = submit(topic)
    publish(translation)
    topic.name = "Strom"
    topic.save_revision().publish()
    assert state(translation).outdated_since
    publish(translation)
    assert state(translation).outdated_since is None


def test_a_snippet_without_drafts_follows_when_saved(db):
    texts = SiteTexts.objects.create(locale=locale("de"), footer_note="Hinweis", contact_email="a@example.org")
    translation = submit(texts)
    publish(translation)
    assert state(translation).outdated_since is None
    texts.footer_note, texts.contact_email = "Neuer Hinweis", "b@example.org"
    texts.save()
    assert state(translation).outdated_since
    assert target(translation).contact_email == "b@example.org"
    assert target(translation).footer_note == "cs Hinweis"
    publish(translation)
    assert state(translation).outdated_since is None


def test_unpublishing_a_source_leaves_its_translation_public(article, translation):
    NewsPage.objects.get(pk=article.pk).unpublish()
    assert target(translation).live
    assert state(translation).outdated_since is None


def test_a_deleted_source_leaves_an_ordinary_page(article, translation):
    czech = target(translation)
    NewsPage.objects.get(pk=article.pk).delete()
    assert NewsPage.objects.get(pk=czech.pk).live
    assert not TranslationState.objects.filter(translation=translation.pk).exists()


def test_a_deleted_translation_leaves_the_source_as_it_is(article, translation):
    target(translation).delete()
    assert not TranslationState.objects.filter(translation=translation.pk).exists()
    republish(article, teaser="Weiter geht es.")
    assert NewsPage.objects.get(pk=article.pk).teaser == "Weiter geht es."


def test_a_fault_does_not_lose_the_publication(article, translation, monkeypatch, caplog):
    def fail(*args):
        raise ValueError("broken")

    monkeypatch.setattr("home.translation.follow.carry_facts", fail)
    with caplog.at_level(logging.ERROR, "home.translation.follow"):
        republish(article, teaser="Trotzdem veröffentlicht.")
    assert NewsPage.objects.get(pk=article.pk).teaser == "Trotzdem veröffentlicht."
    assert "did not follow" in caplog.text
    monkeypatch.setattr(TranslationSource, "update_from_db", fail)
    with caplog.at_level(logging.ERROR, "home.translation.follow"):
        republish(article, teaser="Und noch einmal.")
    assert NewsPage.objects.get(pk=article.pk).teaser == "Und noch einmal."
    assert "was not updated" in caplog.text


def test_what_publishing_a_source_costs(article, translation):
    """The snapshot is most of it, and grows with the page; a translation costs the same however long the article is."""

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            republish(article, teaser=f"Fassung {cost.count}")
        cost.count += 1
        return len(queries)

    cost.count = 0
    cost()
    with_translation = cost()
    translation.enabled = False
    translation.save()
    alone = cost()
    print(f"publish: {with_translation} queries with a translation, {alone} without")
    assert with_translation - alone <= 40


def test_pages_that_nobody_submitted_cost_one_query(article):
    from home.translation.follow import follow_source

    with CaptureQueriesContext(connection) as queries:
        follow_source(article)
    assert len(queries) == 1


def test_a_scheduled_source_is_followed_when_its_time_comes(article, translation):
    known = translation.source.last_updated_at
    page = NewsPage.objects.get(pk=article.pk)
    page.teaser, page.date = "Erst morgen.", datetime.date(2026, 12, 24)
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision().publish()
    source = TranslationSource.objects.get(pk=translation.source_id)
    assert (state(translation).outdated_since, source.last_updated_at) == (None, known)
    assert "Erst morgen." not in source.content_json
    past = timezone.now() - datetime.timedelta(minutes=1)
    revision = page.get_latest_revision()
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    before = timezone.now()
    assert schedule.publish_due() == 1
    source.refresh_from_db()
    assert "Erst morgen." in source.content_json
    assert source.last_updated_at >= before
    assert state(translation).outdated_since >= before
    czech = target(translation)
    assert (czech.live, czech.teaser, czech.date) == (True, "cs Worum es geht.", datetime.date(2026, 12, 24))
