"""Which desk decides on a record, and who may decide by now."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import QuerySet
from django.db.models.fields.json import KeyTransform
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from home.workdays import working_days_since

from ..models import ChamberDesk, Company, Listing, Region
from .roster import CENTRAL


def company_of(record: models.Model) -> Company:
    """Return the company that a record of the directory belongs to, itself where it is one."""
    return record if isinstance(record, Company) else record.company  # type: ignore[attr-defined]


def began(record: Company | Listing) -> datetime | None:
    """Return since when the record waits for a decision, None where it does not."""
    waiting = record.workflow_states.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, current_task_state__status=TaskState.STATUS_IN_PROGRESS
    )
    return waiting.values_list("current_task_state__started_at", flat=True).first()


def region_of(record: models.Model, *, waiting: bool = False) -> int | None:
    """Return the region that says who decides.

    A published company's is what the public sees, until changes of it wait for a decision; then, and before it is
    published, its draft's: a company that moves comes before the chamber of its new place.
    """
    found = Company.objects.filter(pk=company_of(record).pk)
    row = found.values_list("live", "region", KeyTransform("region", "latest_revision__content")).first()
    if row is None:
        return None
    live, region, drafted = row
    draft_counts = not live or (waiting and isinstance(record, Company))
    return drafted if draft_counts and drafted else region


def desk_of(record: models.Model, *, waiting: bool = False) -> ChamberDesk | None:
    """Return the desk of the record's region, None where no chamber has taken it: then the central desk decides."""
    desks = ChamberDesk.objects.filter(regions=region_of(record, waiting=waiting))
    return desks.select_related("institution", "deputy__institution").first()


def central_desk() -> QuerySet[AbstractUser]:
    """Return the officers of no desk, who look after regions without one and step in last."""
    return get_user_model().objects.filter(is_active=True, groups__name=CENTRAL, chamber_desks=None)


def officers_at(desk: ChamberDesk | None) -> list[AbstractUser]:
    """Return the officers on duty at a desk; who has left the group or the portal is none."""
    return list(desk.officers.filter(is_active=True, groups__name=CENTRAL)) if desk else []


def officers_in_charge(record: models.Model, now: datetime | None = None) -> list[AbstractUser]:
    """Return who may decide on the record by `now`: its desk, later the deputy's too, then the central desk as well.

    Days count for what waits for a decision (a draft); whatever else is about the record is the desk's own business.
    """
    start = began(record) if isinstance(record, Company | Listing) else None
    region = Region.objects.filter(pk=region_of(record, waiting=start is not None)).first()
    desk = ChamberDesk.objects.filter(regions=region).select_related("deputy").first() if region else None
    people = officers_at(desk)
    if region is None or desk is None or not people:
        return [*central_desk()]
    days = working_days_since(start, now or timezone.now(), region.country) if start else 0
    if desk.deputy and days >= desk.escalate_after:
        people += officers_at(desk.deputy)
    if days >= 2 * desk.escalate_after:
        people += central_desk()
    return list(dict.fromkeys(people))


def may_decide(user: AbstractUser, record: models.Model) -> bool:
    """Say whether the user may decide on the record by now."""
    return user.is_active and (user.is_superuser or user in officers_in_charge(record))


__all__ = [
    "began",
    "central_desk",
    "company_of",
    "desk_of",
    "may_decide",
    "officers_at",
    "officers_in_charge",
    "region_of",
]
