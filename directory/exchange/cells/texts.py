"""Summaries and descriptions."""

from ..codebook import LABEL_LANGUAGES
from ..problems import ValueProblem
from .facts import Cells, Facts, first

SUMMARY, DESCRIPTION = 240, 5000  # characters


def take_texts(facts: Facts, cells: Cells) -> None:
    """Take prose; what is too long is shortened, a long summary becomes the description."""
    for language in LABEL_LANGUAGES:
        summary, description = first(cells, f"summary_{language}"), first(cells, f"description_{language}")
        summary = " ".join(summary.split())
        if len(summary) > SUMMARY:
            facts.note(f"summary_{language}", ValueProblem("shortened", limit=SUMMARY))
            description = description or summary
            summary = _cut(summary, SUMMARY)
        if len(description) > DESCRIPTION:
            facts.note(f"description_{language}", ValueProblem("shortened", limit=DESCRIPTION))
            description = _cut(description, DESCRIPTION)
        text = {"summary": summary, "description": description}
        if said := {part: value for part, value in text.items() if value}:
            facts.texts[language] = said


def _cut(text: str, limit: int) -> str:
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;–-") + "…"
