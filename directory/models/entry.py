"""DirectoryEntry: the read model. One row per published record and language, finished for the reader."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils import timezone


class EntryQuerySet(models.QuerySet["DirectoryEntry"]):
    def shown(self, record: str) -> "EntryQuerySet":
        """Return what the public sees of a record: a listing until its last day, even before its rows are cleared."""
        found = self.filter(record=record)
        return found.filter(valid_until__gte=timezone.localdate()) if record == "listing" else found


class DirectoryEntry(models.Model):
    """Everything a list, a page, a feed or an API answer shows of a record in one language.

    Written by `directory.search.write` only. `card` and `detail` are finished JSON texts without the
    address, which the caller appends. `terms` has the numbers (`directory.search.terms`) of the record's
    terms and of all above them, to filter by; `facets` those of them that filters show with a count, packed
    (int32, little-endian) so that a whole result is counted at once. `vector` has the lexemes of names and
    prose, `names` those of names and numbers (weight A) and of the town (B), which put a hit further up.
    """

    record = models.CharField(max_length=10, default="company")
    company = models.ForeignKey("directory.Company", models.CASCADE, related_name="entries")
    listing = models.ForeignKey("directory.Listing", models.CASCADE, null=True, related_name="entries")
    language = models.CharField(max_length=2)
    slug = models.CharField(max_length=120)
    name = models.CharField(max_length=255)
    sort_name = models.CharField(max_length=255, db_collation="C")
    card = models.TextField()
    detail = models.TextField()
    terms = ArrayField(models.IntegerField())
    facets = models.BinaryField()
    vector = SearchVectorField()
    names = SearchVectorField()
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    weight = models.FloatField(default=0)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    valid_until = models.DateField(null=True)  # a listing's last day; companies have none

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "record", "slug"], name="entry_address"),
        ]
        indexes = [
            GinIndex(fields=["vector"], name="entry_vector"),
            GinIndex(fields=["names"], name="entry_names"),
            GinIndex(fields=["terms"], opclasses=["gin__int_ops"], name="entry_terms"),
            # Each has the whole order, to its last tie-break: so a page far back is read from the index alone.
            models.Index(fields=["language", "record", "-weight", "sort_name", "id"], name="entry_relevance"),
            models.Index(fields=["language", "record", "sort_name", "id"], name="entry_name"),
            models.Index(fields=["language", "record", "-published_at", "sort_name", "id"], name="entry_newest"),
            models.Index(fields=["language", "latitude", "longitude"], name="entry_position"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.name}"


class SearchWord(models.Model):
    """A word that occurs in the directory, without accents and as written; what typing errors are compared with."""

    word = models.CharField(max_length=80, primary_key=True)
    written = models.CharField(max_length=80)

    class Meta:
        indexes = [GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="searchword_trigrams")]

    def __str__(self) -> str:
        return self.word
