"""What a register said, whichever it was."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Answer:
    """`name` and `address` are empty where the register does not tell them."""

    known: bool
    name: str = ""
    address: str = ""


def line(value: Any, limit: int) -> str:
    """Return a register's text in one line, cut to its column; "---" stands for nothing."""
    text = " ".join(value.replace("\0", "").split()) if isinstance(value, str) else ""
    return "" if text.strip("-") == "" else text[:limit]


__all__ = ["Answer", "line"]
