"""Set a letter and queue it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override
from wagtail.users.models import UserProfile

from ..navigation import build_frame
from .letter import Letter

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
    frame = build_frame(None)
    base = settings.WAGTAILADMIN_BASE_URL
    legal = [(link.title, base + link.url if link.url.startswith("/") else link.url) for link in frame.legal]
    context = {"letter": letter, "name": name, "texts": frame.texts, "legal": legal, "portal": base}
    return render_to_string("mail/letter.txt", context).strip() + "\n", render_to_string("mail/letter.html", context)


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
    headers = {"X-Glokal-Letter": letter.name}
    if letter.unsubscribe:
        headers |= {
            "List-Unsubscribe": f"<{letter.unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    subject = " ".join(letter.subject.split())
    message = EmailMultiAlternatives(subject, text, to=[recipient.email], reply_to=list(reply_to), headers=headers)
    message.attach_alternative(html, "text/html")
    for name, content, kind in attachments:
        message.attach(name, content, kind)
    message.send()


__all__ = ["Recipient", "recipient_of", "render", "send_letter"]
