"""What companies and listings have in common: they are confirmed, grow old, and leave the public view."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class FreshnessMixin(models.Model):
    """A published record that somebody vouches for.

    :ivar reminders_sent: how many reminders have gone out since it was last confirmed, the last one on `reminded_at`.
    :ivar dormant_since: since when it is out of public view because nobody confirmed it.
    :ivar dormant_revision: what comes back to the public when somebody does.
    """

    confirmed_at = models.DateField(_("last confirmed"), null=True, blank=True)
    reminders_sent = models.PositiveSmallIntegerField(default=0, editable=False)
    reminded_at = models.DateField(null=True, blank=True, editable=False)
    dormant_since = models.DateField(_("out of public view since"), null=True, blank=True, editable=False)
    dormant_revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True

    def with_content_json(self, content: dict[str, Any]) -> "FreshnessMixin":
        """A draft says nothing about reminders and the public view: that is the record's, as it is now."""
        found = super().with_content_json(content)
        for name in ("reminders_sent", "reminded_at", "dormant_since", "dormant_revision_id"):
            setattr(found, name, getattr(self, name))
        return found


__all__ = ["FreshnessMixin"]
