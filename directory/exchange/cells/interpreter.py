"""From the cells of a row to the facts of a company."""

import re

from ..codebook import Codebook
from ..names import legal_form_of
from ..problems import ValueProblem
from .addresses import Addresses
from .countries import take_country
from .facts import LIMITS, Cells, Facts, first
from .identifiers import take_identifiers
from .terms import take_languages, take_terms
from .texts import take_texts
from .values import take_values


class Interpreter:
    """Turns rows into facts; holds the vocabularies and the gazetteer in memory."""

    def __init__(self) -> None:
        self.codebook, self.addresses = Codebook(), Addresses()

    def facts(self, number: int, cells: Cells) -> Facts:
        """Return the facts of a row; `rejected` is set when the row cannot become a company."""
        facts = Facts(number)
        _name(facts, cells)
        for take in (take_country, take_identifiers, self.addresses.take):
            if not facts.rejected:
                take(facts, cells)
        if facts.rejected:
            return facts
        take_values(facts, cells)
        take_terms(facts, cells, self.codebook)
        take_languages(facts, cells)
        take_texts(facts, cells)
        _fit(facts)
        return facts


def _name(facts: Facts, cells: Cells) -> None:
    name = re.sub(r"\s+", " ", first(cells, "name"))
    if not re.search(r"\w", name):
        return facts.reject("name", "missing")
    form = first(cells, "legal_form")
    if form and len(form) <= 40 and not legal_form_of(name):
        name = f"{name}, {form}" if form[0].islower() else f"{name} {form}"
    if len(name) > 255:
        return facts.reject("name", "too-long", limit=255)
    facts.values["name"] = name


def _fit(facts: Facts) -> None:
    for name, value in list(facts.values.items()):
        limit = LIMITS.get(name)
        if limit and isinstance(value, str) and len(value) > limit:
            facts.note(name, ValueProblem("too-long", limit=limit))
            del facts.values[name]
            if name == "city":
                facts.reject("city", "too-long", limit=limit)
