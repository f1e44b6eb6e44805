"""Duties, what is kept about people, and where the account, the mail and the log of the CMS meet claims."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _

from home.accounts.menu import register_item
from home.duties import register_duty
from home.mail import register_samples
from home.personal import Holding, register_holding

from ..models import Claim, ClaimState, Invitation, Membership, Role
from . import letters, telling
from .deciding import expire, lock_company
from .people import VALID, invitations_to, take_back_invitations

KEPT = timedelta(days=30)  # how long an invitation that was used or is too old is still kept


def forget_invitations(now: datetime) -> int:
    """The duty: an address that was invited and did not come is nobody's business any more."""
    return Invitation.objects.filter(created_at__lte=now - VALID - KEPT).delete()[0]


def _memberships(user: AbstractUser) -> list[dict[str, Any]]:
    return [
        {"company": member.company.name, "role": member.role, "since": member.created_at.isoformat()}
        for member in user.memberships.select_related("company").order_by("pk")
    ]


def _leave_all(user: AbstractUser) -> None:
    """Take the person from all entries; the chamber hears of those that nobody administers any more."""
    for member in Membership.objects.filter(user=user).select_related("company").order_by("company_id"):
        company = member.company
        lock_company(company.pk)
        member.delete()
        take_back_invitations(company, user)
        if member.role == Role.ADMIN and not company.memberships.filter(role=Role.ADMIN).exists():
            telling.without_keeper(company)


def _invitations(user: AbstractUser) -> list[dict[str, Any]]:
    found = (invitations_to(user) | Invitation.objects.filter(email__iexact=user.email)) if user.email else []
    return [
        {"company": one.company.name, "role": one.role, "email": one.email, "sent": one.created_at.isoformat()}
        for one in found
    ]


def _forget_invitations_to(user: AbstractUser) -> None:
    if user.email:
        Invitation.objects.filter(email__iexact=user.email).delete()
    Invitation.objects.filter(invited_by=user).update(invited_by=None)


def _claims(user: AbstractUser) -> list[dict[str, Any]]:
    return [
        {
            "company": claim.company.name, "proof": claim.proof, "state": claim.state, "email": claim.email,
            "message": claim.message, "reason": claim.reason, "asked": claim.created_at.isoformat(),
            "decided": claim.decided_at.isoformat() if claim.decided_at else None,
        }
        for claim in user.claims.select_related("company").order_by("pk")
    ]  # fmt: skip


def _erase_claims(user: AbstractUser) -> None:
    """What was decided stays without the person; what is open has no claimant any more."""
    mine = Claim.objects.filter(user=user)
    mine.filter(state=ClaimState.OPEN).update(state=ClaimState.WITHDRAWN, code_digest="")
    mine.update(user=None, email="", message="", reason="")
    Claim.objects.filter(decided_by=user).update(decided_by=None)


HOLDINGS: dict[str, tuple[Callable[[AbstractUser], Any], Callable[[AbstractUser], None]]] = {
    "memberships": (_memberships, _leave_all),
    "invitations": (_invitations, _forget_invitations_to),
    "claims": (_claims, _erase_claims),
}


def _waiting(user: AbstractUser) -> int:
    """Return what waits for the person: invitations, and claims of entries that they administer."""
    administered = user.memberships.filter(role=Role.ADMIN).values("company")
    claims = Claim.objects.filter(state=ClaimState.OPEN, company__in=administered, user__isnull=False)
    return claims.count() + invitations_to(user).count()


def register() -> None:
    register_samples(letters.SAMPLES)
    register_duty("claims_expire", expire)
    register_duty("invitations_forget", forget_invitations)
    for name, (collect, erase) in HOLDINGS.items():
        register_holding(Holding(name, collect, erase))
    register_item(
        "companies", _("Companies and people"), "claims_home", _waiting, order=20,
        text=_("The entries that you look after, and the people who do it with you."),
    )  # fmt: skip


__all__ = ["forget_invitations", "register"]
