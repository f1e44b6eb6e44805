"""A guard before Wagtail's own ways of publishing and going back, which know nothing of translations.

Its editor, its bulk actions, its API and its moderation all end in the two methods replaced here, see `install`.
"""

from functools import wraps
from typing import Any

from django.db import models
from wagtail.actions.publish_revision import PublishPermissionError, PublishRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction, RevertToPageRevisionPermissionError
from wagtail.models import Revision, WorkflowState
from wagtail_localize.models import Translation

from ..models import SavedTranslation
from .permissions import translations_into
from .rights import obstacle
from .saving import incomplete_is_allowed, refusal
from .words import progress_of

_original_publish = PublishRevisionAction._publish_revision
_original_check = RevertToPageRevisionAction.check
_original_revert = RevertToPageRevisionAction.execute


def missing_in(translation: Translation, revision: Revision | None) -> int:
    """Count the passages that would be published in the source's language."""
    saved = SavedTranslation.objects.filter(revision=revision).first() if revision else None
    return saved.missing if saved else progress_of(translation).missing


def _was_approved(revision: Revision) -> bool:
    """Say whether somebody who may publish has decided on this revision before: in moderation, or by a schedule."""
    if revision.approved_go_live_at:
        return True
    return revision.task_states.filter(workflow_state__status=WorkflowState.STATUS_APPROVED).exists()


@wraps(_original_publish)
def _publish_revision(self: PublishRevisionAction, revision: Revision, object: models.Model, *args: Any, **kwargs: Any):
    translation = translations_into(object).first() if hasattr(object, "translation_key") else None
    if translation and not incomplete_is_allowed():
        missing = missing_in(translation, revision)
        if missing and not _was_approved(revision):
            raise PublishPermissionError(refusal(translation, missing))
    return _original_publish(self, revision, object, *args, **kwargs)


@wraps(_original_check)
def check(self: RevertToPageRevisionAction, skip_permission_checks: bool = False) -> None:
    _original_check(self, skip_permission_checks=skip_permission_checks)
    if self.user and not skip_permission_checks and (problem := obstacle(self.user, self.page)):
        raise RevertToPageRevisionPermissionError(problem)


@wraps(_original_revert)
def execute(self: RevertToPageRevisionAction, skip_permission_checks: bool = False) -> Revision:
    """What is known of the old revision's words is true of the new one."""
    new = _original_revert(self, skip_permission_checks=skip_permission_checks)
    if saved := SavedTranslation.objects.filter(revision=self.revision).first():
        saved.pk, saved.revision = None, new
        saved.save()
    return new


def install() -> None:
    PublishRevisionAction._publish_revision = _publish_revision
    RevertToPageRevisionAction.check = check
    RevertToPageRevisionAction.execute = execute


__all__ = ["install", "missing_in"]
