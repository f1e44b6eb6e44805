"""How drafts of companies and listings come before the chamber of their region."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task


class RegionTask(Task):
    """Approval by the desk of the record's region; directory/review/ has what it does."""

    class Meta:
        verbose_name = _("approval by the chamber of the region")
        verbose_name_plural = _("approvals by the chambers of the regions")

    @classmethod
    def get_description(cls) -> Any:
        return _("Officers of the chamber that looks after the record's region decide, later its deputy too.")

    def user_can_access_editor(self, obj: models.Model, user: AbstractUser) -> bool:
        from ..review import may_decide

        return may_decide(user, obj)

    def locked_for_user(self, obj: models.Model, user: AbstractUser) -> bool:
        return not self.user_can_access_editor(obj, user)

    def get_actions(self, obj: models.Model, user: AbstractUser) -> list[tuple[str, Any, bool]]:
        if not self.user_can_access_editor(obj, user):
            return []
        return [
            ("reject", _("Send back with a reason"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]


class ReplyBlock(models.Model):
    """A reason for sending back, ready in both languages."""

    title = models.CharField(_("title in the CMS"), max_length=120)
    text_de = models.TextField(_("German"), max_length=2000)
    text_cs = models.TextField(_("Czech"), max_length=2000)

    class Meta:
        ordering = ["title"]
        verbose_name = _("text block")
        verbose_name_plural = _("text blocks")

    def __str__(self) -> str:
        return self.title


class Register(models.TextChoices):
    VIES = "vies", "VIES"
    ARES = "ares", "ARES"


class CheckResult(models.TextChoices):
    VALID = "valid", _("known to the register")
    UNKNOWN = "unknown", _("not known to the register")
    DIFFERENT = "different", _("known under another name")
    UNREACHABLE = "unreachable", _("the register did not answer")


class RegisterCheck(models.Model):
    """What a public register said of a number at a time."""

    company = models.ForeignKey("directory.Company", models.CASCADE, related_name="register_checks")
    register = models.CharField(_("register"), max_length=10, choices=Register)
    number = models.CharField(_("number"), max_length=20)
    result = models.CharField(_("result"), max_length=12, choices=CheckResult)
    name = models.CharField(_("name in the register"), max_length=255, blank=True)
    address = models.CharField(_("address in the register"), max_length=500, blank=True)
    checked_at = models.DateTimeField(_("checked"), auto_now_add=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-checked_at", "-pk"]
        verbose_name = _("register check")
        verbose_name_plural = _("register checks")

    def __str__(self) -> str:
        return f"{self.get_register_display()} {self.number}"


__all__ = ["CheckResult", "RegionTask", "Register", "RegisterCheck", "ReplyBlock"]
