"""What came in from files: runs, their rows, and which state of the vocabularies is loaded."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RunState(models.TextChoices):
    UPLOADED = "uploaded", _("uploaded, waiting for your decision")
    CHECKING = "checking", _("trial run under way")
    CHECKED = "checked", _("trial run finished")
    QUEUED = "queued", _("waiting to start")
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    INTERRUPTED = "interrupted", _("interrupted")
    FAILED = "failed", _("failed")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")


class Outcome(models.TextChoices):
    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    UNCHANGED = "unchanged", _("unchanged")
    REJECTED = "rejected", _("rejected")


class Publish(models.TextChoices):
    """What becomes public straight away."""

    NOTHING = "nothing", _("nothing: new entries and changes are drafts")
    PROSE = "prose", _("entries with a description")
    BASIC = "basic", _("all entries, those without a description as basic entries")


class Assume(models.TextChoices):
    """What to do with a row that may be a company the directory already has."""

    ASK = "ask", _("ask")
    SAME = "same", _("it is the same company")
    NEW = "new", _("it is a new company")
    SKIP = "skip", _("leave the row out")


class ImportRun(models.Model):
    """One file read in, with where it came from, what was chosen and what came of it."""

    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(_("checksum of the file"), max_length=64)
    source = models.CharField(_("source"), max_length=255)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("started by")
    )
    state = models.CharField(_("state"), max_length=12, choices=RunState, default=RunState.UPLOADED)
    publish = models.CharField(_("publish"), max_length=8, choices=Publish, default=Publish.NOTHING)
    assume = models.CharField(_("possible duplicates"), max_length=5, choices=Assume, default=Assume.ASK)
    upload = models.CharField(max_length=255, blank=True, help_text="Where the uploaded file is kept meanwhile")
    mapping = models.JSONField(default=dict, blank=True, help_text="Heading to fact, as chosen by hand")
    decisions = models.JSONField(default=dict, blank=True, help_text="Row number to same, new or skip")
    counts = models.JSONField(_("result"), default=dict, blank=True)
    total = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(_("rows done"), default=0)
    message = models.TextField(_("message"), blank=True)
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return f"{self.pk}: {self.file_name}"


class ImportRow(models.Model):
    """What became of one row; with `before` the import can be taken back."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")
    row_number = models.PositiveIntegerField(_("row"))
    name = models.CharField(_("name"), max_length=255, blank=True)
    company = models.ForeignKey("directory.Company", models.SET_NULL, null=True, blank=True, related_name="import_rows")
    outcome = models.CharField(_("result"), max_length=10, choices=Outcome)
    trial = models.BooleanField(default=False, help_text="Result of a trial run, nothing was written")
    field = models.CharField(_("field"), max_length=40, blank=True)
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    details = models.JSONField(default=dict, blank=True, help_text="What the reason's sentence is filled in with")
    notes = models.JSONField(default=list, blank=True, help_text="Values not taken over: field, reason, details")
    key = models.CharField(max_length=40, blank=True, help_text="Digest of source, name, place and identifiers")
    content = models.CharField(max_length=40, blank=True, help_text="Digest of what the row said")
    before = models.JSONField(null=True, blank=True, help_text="Values that the row replaced")
    revision = models.ForeignKey("wagtailcore.Revision", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["run", "row_number"]
        indexes = [
            models.Index(fields=["run", "outcome"], name="importrow_outcome"),
            models.Index(fields=["key"], name="importrow_key"),
        ]
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")

    def __str__(self) -> str:
        return f"{self.row_number}: {self.outcome}"


class LoadedVocabulary(models.Model):
    """Digest of the data files that a vocabulary was last loaded from, so that loading again costs nothing."""

    name = models.CharField(max_length=40, primary_key=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("loaded vocabulary")
        verbose_name_plural = _("loaded vocabularies")

    def __str__(self) -> str:
        return self.name
