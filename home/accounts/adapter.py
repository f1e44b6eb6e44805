"""Where allauth asks the project: mail goes by the portal's letters, user names say nothing about people."""

from io import BytesIO
from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.userkit import filter_users_by_email
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.utils.crypto import get_random_string
from django.utils.translation import get_language
from qrcode.image.svg import SvgPathFillImage

from ..mail import Recipient, recipient_of, send_letter
from . import letters

QUIET = {"account/messages/logged_in.txt", "account/messages/logged_out.txt"}  # one sees it


class AccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one of the letters in the language of the account that the address belongs to, else in the page's."""
        users = filter_users_by_email(email, prefer_verified=True)
        known = recipient_of(users[0]) if users else None
        language = known.language if known else (get_language() or "de")[:2]
        recipient = Recipient(email, language, known.name if known else "")
        send_letter(recipient, lambda: letters.for_allauth(template_prefix.rsplit("/", 1)[1], context))

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kw: Any):
        if message_template not in QUIET:
            super().add_message(request, level, message_template, *args, **kw)

    def populate_username(self, request: HttpRequest, user: AbstractUser) -> None:
        """Nobody types it in; random, so that two people who sign up at the same moment never get the same."""
        user.username = f"account-{get_random_string(12).lower()}"


class MFAAdapter(DefaultMFAAdapter):
    def build_totp_svg(self, url: str) -> str:
        """Return the QR code as an element of the page itself: no policy has to allow images from elsewhere."""
        drawing = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage, box_size=8).save(drawing)
        text = drawing.getvalue().decode()
        return text[text.index("<svg") :]


__all__ = ["AccountAdapter", "MFAAdapter"]
