"""An export has the filtered list, in the columns of the import."""

import csv
import datetime
import io
import json

import openpyxl
import pytest
from django.core.management import call_command

from directory.desk.export import COLUMNS
from directory.exchange.headings import RECOGNISED
from directory.models import Company
from directory.places import normalise
from tests.factories import CompanyFactory

from .conftest import LIST


@pytest.fixture
def companies(db):
    CompanyFactory(
        name="Dreherei „Süd“; GmbH & Co. KG", ico="", vat_id="DE136695976", founded=1991, languages=["cs", "de"],
        texts={"de": "Wir drehen.", "cs": "Soustružíme."}, confirmed_at=datetime.date(2026, 3, 31),
        codes={
            "sectors": ["25.53"], "categories": ["42621000", "44000000"], "capabilities": ["turning", "cnc-milling"],
        },
    )  # fmt: skip
    CompanyFactory(name="=cmd|'/C calc'!A0", live=False)


def test_csv_opens_in_a_spreadsheet_program_with_accents(officer, companies):
    content = b"".join(officer.get(f"{LIST}?export=csv"))
    assert content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == 2
    row = next(row for row in rows if row["name"].startswith("Dreherei"))
    assert row["region"] == "DED41"
    assert row["sectors"] == "25.53"
    assert set(row["categories"].split("; ")) == {"42621000", "44000000"}
    assert set(row["capabilities"].split("; ")) == {"turning", "cnc-milling"}
    assert (row["summary_de"], row["summary_cs"], row["summary_en"]) == ("Wir drehen.", "Soustružíme.", "")
    assert (row["confirmed_at"], row["founded"]) == ("2026-03-31", "1991")


def test_xlsx_has_the_same_cells_and_no_formula(officer, companies):
    content = b"".join(officer.get(f"{LIST}?export=xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    header, *rows = sheet.iter_rows()
    assert [cell.value for cell in header] == list(COLUMNS)
    names = {row[0].value: row[0] for row in rows}
    assert set(names) == {"Dreherei „Süd“; GmbH & Co. KG", "=cmd|'/C calc'!A0"}
    assert names["=cmd|'/C calc'!A0"].data_type == "s"


def test_csv_has_no_cell_that_a_spreadsheet_program_would_compute(officer, db, tmp_path):
    """The import takes the marks off again."""
    names = ["=1+1 GmbH", "+Plus AG", "-Minus KG", "@Werk", "'=Zitat AG", "'s Lädchen"]
    for name in names:
        CompanyFactory(name=name, phone="+49 371 12345", texts={"de": "- Drehen, Fräsen"})
    content = b"".join(officer.get(f"{LIST}?export=csv"))
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {row["name"] for row in rows} == {*[f"'{name}" for name in names[:5]], "'s Lädchen"}
    assert {row["phone"] for row in rows} == {"+49 371 12345"}
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "-", "@")]

    file = tmp_path / "export.csv"
    file.write_bytes(content)
    Company.objects.all().delete()
    call_command("import_companies", file, publish=True, verbosity=0)
    assert set(Company.objects.values_list("name", flat=True)) == set(names)
    assert exported(officer) == rows


def test_only_what_the_list_shows_is_exported(officer, companies):
    content = b"".join(officer.get(f"{LIST}?export=csv&state=live")).decode("utf-8-sig")
    assert [row["name"] for row in csv.DictReader(io.StringIO(content))] == ["Dreherei „Süd“; GmbH & Co. KG"]


def test_the_import_knows_every_column():
    assert {RECOGNISED.get(normalise(column)) for column in COLUMNS} == set(COLUMNS)


@pytest.fixture
def believable(db):
    """Companies with every fact, on both sides of the border."""
    CompanyFactory(
        name="Dreherei Süd GmbH & Co. KG", vat_id="DE136695976", register_court="Amtsgericht Chemnitz",
        register_number="HRA 77", founded=1991, languages=["cs", "de"], website="https://dreherei.example.com",
        email="post@dreherei.example.com", phone="+49 371 12345", contact_person="Eva Müller",
        texts={"de": "Wir drehen.", "cs": "Soustružíme."}, confirmed_at=datetime.date(2026, 3, 31),
        codes={"sectors": ["25.53"], "categories": ["42621000"], "capabilities": ["turning", "cnc-milling"],
               "certificates": ["iso-9001"]},
    )  # fmt: skip
    CompanyFactory(
        name="Škola obrábění s.r.o.", country="CZ", city="Děčín", region_code="CZ042", postal_code="405 02",
        latitude=50.78, longitude=14.21, ico="00006947", kind="research", languages=["cs"], size="",
        texts={"cs": "Učíme."},
    )  # fmt: skip


def exported(client) -> list[dict]:
    content = b"".join(client.get(f"{LIST}?export=csv")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_that_is_imported_changes_nothing(officer, believable, kind, tmp_path):
    file, report = tmp_path / f"export.{kind}", tmp_path / "report.jsonl"
    file.write_bytes(b"".join(officer.get(f"{LIST}?export={kind}")))
    before = exported(officer)
    call_command("import_companies", file, report=report, assume="same", verbosity=0)
    rows = [json.loads(line) for line in report.read_text().splitlines()][:2]
    assert [row["outcome"] for row in rows] == ["unchanged", "unchanged"], rows
    assert exported(officer) == before


def test_an_export_brings_every_fact_into_an_empty_directory(officer, believable, tmp_path):
    file = tmp_path / "export.csv"
    file.write_bytes(b"".join(officer.get(f"{LIST}?export=csv")))
    before = exported(officer)
    Company.objects.all().delete()
    call_command("import_companies", file, publish=True, verbosity=0)
    assert exported(officer) == before
