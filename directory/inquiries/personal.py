"""What inquiries keep about a person, and how the person is taken out of them while the other side keeps its thread."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet

from home.personal import File, Holding, register_holding
from home.uploads import open_private

from ..models import Inquiry, InquiryAttachment, InquiryMessage, Side
from .wording import company_name


def _sent(user: AbstractUser) -> QuerySet[Inquiry]:
    """Return what the person has asked: with the account, or from its address without being signed in."""
    address = Q(sender=None, sender_email__iexact=user.email) & ~Q(sender_email="") & ~Q(state="unconfirmed")
    return Inquiry.objects.filter(Q(sender=user) | address if user.email else Q(sender=user))


def _written(user: AbstractUser) -> QuerySet[InquiryMessage]:
    return InquiryMessage.objects.filter(Q(author=user) | Q(inquiry__in=_sent(user), side="sender", author=None))


def _collect(user: AbstractUser) -> dict[str, Any]:
    return {
        "inquiries": [
            {
                "reference": str(inquiry.reference), "company": company_name(inquiry, Side.SENDER),
                "name": inquiry.sender_name, "email": inquiry.sender_email,
                "organisation": inquiry.sender_organisation, "subject": inquiry.subject,
                "state": inquiry.state, "outcome": inquiry.outcome, "written_at": inquiry.created_at.isoformat(),
            }
            for inquiry in _sent(user).select_related("company")
        ],
        "messages": [
            {
                "inquiry": str(message.inquiry.reference), "text": message.text, "language": message.language,
                "written_at": message.created_at.isoformat(),
                "files": [file.name for file in message.attachments.all()],
            }
            for message in _written(user).select_related("inquiry").prefetch_related("attachments")
        ],
    }  # fmt: skip


def _files(user: AbstractUser) -> list[File]:
    found = []
    for attachment in InquiryAttachment.objects.filter(message__in=_written(user)):
        try:
            with open_private(attachment.file) as content:
                found.append((f"{attachment.message_id}-{attachment.name}", content.read()))
        except FileNotFoundError:
            continue
    return found


def _erase(user: AbstractUser) -> None:
    """What was written stays with the other side, whose correspondence it is, until its retention ends."""
    _written(user).update(author=None)
    _sent(user).update(sender=None, sender_company=None, sender_name="", sender_email="", sender_organisation="")


def register() -> None:
    register_holding(Holding("inquiries", _collect, _erase, _files))


__all__ = ["register"]
