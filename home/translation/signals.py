"""Where the translations hear that something was published or saved."""

from typing import Any

from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import DraftStateMixin, Page, Revision, TranslatableMixin
from wagtail.signals import published
from wagtail_localize.models import Translation, TranslationLog

from .follow import bring_to_pages, follow_source, take_up
from .state import note_published, note_saved


@receiver(published)
def on_published(instance: models.Model, revision: Revision | None, **kwargs: Any) -> None:
    """Hear of pages and of snippets with drafts; one that is scheduled is heard of again when its time comes."""
    if isinstance(instance, TranslatableMixin) and instance.live:
        note_published(instance, revision)
        follow_source(instance)
        if not isinstance(instance, Page):
            bring_to_pages(instance)


@receiver(post_save)
def on_saved(sender: type[models.Model], instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    """Hear of snippets without drafts, which are published by being saved."""
    if isinstance(instance, TranslatableMixin) and not raw and not isinstance(instance, (DraftStateMixin, Page)):
        follow_source(instance)


@receiver(post_save, sender=TranslationLog)
def on_translation_saved(instance: TranslationLog, created: bool, **kwargs: Any) -> None:
    if created:
        note_saved(instance)


@receiver(post_save, sender=Translation)
def on_translation_changed(instance: Translation, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Hear of one that is taken up again: nothing else about a Translation ever changes."""
    if not created and not raw and instance.enabled:
        take_up(instance)
