"""Which desk decides on a record, and who may decide by now."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import QuerySet

from ..models import ChamberDesk, Company, Listing

CENTRAL = "Chamber officers"  # the group; those of its members who are at no desk are the central desk


def company_of(record: models.Model) -> Company:
    """Return the company that a record of the directory belongs to, itself where it is one."""
    return record if isinstance(record, Company) else record.company  # type: ignore[attr-defined]


def desk_of(record: Company | Listing) -> ChamberDesk | None:
    """Return the desk of the record's region, None where no chamber has taken it: then the central desk decides."""
    return ChamberDesk.objects.filter(regions=company_of(record).region_id).select_related("institution").first()


def central_desk() -> QuerySet[AbstractUser]:
    """Return the officers of no desk, who look after regions without one and step in last."""
    return get_user_model().objects.filter(is_active=True, groups__name=CENTRAL, chamber_desks=None)


def officers_in_charge(record: Company | Listing, now: datetime | None = None) -> list[AbstractUser]:
    """Return who may decide on the record by now: its desk, later the deputy's, then the central desk."""
    desk = desk_of(record)
    return list(desk.officers.filter(is_active=True)) if desk else list(central_desk())


def may_decide(user: AbstractUser, record: Company | Listing) -> bool:
    """Say whether the user may decide on the record's draft by now."""
    return user.is_superuser or user in officers_in_charge(record)


__all__ = ["central_desk", "company_of", "desk_of", "may_decide", "officers_in_charge"]
