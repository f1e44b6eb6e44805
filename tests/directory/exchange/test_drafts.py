"""Without a word on publishing, an import changes nothing that is public."""

import pytest
from wagtail.models import ModelLogEntry

from directory.models import Company, CompanyText, DirectoryEntry
from tests.directory.exchange.helpers import CZECH, run_import, write_csv
from tests.directory.exchange.test_undo import state, undo

pytestmark = pytest.mark.django_db

FIRST = {**CZECH, "NACE": "25.53", "popis": "Vyrábíme."}
NEWER = {**FIRST, "Telefon": "353 123 456", "NACE": "62.10", "popis": "Obrábíme.", "summary_de": "Wir drehen."}


@pytest.fixture
def live(tmp_path):
    run_import(write_csv(tmp_path / "a.csv", [FIRST]), publish_basic=True)
    return Company.objects.get()


def public():
    return (
        list(Company.objects.values("name", "phone", "live", "live_revision", "last_published_at")),
        sorted(Company.sectors.through.objects.values_list("company_id", "sector__code")),
        sorted(CompanyText.objects.values_list("company_id", "language", "summary", "description")),
        sorted(DirectoryEntry.objects.values_list("company_id", "language", "card", "vector")),
    )


def test_what_is_public_stays_until_the_draft_is_published(live, tmp_path):
    before = public()
    rows, _summary = run_import(write_csv(tmp_path / "b.csv", [NEWER]))
    assert [(row["outcome"], row["reason"]) for row in rows] == [("updated", "changed-draft")]
    assert public() == before
    live.refresh_from_db()
    assert live.has_unpublished_changes
    draft = live.get_latest_revision_as_object()
    assert draft.phone == "353 123 456"
    assert sorted(sector.code for sector in draft.sectors.all()) == ["25.53", "62.10"]

    live.latest_revision.publish()
    live.refresh_from_db()
    assert (live.phone, live.has_unpublished_changes) == ("353 123 456", False)
    assert sorted(sector.code for sector in live.sectors.all()) == ["25.53", "62.10"]
    texts = {text.language: (text.summary, text.description) for text in live.texts.all()}
    assert texts == {"de": ("Wir drehen.", ""), "cs": ("", "Obrábíme.")}


def test_the_log_tells_of_no_publishing(live, tmp_path):
    _rows, summary = run_import(write_csv(tmp_path / "b.csv", [NEWER]))
    entries = ModelLogEntry.objects.filter(object_id=str(live.pk), data={"import": summary["run"]})
    assert [entry.action for entry in entries] == ["wagtail.edit"]


def test_draft_of_an_import_is_not_lost_to_the_next_one(live, tmp_path):
    run_import(write_csv(tmp_path / "b.csv", [NEWER]))
    again = write_csv(tmp_path / "c.csv", [{**NEWER, "Telefon": "353 999 999"}])
    for options in ({}, {"publish_basic": True}):
        rows, _summary = run_import(again, **options)
        assert [(row["outcome"], row["reason"]) for row in rows] == [("rejected", "draft-pending")]
    live.refresh_from_db()
    assert live.get_latest_revision_as_object().phone == "353 123 456"


def test_told_to_publish_an_import_changes_what_is_public(live, tmp_path):
    rows, _summary = run_import(write_csv(tmp_path / "b.csv", [NEWER]), publish=True)
    assert [row["reason"] for row in rows] == ["changed"]
    live.refresh_from_db()
    assert (live.phone, live.has_unpublished_changes) == ("353 123 456", False)


def without_milliseconds():
    """A revision keeps times to the millisecond."""
    companies, *rest = state()
    return [{**company, "created_at": company["created_at"].replace(microsecond=0)} for company in companies], *rest


@pytest.mark.parametrize("published", [False, True])
def test_draft_is_taken_back_published_or_not(live, tmp_path, published):
    before = without_milliseconds()
    _rows, summary = run_import(write_csv(tmp_path / "b.csv", [NEWER]))
    if published:
        live.refresh_from_db()
        live.latest_revision.publish()
        assert without_milliseconds() != before
    assert undo(summary) == {"deleted": 0, "restored": 1, "kept": 0}
    assert without_milliseconds() == before
    live.refresh_from_db()
    draft = live.get_latest_revision_as_object()
    assert (draft.phone, draft.live_revision_id) == ("", live.latest_revision_id)


def test_trial_says_the_same(live, tmp_path, monkeypatch):
    path = write_csv(tmp_path / "b.csv", [NEWER, {**NEWER, "Web": "presne.cz"}])
    monkeypatch.setattr("directory.exchange.importer.BATCH", 1)
    trial, _summary = run_import(path, dry_run=True)
    assert not Company.objects.get().has_unpublished_changes
    real, _summary = run_import(path)
    told = [[(row["outcome"], row["reason"]) for row in rows] for rows in (trial, real)]
    assert told[0] == told[1] == [("updated", "changed-draft"), ("rejected", "draft-pending")]
