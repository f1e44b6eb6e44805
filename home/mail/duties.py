"""What becomes of mail by the clock: nothing waits without a task, and what was sent is not kept for ever."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ..models import Bounce, MailState, OutgoingMail
from .again import STATES
from .queue import deliver

PATIENCE = timedelta(minutes=15)  # more than any mail server takes to answer, and than a worker is behind
KEEP_SENT = timedelta(days=30)
KEEP_PASSING_BOUNCES = timedelta(days=90)
UNKNOWN = gettext_noop("The portal stopped while the mail server had the message. It may have arrived.")


def rescue(now: datetime) -> int:
    """Queue anew what a worker that died has left, and give up what it may have sent."""
    late = OutgoingMail.objects.filter(state=MailState.QUEUED)
    unknown = late.filter(handed_at__lt=now - PATIENCE).update(state=MailState.FAILED, handed_at=None, problem=UNKNOWN)
    return unknown + _queue_anew(late.filter(handed_at=None, due_at__lt=now - PATIENCE))


@transaction.atomic
def _queue_anew(late: QuerySet[OutgoingMail]) -> int:
    found = {mail.pk: mail.attempts for mail in late.select_for_update(skip_locked=True)}
    waiting = DBTaskResult.objects.filter(task_path=deliver.module_path, status=TaskResultStatus.READY)
    known = {tuple(it["args"]) for it in waiting.values_list("args_kwargs", flat=True)} if found else set()
    lost = [(pk, attempts) for pk, attempts in found.items() if (pk, attempts) not in known]
    for pk, attempts in lost:
        deliver.enqueue(pk, attempts)
    return len(lost)


def prune(now: datetime) -> int:
    """Delete what was sent long ago, and bounces that have passed.

    What was given up or withheld stays to be seen, its text no longer than that of an inquiry, which it may be.
    """
    sent = OutgoingMail.objects.filter(state=MailState.SENT, created_at__lt=now - KEEP_SENT)
    unsent = OutgoingMail.objects.filter(state__in=STATES, packed__isnull=False)
    old = unsent.filter(created_at__lt=now - timedelta(days=settings.INQUIRY_RETENTION_DAYS))
    passed = Bounce.objects.filter(permanent=False, created_at__lt=now - KEEP_PASSING_BOUNCES)
    return sent.delete()[0] + old.update(packed=None) + passed.delete()[0]


__all__ = ["KEEP_SENT", "PATIENCE", "prune", "rescue"]
