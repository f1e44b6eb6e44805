"""The editors' way from a published page to its translation: submit it, translate its passages, publish."""

import json
from collections import defaultdict
from typing import Any

from django.db import models
from wagtail.models import Locale
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation
from wagtail_localize.operations import translate_object
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

MACHINE = "LibreTranslate"
MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL


class NotParallel(ValueError):
    """The texts of two languages do not have the same passages."""


def submit(source: models.Model, target: Locale) -> Translation:
    """Give a page or snippet to translation, as the editors' button does."""
    translate_object(source, [target])
    return Translation.objects.get(source__object_id=source.translation_key, target_locale=target)


def translate(translation: Translation, words: models.Model, machine: bool = False) -> None:
    """Translate every passage, choose the documents of the other language, and publish.

    :param words: the same page with the words of the other language, never saved; its blocks have the ids of the
        source's, so that passages find each other by path and order.
    """
    translation.refresh_from_db()  # publishing the source may have renewed what is behind it
    found, locale = passages(words), translation.target_locale
    chosen = choices(words)
    origin = (StringTranslation.TRANSLATION_TYPE_MACHINE, MACHINE) if machine else (MANUAL, "")
    places: defaultdict[str, int] = defaultdict(int)
    segments = translation.source.stringsegment_set.select_related("context", "string").order_by("order")
    known = {(row.translation_of_id, row.context_id): row for row in segments.get_translations(locale)}
    for segment in segments:
        path, number = segment.context.path, places[segment.context.path]
        places[path] += 1
        if number >= len(found[path]):
            raise NotParallel(f"{words}: nothing for {path}: {segment.string.data}")
        row = known.get((segment.string_id, segment.context_id))
        if row is None or row.data != found[path][number]:
            row = row or StringTranslation(translation_of=segment.string, locale=locale, context=segment.context)
            known[segment.string_id, segment.context_id] = row
            row.data, row.translation_type, row.tool_name = found[path][number], *origin
            row.save()
    for segment in translation.source.overridablesegment_set.select_related("context"):
        if segment.context.path in chosen and chosen[segment.context.path] != segment.data:
            SegmentOverride.objects.update_or_create(
                locale=locale, context=segment.context, defaults={"data_json": json.dumps(chosen[segment.context.path])}
            )
    left = {path: texts[places[path] :] for path, texts in found.items() if len(texts) > places[path]}
    if left:
        raise NotParallel(f"{words}: left over: {left}")
    translation.save_target(publish=True)


def choices(instance: models.Model) -> dict[str, Any]:
    """Return what an object refers to, such as documents, by path; a translation may refer to others."""
    found = extract_segments(instance)
    return {segment.path: segment.data for segment in found if isinstance(segment, OverridableSegmentValue)}


def passages(instance: models.Model) -> dict[str, list[str]]:
    """Return the passages of an object by path, in the form in which wagtail-localize keeps them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found


__all__ = ["MACHINE", "NotParallel", "choices", "passages", "submit", "translate"]
