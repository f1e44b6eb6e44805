"""When a source is published its translations follow: facts at once, words when somebody has translated them."""

import logging

from django.db import models, transaction
from wagtail.models import DraftStateMixin
from wagtail_localize.models import Translation, TranslationSource

from ..models import TranslationState
from .facts import carry_facts
from .state import judge

logger = logging.getLogger(__name__)


def follow_source(instance: models.Model) -> None:
    """Update the snapshot that translators work from, then each translation of this page or snippet.

    Nothing that goes wrong here may lose the publication itself: it is logged, and made good by the next one.
    """
    sources = TranslationSource.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id)
    if not sources.exists():
        return
    try:
        with transaction.atomic():
            source = sources.select_for_update().get()
            source.update_from_db()
    except Exception:
        logger.exception("The snapshot of %r for translators was not updated", instance)
        return
    published = source.get_source_instance()
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        try:
            with transaction.atomic():
                _follow(published, translation, source)
        except Exception:
            logger.exception("The translation of %r into %s did not follow", instance, translation.target_locale)


def _follow(published: models.Model, translation: Translation, source: TranslationSource) -> None:
    translation.source = source
    model = type(published)
    target = (
        model.objects.select_for_update(of=("self",))
        .filter(translation_key=source.object_id, locale_id=translation.target_locale_id)
        .first()
    )
    if target is None or getattr(target, "alias_of_id", None):
        return
    carry_facts(published, target)
    state, _ = TranslationState.objects.get_or_create(translation=translation)
    state.translation = translation
    judge(state, live=target.live if isinstance(target, DraftStateMixin) else True)


__all__ = ["follow_source"]
