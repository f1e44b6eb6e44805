"""Sending again what was given up or withheld."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..models import MailState, OutgoingMail
from .queue import deliver

STATES = (MailState.FAILED, MailState.WITHHELD)


@transaction.atomic
def send_again(ids: Iterable[int]) -> int:
    """Queue these messages anew, with all attempts before them; those that wait or were sent are left alone."""
    found = OutgoingMail.objects.select_for_update().filter(Q(packed__isnull=False), pk__in=ids, state__in=STATES)
    mails = list(found)
    for mail in mails:
        mail.state, mail.attempts, mail.handed_at, mail.problem = MailState.QUEUED, 0, None, ""
        mail.due_at = timezone.now()
        mail.save(update_fields=["state", "attempts", "handed_at", "problem", "due_at"])
        deliver.enqueue(mail.pk, 0)
    return len(mails)


__all__ = ["STATES", "send_again"]
