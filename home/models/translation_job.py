"""What the translation desk did in one go: a submission of many rows, or a file of an outside translator."""

from django.conf import settings
from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JobKind(TextChoices):
    SUBMIT = "submit", _("submission for translation")
    IMPORT = "import", _("PO import")


class JobPhase(TextChoices):
    QUEUED = "queued", _("waiting to begin")
    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked")
    RUNNING = "running", _("under way")
    FINISHED = "finished", _("finished")
    FAILED = "failed", _("failed")
    UNDONE = "undone", _("undone")


class TranslationJob(models.Model):
    """One job with its report, which stays.

    `entries` is what is to be done: names of desk rows, or the entries of a file (emptied once they are applied).
    `report` has one object per row: title, outcome, reason (a code) and details of the reason.
    """

    kind = models.CharField(max_length=10, choices=JobKind)
    phase = models.CharField(_("state"), max_length=10, choices=JobPhase, default=JobPhase.QUEUED)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("started by")
    )
    locale = models.ForeignKey("wagtailcore.Locale", models.CASCADE, null=True, related_name="+")
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    entries = models.JSONField(default=list)
    report = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("job of the translation desk")
        verbose_name_plural = _("jobs of the translation desk")

    def __str__(self) -> str:
        return self.file_name or str(self.get_kind_display())
