"""Small files, written in the test, and what an import made of them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from django.core.management import call_command


def write_csv(path: Path, rows: list[dict[str, str]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Write rows with the headings of all of them."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, headings, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def run_import(path: Path, **options: Any) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Import a file by the command; return the report's rows and its summary."""
    report = path.with_suffix(".report.jsonl")
    call_command("import_companies", str(path), report=report, verbosity=0, **options)
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    return lines[:-1], lines[-1]["summary"]


GERMAN = {"Name": "Müller Gerätebau GmbH", "Land": "DE", "PLZ": "09111", "Ort": "Chemnitz"}
CZECH = {"Name": "Přesné stroje s.r.o.", "Land": "CZ", "PLZ": "360 01", "Ort": "Karlovy Vary", "IČO": "00006947"}
