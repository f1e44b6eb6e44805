"""Where a company's or a listing's draft stands, and how it comes before the officers and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from ..models import Company, Listing, ReviewReply
from .trust import goes_live_at_once, publish_at_once

Record = Company | Listing


class ReviewState(models.TextChoices):
    """`CHANGED`: public, with changes that nobody has submitted."""

    DRAFT = "draft", gettext_lazy("draft, not submitted")
    WAITING = "waiting", gettext_lazy("with the chamber")
    SENT_BACK = "sent_back", gettext_lazy("sent back")
    REFUSED = "refused", gettext_lazy("rejected")
    CHANGED = "changed", gettext_lazy("public, with changes not submitted")
    PUBLIC = "public", gettext_lazy("public")


@dataclass(frozen=True)
class Decision:
    """What an officer said, in the language that is active, when, and who (None where the account is gone).

    Unpacks in this order.
    """

    text: str
    when: datetime
    who: AbstractUser | None

    def __iter__(self):
        return iter((self.text, self.when, self.who))


def _last(record: Record) -> WorkflowState | None:
    states = record.workflow_states.select_related("current_task_state__finished_by")
    return states.order_by("-created_at", "-pk").first()


def is_refused(state: WorkflowState | None) -> bool:
    """Say whether a moderation ended by a rejection for good; one sent back goes on instead."""
    task = state and state.current_task_state
    return bool(task and state.status == WorkflowState.STATUS_CANCELLED and task.status == TaskState.STATUS_REJECTED)


def state_of(record: Record) -> ReviewState:
    """Return where the record stands now, in the database, whatever revision `record` was read from."""
    row = type(record)._default_manager.only("live", "has_unpublished_changes").get(pk=record.pk)
    return _state(row, _last(record))


def states_of(records: Sequence[Record]) -> list[ReviewState]:
    """Return where each of these stands, in their order; records of one kind, just read. Two queries at most."""
    if not records:
        return []
    moderations = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(type(records[0])),
        object_id__in=[str(record.pk) for record in records],
    )
    ordered = moderations.select_related("current_task_state").order_by("created_at", "pk")
    last = {state.object_id: state for state in ordered}
    return [_state(record, last.get(str(record.pk))) for record in records]


def _state(row: Record, last: WorkflowState | None) -> ReviewState:
    if last and last.status == WorkflowState.STATUS_IN_PROGRESS:
        return ReviewState.WAITING
    if last and last.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return ReviewState.SENT_BACK
    if row.live:
        return ReviewState.CHANGED if row.has_unpublished_changes else ReviewState.PUBLIC
    return ReviewState.REFUSED if is_refused(last) else ReviewState.DRAFT


def sent_back_reason(record: Record) -> Decision | None:
    """Return why the draft was sent back or rejected, None where its last moderation did not end so."""
    last = _last(record)
    if last is None or not (last.status == WorkflowState.STATUS_NEEDS_CHANGES or is_refused(last)):
        return None
    task = last.current_task_state
    return Decision(comment_of(task), task.finished_at, task.finished_by) if task else None


def comment_of(task: TaskState, language: str | None = None) -> str:
    """Return what an officer wrote, in Czech for readers of Czech, else in German, where it is there in both."""
    reply = ReviewReply.objects.filter(task_state=task).first()
    if reply is None:
        return task.comment
    return reply.text_cs if (language or get_language() or "")[:2] == "cs" else reply.text_de


@transaction.atomic
def submit(record: Record, user: AbstractUser) -> WorkflowState | None:
    """Bring the latest draft before the officers of its region; whoever may keep the entry may do so.

    What is before them already gets the latest draft, what was sent back comes again. Small changes of a trusted
    company are published at once instead; then there is nothing to wait for, and the answer is None.

    :raises ValidationError: with a sentence for people, where an officer has rejected it for good.
    """
    model = type(record)
    record = model._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
    if record.latest_revision is None:
        record.save_revision(user=user, clean=False)
    state = record.current_workflow_state
    if state is None:
        if goes_live_at_once(record):
            publish_at_once(record, user)
            return None
        if not record.live and is_refused(_last(record)):
            raise ValidationError(_("The chamber has rejected this entry. Please contact the chamber."), code="refused")
        workflow = record.get_workflow()
        if workflow is None:
            raise RuntimeError(f"No workflow is set for {model._meta.label}")
        return workflow.start(record, user)
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    elif state.current_task_state and state.current_task_state.revision_id != record.latest_revision_id:
        TaskState.objects.filter(pk=state.current_task_state.pk).update(revision=record.latest_revision)
    state.refresh_from_db()
    return state


@transaction.atomic
def withdraw(record: Record, user: AbstractUser) -> bool:
    """Take the draft back from the officers; it stays as a draft. Return whether it was before them."""
    state = record.current_workflow_state
    if state is None:
        return False
    state.cancel(user)
    return True


__all__ = [
    "Decision",
    "Record",
    "ReviewState",
    "comment_of",
    "is_refused",
    "sent_back_reason",
    "state_of",
    "states_of",
    "submit",
    "withdraw",
]
