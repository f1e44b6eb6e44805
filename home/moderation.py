"""E-mails about moderation: to those who decide when something is submitted, to its author when they have decided.

They take the place of Wagtail's, which leave a cancelled moderation untold, write their HTML in the sender's language,
and let a mistake in a message undo the decision that it tells of.
"""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin import mail as stock
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, PreviewableMixin, RevisionMixin, TaskState, TranslatableMixin, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)
from wagtail.users.models import UserProfile

from .mail.html import inlined
from .mail.sending import post

logger = logging.getLogger(__name__)


_told_by_others: set[type[Model]] = set()


def leave_to_others(*models: type[Model]) -> None:
    """Send nothing about records of these models: their room writes its own letters."""
    _told_by_others.update(models)


class _Letters:
    """Writes to each recipient in the language of their profile, German where they have chosen none."""

    def __call__(self, instance: Any = None, **kwargs: Any) -> bool:
        state = instance.workflow_state if isinstance(instance, TaskState) else instance
        if state and type(state.content_object) in _told_by_others:
            return True
        try:
            with transaction.atomic():
                return super().__call__(instance, **kwargs)  # type: ignore[misc]
        except Exception:
            logger.exception("No mail about %s", instance)
            return False

    def send_notifications(
        self, template_set: dict[str, str], context: dict[str, Any], recipients: Iterable[AbstractUser], **kwargs: Any
    ) -> bool:
        written = [_write(template_set, context, recipient) for recipient in recipients]
        return all(written)


def _write(template_set: dict[str, str], context: dict[str, Any], recipient: AbstractUser) -> bool:
    """Send one letter; whatever goes wrong is logged, and neither the others nor the decision suffer from it."""
    language = UserProfile.get_for_user(recipient).preferred_language or settings.LANGUAGE_CODE
    try:
        with transaction.atomic(), override(language):
            words = {**context, "user": recipient, "edit_url": _edit_url(context["object"], recipient)}
            text = {name: render_to_string(template, words).strip() for name, template in template_set.items()}
            name = Path(template_set["text"]).stem
            post(name, recipient.email, text["subject"], text["text"] + "\n", inlined(text["html"]))
    except Exception:
        logger.exception("No mail to %s about %s", recipient, context["object"])
        return False
    return True


def _absolute(url: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{url}" if url.startswith("/") else url


def _edit_url(instance: Model, recipient: AbstractUser) -> str:
    url = AdminURLFinder(recipient).get_edit_url(instance)
    return _absolute(url) if url else ""


def _facts(instance: Model, state: WorkflowState, person: AbstractUser | None) -> dict[str, Any]:
    """Return what a letter says of what it is about: the draft as it is now."""
    fresh = type(instance)._default_manager.get(pk=instance.pk)  # the one at hand may be from before publishing
    draft = fresh.get_latest_revision_as_object() if isinstance(fresh, RevisionMixin) else fresh
    page = fresh.specific if isinstance(fresh, Page) else None
    return {
        "object": page or fresh,
        "page": page,
        "title": page.get_admin_display_title() if page else str(draft),
        "kind": (page or fresh)._meta.verbose_name,
        "locale": fresh.locale if isinstance(fresh, TranslatableMixin) else None,
        "person": person,
        "live": _is_published(fresh),
        "planned": draft.go_live_at,
        "public_url": page.full_url if page and page.live else "",
        "comment": state.current_task_state.comment if state.current_task_state else "",
    }


def _preview_url(instance: Model, task_id: int) -> str:
    """Return where those who decide see the draft as readers would."""
    if not isinstance(instance, PreviewableMixin) or not instance.is_previewable():
        return ""
    name = "wagtailadmin_pages:workflow_preview"
    if not isinstance(instance, Page):
        name = type(instance).snippet_viewset.get_url_name("workflow_preview")  # type: ignore[attr-defined]
    return _absolute(reverse(name, args=[instance.pk, task_id]))


class Submitted(_Letters, stock.GroupApprovalTaskStateSubmissionEmailNotifier):
    """To the groups of the task. What is submitted to them bears no comment yet."""

    def get_context(self, task_state: TaskState, **kwargs: Any) -> dict[str, Any]:
        state = task_state.workflow_state
        facts = _facts(state.content_object, state, kwargs.get("user") or state.requested_by)
        return {**facts, "comment": "", "preview_url": _preview_url(facts["object"], task_state.task_id)}


class Approved(_Letters, stock.WorkflowStateApprovalEmailNotifier):
    def get_context(self, state: WorkflowState, **kwargs: Any) -> dict[str, Any]:
        return _facts(state.content_object, state, kwargs.get("user"))


class Rejected(_Letters, stock.WorkflowStateRejectionEmailNotifier):
    def get_context(self, state: WorkflowState, **kwargs: Any) -> dict[str, Any]:
        return _facts(state.content_object, state, kwargs.get("user"))


class Cancelled(_Letters, stock.BaseWorkflowStateEmailNotifier):
    """To the author, and to those who were asked: nobody need look any more."""

    notification = "cancelled"

    def __call__(self, instance: WorkflowState | None = None, **kwargs: Any) -> bool:
        """Wagtail cancels a moderation, too, when what is in it gets published directly: that is an approval."""
        if instance and _is_published(instance.content_object):
            return approved(instance, **kwargs)
        return super().__call__(instance, **kwargs)

    def get_valid_recipients(self, state: WorkflowState, **kwargs: Any) -> set[AbstractUser]:
        asked = Submitted().get_valid_recipients(state.current_task_state, **kwargs)
        return asked | Rejected().get_valid_recipients(state, **kwargs)

    def get_context(self, state: WorkflowState, **kwargs: Any) -> dict[str, Any]:
        return _facts(state.content_object, state, kwargs.get("user"))


submitted, approved, rejected, cancelled = Submitted(), Approved(), Rejected(), Cancelled()


def _is_published(instance: Any) -> bool:
    stored = type(instance)._default_manager.filter(pk=instance.pk)
    return stored.filter(live=True, has_unpublished_changes=False).exists()


def connect() -> None:
    """Connect before Wagtail does, under the names that Wagtail uses: the second receiver of a name is left out."""
    uid = "workflow_state_{}_email_notification"
    task_submitted.connect(submitted, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification")
    workflow_submitted.connect(_nobody, sender=WorkflowState, dispatch_uid=uid.format("submitted"))
    workflow_approved.connect(approved, sender=WorkflowState, dispatch_uid=uid.format("approved"))
    workflow_rejected.connect(rejected, sender=WorkflowState, dispatch_uid=uid.format("rejected"))
    workflow_cancelled.connect(cancelled, sender=WorkflowState, dispatch_uid=uid.format("cancelled"))


def _nobody(**kwargs: Any) -> None:
    """Superusers are not told of every submission; those whose task it is are."""


__all__ = ["connect", "leave_to_others"]
