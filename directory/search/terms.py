"""The vocabularies in memory: codes, labels, ancestors, and the numbers that stand for codes in the read model.

Loaded once per process (about 11,000 rows); `load_vocabularies` clears it in its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db import models
from django.utils.translation import override

from ..models import Capability, Category, Certificate, Country, Kind, Place, Region, Sector, SizeClass, SpokenLanguage
from ..models.vocabulary import LANGUAGES
from . import words

# A term's number is FACETS.index(facet) * STEP + its row's key, so that it says which facet it belongs to.
FACETS = ("kind", "country", "region", "sector", "capability", "certificate", "language", "size", "category")
STEP = 10_000_000
CHOICES: dict[str, type[models.TextChoices]] = {
    "kind": Kind,
    "country": Country,
    "language": SpokenLanguage,
    "size": SizeClass,
}
MODELS: dict[str, type[models.Model]] = {
    "region": Region,
    "sector": Sector,
    "category": Category,
    "capability": Capability,
    "certificate": Certificate,
}
SHOWN_SECTOR_LEVELS = 2


@dataclass(frozen=True, slots=True)
class TermInfo:
    """One term; `number` stands for it in the read model, `level` and `parent` are those of its classification."""

    facet: str
    number: int
    code: str
    labels: dict[str, str]
    level: int = 1
    parent: str = ""
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Vocabularies:
    """All terms, by facet and code, by number, and the splitter made of their German words."""

    def __init__(self) -> None:
        self.by_code: dict[str, dict[str, TermInfo]] = {facet: {} for facet in FACETS}
        self.by_number: dict[int, TermInfo] = {}
        for facet, choices in CHOICES.items():
            labels = {language: self._choice_labels(choices, language) for language in LANGUAGES}
            for position, code in enumerate(choices.values, start=1):
                self._add(facet, position, code, {language: labels[language][code] for language in LANGUAGES})
        for facet, model in MODELS.items():
            for row in model._default_manager.order_by("code"):
                synonyms = {
                    language: tuple(getattr(row, f"synonyms_{language}", None) or ()) for language in LANGUAGES
                }
                self._add(
                    facet, row.pk, row.code, {language: getattr(row, language) for language in LANGUAGES},
                    level=getattr(row, "level", 1), parent=getattr(row, "parent", ""),
                    synonyms=synonyms,
                )  # fmt: skip
        self.compounds = words.Compounds(self._german_words())
        self._lexemes: dict[int, tuple[tuple[str, str], ...]] = {}
        self._towns: dict[str, list[str]] = {}
        for place in Place.objects.filter(postcode="").values_list("name", "de", "cs", "aliases"):
            names = [*place[:3], *place[3]]
            for name in dict.fromkeys(place[:3]):
                self._towns.setdefault(words.fold(name), []).extend(names)

    @staticmethod
    def _choice_labels(choices: type[models.TextChoices], language: str) -> dict[str, str]:
        with override(language):
            return {code: str(label) for code, label in choices.choices}

    def _add(self, facet: str, key: int, code: str, labels: dict[str, str], **more: object) -> None:
        term = TermInfo(facet, FACETS.index(facet) * STEP + key, code, labels, **more)  # type: ignore[arg-type]
        self.by_code[facet][code] = self.by_number[term.number] = term

    def _german_words(self) -> Iterable[str]:
        for term in self.by_number.values():
            for text in (term.labels["de"], *term.synonyms.get("de", ())):
                yield from words.split(text)

    def by_key(self, facet: str, key: int) -> TermInfo:
        """Return the term of a vocabulary's row."""
        return self.by_number[FACETS.index(facet) * STEP + key]

    def town_names(self, town: str) -> list[str]:
        """Return what a town is called in either language, and its other names."""
        return self._towns.get(words.fold(town), [])

    def ancestors(self, term: TermInfo) -> list[TermInfo]:
        """Return the term and what stands above it, nearest first."""
        found = [term]
        while found[-1].parent in self.by_code[term.facet]:
            found.append(self.by_code[term.facet][found[-1].parent])
        return found

    def lexemes(self, term: TermInfo) -> tuple[tuple[str, str], ...]:
        """Return (lexeme, weight) of the term's labels in every language (B) and of its synonyms (C)."""
        if term.number not in self._lexemes:
            vector = words.Vector()
            for language in LANGUAGES:
                self._add_text(vector, term.labels[language], language, "B")
                for synonym in term.synonyms.get(language, ()):
                    self._add_text(vector, synonym, language, "C")
            self._lexemes[term.number] = tuple(vector.weights.items())
        return self._lexemes[term.number]

    def _add_text(self, vector: words.Vector, text: str, language: str, weight: str) -> None:
        for word in words.split(text):
            vector.add(words.lexemes(word, language), weight)
            if language == "de":
                vector.add(self.compounds.split(word), max(weight, "C"))


@lru_cache(maxsize=1)
def vocabularies() -> Vocabularies:
    """Return the vocabularies of this process; `vocabularies.cache_clear()` after they were loaded anew."""
    return Vocabularies()


def numbers(facet: str, codes: Iterable[str]) -> list[int]:
    """Return the numbers of codes; unknown ones are left out."""
    known = vocabularies().by_code[facet]
    return [known[code].number for code in codes if code in known]


def unknown_codes(facet: str, codes: Iterable[str]) -> list[str]:
    """Return the codes that the facet's vocabulary does not have."""
    known = vocabularies().by_code[facet]
    return [code for code in codes if code not in known]


def label(facet: str, code: str, language: str) -> str:
    """Return a term's label in "de", "cs" or "en"."""
    return vocabularies().by_code[facet][code].labels[language if language in LANGUAGES else "en"]
