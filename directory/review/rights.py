"""What officers may change in the CMS: what is of their regions; the rest they see."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

from ..models import ChamberDesk, Company, Listing, Region
from .responsibility import officers_in_charge, region_of
from .roster import is_officer

User = AbstractUser | AnonymousUser


def works_at_the_desk(user: AbstractUser) -> bool:
    """Say whether the user sees the officers' desk at all."""
    return user.is_superuser or is_officer(user)


def is_at_a_desk(user: User) -> bool:
    """Say whether the user is an officer of certain regions only; others go by the permissions of their groups."""
    if not user.is_authenticated or user.is_superuser or not is_officer(user):
        return False
    if not hasattr(user, "_is_at_a_desk"):  # kept like Django's permissions, for the time of a request
        user._is_at_a_desk = ChamberDesk.objects.filter(officers=user).exists()  # type: ignore[union-attr]
    return user._is_at_a_desk  # type: ignore[union-attr]


def may_work_on(user: User, record: Company | Listing) -> bool:
    """Say whether the record's latest version is within the user's reach, who may change such records as such."""
    return not is_at_a_desk(user) or user in officers_in_charge(record)


def may_withdraw(user: User, record: Company | Listing) -> bool:
    """Say whether what the public sees of the record is within the user's reach: to take away, to delete, to lock.

    A draft that would move it to another chamber changes nothing of that before it is approved.
    """
    if not is_at_a_desk(user):
        return True
    return ChamberDesk.objects.filter(officers=user, regions=region_of(record)).exists() and is_officer(user)  # type: ignore[arg-type]


def may_work_in(user: User, region: Region | int | None) -> bool:
    """Say whether records of a region (or of its key), such as a new company there, are within the user's reach."""
    return not is_at_a_desk(user) or ChamberDesk.objects.filter(officers=user, regions=region).exists()


def may_import(user: User) -> bool:
    """Files of registers know no borders of regions: they are for the central desk and superusers."""
    return user.has_perm("directory.add_importrun") and not is_at_a_desk(user)


__all__ = ["is_at_a_desk", "may_import", "may_withdraw", "may_work_in", "may_work_on", "works_at_the_desk"]
