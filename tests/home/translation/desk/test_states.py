"""The state of every page and snippet in every other language."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page

from home.models import HomePage, TranslationState
from home.translation.states import Rows, State, identity_of
from home.translation.words import progress_of
from news.models import NewsIndexPage
from tests.home.translation.making import (
    add_news,
    add_standard,
    add_topic,
    locale,
    segments,
    submit,
    target_of,
    translate,
)


def row_of(instance, code="cs"):
    found = [row for row in Rows().into([code]) if row.key == instance.translation_key]
    assert len(found) == 1
    return found[0]


def test_a_page_that_was_never_submitted_is_missing(news):
    row = row_of(news)
    assert (row.state, row.source_id, row.target_id) == ("missing", news.pk, None)
    assert (row.source_live, row.title) == (True, "Neue Förderung")


def test_pages_written_in_both_languages_are_not_said_to_be_translated(home):
    row = row_of(home)
    assert row.state == State.SEPARATE
    assert row.target_id == HomePage.objects.get(locale__language_code="cs").pk


def test_from_submission_to_done(news):
    translation = submit(news)
    row = row_of(news)
    assert (row.state, row.translated, row.total) == ("waiting", 0, len(segments(translation)))
    assert row.target_id == target_of(translation).pk
    assert not row.target_live

    translate(translation, only=2)
    row = row_of(news)
    assert (row.state, row.translated) == ("partly", 2)

    translate(translation, kind="machine")
    row = row_of(news)
    assert (row.state, row.machine) == ("machine", row.total)

    translate(translation)
    assert (row_of(news).state, row_of(news).machine) == ("done", 0)


def test_a_faulty_or_empty_passage_does_not_count(news):
    translation = submit(news)
    translate(translation)
    first = segments(translation)[0].string.translations.get()
    type(first).objects.filter(pk=first.pk).update(has_error=True)
    assert row_of(news).state == "partly"
    type(first).objects.filter(pk=first.pk).update(has_error=False, data="")
    assert row_of(news).state == "partly"


def test_the_desk_and_the_publication_count_alike(news):
    """A passage that is empty, faulty or a machine's is the same to both; otherwise "translated" could be refused."""
    translation = submit(news)
    translate(translation)
    passages = [segment.string.translations.get() for segment in segments(translation)]
    for number, change in enumerate(({"data": ""}, {"has_error": True}, {"translation_type": "machine"})):
        type(passages[0]).objects.filter(pk=passages[number].pk).update(**change)
        row, progress = row_of(news), progress_of(translation)
        assert (row.total, row.translated, row.machine) == (progress.total, progress.done, progress.machine)
        assert (row.total - row.translated, row.machine) == (min(number + 1, 2), max(number - 1, 0))
        assert row.state == State.PARTLY


def test_out_of_date_with_the_day_since(news):
    translation = submit(news)
    translate(translation)
    since = timezone.now() - datetime.timedelta(days=3)
    TranslationState.objects.update_or_create(translation=translation, defaults={"outdated_since": since})
    row = row_of(news)
    assert (row.state, row.outdated_since) == ("outdated", since)


def test_a_disabled_translation_is_a_page_of_its_own(news):
    translation = submit(news)
    translation.enabled = False
    translation.save()
    assert row_of(news).state == "separate"


def test_in_moderation_and_locked_are_told_beside_the_state(news):
    from wagtail.models import Workflow

    translation = submit(news)
    target = target_of(translation)
    target.save_revision()
    Workflow.objects.first().start(target, None)
    Page.objects.filter(pk=target.pk).update(locked=True)
    row = row_of(news)
    assert (row.moderation, row.locked, row.state) == ("in_progress", True, "waiting")
    assert [found.key for found in Rows().in_moderation()] == [news.translation_key]


def test_snippets_are_found_without_being_named(db):
    topic = add_topic("Förderung")
    row = row_of(topic)
    assert (row.state, row.title, row.model) == ("missing", "Förderung", type(topic))
    submit(topic)
    assert row_of(topic).state == "waiting"


def test_an_alias_is_no_translation(news, index):
    czech = index.copy_for_translation(locale("cs"), alias=True)
    assert czech.alias_of_id == index.pk
    assert row_of(index).state == "missing"


def test_the_source_may_be_czech(db):
    czech_home = HomePage.objects.get(locale__language_code="cs")
    section = czech_home.add_child(instance=NewsIndexPage(title="Aktuality", slug="aktuality", locale=locale("cs")))
    page = add_news(section, "Nová dotace", locale=locale("cs"))
    row = row_of(page, "de")
    assert (row.state, row.source_locale_id) == ("missing", locale("cs").pk)
    submit(page, "de")
    assert row_of(page, "de").source_id == page.pk
    assert [found for found in Rows().into(["cs"]) if found.key == page.translation_key] == []


def test_a_third_language_has_rows_of_its_own(news):
    submit(news)
    Locale.objects.create(language_code="en")
    assert row_of(news, "en").state == "missing"
    assert row_of(news, "cs").state == "waiting"


def test_narrowing_and_sorting(news, index):
    other = add_standard(index.get_parent(), "Über 100 % Einsatz_n")
    keys = lambda rows: [row.key for row in rows]  # noqa: E731
    everything = Rows().into(["cs"])
    assert other.translation_key in keys(everything.titled("100 %"))
    assert keys(everything.titled("100_%")) == []
    assert keys(everything.titled("förderung neue")) == [news.translation_key]
    assert set(keys(everything.below([index.path]))) == {index.translation_key, news.translation_key}
    assert keys(everything.below([index.path]).order_by("-title")) == [news.translation_key, index.translation_key]
    assert keys(everything.of_types([news.content_type_id])) == [news.translation_key]
    assert keys(everything.changed_since(timezone.now() + datetime.timedelta(days=1))) == []
    assert keys(everything.in_states(["separate"]))
    assert everything.in_states(["done"]).count() == 0
    assert everything.in_states(["done"]).counts["missing"] == everything.counts["missing"] > 0
    assert len(everything[:2]) == 2
    assert everything[2:3][0].key not in keys(everything[:2])


@pytest.mark.parametrize("name", ["", "1", "a.b.c", "1.2.3", "1.2.3.4", "-1.0b2c.1", "9" * 30 + ".x.1"])
def test_names_of_rows_from_outside(name):
    assert identity_of(name) is None


def test_a_row_is_found_by_its_name(news):
    row = row_of(news)
    assert [found.pk for found in Rows().chosen([identity_of(row.pk)])] == [row.pk]
    assert list(Rows().chosen([])) == []
