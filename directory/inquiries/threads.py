"""What the two sides do with an inquiry. Every change locks its row, so that two at once do not undo each other."""

from collections.abc import Sequence
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from home.uploads import CleanFile, delete_private, store_private

from ..models import Inquiry, InquiryAttachment, InquiryMessage, InquiryOutcome, InquiryState, Side
from .relay import relay

OPEN = (InquiryState.SENT, InquiryState.READ)


@contextmanager
def _locked(inquiry: Inquiry) -> Any:
    with transaction.atomic():
        Inquiry.objects.select_for_update().get(pk=inquiry.pk)
        inquiry.refresh_from_db()
        yield
        inquiry.moved_at = timezone.now()
        inquiry.save()


def add_message(
    inquiry: Inquiry, side: Side, text: str, language: str,
    author: AbstractUser | None = None, files: Sequence[CleanFile] = (),
) -> InquiryMessage:  # fmt: skip
    """Store a message with its files; a file whose transaction fails is not left behind."""
    message = InquiryMessage.objects.create(
        inquiry=inquiry, side=side, text=text, language=language, author=author
    )  # fmt: skip
    stored: list[str] = []
    try:
        for file in files:
            stored.append(store_private(file))
            InquiryAttachment.objects.create(
                message=message, file=stored[-1], name=file.name, content_type=file.content_type, size=file.content.size
            )
    except BaseException:
        for name in stored:
            delete_private(name)
        raise
    return message


def write(
    inquiry: Inquiry, side: Side, text: str, language: str,
    author: AbstractUser | None = None, files: Sequence[CleanFile] = (),
) -> InquiryMessage:  # fmt: skip
    """Add a message to a thread under way and relay it. The receiver's first one makes the inquiry answered."""
    with _locked(inquiry):
        message = add_message(inquiry, side, text, language, author, files)
        if side == Side.RECEIVER:
            _answer(inquiry)
            inquiry.receiver_seen_at = timezone.now()
        elif side == Side.SENDER:
            inquiry.sender_seen_at = timezone.now()
        relay(message)
    return message


def see(inquiry: Inquiry, side: Side) -> None:
    """Note that a side has looked; the receiver's first look makes the inquiry read."""
    now = timezone.now()
    Inquiry.objects.filter(pk=inquiry.pk).update(**{f"{side}_seen_at": now})
    if side == Side.RECEIVER:
        Inquiry.objects.filter(pk=inquiry.pk, state=InquiryState.SENT).update(
            state=InquiryState.READ, read_at=now, moved_at=now
        )
    inquiry.refresh_from_db()


def mark_answered(inquiry: Inquiry) -> bool:
    """Note that the receiver has answered by mail or telephone; False where it was answered or closed already."""
    with _locked(inquiry):
        return _answer(inquiry)


def close(inquiry: Inquiry, side: Side, outcome: InquiryOutcome, reason: str = "") -> None:
    """Close with what came of it; said again, the later word counts. An outcome is an answer, too."""
    with _locked(inquiry):
        now = timezone.now()
        inquiry.outcome, inquiry.outcome_reason, inquiry.outcome_by = outcome, reason, side
        if outcome != InquiryOutcome.NOTHING:
            inquiry.answered_at = inquiry.answered_at or now
        inquiry.state, inquiry.closed_at = InquiryState.CLOSED, inquiry.closed_at or now


def ask_for_help(inquiry: Inquiry, side: Side) -> None:
    """Let the chamber read the thread, on the wish of a side."""
    with _locked(inquiry):
        inquiry.help_asked_by = inquiry.help_asked_by or side


def _answer(inquiry: Inquiry) -> bool:
    if inquiry.answered_at or inquiry.state == InquiryState.CLOSED:
        return False
    inquiry.state, inquiry.answered_at = InquiryState.ANSWERED, timezone.now()
    return True


__all__ = ["OPEN", "add_message", "ask_for_help", "close", "mark_answered", "see", "write"]
