"""What the CMS has done in the background."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import override
from django_tasks import task

from directory.models import ImportRow, ImportRun, Outcome, RunState
from home.waiting import WAITED_FOR

from . import uploads
from .importer import Choices, Importer
from .problems import FileProblem
from .undo import undo

logger = logging.getLogger(__name__)


@task(priority=WAITED_FOR)
def try_out(run_id: int, language: str) -> None:
    """Judge every row of an uploaded file and keep what the operator should look at."""
    run = _queued(run_id)
    if run is None:
        return
    run.rows.filter(trial=True).delete()
    kept: list[ImportRow] = []

    def each(row: ImportRow) -> None:
        if row.outcome == Outcome.REJECTED or row.notes:
            row.before, row.key, row.content = None, "", ""
            kept.append(row)

    def after_batch(_rows: int) -> None:
        ImportRow.objects.bulk_create(kept)
        kept.clear()

    _run(run, Choices(publish=run.publish, trial=True), language, each, after_batch)


@task(priority=WAITED_FOR)
def take_in(run_id: int, language: str) -> None:
    """Import an uploaded file with what the operator decided."""
    run = _queued(run_id)
    if run is None:
        return
    _run(run, Choices(publish=run.publish, assume=run.assume, decisions=run.decisions), language)
    if run.state == RunState.FINISHED:
        run.rows.filter(trial=True).delete()
        uploads.forget(run)
        run.save()


@task(priority=WAITED_FOR)
def take_back(run_id: int, user_id: int | None, language: str) -> None:
    """Undo an import; where that is not possible, the run says why."""
    run = ImportRun.objects.filter(pk=run_id, state=RunState.UNDOING).first()
    if run is None:
        return
    try:
        undo(run, user_id)
    except Exception as problem:
        with override(language):
            run.message = str(problem) if isinstance(problem, FileProblem) else ""
        run.state = RunState.FINISHED
        run.save(update_fields=["state", "message"])
        if not isinstance(problem, FileProblem):
            raise


@task()
def purge_uploads() -> int:
    """Delete uploads that nobody has imported."""
    return uploads.purge()


def purge_in_time() -> None:
    """Have the uploads of today purged when their time is over; until then the worker keeps it in mind."""
    if purge_uploads.get_backend().supports_defer:
        purge_uploads.using(run_after=timezone.now() + uploads.KEPT + timedelta(minutes=1)).enqueue()


def _queued(run_id: int) -> ImportRun | None:
    """Return a run that still waits; the operator may have discarded it."""
    return ImportRun.objects.filter(pk=run_id, state=RunState.QUEUED).first()


def _run(
    run: ImportRun,
    choices: Choices,
    language: str,
    each: Callable[[ImportRow], None] = lambda row: None,
    after_batch: Callable[[int], None] = lambda rows: None,
) -> None:
    """Import, and leave a sentence with the run when that is not possible."""
    run.message, run.counts = "", {}
    try:
        with override(language):
            Importer(run, choices, each).read(uploads.path_of(run), run.mapping, after_batch)
    except FileProblem as problem:
        with override(language):
            run.message = str(problem)
        run.state, run.finished_at = RunState.FAILED, timezone.now()
        run.save()
    except Exception:
        logger.exception("Import %s failed", run.pk)
        run.state, run.finished_at = RunState.FAILED, timezone.now()
        run.save()
        raise
