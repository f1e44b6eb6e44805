"""A person has read what a machine wrote."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models import SavedTranslation, TranslationState
from .words import MACHINE, fingerprint


@transaction.atomic
def mark_as_read(translation: Translation, user: AbstractBaseUser) -> int:
    """Mark the machine's words of this translation as read by this user, and return how many passages they were.

    What is published, or saved for publishing, counts as read as far as it holds these very words.
    """
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    rows = segments.get_translations(translation.target_locale_id).filter(translation_type=MACHINE)
    read = {str(pk): fingerprint(data) for pk, data in rows.values_list("pk", "data")}
    # update(): that somebody read them is no change of the words
    StringTranslation.objects.filter(pk__in=list(read)).update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, last_translated_by=user
    )
    for state in TranslationState.objects.select_for_update().filter(translation=translation):
        state.live_machine = _unread(state.live_machine, read)
        state.published_machine = bool(state.live_machine)
        state.save(update_fields=["live_machine", "published_machine"])
    for saved in SavedTranslation.objects.filter(translation=translation).exclude(machine={}):
        saved.machine = _unread(saved.machine, read)
        saved.save(update_fields=["machine"])
    return len(read)


def _unread(words: dict[str, str], read: dict[str, str]) -> dict[str, str]:
    return {pk: data for pk, data in words.items() if read.get(pk) != data}


__all__ = ["mark_as_read"]
