"""The people of an entry: invited, accepted, given another role, removed, gone. Each change is written to them."""

import hashlib
import secrets
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.visitors import within_limit

from ..models import Company, Invitation, Membership, Role
from . import telling
from .deciding import lock_company

VALID = timedelta(days=14)
MOST_OPEN, INVITATIONS_A_DAY, DAY = 20, 30, 24 * 3600


def digest_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def open_invitations(now: datetime | None = None) -> QuerySet[Invitation]:
    return Invitation.objects.filter(accepted_at=None, created_at__gt=(now or timezone.now()) - VALID)


def invitations_to(user: AbstractUser) -> QuerySet[Invitation]:
    """Return the open invitations to addresses that the person has confirmed."""
    own = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    found = open_invitations().filter(email__in=[address.lower() for address in own])
    return found.exclude(company__memberships__user=user).select_related("company", "invited_by")


@transaction.atomic
def invite(company: Company, email: str, role: str, language: str, by: AbstractUser) -> Invitation:
    """Invite somebody by a link with a key that only the letter has; a former invitation to the address is replaced.

    :raises ValidationError: with a sentence for people.
    """
    lock_company(company.pk)
    require_admin(company, by)
    email = email.lower()
    if company.memberships.filter(user__email__iexact=email).exists():
        raise ValidationError(_("This person looks after the entry already."), code="member")
    company.invitations.filter(email=email, accepted_at=None).delete()
    if open_invitations().filter(company=company).count() >= MOST_OPEN:
        raise ValidationError(_("Too many invitations are open. Please take one back first."), code="many")
    if not within_limit("invitation", str(by.pk), INVITATIONS_A_DAY, DAY):
        raise ValidationError(_("That was a lot at once. Please try again tomorrow."), code="limit")
    key = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        company=company, email=email, role=role, language=language, digest=digest_of(key), invited_by=by
    )
    telling.invited(invitation, key)
    return invitation


@transaction.atomic
def accept(invitation: Invitation, user: AbstractUser, now: datetime) -> Membership | None:
    """Make the person a member; None where the invitation is used, taken back or too old. It counts once."""
    lock_company(invitation.company_id)
    found = open_invitations(now).select_for_update(of=("self",)).filter(pk=invitation.pk).first()
    if found is None or not user.is_active:
        return None
    others = [member.user for member in found.company.memberships.select_related("user")]
    member, is_new = Membership.objects.get_or_create(company=found.company, user=user, defaults={"role": found.role})
    found.accepted_at = now
    found.save(update_fields=["accepted_at"])
    if not is_new:
        return member  # somebody who is a member already keeps their role
    log(found.company, "directory.member_joined", user=user, data={"role": member.role})
    telling.joined(member, others)
    return member


def require_admin(company: Company, user: AbstractUser) -> None:
    """Ask again within the lock: rights may have gone since the page was opened."""
    if not company.memberships.filter(user=user, role=Role.ADMIN).exists():
        raise ValidationError(_("You no longer administer this entry."), code="rights")


def _find(company: Company, member: int) -> Membership:
    found = company.memberships.select_for_update(of=("self",)).select_related("user").filter(pk=member).first()
    if found is None:
        raise ValidationError(_("This person no longer looks after the entry."), code="gone")
    return found


def _is_last_admin(company: Company, member: Membership) -> bool:
    others = company.memberships.filter(role=Role.ADMIN).exclude(pk=member.pk)
    return member.role == Role.ADMIN and not others.exists()


def take_back_invitations(company: Company, by: AbstractUser) -> None:
    """Whoever administers no longer has no invitation left either, which could bring them back as an administrator."""
    company.invitations.filter(invited_by=by, accepted_at=None).delete()


@transaction.atomic
def change_role(company: Company, member: int, role: str, by: AbstractUser) -> Membership:
    lock_company(company.pk)
    require_admin(company, by)
    found = _find(company, member)
    if role != Role.ADMIN and _is_last_admin(company, found):
        raise ValidationError(_last(), code="last")
    if found.role != role:
        found.role = role
        found.save(update_fields=["role"])
        if role != Role.ADMIN:
            take_back_invitations(company, found.user)
        log(company, "directory.member_role", user=by, data={"role": role})
        telling.role_changed(found)
    return found


@transaction.atomic
def remove(company: Company, member: int, by: AbstractUser) -> None:
    """Remove somebody else; oneself, one leaves."""
    lock_company(company.pk)
    require_admin(company, by)
    found = _find(company, member)
    if found.user == by:
        raise ValidationError(_last(), code="self")
    found.delete()
    take_back_invitations(company, found.user)
    log(company, "directory.member_removed", user=by)
    telling.removed(company, found.user)


@transaction.atomic
def hand_over(company: Company, member: int, by: AbstractUser) -> None:
    """Make another person the administrator and oneself an editor."""
    lock_company(company.pk)
    require_admin(company, by)
    found, own = _find(company, member), company.memberships.get(user=by)
    if found == own:
        raise ValidationError(_("Please choose another person."), code="self")
    for membership, role in ((found, Role.ADMIN), (own, Role.EDITOR)):
        membership.role = role
        membership.save(update_fields=["role"])
        telling.role_changed(membership)
    take_back_invitations(company, by)
    log(company, "directory.member_role", user=by, data={"role": Role.ADMIN.value})


@transaction.atomic
def leave(company: Company, user: AbstractUser, *, give_up: bool = False) -> None:
    """Leave the people of an entry; its last administrator only gives it up expressly.

    :raises ValidationError: for the last administrator without `give_up`.
    """
    lock_company(company.pk)
    own = company.memberships.select_for_update(of=("self",)).filter(user=user).first()
    if own is None:
        return
    last = _is_last_admin(company, own)
    if last and not give_up:
        raise ValidationError(_last(), code="last")
    own.delete()
    take_back_invitations(company, user)
    log(company, "directory.member_left", user=user)
    telling.left(company, telling.name_of(user))
    if last:
        company.invitations.filter(accepted_at=None).delete()
        telling.without_keeper(company)


def _last() -> str:
    return _("Somebody has to administer the entry. Please hand it over first, or give it up.")


__all__ = [
    "VALID", "accept", "change_role", "digest_of", "hand_over", "invitations_to", "invite", "leave",
    "open_invitations", "remove", "require_admin", "take_back_invitations",
]  # fmt: skip
