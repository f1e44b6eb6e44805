"""When a source is published its translations follow: facts at once, words when somebody has translated them."""

import logging

from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction
from wagtail.models import DraftStateMixin, Page, get_page_models
from wagtail_localize.models import Translation, TranslationSource

from ..models import TranslationState
from .facts import carry_facts, fact_names
from .permissions import translations_into
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


def take_up(translation: Translation) -> None:
    """Let a translation that was stopped follow its source again, which may have been published meanwhile."""
    source = translation.source
    try:
        with transaction.atomic():
            _follow(source.get_source_instance(), translation, source)
    except ObjectDoesNotExist:
        logger.warning("%s has no source any more", translation)


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


def bring_to_pages(snippet: models.Model) -> None:
    """Put a translated snippet (a topic) on the translations of the pages whose source has it.

    They were left without it as long as it did not exist in their language.
    """
    for model in get_page_models():
        for name in fact_names(model):
            field = model._meta.get_field(name)
            if field.many_to_many and field.related_model is type(snippet):
                _bring(snippet, model, name)


def _bring(snippet: models.Model, model: type[Page], name: str) -> None:
    sources = model.objects.filter(**{f"{name}__translation_key": snippet.translation_key})
    keys = sources.exclude(locale=snippet.locale_id).values("translation_key")
    targets = model.objects.filter(translation_key__in=keys, locale=snippet.locale_id).exclude(**{name: snippet.pk})
    for target in targets:
        translation = translations_into(target).select_related("source").first()
        try:
            with transaction.atomic():
                if translation:
                    carry_facts(translation.source.get_source_instance(), target)
        except Exception:
            logger.exception("%r was not put on %r", snippet, target)


__all__ = ["bring_to_pages", "follow_source", "take_up"]
