"""From the form to the receiver: an inquiry is stored unconfirmed, and goes out when its sender's address is known."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import AbstractUser
from django.core import signing
from django.db import connection, transaction
from django.utils import timezone

from home.accounts import consent
from home.mail import Recipient, recipient_of, send_letter
from home.models import Purpose
from home.uploads import CleanFile
from home.visitors.limits import digest, within_limit

from ..models import Company, Inquiry, InquiryState, Listing, Side
from ..review import officers_in_charge
from . import letters
from .receivers import readers
from .relay import send_held
from .threads import add_message

DAY = 24 * 3600
CONFIRM_WITHIN = timedelta(days=7)
PER_ADDRESS = 20  # inquiries a day
PER_PAIR = 3  # inquiries a day of one sender to one company
PER_RECEIVER = 60  # inquiries a day to one company
SALT = "inquiries to confirm"


class TooMany(Exception):
    """The sender has asked too much today, or the company has been asked too much."""


@dataclass(frozen=True)
class Person:
    """Who asks. `confirmed`: the address is known to be theirs, because they are signed in with it."""

    name: str
    email: str
    organisation: str = ""
    user: AbstractUser | None = None
    company: Company | None = None
    confirmed: bool = False


@dataclass(frozen=True)
class Question:
    """What is asked; `batch` comes from the form and is the mark that it is taken once."""

    batch: uuid.UUID
    subject: str
    text: str
    language: str
    wording: str
    files: Sequence[CleanFile] = ()
    listing: Listing | None = None


def lock(batch: uuid.UUID) -> None:
    """Make a second sending of the same form wait for the end of the first one's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [batch.int % 2**63])


def taken(batch: uuid.UUID) -> list[Inquiry]:
    return list(Inquiry.objects.filter(batch=batch).select_related("company", "sender").order_by("pk"))


@transaction.atomic
def ask(question: Question, person: Person, companies: Sequence[Company]) -> list[Inquiry]:
    """Store an inquiry to each company; send them, or ask for the confirmation of the address.

    :raises TooMany: nothing is stored
    """
    lock(question.batch)
    if found := taken(question.batch):
        return found
    _check_limits(person, companies)
    consent.record(person.user, person.email, Purpose.INQUIRY, question.wording, question.language)
    inquiries = [_store(question, person, company) for company in companies]
    if person.confirmed:
        for inquiry in inquiries:
            _deliver(inquiry)
    else:
        recipient = Recipient(person.email, question.language, person.name)
        send_letter(recipient, lambda: letters.confirm_letter(inquiries, question.text, token_of(question.batch)))
    return inquiries


def _check_limits(person: Person, companies: Sequence[Company]) -> None:
    address = person.email.lower()
    for company in sorted(companies, key=lambda company: company.pk):  # one order, or two senders would deadlock
        pair = digest(address, str(company.pk))
        if not (
            within_limit("inquiry from", address, PER_ADDRESS, DAY)
            and within_limit("inquiry pair", pair, PER_PAIR, DAY)
            and within_limit("inquiry to", str(company.pk), PER_RECEIVER, DAY)
        ):
            raise TooMany


def _store(question: Question, person: Person, company: Company) -> Inquiry:
    inquiry = Inquiry.objects.create(
        batch=question.batch, company=company, listing=question.listing, sender=person.user,
        sender_company=person.company, sender_name=person.name, sender_email=person.email,
        sender_organisation=person.organisation, language=question.language, subject=question.subject,
        sender_seen_at=timezone.now(), hide_company=bool(question.listing and question.listing.hide_company),
    )  # fmt: skip
    add_message(inquiry, Side.SENDER, question.text, question.language, person.user, question.files)
    return inquiry


def token_of(batch: uuid.UUID) -> str:
    return signing.dumps(str(batch), salt=SALT)


def batch_of(token: str) -> uuid.UUID | None:
    """Return what a link confirms, None where it is forged or too old."""
    try:
        return uuid.UUID(signing.loads(token, salt=SALT, max_age=CONFIRM_WITHIN))
    except (signing.BadSignature, ValueError):
        return None


@transaction.atomic
def confirm(batch: uuid.UUID) -> int:
    """Send what waits for the confirmation; return how many. The second of two at once finds nothing to do."""
    waiting = Inquiry.objects.select_for_update(of=("self",)).filter(batch=batch, state=InquiryState.UNCONFIRMED)
    inquiries = list(waiting.select_related("company", "sender").order_by("pk"))
    for inquiry in inquiries:
        _deliver(inquiry)
    return len(inquiries)


def _deliver(inquiry: Inquiry) -> None:
    now = timezone.now()
    inquiry.state, inquiry.sent_at, inquiry.moved_at = InquiryState.SENT, now, now
    if not readers(inquiry, Side.RECEIVER):
        inquiry.desk_since = now
    inquiry.save()
    if inquiry.desk_since is None:
        send_held(inquiry)
    else:
        tell_desk(inquiry)


def tell_desk(inquiry: Inquiry) -> None:
    """Ask the officers in charge to pass an inquiry on."""
    if inquiry.company is None:
        return
    for officer in officers_in_charge(inquiry.company):
        if officer.email:
            send_letter(recipient_of(officer), lambda: letters.desk_letter(inquiry))


__all__ = ["CONFIRM_WITHIN", "Person", "Question", "TooMany", "ask", "batch_of", "confirm", "lock", "taken", "token_of"]
