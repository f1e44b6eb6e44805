"""Outgoing mail as it stands, and addresses that do not take it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    QUEUED = "queued", _("waiting")
    SENT = "sent", _("sent")
    FAILED = "failed", _("given up")
    WITHHELD = "withheld", _("not sent: the address does not take mail")


class OutgoingMail(models.Model):
    """A message from the moment it is queued; what failed stays until somebody sends it again or deletes it.

    `packed` has the whole message (home/mail/packing.py) and is emptied once it is sent, at the latest when an
    inquiry would be erased. `handed_at` is set while the mail server has the message and has not answered: what stays
    so, because the worker died, may have arrived.
    """

    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=255)
    letter = models.CharField(_("letter"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=MailState, default=MailState.QUEUED, db_index=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    problem = models.TextField(_("problem"), blank=True)
    created_at = models.DateTimeField(_("queued"), auto_now_add=True)
    due_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    handed_at = models.DateTimeField(null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    packed = models.JSONField(null=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        permissions = [("preview_letters", "Can see the letters of the portal with made-up data")]
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"


class Bounce(models.Model):
    """An address that sent mail back; a permanent bounce keeps further mail from it until the row is deleted."""

    email = models.EmailField(_("e-mail"), db_index=True)
    permanent = models.BooleanField(
        _("permanent"), default=True, help_text=_("Nothing more is sent to this address until the entry is deleted.")
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    source = models.CharField(_("recorded by"), max_length=60)
    created_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("bounce")
        verbose_name_plural = _("bounces")

    def __str__(self) -> str:
        return self.email


__all__ = ["Bounce", "MailState", "OutgoingMail"]
