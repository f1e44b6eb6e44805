"""What the review keeps about people: changes that they published as a trusted company, and officers' work."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from wagtail.models import TaskState

from home.personal import Holding, register_holding

from ..models import RegionTask, TrustedChange


def _collect(user: AbstractUser) -> dict[str, Any]:
    decided = TaskState.objects.filter(task__in=RegionTask.objects.values("pk"), finished_by=user)
    changes = TrustedChange.objects.filter(Q(made_by=user) | Q(seen_by=user)).select_related("company")
    return {
        "desks": [str(desk) for desk in user.chamber_desks.select_related("institution")],  # type: ignore[attr-defined]
        "decisions": [
            {"at": str(task.finished_at), "decision": task.status, "comment": task.comment} for task in decided
        ],
        "changes_published_at_once": [
            {"company": str(one.company), "at": str(one.made_at), "made": one.made_by_id == user.pk} for one in changes
        ],
    }


def _erase(user: AbstractUser) -> None:
    """Take the person from the desks; what they decided stays without them, for the companies concerned."""
    user.chamber_desks.clear()  # type: ignore[attr-defined]
    TrustedChange.objects.filter(made_by=user).update(made_by=None)
    TrustedChange.objects.filter(seen_by=user).update(seen_by=None)


def register() -> None:
    register_holding(Holding("review", _collect, _erase))


__all__ = ["register"]
