"""Which news are public, and how they are found."""

import datetime

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from news.models import NewsPage, Topic

from .making import make_topic, write


def titles(queryset):
    return [page.title for page in queryset.newest_first()]


def test_drafts_and_unpublished_news_are_not_shown(index):
    write(index, "Entwurf", publish=False)
    gone = write(index, "Zurückgezogen")
    gone.unpublish()
    write(index, "Öffentlich")
    assert titles(NewsPage.objects.shown_in("de")) == ["Öffentlich"]


@pytest.mark.parametrize("where", ["page", "section"])
def test_what_stands_behind_a_restriction_is_not_shown(index, section, where):
    page = write(section, "Intern")
    restriction = PageViewRestriction.objects.create(
        page=page if where == "page" else section, restriction_type="groups"
    )
    restriction.groups.add(Group.objects.first())
    assert titles(NewsPage.objects.shown_in("de")) == []


def test_an_alias_still_shows_another_language_and_is_left_out(index, czech_index, czech):
    page = write(index)
    page.copy_for_translation(czech, alias=True)
    assert NewsPage.objects.filter(locale=czech).count() == 1
    assert titles(NewsPage.objects.shown_in(czech)) == []


def test_a_language_has_its_own_news(index, czech_index, czech):
    write(index, "Deutsch")
    write(czech_index, "Česky")
    assert titles(NewsPage.objects.shown_in(czech)) == ["Česky"]
    assert titles(NewsPage.objects.shown_in("de")) == ["Deutsch"]


def test_about_takes_a_topic_or_its_slug(index, topic):
    write(index, "Darüber", topics=[topic])
    write(index, "Anderes")
    shown = NewsPage.objects.shown_in("de")
    assert titles(shown.about(topic)) == titles(shown.about("foerderung")) == ["Darüber"]


def test_a_topic_that_is_a_draft_finds_nothing(index, topic):
    write(index, topics=[topic])
    Topic.objects.update(live=False)
    assert titles(NewsPage.objects.about(topic)) == []


def test_a_slug_means_the_topic_of_the_same_language(index, topic, czech):
    """A page that still has the topic of its source is not found by that topic's slug in its own language."""
    foreign = make_topic("Jinak", "foerderung", czech)
    write(index, topics=[foreign])
    assert titles(NewsPage.objects.about("foerderung")) == []


def test_of_an_institution_that_is_public(index, chamber):
    write(index, "Von der Kammer", institution=chamber)
    write(index, "Von niemandem")
    assert titles(NewsPage.objects.of("kammer-chemnitz")) == titles(NewsPage.objects.of(chamber)) == ["Von der Kammer"]
    chamber.unpublish()
    assert titles(NewsPage.objects.of("kammer-chemnitz")) == []


def test_year_and_order(index):
    write(index, "alt", date=datetime.date(2025, 12, 31))
    write(index, "neu", date=datetime.date(2026, 1, 1))
    write(index, "neuer", date=datetime.date(2026, 1, 2))
    assert titles(NewsPage.objects.in_year(2026)) == ["neuer", "neu"]
    assert titles(NewsPage.objects.all()) == ["neuer", "neu", "alt"]


def test_an_index_covers_its_sections(index, section, czech_index):
    write(section, "Im Bereich")
    write(index, "Oben")
    assert set(titles(NewsPage.objects.below(index))) == {"Im Bereich", "Oben"}
    assert titles(NewsPage.objects.below(section)) == ["Im Bereich"]


def test_slugs_of_a_language_are_unique_across_sections(index, section, czech_index):
    made = [write(parent, "Gleicher Titel") for parent in (index, section, section, czech_index)]
    assert [page.slug for page in made] == [
        "gleicher-titel", "gleicher-titel-2", "gleicher-titel-3", "gleicher-titel",
    ]  # fmt: skip


def test_a_slug_stays_when_the_page_is_saved_again(index, section):
    write(index, "Gleicher Titel")
    second = write(section, "Gleicher Titel")
    second.save_revision().publish()
    assert NewsPage.objects.get(pk=second.pk).slug == "gleicher-titel-2"
