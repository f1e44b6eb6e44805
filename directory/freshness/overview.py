"""What somebody keeps, each with its day, for the account."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.utils import timezone

from ..models import Company, Listing
from ..search.age import add_months
from .ages import Record, base_of, day_of, is_confirming_worthwhile, is_over


@dataclass(frozen=True)
class Line:
    """:ivar asks: whether it is time to confirm it; :ivar leaves: the day on which it leaves the public view.

    :ivar is_over: its last day has passed, so that it is renewed instead.
    """

    record: Record
    kind: str
    base: date
    leaves: date
    asks: bool
    is_over: bool


def lines_of(companies: list[Company], now: datetime) -> list[Line]:
    """Return what is public or was until nobody confirmed it: each company, and after it its listings. One query."""
    listings = Listing.objects.filter(company__in=companies).filter(Q(live=True) | Q(dormant_since__isnull=False))
    by_company: dict[int, list[Listing]] = {}
    for listing in listings.prefetch_related("texts"):
        by_company.setdefault(listing.company_id, []).append(listing)
    return [
        _line(record, day_of(now))
        for company in companies
        for record in (company, *by_company.get(company.pk, ()))
        if record.live or record.dormant_since
    ]


def _line(record: Record, day: date) -> Line:
    base = base_of(record)
    leaves = add_months(base, settings.HIDE_AFTER_MONTHS)
    return Line(
        record, record._meta.model_name or "", base, leaves, is_confirming_worthwhile(record, day), is_over(record, day)
    )


def count_due(user: AbstractUser) -> int:
    """Return how many records wait for the user's confirmation."""
    companies = list(Company.objects.filter(memberships__user=user))
    return sum(line.asks for line in lines_of(companies, timezone.now())) if companies else 0


__all__ = ["Line", "count_due", "lines_of"]
