"""Letters to the other side: queued once, in the transaction that marks the message as relayed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from home.duties import each
from home.mail import send_letter
from home.waiting import WAITED_FOR

from ..models import Inquiry, InquiryMessage, InquiryState, Side
from . import letters
from .receivers import Reader, readers
from .translation import service_for, translate

LATE = timedelta(minutes=30)  # after which the clock sends a letter that waits for its translation


def sides_to(message: InquiryMessage) -> list[Side]:
    """Return who is written to."""
    if message.side == Side.CHAMBER:
        return [Side.SENDER, Side.RECEIVER]
    return [Side.RECEIVER if message.side == Side.SENDER else Side.SENDER]


def readers_of(message: InquiryMessage) -> list[tuple[Side, Reader]]:
    return [(side, reader) for side in sides_to(message) for reader in readers(message.inquiry, side)]


def relay(message: InquiryMessage) -> None:
    """Send a message on: at once, or in the background where a machine translates it first.

    What lies at a chamber's desk waits there.
    """
    if message.side == Side.SENDER and message.inquiry.desk_since:
        return
    languages = {reader.recipient.language for _side, reader in readers_of(message)}
    if any(service_for(message.language, language) for language in languages):
        relay_translated.using(priority=WAITED_FOR).enqueue(message.pk)
    else:
        send(message.pk)


@task()
def relay_translated(pk: int) -> None:
    """Translate a message for its readers, then send it; a machine that fails holds nothing up."""
    message = InquiryMessage.objects.select_related("inquiry__company", "inquiry__sender").filter(pk=pk).first()
    if message is None or message.relayed_at:
        return
    for language in {reader.recipient.language for _side, reader in readers_of(message)}:
        if language not in message.translations and (text := translate(message, language)):
            message.translations[language] = text
    InquiryMessage.objects.filter(pk=pk).update(translations=message.translations)
    send(pk)


@transaction.atomic
def send(pk: int) -> bool:
    """Queue a message's letters unless that has been done; say whether it was done now."""
    message = InquiryMessage.objects.select_for_update(of=("self",)).filter(pk=pk, relayed_at=None).first()
    if message is None or message.inquiry.state == InquiryState.UNCONFIRMED:
        return False
    first = not message.inquiry.messages.filter(pk__lt=pk).exists()
    files = message.attachments.count()
    for side, reader in readers_of(message):
        # Whoever answers a sender by mail reaches the sender; the receiver's address stands in no header.
        reply_to = [message.inquiry.sender_email] if side == Side.RECEIVER and message.side == Side.SENDER else []
        send_letter(
            reader.recipient,
            lambda side=side, reader=reader: letters.message_letter(message, side, reader, first, files),
            reply_to=[address for address in reply_to if address],
        )
    message.relayed_at = timezone.now()
    message.save(update_fields=["relayed_at"])
    return True


def send_late(now: datetime) -> int:
    """The duty: send what has waited too long for its translation."""
    waiting = InquiryMessage.objects.filter(
        relayed_at=None, created_at__lte=now - LATE, inquiry__desk_since=None, inquiry__erased_at=None
    ).exclude(inquiry__state=InquiryState.UNCONFIRMED)
    return each(list(waiting.order_by("pk").values_list("pk", flat=True)), send)


def send_held(inquiry: Inquiry) -> None:
    """Relay what has waited for somebody to send it to."""
    for message in inquiry.messages.filter(relayed_at=None):
        relay(message)


__all__ = ["readers_of", "relay", "relay_translated", "send", "send_held", "send_late"]
