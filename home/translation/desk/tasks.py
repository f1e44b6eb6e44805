"""What the desk has done in the background."""

from collections.abc import Callable

from django.utils.translation import override
from django_tasks import task

from ...models import TranslationJob
from ...waiting import WAITED_FOR
from . import jobs


@task(priority=WAITED_FOR)
def submit(job_id: int, language: str) -> None:
    """Submit the rows of a job for translation."""
    _run(job_id, language, jobs.run_submission)


@task(priority=WAITED_FOR)
def check(job_id: int, language: str) -> None:
    """Try out a PO file."""
    from ..po.importing import run_check

    _run(job_id, language, run_check)


@task(priority=WAITED_FOR)
def apply(job_id: int, language: str) -> None:
    """Take a PO file over."""
    from ..po.importing import run_apply

    _run(job_id, language, run_apply)


def _run(job_id: int, language: str, work: Callable[[TranslationJob], None]) -> None:
    job = TranslationJob.objects.filter(pk=job_id).select_related("user").first()
    if job is None or job.user is None or not job.user.is_active:
        return
    try:
        with override(language):
            work(job)
    except Exception:
        jobs.fail(job)
        raise
