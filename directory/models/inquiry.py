"""Inquiry: a message to a company, relayed and remembered by the portal."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .text import TextLanguage


class InquiryState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("waiting for the sender's confirmation")
    SENT = "sent", _("sent")
    READ = "read", _("read")
    ANSWERED = "answered", _("answered")
    CLOSED = "closed", _("closed")


class InquiryOutcome(models.TextChoices):
    CONTACT = "contact", _("contact")
    QUOTE = "quote", pgettext_lazy("outcome of an inquiry", "quote")
    ORDER = "order", _("order")
    NOTHING = "nothing", _("nothing came of it")


class Side(models.TextChoices):
    SENDER = "sender", _("who asked")
    RECEIVER = "receiver", _("who was asked")
    CHAMBER = "chamber", _("chamber")


def inquiry_key() -> str:
    return secrets.token_urlsafe(24)


class Inquiry(models.Model):
    """What one side asks the other. Its text is in its messages; officers see everything but those.

    :ivar batch: made with the form: the same for inquiries to several companies at once, and for a form sent twice.
    :ivar sender_key: in the links for a sender without an account: opens this thread as its sender.
    :ivar receiver_key: the same for a receiver whose entry has no members yet.
    :ivar receiver_email: where a chamber has passed it on to, for a company without members and without an address.
    :ivar hide_company: the sender learns the company's name with its answer, not before.
    :ivar desk_since: since when it lies at the chamber's desk because the portal knows nobody to send it to.
    :ivar moved_at: when a person last did something with it; the retention period counts from here.
    :ivar help_asked_by: side that has asked the chamber for help and so lets it read the messages.
    :ivar erased_at: when the retention period was over and messages, names and addresses were erased.
    """

    reference = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    batch = models.UUIDField(null=True, blank=True, db_index=True, editable=False)
    company = models.ForeignKey(
        "directory.Company", models.SET_NULL, null=True, related_name="inquiries", verbose_name=_("company asked")
    )
    listing = models.ForeignKey(
        "directory.Listing", models.SET_NULL, null=True, blank=True, related_name="inquiries",
        verbose_name=_("offer or request"),
    )  # fmt: skip
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="inquiries_sent"
    )
    sender_company = models.ForeignKey(
        "directory.Company", models.SET_NULL, null=True, blank=True, related_name="inquiries_sent"
    )
    sender_name = models.CharField(_("name"), max_length=120, blank=True)
    sender_email = models.EmailField(_("e-mail"), blank=True)
    sender_organisation = models.CharField(_("company of the sender"), max_length=255, blank=True)
    receiver_email = models.EmailField(blank=True, editable=False)
    hide_company = models.BooleanField(default=False, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=TextLanguage)
    subject = models.CharField(_("subject"), max_length=160, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=InquiryState, default=InquiryState.UNCONFIRMED)
    outcome = models.CharField(_("outcome"), max_length=10, choices=InquiryOutcome, blank=True)
    outcome_reason = models.CharField(_("why"), max_length=500, blank=True)
    outcome_by = models.CharField(_("outcome said by"), max_length=10, choices=Side, blank=True)
    help_asked_by = models.CharField(_("help asked for by"), max_length=10, choices=Side, blank=True)
    sender_key = models.CharField(max_length=64, unique=True, default=inquiry_key, editable=False)
    receiver_key = models.CharField(max_length=64, unique=True, default=inquiry_key, editable=False)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminder sent"), null=True, blank=True)
    escalated_at = models.DateTimeField(_("shown to the chamber as unanswered"), null=True, blank=True)
    outcome_asked_at = models.DateTimeField(_("asked for the outcome"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)
    desk_since = models.DateTimeField(_("at the chamber's desk to be passed on since"), null=True, blank=True)
    sender_seen_at = models.DateTimeField(null=True, blank=True, editable=False)
    receiver_seen_at = models.DateTimeField(null=True, blank=True, editable=False)
    moved_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "sent_at"], name="inquiry_state_sent")]
        constraints = [models.UniqueConstraint(fields=["batch", "company"], name="inquiry_once")]
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")

    def __str__(self) -> str:
        return str(self.reference)  # the subject is for the two sides, and this is shown in the CMS


class InquiryMessage(models.Model):
    """One message of the thread.

    :ivar translations: machine translations by language: {"cs": "…"}.
    :ivar relayed_at: when the letters to the other side were queued; the mark that they are not queued twice.
    """

    inquiry = models.ForeignKey("directory.Inquiry", models.CASCADE, related_name="messages")
    side = models.CharField(_("from"), max_length=10, choices=Side)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField(_("message"), max_length=5000)
    language = models.CharField(_("language"), max_length=2, choices=TextLanguage)
    translations = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    relayed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self) -> str:
        return f"{self.get_side_display()}, {self.created_at:%Y-%m-%d}"


class InquiryAttachment(models.Model):
    """A file of a message, checked when it came in (home/uploads.py), in the private storage."""

    message = models.ForeignKey("directory.InquiryMessage", models.CASCADE, related_name="attachments")
    file = models.CharField(max_length=255, editable=False)  # its name in the private storage
    name = models.CharField(_("file name"), max_length=160)
    content_type = models.CharField(max_length=60, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.name


__all__ = ["Inquiry", "InquiryAttachment", "InquiryMessage", "InquiryOutcome", "InquiryState", "Side"]
