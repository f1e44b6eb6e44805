"""What the clock makes due. Every duty marks what it has done in the same transaction, and is told the time."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from home.duties import each
from home.mail import send_letter
from home.uploads import delete_private
from home.workdays import working_days_since

from ..models import Inquiry, InquiryAttachment, InquiryMessage, InquiryState, Side
from . import letters
from .asking import CONFIRM_WITHIN
from .receivers import readers
from .relay import send_held
from .threads import OPEN

Act = Callable[[Inquiry, datetime], bool]


def _each(found: QuerySet[Inquiry], now: datetime, act: Act) -> int:
    """Do something for each, locked; those that another run holds are passed over."""

    def one(pk: int) -> bool:
        again = found.filter(pk=pk).select_for_update(of=("self",), skip_locked=True)
        inquiry = again.select_related("company", "sender", "listing").first()
        return bool(inquiry and act(inquiry, now))

    return each(list(found.order_by("pk").values_list("pk", flat=True)), one)


def _waited(inquiry: Inquiry, now: datetime) -> int:
    """Return for how many working days, in the receiver's country, nobody has answered."""
    if inquiry.sent_at is None or inquiry.company is None:
        return 0
    return working_days_since(inquiry.sent_at, now, inquiry.company.country)


def _unanswered(now: datetime, days: int) -> QuerySet[Inquiry]:
    return Inquiry.objects.filter(
        state__in=OPEN, sent_at__lte=now - timedelta(days=days), company__isnull=False, desk_since=None, erased_at=None
    )


def remind(now: datetime) -> int:
    """Remind receivers once who have not answered."""
    return _each(_unanswered(now, settings.INQUIRY_REMIND_DAYS).filter(reminded_at=None), now, _remind)


def _remind(inquiry: Inquiry, now: datetime) -> bool:
    waited = _waited(inquiry, now)
    if waited < settings.INQUIRY_REMIND_DAYS:
        return False
    if waited < settings.INQUIRY_UNANSWERED_DAYS:  # later, it is the chamber's turn
        for reader in readers(inquiry, Side.RECEIVER):
            send_letter(
                reader.recipient, lambda reader=reader: letters.reminder_letter(inquiry, reader, waited)
            )  # fmt: skip
    inquiry.reminded_at = now
    inquiry.save(update_fields=["reminded_at"])
    return True


def escalate(now: datetime) -> int:
    """Show the chamber what nobody has answered."""
    return _each(_unanswered(now, settings.INQUIRY_UNANSWERED_DAYS).filter(escalated_at=None), now, _escalate)


def _escalate(inquiry: Inquiry, now: datetime) -> bool:
    if _waited(inquiry, now) < settings.INQUIRY_UNANSWERED_DAYS:
        return False
    inquiry.escalated_at = now
    inquiry.save(update_fields=["escalated_at"])
    return True


def ask_outcomes(now: datetime) -> int:
    """Ask both sides once what came of it."""
    due = now - timedelta(days=settings.INQUIRY_OUTCOME_DAYS)
    found = Inquiry.objects.filter(sent_at__lte=due, outcome_asked_at=None, outcome="", erased_at=None)
    return _each(found.exclude(state__in=(InquiryState.UNCONFIRMED, InquiryState.CLOSED)), now, _ask_outcome)


def _ask_outcome(inquiry: Inquiry, now: datetime) -> bool:
    for side in (Side.SENDER, Side.RECEIVER):
        for reader in readers(inquiry, side):
            send_letter(reader.recipient, lambda side=side: letters.outcome_letter(inquiry, side))
    inquiry.outcome_asked_at = now
    inquiry.save(update_fields=["outcome_asked_at"])
    return True


def pass_on_known(now: datetime) -> int:
    """Send what lies at a desk once somebody keeps the entry or an address is known."""
    return _each(Inquiry.objects.filter(desk_since__isnull=False, erased_at=None), now, _pass_on_known)


def _pass_on_known(inquiry: Inquiry, now: datetime) -> bool:
    if not readers(inquiry, Side.RECEIVER):
        return False
    release(inquiry, now)
    return True


def release(inquiry: Inquiry, now: datetime) -> None:
    """Take an inquiry from the desk and send it; the days to answer count from now."""
    inquiry.desk_since, inquiry.sent_at, inquiry.moved_at = None, now, now
    inquiry.save()
    send_held(inquiry)


def erase_old(now: datetime) -> int:
    """Erase what nobody has touched for the retention period; what was never confirmed is deleted."""
    never = Inquiry.objects.filter(state=InquiryState.UNCONFIRMED, created_at__lte=now - CONFIRM_WITHIN)
    old = Inquiry.objects.filter(moved_at__lte=now - timedelta(days=settings.INQUIRY_RETENTION_DAYS), erased_at=None)
    return _each(never, now, _delete) + _each(old.exclude(state=InquiryState.UNCONFIRMED), now, _erase)


def _delete(inquiry: Inquiry, now: datetime) -> bool:
    _delete_files(InquiryAttachment.objects.filter(message__inquiry=inquiry))
    inquiry.delete()
    return True


def _erase(inquiry: Inquiry, now: datetime) -> bool:
    """Leave what the statistics count: company, times, state and outcome."""
    _delete_files(InquiryAttachment.objects.filter(message__inquiry=inquiry))
    InquiryMessage.objects.filter(inquiry=inquiry).delete()
    inquiry.sender = inquiry.sender_company = None
    for name in ("sender_name", "sender_email", "sender_organisation", "receiver_email", "subject", "outcome_reason"):
        setattr(inquiry, name, "")
    inquiry.erased_at = now
    inquiry.save()
    return True


def _delete_files(attachments: QuerySet[InquiryAttachment]) -> None:
    names = list(attachments.values_list("file", flat=True))
    transaction.on_commit(lambda: [delete_private(name) for name in names])


__all__ = ["ask_outcomes", "erase_old", "escalate", "pass_on_known", "release", "remind"]
