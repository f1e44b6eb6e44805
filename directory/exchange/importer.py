"""The import itself: rows in batches, each batch in one transaction."""

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from directory.models import Assume, Company, ImportRow, ImportRun, Outcome, Publish, RunState

from .cells import Facts, Interpreter
from .columns import Columns, read_columns
from .matching import Batch, Matcher
from .problems import FileProblem
from .reading import Line, read_lines
from .records import Record
from .rehearsal import Rehearsal
from .writing import write_records

BATCH = 500
SAMPLES = 5  # rows shown before the whole file is read
LOCK = 0x676C6F6B  # one import at a time: they would find each other's companies too late

Decide = Callable[[Facts, dict[str, Any]], str]  # a row and whom it may be → same, new or skip
Progress = Callable[[int], None]


@dataclass
class Choices:
    """What the operator has said."""

    publish: str = Publish.NOTHING
    assume: str = Assume.ASK
    decisions: dict[str, str] = field(default_factory=dict)  # row number → same, new, skip
    decide: Decide | None = None  # asked when nothing else decides
    trial: bool = False


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def preview(path: Path, mapping: dict[str, str]) -> tuple[Columns, list[Line]]:
    """Read no more than the beginning of a file: the columns, and the first rows as samples.

    :raises FileProblem: when something keeps the file from being read so far
    """
    columns, lines = read_columns(read_lines(path), mapping)
    samples = list(islice(lines, SAMPLES))
    if not samples:
        raise FileProblem("no-rows")
    return columns, samples


def survey(path: Path, mapping: dict[str, str]) -> tuple[Columns, int]:
    """Read a file through once without judging it; return its columns and the number of rows.

    :raises FileProblem: when something keeps the file from being imported
    """
    columns, lines = read_columns(read_lines(path), mapping)
    total = sum(1 for _line in lines)
    columns.check()
    if not total:
        raise FileProblem("no-rows")
    return columns, total


@contextmanager
def only_import() -> Iterator[None]:
    """Hold the database's lock on imports, which a killed process gives back by itself.

    :raises FileProblem: when another import holds it
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise FileProblem("busy")
    try:
        _tell_interrupted()
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


_UNDER_WAY = (RunState.CHECKING, RunState.RUNNING)


def _tell_interrupted(keys: Iterable[int] | None = None) -> None:
    """Mark the runs whose process was killed; a trial has left nothing, and may begin anew."""
    runs = ImportRun.objects.all() if keys is None else ImportRun.objects.filter(pk__in=keys)
    runs.filter(state=RunState.RUNNING).update(state=RunState.INTERRUPTED)
    runs.filter(state=RunState.CHECKING).update(state=RunState.UPLOADED)


def notice_interruption() -> None:
    """Mark runs that seem under way while no process holds the lock."""
    # In this order: a run that begins after the look at the lock is not among them.
    keys = list(ImportRun.objects.filter(state__in=_UNDER_WAY).values_list("pk", flat=True))
    if not keys:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = database AND datname = current_database() "
            "WHERE locktype = 'advisory' AND classid = 0 AND objid = %s AND granted",
            [LOCK],
        )
        if not cursor.fetchone():
            _tell_interrupted(keys)


class Importer:
    """Takes the rows of one file into the directory.

    :param each: called with every row's result, in the order of the file
    """

    def __init__(self, run: ImportRun, choices: Choices, each: Callable[[ImportRow], None] = lambda row: None) -> None:
        self.run, self.choices, self.each = run, choices, each
        self.rehearsal = Rehearsal() if choices.trial else None
        self.interpreter, self.matcher = Interpreter(), Matcher(run.source, self.rehearsal)
        self.counts: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()

    def read(self, path: Path, mapping: dict[str, str], progress: Progress = lambda rows: None) -> None:
        """Import a file. A trial judges every row and writes nothing but how far it is.

        :raises FileProblem: before anything is written, when the file cannot be read
        """
        with only_import():
            self.run.started_at, self.run.total = timezone.now(), 0
            self._set_state(RunState.CHECKING if self.choices.trial else RunState.RUNNING)
            try:
                _columns, self.run.total = survey(path, mapping)
                self._read(path, mapping, progress)
            except BaseException:
                self._set_state(RunState.UPLOADED if self.choices.trial else RunState.INTERRUPTED)
                raise
            self.run.finished_at = timezone.now()
            self._set_state(RunState.CHECKED if self.choices.trial else RunState.FINISHED)

    def _set_state(self, state: str) -> None:
        self.run.state = state
        self.run.save()

    def _read(self, path: Path, mapping: dict[str, str], progress: Progress) -> None:
        columns, lines = read_columns(read_lines(path), mapping)
        while batch := list(islice(lines, BATCH)):
            rows = [self._facts(line, columns) for line in batch]
            results = self._batch(rows)
            for result in results:
                self.each(result)
            progress(len(batch))

    def _facts(self, line: Line, columns: Columns) -> Facts:
        facts = self.interpreter.facts(line.number, columns.cells(line))
        if columns.overflow(line):
            facts.rejected = ("", "more-cells", {})
        elif columns.rows_in_cell(line):
            facts.rejected = ("", "rows-in-cell", {})
        return facts

    def _batch(self, rows: list[Facts]) -> list[ImportRow]:
        """Judge and write one batch; return what became of each row."""
        batch = self.matcher.batch([facts for facts in rows if not facts.rejected])
        judge = Judge(self.run, self.choices, batch)
        results = [judge.row(facts) for facts in rows]  # may ask a person: not in a transaction
        records = [*(r for r in batch.records.values() if r.rows), *batch.created]
        if self.rehearsal:
            self.rehearsal.keep(records)
            self._count(results)
        else:
            with transaction.atomic():
                _let_go_of_edited(records)
                write_records(records, self.run)
                ImportRow.objects.bulk_create(results)
                self._count(results)
        self.matcher.remember(records, batch.keys)
        return results

    def _count(self, results: list[ImportRow]) -> None:
        for result in results:
            self.counts[result.outcome] += 1
            if result.reason:
                self.reasons[f"{result.outcome}: {result.reason}"] += 1
        self.run.done += len(results)
        self.run.counts = {**self.counts, "reasons": dict(self.reasons.most_common())}
        self.run.save(update_fields=["total", "done", "counts"])


# What a person may change while the import runs. Unpublishing and locking leave no revision.
_TOUCHED = ("latest_revision_id", "company_edited_at", "live", "locked")


def _let_go_of_edited(records: list[Record]) -> None:
    """Lock the companies of a batch; leave out those that somebody touched or deleted since they were loaded."""
    known = {record.company.pk: record for record in records if not record.new}
    locked = Company.objects.select_for_update().filter(pk__in=known).order_by("pk")
    current = {row.pop("pk"): row for row in locked.values("pk", *_TOUCHED)}
    for key, record in known.items():
        now = current.get(key)
        if now == {name: getattr(record.company, name) for name in _TOUCHED} or (now and not record.changed):
            continue
        record.before, record.publish = {}, False
        for row in record.rows:
            row.outcome, row.field, row.reason, row.details, row.before = Outcome.REJECTED, "", "meanwhile", {}, None
            row.key = row.content = ""
            if now is None:
                row.company_id = None


class Judge:
    """Decides what becomes of each row of a batch, and changes the records in memory."""

    def __init__(self, run: ImportRun, choices: Choices, batch: Batch) -> None:
        self.run, self.choices, self.batch = run, choices, batch

    def row(self, facts: Facts) -> ImportRow:
        """Return what becomes of a row."""
        result = ImportRow(
            run=self.run, row_number=facts.number, name=facts.name[:255], notes=facts.notes, trial=self.choices.trial
        )
        if facts.rejected:
            fact, code, details = facts.rejected
            return _end(result, Outcome.REJECTED, code, details, fact)
        match = self.batch.match(facts)
        if match.several:
            names = ", ".join(record.company.name for record in match.several)
            return _end(result, Outcome.REJECTED, "duplicates", {"names": names}, "ico")
        record = match.same
        if match.perhaps:
            whom = self._describe(match.perhaps)
            decision = self._decision(facts, whom)
            if decision in (Assume.ASK, Assume.SKIP):
                reason = "duplicate" if decision == Assume.ASK else "skipped"
                return _end(result, Outcome.REJECTED, reason, whom, "name")
            record = match.perhaps if decision == Assume.SAME else None
        result.key, result.content = self.batch.keys[facts.number], _content(facts)
        if record is None:
            return self._create(facts, result)
        return self._update(record, facts, result)

    def _decision(self, facts: Facts, whom: dict[str, Any]) -> str:
        made = self.choices.decisions.get(str(facts.number))
        if made:
            return made
        if self.choices.assume == Assume.ASK and self.choices.decide:
            return self.choices.decide(facts, whom)
        return self.choices.assume

    def _describe(self, record: Record) -> dict[str, Any]:
        company = record.company
        first = record.rows[0].row_number if record.rows else self.batch.matcher.first_row.get(company.pk)
        where = {"at_row": first} if first else {"at_company": company.pk}
        return {"name": company.name, "city": company.city, **where}

    def _create(self, facts: Facts, result: ImportRow) -> ImportRow:
        values = {"kind": "company", **facts.values}
        record = Record(Company(**values), new=True)
        record.apply(_as_changes(facts))
        record.before = {}
        record.publish = self._publishes(record)
        record.rows.append(result)
        self.batch.add(record, facts)
        return _end(result, Outcome.CREATED, "new", {})

    def _update(self, record: Record, facts: Facts, result: ImportRow) -> ImportRow:
        earlier = record.rows[0].row_number if record.rows else self.batch.matcher.first_row.get(record.company.pk)
        changes, others = (record.differences(facts), []) if earlier is None else record.additions(facts)
        if self.batch.content_known(facts, record, result.content):
            changes = {}  # read before: what people changed since then stays
        hindrance = _hindrance(record) if changes else None
        record.rows.append(result)
        result.company_id = record.company.pk
        if hindrance:
            outcome, reason = hindrance
            if outcome == Outcome.REJECTED:
                result.content = ""  # not taken, so that the next import of the file takes it
            return _end(result, outcome, reason, {"fields": list(changes)})
        if changes:
            result.before = record.snapshot(changes)
            record.apply(changes)
            record.draft = record.company.live and self.choices.publish == Publish.NOTHING
            self.batch.learn(record)
        publishes = not record.publish and not record.new and self._publishes(record)
        record.publish = record.publish or publishes
        if publishes:
            result.before = {**(result.before or {}), "live": False}
        outcome = Outcome.UPDATED if changes or publishes else Outcome.UNCHANGED
        return _end(result, outcome, *_told(earlier, record.draft, list(changes), others, publishes))

    def _publishes(self, record: Record) -> bool:
        """Say whether the operator wants this company published that never was, and nobody is at work on it."""
        company = record.company
        if (company.live and not record.new) or company.first_published_at or record.pending or company.locked:
            return False
        if company.company_edited_at:
            return False
        return self.choices.publish == Publish.BASIC or (self.choices.publish == Publish.PROSE and record.has_prose)


def _as_changes(facts: Facts) -> dict[str, Any]:
    texts = {f"{part}_{code}": value for code, parts in facts.texts.items() for part, value in parts.items()}
    return {**facts.terms, **texts}


def _hindrance(record: Record) -> tuple[str, str] | None:
    if record.company.company_edited_at:
        return Outcome.UNCHANGED, "edited-by-company"
    if record.company.locked:
        return Outcome.REJECTED, "locked"
    if record.pending:
        return Outcome.REJECTED, "draft-pending"
    return None


def _told(
    earlier: int | None, draft: bool, changed: list[str], others: list[str], published: bool
) -> tuple[str, dict[str, Any]]:
    """Return the reason of an outcome and what fills its sentence in."""
    if earlier is not None:
        code = "merged" + ("-added" if changed else "") + ("-different" if others else "")
        facts = {"fields": changed, "others": others} if changed else {"fields": others}
        return code, {"row": earlier, **facts}
    if changed:
        return "changed-draft" if draft else "changed", {"fields": changed}
    return ("published", {}) if published else ("same", {})


def _end(result: ImportRow, outcome: str, reason: str, details: dict[str, Any], fact: str = "") -> ImportRow:
    result.outcome, result.reason, result.details, result.field = outcome, reason, details, fact
    return result


def _content(facts: Facts) -> str:
    """Return a digest of what a row says."""
    said = [facts.values, {name: sorted(keys) for name, keys in facts.terms.items()}, facts.texts]
    text = json.dumps(said, sort_keys=True, default=datetime.date.isoformat)
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
