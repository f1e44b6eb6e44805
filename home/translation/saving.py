"""How a translation gets into its page or snippet. Stands in for methods of wagtail-localize, see `install`.

wagtail-localize writes the page's row even where only a draft is asked for, so that a live page changes before
anybody approved of it; it fills gaps with the source's text without a word; and submitting a tree again overwrites
what is there. Every path of its code, its commands included, leads through the methods replaced here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import DraftStateMixin, Locale, Page, Revision
from wagtail_localize import models as localize_models
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.operations import TranslationCreator
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from .facts import copy_synchronised_fields, fact_names
from .slugs import plain
from .soundness import markup_fault
from .words import complete_slug, progress_of

_original_save = TranslationSource.create_or_update_translation
_original_create = TranslationCreator.create_translations
_original_import = Translation.import_po
_original_block = StreamFieldSegmentExtractor.handle_block
_allowed: ContextVar[bool] = ContextVar("incomplete_is_allowed", default=False)


class Incomplete(ValidationError):
    """A translation was to be published that is not finished."""


class Unsound(ValidationError):
    """A text's links or tags are not those of its source, so that it could not be published."""


@contextmanager
def publishing_incomplete() -> Iterator[None]:
    """Let translations be published that still have passages in the source language: somebody has said so."""
    token = _allowed.set(True)
    try:
        yield
    finally:
        _allowed.reset(token)


def incomplete_is_allowed() -> bool:
    return _allowed.get()


def refusal(translation: Translation, missing: int) -> str:
    return _("“%(title)s” is not published in %(language)s: %(missing)s passages are not translated yet.") % {
        "title": translation.source.object_repr,
        "language": translation.target_locale.get_display_name(),
        "missing": missing,
    }


def save_draft(translation: Translation, user: AbstractBaseUser | None) -> Revision:
    """Save the words as a draft revision; what is live stays as it is."""
    source = translation.source
    source.create_or_update_translation(translation.target_locale, user=user, publish=False, fallback=True)
    return source.get_translated_instance(translation.target_locale).latest_revision


def create_or_update_translation(
    self: TranslationSource,
    locale: Locale,
    user: AbstractBaseUser | None = None,
    publish: bool = True,
    copy_parent_pages: bool = False,
    fallback: bool = False,
) -> tuple[models.Model, bool]:
    """As wagtail-localize's; refuses to publish what is incomplete, and leaves the live row alone for a draft."""
    self.refresh_from_db()  # what the caller holds may be from before the source was published again
    model = self.specific_content_type.model_class()
    draftable = issubclass(model, DraftStateMixin)
    target = model.objects.filter(translation_key=self.object_id, locale_id=localize_models.pk(locale)).first()
    translation = Translation.objects.filter(source=self, target_locale=locale).first()
    if translation and publish and (target or draftable):
        _refuse_incomplete(translation)
    if not draftable:
        return _original_save(self, locale, user, publish, copy_parent_pages, fallback)
    created = target is None
    if created or getattr(target, "alias_of_id", None):
        target, _created = _original_save(self, locale, user, False, copy_parent_pages, fallback)
        _make_new_draft(target, user)
        if not publish:
            return target, created
    return _save_revision(self, locale, user, publish, fallback), created


def _make_new_draft(target: models.Model, user: AbstractBaseUser | None) -> None:
    """Take from a new translation what was copied with its source: being public, and since and until when."""
    if target.live:  # of an alias, which showed the source's text
        target.unpublish(user=user)
    dates = dict.fromkeys(["go_live_at", "expire_at", "first_published_at", "last_published_at"])
    type(target).objects.filter(pk=target.pk).update(live=False, live_revision=None, expired=False, **dates)
    for revision in Revision.objects.for_instance(target):
        Revision.objects.filter(pk=revision.pk).update(content=revision.content | {"live": False} | dates)
    target.refresh_from_db()


def _refuse_incomplete(translation: Translation) -> None:
    complete_slug(translation)
    progress = progress_of(translation)
    if not progress.complete and not incomplete_is_allowed():
        raise Incomplete(refusal(translation, progress.missing), code="incomplete")


def _save_revision(
    source: TranslationSource, locale: Locale, user: AbstractBaseUser | None, publish: bool, fallback: bool
) -> models.Model:
    instance = source.get_ephemeral_translated_instance(locale, fallback=fallback)
    try:
        with transaction.atomic():
            if isinstance(instance, Page):
                slug = slugify(instance.slug)
                instance.slug = find_available_slug(instance.get_parent(), slug, ignore_page_id=instance.id)
            instance.full_clean()
            if not instance.live:
                instance.save()
            revision = instance.save_revision(user=user, log_action=not publish, clean=False)
            TranslationLog.objects.create(source=source, locale=locale, revision=revision)
            if isinstance(instance, Page):
                original = source.get_source_instance()
                if publish or original.view_restrictions.exists():  # a draft may close a page, not open it
                    source.sync_view_restrictions(original, instance)
            if publish:
                revision.publish(user=user, skip_permission_checks=True)
    except ValidationError as error:
        _note_errors(source, locale, error)
        raise
    return instance


def _note_errors(source: TranslationSource, locale: Locale, error: ValidationError) -> None:
    """Tie an error to the passage it is about, where the editor shows it."""
    for name, errors in getattr(error, "error_dict", {}).items():
        here: dict[str, Any] = {"locale": locale, "context__object_id": source.object_id, "context__path": name}
        strings = StringSegment.objects.filter(source=source).values("string_id")
        rows = [
            *StringTranslation.objects.filter(translation_of_id__in=strings, **here),
            *SegmentOverride.objects.filter(**here),
        ]
        for row in rows:
            row.set_field_error(errors)


def create_translations(self: TranslationCreator, instance: models.Model, include_related_objects: bool = True) -> None:
    """As wagtail-localize's, for the languages in which there is nothing yet; what is there is left alone.

    A page's ancestors and the snippets of its facts (topics) are submitted with it: otherwise its ancestors would
    come as live copies in the source's language, and its topics would be missing.
    """
    if isinstance(instance, Page):
        instance = instance.specific
    existing = type(instance).objects.filter(translation_key=instance.translation_key)
    if isinstance(instance, Page):
        existing = existing.filter(alias_of__isnull=True)
    taken = set(existing.values_list("locale_id", flat=True))
    wanted = self.target_locales
    self.target_locales = [locale for locale in wanted if locale.pk not in taken]
    try:
        if self.target_locales:
            for needed in _needed_first(instance):
                create_translations(self, needed, include_related_objects=False)
            self.seen_objects.discard(instance.translation_key)  # seen for another language, perhaps
            _original_create(self, instance, include_related_objects)
    finally:
        self.target_locales = wanted


def _needed_first(instance: models.Model) -> Iterator[models.Model]:
    if isinstance(instance, Page) and instance.depth > 2:
        yield instance.get_parent().specific
    for name in fact_names(type(instance)):
        field = instance._meta.get_field(name)
        related = field.related_model if field.many_to_many else None
        if related and hasattr(related, "translation_key"):
            yield from getattr(instance, name).all()


def handle_block(self: StreamFieldSegmentExtractor, block_type: Any, block_value: Any, raw_value: Any = None) -> list:
    """As wagtail-localize's, which fails on a block written before its text field was added to it."""
    return [] if block_value is None else _original_block(self, block_type, block_value, raw_value=raw_value)


@wraps(_original_import)
def import_po(self: Translation, po: Any, *args: Any, **kwargs: Any) -> list:
    """As wagtail-localize's; a file with links or tags other than the source's is refused as a whole."""
    for entry in po:
        if entry.msgstr and (fault := markup_fault(entry.msgid, entry.msgstr)):
            raise Unsound(_("“%(text)s”: %(reason)s") % {"text": plain(entry.msgstr[:200])[:60], "reason": fault})
    return _original_import(self, po, *args, **kwargs)


def install() -> None:
    """Put ours in place, and take away the setting that fills a tree with live copies in another language."""
    TranslationSource.create_or_update_translation = create_or_update_translation
    TranslationCreator.create_translations = create_translations
    Translation.import_po = import_po
    StreamFieldSegmentExtractor.handle_block = handle_block
    localize_models.copy_synchronised_fields = copy_synchronised_fields
    LOCALE_COMPONENTS[:] = [
        component for component in LOCALE_COMPONENTS if component["model"] is not localize_models.LocaleSynchronization
    ]


__all__ = [
    "Incomplete",
    "Unsound",
    "incomplete_is_allowed",
    "install",
    "publishing_incomplete",
    "refusal",
    "save_draft",
]
