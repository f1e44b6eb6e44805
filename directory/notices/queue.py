"""Who decides on a notice: its region's desk, after some working days its deputy too, then the central desk as well."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from home.workdays import working_days_since

from ..models import ChamberDesk, Notice, NoticeState, Region
from ..review.responsibility import CENTRAL, central_desk, officers_at


@dataclass(frozen=True)
class Reach:
    """What one officer has to do with regions, read once for a whole list.

    :ivar own: regions of the officer's desks.
    :ivar deputy: region → working days after which the officer, as a deputy, may decide.
    :ivar central: region → working days after which the central desk may, where the officer sits there.
    :ivar taken: all regions that a desk looks after.
    """

    all: bool
    own: Collection[int]
    deputy: dict[int, int]
    central: dict[int, int] | None
    taken: Collection[int]

    def may_decide(self, notice: Notice, now: datetime) -> bool:
        region = region_of(notice)
        place = region.pk if region else None
        if self.all or place in self.own:
            return True
        if place not in self.taken:
            return self.central is not None
        wait = min(found.get(place, _NEVER) for found in (self.deputy, self.central or {}))
        return wait < _NEVER and waited(notice, now) >= wait


_NEVER = 10**6


def region_of(notice: Notice) -> Region | None:
    """Return the region whose desk decides: the company's as it is now; once decided or without it, the one noted."""
    if notice.state != NoticeState.DECIDED and notice.company:
        return notice.company.region
    return notice.region


def waited(notice: Notice, now: datetime) -> int:
    """Return for how many working days, in the country of its region, an open notice has been in the queue."""
    if notice.state != NoticeState.OPEN or notice.opened_at is None:
        return 0
    region = region_of(notice)
    return working_days_since(notice.opened_at, now, region.country if region else "DE")


def reach_of(user: AbstractUser) -> Reach:
    """Return what the user may decide on; four queries at most. A desk without officers on duty counts as none."""
    if not user.is_active:
        return Reach(False, (), {}, None, ())
    if user.is_superuser:
        return Reach(True, (), {}, None, ())
    own: set[int] = set()
    deputy: dict[int, int] = {}
    escalation: dict[int, int] = {}
    on_duty = Q(officers__is_active=True, officers__groups__name=CENTRAL)
    desks = ChamberDesk.objects.filter(on_duty).distinct().prefetch_related("regions")
    mine = set(desks.filter(officers=user, officers__groups__name=CENTRAL).values_list("pk", flat=True))
    for desk in desks:
        for region in desk.regions.all():
            escalation[region.pk] = 2 * desk.escalate_after
            if desk.pk in mine:
                own.add(region.pk)
            elif desk.deputy_id in mine:
                deputy[region.pk] = desk.escalate_after
    central = central_desk().filter(pk=user.pk).exists()
    return Reach(False, own, deputy, escalation if central else None, escalation.keys())


def notices_of(user: AbstractUser, notices: QuerySet[Notice], now: datetime | None = None) -> list[Notice]:
    """Return those of the notices that the user may see, in their order."""
    reach, now = reach_of(user), now or timezone.now()
    found = notices.select_related("region", "company__region", "listing", "objects_to")
    return [notice for notice in found.exclude(state=NoticeState.UNCONFIRMED) if reach.may_decide(notice, now)]


def may_decide_notice(user: AbstractUser, notice: Notice, now: datetime | None = None) -> bool:
    """Say whether the user may see the notice and decide on it by now."""
    if notice.state == NoticeState.UNCONFIRMED:
        return False
    return reach_of(user).may_decide(notice, now or timezone.now())


def open_notices_for(user: AbstractUser, now: datetime | None = None) -> int:
    """Return how many notices wait for this officer's decision by now."""
    return len(notices_of(user, Notice.objects.filter(state=NoticeState.OPEN), now))


def officers_of(notice: Notice) -> list[AbstractUser]:
    """Return who is told of a new notice: the desk of its region, the central desk where there is none."""
    region = region_of(notice)
    desk = ChamberDesk.objects.filter(regions=region).first() if region else None
    return officers_at(desk) or list(central_desk())


def chamber_of(notice: Notice) -> str:
    """Return the name of the institution that decides, "" where it is the central desk."""
    desk = ChamberDesk.objects.filter(regions=notice.region_id).select_related("institution").first()
    return desk.institution.name if desk and notice.region_id else ""


__all__ = [
    "chamber_of",
    "may_decide_notice",
    "notices_of",
    "officers_of",
    "open_notices_for",
    "reach_of",
    "region_of",
    "waited",
]
