"""Which company of the directory a row speaks of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from wagtail.models import Revision

from directory.models import Company, CompanyText, ImportRow, RunState

from .cells import TERMS, Facts
from .names import core_of, key_of, town_key
from .records import Record, contradict, identities
from .rehearsal import Rehearsal

Description = dict[str, Any]  # name, city, and at_company or at_row


@dataclass
class Match:
    """What was found for a row: a company that it surely is, or one that it may be, or neither."""

    same: Record | None = None
    perhaps: Record | None = None
    several: list[Record] = field(default_factory=list)  # numbers of the row belong to these different companies


class Matcher:
    """Finds companies by their numbers, by earlier imports, and by name and place.

    Holds a hash of every company's name in memory (some 100 bytes each), so that a batch needs a fixed number of
    queries; everything else is loaded per batch.
    """

    def __init__(self, source: str, rehearsal: Rehearsal | None = None) -> None:
        self.source, self.rehearsal = source, rehearsal
        self._by_core: dict[int, list[int]] = defaultdict(list)
        for pk, name in Company.objects.order_by("pk").values_list("pk", "name").iterator(5000):
            self._by_core[hash(core_of(name))].append(pk)
        self._keys: dict[str, int] = {}  # of rows in this run, whole batches
        self.first_row: dict[int, int] = {}  # company → its first row in this run

    def key(self, facts: Facts) -> str:
        """Return what recognises this row in a later import of the same source."""
        values = facts.values
        return key_of(
            self.source, values["name"], values["country"], values["city"], values.get("postal_code", ""),
            *identities(values),
        )  # fmt: skip

    def batch(self, rows: list[Facts]) -> "Batch":
        """Load whatever the rows may refer to."""
        keys = {facts.number: self.key(facts) for facts in rows}
        earlier: dict[str, list[tuple[int, str]]] = defaultdict(list)
        known = ImportRow.objects.filter(key__in=set(keys.values()), company__isnull=False, trial=False)
        for key, company, content in (
            known.exclude(run__state=RunState.UNDONE, details__undo__isnull=True)
            .order_by("pk")
            .values_list("key", "company_id", "content")
        ):
            earlier[key].append((company, content))
        wanted = {company for found in earlier.values() for company, _content in found}
        wanted |= {self._keys[key] for key in keys.values() if key in self._keys}
        for facts in rows:
            wanted.update(self._by_core.get(hash(core_of(facts.name)), ()))
        records = load_records(Q(pk__in=wanted) | _with_numbers_of(rows))
        if self.rehearsal:
            records |= self.rehearsal.recall(wanted | records.keys(), rows)
        return Batch(self, keys, earlier, records)

    def remember(self, records: Iterable[Record], keys: dict[int, str]) -> None:
        """Make what a batch has written known to the next one."""
        for record in records:
            if record.new:
                self._by_core[hash(core_of(record.company.name))].append(record.company.pk)
            for row in record.rows:
                self._keys[keys[row.row_number]] = record.company.pk
                self.first_row.setdefault(record.company.pk, row.row_number)

    def earlier_in_run(self, key: str) -> int | None:
        return self._keys.get(key)


class Batch:
    """The companies that the rows of one batch may refer to, those that the batch creates included."""

    def __init__(
        self, matcher: Matcher, keys: dict[int, str], earlier: dict[str, list[tuple[int, str]]],
        records: dict[int, Record],
    ) -> None:  # fmt: skip
        self.matcher, self.keys, self._earlier, self.records = matcher, keys, earlier, records
        self.created: list[Record] = []
        self._by_key: dict[str, Record] = {}
        self._by_identity: dict[str, list[Record]] = defaultdict(list)
        self._by_core: dict[str, list[Record]] = defaultdict(list)
        for record in records.values():
            self._add(record)

    def _add(self, record: Record) -> None:
        for identity in identities(record.company):
            self._by_identity[identity].append(record)
        self._by_core[core_of(record.company.name)].append(record)

    def add(self, record: Record, facts: Facts) -> None:
        """Take in a company that a row creates."""
        self.created.append(record)
        self._add(record)
        self._by_key[self.keys[facts.number]] = record

    def learn(self, record: Record) -> None:
        """Take in numbers that a row has added to a company."""
        for identity in identities(record.company):
            if record not in self._by_identity[identity]:
                self._by_identity[identity].append(record)

    def content_known(self, facts: Facts, record: Record, content: str) -> bool:
        """Say whether an earlier import has already read this very row for this company."""
        return (record.company.pk, content) in self._earlier.get(self.keys[facts.number], [])

    def match(self, facts: Facts) -> Match:
        numbers = identities(facts.values)
        surely: list[Record] = []
        for number in numbers:
            for record in self._by_identity.get(number, []):
                if record not in surely and not _other_ico(facts, record):
                    surely.append(record)
        if len(surely) > 1:
            return Match(several=surely)
        if surely:
            return Match(same=surely[0])
        key = self.keys[facts.number]
        if key in self._by_key:
            return Match(same=self._by_key[key])
        known = self.matcher.earlier_in_run(key)
        if known is None and key in self._earlier:
            known = self._earlier[key][-1][0]
        if known in self.records:
            return Match(same=self.records[known])
        return Match(perhaps=self._perhaps(facts, numbers))

    def _perhaps(self, facts: Facts, numbers: list[str]) -> Record | None:
        """Return the company of the same name, legal forms aside, in the same place; the most alike of several."""
        town, code = town_key(facts.values["city"]), facts.values.get("postal_code", "")
        found = [
            record
            for record in self._by_core.get(core_of(facts.name), [])
            if record.company.country == facts.values["country"]
            and (town_key(record.company.city) == town or (code and record.company.postal_code == code))
            and not contradict(numbers, identities(record.company))
        ]
        return max(found, key=lambda record: record.company.name.casefold() == facts.name.casefold(), default=None)


def load_records(condition: Q) -> dict[int, Record]:
    """Return companies with texts and terms, in 7 queries."""
    companies = Company.objects.filter(condition).order_by("pk")
    records = {company.pk: Record(company) for company in companies}
    if not records:
        return records
    for text in CompanyText.objects.filter(company_id__in=records).order_by("language"):
        records[text.company_id].texts[text.language] = text
    for name in TERMS:
        through = getattr(Company, name).through
        column = f"{Company._meta.get_field(name).related_model._meta.model_name}_id"  # type: ignore[union-attr]
        for company_id, key in through.objects.filter(company_id__in=records).values_list("company_id", column):
            records[company_id].terms[name].add(key)
    drafts = {r.company.latest_revision_id: r for r in records.values() if r.company.has_unpublished_changes}
    people = set(Revision.objects.filter(pk__in=drafts, user__isnull=False).values_list("pk", flat=True))
    for revision, record in drafts.items():
        record.pending = revision in people or record.company.live
    return records


def _with_numbers_of(rows: list[Facts]) -> Q:
    condition = Q(pk__in=[])
    for name in ("ico", "vat_id", "register_number"):
        if values := {facts.values[name] for facts in rows if facts.values.get(name)}:
            condition |= Q(**{f"{name}__in": values})
    return condition


def _other_ico(facts: Facts, record: Record) -> bool:
    """A VAT number may belong to a group of companies; their IČO tells them apart."""
    said = facts.values.get("ico")
    return bool(said and record.company.ico and said != record.company.ico)
