"""The demo does not grow old."""

import csv
import datetime
from pathlib import Path

from portal.demo.confirmed import WRITTEN, kept_recent
from portal.demo.load import FOLDER


def dates(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["confirmed_at"] for row in csv.DictReader(file)]


def test_a_portal_set_up_in_later_years_has_entries_as_fresh_as_today(tmp_path):
    path = FOLDER / "companies_cz.csv"
    later = kept_recent(path, tmp_path, WRITTEN + datetime.timedelta(days=1000))
    moved = [
        (datetime.date.fromisoformat(after) - datetime.date.fromisoformat(before)).days
        for before, after in zip(dates(path), dates(later), strict=True)
        if before
    ]
    assert set(moved) == {1000}
    assert dates(later).count("") == dates(path).count("")


def test_no_date_goes_back(tmp_path):
    path = FOLDER / "companies_de.csv"
    assert dates(kept_recent(path, tmp_path, WRITTEN - datetime.timedelta(days=9))) == dates(path)
