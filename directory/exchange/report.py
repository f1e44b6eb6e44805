"""What an import tells: one JSON line per row, and a summary line."""

import json
from collections.abc import Iterable
from typing import Any

from directory.models import ImportRow, ImportRun

from .columns import Columns
from .problems import sentence


def row_as_json(row: ImportRow) -> dict[str, Any]:
    """Return a row's result, sentences in the active language."""
    return {
        "row": row.row_number,
        "name": row.name,
        "outcome": row.outcome,
        "field": row.field,
        "reason": row.reason,
        "message": sentence(row.reason, row.details),
        "company": None if row.trial else row.company_id,
        "notes": [
            {"field": note["field"], "reason": note["reason"], "message": sentence(note["reason"], note["details"])}
            for note in row.notes
        ],
    }


def summary(run: ImportRun, columns: Columns | None = None) -> dict[str, Any]:
    """Return the counts of a run."""
    counts = dict(run.counts)
    seconds = (run.finished_at - run.started_at).total_seconds() if run.finished_at and run.started_at else None
    return {
        "summary": {
            "run": run.pk,
            "file": run.file_name,
            "sha256": run.sha256,
            "source": run.source,
            "source_date": run.source_date.isoformat() if run.source_date else None,
            "state": run.state,
            "rows": run.total,
            **{outcome: counts.get(outcome, 0) for outcome in ("created", "updated", "unchanged", "rejected")},
            "reasons": counts.get("reasons", {}),
            "columns_not_read": columns.unknown if columns else [],
            "seconds": seconds,
        }
    }


def lines(run: ImportRun, trial: bool = False) -> Iterable[str]:
    """Yield the report of a run that is in the database."""
    for row in run.rows.filter(trial=trial).order_by("row_number").iterator(2000):
        yield json.dumps(row_as_json(row), ensure_ascii=False) + "\n"
    yield json.dumps(summary(run), ensure_ascii=False) + "\n"
