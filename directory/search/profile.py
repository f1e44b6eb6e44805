"""One entry, and those like it on the other side of the border."""

from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from ..models import Country, DirectoryEntry
from . import terms
from .query import Card, whole_sql


@dataclass(frozen=True, slots=True)
class Detail:
    """A profile: `json` is a finished JSON object without its address."""

    slug: str
    json: str
    company_id: int
    numbers: list[int]


def load(locale: str, slug: str, record: str = "company") -> Detail | None:
    """Return a published company or listing in one query, None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT slug, detail, company_id, terms FROM directory_directoryentry"  # noqa: S608
            f" WHERE {' AND '.join(whole_sql(record))} AND slug = %(slug)s",
            {"locale": locale, "record": record, "today": timezone.localdate(), "slug": slug},
        )
        row = cursor.fetchone()
    return Detail(*row) if row else None


def load_card(locale: str, slug: str, record: str = "company") -> Card | None:
    """Return what lists show of a published company or listing in one query, None when there is none."""
    entries = DirectoryEntry.objects.shown(record).filter(language=locale, slug=slug)
    card = entries.values_list("card", flat=True).first()
    return Card(slug, card, None) if card else None


def similar_across_the_border(detail: Detail, locale: str, limit: int = 4, record: str = "company") -> list[Card]:
    """Return entries of the other country that share the most sectors, categories and capabilities; one query.

    :param record: what to look among; a company has listings that fit it, and a listing companies.

    A shared capability counts 3, a shared category 2, a shared sector (of any level) 1.
    """
    by_number = terms.vocabularies().by_number
    found = [by_number[number] for number in detail.numbers if number in by_number]
    here = {term.code for term in found if term.facet == "country"}
    there = terms.numbers("country", set(Country.values) - here)
    of = {facet: [t.number for t in found if t.facet == facet] for facet in ("capability", "category", "sector")}
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT slug, card, NULL FROM directory_directoryentry
            WHERE {" AND ".join(whole_sql(record))} AND terms && %(there)s::int[]
              AND terms && %(any)s::int[]
            ORDER BY 3 * icount(terms & %(capability)s::int[]) + 2 * icount(terms & %(category)s::int[])
                     + icount(terms & %(sector)s::int[]) DESC, weight DESC, sort_name
            LIMIT %(limit)s
            """,  # noqa: S608 - only names of columns are put in, never input
            {
                "locale": locale,
                "record": record,
                "today": timezone.localdate(),
                "there": there,
                "any": [number for numbers in of.values() for number in numbers],
                "limit": limit,
                **of,
            },
        )
        return [Card(*row) for row in cursor.fetchall()]
