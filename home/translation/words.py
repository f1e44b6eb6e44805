"""What a translation consists of: how much of it is there, and a fingerprint of what it was made from."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from wagtail.fields import StreamField
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import (
    RelatedObjectSegment,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from .members import title_field
from .slugs import plain, slug_for

SLUG = "slug"  # an address: it needs a translation, but nobody is misled where the source's has changed since
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


@dataclass(frozen=True)
class Progress:
    """`total` passages, `done` of them translated, `machine` of those by a machine and not yet read."""

    total: int
    done: int
    machine: int

    @property
    def missing(self) -> int:
        return self.total - self.done

    @property
    def complete(self) -> bool:
        return self.done == self.total


def usable_translations(locale_id: int | OuterRef):
    """Return what would be published for the StringSegment of the outer query: neither faulty nor empty."""
    return StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"), context_id=OuterRef("context_id"), locale_id=locale_id, has_error=False
    ).exclude(data="")


def progress_of(translation: Translation) -> Progress:
    """Count passages and related snippets (which must exist in the language). Two queries where there are none."""
    usable = usable_translations(translation.target_locale_id)
    rows = list(
        StringSegment.objects.filter(source_id=translation.source_id)
        .annotate(is_done=Exists(usable), is_machine=Exists(usable.filter(translation_type=MACHINE)))
        .values_list("is_done", "is_machine")
    )
    related = [
        segment.object.has_translation(translation.target_locale_id)
        for segment in RelatedObjectSegment.objects.filter(source_id=translation.source_id).select_related("object")
    ]
    return Progress(
        total=len(rows) + len(related),
        done=sum(done for done, _ in rows) + sum(related),
        machine=sum(machine for _, machine in rows),
    )


def lacks_words(translation: Translation) -> bool:
    """Say whether a passage that readers see has no translation. One query."""
    segments = StringSegment.objects.filter(source_id=translation.source_id).exclude(context__path=SLUG)
    return segments.exclude(Exists(usable_translations(translation.target_locale_id))).exists()


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def words_of(source: TranslationSource) -> str:
    """Return a fingerprint of all that a translator works on: texts, and the order and details of their blocks.

    It is taken of the snapshot's fields, not of the extracted passages, for those leave out what is not text: an
    agenda's times would change unnoticed. What is empty does not count, so that a field added to a block by a new
    version of the portal changes nothing.
    """
    model = source.specific_content_type.model_class()
    content = json.loads(source.content_json)
    words = {}
    for field in get_translatable_fields(model):
        name = field.field_name
        if field.is_translated(None) and name != SLUG and name in content:
            value = content[name]
            if isinstance(model._meta.get_field(name), StreamField) and isinstance(value, str):
                value = json.loads(value or "[]")
            words[name] = _without_empty(value)
    return fingerprint(json.dumps(_without_empty(words), sort_keys=True))


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        value = {key: kept for key, item in value.items() if key != "pk" and (kept := _without_empty(item)) != ""}
    elif isinstance(value, list):
        value = [kept for item in value if (kept := _without_empty(item)) != ""]
    return "" if value in (None, "", [], {}, False) else value


def machine_words(translation: Translation) -> dict[str, str]:
    """Return the machine's unread words, by the StringTranslation's id. One query."""
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    rows = segments.get_translations(translation.target_locale_id).filter(translation_type=MACHINE, has_error=False)
    return {str(pk): fingerprint(data) for pk, data in rows.values_list("pk", "data")}


def complete_slug(translation: Translation) -> None:
    """Make the address from the translated title where nobody chose one: a translator need not think of it."""
    model = translation.source.specific_content_type.model_class()
    title_path = title_field(model) or "title"
    segments = {
        segment.context.path: segment
        for segment in StringSegment.objects.filter(
            source_id=translation.source_id, context__path__in=[title_path, SLUG]
        ).select_related("context")
    }
    if len(segments) < 2:
        return
    known = {
        row.context_id: row
        for row in StringTranslation.objects.filter(
            locale_id=translation.target_locale_id,
            context_id__in=[segment.context_id for segment in segments.values()],
            translation_of_id__in=[segment.string_id for segment in segments.values()],
        )
    }
    title = known.get(segments[title_path].context_id)
    if title is None or title.has_error or segments[SLUG].context_id in known:
        return
    target = model.objects.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    ).first() or model(locale=translation.target_locale)
    if not (slug := slug_for(plain(title.data), target, SLUG)):
        return
    StringTranslation.objects.create(
        translation_of_id=segments[SLUG].string_id,
        context_id=segments[SLUG].context_id,
        locale_id=translation.target_locale_id,
        data=slug,
        translation_type=title.translation_type,
        tool_name=title.tool_name,
        last_translated_by_id=title.last_translated_by_id,
    )


__all__ = ["Progress", "complete_slug", "fingerprint", "lacks_words", "machine_words", "progress_of", "words_of"]
