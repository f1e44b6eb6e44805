"""Who speaks for a company: members, invitations, claims."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    ADMIN = "admin", _("administrator of the entry")
    EDITOR = "editor", _("editor of the entry")


class Membership(models.Model):
    """A person who keeps a company's entry; administrators also look after the other people."""

    company = models.ForeignKey("directory.Company", models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.EDITOR)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        ordering = ["company", "created_at"]
        constraints = [models.UniqueConstraint(fields=["company", "user"], name="member_once")]
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return f"{self.user} – {self.company}"


class Invitation(models.Model):
    """A person asked by mail to become a member; `digest` is the SHA-256 of the key in the link."""

    company = models.ForeignKey("directory.Company", models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.EDITOR)
    language = models.CharField(_("language"), max_length=2)
    digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.email} – {self.company}"


class Proof(models.TextChoices):
    DOMAIN = "domain", _("e-mail address at the company's web domain")
    LETTER = "letter", _("code in a letter")
    OFFICER = "officer", _("decision of the chamber")


class ClaimState(models.TextChoices):
    OPEN = "open", _("waiting for proof")
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("expired")


class Claim(models.Model):
    """“This is my company”: asked by a person, granted by a proof.

    `code_digest` is a salted hash of the code in the letter or the mail; `attempts` counts wrong codes. `proven_at` is
    set when the right code came while somebody kept the entry: then a person decides.
    """

    company = models.ForeignKey("directory.Company", models.CASCADE, related_name="claims", verbose_name=_("company"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="claims", verbose_name=_("person")
    )
    proof = models.CharField(_("proof"), max_length=10, choices=Proof)
    state = models.CharField(_("state"), max_length=10, choices=ClaimState, default=ClaimState.OPEN)
    email = models.EmailField(_("e-mail at the company"), blank=True)
    message = models.TextField(_("message to the chamber"), max_length=2000, blank=True)
    code_digest = models.CharField(max_length=128, blank=True, editable=False)
    code_sent_at = models.DateTimeField(_("code sent"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("wrong codes"), default=0)
    proven_at = models.DateTimeField(_("proven"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    created_at = models.DateTimeField(_("asked"), auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "user"], condition=models.Q(state="open"), name="claim_open_once"
            )
        ]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return f"{self.company} – {self.user}"


__all__ = ["Claim", "ClaimState", "Invitation", "Membership", "Proof", "Role"]
