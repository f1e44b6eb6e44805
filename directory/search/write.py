"""The only writer of the read model."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from django.contrib.postgres.expressions import ArraySubquery
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import OuterRef
from django.utils import timezone
from wagtail.models import Locale

from ..models import Company, DirectoryEntry, Listing, SearchWord
from .age import to_sink
from .document import entries
from .facts import load_facts
from .listing_document import listing_entries
from .listing_facts import load_listing_facts, shown_listings
from .query import total_key, whole_key
from .terms import FACETS_OF, vocabularies
from .words import LEXEME_LIMIT

BATCH = 1000  # companies whose facts are in memory at a time
COLUMNS = [field.attname for field in DirectoryEntry._meta.concrete_fields if not field.primary_key]
WORD_MINIMUM = 4  # letters; shorter words are not worth guessing at


def portal_languages() -> list[str]:
    """Return the languages in which the portal is read, as its locales say."""
    return list(Locale.objects.order_by("language_code").values_list("language_code", flat=True))


@transaction.atomic
def write_entries(company_ids: Iterable[int], today: datetime.date | None = None) -> int:
    """Write the rows of these companies and of their listings anew in every language; what is not public loses them.

    Call it in the transaction that changed the companies.

    :param today: the day by which something may have sunk, where the clock is moved.
    :returns: the number of rows written.
    """
    ids, languages, written = list(company_ids), portal_languages(), 0
    for batch in _batches(ids):
        # Whoever writes the same company at the same time waits here, and then writes what is true by then.
        own = ArraySubquery(shown_listings().filter(company=OuterRef("pk")).order_by("pk").values("pk"))
        locked = Company.objects.select_for_update().filter(pk__in=batch).order_by("pk")
        listings = list(chain.from_iterable(locked.values_list(own, flat=True)))
        DirectoryEntry.objects.filter(company_id__in=batch).delete()
        made = [_rows(batch, languages, today)] + ([_listing_rows(listings, languages, today)] if listings else [])
        written += _add(*made)
    _forget_counts(languages)
    return written


@transaction.atomic
def write_listings(listing_ids: Iterable[int], today: datetime.date | None = None) -> int:
    """Write the rows of these offers and requests anew in every language; what is not public loses them.

    Call it in the transaction that changed the listings.

    :param today: the day by which something may have sunk, where the clock is moved.
    :returns: the number of rows written.
    """
    ids, languages, written = list(listing_ids), portal_languages(), 0
    for batch in _batches(ids):
        # A company's rows and its listings' are written by one at a time, in whatever order they are published.
        companies = Listing.objects.filter(pk__in=batch).values("company_id")
        list(Company.objects.select_for_update().filter(pk__in=companies).order_by("pk").values_list("pk"))
        DirectoryEntry.objects.filter(listing_id__in=batch).delete()
        written += _add(_listing_rows(batch, languages, today))
    _forget_counts(languages)
    return written


def rewrite_older(now: datetime.datetime) -> int:
    """Write anew what has grown old by `now` and stands in the lists as if it were fresh; returns how many records."""
    today = timezone.localdate(now)
    companies, listings = to_sink(today)
    write_entries(companies, today)
    write_listings(listings, today)
    return len(companies) + len(listings)


@transaction.atomic
def rebuild(progress: Callable[[int], None] = lambda count: None) -> int:
    """Write the whole read model anew; readers see the old rows until it is done.

    :param progress: called with the number of companies, and of listings, after each batch.
    :returns: the number of rows written.
    """
    languages, written, words = portal_languages(), 0, dict[str, str]()
    with connection.cursor() as cursor:
        # Nothing is published meanwhile.
        cursor.execute(f"LOCK TABLE {Company._meta.db_table}, {Listing._meta.db_table} IN SHARE MODE")
    DirectoryEntry.objects.all().delete()
    for make, public in ((_rows, Company.objects.published()), (_listing_rows, shown_listings())):
        for batch in _batches(list(public.order_by("pk").values_list("pk", flat=True))):
            rows, found = make(batch, languages)
            _copy(rows)
            words.update(found)
            written += len(rows)
            progress(len(batch))
    SearchWord.objects.all().delete()
    SearchWord.objects.bulk_create(_search_words(words), batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {DirectoryEntry._meta.db_table}, {SearchWord._meta.db_table}")
    _forget_counts(languages)
    return written


def _forget_counts(languages: Iterable[str]) -> None:
    keys = [key(language, record) for language in languages for record in FACETS_OF for key in (whole_key, total_key)]
    transaction.on_commit(lambda: cache.delete_many(keys))


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _rows(
    ids: Sequence[int], languages: list[str], today: datetime.date | None = None
) -> tuple[list[DirectoryEntry], dict[str, str]]:
    """Return the companies' rows, and the words in them: without accents → as written."""
    vocabularies(fresh=True)
    rows, words = [], {}
    for facts in load_facts(ids):
        new, written = entries(facts, languages, today)
        rows += new
        words.update(written)
    return rows, words


def _listing_rows(
    ids: Sequence[int], languages: list[str], today: datetime.date | None = None
) -> tuple[list[DirectoryEntry], dict[str, str]]:
    """Return the listings' rows, and the words in them."""
    vocabularies(fresh=True)
    rows, words = [], {}
    for facts in load_listing_facts(ids):
        new, written = listing_entries(facts, languages, today)
        rows += new
        words.update(written)
    return rows, words


def _add(*made: tuple[list[DirectoryEntry], dict[str, str]]) -> int:
    """Store rows, and their words at once in one order: two who store the same ones crosswise would deadlock."""
    rows = [row for rows, _words in made for row in rows]
    _copy(rows)
    words = {plain: written for _rows, words in made for plain, written in words.items()}
    SearchWord.objects.bulk_create(_search_words(words), ignore_conflicts=True)
    return len(rows)


def _search_words(words: dict[str, str]) -> list[SearchWord]:
    """Return rows for the words that are worth guessing at."""
    worth = (word for word in sorted(words) if WORD_MINIMUM <= len(word) <= LEXEME_LIMIT and word.isalpha())
    return [SearchWord(word=word, written=words[word]) for word in worth]


def _copy(rows: Iterable[DirectoryEntry]) -> None:
    table, names = DirectoryEntry._meta.db_table, ", ".join(COLUMNS)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([getattr(row, attribute) for attribute in COLUMNS])
