"""An institution's editors hold add and change on its sections, in every language, whatever becomes of either."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Locale

from directory.models import InstitutionGroup
from directory.sections import PREFIX, editors_of, institution_of
from events.models import EventIndexPage
from news.models import NewsIndexPage
from tests.factories import CompanyFactory

from .conftest import add_news


def rights(page) -> dict[str, set[str]]:
    """Return what each institution's group may do on this very page."""
    found: dict[str, set[str]] = {}
    for held in GroupPagePermission.objects.filter(page_id=page.pk).select_related("group", "permission"):
        found.setdefault(held.group.name, set()).add(held.permission.codename)
    return found


BOTH = {"add_page", "change_page"}


def test_a_section_is_given_to_its_institution_s_group(own, foreign, index):
    assert rights(own) == {"Editors: Kammer Chemnitz": BOTH}
    assert rights(foreign) == {"Editors: Klastr Most": BOTH}
    assert rights(index) == {}


def test_events_and_news_share_the_group(own, home, chamber):
    events = home.add_child(instance=EventIndexPage(title="Termine", slug="termine", institution=chamber))
    assert rights(events) == rights(own)
    assert Group.objects.filter(name__startswith=PREFIX).count() == 1


def test_saving_again_changes_nothing(own):
    before = list(GroupPagePermission.objects.order_by("pk").values_list("pk", flat=True))
    own.save()
    assert list(GroupPagePermission.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_another_institution_takes_the_section_over(own, cluster, chamber):
    own.institution = cluster
    own.save()
    assert rights(own) == {"Editors: Klastr Most": BOTH}
    own.institution = None
    own.save()
    assert rights(own) == {}
    assert editors_of(chamber).name == "Editors: Kammer Chemnitz"  # who belongs to it is not forgotten


def test_a_draft_moves_no_rights_until_it_is_published(own, cluster):
    own.institution = cluster
    revision = own.save_revision()
    assert rights(own) == {"Editors: Kammer Chemnitz": BOTH}
    revision.publish()
    assert rights(own) == {"Editors: Klastr Most": BOTH}


def test_rights_given_to_other_groups_stay(own, cluster):
    guests = Group.objects.create(name="Guests")
    GroupPagePermission.objects.create(group=guests, page=own, permission_type="add")
    own.institution = cluster
    own.save()
    assert rights(own) == {"Guests": {"add_page"}, "Editors: Klastr Most": BOTH}


@pytest.mark.parametrize("alias", [False, True])
def test_a_translation_of_the_section_is_the_institution_s_too(own, czech, alias):
    own.copy_for_translation(czech, copy_parents=True, alias=alias)
    copy = NewsIndexPage.objects.get(translation_key=own.translation_key, locale=czech)
    assert rights(copy) == {"Editors: Kammer Chemnitz": BOTH}


def test_so_is_one_in_a_language_that_came_later(own):
    english = Locale.objects.create(language_code="en")
    own.copy_for_translation(english, copy_parents=True)
    assert rights(NewsIndexPage.objects.get(translation_key=own.translation_key, locale=english))


def test_the_group_is_renamed_with_its_institution(own, chamber):
    chamber.name = "Kammer Südwestsachsen"
    revision = chamber.save_revision()
    assert set(rights(own)) == {"Editors: Kammer Chemnitz"}  # a draft so far
    revision.publish()
    assert set(rights(own)) == {"Editors: Kammer Südwestsachsen"}


def test_names_that_are_taken_or_too_long(db):
    first, second = (CompanyFactory(name="Institut für Fügetechnik " * 10, kind="research") for _ in range(2))
    names = editors_of(first).name, editors_of(second).name
    assert len(set(names)) == 2
    assert all(len(name) <= 150 for name in names)
    second.save()  # does not wander off to yet another name
    assert editors_of(second).name == names[1]


def test_no_group_without_its_institution_and_no_rights_without_a_group(own, chamber):
    chamber.delete()
    assert not Group.objects.filter(name__startswith=PREFIX).exists()
    assert rights(own) == {}


def test_a_group_that_was_deleted_comes_back_with_the_next_save(own, chamber):
    editors_of(chamber).delete()
    assert not InstitutionGroup.objects.exists()
    own.save()
    assert rights(own) == {"Editors: Kammer Chemnitz": BOTH}


def test_the_nearest_section_says_whose_a_page_is(own, index, chamber, cluster):
    nested = own.add_child(instance=NewsIndexPage(title="Ausbildung", slug="ausbildung"))
    assert institution_of(nested) == chamber
    assert institution_of(add_news(nested, "Neues")) == chamber
    assert institution_of(index) is None
    nested.institution = cluster
    nested.save()
    assert institution_of(nested) == cluster


def test_a_section_costs_few_queries_more_when_nothing_changed(own, django_assert_max_num_queries):
    from directory.sections import _section_saved

    with django_assert_max_num_queries(4):
        _section_saved(NewsIndexPage, own)
