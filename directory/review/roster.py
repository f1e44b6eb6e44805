"""Who is on duty for which region, and what waits for whom: one answer for lists, counts and single records."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from home.workdays import before_working_days

from ..models import ChamberDesk, Company, Listing, RegionTask

CENTRAL = "Chamber officers"  # the group; those of its members who are at no desk are the central desk


NUMBER = BigIntegerField()


class Stage(IntEnum):
    """In which role somebody may decide; also how far a task has climbed."""

    OWN = 0
    DEPUTY = 1
    CENTRAL = 2


@dataclass
class Post:
    """A desk with officers on duty, and those of its deputy; regions by country ("DE", "CZ")."""

    desk: ChamberDesk
    officers: list[AbstractUser] = field(default_factory=list)
    deputies: list[AbstractUser] = field(default_factory=list)
    regions: dict[str, set[int]] = field(default_factory=dict)


class Roster:
    """All desks with an officer on duty, read once in five queries; a desk without one counts as none."""

    def __init__(self) -> None:
        desks = ChamberDesk.objects.select_related("institution", "deputy__institution")
        desks = list(desks.prefetch_related("regions", "officers__groups"))
        on_duty = {desk.pk: [user for user in desk.officers.all() if is_officer(user)] for desk in desks}
        self.posts = [
            Post(desk, on_duty[desk.pk], on_duty.get(desk.deputy_id or 0, []), _by_country(desk))
            for desk in desks
            if on_duty[desk.pk]
        ]
        self._at_desks = {user.pk for desk in desks for user in desk.officers.all()}
        self.by_region: dict[int, Post] = {}
        for post in self.posts:
            for pks in post.regions.values():
                for pk in pks:
                    self.by_region.setdefault(pk, post)

    def is_central(self, user: AbstractUser) -> bool:
        """Say whether the user is an officer of no desk."""
        return user.pk not in self._at_desks and is_officer(user)

    def waiting_for(self, user: AbstractUser, now: datetime) -> dict[Stage, Q]:
        """Return conditions on `region` and `started_at` of what waits for the user, by the role they have there."""
        found = {Stage.OWN: Q(pk__in=[]), Stage.DEPUTY: Q(pk__in=[]), Stage.CENTRAL: Q(pk__in=[])}
        for post in self.posts:
            if user in post.officers:
                found[Stage.OWN] |= Q(region__in=[*set().union(*post.regions.values())])
            elif user in post.deputies:
                found[Stage.DEPUTY] |= _old_at(post, post.desk.escalate_after, now)
        if self.is_central(user):
            found[Stage.OWN] |= ~Q(region__in=list(self.by_region))
            for post in self.posts:
                found[Stage.CENTRAL] |= _old_at(post, 2 * post.desk.escalate_after, now)
        return found


def is_officer(user: AbstractUser) -> bool:
    """Say whether the user is in the officers' group; kept with the user of a request, as Django keeps permissions."""
    if not hasattr(user, "_is_officer"):
        user._is_officer = user.is_active and any(group.name == CENTRAL for group in user.groups.all())  # type: ignore[attr-defined]
    return user._is_officer  # type: ignore[attr-defined]


def _by_country(desk: ChamberDesk) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for region in desk.regions.all():
        found.setdefault(region.country, set()).add(region.pk)
    return found


def _old_at(post: Post, days: int, now: datetime) -> Q:
    condition = Q(pk__in=[])
    for country, regions in post.regions.items():
        condition |= Q(region__in=regions, started_at__lt=before_working_days(now, days, country))
    return condition


def waiting() -> QuerySet[TaskState]:
    """Return all that waits for an officer, with `region`: the draft's for what is not public or is the company."""
    key = Cast(OuterRef("workflow_state__object_id"), NUMBER)
    companies = Company.objects.filter(pk=key).values(found=_drafted("latest_revision__content", "region_id"))
    published = Case(
        When(company__live=True, then=F("company__region_id")),
        default=_drafted("company__latest_revision__content", "company__region_id"),
        output_field=NUMBER,
    )
    listings = Listing.objects.filter(pk=key).values(found=published)
    types = ContentType.objects.get_for_models(Company, Listing)
    region = Case(
        When(workflow_state__base_content_type=types[Company], then=Subquery(companies)),
        When(workflow_state__base_content_type=types[Listing], then=Subquery(listings)),
        output_field=NUMBER,
    )
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type__in=types.values(),
        task__in=RegionTask.objects.values("pk"),
    ).annotate(region=region)


def _drafted(content: str, otherwise: str) -> Coalesce:
    return Coalesce(Cast(KeyTextTransform("region", content), NUMBER), F(otherwise), output_field=NUMBER)


def waiting_for(user: AbstractUser, now: datetime | None = None, roster: Roster | None = None) -> QuerySet[TaskState]:
    """Return what the user may decide on by now, with `stage`: in which role."""
    if not user.is_active:
        return waiting().none()
    if user.is_superuser:
        return waiting()
    found = (roster or Roster()).waiting_for(user, now or timezone.now())
    return waiting().filter(_any(found.values()))


def _any(conditions: Iterable[Q]) -> Q:
    result = Q(pk__in=[])
    for condition in conditions:
        result |= condition
    return result


__all__ = ["CENTRAL", "Post", "Roster", "Stage", "is_officer", "waiting", "waiting_for"]
