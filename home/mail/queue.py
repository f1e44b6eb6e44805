"""Outgoing mail waits in the database, and a mail server that is out of order holds up nobody.

A message becomes a row (`OutgoingMail`) in the transaction that it tells of: both happen or neither does. The worker
hands it to `MAIL_DELIVERY_BACKEND` and tries again later when that fails. What was given up stays in the list.

SMTP cannot say whether a message arrived when either side dies between its last byte and the answer. A connection that
breaks there is tried again under the same Message-ID, as RFC 5321 (4.2.5) wants it. When the worker itself dies there,
nobody knows, and the message goes to the list of what was given up: never lost, and never twice without being asked.
"""

import logging
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from ..models import MailState, OutgoingMail
from ..waiting import WAITED_FOR
from .bounces import record_bounce, without_bounced
from .dressing import dress
from .packing import pack, unpack
from .sending import LETTER

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 10, 60, 360, 1440)]  # before each further attempt
ACCOUNT = "account_"  # letters of the account go even where mail bounced: nobody is locked out by a wrong report
NO_SUCH_MAILBOX = re.compile(r"\b5\.(1\.(1|2|3|6|10)|2\.1)\b")  # enhanced status codes, RFC 3463
SUBJECT_LENGTH = OutgoingMail._meta.get_field("subject").max_length or 0

logger = logging.getLogger(__name__)


class QueuedBackend(BaseEmailBackend):
    """Django's `EMAIL_BACKEND` of the portal."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        queued = [_queue(message) for message in email_messages if message.recipients()]
        for mail in queued:
            deliver.enqueue(mail.pk, 0)
        return len(queued)


def _queue(message: EmailMessage) -> OutgoingMail:
    packed = pack(dress(message))
    return OutgoingMail.objects.create(
        to=parseaddr(message.recipients()[0])[1][:254],
        subject=packed["subject"][:SUBJECT_LENGTH],
        letter=message.extra_headers.get(LETTER, "")[:60],
        packed=packed,
    )


@task(priority=WAITED_FOR)
def deliver(mail_id: int, attempt: int) -> None:
    """Hand a message to the mail server, or put it off; after the last attempt it is given up.

    :param attempt: how many there have been. A task that comes late, or twice, finds another number and does nothing.
    """
    mail = _waiting(mail_id, attempt).first()
    if mail is None or mail.packed is None:
        return
    message = unpack(mail.packed)
    if not mail.letter.startswith(ACCOUNT) and not without_bounced(message):
        _waiting(mail_id, attempt).update(state=MailState.WITHHELD)
        return
    connection = get_connection(settings.MAIL_DELIVERY_BACKEND)
    try:
        connection.open()
        # From here on nobody else takes it, and a worker that dies leaves a trace.
        if not _waiting(mail_id, attempt).update(attempts=F("attempts") + 1, handed_at=timezone.now()):
            return
        message.connection = connection
        message.send()
        OutgoingMail.objects.filter(pk=mail_id).update(
            state=MailState.SENT, sent_at=timezone.now(), handed_at=None, packed=None, problem=""
        )
    except SMTPRecipientsRefused as refusal:
        _refused(mail, attempt, refusal)
    except OSError as problem:  # smtplib's errors are OSErrors, too
        _put_off(mail, attempt, problem)
    except Exception as problem:  # a message that cannot be set, such as an address of a form SMTP does not know
        logger.exception("Mail %s cannot be sent", mail_id)
        _give_up(mail_id, problem)
    finally:
        with suppress(OSError):
            connection.close()


def _waiting(mail_id: int, attempt: int) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(pk=mail_id, state=MailState.QUEUED, attempts=attempt, handed_at=None)


def _refused(mail: OutgoingMail, attempt: int, refusal: SMTPRecipientsRefused) -> None:
    """Give up where the server says that there is no such mailbox, and remember that; else try again."""
    answers = {
        address: f"{code} {text.decode(errors='replace')}" for address, (code, text) in refusal.recipients.items()
    }
    gone = {address: answer for address, answer in answers.items() if NO_SUCH_MAILBOX.search(answer)}
    for address, answer in gone.items():
        record_bounce(address, permanent=True, reason=answer, source="SMTP")
    if len(gone) == len(answers):
        _give_up(mail.pk, "; ".join(answers.values()))
    else:
        _put_off(mail, attempt, "; ".join(answers.values()))


@transaction.atomic
def _put_off(mail: OutgoingMail, attempt: int, problem: object) -> None:
    later = deliver.get_backend().supports_defer and attempt < len(PAUSES)
    logger.warning("Mail %s not sent (%s); %s", mail.pk, problem, "later again" if later else "given up")
    if not later:
        _give_up(mail.pk, problem)
        return
    due = timezone.now() + PAUSES[attempt]
    ours = Q(attempts=attempt, handed_at=None) | Q(attempts=attempt + 1, handed_at__isnull=False)
    changed = OutgoingMail.objects.filter(ours, pk=mail.pk, state=MailState.QUEUED).update(
        attempts=attempt + 1, handed_at=None, due_at=due, problem=str(problem)
    )
    if changed:
        deliver.using(run_after=due).enqueue(mail.pk, attempt + 1)


def _give_up(mail_id: int, problem: object) -> None:
    OutgoingMail.objects.filter(pk=mail_id, state=MailState.QUEUED).update(
        state=MailState.FAILED, handed_at=None, problem=str(problem) or type(problem).__name__
    )


__all__ = ["PAUSES", "QueuedBackend", "deliver"]
