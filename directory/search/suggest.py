"""What a person may mean while typing: terms of the vocabularies, and companies or listings."""

from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from ..models.vocabulary import LANGUAGES
from . import terms, words
from .query import whole_sql

SUGGESTED = ("capability", "sector", "category", "certificate")  # in this order among equals
MINIMUM = 2  # letters typed


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`facet` is the term's, "company" or "listing"; `code` is the term's code or the entry's slug."""

    facet: str
    code: str
    label: str


def suggest(text: str, locale: str, limit: int = 10, record: str = "company") -> list[Suggestion]:
    """Return terms that `record` is filtered by, then its entries, whose words begin as typed; one query.

    They may be typed in any language; labels are those of `locale`.
    Terms whose name begins as typed and short ones come first.
    """
    typed = list(words.query_words(text))
    if len("".join(typed)) < MINIMUM:
        return []
    vocabulary = terms.vocabularies()
    numbers = set.intersection(*(vocabulary.beginning_with(word) for word in typed))
    known = [vocabulary.by_number[number] for number in numbers]
    entries = _entries(typed, locale, max(limit // 3, 1), record)
    offered = [facet for facet in SUGGESTED if facet in terms.FACETS_OF[record]]
    best = sorted((term for term in known if term.facet in offered), key=lambda term: _order(term, typed[0], locale))
    found = [Suggestion(term.facet, term.code, term.labels[locale]) for term in best[: limit - len(entries)]]
    return found + entries


def _order(term: terms.TermInfo, typed: str, locale: str) -> tuple[int, bool, bool, int, int, str]:
    label, start = words.fold(term.labels[locale]), words.fold(typed)
    others = (name for key in LANGUAGES for name in (term.labels[key], *term.synonyms.get(key, ())))
    begins = any(words.fold(name).startswith(start) for name in others)
    return SUGGESTED.index(term.facet), not label.startswith(start), not begins, term.level, len(label), term.code


def _entries(typed: list[str], locale: str, limit: int, record: str) -> list[Suggestion]:
    query = " & ".join(f"({' | '.join(f'{words.quote(form)}:*A' for form in words.spellings(word))})" for word in typed)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT slug, name FROM directory_directoryentry WHERE {' AND '.join(whole_sql(record))}"  # noqa: S608
            " AND names @@ %(query)s::tsquery ORDER BY weight DESC, sort_name LIMIT %(limit)s",
            {"locale": locale, "record": record, "today": timezone.localdate(), "query": query, "limit": limit},
        )
        return [Suggestion(record, slug, name) for slug, name in cursor.fetchall()]
