"""By the clock: what waits too long is told, once, to those who may decide from then on."""

from datetime import datetime

from home.duties import each, register_duty
from home.workdays import working_days_since

from ..models import Escalation, Region
from . import letters
from .responsibility import central_desk
from .roster import Roster, Stage, waiting
from .telling import tell_officers


def tell_of_escalations(now: datetime) -> int:
    """Write to deputies and then to the central desk; return how many steps were told."""
    roster, steps = Roster(), []
    countries = dict(Region.objects.values_list("pk", "country"))
    known = set(Escalation.objects.filter(task_state__in=waiting().values("pk")).values_list("task_state_id", "stage"))
    for pk, region, started in waiting().order_by("started_at").values_list("pk", "region", "started_at"):
        post = roster.by_region.get(region)
        if post is None:
            continue  # the central desk has had it from the beginning
        days = working_days_since(started, now, countries[region])
        due = [
            (Stage.DEPUTY, post.desk.escalate_after, post.deputies),
            (Stage.CENTRAL, 2 * post.desk.escalate_after, list(central_desk())),
        ]
        for stage, after, people in due:
            if days >= after and (pk, stage) not in known and people:
                steps.append((pk, stage, people, days))
    return each(steps, lambda step: _tell(*step, now))


def _tell(task_id: int, stage: Stage, people: list, days: int, now: datetime) -> bool:
    """Tell once, even where two workers come to it at the same time."""
    told, is_new = Escalation.objects.get_or_create(task_state_id=task_id, stage=stage, defaults={"told_at": now})
    if is_new:
        deputy = stage == Stage.DEPUTY
        tell_officers(people, told.task_state, lambda matter: letters.escalated(matter, days, deputy))
    return is_new


def register() -> None:
    register_duty("review_escalations", tell_of_escalations)


__all__ = ["register", "tell_of_escalations"]
