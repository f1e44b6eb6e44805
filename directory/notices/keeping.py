"""How long a notice names its reporter, and what the account's owner is given of it."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet

from home.duties import register_duty
from home.personal import Holding, register_holding

from ..models import Notice, NoticeState
from .escalating import tell_of_escalations
from .opening import open_unconfirmed


def erase_reporters(now: datetime) -> int:
    """The duty: take name and address out of what was decided long ago; the decision itself is kept.

    A notice stays whole while a complaint about its decision is open.
    """
    due = Notice.objects.filter(
        state=NoticeState.DECIDED, erased_at=None,
        decided_at__lte=now - timedelta(days=settings.NOTICE_RETENTION_DAYS),
    ).exclude(complaints__state=NoticeState.OPEN)  # fmt: skip
    return due.update(name="", email="", erased_at=now)


def notices_by(user: AbstractUser) -> QuerySet[Notice]:
    """Return what was reported under the account's own address. It counts only where it was confirmed."""
    return Notice.objects.filter(email__iexact=user.email).exclude(Q(email="") | Q(confirmed_at=None))


def _collect(user: AbstractUser) -> list[dict[str, Any]]:
    return [
        {
            "reference": str(notice.reference), "entry": notice.title, "address": notice.address,
            "reason": notice.reason, "explanation": notice.explanation, "name": notice.name, "email": notice.email,
            "reported_at": notice.created_at.isoformat(), "state": notice.state, "decision": notice.decision,
        }
        for notice in notices_by(user)
    ]  # fmt: skip


def _erase(user: AbstractUser) -> None:
    notices_by(user).update(name="", email="")
    Notice.objects.filter(decided_by=user).update(decided_by=None)


def register() -> None:
    register_duty("notices_unconfirmed", open_unconfirmed)
    register_duty("notices_escalations", tell_of_escalations)
    register_duty("notices_erase", erase_reporters)
    register_holding(Holding("notices", _collect, _erase))


__all__ = ["erase_reporters", "register"]
