"""Outgoing mail waits in the queue of background work, and a mail server that is out of order holds up nobody.

A message is queued in the transaction that it tells of: both happen or neither does. The worker sends it through
`MAIL_DELIVERY_BACKEND`, and tries again later when that fails.
"""

import base64
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django_tasks import task

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 10, 60, 360, 1440)]  # before each further attempt
ADDRESSES = ("to", "cc", "bcc", "reply_to")

logger = logging.getLogger(__name__)


class QueuedBackend(BaseEmailBackend):
    """Django's `EMAIL_BACKEND` of the portal."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            deliver.enqueue(_packed(message))
        return len(email_messages)


@task()
def deliver(packed: dict[str, Any], attempt: int = 0) -> None:
    """Send a message, or put it off; after the last attempt the task fails, and the log says so."""
    message = _unpacked(packed)
    message.connection = get_connection(settings.MAIL_DELIVERY_BACKEND)
    try:
        message.send()
    except OSError as problem:  # smtplib's errors are OSErrors, too
        later = deliver.get_backend().supports_defer and attempt < len(PAUSES)
        logger.warning("Mail “%s” not sent (%s); %s", message.subject, problem, "later again" if later else "given up")
        if not later:
            raise
        deliver.using(run_after=timezone.now() + PAUSES[attempt]).enqueue(packed, attempt + 1)


def _packed(message: EmailMessage) -> dict[str, Any]:
    """Return a message as JSON; attachments are files as `EmailMessage.attach` takes them."""
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "headers": {name: str(value) for name, value in message.extra_headers.items()},
        "subtype": message.content_subtype,
        "alternatives": [[str(content), kind] for content, kind in getattr(message, "alternatives", None) or []],
        "attachments": [_packed_file(*attachment) for attachment in message.attachments],
        **{name: list(getattr(message, name) or []) for name in ADDRESSES},
    }


def _packed_file(name: str, content: str | bytes, kind: str | None) -> list[str | None]:
    data = content.encode() if isinstance(content, str) else content
    return [name, base64.b64encode(data).decode(), kind]


def _unpacked(packed: dict[str, Any]) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        packed["subject"], packed["body"], packed["from_email"], headers=packed["headers"],
        **{name: packed[name] for name in ADDRESSES},
    )  # fmt: skip
    message.content_subtype = packed["subtype"]
    for content, kind in packed["alternatives"]:
        message.attach_alternative(content, kind)
    for name, data, kind in packed["attachments"]:
        message.attach(name, base64.b64decode(data), kind)
    return message


__all__ = ["PAUSES", "QueuedBackend", "deliver"]
