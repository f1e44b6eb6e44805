"""The only writer of the read model."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.core.cache import cache
from django.db import connection, transaction
from wagtail.models import Locale

from ..models import Company, DirectoryEntry, SearchWord
from .document import entries
from .facts import load_facts
from .query import total_key, whole_key
from .terms import vocabularies
from .words import LEXEME_LIMIT

BATCH = 1000  # companies whose facts are in memory at a time
COLUMNS = [field.attname for field in DirectoryEntry._meta.concrete_fields if not field.primary_key]
WORD_MINIMUM = 4  # letters; shorter words are not worth guessing at


def portal_languages() -> list[str]:
    """Return the languages in which the portal is read, as its locales say."""
    return list(Locale.objects.order_by("language_code").values_list("language_code", flat=True))


@transaction.atomic
def write_entries(company_ids: Iterable[int]) -> int:
    """Write the rows of these companies anew in every language; those not published lose theirs.

    Call it in the transaction that changed the companies.

    :returns: the number of rows written.
    """
    ids, languages, written = list(company_ids), portal_languages(), 0
    for batch in _batches(ids):
        # Whoever writes the same company at the same time waits here, and then writes what is true by then.
        list(Company.objects.select_for_update().filter(pk__in=batch).order_by("pk").values_list("pk"))
        DirectoryEntry.objects.filter(company_id__in=batch).delete()
        rows, words = _rows(batch, languages)
        _copy(rows)
        SearchWord.objects.bulk_create(_search_words(words), ignore_conflicts=True)
        written += len(rows)
    _forget_counts(languages)
    return written


@transaction.atomic
def rebuild(progress: Callable[[int], None] = lambda count: None) -> int:
    """Write the whole read model anew; readers see the old rows until it is done.

    :param progress: called with the number of companies after each batch.
    :returns: the number of rows written.
    """
    languages, written, words = portal_languages(), 0, dict[str, str]()
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {Company._meta.db_table} IN SHARE MODE")  # nothing is published meanwhile
    DirectoryEntry.objects.all().delete()
    for batch in _batches(list(Company.objects.published().order_by("pk").values_list("pk", flat=True))):
        rows, found = _rows(batch, languages)
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
    keys = [key(language) for language in languages for key in (whole_key, total_key)]
    transaction.on_commit(lambda: cache.delete_many(keys))


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _rows(ids: Sequence[int], languages: list[str]) -> tuple[list[DirectoryEntry], dict[str, str]]:
    """Return the companies' rows, and the words in them: without accents → as written."""
    vocabularies(fresh=True)
    rows, words = [], {}
    for facts in load_facts(ids):
        new, written = entries(facts, languages)
        rows += new
        words.update(written)
    return rows, words


def _search_words(words: dict[str, str]) -> list[SearchWord]:
    """Return rows for the words that are worth guessing at."""
    worth = (word for word in sorted(words) if WORD_MINIMUM <= len(word) <= LEXEME_LIMIT and word.isalpha())
    return [SearchWord(word=word, written=words[word]) for word in worth]


def _copy(rows: Iterable[DirectoryEntry]) -> None:
    table, names = DirectoryEntry._meta.db_table, ", ".join(COLUMNS)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([getattr(row, attribute) for attribute in COLUMNS])
