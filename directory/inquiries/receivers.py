"""Who gets the letters of a side, and whose side a person is on."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from home.mail import Recipient, recipient_of

from ..models import Company, Inquiry, InquiryMessage, InquiryState, Membership, Side

User = AbstractUser | AnonymousUser


@dataclass(frozen=True)
class Reader:
    """Somebody who gets the letters of a side; `key` opens the thread for those without an account."""

    recipient: Recipient
    key: str = ""


def readers(inquiry: Inquiry, side: Side) -> list[Reader]:
    """Return who reads for a side: its accounts, else its address; nobody where the portal knows neither."""
    if side == Side.SENDER:
        if inquiry.sender_id and inquiry.sender and inquiry.sender.is_active:
            return [Reader(_in_language(recipient_of(inquiry.sender), inquiry))]
        address = inquiry.sender_email
        return (
            [Reader(Recipient(address, inquiry.language, inquiry.sender_name), inquiry.sender_key)] if address else []
        )
    company = inquiry.company
    if company is None:
        return []
    members = get_user_model().objects.filter(memberships__company=company, is_active=True).exclude(email="")
    if found := [Reader(recipient_of(member)) for member in members.order_by("pk")]:
        return found
    address = inquiry.receiver_email or company.email
    return [Reader(Recipient(address, language_of(company)), inquiry.receiver_key)] if address else []


def _in_language(recipient: Recipient, inquiry: Inquiry) -> Recipient:
    """Whoever asks in a language reads the answer's letter in it."""
    return Recipient(recipient.email, inquiry.language, recipient.name)


def language_of(company: Company) -> str:
    """Return the language in which the portal writes to a company that has chosen none."""
    return "cs" if company.country == "CZ" else "de"


def threads_of(user: User) -> QuerySet[Inquiry]:
    """Return the inquiries that a person takes part in: as the sender, or for a company on either side."""
    if not user.is_authenticated:
        return Inquiry.objects.none()
    companies = Membership.objects.filter(user=user).values("company")
    mine = Q(sender=user) | Q(sender_company__in=companies)
    asked = Q(company__in=companies) & ~Q(state=InquiryState.UNCONFIRMED)
    return Inquiry.objects.filter(mine | asked, erased_at=None)


def received_by(user: User) -> QuerySet[Inquiry]:
    companies = Membership.objects.filter(user=user).values("company")
    return threads_of(user).filter(company__in=companies).exclude(state=InquiryState.UNCONFIRMED)


def sent_by(user: User) -> QuerySet[Inquiry]:
    companies = Membership.objects.filter(user=user).values("company")
    return threads_of(user).filter(Q(sender=user) | Q(sender_company__in=companies))


def unread(inquiries: QuerySet[Inquiry], side: Side) -> QuerySet[Inquiry]:
    """Return those in which another side has written since this one last looked."""
    seen = F("sender_seen_at") if side == Side.SENDER else F("receiver_seen_at")
    news = InquiryMessage.objects.filter(inquiry=OuterRef("pk")).exclude(side=side)
    newer = news.filter(created_at__gt=OuterRef(seen.name))
    return inquiries.filter(Q(Exists(newer)) | Q(**{seen.name: None}) & Q(Exists(news)))


def unread_count(user: User) -> int:
    """Return how many threads have something new for the person; for the account's menu. Two queries."""
    if not user.is_authenticated:
        return 0
    return unread(received_by(user), Side.RECEIVER).count() + unread(sent_by(user), Side.SENDER).count()


def side_of(user: User, inquiry: Inquiry) -> Side | None:
    """Return the side that a person is on, None where the inquiry is none of theirs."""
    if not user.is_authenticated:
        return None
    companies = set(Membership.objects.filter(user=user).values_list("company_id", flat=True))
    if inquiry.sender_id == user.pk or inquiry.sender_company_id in companies:
        return Side.SENDER
    if inquiry.company_id in companies and inquiry.state != InquiryState.UNCONFIRMED:
        return Side.RECEIVER
    return None


__all__ = [
    "Reader", "language_of", "readers", "received_by", "sent_by", "side_of", "threads_of", "unread", "unread_count",
]  # fmt: skip
