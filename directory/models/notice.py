"""Notice: somebody reports an entry (Regulation (EU) 2022/2065, Art. 16)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .text import TextLanguage


class NoticeReason(models.TextChoices):
    """`ABUSE`: offences of Directive 2011/93/EU, Art. 3 to 7, which may be reported without a name."""

    ILLEGAL = "illegal", _("illegal content")
    ABUSE = "abuse", _("sexual abuse or exploitation of children")
    WRONG = "wrong", _("wrong or misleading facts")
    RIGHTS = "rights", _("infringes copyright, trademarks or other rights")
    PERSONAL = "personal", _("personal data without consent")
    SPAM = "spam", _("advertising or fraud")
    CLOSED = "closed", _("the company no longer exists")
    OTHER = "other", _("something else")


class NoticeState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("waiting for confirmation")
    OPEN = "open", _("open")
    DECIDED = "decided", _("decided")


class NoticeDecision(models.TextChoices):
    NOTHING = "nothing", _("no action")
    CORRECTED = "corrected", _("entry corrected")
    WITHDRAWN = "withdrawn", _("entry withdrawn from the public")
    REMOVED = "removed", _("entry removed")
    RESTORED = "restored", _("entry shown again")


class NoticeGround(models.TextChoices):
    """What a restriction rests on (Regulation (EU) 2022/2065, Art. 17(3)(d) and (e))."""

    LAW = "law", _("the content is against the law")
    TERMS = "terms", _("the content is against the terms of use of the portal")


class Notice(models.Model):
    """What is reported, why, and what was decided, with the statement of reasons that both sides got.

    :ivar company: the company reported, or the one whose listing is reported; that stays when the listing goes.
    :ivar about_listing: the listing is what is reported; without this a deleted one would look like its company.
    :ivar region: the company's on the day of the report, later of the decision; it stays when the company goes.
    :ivar objects_to: the notice whose decision this is a complaint about (Art. 20), None for a report.
    :ivar by_company: it is the company that complains, not the reporter.
    :ivar title: the name of the entry as it was, for it may be gone by then.
    :ivar good_faith: the person has stated that they believe what they say to be accurate and complete.
    :ivar confirmed_at: when the e-mail address was confirmed; whoever did not confirm is not written to.
    :ivar escalated: who was told by now that they may decide, too: 1 the deputy, 2 the central desk as well.
    :ivar provision: the law or the clause of the terms that the decision rests on.
    """

    reference = models.UUIDField(_("reference"), default=uuid.uuid4, unique=True, editable=False)
    company = models.ForeignKey(
        "directory.Company", models.SET_NULL, null=True, blank=True, related_name="notices", verbose_name=_("company")
    )
    listing = models.ForeignKey(
        "directory.Listing", models.SET_NULL, null=True, blank=True, related_name="notices",
        verbose_name=_("offer or request"),
    )  # fmt: skip
    region = models.ForeignKey(
        "directory.Region", models.SET_NULL, null=True, related_name="+", verbose_name=_("region")
    )
    objects_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="complaints", verbose_name=_("complaint about")
    )
    by_company = models.BooleanField(_("by the company"), default=False)
    about_listing = models.BooleanField(_("about an offer or request"), default=False)
    title = models.CharField(_("entry"), max_length=255)
    address = models.CharField(_("address of the page"), max_length=500)
    reason = models.CharField(_("reason"), max_length=10, choices=NoticeReason)
    explanation = models.TextField(_("explanation"), max_length=5000)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    good_faith = models.BooleanField(_("statement of good faith"), default=False)
    language = models.CharField(_("language"), max_length=2, choices=TextLanguage)
    state = models.CharField(_("state"), max_length=12, choices=NoticeState, default=NoticeState.UNCONFIRMED)
    decision = models.CharField(_("decision"), max_length=10, choices=NoticeDecision, blank=True)
    ground = models.CharField(_("ground"), max_length=10, choices=NoticeGround, blank=True)
    provision = models.CharField(_("law or clause"), max_length=300, blank=True)
    statement_de = models.TextField(_("statement of reasons in German"), max_length=5000, blank=True)
    statement_cs = models.TextField(_("statement of reasons in Czech"), max_length=5000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    created_at = models.DateTimeField(_("reported"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    opened_at = models.DateTimeField(_("in the queue since"), null=True, blank=True)
    escalated = models.PositiveSmallIntegerField(default=0, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "opened_at"], name="notice_queue")]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return self.title

    @property
    def record(self) -> models.Model | None:
        """The company or listing reported, None where it is gone by now."""
        return self.listing if self.about_listing else self.company

    @property
    def short_reference(self) -> str:
        """What people can read out on the telephone."""
        return self.reference.hex[:8].upper()


__all__ = ["Notice", "NoticeDecision", "NoticeGround", "NoticeReason", "NoticeState"]
