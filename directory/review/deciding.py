"""An officer's decision on what waits: approved, sent back, or rejected for good."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from home.mail import recipient_of

from ..models import Company, Listing, ReviewReply
from .responsibility import may_decide
from .signals import refused


@transaction.atomic
def take(task_id: int, user: AbstractUser, revision_id: int | None = None) -> tuple[TaskState, Company | Listing]:
    """Take what waits in hand, so that nobody else decides on it at the same time.

    :param revision_id: the draft that the officer has read.
    :raises PermissionDenied: where the user may not decide on it by now.
    :raises ValidationError: where it does not wait any more, or its draft is another by now.
    """
    task = TaskState.objects.select_for_update(of=("self",)).select_related("workflow_state", "task").get(pk=task_id)
    record = task.workflow_state.content_object
    if not may_decide(user, record):
        raise PermissionDenied
    if task.status != TaskState.STATUS_IN_PROGRESS:
        raise ValidationError(_("Somebody else has decided on this meanwhile, or it was withdrawn."), code="gone")
    if revision_id is not None and revision_id != record.latest_revision_id:
        raise ValidationError(_("The draft has changed since you opened it. Please look at it again."), code="changed")
    return task, record


@transaction.atomic
def approve(task_id: int, user: AbstractUser, revision_id: int | None = None) -> None:
    task, _record = take(task_id, user, revision_id)
    task.specific.approve(user=user)


@transaction.atomic
def send_back(task_id: int, user: AbstractUser, german: str, czech: str, revision_id: int | None = None) -> None:
    """Ask for changes; the company edits its draft and submits it again."""
    task, _record = take(task_id, user, revision_id)
    task.specific.reject(user=user, comment=_reply(task, german, czech))


@transaction.atomic
def refuse(task_id: int, user: AbstractUser, german: str, czech: str, revision_id: int | None = None) -> None:
    """Reject for good: what is public stays as it was; what never was cannot be submitted again."""
    task, record = take(task_id, user, revision_id)
    task.specific.reject(user=user, comment=_reply(task, german, czech), update=False)
    state = task.workflow_state
    state.status = WorkflowState.STATUS_CANCELLED
    state.save()
    if record.live:
        type(record).objects.get(pk=record.pk).save_revision(user=user, changed=False, clean=False)
        type(record).objects.filter(pk=record.pk).update(has_unpublished_changes=False)
    refused.send(sender=WorkflowState, instance=state, user=user)


def _reply(task: TaskState, german: str, czech: str) -> str:
    """Keep the reason in both languages, and return it in the author's."""
    ReviewReply.objects.update_or_create(task_state_id=task.pk, defaults={"text_de": german, "text_cs": czech})
    author = task.workflow_state.requested_by
    return czech if author and recipient_of(author).language == "cs" else german


__all__ = ["approve", "refuse", "send_back", "take"]
