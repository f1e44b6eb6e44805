"""What people have agreed to, and what they want to be sent."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .languages import ReaderLanguage


class Purpose(models.TextChoices):
    ACCOUNT = "account", _("account and privacy notice")
    ENTRY = "entry", _("publication of an entry")
    CONTACT = "contact", _("publication of a contact person")
    INQUIRY = "inquiry", _("forwarding of an inquiry")
    NEWSLETTER = "newsletter", _("newsletter")
    ALERT = "alert", _("alert for new entries")


class Consent(models.Model):
    """A line of the log: who agreed to which words, and when; withdrawing writes the day and deletes nothing.

    The line outlives the account (GDPR Art. 7(1): consent must be provable) without naming it: `email` is emptied
    when the person is erased, `wording` stays.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="consents")
    email = models.EmailField(_("e-mail"), blank=True)
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)
    wording = models.TextField(_("wording agreed to"))
    language = models.CharField(_("language"), max_length=2, choices=ReaderLanguage)
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ["-given_at", "-pk"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.email}"


def subscription_key() -> str:
    return secrets.token_urlsafe(24)


class Subscription(models.Model):
    """What somebody gets by mail once they have confirmed it (double opt-in).

    :ivar search: address of the search that an alert is about, such as "kind=request&sector=25", empty otherwise.
    :ivar key: in the links of its mails; whoever has it may confirm or end this subscription, and nothing else.
    """

    email = models.EmailField(_("e-mail"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    purpose = models.CharField(
        _("purpose"), max_length=12, choices=[(p.value, p.label) for p in (Purpose.NEWSLETTER, Purpose.ALERT)]
    )
    language = models.CharField(_("language"), max_length=2, choices=ReaderLanguage)
    search = models.CharField(_("search"), max_length=1000, blank=True)
    key = models.CharField(max_length=64, unique=True, default=subscription_key, editable=False)
    created_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    sent_until = models.DateTimeField(_("sent until"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["email", "purpose", "search", "language"], name="subscription_once")
        ]
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.email}"


__all__ = ["Consent", "Purpose", "Subscription"]
