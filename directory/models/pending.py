"""PendingRequest: what somebody without an account has written, until they have shown that the address is theirs."""

import secrets

from django.conf import settings
from django.db import models

from .text import TextLanguage


def pending_key() -> str:
    return secrets.token_urlsafe(24)


class PendingRequest(models.Model):
    """A request on its way to becoming a listing.

    :ivar key: in the address of the page that asks for the code; whoever has it alone can do nothing.
    :ivar said: what was entered: {"title", "description", "cooperation", "capabilities": [code], "areas": [code],
        "needed_by": ISO date or None, "company": {"name", "country", "postal_code", "city", "ico", "vat_id"}}.
    :ivar code_digest: of the code in the mail; `attempts` counts wrong ones.
    :ivar company: an entry that was there before, for which the person has made a claim; the listing waits for it.
    :ivar finished_at: when it became a listing.
    """

    key = models.CharField(max_length=64, unique=True, default=pending_key)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=TextLanguage)
    said = models.JSONField()
    wording = models.TextField()  # the words agreed to
    code_digest = models.CharField(max_length=64, blank=True)
    code_sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    company = models.ForeignKey("directory.Company", models.CASCADE, null=True, related_name="+")
    listing = models.ForeignKey("directory.Listing", models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["user", "company"], name="pending_user_company")]

    def __str__(self) -> str:
        return str(self.said.get("title", self.pk))


__all__ = ["PendingRequest"]
