"""What stands above a translation's editor: how far it is, whether readers see it, who has to decide."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin.utils import quote
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.urls import reverse
from wagtail.models import (
    DraftStateMixin,
    Page,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
    WorkflowState,
)
from wagtail_localize.models import SegmentOverride, StringSegment, Translation

from ...models import SavedTranslation
from ..rights import may_publish, may_stop, obstacle
from ..words import Progress, progress_of, words_of


@dataclass(frozen=True)
class Decision:
    """One thing that the moderation can do, as Wagtail names it; `modal` asks for a comment."""

    action: str
    url: str
    label: str
    modal: bool


@dataclass
class Bar:
    translation: Translation
    target: models.Model
    progress: Progress
    live: bool
    source_live: bool
    may_publish: bool
    may_stop: bool
    obstacle: str = ""
    outdated_since: datetime.datetime | None = None
    published_machine: bool = False
    compare_url: str = ""
    preview_url: str = ""
    may_submit: bool = False
    submitted_at: datetime.datetime | None = None
    sent_back: bool = False
    comment: str = ""
    changed_since: bool = False
    expires: datetime.datetime | None = None
    source_expires: datetime.datetime | None = None
    decisions: list[Decision] = field(default_factory=list)

    @property
    def may_act(self) -> bool:
        return not self.obstacle

    @property
    def ends_apart(self) -> bool:
        return self.expires != self.source_expires


def build_bar(translation: Translation, target: models.Model, user: AbstractBaseUser) -> Bar:
    """Return the bar of one translation for one user, in a fixed number of queries."""
    source = translation.source.get_source_instance()
    bar = Bar(
        translation=translation,
        target=target,
        progress=progress_of(translation),
        live=_is_live(target),
        source_live=_is_live(source),
        may_publish=may_publish(user, target),
        may_stop=may_stop(user, target),
        obstacle=obstacle(user, target),
    )
    try:
        state = translation.state
    except ObjectDoesNotExist:
        state = None
    if state:
        bar.outdated_since = state.outdated_since
        bar.published_machine = state.published_machine
    if bar.outdated_since and translated_revision(translation, target, source):
        bar.compare_url = reverse("home_compare_source", args=[translation.pk])
    if not isinstance(target, Page) and isinstance(target, PreviewableMixin) and target.is_previewable():
        bar.preview_url = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    if isinstance(target, DraftStateMixin) and isinstance(source, DraftStateMixin):
        bar.expires, bar.source_expires = target.expire_at, source.expire_at
    if isinstance(target, WorkflowMixin):
        _fill_workflow(bar, target, user)
    return bar


def _is_live(instance: models.Model) -> bool:
    return instance.live if isinstance(instance, DraftStateMixin) else True


def _fill_workflow(bar: Bar, target: Any, user: AbstractBaseUser) -> None:
    state = target.current_workflow_state
    task_state = state.current_task_state if state else None
    if state is None or state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        bar.may_submit = target.get_workflow() is not None
        bar.sent_back = state is not None
        bar.comment = task_state.comment if task_state else ""
        return
    if task_state is None:
        return
    bar.submitted_at = task_state.started_at
    bar.changed_since = _changed_since(bar, task_state.revision)
    viewset = getattr(target, "snippet_viewset", None)
    name = viewset.get_url_name("workflow_action") if viewset else "wagtailadmin_pages:workflow_action"
    for action, label, modal in task_state.task.specific.get_actions(target, user):
        url = reverse(name, args=[quote(target.pk), action, task_state.pk])
        bar.decisions.append(Decision(action, url, label, modal))


def _changed_since(bar: Bar, revision: Revision) -> bool:
    """Say whether the words are others than those in the revision that the moderation decides on."""
    translation = bar.translation
    saved = SavedTranslation.objects.filter(revision=revision).first()
    if saved is None or saved.words != words_of(translation.source) or saved.missing != bar.progress.missing:
        return True
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    if segments.get_translations(translation.target_locale_id).filter(updated_at__gt=revision.created_at).exists():
        return True
    return SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id,
        locale_id=translation.target_locale_id,
        updated_at__gt=revision.created_at,
    ).exists()


def translated_revision(translation: Translation, target: Any, source: Any) -> Revision | None:
    """Return the source's revision that was public when the live translation was saved; None where nothing is known."""
    live = getattr(target, "live_revision", None)
    if live is None or not isinstance(source, RevisionMixin):
        return None
    return Revision.objects.for_instance(source).filter(created_at__lte=live.created_at).order_by("created_at").last()


__all__ = ["Bar", "build_bar", "translated_revision"]
