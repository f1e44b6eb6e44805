"""Find entries: one statement for a page of results and their number, one for the facets' counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import cos, radians
from typing import Any

from django.db import connection

from . import terms, words

SORTS = ("relevance", "name", "newest", "distance")
KM_PER_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km
FEW = 3  # fewer hits than this, and typing errors are looked for
SIMILARITY = 0.4  # pg_trgm, 0 to 1; below it two words have little in common
CORRECTIONS = 4  # similar words that one word may stand for

# Share of a hit's rank by where the word stands (D prose, C town and synonyms, B labels, A name),
# and of the entry's own weight, which decides among equals.
RANK_WEIGHTS = "{0.05, 0.15, 0.5, 1}"
OWN_WEIGHT = 0.05


@dataclass(frozen=True)
class Search:
    """What is asked for.

    :param locale: language of the answer, one of the portal's.
    :param filters: codes by facet (`terms.FACETS`); OR within a facet, AND between them. Codes are known ones.
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
    rows = _run(search)
    page = _page(rows)
    if page.total >= FEW or not search.q or search.offset:
        return page
    corrected = correct(search.q)
    if corrected == search.q:
        return page
    better = _page(_run(replace(search, q=corrected)))
    return replace(better, corrected=corrected) if better.total > page.total else page


def count_facets(search: Search) -> dict[str, list[tuple[str, int]]]:
    """Return for each facet its (code, count) pairs, most frequent first, counted for the other facets' filters.

    A code that is filtered by is in the answer even with count 0.
    """
    statement, parameters = _facet_statement(search)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows = cursor.fetchall()
    found: dict[str, list[tuple[str, int]]] = {facet: [] for facet in terms.FACETS if facet != "category"}
    by_number = terms.vocabularies().by_number
    for number, count in rows:
        term = by_number[number]
        found[term.facet].append((term.code, count))
    for facet, codes in search.filters.items():
        if facet in found:
            present = {code for code, _count in found[facet]}
            found[facet] += [(code, 0) for code in codes if code not in present]
    for pairs in found.values():
        pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return found


def tsquery(text: str) -> str:
    """Return PostgreSQL's tsquery text for what a person typed: every word must be found, in any of its forms.

    A word is looked for as typed and as the beginning of longer words, by its German, Czech and English stem,
    and, where it is a German compound, by its parts.
    """
    return " & ".join(_alternatives(word) for word in words.query_words(text))


def _alternatives(word: str) -> str:
    forms = list(words.spellings(word))
    found = [words.quote(form) + (":*" if len(form) >= words.PREFIX_MINIMUM else "") for form in forms]
    stems = {stem for language in ("de", "cs", "en") for stem in words.stems(word, language)} - set(forms)
    found += [words.quote(stem) for stem in sorted(stems) if len(stem) > 1]
    if parts := terms.vocabularies().compounds.split(word):
        found.append("(" + " & ".join(words.quote(part) for part in parts) + ")")
    return "(" + " | ".join(found) + ")"


def correct(text: str) -> str:
    """Return the text with each word that the directory does not know replaced by the most similar one it knows."""
    typed = list(words.query_words(text))
    folded = [words.fold(word) for word in typed]
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(SIMILARITY)])
        cursor.execute(
            """
            SELECT typed.word, (
                SELECT known.word FROM directory_searchword known WHERE known.word %% typed.word
                ORDER BY similarity(known.word, typed.word) DESC, known.word LIMIT 1
            ) FROM unnest(%s::text[]) AS typed(word)
            WHERE NOT EXISTS (SELECT 1 FROM directory_searchword known WHERE starts_with(known.word, typed.word))
            """,
            [folded],
        )
        better = dict(cursor.fetchall())
    return " ".join(better.get(fold) or word for word, fold in zip(typed, folded, strict=True))


def _where(search: Search, filters: Mapping[str, tuple[str, ...]]) -> tuple[list[str], dict[str, Any]]:
    """Return the conditions on `entry` and their parameters."""
    conditions = ["language = %(locale)s", "record = 'company'"]
    parameters: dict[str, Any] = {"locale": search.locale}
    if search.q and (query := tsquery(search.q)):
        conditions.append("vector @@ %(query)s::tsquery")
        parameters["query"] = query
    for facet, codes in filters.items():
        if codes:
            conditions.append(f"terms && %({facet})s::int[]")
            parameters[facet] = terms.numbers(facet, codes)
    if search.near:
        parameters["lat"], parameters["lon"] = search.near
        if search.radius_km is not None:
            conditions += [
                "latitude BETWEEN %(south)s AND %(north)s",
                "longitude BETWEEN %(west)s AND %(east)s",
                f"{DISTANCE} <= %(radius)s",
            ]
            parameters |= _box(search.near, search.radius_km)
    return conditions, parameters


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


def _run(search: Search) -> list[tuple[Any, ...]]:
    conditions, parameters = _where(search, search.filters)
    distance = DISTANCE if search.near else "NULL::float"
    if "query" in parameters:
        rank = f"ts_rank('{RANK_WEIGHTS}', ranked, %(query)s::tsquery) + {OWN_WEIGHT} * weight"
    else:
        rank = "weight"
    orders = {
        "relevance": (rank, "DESC"),
        "name": ("sort_name", "ASC"),
        "newest": ("published_at", "DESC"),
        "distance": (distance, "ASC NULLS LAST"),
    }
    key, direction = orders[search.sort]
    # With conditions that only an index or a scan can tell, the hits are found once; without, an index is in order.
    once = "MATERIALIZED" if len(conditions) > 2 else "NOT MATERIALIZED"
    statement = f"""
        WITH hits AS {once} (
            SELECT id, sort_name, {key} AS key FROM directory_directoryentry WHERE {" AND ".join(conditions)}
        )
        SELECT counted.total, entry.slug, entry.card, {distance}
        FROM (SELECT count(*) AS total FROM hits) counted
        LEFT JOIN (
            SELECT id, key, sort_name FROM hits ORDER BY key {direction}, sort_name, id LIMIT %(limit)s OFFSET %(offset)s
        ) page ON true
        LEFT JOIN directory_directoryentry entry ON entry.id = page.id
        ORDER BY page.key {direction}, page.sort_name, page.id
    """  # noqa: S608 - only names of columns are put in, never input
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters | {"limit": search.limit, "offset": search.offset})
        return cursor.fetchall()


def _page(rows: list[tuple[Any, ...]]) -> Page:
    cards = [
        Card(slug, card, None if distance is None else round(distance, 1))
        for _total, slug, card, distance in rows
        if slug is not None
    ]
    return Page(total=rows[0][0], cards=cards)


def _facet_statement(search: Search) -> tuple[str, dict[str, Any]]:
    """Return the statement that counts all facets in one pass.

    A row counts for every facet when it meets all filters, and for one facet when it misses that one alone.
    """
    chosen = {facet: codes for facet, codes in search.filters.items() if codes and facet != "category"}
    rest = {facet: codes for facet, codes in search.filters.items() if facet not in chosen}
    conditions, parameters = _where(search, rest)
    where = " AND ".join(conditions)
    if not chosen:
        return (
            f"SELECT number, count(*) FROM directory_directoryentry, unnest(facets) number WHERE {where} GROUP BY number",  # noqa: S608
            parameters,
        )
    missed, which = [], []
    for facet, codes in chosen.items():
        parameters[f"chosen_{facet}"] = terms.numbers(facet, codes)
        misses = f"(NOT facets_or_terms.{facet})::int"
        missed.append(misses)
        which.append(f"{misses} * {terms.FACETS.index(facet)}")
    tests = ", ".join(f"terms && %(chosen_{facet})s::int[] AS {facet}" for facet in chosen)
    statement = f"""
        WITH tested AS (SELECT facets, {tests} FROM directory_directoryentry WHERE {where}),
        counted AS (
            SELECT facets, {" + ".join(missed)} AS missed, {" + ".join(which)} AS facet FROM tested facets_or_terms
        )
        SELECT number, count(*) FROM counted, unnest(facets) number
        WHERE missed = 0 OR (missed = 1 AND number / {terms.STEP} = facet)
        GROUP BY number
    """  # noqa: S608 - only names of facets are put in, never input
    return statement, parameters
