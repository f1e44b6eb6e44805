"""The read model follows publishing, and is the same however it was written."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale

from directory.models import Capability, DirectoryEntry, LoadedVocabulary
from directory.search import Search, count_facets, find, load, similar_across_the_border, suggest, terms
from directory.search.tasks import rebuild_directory
from directory.search.write import rebuild, write_entries
from tests.factories import CompanyFactory

pytestmark = pytest.mark.django_db


def rows():
    return list(
        DirectoryEntry.objects.order_by("company_id", "language").values_list(
            "slug", "card", "detail", "terms", "vector"
        )
    )


def test_publishing_writes_and_unpublishing_removes_at_once():
    company = CompanyFactory(live=False, texts={"de": "Wir drehen."})
    company.save_revision().publish()
    assert DirectoryEntry.objects.filter(company=company).count() == 2
    company.refresh_from_db()
    company.unpublish()
    assert not DirectoryEntry.objects.filter(company=company).exists()


def test_a_draft_changes_nothing_until_it_is_published():
    company = CompanyFactory(name="Alt GmbH")
    company.save_revision().publish()
    company.name = "Neu GmbH"
    revision = company.save_revision()
    assert set(DirectoryEntry.objects.values_list("name", flat=True)) == {"Alt GmbH"}
    revision.publish()
    assert set(DirectoryEntry.objects.values_list("name", flat=True)) == {"Neu GmbH"}


def test_a_failed_write_leaves_the_company_as_it_was(monkeypatch):
    company = CompanyFactory(live=False)
    revision = company.save_revision()
    monkeypatch.setattr("directory.signals.write_entries", lambda ids: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        revision.publish()
    company.refresh_from_db()
    assert not company.live


def test_deleting_removes_the_entries_and_the_remembered_total(django_capture_on_commit_callbacks):
    company = CompanyFactory()
    write_entries([company.pk])
    assert find(Search()).total == 1
    with django_capture_on_commit_callbacks(execute=True):
        company.delete()
    assert not DirectoryEntry.objects.exists()
    assert find(Search()).total == 0


def test_a_rebuild_gives_what_single_writes_gave(django_assert_num_queries):
    companies = [CompanyFactory(texts={"cs": "Vyrábíme díly."}, codes={"sectors": ["25.53"]}) for _ in range(3)]
    CompanyFactory(live=False)
    for company in companies:
        write_entries([company.pk])
    single = rows()
    assert rebuild() == 6
    assert rows() == single


def test_writing_many_costs_as_many_queries_as_writing_one(django_assert_max_num_queries):
    ids = [CompanyFactory().pk for _ in range(20)]
    write_entries(ids[:1])
    with django_assert_max_num_queries(15):
        write_entries(ids)


def test_prose_of_the_other_language_is_shown_and_marked():
    company = CompanyFactory(texts={"cs": "Vyrábíme skleněné korálky."})
    write_entries([company.pk])
    card = json.loads(DirectoryEntry.objects.get(language="de").card)
    assert (card["summary"], card["summary_language"]) == ("Vyrábíme skleněné korálky.", "cs")


def test_contact_mail_is_in_no_public_row():
    company = CompanyFactory(email="chef@musterwerk.example")
    write_entries([company.pk])
    assert "chef@" not in "".join(str(row) for row in rows())


def test_suggestions_are_terms_in_the_readers_language_and_companies():
    write_entries([CompanyFactory(name="Drehwerk Nord", slug="drehwerk-nord").pk])
    german = suggest("dreh", "de")
    assert {("capability", "cnc-turning"), ("company", "drehwerk-nord")} <= {(s.facet, s.code) for s in german}
    czech = {s.code: s.label for s in suggest("cnc dreh", "cs")}
    assert "soustružení" in czech["cnc-turning"]
    assert suggest("d", "de") == []


def test_a_name_that_grows_without_its_accents_can_be_written():
    write_entries([CompanyFactory(name="ß" * 200).pk])
    assert DirectoryEntry.objects.filter(language="de").count() == 1


def test_vocabularies_loaded_by_another_process_do_no_harm():
    """This process has the old ones in memory; a published company carries a term that came since."""
    old = terms.vocabularies()
    new = Capability.objects.create(code="zz-new", de="Neuheit", cs="novinka", en="novelty")
    company = CompanyFactory(codes={"capabilities": ["cnc-turning"]}, slug="carrier")
    number = terms.FACETS.index("capability") * terms.STEP + new.pk
    write_entries([company.pk])
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE directory_directoryentry SET terms = terms || %s, facets = facets || int4send(%s)", [number, number]
        )
    cache.clear()
    assert terms.vocabularies() is old
    assert count_facets(Search())["capability"] == [("cnc-turning", 1)]
    assert similar_across_the_border(load("de", "carrier"), "de") == []


def test_vocabularies_are_read_anew_before_writing():
    old = terms.vocabularies()
    company = CompanyFactory()
    company.capabilities.add(Capability.objects.create(code="zz-new", de="Neuheit", cs="novinka", en="novelty"))
    company.save()
    LoadedVocabulary.objects.update(digest="another")
    try:
        write_entries([company.pk])
        assert terms.vocabularies() is not old
        assert find(Search(q="novinka")).total == 1
    finally:
        terms.forget_vocabularies()


def test_a_new_language_of_the_portal_is_written_and_a_removed_one_goes(django_capture_on_commit_callbacks):
    write_entries([CompanyFactory().pk])
    with django_capture_on_commit_callbacks(execute=True):
        english = Locale.objects.create(language_code="en")
    assert DBTaskResult.objects.filter(task_path=rebuild_directory.module_path).count() == 1
    rebuild_directory.call()
    assert find(Search(locale="en")).total == 1
    english.delete()
    assert not DirectoryEntry.objects.filter(language="en").exists()
