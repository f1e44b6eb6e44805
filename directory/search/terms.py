"""The vocabularies in memory: codes, labels, ancestors, and the numbers that stand for codes in the read model.

Loaded once per process (about 11,000 rows), and again after `load_vocabularies`. Labels and synonyms of
all languages are looked up here and not in the read model: a word becomes the numbers of the terms it names,
and so a German word finds an entry whose prose is Czech.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import monotonic

from django.conf import settings
from django.db import models
from django.utils.translation import override

from ..models import (
    Capability,
    Category,
    Certificate,
    Cooperation,
    Country,
    Kind,
    ListingKind,
    LoadedVocabulary,
    Place,
    Region,
    Sector,
    SizeClass,
    SpokenLanguage,
    Term,
)
from ..models.vocabulary import LANGUAGES
from ..places import gazetteer, place_named
from . import words

# In the order of their numbers, which stand in the read model: what is new is added at the end.
FACETS = (
    "kind", "country", "region", "sector", "capability", "certificate", "language", "size", "category",
    "type", "cooperation", "area",
)  # fmt: skip
# What each kind of record is filtered by; `type` is that of listings (request or offer), `kind` that of companies.
FACETS_OF = {
    "company": FACETS[:9],
    "listing": (
        "type", "cooperation", "country", "region", "area", "capability", "certificate", "language", "category",
    ),
}  # fmt: skip
STEP = 10_000_000
CHOICES: dict[str, type[models.TextChoices]] = {
    "kind": Kind,
    "country": Country,
    "language": SpokenLanguage,
    "size": SizeClass,
    "type": ListingKind,
    "cooperation": Cooperation,
}
MODELS: dict[str, type[Term]] = {
    "region": Region,
    "sector": Sector,
    "category": Category,
    "capability": Capability,
    "certificate": Certificate,
    "area": Region,
}
UNNAMED = ("area",)  # whose terms no word finds: the region with the same name is another facet
SHOWN_SECTOR_LEVELS = 2


@dataclass(frozen=True, slots=True)
class TermInfo:
    """One term; `number` stands for it in the read model; `level` and `parent` are those of its classification."""

    facet: str
    number: int
    code: str
    labels: dict[str, str]
    level: int = 1
    parent: str = ""
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)


def number_of(facet: str, key: int) -> int:
    """Return a term's number: made of its facet and its row's key, so that it says which facet it belongs to."""
    return FACETS.index(facet) * STEP + key


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
                synonyms = {language: tuple(getattr(row, f"synonyms_{language}", None) or ()) for language in LANGUAGES}
                self._add(
                    facet, row.pk, row.code, {language: getattr(row, language) for language in LANGUAGES},
                    level=getattr(row, "level", 1), parent=getattr(row, "parent", ""),
                    synonyms=synonyms,
                )  # fmt: skip
        self.compounds = words.Compounds(self._german_words())
        self.towns = _town_names()
        self._read_labels()

    @staticmethod
    def _choice_labels(choices: type[models.TextChoices], language: str) -> dict[str, str]:
        with override(language):
            return {code: str(label) for code, label in choices.choices}

    def _add(self, facet: str, key: int, code: str, labels: dict[str, str], **more: object) -> None:
        term = TermInfo(facet, number_of(facet, key), code, labels, **more)  # type: ignore[arg-type]
        self.by_code[facet][code] = self.by_number[term.number] = term

    def _german_words(self) -> Iterable[str]:
        for term in self.by_number.values():
            for text in (term.labels["de"], *term.synonyms.get("de", ())):
                yield from words.split(text)

    def by_key(self, facet: str, key: int) -> TermInfo:
        """Return the term of a vocabulary's row."""
        return self.by_number[number_of(facet, key)]

    def ancestors(self, term: TermInfo) -> list[TermInfo]:
        """Return the term and what stands above it, nearest first."""
        found = [term]
        while found[-1].parent in self.by_code[term.facet]:
            found.append(self.by_code[term.facet][found[-1].parent])
        return found

    def _read_labels(self) -> None:
        """Note which terms a lexeme names, and all words in order for those that begin as typed."""
        named: dict[str, set[int]] = defaultdict(set)
        spelled: dict[str, set[int]] = defaultdict(set)
        for term in self.by_number.values():
            if term.facet in MODELS and term.facet not in UNNAMED and not (term.facet == "sector" and term.level == 1):
                named[term.code.lower()].add(term.number)
                for language in LANGUAGES:
                    for text in (term.labels[language], *term.synonyms.get(language, ())):
                        for word in words.split(text):
                            found = words.lexemes(word, language)
                            parts = self.compounds.split(word) if language == "de" else ()
                            for lexeme in (*found, *parts):
                                named[lexeme].add(term.number)
                            for spelling in words.spellings(word) if found else ():
                                spelled[spelling].add(term.number)
        self._named = dict(named)
        self._spellings = sorted(spelled)
        self._spelled = [spelled[word] for word in self._spellings]

    def named_by(self, word: str) -> set[int]:
        """Return the numbers of the terms whose label or synonym has the word, in any form and language."""
        found = set().union(*(self._named.get(form, ()) for form in words.forms(word)))
        if parts := self.compounds.split(word):
            found |= set.intersection(*(self._named.get(part, set()) for part in parts))
        return found

    def beginning_with(self, word: str) -> set[int]:
        """Return the numbers of the terms that have a word with this beginning, in any language."""
        found: set[int] = set()
        for beginning in words.spellings(word):
            start, end = (bisect_left(self._spellings, key) for key in (beginning, beginning + "\uffff"))
            found = found.union(*self._spelled[start:end])
        return found


def _town_names() -> dict[str, list[str]]:
    """Return for each town's folded name all its names, in either language and older ones."""
    towns: dict[str, list[str]] = defaultdict(list)
    for name, de, cs, aliases in Place.objects.filter(postcode="").values_list("name", "de", "cs", "aliases"):
        for own in {words.fold(name), words.fold(de), words.fold(cs)}:
            towns[own] += [name, de, cs, *aliases]
    return dict(towns)


class _Current:
    """The vocabularies of this process, and which state of the data files they are."""

    vocabularies: Vocabularies | None = None
    digests: dict[str, str] = {}
    asked_at = 0.0


def vocabularies(*, fresh: bool = False) -> Vocabularies:
    """Return the vocabularies, which are read anew when another process has loaded others.

    That is asked for every `VOCABULARY_SECONDS` (0: never), and each time with `fresh`, for writing.
    """
    seconds = settings.VOCABULARY_SECONDS
    now = monotonic()
    if _Current.vocabularies is None or fresh or (seconds and now - _Current.asked_at > seconds):
        digests = dict(LoadedVocabulary.objects.values_list("name", "digest"))
        if _Current.vocabularies is None or digests != _Current.digests:
            gazetteer.cache_clear()
            place_named.cache_clear()
            _Current.vocabularies, _Current.digests = Vocabularies(), digests
        _Current.asked_at = now
    return _Current.vocabularies


def forget_vocabularies() -> None:
    """Have the vocabularies read anew at the next use."""
    _Current.vocabularies = None


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
