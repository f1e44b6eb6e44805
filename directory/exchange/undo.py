"""Taking an import back as a whole."""

from collections import Counter, defaultdict
from itertools import islice
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Field, Q
from django.utils import timezone
from wagtail.models import ModelLogEntry

from directory.models import Company, CompanyText, ImportRow, ImportRun, Outcome, RunState
from directory.search.write import write_entries

from .cells import TERMS
from .importer import BATCH, only_import
from .matching import load_records
from .problems import FileProblem
from .records import Record
from .writing import reserve_revisions, update_companies, write_revisions

UNDOABLE = (RunState.FINISHED, RunState.INTERRUPTED, RunState.FAILED, RunState.UNDOING)


def undo(run: ImportRun, user_id: int | None = None) -> dict[str, int]:
    """Delete what the run created and restore what it changed, in one transaction.

    A company that is locked, or was edited or imported again since, is kept; its rows say so under `details["undo"]`.

    :param user_id: who takes it back; None at the command line, where everything is allowed
    :return: how many companies were deleted, restored and kept
    :raises FileProblem: when there is nothing to take back, or the user may not change what is public
    """
    counts: Counter[str] = Counter(deleted=0, restored=0, kept=0)
    may_publish = _may_publish(user_id)
    with only_import(), transaction.atomic():
        # Only now is it sure whether a run that seems under way is, or whether its process was killed.
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        if run.state not in UNDOABLE:
            raise FileProblem("not-undoable")
        written = run.rows.filter(trial=False, company__isnull=False, revision__isnull=False)
        keys = iter(list(written.order_by("company_id").values_list("company_id", flat=True).distinct()))
        while batch := list(islice(keys, BATCH)):
            counts += _undo_batch(run, batch, user_id, may_publish)
        run.state, run.message = RunState.UNDONE, ""
        run.counts = {**run.counts, "undo": {name: counts[name] for name in ("deleted", "restored", "kept")}}
        run.save()
    return run.counts["undo"]


def _may_publish(user_id: int | None) -> bool:
    return user_id is None or get_user_model().objects.get(pk=user_id).has_perm("directory.publish_company")


def _undo_batch(run: ImportRun, keys: list[int], user_id: int | None, may_publish: bool) -> Counter[str]:
    rows: dict[int, list[ImportRow]] = defaultdict(list)
    for row in run.rows.filter(company_id__in=keys, trial=False).order_by("row_number"):
        rows[row.company_id].append(row)  # type: ignore[index]
    list(Company.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    records = load_records(Q(pk__in=keys))
    kept = {key for key, record in records.items() if _keep(run, record, rows[key])}
    created = {key for key in set(records) - kept if any(row.outcome == Outcome.CREATED for row in rows[key])}
    restored = set(records) - kept - created
    public = {key for key in created | restored if records[key].company.live}
    public -= {key for key in restored if _waits_in_draft(records[key].company)}
    if public and not may_publish:
        raise FileProblem("undo-public")
    _delete([records[key] for key in sorted(created)], run, user_id)
    _restore([(records[key], rows[key]) for key in sorted(restored)], run, user_id)
    return Counter(deleted=len(created), restored=len(restored), kept=len(kept))


def _waits_in_draft(company: Company) -> bool:
    """Say whether what was written last is only a draft of a public company."""
    return company.live and company.live_revision_id != company.latest_revision_id


def _keep(run: ImportRun, record: Record, rows: list[ImportRow]) -> bool:
    """Say whether the company is locked or has been touched since, and note it with its rows."""
    company = record.company
    latest = max(row.revision_id or 0 for row in rows)
    by_itself = company.company_edited_at and run.started_at and company.company_edited_at > run.started_at
    if company.latest_revision_id == latest and not by_itself and not company.locked:
        return False
    again = ImportRow.objects.filter(revision_id=company.latest_revision_id or 0, trial=False).exclude(run=run).exists()
    why = "locked" if company.locked else "imported-since" if again else "edited-since"
    for row in rows:
        row.details = {**row.details, "undo": why}
    ImportRow.objects.bulk_update(rows, ["details"])
    return True


def _delete(records: list[Record], run: ImportRun, user_id: int | None) -> None:
    kind, now = ContentType.objects.get_for_model(Company, for_concrete_model=False), timezone.now()
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind, object_id=str(record.company.pk), label=record.company.name, action="wagtail.delete",
            timestamp=now, user_id=user_id, deleted=True, data={"import": run.pk},
        )
        for record in records
    )  # fmt: skip
    Company.objects.filter(pk__in=[record.company.pk for record in records]).delete()


def _restore(restored: list[tuple[Record, list[ImportRow]]], run: ImportRun, user_id: int | None) -> None:
    records = [record for record, _rows in restored]
    live = [record.company.pk for record in records if record.company.live]
    befores = {}
    for record, rows in restored:
        before: dict[str, Any] = {}
        for row in reversed(rows):  # the first row saw the company as it was
            before |= row.before or {}
        befores[record.company.pk] = before
        _put_back(record, before)
    _write_terms(records, befores)
    _write_texts(records, befores)
    for record, revision in zip(records, reserve_revisions(len(records)), strict=True):
        company = record.company
        if company.live:
            if not _waits_in_draft(company):
                company.last_published_at = timezone.now()
            company.live_revision_id, company.has_unpublished_changes = revision, False
        company.latest_revision_id = revision
    write_revisions(records, run, user_id)
    update_companies([record.company for record in records])
    write_entries(live)


def _put_back(record: Record, before: dict[str, Any]) -> None:
    company = record.company
    for name, value in before.items():
        if name in TERMS:
            record.terms[name] = set(value)
        elif name == "texts":
            record.texts = {text["language"]: CompanyText(company_id=company.pk, **text) for text in value}
        elif name == "live":  # the import had published it for the first time
            company.live, company.has_unpublished_changes = False, True
            company.live_revision_id = company.first_published_at = company.last_published_at = None
        else:
            field = Company._meta.get_field(name)
            assert isinstance(field, Field)
            setattr(company, name, field.to_python(value))


def _write_terms(records: list[Record], befores: dict[int, dict[str, Any]]) -> None:
    for name in TERMS:
        through = getattr(Company, name).through
        column = f"{Company._meta.get_field(name).related_model._meta.model_name}_id"  # type: ignore[union-attr]
        touched = [record for record in records if name in befores[record.company.pk]]
        through.objects.filter(company_id__in=[record.company.pk for record in touched]).delete()
        through.objects.bulk_create(
            through(**{"company_id": record.company.pk, column: key})
            for record in touched
            for key in sorted(record.terms[name])
        )


def _write_texts(records: list[Record], befores: dict[int, dict[str, Any]]) -> None:
    touched = [record for record in records if "texts" in befores[record.company.pk]]
    CompanyText.objects.filter(company_id__in=[record.company.pk for record in touched]).delete()
    CompanyText.objects.bulk_create(text for record in touched for text in record.texts.values())
