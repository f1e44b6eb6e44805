"""An import is taken back as a whole, except what was touched since."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Revision

from directory.models import Company, CompanyText, DirectoryEntry, ImportRow, ImportRun
from tests.directory.exchange.helpers import CZECH, GERMAN, run_import, write_csv

pytestmark = pytest.mark.django_db


def undo(summary, **options):
    call_command("undo_import", summary["run"], **{"verbosity": 0, **options})
    return ImportRun.objects.get(pk=summary["run"]).counts["undo"]


def state():
    """Everything that an import may change, without what every writing counts up."""
    counted = ("latest_revision_id", "live_revision_id", "last_published_at")
    companies = [
        {name: value for name, value in row.items() if name not in counted}
        for row in Company.objects.order_by("pk").values()
    ]
    sectors = sorted(Company.sectors.through.objects.values_list("company_id", "sector_id"))
    texts = sorted(CompanyText.objects.values_list("company_id", "language", "summary", "description", "origin"))
    return (
        companies,
        sectors,
        texts,
        sorted(DirectoryEntry.objects.values_list("company_id", "language", "card", "vector")),
    )


def test_what_was_created_is_gone_everywhere(tmp_path):
    _rows, summary = run_import(write_csv(tmp_path / "a.csv", [CZECH, GERMAN]), publish_basic=True)
    assert DirectoryEntry.objects.exists()
    assert undo(summary) == {"deleted": 2, "restored": 0, "kept": 0}
    assert Company.objects.count() == DirectoryEntry.objects.count() == Revision.objects.count() == 0
    assert ImportRun.objects.get().state == "undone"


def test_what_was_changed_is_as_before(tmp_path):
    first = {**CZECH, "NACE": "25.53", "popis": "Vyrábíme.", "Potvrzeno": "1.3.2026"}
    run_import(write_csv(tmp_path / "a.csv", [first]), publish_basic=True)
    before = state()
    changed = {
        **first,
        "Název": "",
        "Ulice": "Jiná 1",
        "PLZ": "400 01",
        "Ort": "Ústí nad Labem",
        "NACE": "62.10",
        "popis": "Obrábíme.",
        "summary_de": "Wir drehen.",
        "Potvrzeno": "1.4.2026",
        "Zertifikate": "ISO 9001",
    }
    del changed["Název"]
    newer = write_csv(tmp_path / "b.csv", [changed, {**changed, "Telefon": "353 123 456"}])
    rows, summary = run_import(newer, publish_basic=True)
    assert [row["outcome"] for row in rows] == ["updated", "updated"]
    assert state() != before
    assert undo(summary) == {"deleted": 0, "restored": 1, "kept": 0}
    assert state() == before
    company = Company.objects.get()
    again = company.latest_revision.as_object()
    assert (again.city, again.phone) == ("Karlovy Vary", "")
    assert [text.description for text in again.texts.all()] == ["Vyrábíme."]


def test_publishing_is_taken_back_too(tmp_path):
    path = write_csv(tmp_path / "a.csv", [CZECH])
    run_import(path)
    before = state()
    _rows, summary = run_import(path, publish_basic=True)
    assert DirectoryEntry.objects.exists()
    assert undo(summary)["restored"] == 1
    assert state() == before


def test_what_was_edited_since_is_kept_and_told(tmp_path, capsys, django_user_model):
    _rows, summary = run_import(write_csv(tmp_path / "a.csv", [CZECH, GERMAN]))
    company = Company.objects.get(name=GERMAN["Name"])
    company.save_revision(user=django_user_model.objects.create_user("officer"))
    assert undo(summary, verbosity=1) == {"deleted": 1, "restored": 0, "kept": 1}
    assert Company.objects.get() == company
    assert GERMAN["Name"] in capsys.readouterr().out
    assert ImportRow.objects.get(company=company).details["undo"] == "edited-since"


def test_what_is_locked_is_kept_and_told(tmp_path):
    _rows, summary = run_import(write_csv(tmp_path / "a.csv", [CZECH, GERMAN]), publish_basic=True)
    Company.objects.filter(name=GERMAN["Name"]).update(locked=True)
    assert undo(summary) == {"deleted": 1, "restored": 0, "kept": 1}
    company = Company.objects.published().get()
    assert company.name == GERMAN["Name"]
    assert ImportRow.objects.get(company=company).details["undo"] == "locked"


def test_what_the_company_edited_is_kept(tmp_path):
    _rows, summary = run_import(write_csv(tmp_path / "a.csv", [CZECH]))
    Company.objects.update(company_edited_at=timezone.now())
    assert undo(summary)["kept"] == 1


def test_what_a_later_import_changed_is_kept_until_that_is_undone(tmp_path):
    _rows, first = run_import(write_csv(tmp_path / "a.csv", [CZECH]))
    _rows, second = run_import(write_csv(tmp_path / "b.csv", [{**CZECH, "Telefon": "353 123 456"}]))
    assert undo(first)["kept"] == 1
    assert ImportRow.objects.get(run=first["run"]).details["undo"] == "imported-since"
    assert undo(second)["restored"] == 1
    assert Company.objects.get().phone == ""


def test_file_can_be_imported_again_afterwards(tmp_path):
    path = write_csv(tmp_path / "a.csv", [CZECH, GERMAN])
    _rows, summary = run_import(path)
    undo(summary)
    rows, _summary = run_import(path)
    assert [row["outcome"] for row in rows] == ["created", "created"]


def test_nothing_is_undone_twice(tmp_path):
    _rows, summary = run_import(write_csv(tmp_path / "a.csv", [CZECH]))
    undo(summary)
    with pytest.raises(CommandError):
        undo(summary)
    with pytest.raises(CommandError):
        call_command("undo_import", 999999)
