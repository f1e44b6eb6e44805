"""What a person may mean while typing: terms of the vocabularies and companies."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from ..models.vocabulary import LANGUAGES
from . import terms, words

SUGGESTED = ("capability", "sector", "category", "certificate")  # in this order among equals


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`facet` is the term's, or "company"; `code` is the term's code or the company's slug."""

    facet: str
    code: str
    label: str


class Index:
    """Every word of every label and synonym, sorted, so that a beginning is found by bisection."""

    def __init__(self, vocabulary: terms.Vocabularies):
        found: dict[str, set[int]] = defaultdict(set)
        for term in vocabulary.by_number.values():
            if term.facet in SUGGESTED:
                for language in LANGUAGES:
                    for text in (term.labels[language], *term.synonyms.get(language, ())):
                        for word in words.split(text):
                            for spelling in words.spellings(word):
                                found[spelling].add(term.number)
        self.words = sorted(found)
        self.numbers = [found[word] for word in self.words]

    def starting_with(self, beginning: str) -> set[int]:
        """Return the numbers of the terms that have a word with this beginning."""
        start, end = bisect_left(self.words, beginning), bisect_left(self.words, beginning + "\uffff")
        return set().union(*self.numbers[start:end])


@lru_cache(maxsize=1)
def _index(vocabulary: terms.Vocabularies) -> Index:
    return Index(vocabulary)


def suggest(text: str, locale: str, limit: int = 10) -> list[Suggestion]:
    """Return terms, then companies, whose words begin with the words typed, in any language; one query.

    Labels are those of `locale`. Short labels and those that begin as typed come first.
    """
    typed = [words.fold(word) for word in words.split(text)]
    if not typed or len("".join(typed)) < 2:
        return []
    vocabulary = terms.vocabularies()
    index = _index(vocabulary)
    numbers = set.intersection(*(index.starting_with(word) for word in typed))

    def order(number: int) -> tuple[int, bool, int, int, str]:
        term = vocabulary.by_number[number]
        names = [term.labels[locale], *term.synonyms.get(locale, ())]
        begins = any(words.fold(name).startswith(typed[0]) for name in names)
        return SUGGESTED.index(term.facet), not begins, term.level, len(term.labels[locale]), term.code

    companies = _companies(typed, locale, max(limit // 3, 1))
    best = sorted(numbers, key=order)[: limit - len(companies)]
    found = [vocabulary.by_number[number] for number in best]
    return [Suggestion(term.facet, term.code, term.labels[locale]) for term in found] + companies


def _companies(typed: list[str], locale: str, limit: int) -> list[Suggestion]:
    query = " & ".join(f"{words.quote(word)}:*A" for word in typed)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT slug, name FROM directory_directoryentry WHERE language = %s AND record = 'company'"
            " AND vector @@ %s::tsquery ORDER BY weight DESC, sort_name LIMIT %s",
            [locale, query, limit],
        )
        return [Suggestion("company", slug, name) for slug, name in cursor.fetchall()]
