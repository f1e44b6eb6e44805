"""Find entries: one statement for a page of results and their number, one for the facets' counts."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import cos, radians
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from . import terms, words

SORTS = ("relevance", "name", "newest", "distance")
KM_PER_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km
FEW = 3  # fewer hits than this, and typing errors are looked for
WHOLE_SECONDS = 30
LONG_WORD = 8  # letters from which two of them may be wrong; in shorter words one may
CANDIDATES = 8  # similar words that are looked at

# What adds to a hit's rank, each divided by the number of words typed: a word in the name or the town, anywhere, and in
# the labels of the entry's terms (half of it for one term, two thirds for two, ...). The entry's own weight
# (`document.weight`) decides among equals.
NAME_RANK = 0.5
TEXT_RANK = 0.2
TERM_RANK = 0.4
OWN_RANK = 0.1


@dataclass(frozen=True)
class Search:
    """What is asked for.

    :param locale: language of the answer, one of the portal's.
    :param record: "company" or "listing" (offers and requests).
    :param filters: codes by facet (those of `terms.FACETS_OF`); OR within a facet, AND between them. Codes are known.
    :param near: latitude and longitude in degrees WGS 84, for `radius_km` and for sorting by distance.
    :param sort: one of `SORTS`; "distance" needs `near`.
    """

    locale: str = "de"
    q: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near: tuple[float, float] | None = None
    radius_km: float | None = None
    sort: str = "relevance"
    limit: int = 20
    offset: int = 0
    record: str = "company"


@dataclass(frozen=True, slots=True)
class Card:
    """A result: `json` is a finished JSON object without address and distance."""

    slug: str
    json: str
    distance_km: float | None


@dataclass(frozen=True, slots=True)
class Page:
    """The results asked for, of `total`. `corrected` is the query that was run instead of one with typing errors."""

    total: int
    cards: list[Card]
    corrected: str = ""


def find(search: Search) -> Page:
    """Return a page of results, in one statement; in a second one where there are few and words look mistyped."""
    page, similar = _run(search)
    better = {word: meant for word, known in similar.items() if (meant := _meant(word, known))}
    if not better:
        return page
    corrected = " ".join(better.get(words.fold(word), word) for word in words.query_words(search.q))
    other, _ = _run(replace(search, q=corrected))
    return replace(other, corrected=corrected) if other.total > page.total else page


def count_facets(search: Search) -> dict[str, list[tuple[str, int]]]:
    """Return for each facet its (code, count) pairs, most frequent first, counted for the other facets' filters.

    A code that is filtered by is in the answer even with count 0. Counts of the whole directory, which go through
    all of it, are remembered for `WHOLE_SECONDS`; publishing forgets them in its own process at once.
    """
    if search.q or search.near or any(search.filters.values()):
        counts = _count(search)
    else:
        counts = cache.get_or_set(whole_key(search.locale, search.record), lambda: _count(search), WHOLE_SECONDS) or {}
    found: dict[str, list[tuple[str, int]]] = {
        facet: [] for facet in terms.FACETS_OF[search.record] if facet != "category"
    }
    by_number = terms.vocabularies().by_number
    for number, count in counts.items():
        if term := by_number.get(number):  # a number newer than this process' vocabularies waits until they are read
            found[term.facet].append((term.code, count))
    for facet, codes in search.filters.items():
        if facet in found:
            present = {code for code, _count in found[facet]}
            found[facet] += [(code, 0) for code in codes if code not in present]
    for pairs in found.values():
        pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return found


def whole_key(locale: str, record: str) -> str:
    """Return the cache's key of the counts of all entries."""
    return f"directory-facets-{record}-{locale}"


def total_key(locale: str, record: str) -> str:
    """Return the cache's key of the number of all entries."""
    return f"directory-total-{record}-{locale}"


def _count(search: Search) -> dict[int, int]:
    """Return how often each term's number counts."""
    counts: dict[int, int] = {}
    for only, packed in _fetch(*_facet_statement(search)):
        for number, count in Counter(memoryview(packed or b"").cast("i")).items():
            if only is None or number // terms.STEP == only - 1:
                counts[number] = counts.get(number, 0) + count
    return counts


def tsquery(word: str) -> str:
    """Return PostgreSQL's tsquery text for one typed word in any of its forms.

    It is looked for as typed and as the beginning of longer words, by its German, Czech and English stem,
    and, where it is a German compound, by its parts.
    """
    spelled = words.spellings(word)
    found = [words.quote(form) + (":*" if len(form) >= words.PREFIX_MINIMUM else "") for form in spelled]
    found += [words.quote(form) for form in words.forms(word) if form not in spelled]
    if parts := terms.vocabularies().compounds.split(word):
        found.append("(" + " & ".join(map(words.quote, parts)) + ")")
    return " | ".join(found)


def whole_sql(record: str) -> list[str]:
    """Return the conditions on all that the public sees of a record: a listing is over as soon as its last day is."""
    return ["language = %(locale)s", "record = %(record)s", *(["valid_until >= %(today)s"] * (record == "listing"))]


@dataclass(slots=True)
class _Conditions:
    """Conditions on the read model, their parameters, and what ranks a hit."""

    sql: list[str]
    parameters: dict[str, Any]
    rank: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def _conditions(search: Search, filters: Mapping[str, tuple[str, ...]]) -> _Conditions:
    found = _Conditions(whole_sql(search.record), {"locale": search.locale, "record": search.record})
    found.parameters["today"] = timezone.localdate()
    typed = list(words.query_words(search.q))
    for position, word in enumerate(typed):
        _add_word(found, position, word, len(typed))
    for facet, codes in filters.items():
        if codes:
            found.sql.append(f"terms && %({facet})s::int[]")
            found.parameters[facet] = terms.numbers(facet, codes)
    if search.near:
        found.parameters["lat"], found.parameters["lon"] = search.near
        if search.radius_km is not None:
            found.sql += [
                "latitude BETWEEN %(south)s AND %(north)s",
                "longitude BETWEEN %(west)s AND %(east)s",
                f"{DISTANCE} <= %(radius)s",
            ]
            found.parameters |= _box(search.near, search.radius_km)
    return found


def _add_word(found: _Conditions, position: int, word: str, of: int) -> None:
    """Ask that the word is in the entry's names or prose, or that one of its terms is called so in any language."""
    query, named, wide = f"word{position}", f"named{position}", f"wide{position}"
    vocabulary = terms.vocabularies()
    exact = vocabulary.named_by(word)
    numbers = exact | (vocabulary.beginning_with(word) if len(word) >= words.PREFIX_MINIMUM else set())
    found.parameters[query] = tsquery(word)
    found.rank.append(f"{NAME_RANK / of} * (names @@ %({query})s::tsquery)::int")
    found.rank.append(f"{TEXT_RANK / of} * (vector @@ %({query})s::tsquery)::int")
    condition = f"vector @@ %({query})s::tsquery"
    if not numbers:
        found.unknown.append(word)
    else:
        condition = f"({condition} OR terms && %({wide})s::int[])"
        found.parameters[wide] = sorted(numbers)
    if exact:
        found.rank.append(f"{TERM_RANK / of} * (1 - 1.0 / (1 + icount(terms & %({named})s::int[])))")
        found.parameters[named] = sorted(exact)
    found.sql.append(condition)


# Great-circle distance in km by the haversine formula.
DISTANCE = (
    "(12742 * asin(sqrt(power(sin(radians(latitude - %(lat)s) / 2), 2)"
    " + cos(radians(%(lat)s)) * cos(radians(latitude)) * power(sin(radians(longitude - %(lon)s) / 2), 2))))"
)


def _box(near: tuple[float, float], radius_km: float) -> dict[str, float]:
    latitude, longitude = near
    high = radius_km / KM_PER_DEGREE
    wide = high / max(cos(radians(latitude)), 0.01) * 1.01
    return {
        "radius": radius_km,
        "south": latitude - high, "north": latitude + high,
        "west": longitude - wide, "east": longitude + wide,
    }  # fmt: skip


# For each typed word that the directory does not have, similar words that it has: without accents, and as written.
SIMILAR = """
    SELECT jsonb_object_agg(typed.word, (
        SELECT jsonb_agg(jsonb_build_array(known.word, known.written)) FROM (
            SELECT word, written FROM directory_searchword WHERE word %% typed.word
            ORDER BY similarity(word, typed.word) DESC, word LIMIT %(candidates)s
        ) known
    )) FROM unnest(%(typed)s::text[]) AS typed(word)
    WHERE NOT EXISTS (SELECT FROM directory_searchword known WHERE starts_with(known.word, typed.word))
"""


def _meant(word: str, known: list[tuple[str, str]] | None) -> str | None:
    """Return the known word, as written, that was probably meant: one letter differs, two in a long word."""
    allowed = 2 if len(word) >= LONG_WORD else 1
    distances = [(words.distance(word, plain), written) for plain, written in known or ()]
    best, written = min(distances, default=(allowed + 1, ""))
    return written if best <= allowed else None


def _run(search: Search) -> tuple[Page, dict[str, Any]]:
    """Return the page, and where there are few hits, words similar to those that nothing is called by."""
    conditions = _conditions(search, search.filters)
    distance = DISTANCE if search.near else "NULL::float"
    orders = {
        "relevance": (" + ".join([*conditions.rank, f"{OWN_RANK} * weight"]) if conditions.rank else "weight", "DESC"),
        "name": ("sort_name", "ASC"),
        "newest": ("published_at", "DESC"),
        "distance": (distance, "ASC NULLS LAST"),
    }
    key, direction = orders[search.sort]
    # With conditions that only an index or a scan can tell, the hits are found once; without, an index is in order.
    whole = conditions.sql == whole_sql(search.record)
    once = "NOT MATERIALIZED" if whole else "MATERIALIZED"
    # Counting the whole directory goes through all of it and would cost more than the page itself, so its number is
    # remembered as the facets' counts are; in other processes it may lag by as much. The entries never do.
    remembered = cache.get(total_key(search.locale, search.record)) if whole else None
    counted = "SELECT count(*) AS total FROM hits" if remembered is None else "SELECT %(total)s::bigint AS total"
    better = f"CASE WHEN counted.total < %(few)s THEN ({SIMILAR}) END" if conditions.unknown else "NULL"
    statement = f"""
        WITH hits AS {once} (
            SELECT id, sort_name, {key} AS key FROM directory_directoryentry WHERE {" AND ".join(conditions.sql)}
        )
        SELECT counted.total, {better}, entry.slug, entry.card, {distance}
        FROM ({counted}) counted
        LEFT JOIN (
            SELECT id, key, sort_name FROM hits
            ORDER BY key {direction}, sort_name, id LIMIT %(limit)s OFFSET %(offset)s
        ) page ON true
        LEFT JOIN directory_directoryentry entry ON entry.id = page.id
        ORDER BY page.key {direction}, page.sort_name, page.id
    """  # noqa: S608 - only names of columns are put in, never input
    parameters = conditions.parameters | {
        "limit": search.limit,
        "offset": search.offset,
        "total": remembered,
        "few": FEW,
        "candidates": CANDIDATES,
        "typed": [words.fold(word) for word in conditions.unknown],
    }
    rows = _fetch(statement, parameters)
    cards = [Card(slug, card, None if far is None else round(far, 1)) for _, _, slug, card, far in rows if slug]
    total, better_words = rows[0][:2]
    if whole and remembered is None:
        cache.set(total_key(search.locale, search.record), total, WHOLE_SECONDS)
    return Page(total, cards), json.loads(better_words) if isinstance(better_words, str) else better_words or {}


def _fetch(statement: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def _facet_statement(search: Search) -> tuple[str, dict[str, Any]]:
    """Return the statement that gathers the packed numbers of all rows that count, by the facet they count for.

    A row counts for every facet (NULL) when it meets all filters, and for one facet when it misses that one alone.
    """
    chosen = {facet: codes for facet, codes in search.filters.items() if codes and facet != "category"}
    rest = {facet: codes for facet, codes in search.filters.items() if facet not in chosen}
    conditions = _conditions(search, rest)
    where = " AND ".join(conditions.sql)
    if not chosen:
        statement = f"SELECT NULL, string_agg(facets, NULL) FROM directory_directoryentry WHERE {where}"  # noqa: S608
        return statement, conditions.parameters
    tests, missed, which = [], [], []
    for facet, codes in chosen.items():
        conditions.parameters[f"chosen_{facet}"] = terms.numbers(facet, codes)
        tests.append(f"(NOT terms && %(chosen_{facet})s::int[])::int AS no_{facet}")
        missed.append(f"no_{facet}")
        which.append(f"no_{facet} * {terms.FACETS.index(facet) + 1}")
    statement = f"""
        WITH tested AS (SELECT facets, {", ".join(tests)} FROM directory_directoryentry WHERE {where})
        SELECT nullif({" + ".join(which)}, 0) AS facet, string_agg(facets, NULL) FROM tested
        WHERE {" + ".join(missed)} <= 1 GROUP BY 1
    """  # noqa: S608 - only names of facets are put in, never input
    return statement, conditions.parameters
