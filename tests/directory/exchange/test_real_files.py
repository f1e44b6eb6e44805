"""The two registers that the directory starts from: no row is lost without a reason."""

from pathlib import Path

import pytest

from directory.models import Company, ImportRow
from tests.directory.exchange.helpers import run_import

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "companies"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the real registers are not beside this repository"),
]


@pytest.fixture
def source(tmp_path):
    def copied(name):
        path = tmp_path / name
        path.write_bytes((FOLDER / name).read_bytes())
        return path

    return copied


@pytest.mark.parametrize(
    ("name", "rows", "inside"),
    [("saxony_esif_beneficiaries_legal_entities.csv", 2269, 1689), ("eutl_installations_region.csv", 193, 145)],
)
def test_every_row_has_an_outcome_and_a_reason(source, name, rows, inside):
    report, summary = run_import(source(name))
    assert len(report) == rows == summary["rows"]
    assert [row["row"] for row in report] == list(range(2, rows + 2))
    assert all(row["reason"] and row["message"] for row in report)
    outside = [row for row in report if row["reason"] == "outside-area"]
    assert len(outside) == rows - inside
    taken = [row for row in report if row["outcome"] in ("created", "updated", "unchanged")]
    assert len(taken) == inside
    assert {row["company"] for row in taken} == set(Company.objects.values_list("pk", flat=True))
    assert ImportRow.objects.count() == rows


def test_both_after_each_other_ask_about_companies_in_both(source):
    run_import(source("saxony_esif_beneficiaries_legal_entities.csv"))
    report, summary = run_import(source("eutl_installations_region.csv"))
    suspects = {row["name"] for row in report if row["reason"] == "duplicate"}
    assert "Infineon Technologies Dresden GmbH" in suspects
    assert "Kübler & Niethammer Papierfabrik Kriebstein GmbH" in suspects
    assert sum(summary[name] for name in ("created", "updated", "unchanged", "rejected")) == 193
    again, _summary = run_import(source("eutl_installations_region.csv"))
    assert not [row for row in again if row["outcome"] in ("created", "updated")]
