"""Sentences that are shown in one place and kept or sent in another."""

from django.conf import settings
from django.utils.translation import gettext as _

from ..models import Inquiry, InquiryMessage, Side


def consent_wording() -> str:
    """Return what a sender agrees to, word for word as the log keeps it."""
    return _(
        "I agree that the portal forwards my message, my name and my e-mail address to the companies asked so that "
        "they can answer me, and that it keeps the correspondence until %(days)s days after the last message."
    ) % {"days": settings.INQUIRY_RETENTION_DAYS}


def company_name(inquiry: Inquiry, side: Side | str) -> str:
    """Return how a side may call the company asked: its sender by name only once a hidden one has answered."""
    if inquiry.company is None:
        return _("a company that is no longer listed")
    if side == Side.SENDER and inquiry.hide_company:
        answers = InquiryMessage.objects.filter(inquiry=inquiry, side=Side.RECEIVER)
        if not answers.exists():
            return _("a company that does not show its name yet")
    return inquiry.company.name


def outcome_question(side: Side) -> str:
    if side == Side.SENDER:
        return _("Some time ago, you asked a company through the portal. What came of it? One click is enough.")
    return _("Some time ago, you were asked something through the portal. What came of it? One click is enough.")


__all__ = ["company_name", "consent_wording", "outcome_question"]
