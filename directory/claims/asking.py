"""A claim is opened, gets its code, and is proved by it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from home.visitors import within_limit

from ..models import Claim, ClaimState, Company, Membership, Proof
from . import codes, telling
from .deciding import has_admin, lock_claim, lock_company, settle
from .domains import proves

DAY = 24 * 3600
CLAIMS_A_DAY, CODES_OF_A_PERSON, CODES_FOR_A_COMPANY = 10, 6, 12


class Answer(Enum):
    """What comes of a code that was typed in."""

    GRANTED = "granted"
    PROVEN = "proven"  # right, and somebody keeps the entry: a person decides
    WRONG = "wrong"
    USED_UP = "used up"  # too many wrong codes, or it is too old, or there is none


@dataclass(frozen=True)
class Asked:
    proof: str
    email: str = ""
    message: str = ""


@transaction.atomic
def open_claim(company: Company, user: AbstractUser, asked: Asked, now: datetime) -> Claim:
    """Open a claim, or return the one that the person has open already; the way of proof may be changed by it.

    :raises ValidationError: with a sentence for people, where it cannot be opened.
    """
    if not within_limit("claim", str(user.pk), CLAIMS_A_DAY, DAY):
        raise ValidationError(_("That was a lot at once. Please try again tomorrow."), code="limit")
    lock_company(company.pk)
    if Membership.objects.filter(company=company, user=user).exists():
        raise ValidationError(_("You keep this entry already."), code="member")
    if asked.proof == Proof.DOMAIN and not proves(asked.email, company):
        raise ValidationError(_("This address is not at the domain of the company's web site."), code="domain")
    claim, is_new = Claim.objects.get_or_create(
        company=company, user=user, state=ClaimState.OPEN, defaults={"proof": asked.proof}
    )
    if claim.proof != asked.proof:
        claim.code_digest, claim.code_sent_at, claim.attempts, claim.proven_at = "", None, 0, None
    told = not is_new and claim.proof == asked.proof
    claim.proof, claim.email, claim.message = asked.proof, asked.email, asked.message
    claim.save()
    if is_new:
        telling.asked(claim)
    if claim.proof == Proof.DOMAIN:
        send_code(claim, now)
    elif not told:
        telling.waiting(claim)
    return claim


def send_code(claim: Claim, now: datetime) -> None:
    """Send a new code to the address at the company.

    :raises ValidationError: where too many were sent.
    """
    within = within_limit("claim-code", f"account {claim.user_id}", CODES_OF_A_PERSON, DAY)
    if not (within and within_limit("claim-code", f"company {claim.company_id}", CODES_FOR_A_COMPANY, DAY)):
        raise ValidationError(_("Several codes have been sent today. Please try again tomorrow."), code="limit")
    code = codes.set_code(claim, now)
    claim.save(update_fields=["code_digest", "code_sent_at", "attempts"])
    telling.code(claim, codes.spaced(code))


@transaction.atomic
def send_again(pk: int, now: datetime) -> None:
    """Send another code by mail, or ask the chamber for another letter once the former one is of no use any more."""
    claim = lock_claim(pk)
    if claim.proven_at:
        return
    if claim.proof == Proof.DOMAIN:
        send_code(claim, now)
    elif claim.proof == Proof.LETTER and claim.code_digest and not codes.is_usable(claim, now):
        claim.code_digest = ""
        claim.save(update_fields=["code_digest"])
        telling.waiting(claim)


@transaction.atomic
def enter_code(pk: int, text: str, now: datetime) -> tuple[Answer, int]:
    """Try a code; return what came of it, and how many attempts are left.

    One at a time tries on a claim, so that nobody has more attempts by sending many at once.
    """
    claim = lock_claim(pk)
    if not codes.is_usable(claim, now):
        return Answer.USED_UP, 0
    if claim.proof == Proof.DOMAIN and not proves(claim.email, claim.company):
        return Answer.USED_UP, 0  # the company's web site has changed since
    if not codes.is_right(claim, text):
        claim.attempts += 1
        claim.save(update_fields=["attempts"])
        left = codes.ATTEMPTS - claim.attempts
        return (Answer.WRONG if left else Answer.USED_UP), left
    if has_admin(claim.company):
        claim.proven_at, claim.code_digest = now, ""
        claim.save(update_fields=["proven_at", "code_digest"])
        telling.waiting(claim)
        return Answer.PROVEN, 0
    settle(claim, None, now)
    return Answer.GRANTED, 0


@transaction.atomic
def print_code(pk: int, now: datetime) -> tuple[Claim, str]:
    """Make the code of a letter; one printed before counts no more. Return it as it stands in the letter."""
    claim = lock_claim(pk)
    first = claim.code_sent_at is None
    code = codes.set_code(claim, now)
    claim.save(update_fields=["code_digest", "code_sent_at", "attempts"])
    if first:
        telling.printed(claim)
    return claim, codes.spaced(code)


__all__ = ["Answer", "Asked", "enter_code", "open_claim", "print_code", "send_again"]
