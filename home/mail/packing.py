"""A message as JSON, as it waits in the database."""

import base64
from email.utils import make_msgid
from typing import Any

from django.core.mail import DNS_NAME, EmailMessage, EmailMultiAlternatives

ADDRESSES = ("to", "cc", "bcc", "reply_to")


def pack(message: EmailMessage) -> dict[str, Any]:
    """Return a message as JSON; attachments are files as `EmailMessage.attach` takes them.

    It gets its Message-ID here, so that every attempt bears the same and a mail server that has it already can tell.
    """
    headers = {name: str(value) for name, value in message.extra_headers.items()}
    if "message-id" not in {name.lower() for name in headers}:
        headers["Message-ID"] = make_msgid(domain=str(DNS_NAME))
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "headers": headers,
        "subtype": message.content_subtype,
        "alternatives": [[str(content), kind] for content, kind in getattr(message, "alternatives", None) or []],
        "attachments": [_packed_file(*attachment) for attachment in message.attachments],
        **{name: list(getattr(message, name) or []) for name in ADDRESSES},
    }


def _packed_file(name: str, content: str | bytes, kind: str | None) -> list[str | None]:
    data = content.encode() if isinstance(content, str) else content
    return [name, base64.b64encode(data).decode(), kind]


def unpack(packed: dict[str, Any]) -> EmailMultiAlternatives:
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


__all__ = ["pack", "unpack"]
