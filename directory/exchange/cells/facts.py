"""What a row says of a company."""

from dataclasses import dataclass, field
from typing import Any

from directory.models import Company

from ..problems import ValueProblem

Cells = dict[str, list[str]]

TERMS = ("sectors", "categories", "capabilities", "certificates")
LIMITS = {field.name: field.max_length for field in Company._meta.concrete_fields if getattr(field, "max_length", None)}


@dataclass
class Facts:
    """What a row says of a company. What it says nothing about is not in `values`."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    terms: dict[str, set[int]] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: list[dict[str, Any]] = field(default_factory=list)
    explicit_position: bool = False  # coordinates were in the row, not looked up
    rejected: tuple[str, str, dict[str, Any]] | None = None  # field, code, details

    @property
    def name(self) -> str:
        return self.values.get("name", "")

    def note(self, fact: str, problem: ValueProblem) -> None:
        self.notes.append({"field": fact, "reason": problem.code, "details": problem.details})

    def reject(self, fact: str, code: str, **details: Any) -> None:
        self.rejected = self.rejected or (fact, code, details)


def first(cells: Cells, fact: str) -> str:
    """Return the first cell of a fact, or an empty text."""
    return cells[fact][0] if fact in cells else ""
