"""Set a letter and queue it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.users.models import UserProfile

from .html import inlined
from .imprint import imprint
from .letter import Letter
from .plain import greeting, set_text

LETTER = "X-Glokal-Letter"  # header of every letter, with its name

Attachment = tuple[str, bytes, str]  # file name, content, content type


@dataclass(frozen=True)
class Recipient:
    """Whom to write to, and in which language ("de", "cs", "en")."""

    email: str
    language: str
    name: str = ""


def recipient_of(user: AbstractUser) -> Recipient:
    """Return the recipient for an account: in the language of its profile, German where none is chosen."""
    language = UserProfile.get_for_user(user).preferred_language or settings.LANGUAGE_CODE
    return Recipient(user.email, language, user.get_full_name())


def render(letter: Letter, name: str = "") -> tuple[str, str]:
    """Return a letter as (text, HTML), in the language that is active."""
    found = imprint()
    html = render_to_string("mail/letter.html", {"letter": letter, "greeting": greeting(name), "imprint": found})
    return set_text(letter, name, found), inlined(html)


def send_letter(
    recipient: Recipient,
    write: Callable[[], Letter],
    *,
    reply_to: Sequence[str] = (),
    attachments: Sequence[Attachment] = (),
) -> None:
    """Write a letter in the recipient's language and queue it in the transaction under way.

    :param write: called with that language active; addresses that it reverses are then in it, too.
    """
    with override(recipient.language):
        letter = write()
        text, html = render(letter, recipient.name)
    headers = {}
    if letter.unsubscribe:
        headers = {
            "List-Unsubscribe": f"<{letter.unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    post(letter.name, recipient.email, letter.subject, text, html, headers, reply_to, attachments)


def post(
    name: str, to: str, subject: str, text: str, html: str, headers: Mapping[str, str] | None = None,
    reply_to: Sequence[str] = (), attachments: Sequence[Attachment] = (),
) -> None:  # fmt: skip
    """Queue a letter that is set already, its imprint included."""
    message = EmailMultiAlternatives(
        " ".join(subject.splitlines()),
        text,
        to=[to],
        reply_to=list(reply_to),
        headers={LETTER: name, "Auto-Submitted": "auto-generated", **(headers or {})},
    )
    message.attach_alternative(html, "text/html")
    for file_name, content, kind in attachments:
        message.attach(file_name, content, kind)
    message.send()


__all__ = ["LETTER", "Recipient", "post", "recipient_of", "render", "send_letter"]
