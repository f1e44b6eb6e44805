"""A trial run tells what the import then does, and leaves the database alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.exchange import importer
from directory.models import Company, ImportRow
from tests.directory.exchange.helpers import CZECH, GERMAN, run_import, write_csv
from tests.factories import CompanyFactory

pytestmark = pytest.mark.django_db

ROWS = [
    CZECH,
    GERMAN,
    {**GERMAN, "Ort": "Leipzig", "PLZ": "04103"},
    {**CZECH, "Telefon": "353 123 456"},
    {**CZECH, "Name": "", "Telefon": "353 999 999"},
    {**GERMAN, "Name": "Müller Gerätebau AG"},
    {**GERMAN, "Name": "Alt Bestand AG"},
    {**GERMAN, "NACE": "25.53"},
    {"Name": "Neue Nummer GmbH", "Land": "DE", "PLZ": "09111", "Ort": "Chemnitz", "USt-IdNr.": "DE136695976"},
    {"Name": "Anders genannt GmbH", "Land": "DE", "PLZ": "09111", "Ort": "Chemnitz", "USt-IdNr.": "DE136695976"},
]


@pytest.fixture
def small_batches(monkeypatch):
    """Nearly every row meets an earlier one that belongs to another batch."""
    monkeypatch.setattr(importer, "BATCH", 2)


def told(rows):
    return [(row["row"], row["outcome"], row["reason"], row["notes"]) for row in rows]


@pytest.mark.parametrize("assume", [None, "same", "new"])
def test_trial_tells_what_the_import_does(tmp_path, small_batches, assume):
    CompanyFactory(name="Alt Bestand GmbH")
    path = write_csv(tmp_path / "a.csv", ROWS)
    trial, first = run_import(path, dry_run=True, assume=assume, publish_basic=True)
    real, second = run_import(path, assume=assume, publish_basic=True)
    assert told(trial) == told(real)
    assert first["reasons"] == second["reasons"]
    assert {"created", "updated", "unchanged", "rejected"} >= {row["outcome"] for row in real}
    assert len({row["reason"] for row in real}) > 3


def test_trial_neither_writes_companies_nor_locks_them(tmp_path, small_batches):
    company = CompanyFactory(name="Müller Gerätebau GmbH")
    with CaptureQueriesContext(connection) as asked:
        run_import(write_csv(tmp_path / "a.csv", ROWS), dry_run=True, assume="same", publish_basic=True)
    statements = [query["sql"] for query in asked.captured_queries]
    assert not [sql for sql in statements if "FOR UPDATE" in sql]
    assert not [sql for sql in statements if sql.startswith(("INSERT", "UPDATE")) and "directory_importrun" not in sql]
    assert list(Company.objects.all()) == [company]
    assert not ImportRow.objects.exists()
