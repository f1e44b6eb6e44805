"""Register files of the demo with dates of confirmation that stay recent: entries that grow old leave the public."""

import csv
import datetime
from pathlib import Path

COLUMN = "confirmed_at"
WRITTEN = datetime.date(2026, 11, 23)  # the day for which the files' dates are right


def kept_recent(path: Path, folder: Path, today: datetime.date) -> Path:
    """Return a copy of the file in `folder`, its dates moved by the days since it was written."""
    later = max(today - WRITTEN, datetime.timedelta())
    copy = folder / path.name
    with path.open(encoding="utf-8", newline="") as source, copy.open("w", encoding="utf-8", newline="") as target:
        rows = csv.DictReader(source)
        writer = csv.DictWriter(target, rows.fieldnames or ())
        writer.writeheader()
        for row in rows:
            if row[COLUMN]:
                row[COLUMN] = (datetime.date.fromisoformat(row[COLUMN]) + later).isoformat()
            writer.writerow(row)
    return copy


__all__ = ["kept_recent"]
