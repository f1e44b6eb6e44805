"""Signed links in letters: whoever has one may confirm this report, or complain about this decision, no more."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from ..models import Notice

CONFIRM, COMPLAIN = "notice confirmation", "notice complaint"  # salts: one kind of link is no use as the other
COMPLAINT_PERIOD = timedelta(days=184)  # at least six months (Art. 20(1))


def confirm_link(notice: Notice) -> str:
    return _absolute("notices_confirm", signing.dumps(notice.reference.hex, salt=CONFIRM))


def complaint_link(notice: Notice, *, by_company: bool) -> str:
    return _absolute("notices_complain", signing.dumps([notice.reference.hex, by_company], salt=COMPLAIN))


def read_confirmation(token: str) -> str:
    """Return the reference in a link, "" where it is none of ours."""
    try:
        return str(signing.loads(token, salt=CONFIRM))
    except signing.BadSignature:
        return ""


def read_complaint(token: str) -> tuple[str, bool] | None:
    """Return reference and side in a link, None where it is none of ours."""
    try:
        reference, by_company = signing.loads(token, salt=COMPLAIN)
    except signing.BadSignature:
        return None
    return reference, by_company


def _absolute(name: str, token: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=[token])


__all__ = ["COMPLAINT_PERIOD", "complaint_link", "confirm_link", "read_complaint", "read_confirmation"]
