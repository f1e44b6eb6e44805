"""Keeping TranslationState true: when a translation is saved, when it is published, when its source is."""

from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Revision
from wagtail_localize.models import Translation, TranslationLog

from ..models import SavedTranslation, TranslationState
from .permissions import all_translations_into
from .words import lacks_words, machine_words, progress_of, words_of


def note_saved(entry: TranslationLog) -> None:
    """Keep what went into the page or snippet that wagtail-localize has just saved."""
    translation = Translation.objects.filter(source_id=entry.source_id, target_locale_id=entry.locale_id).first()
    if translation is None:
        return
    author = entry.revision.user if entry.revision else None
    state, _ = TranslationState.objects.update_or_create(
        translation=translation,
        defaults={"saved_at": timezone.now(), "saved_by": author or get_active_log_context().user},
    )
    content: dict[str, Any] = {
        "words": words_of(entry.source),
        "missing": progress_of(translation).missing,
        "machine": machine_words(translation),
    }
    if entry.revision:
        SavedTranslation.objects.update_or_create(
            revision=entry.revision, defaults={"translation": translation} | content
        )
    else:
        _set_live(state, content)
        judge(state, live=True)


def note_published(instance: models.Model, revision: Revision | None) -> None:
    """Keep what readers now see of this translation; nothing where the page or snippet is none."""
    translation = all_translations_into(instance).order_by("-enabled").first()
    if translation is None:
        return
    state, _ = TranslationState.objects.get_or_create(translation=translation)
    saved = SavedTranslation.objects.filter(revision=revision).first() if revision else None
    if saved:
        _set_live(state, {"words": saved.words, "missing": saved.missing, "machine": saved.machine})
    elif translation.enabled:  # written by other ways than a translator's: the words at hand are the best guess
        missing = progress_of(translation).missing
        _set_live(state, {"words": "", "missing": missing, "machine": machine_words(translation)})
    else:  # stopped, it is a page like any other: whoever publishes a version of their own answers for its words
        _set_live(state, {"words": "", "missing": 0, "machine": {}})
    if translation.enabled:
        judge(state, live=True)
    else:
        state.save()


def _set_live(state: TranslationState, content: dict[str, Any]) -> None:
    state.live_words = content["words"]
    state.live_missing = content["missing"]
    state.live_machine = content["machine"]
    state.published_machine = bool(content["machine"])


def judge(state: TranslationState, live: bool) -> None:
    """Set or clear `outdated_since` by comparing what is live with the source's snapshot, and save."""
    source = state.translation.source
    if live:
        behind = state.live_words != words_of(source) if state.live_words else lacks_words(state.translation)
        if behind:
            state.outdated_since = state.outdated_since or source.last_updated_at
        elif not state.live_missing:
            state.outdated_since = None
    state.save()


__all__ = ["judge", "note_published", "note_saved"]
