"""What the buttons of a translation's editor do: publish, submit to moderation, mark as read."""

from collections.abc import Callable
from contextlib import nullcontext

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import DraftStateMixin, WorkflowMixin, WorkflowState
from wagtail_localize.models import Translation

from ..facts import carry_expiry
from ..reading import mark_as_read
from ..rights import may_edit, may_publish, obstacle
from ..saving import Incomplete, publishing_incomplete, refusal, save_draft
from ..words import complete_slug, progress_of

Action = Callable[[HttpRequest, Translation, models.Model], None]


def handle(request: HttpRequest, translation: Translation, target: models.Model) -> HttpResponse:
    """Run the action that was posted, say what came of it, and lead back to the editor."""
    action = ACTIONS.get(request.POST.get("action", ""))
    if action is None or not may_edit(request.user, target):
        raise PermissionDenied
    if problem := obstacle(request.user, target):
        messages.error(request, problem)
    else:
        try:
            with transaction.atomic():
                action(request, translation, target)
        except Incomplete as error:
            messages.error(request, error.message)
        except ValidationError as error:
            messages.error(request, _("Please correct what is marked below: %(errors)s") % {"errors": _join(error)})
    return redirect(request.path)


def _join(error: ValidationError) -> str:
    return " ".join(error.messages)


def publish(request: HttpRequest, translation: Translation, target: models.Model, incomplete: bool = False) -> None:
    if not may_publish(request.user, target):
        raise PermissionDenied
    with publishing_incomplete() if incomplete else nullcontext():
        translation.save_target(user=request.user, publish=True)
    target.refresh_from_db()
    names = {"title": target, "language": translation.target_locale.get_display_name()}
    if missing := progress_of(translation).missing:
        text = _("“%(title)s” is published in %(language)s, with %(missing)s passages in the source language.")
        messages.warning(request, text % {**names, "missing": missing})
    else:
        messages.success(request, _("“%(title)s” is published in %(language)s.") % names)


def publish_incomplete(request: HttpRequest, translation: Translation, target: models.Model) -> None:
    publish(request, translation, target, incomplete=True)


def submit(request: HttpRequest, translation: Translation, target: models.Model, incomplete: bool = False) -> None:
    """Save the words as a draft and start the workflow on it, or take up one that was sent back."""
    workflow = target.get_workflow() if isinstance(target, WorkflowMixin) else None
    if workflow is None or target.workflow_in_progress:
        raise PermissionDenied
    complete_slug(translation)
    progress = progress_of(translation)
    if not progress.complete and not incomplete:
        raise Incomplete(refusal(translation, progress.missing), code="incomplete")
    save_draft(translation, request.user)
    target.refresh_from_db()
    state = target.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(request.user)
    else:
        workflow.start(target, request.user)
    messages.success(request, _("“%(title)s” has been submitted to moderation.") % {"title": _title(target)})


def submit_incomplete(request: HttpRequest, translation: Translation, target: models.Model) -> None:
    """Submit with gaps: what is approved is published, so only those may who may publish."""
    if not may_publish(request.user, target):
        raise PermissionDenied
    submit(request, translation, target, incomplete=True)


def renew_submission(request: HttpRequest, translation: Translation, target: models.Model) -> None:
    """Have the moderation decide on the words as they are now instead of those that were submitted."""
    task_state = target.current_workflow_task_state if isinstance(target, WorkflowMixin) else None
    if task_state is None:
        raise PermissionDenied
    complete_slug(translation)
    progress = progress_of(translation)
    if not progress.complete:
        raise Incomplete(refusal(translation, progress.missing), code="incomplete")
    task_state.revision = save_draft(translation, request.user)
    task_state.save(update_fields=["revision"])
    messages.success(
        request, _("The moderation now decides on the current text of “%(title)s”.") % {"title": _title(target)}
    )


def read(request: HttpRequest, translation: Translation, target: models.Model) -> None:
    count = mark_as_read(translation, request.user)
    messages.success(request, _("%(count)s machine-translated passages are marked as read.") % {"count": count})


def take_expiry(request: HttpRequest, translation: Translation, target: models.Model) -> None:
    """Have the translation end when its source does; its dates are otherwise its own."""
    if not may_publish(request.user, target):
        raise PermissionDenied
    carry_expiry(translation.source.get_source_instance(), target)
    messages.success(request, _("“%(title)s” now ends when its source does.") % {"title": _title(target)})


def _title(target: models.Model) -> str:
    if isinstance(target, DraftStateMixin) and target.latest_revision:
        return target.latest_revision.object_str
    return str(target)


ACTIONS: dict[str, Action] = {
    "publish": publish,
    "publish_incomplete": publish_incomplete,
    "submit": submit,
    "submit_incomplete": submit_incomplete,
    "renew_submission": renew_submission,
    "read": read,
    "take_expiry": take_expiry,
}


__all__ = ["ACTIONS", "handle"]
