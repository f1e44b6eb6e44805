"""Absolute addresses for letters, in the language that is active; what a link may do is signed into it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse

from ..models import Inquiry, Side

SALT = "inquiry, one click"


def absolute(name: str, *arguments: Any) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=arguments)}"


def thread_link(inquiry: Inquiry, key: str) -> str:
    """Lead to the thread: by its key for those without an account."""
    return absolute("inquiries_by_key", key) if key else absolute("inquiries_thread", inquiry.reference)


@dataclass(frozen=True)
class Click:
    """What a link of a letter lets its reader say: something about one inquiry, for one side, and read nothing."""

    inquiry: int
    side: Side


def click_token(inquiry: Inquiry, side: Side) -> str:
    return signing.dumps([inquiry.pk, str(side)], salt=SALT)


def click_of(token: str) -> Click | None:
    """Return what a link of ours lets say, None for anything else. It holds as long as the inquiry is kept."""
    try:
        pk, side = signing.loads(token, salt=SALT)
        return Click(int(pk), Side(side))
    except (signing.BadSignature, ValueError, TypeError):
        return None


__all__ = ["Click", "absolute", "click_of", "click_token", "thread_link"]
