"""Compare an answer with the one kept; `UPDATE_GOLDEN=1 pytest tests/directory/api` writes them anew."""

import json
import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, answer: object) -> None:
    file = FOLDER / f"{name}.json"
    text = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
