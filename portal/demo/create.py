"""Creating one item of the demo content as editors would: written, published, translated, and sometimes changed.

Each step is taken once. What exists is recognised by its translation key, which follows from the item's name, so a
load that was cut off goes on where it stopped, and what an editor has moved, renamed or rewritten stays.
"""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from .blocks import NAMESPACE, raw_blocks
from .items import Item
from .translate import submit, translate

Fields = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """How items become pages or snippets: `words` in one language, `facts` alike in every language."""

    model: type[models.Model]
    words: tuple[str, ...]
    facts: Callable[[Item], Fields] = field(default=lambda item: {})
    streams: dict[str, Callable[[Item, str], list[Fields]]] = field(default_factory=dict)  # those unlike `body`
    targets: dict[str, Page] = field(default_factory=dict)  # pages that links in the text lead to

    def key(self, item: Item) -> uuid.UUID:
        return uuid.uuid5(NAMESPACE, f"{self.model._meta.label_lower}.{item.name}")

    def fields(self, item: Item, language: str) -> Fields:
        """Return what the item says in one language, blocks as JSON."""
        found: Fields = {}
        for name in self.words:
            if name in self.streams:
                found[name] = json.dumps(self.streams[name](item, language))
            elif isinstance(self.model._meta.get_field(name), StreamField):
                blocks = item.text(name, language) or []
                found[name] = json.dumps(raw_blocks(blocks, language, f"{item.name}.{name}", self.targets))
            elif name == "search_description":
                found[name] = item.text(name, language) or item.text("teaser", language)
            else:
                found[name] = item.text(name, language)
        return found

    def instance(self, item: Item, language: str) -> models.Model:
        """Return the item in one language, not saved."""
        locale = locales()[language]
        return self.model(**self.fields(item, language), locale=locale, translation_key=self.key(item))


def locales() -> dict[str, Locale]:
    return {locale.language_code: locale for locale in Locale.objects.all()}


def create(kind: Kind, item: Item, parent: Page | None = None) -> bool:
    """Create what is missing of an item in both languages, and say whether that was anything.

    :param parent: in any language, the page to create it below; None for snippets.
    """
    source, is_new = _written(kind, item, parent)
    if item.is_translated and not _is_translated(source, item):
        with transaction.atomic():
            translation = submit(source, locales()[item.target])
            translate(translation, kind.instance(item, item.target), item.is_machine)
        is_new = True
    if item.changed and source.revisions.count() == 1:
        with transaction.atomic():
            _change(kind, item, source)
    return is_new


def _written(kind: Kind, item: Item, parent: Page | None) -> tuple[models.Model, bool]:
    """Return the item in the language it was written in, published, and whether it had to be created."""
    locale = locales()[item.source]
    found = kind.model.objects.filter(translation_key=kind.key(item), locale=locale).first()
    if found:
        return found, False
    instance = kind.instance(item, item.source)
    with transaction.atomic():
        _set(instance, kind.facts(item))
        if parent is None:
            instance.save()
        else:
            Page.objects.get(pk=parent.get_translation(locale).pk).add_child(instance=instance)
        instance.save_revision().publish()
    return instance, True


def _is_translated(source: models.Model, item: Item) -> bool:
    """Say whether the translation was ever published; one that an editor took back is left alone."""
    target = type(source).objects.filter(translation_key=source.translation_key, locale=locales()[item.target]).first()
    return target is not None and (target.live or target.first_published_at is not None)


def _change(kind: Kind, item: Item, source: models.Model) -> None:
    """Publish the change in the source's language and, where it says so in both, in the translation."""
    later = item.changed
    source = kind.model.objects.get(pk=source.pk)
    _set(source, kind.fields(later, item.source) | kind.facts(later))
    source.save_revision().publish()
    if item.is_translated and item.change_is_translated:
        translation = submit(source, locales()[item.target])
        translate(translation, kind.instance(later, item.target), item.is_machine)


def _set(instance: models.Model, values: Fields) -> None:
    for name, value in values.items():
        if name == "tags":
            instance.tags.set(value)
        else:
            setattr(instance, name, value)


__all__ = ["Kind", "create", "locales"]
