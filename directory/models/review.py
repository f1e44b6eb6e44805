"""How drafts of companies and listings come before the chamber of their region."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Task, TaskState


class ReasonForm(TaskStateCommentForm):
    """Nothing is sent back without a word."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = True


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

    def user_can_lock(self, obj: models.Model, user: AbstractUser) -> bool:
        from ..review.rights import may_withdraw, works_at_the_desk

        return works_at_the_desk(user) and may_withdraw(user, obj)  # type: ignore[arg-type]

    def get_actions(self, obj: models.Model, user: AbstractUser) -> list[tuple[str, Any, bool]]:
        if not self.user_can_access_editor(obj, user):
            return []
        return [
            ("reject", _("Send back with a reason"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]

    def get_form_for_action(self, action: str) -> type[TaskStateCommentForm]:
        return ReasonForm if action == "reject" else super().get_form_for_action(action)

    def on_action(self, task_state: TaskState, user: AbstractUser, action_name: str, **kwargs: Any) -> Any:
        """Decide, if the user may; Wagtail asks that about the record in the address, not about the task in it."""
        from ..review import may_decide

        if task_state.task_id != self.pk or not may_decide(user, task_state.workflow_state.content_object):
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: AbstractUser, **kwargs: Any) -> QuerySet[TaskState]:
        from ..review import waiting_for

        return TaskState.objects.filter(task=self, pk__in=waiting_for(user).values("pk"))


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


class ReviewReply(models.Model):
    """What an officer wrote with a decision, for readers of each language; the comment of the task has one of both."""

    task_state = models.OneToOneField("wagtailcore.TaskState", models.CASCADE, related_name="review_reply")
    text_de = models.TextField(_("German"))
    text_cs = models.TextField(_("Czech"))

    class Meta:
        verbose_name = _("reply of an officer")
        verbose_name_plural = _("replies of officers")

    def __str__(self) -> str:
        return self.text_de[:60]


class Escalation(models.Model):
    """Those newly in charge of what waits have been told: the deputy (stage 1), the central desk (stage 2)."""

    task_state = models.ForeignKey("wagtailcore.TaskState", models.CASCADE, related_name="escalations")
    stage = models.PositiveSmallIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task_state", "stage"], name="escalation_told_once")]
        verbose_name = _("escalation")
        verbose_name_plural = _("escalations")

    def __str__(self) -> str:
        return f"{self.task_state_id}: {self.stage}"


class TrustedChange(models.Model):
    """A small change of a trusted company that went live at once, and waits for a look afterwards.

    :ivar before: what was public until then; `after`: what the company published.
    """

    company = models.ForeignKey("directory.Company", models.CASCADE, related_name="trusted_changes")
    before = models.ForeignKey("wagtailcore.Revision", models.SET_NULL, null=True, related_name="+")
    after = models.ForeignKey("wagtailcore.Revision", models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("published"))
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    seen_at = models.DateTimeField(_("looked at"), null=True)

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["made_at"], name="trusted_unseen", condition=models.Q(seen_at=None))]
        verbose_name = _("change of a trusted company")
        verbose_name_plural = _("changes of trusted companies")

    def __str__(self) -> str:
        return str(self.company)


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


__all__ = [
    "CheckResult",
    "Escalation",
    "RegionTask",
    "Register",
    "RegisterCheck",
    "ReplyBlock",
    "ReviewReply",
    "TrustedChange",
]
