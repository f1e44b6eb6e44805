"""Letters about claims and members, to whom they concern, queued with what they tell of."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.urls import reverse

from home.mail import Letter, Recipient, recipient_of, send_letter

from ..models import Claim, Company, Invitation, Membership, Role
from ..review import desk_of, officers_in_charge
from ..review.people import once
from . import letters


def link(name: str, *args: object) -> str:
    """Return an absolute address in the language that is active."""
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=args)


def _tell(people: Iterable[AbstractUser], write: Callable[[], Letter]) -> None:
    for user in once(people):
        send_letter(recipient_of(user), write)


def admins_of(company: Company) -> list[AbstractUser]:
    found = company.memberships.filter(role=Role.ADMIN).select_related("user")
    return [membership.user for membership in found]


def name_of(user: AbstractUser | None) -> str:
    """Return how a person is called in letters to others: by name and address."""
    if user is None:
        return ""
    return f"{user.get_full_name()} ({user.email})" if user.get_full_name() else user.email


def code(claim: Claim, text: str) -> None:
    """Send the code to the address at the company, in the claimant's language."""
    known = recipient_of(claim.user)
    recipient = Recipient(claim.email, known.language)
    send_letter(recipient, lambda: letters.code(claim.company.name, text, link("claims_claim", claim.pk)))


def asked(claim: Claim) -> None:
    """Tell the administrators of an entry that somebody claims it, too."""
    company = claim.company
    _tell(admins_of(company), lambda: letters.asked(company.name, name_of(claim.user), link("people_list", company.pk)))


def waiting(claim: Claim) -> None:
    """Tell the officers in charge that a claim waits for them."""
    _tell(
        officers_in_charge(claim.company),
        lambda: letters.waiting(
            claim.company.name, claim.company.city, claim.get_proof_display(), link("claims_desk:claim", claim.pk)
        ),
    )


def printed(claim: Claim) -> None:
    desk = str(desk_of(claim.company) or "")
    _tell([claim.user], lambda: letters.printed(claim.company.name, desk, link("claims_claim", claim.pk)))


def granted(claim: Claim, member: Membership) -> None:
    company = claim.company
    is_admin = member.role == Role.ADMIN
    _tell([claim.user], lambda: letters.granted(company.name, is_admin, claim.reason, link("claims_home")))


def refused(claim: Claim) -> None:
    _tell([claim.user], lambda: letters.refused(claim.company.name, claim.reason))


def expired(claim: Claim) -> None:
    if claim.user:
        _tell([claim.user], lambda: letters.expired(claim.company.name, link("claims_search")))


def joined(member: Membership, others: Iterable[AbstractUser]) -> None:
    company = member.company
    _tell(
        [user for user in others if user != member.user],
        lambda: letters.joined(
            company.name, name_of(member.user), str(member.get_role_display()), link("people_list", company.pk)
        ),
    )


def invited(invitation: Invitation, key: str) -> None:
    company, by = invitation.company, name_of(invitation.invited_by)
    send_letter(
        Recipient(invitation.email, invitation.language),
        lambda: letters.invited(company.name, by, str(invitation.get_role_display()), link("people_invitation", key)),
    )


def role_changed(member: Membership) -> None:
    _tell(
        [member.user],
        lambda: letters.role_changed(member.company.name, str(member.get_role_display()), link("claims_home")),
    )


def removed(company: Company, user: AbstractUser) -> None:
    _tell([user], lambda: letters.removed(company.name))


def left(company: Company, who: str) -> None:
    _tell(admins_of(company), lambda: letters.left(company.name, who, link("people_list", company.pk)))


def without_keeper(company: Company) -> None:
    _tell(officers_in_charge(company), lambda: letters.without_keeper(company.name, company.city))


__all__ = [
    "admins_of", "asked", "code", "expired", "granted", "invited", "joined", "left", "link", "name_of", "printed",
    "refused", "removed", "role_changed", "waiting", "without_keeper",
]  # fmt: skip
