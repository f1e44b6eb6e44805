"""The rows of the desk as one PO file.

Each entry has the passage's address as its context, and says in comments what it belongs to. What a machine wrote is
marked "fuzzy", which is how translation programs ask for it to be read; fuzzy entries are not taken back in.
"""

from collections import defaultdict
from collections.abc import Iterable

import polib
from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..desk.listing import Shown, shown
from ..states import Row
from ..words import MACHINE, SLUG
from .places import Address, place_of

WIDTH = 100
EXPORTED = "X-Exported-At"


class Mixed(Exception):
    """Rows that make no file: no translation among them, or several languages; says what to do."""


def export(rows: Iterable[Row], everything: bool) -> tuple[str, bytes]:
    """Return the file's name and content; `everything` also takes what is translated already.

    A fixed number of queries, however many rows.
    """
    found = [item for item in shown(list(rows)) if item.row.translation_id and item.row.target_id]
    if not found:
        raise Mixed(_("Nothing to export: these rows are not submitted for translation yet."))
    languages = {item.target_language for item in found}
    if len(languages) > 1:
        raise Mixed(_("A file has one target language. Please filter by language first."))
    language = languages.pop()
    file = polib.POFile(wrapwidth=WIDTH)
    file.metadata = {
        "Project-Id-Version": settings.WAGTAIL_SITE_NAME,
        "POT-Creation-Date": f"{timezone.localtime():%Y-%m-%d %H:%M%z}",
        "PO-Revision-Date": f"{timezone.localtime():%Y-%m-%d %H:%M%z}",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": ", ".join(sorted({item.source_language for item in found})),
        EXPORTED: timezone.now().isoformat(),
    }
    passages = _passages(found)
    for item in found:
        for passage in passages[item.row.translation_id]:
            if everything or passage.state != StringTranslation.TRANSLATION_TYPE_MANUAL or passage.faulty:
                file.append(_entry(item, passage))
    if not len(file):
        raise Mixed(_("Nothing to export: everything is translated. Choose “everything” to export it all the same."))
    return f"glokal-{language}-{timezone.localdate():%Y-%m-%d}.po", str(file).encode()


def _passages(found: list[Shown]) -> dict[int, list[StringSegment]]:
    """Return the passages of each translation in their order; addresses that follow from the title are left out."""
    translations = Translation.objects.in_bulk([item.row.translation_id for item in found])
    sources = {translation.source_id: translation for translation in translations.values()}
    known = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=found[0].row.target_locale_id,
    )
    segments = (
        StringSegment.objects.filter(source_id__in=list(sources))
        .select_related("context", "string")
        .annotate(
            text=Subquery(known.values("data")[:1]),
            state=Subquery(known.values("translation_type")[:1]),
            faulty=Subquery(known.values("has_error")[:1]),
        )
        .order_by("source_id", "order", "pk")
    )
    passages: dict[int, list[StringSegment]] = defaultdict(list)
    titled = set()
    for segment in segments:
        if segment.context.path == "title":
            titled.add(segment.source_id)
        passages[sources[segment.source_id].pk].append(segment)
    return {
        key: [one for one in segments if one.context.path != SLUG or one.source_id not in titled]
        for key, segments in passages.items()
    }


def _entry(item: Shown, passage: StringSegment) -> polib.POEntry:
    model = item.row.model
    place = place_of(model, passage.context.field_path or passage.context.path)
    comments = [
        f"{item.type_name}: {' '.join(item.row.title.split())}",
        place.name,
        _("Source language: %(language)s") % {"language": item.source_language},
        _("In the portal: %(address)s") % {"address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + item.target_url},
    ]
    if place.max_length:
        comments.append(_("At most %(number)s characters") % {"number": place.max_length})
    if passage.faulty:
        comments.append(_("The translation has an error; please correct it."))
    elif passage.state == MACHINE:
        comments.append(_("Translated by machine; please read it and take the mark “fuzzy” away."))
    return polib.POEntry(
        msgctxt=str(Address(model._meta.label_lower, item.row.key, passage.context.path)),
        msgid=passage.string.data,
        msgstr=passage.text or "",
        comment="\n".join(comments),
        flags=["fuzzy"] if passage.text and (passage.state == MACHINE or passage.faulty) else [],
    )


__all__ = ["EXPORTED", "Mixed", "export"]
