"""CompanyText: what an organisation says of itself in one language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey


class Origin(models.TextChoices):
    WRITTEN = "written", _("written by a person")
    MACHINE = "machine", _("machine translation, not yet read by a person")
    REVIEWED = "reviewed", _("machine translation, reviewed")


class SourceState(models.TextChoices):
    CURRENT = "current", _("up to date")
    OUTDATED = "outdated", _("source text has changed since")


class TextLanguage(models.TextChoices):
    DE = "de", _("German")
    CS = "cs", _("Czech")
    EN = "en", _("English")


class CompanyText(models.Model):
    """Prose in one language, with how it came about."""

    company = ParentalKey("directory.Company", related_name="texts", on_delete=models.CASCADE)
    language = models.CharField(_("language"), max_length=2, choices=TextLanguage)
    summary = models.CharField(_("in one sentence"), max_length=240, blank=True)
    description = models.TextField(_("description"), max_length=5000, blank=True)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.WRITTEN)
    source_state = models.CharField(
        _("state of its source"), max_length=10, choices=SourceState, default=SourceState.CURRENT
    )

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "language"],
                name="company_text_language",
                deferrable=models.Deferrable.DEFERRED,  # two texts of one form may swap their languages
            )
        ]
        verbose_name = _("text")
        verbose_name_plural = _("texts")

    def __str__(self) -> str:
        return f"{self.get_language_display()}: {self.summary}"
