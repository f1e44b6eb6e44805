"""Compare an answer with the one kept; `UPDATE_GOLDEN=1 pytest <folder>` writes them anew."""

import json
import os
from pathlib import Path


def assert_golden(test_file: str, name: str, answer: object) -> None:
    """Compare with `golden/<name>.json` beside the test's own file."""
    file = Path(test_file).parent / "golden" / f"{name}.json"
    text = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
