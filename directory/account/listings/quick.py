"""From what somebody has written without an account to a listing before the chamber.

The account is made, and the person signed in, only when the code from the mail or the link beside it has shown that the
address is theirs; until then nobody learns whether there is an account for it.
"""

import hmac
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from home.accounts import consent
from home.accounts.forms import set_language, set_name
from home.mail import Recipient, send_letter
from home.models import Purpose
from home.visitors.limits import digest

from ... import review
from ...claims import creating
from ...claims.asking import Asked, open_claim
from ...exchange.names import core_of
from ...folding import Folded, folded
from ...models import (
    Capability,
    Claim,
    ClaimState,
    Company,
    Listing,
    ListingKind,
    Membership,
    PendingRequest,
    Proof,
    Region,
)
from ..prose import Prose
from . import quick_letters
from .drafts import one_at_a_time, start, write
from .quick_forms import as_company

CODE_PERIOD, LINK_PERIOD = timedelta(minutes=15), timedelta(days=7)
MOST_ATTEMPTS = 5
SALT = "quick request"


def keep(said: Mapping[str, Any], name: str, email: str, language: str, wording: str) -> PendingRequest:
    """Keep what was entered, and send its code."""
    with transaction.atomic():
        pending = PendingRequest.objects.create(said=said, name=name, email=email, language=language, wording=wording)
        send_code(pending)
    return pending


def send_code(pending: PendingRequest) -> None:
    """Send a new code, and the link that brings the request back on any device."""
    code = get_adapter().generate_login_code()
    pending.code_digest, pending.code_sent_at, pending.attempts = _digest(pending, code), timezone.now(), 0
    pending.save(update_fields=["code_digest", "code_sent_at", "attempts"])
    recipient = Recipient(pending.email, pending.language)  # no name: somebody else may have typed it in
    send_letter(recipient, lambda: quick_letters.code(pending, code, link_of(pending)))


def link_of(pending: PendingRequest) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse("listings_quick_link", args=[signing.dumps(pending.pk, salt=SALT)])


def by_link(token: str) -> PendingRequest | None:
    """Return the request that a link from the mail belongs to, None where it is none of ours or too old."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=LINK_PERIOD)
    except signing.BadSignature:
        return None
    return PendingRequest.objects.filter(pk=pk).first()


def is_right(pending: PendingRequest, code: str, now: datetime) -> bool:
    """Say whether the code is the one in the mail; a wrong one counts, and after five none is right any more."""
    with transaction.atomic():
        pending = PendingRequest.objects.select_for_update(of=("self",)).get(pk=pending.pk)
        if (
            pending.attempts >= MOST_ATTEMPTS
            or pending.code_sent_at is None
            or now > pending.code_sent_at + CODE_PERIOD
        ):
            return False
        if hmac.compare_digest(pending.code_digest, _digest(pending, code)):
            return True
        pending.attempts += 1
        pending.save(update_fields=["attempts"])
        return False


def _digest(pending: PendingRequest, code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return digest(SALT, pending.key, plain)


@transaction.atomic
def account_for(pending: PendingRequest, request: HttpRequest) -> AbstractUser | None:
    """Return the account of a confirmed address, made now where there is none; None where it is shut."""
    one_at_a_time(f"sign-up {pending.email.lower()}")  # two requests of one person make one account
    known = filter_users_by_email(pending.email, prefer_verified=True)
    user = known[0] if known else _new_account(pending, request)
    if not user.is_active:
        return None
    if not EmailAddress.objects.filter(user=user, email__iexact=pending.email).update(verified=True):
        primary = not EmailAddress.objects.filter(user=user, primary=True).exists()  # an account made by hand
        EmailAddress.objects.create(user=user, email=pending.email, verified=True, primary=primary)
    PendingRequest.objects.filter(pk=pending.pk, user=None).update(user=user)
    return user


def _new_account(pending: PendingRequest, request: HttpRequest) -> AbstractUser:
    user = get_user_model()(email=pending.email.lower())
    get_adapter().populate_username(request, user)
    set_name(user, pending.name)
    user.set_unusable_password()
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    set_language(user, pending.language)
    consent.record(user, user.email, Purpose.ACCOUNT, pending.wording, pending.language)
    return user


@transaction.atomic
def finish(pending: PendingRequest, user: AbstractUser) -> PendingRequest:
    """Make the listing, or the claim that it waits for; however often it is called, once.

    A claim of the person's that is open already goes on as it is: its letter may be in the post.

    :raises ValidationError: with a sentence for people, where too many claims were opened, or companies made, today.
    """
    pending = PendingRequest.objects.select_for_update(of=("self",)).get(pk=pending.pk)
    if pending.finished_at or pending.company_id:
        return pending
    consent.record(user, user.email, Purpose.ENTRY, pending.wording, pending.language)
    company = _company_for(pending.said["company"], user)
    if Membership.objects.filter(company=company, user=user).exists():
        pending.listing, pending.finished_at = post(company, pending.said, pending.language, user), timezone.now()
    else:
        pending.company = company
        if not Claim.objects.filter(company=company, user=user, state=ClaimState.OPEN).exists():
            asked = Asked(Proof.OFFICER, user.email, quick_letters.claim_message(pending.said["title"]))
            open_claim(company, user, asked, timezone.now())
    pending.save()
    return pending


def _company_for(said: dict[str, str], user: AbstractUser) -> Company:
    """Return the user's own company of this name or number, else one that is there, else a new one of the user's."""
    company = as_company(said)
    creating.lock(company)
    own = Company.objects.filter(memberships__user=user)
    if found := matching(said, own) or matching(said, Company.objects.all()):
        return found
    creating.save_new(company, user)
    return company


def matching(said: dict[str, str], companies: Any) -> Company | None:
    """Return the company that has this number, or the same name in the same town; None where there is none."""
    numbers = Q()
    for name in ("ico", "vat_id"):
        if said[name]:
            numbers |= Q(**{name: said[name]})
    if numbers and (found := companies.filter(numbers).order_by("-live", "pk").first()):
        return found
    place = Q(city__iexact=said["city"]) | Q(postal_code=said["postal_code"])
    first = said["name"].split()[0]
    near = companies.alias(plain=Folded("name")).filter(place, country=said["country"])
    near = near.filter(plain__startswith=folded(first)[:3]).order_by("-live", "pk")
    return next((company for company in near[:200] if core_of(company.name) == core_of(said["name"])), None)


def post(company: Company, said: Mapping[str, Any], language: str, user: AbstractUser) -> Listing:
    """Return a request of the company as it was entered, before the chamber."""
    facts = {
        "cooperation": said["cooperation"],
        "needed_by": date.fromisoformat(said["needed_by"]) if said["needed_by"] else None,
        "capabilities": list(Capability.objects.filter(code__in=said["capabilities"])),
        "areas": list(Region.objects.filter(code__in=said["areas"])),
        "languages": [language],
    }
    listing = start(company, ListingKind.REQUEST, user)
    listing.confirmed_at = timezone.localdate()
    prose = {language: Prose({"title": said["title"], "description": said["description"]})}
    listing = write(listing, facts, prose, user)
    review.submit(listing, user)
    return listing


@transaction.atomic
def post_waiting(membership: Membership) -> int:
    """Post what has waited for this person to become a member of this company."""
    waiting = PendingRequest.objects.select_for_update(of=("self",)).filter(
        user=membership.user_id, company=membership.company_id, finished_at=None
    )
    posted = 0
    for pending in waiting:
        pending.listing = post(membership.company, pending.said, pending.language, membership.user)
        pending.finished_at = timezone.now()
        pending.save(update_fields=["listing", "finished_at"])
        posted += 1
    return posted


__all__ = [
    "account_for", "by_link", "finish", "is_right", "keep", "link_of", "matching", "post", "post_waiting", "send_code",
]  # fmt: skip
