"""What chambers see of inquiries, and what they may do. They see counts and states; the text on a side's wish only."""

from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from ..models import ChamberDesk, Inquiry, InquiryOutcome, InquiryState, Side
from ..review.rights import works_at_the_desk
from .threads import OPEN, write


def regions_of(user: AbstractUser) -> set[int] | None:
    """Return the regions whose inquiries an officer sees; None: all of them. Asked once for a user object."""
    if not hasattr(user, "_inquiry_regions"):
        user._inquiry_regions = _regions(user)  # type: ignore[attr-defined]
    found: set[int] | None = user._inquiry_regions  # type: ignore[attr-defined]
    return found


def _regions(user: AbstractUser) -> set[int] | None:
    if user.is_superuser:
        return None
    if not works_at_the_desk(user):
        return set()
    rows = ChamberDesk.objects.filter(officers=user).values_list("pk", "regions")
    return {region for _desk, region in rows if region} if rows else None


def inquiries_for(user: AbstractUser) -> QuerySet[Inquiry]:
    """Return the inquiries to companies of the officer's regions; the central desk's officers see all."""
    found = Inquiry.objects.exclude(state=InquiryState.UNCONFIRMED)
    regions = regions_of(user)
    return found if regions is None else found.filter(company__region__in=regions)


def may_see(user: AbstractUser, inquiry: Inquiry) -> bool:
    """Say whether an inquiry is one of `inquiries_for(user)`; no query for one with its company loaded."""
    regions = regions_of(user)
    if inquiry.state == InquiryState.UNCONFIRMED:
        return False
    return regions is None or (inquiry.company is not None and inquiry.company.region_id in regions)


def needing_a_chamber() -> Q:
    """Return the condition: nobody has answered in time, nobody to send it to, or a side asks for help."""
    unanswered = Q(state__in=OPEN, escalated_at__isnull=False)
    helped = ~Q(help_asked_by="") & ~Q(state=InquiryState.CLOSED)
    return Q(erased_at=None) & (unanswered | Q(desk_since__isnull=False) | helped)


def unanswered_for(user: AbstractUser) -> QuerySet[Inquiry]:
    """Return what waits for the officer, the longest first."""
    return inquiries_for(user).filter(needing_a_chamber()).select_related("company__region").order_by("sent_at", "pk")


def may_read(inquiry: Inquiry) -> bool:
    """Say whether officers in charge may read the thread."""
    return bool(inquiry.help_asked_by) and inquiry.erased_at is None


def step_in(inquiry: Inquiry, officer: AbstractUser, text: str, language: str) -> None:
    """Write to both sides."""
    write(inquiry, Side.CHAMBER, text, language, officer)


@transaction.atomic
def pass_on(inquiry: Inquiry, email: str, now: datetime | None = None) -> bool:
    """Send what lies at the desk to an address that an officer has found out; False where it no longer lies there."""
    from .clock import release  # the clock knows the letters

    locked = Inquiry.objects.select_for_update(of=("self",)).select_related("company", "sender", "listing")
    inquiry = locked.get(pk=inquiry.pk)
    if inquiry.desk_since is None:
        return False
    inquiry.receiver_email = email
    release(inquiry, now or timezone.now())
    return True


@dataclass
class Month:
    """Counts of the inquiries that were sent in a month; `hours` is the median time to the answer, None without any."""

    month: datetime
    sent: int = 0
    answered: int = 0
    unanswered: int = 0
    hours: float | None = None
    outcomes: dict[str, int] | None = None

    @property
    def days(self) -> float | None:
        return None if self.hours is None else self.hours / 24


def by_month(inquiries: QuerySet[Inquiry]) -> list[Month]:
    """Count per month, the latest first. One query."""
    months: dict[datetime, Month] = {}
    times: dict[datetime, list[float]] = {}
    rows = inquiries.filter(sent_at__isnull=False).order_by("-sent_at")
    for sent, answered, state, outcome in rows.values_list("sent_at", "answered_at", "state", "outcome"):
        key = timezone.localtime(sent).replace(day=1, hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        month = months.setdefault(key, Month(key, outcomes=dict.fromkeys(InquiryOutcome.values, 0)))
        month.sent += 1
        month.answered += answered is not None
        month.unanswered += answered is None and state in OPEN
        if answered:
            times.setdefault(key, []).append((answered - sent).total_seconds() / 3600)
        if outcome and month.outcomes is not None:
            month.outcomes[outcome] += 1
    for key, hours in times.items():
        months[key].hours = median(hours)
    return list(months.values())


__all__ = [
    "Month", "by_month", "inquiries_for", "may_read", "may_see", "needing_a_chamber", "pass_on",
    "step_in", "unanswered_for",
]  # fmt: skip
