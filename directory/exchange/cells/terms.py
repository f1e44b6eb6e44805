"""Cells with several terms: codes and labels of the vocabularies, languages."""

import re
from collections.abc import Callable

from directory.places import normalise

from ..codebook import Codebook, words_of
from ..problems import ValueProblem
from .facts import TERMS, Cells, Facts


def take_terms(facts: Facts, cells: Cells, codebook: Codebook) -> None:
    """Take the terms of all vocabularies; what is unknown is noted."""
    for fact in TERMS:
        if fact in cells:
            _take(facts, fact, cells[fact], codebook)


def _take(facts: Facts, fact: str, values: list[str], codebook: Codebook) -> None:
    vocabulary, found = codebook.vocabularies[fact], set()
    for value in values:
        for part in _parts(value, vocabulary.find):
            try:
                found.add(vocabulary.find(part))
            except ValueProblem as problem:
                facts.note(fact, problem)
    if found:
        facts.terms[fact] = found


def _parts(value: str, find: Callable[[str], int]) -> list[str]:
    """Split a cell with several terms; a label with a comma in it stays whole."""
    parts = []
    for piece in (part.strip() for part in re.split(r"[;|\n]", value)):
        if not piece:
            continue
        try:
            find(piece)
            parts.append(piece)
        except ValueProblem:
            parts += [part.strip() for part in piece.split(",") if part.strip()] if "," in piece else [piece]
    return parts


def take_languages(facts: Facts, cells: Cells) -> None:
    """Take the languages that a company speaks."""
    found = []
    for part in re.split(r"[;|,/\s]+", " ".join(cells.get("languages", ()))):
        if not part or normalise(part) in ("und", "a", "and"):
            continue
        if language := words_of("language").get(normalise(part)):
            found.append(language)
        else:
            facts.note("languages", ValueProblem("language-unknown", value=part))
    if found:
        facts.values["languages"] = sorted(set(found))
