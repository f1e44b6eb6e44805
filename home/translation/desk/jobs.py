"""Jobs of the desk: done at once where they are small, in the background where not, and kept with a report."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Locale
from wagtail_localize.models import Translation

from ...models import JobKind, JobPhase, TranslationJob
from ..states import Identity, Row, Rows, identity_of, locales
from .reasons import Reason
from .submit import Line, submit_row, take_back

logger = logging.getLogger(__name__)

AT_ONCE = 5  # objects that are done while the user waits
MOST = 2000  # rows of one job
SILENCE = timedelta(minutes=10)  # without progress, after which a job counts as interrupted
BUSY = (JobPhase.QUEUED, JobPhase.CHECKING, JobPhase.RUNNING)


def visible_jobs(user: Any) -> Any:
    """A job is seen by who started it, and by administrators."""
    jobs = TranslationJob.objects.defer("entries")
    return jobs if user.is_superuser else jobs.filter(user=user)


def start_submission(user: Any, identities: list[Identity]) -> TranslationJob:
    """Submit rows for translation: at once, or in the background when they are many."""
    names = [f"{kind}.{key}.{locale}" for kind, key, locale in identities[:MOST]]
    job = TranslationJob.objects.create(kind=JobKind.SUBMIT, user=user, entries=names, total=len(names))
    begin(job, len(names) <= AT_ONCE, run_submission, "submit")
    return job


def begin(job: TranslationJob, at_once: bool, work: Callable[[TranslationJob], None], task_name: str) -> None:
    from . import tasks

    if at_once:
        try:
            work(job)
        except Exception:  # whatever it was, the job must not seem to go on
            fail(job)
    else:
        language, task = get_language(), getattr(tasks, task_name)
        transaction.on_commit(lambda: task.enqueue(job.pk, language))


def take(job: TranslationJob, before: tuple[str, ...], phase: str) -> bool:
    """Move a job into another phase; only one process succeeds."""
    job.phase = phase
    return bool(
        TranslationJob.objects.filter(pk=job.pk, phase__in=before).update(phase=phase, touched_at=timezone.now())
    )


def run_submission(job: TranslationJob) -> None:
    """Submit one row after the other; what was done stays when the process ends midway."""
    if not take(job, (JobPhase.QUEUED,), JobPhase.RUNNING):
        return
    identities = [found for name in job.entries if (found := identity_of(name))]
    rows = sorted(Rows().for_user(job.user).chosen(identities), key=lambda row: (row.kind, row.source_id))
    languages = locales()
    for row in rows:
        job.report += _submitted(row, job, languages)
        job.done += 1
        job.save(update_fields=["report", "done", "touched_at"])
    for _missing in range(job.total - len(rows)):
        job.report.append(
            {"title": "", "outcome": "refused", "reason": Reason.NOT_VISIBLE.value, "details": {}, "language": ""}
        )
    finish(job)


def _submitted(row: Row, job: TranslationJob, languages: dict[int, Locale]) -> list[Line]:
    mine = {line["made"]["translation"] for line in job.report if "made" in line}
    came_along = Translation.objects.filter(
        pk__in=mine, source__object_id=row.key, target_locale_id=row.target_locale_id
    )  # as another row's parent
    if mine and came_along.exists():
        return []
    locale = languages[row.target_locale_id]
    return [line | {"language": locale.language_code} for line in submit_row(row, job.user, locale)]


def undo_submission(job: TranslationJob, user: Any) -> None:
    """Take back what nobody has worked on; the children first."""
    if not take(job, (JobPhase.FINISHED,), JobPhase.RUNNING):
        return
    job.report = [take_back(line, user) if "made" in line else line for line in reversed(job.report)][::-1]
    finish(job, JobPhase.UNDONE)


def finish(job: TranslationJob, phase: str = JobPhase.FINISHED) -> None:
    job.phase, job.done = phase, job.total
    job.save()


def fail(job: TranslationJob) -> None:
    """Say so and keep the report as far as it goes; to be called from an except block."""
    logger.exception("Job %s of the translation desk failed", job.pk)
    job.phase = JobPhase.FAILED
    job.save(update_fields=["phase", "report", "touched_at"])


def counts(job: TranslationJob) -> Counter[str]:
    return Counter(line["outcome"] for line in job.report)


def is_interrupted(job: TranslationJob) -> bool:
    return job.phase in BUSY and job.touched_at < timezone.now() - SILENCE


__all__ = [
    "AT_ONCE", "BUSY", "begin", "counts", "fail", "finish", "is_interrupted", "run_submission", "start_submission",
    "take", "undo_submission", "visible_jobs",
]  # fmt: skip
