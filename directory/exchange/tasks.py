"""What the CMS has done in the background."""

import json
import logging
import tempfile
from collections.abc import Callable
from itertools import islice

from django.utils import timezone
from django.utils.translation import override
from django_tasks import task

from directory.models import ImportRow, ImportRun, Outcome, RunState

from . import uploads
from .importer import Choices, Importer
from .problems import FileProblem

SHOWN = ("row_number", "name", "outcome", "trial", "field", "reason", "details", "notes")

logger = logging.getLogger(__name__)


@task()
def try_out(run_id: int, language: str) -> None:
    """Judge every row of an uploaded file and keep what the operator should look at."""
    run = ImportRun.objects.get(pk=run_id)
    if run.state != RunState.CHECKING:
        return
    run.rows.filter(trial=True).delete()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as kept:

        def each(row: ImportRow) -> None:
            if row.outcome == Outcome.REJECTED or row.notes:
                company = None if row.outcome == Outcome.CREATED else row.company_id
                kept.write(json.dumps({**{name: getattr(row, name) for name in SHOWN}, "company_id": company}) + "\n")

        _run(run, Choices(publish=run.publish, trial=True), each, language)
        kept.seek(0)
        while lines := list(islice(kept, 500)):
            ImportRow.objects.bulk_create(ImportRow(run_id=run_id, **json.loads(line)) for line in lines)


@task()
def take_in(run_id: int, language: str) -> None:
    """Import an uploaded file with what the operator decided."""
    run = ImportRun.objects.get(pk=run_id)
    if run.state != RunState.QUEUED:
        return
    run.done = 0
    _run(run, Choices(publish=run.publish, assume=run.assume, decisions=run.decisions), lambda row: None, language)
    if run.state == RunState.FINISHED:
        run.rows.filter(trial=True).delete()
        uploads.forget(run)
        run.save()


def _run(run: ImportRun, choices: Choices, each: Callable[[ImportRow], None], language: str) -> None:
    """Import, and leave a sentence with the run when that is not possible."""
    run.message, run.counts = "", {}
    try:
        with override(language):
            Importer(run, choices, each).read(uploads.path_of(run), run.mapping)
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
