"""An export has the filtered list, in the columns of the import."""

import csv
import datetime
import io

import openpyxl
import pytest

from directory.desk.export import COLUMNS
from directory.exchange.headings import RECOGNISED
from directory.places import normalise
from tests.factories import CompanyFactory

from .conftest import LIST


@pytest.fixture
def companies(db):
    CompanyFactory(
        name="Dreherei „Süd“; GmbH & Co. KG", ico="", vat_id="DE136695976", founded=1991, languages=["cs", "de"],
        texts={"de": "Wir drehen.", "cs": "Soustružíme."}, confirmed_at=datetime.date(2026, 3, 31),
        codes={"sectors": ["25.53"], "categories": ["42621000", "44000000"], "capabilities": ["turning", "cnc-milling"]},
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


def test_only_what_the_list_shows_is_exported(officer, companies):
    content = b"".join(officer.get(f"{LIST}?export=csv&state=live")).decode("utf-8-sig")
    assert [row["name"] for row in csv.DictReader(io.StringIO(content))] == ["Dreherei „Süd“; GmbH & Co. KG"]


def test_the_import_knows_every_column():
    assert {RECOGNISED.get(normalise(column)) for column in COLUMNS} == set(COLUMNS)
