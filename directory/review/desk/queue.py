"""The rows of an officer's queue, in a fixed number of queries whatever it shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import TaskState

from home.workdays import working_days_since

from ...models import Company, Listing, Region, TrustedChange
from ..roster import Roster, Stage, waiting, waiting_for


@dataclass(frozen=True)
class Row:
    """What waits: the task, its record, title and company as in the draft, and for how many working days."""

    task: TaskState
    record: Company | Listing
    title: str
    company: str
    region: Region | None
    days: int
    stage: Stage | None

    @property
    def is_listing(self) -> bool:
        return isinstance(self.record, Listing)


@dataclass(frozen=True)
class Asked:
    """What the queue is narrowed to: "company" or "listing"; "own", "deputy" or "central"; "" for all."""

    what: str = ""
    role: str = ""


def tasks_for(user: AbstractUser, asked: Asked, now: datetime) -> tuple[QuerySet[TaskState], Roster]:
    """Return what waits for the user, oldest first."""
    roster = Roster()
    tasks = waiting_for(user, now, roster)
    if asked.role and not user.is_superuser:
        tasks = waiting().filter(roster.waiting_for(user, now)[Stage[asked.role.upper()]])
    if asked.what:
        model = Listing if asked.what == "listing" else Company
        tasks = tasks.filter(workflow_state__base_content_type=ContentType.objects.get_for_model(model))
    return tasks.order_by("started_at", "pk"), roster


def rows_of(tasks: Iterable[TaskState], user: AbstractUser, roster: Roster, now: datetime) -> list[Row]:
    """Return the rows of one page."""
    tasks = list(tasks)
    regions = Region.objects.in_bulk({task.region for task in tasks})
    types = ContentType.objects.get_for_models(Company, Listing)
    keys = {model: [t.workflow_state.object_id for t in tasks if _type(t) == types[model].pk] for model in types}
    companies = Company.objects.filter(pk__in=keys[Company]).select_related("latest_revision")
    listings = Listing.objects.filter(pk__in=keys[Listing]).select_related("latest_revision", "company")
    records = {(types[Company].pk, str(one.pk)): one for one in companies.defer("latest_revision__content")}
    records |= {(types[Listing].pk, str(one.pk)): one for one in listings.defer("latest_revision__content")}
    rows = []
    for task in tasks:
        record = records.get((_type(task), task.workflow_state.object_id))
        if record is None:
            continue
        region = regions.get(task.region)
        title = record.latest_revision.object_str if record.latest_revision else str(record)
        company = record.company.name if isinstance(record, Listing) else title
        days = working_days_since(task.started_at, now, region.country if region else "DE")
        rows.append(Row(task, record, title, company, region, days, _stage(user, roster, task.region)))
    return rows


def _type(task: TaskState) -> int:
    return task.workflow_state.base_content_type_id


def _stage(user: AbstractUser, roster: Roster, region: int) -> Stage | None:
    """Return in which role the user decides; a superuser in none."""
    post = roster.by_region.get(region)
    if post is None:
        return Stage.OWN if roster.is_central(user) else None
    if user in post.officers:
        return Stage.OWN
    if user in post.deputies:
        return Stage.DEPUTY
    return Stage.CENTRAL if roster.is_central(user) else None


def afterwards_for(user: AbstractUser, roster: Roster | None = None) -> QuerySet[TrustedChange]:
    """Return what trusted companies of the user's regions have published unseen, oldest first."""
    changes = TrustedChange.objects.filter(seen_at=None).select_related("company__region", "made_by")
    if user.is_superuser:
        return changes
    roster = roster or Roster()
    own = [pk for pk, post in roster.by_region.items() if user in post.officers]
    if roster.is_central(user):
        return changes.exclude(company__region__in=list(roster.by_region))
    return changes.filter(company__region__in=own)


def count_for(user: AbstractUser) -> int:
    """Return how much waits for the user, for the menu and the first page of the CMS."""
    return waiting_for(user, timezone.now()).count()


__all__ = ["Asked", "Row", "afterwards_for", "count_for", "rows_of", "tasks_for"]
