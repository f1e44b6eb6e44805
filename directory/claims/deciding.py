"""How a claim ends: granted, refused, withdrawn or expired. Whoever decides has been asked for their rights before."""

from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from ..models import Claim, ClaimState, Company, Membership, Role
from . import telling

PATIENCE = timedelta(days=60)  # after which an open claim that nothing has come of expires


class NotOpen(Exception):
    """The claim has been decided or withdrawn in the meantime."""


def lock_company(company_id: int) -> None:
    """Let one at a time change who keeps an entry. The company's row comes first, always: else two would deadlock."""
    Company.objects.select_for_update().filter(pk=company_id).values_list("pk").first()


def lock_claim(pk: int) -> Claim:
    """Return an open claim with its company's row and its own locked.

    :raises NotOpen: where it is not open any more.
    """
    lock_company(Claim.objects.values_list("company_id", flat=True).get(pk=pk))
    claim = Claim.objects.select_for_update(of=("self",)).select_related("company", "user").get(pk=pk)
    if claim.state != ClaimState.OPEN or claim.user is None or not claim.user.is_active:
        raise NotOpen
    return claim


def has_admin(company: Company) -> bool:
    return company.memberships.filter(role=Role.ADMIN, user__is_active=True).exists()


@transaction.atomic
def grant(pk: int, by: AbstractUser | None, now: datetime, reason: str = "") -> Claim:
    """Make the claimant a member; the first becomes the administrator.

    :param by: who decided, None where the proof did.
    """
    claim = lock_claim(pk)
    settle(claim, by, now, reason)
    return claim


def settle(claim: Claim, by: AbstractUser | None, now: datetime, reason: str = "") -> None:
    """Grant a claim that `lock_claim` has returned."""
    company, user = claim.company, claim.user
    role = Role.EDITOR if has_admin(company) else Role.ADMIN
    others = list(company.memberships.exclude(user=user).select_related("user"))
    member, is_new = Membership.objects.get_or_create(company=company, user=user, defaults={"role": role})
    if not is_new and role == Role.ADMIN != member.role:
        member.role = role
        member.save(update_fields=["role"])
    _close(claim, ClaimState.GRANTED, by, now, reason)
    log(company, "directory.claim_granted", user=by or user, data={"proof": claim.proof})
    telling.granted(claim, member)
    telling.joined(member, [other.user for other in others if other.user != by])


@transaction.atomic
def refuse(pk: int, by: AbstractUser, now: datetime, reason: str) -> Claim:
    claim = lock_claim(pk)
    _close(claim, ClaimState.REFUSED, by, now, reason)
    log(claim.company, "directory.claim_refused", user=by, data={"proof": claim.proof})
    telling.refused(claim)
    return claim


@transaction.atomic
def withdraw(pk: int, now: datetime) -> None:
    """Take a claim back, as its claimant."""
    _close(lock_claim(pk), ClaimState.WITHDRAWN, None, now)


def expire(now: datetime) -> int:
    """The duty: end what has been open for long, and say so to the claimant."""
    late = Claim.objects.filter(state=ClaimState.OPEN, created_at__lte=now - PATIENCE)
    ended = 0
    for pk in late.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            claim = late.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
            if claim:
                _close(claim, ClaimState.EXPIRED, None, now)
                telling.expired(claim)
                ended += 1
    return ended


def _close(claim: Claim, state: ClaimState, by: AbstractUser | None, now: datetime, reason: str = "") -> None:
    claim.state, claim.decided_by, claim.decided_at, claim.reason = state, by, now, reason
    claim.code_digest = ""
    claim.save(update_fields=["state", "decided_by", "decided_at", "reason", "code_digest"])


__all__ = ["PATIENCE", "NotOpen", "expire", "grant", "has_admin", "lock_claim", "lock_company", "refuse", "settle",
           "withdraw"]  # fmt: skip
