"""What the portal knows of a translation beyond wagtail-localize: is what readers see true to its source?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationState(models.Model):
    """One row for each of wagtail-localize's Translations that was ever saved into its page or snippet."""

    translation = models.OneToOneField("wagtail_localize.Translation", models.CASCADE, related_name="state")
    outdated_since = models.DateTimeField(
        _("out of date since"), null=True, blank=True,
        help_text=_("When the source was published with words that this translation does not have yet."),
    )  # fmt: skip
    published_machine = models.BooleanField(
        _("machine-translated"), default=False,
        help_text=_("What is published holds words of a machine that nobody has read."),
    )  # fmt: skip
    saved_at = models.DateTimeField(_("saved"), null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("saved by")
    )
    # What is live, as SavedTranslation says it of a revision.
    live_words = models.CharField(max_length=64, blank=True, editable=False)
    live_missing = models.PositiveIntegerField(default=0, editable=False)
    live_machine = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")
        permissions = [("translate", "Can translate pages and snippets into another language")]

    def __str__(self) -> str:
        return f"{self.translation_id}"


class SavedTranslation(models.Model):
    """What stands in one revision of a translation; its words may have changed again by the time it is published."""

    revision = models.OneToOneField("wagtailcore.Revision", models.CASCADE, related_name="+")
    translation = models.ForeignKey("wagtail_localize.Translation", models.CASCADE, related_name="saved")
    words = models.CharField(max_length=64)  # fingerprint of the source text that was translated
    missing = models.PositiveIntegerField(default=0)  # passages that were left in the source language
    machine = models.JSONField(default=dict)  # unread words of a machine: id of the StringTranslation -> fingerprint

    class Meta:
        verbose_name = _("saved translation")
        verbose_name_plural = _("saved translations")

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.revision_id}"
