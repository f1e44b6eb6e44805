"""What a draft changes in what is public, field by field, for people to read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import Company, Listing
from ..models.text import TextLanguage

# Not the company's word: kept by the portal, shown elsewhere, or following from other fields.
ASIDE = {
    "id", "slug", "live", "has_unpublished_changes", "first_published_at", "last_published_at", "live_revision",
    "latest_revision", "go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by", "reminders_sent",
    "dormant_since", "dormant_revision", "company_edited_at", "created_at", "created_by", "confirmed_at", "trusted",
    "latitude", "longitude",
}  # fmt: skip
PROSE = ("title", "summary", "description")


@dataclass(frozen=True)
class Change:
    """One field; `old` and `new` as readable text, for lists `added` and `removed`, for pictures their images.

    :ivar words: the new text with the old one in it, as pairs of "same", "added" or "removed" and a piece of text.
    """

    label: str
    old: str = ""
    new: str = ""
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[tuple[str, Any]] = field(default_factory=list)


def differences(old: Company | Listing | None, new: Company | Listing) -> list[Change]:
    """Return what is different; with `old` None, whatever the new one says."""
    return [*_fields(old, new), *_texts(old, new), *_pictures(old, new), *_attachments(old, new)]


def _fields(old: Any, new: Any) -> Iterator[Change]:
    for found in new._meta.get_fields():
        if found.name in ASIDE or found.auto_created or not getattr(found, "editable", False):
            continue
        label = capfirst(str(found.verbose_name))
        if isinstance(found, models.ManyToManyField):
            before, after = _names(old, found.name), _names(new, found.name)
        elif isinstance(getattr(found, "base_field", None), models.Field):
            before, after = _choices(old, found), _choices(new, found)
        elif found.name == "logo":
            continue
        else:
            if (was := _value(old, found)) != (now := _value(new, found)):
                yield Change(label, was, now)
            continue
        if before != after:
            yield Change(label, added=sorted(after - before), removed=sorted(before - after))


def _value(record: Any, found: models.Field) -> str:
    """Return a field as people read it."""
    value = getattr(record, found.attname) if record is not None else None
    if value is None or value == "":
        return ""
    if found.choices:
        return str(getattr(record, f"get_{found.name}_display")())
    if isinstance(found, models.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(found, models.DateField):
        return date_format(value, "SHORT_DATE_FORMAT")
    return str(getattr(record, found.name))


def _names(record: Any, name: str) -> set[str]:
    return {str(term) for term in getattr(record, name).all()} if record is not None else set()


def _choices(record: Any, found: Any) -> set[str]:
    words = dict(found.base_field.flatchoices)
    return (
        {str(words.get(value, value)) for value in getattr(record, found.name) or ()} if record is not None else set()
    )


def _texts(old: Any, new: Any) -> Iterator[Change]:
    before, after = _by_language(old), _by_language(new)
    for code, language in TextLanguage.choices:
        was, now = before.get(code), after.get(code)
        for name in PROSE:
            source = now or was
            if source is None or not hasattr(source, name):
                continue
            said, says = getattr(was, name, ""), getattr(now, name, "")
            if said != says:
                label = f"{language}: {source._meta.get_field(name).verbose_name}"
                yield Change(label, said, says, words=word_differences(said, says))
        if was and now and was.origin != now.origin:
            label = f"{language}: {now._meta.get_field('origin').verbose_name}"
            yield Change(label, was.get_origin_display(), now.get_origin_display())


def _by_language(record: Any) -> dict[str, Any]:
    return {text.language: text for text in record.texts.all()} if record is not None else {}


def word_differences(old: str, new: str) -> list[tuple[str, str]]:
    """Return both texts in one, as pieces that are the same, removed, or added, whole words each."""
    was, now = re.split(r"(\s+)", old), re.split(r"(\s+)", new)
    pieces: list[tuple[str, str]] = []
    for tag, start, end, begin, stop in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("same", "".join(was[start:end])))
            continue
        pieces += [(kind, text) for kind, text in _both(was[start:end], now[begin:stop]) if text]
    return pieces


def _both(was: Iterable[str], now: Iterable[str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("removed", "".join(was)), ("added", "".join(now))


def _pictures(old: Any, new: Any) -> Iterator[Change]:
    if not isinstance(new, Company):
        return
    if (was := old.logo if old else None) != new.logo:
        yield Change(_("Logo"), pictures=[pair for pair in (("removed", was), ("added", new.logo)) if pair[1]])
    before = {picture.image_id: picture for picture in old.images.all()} if old else {}
    after = {picture.image_id: picture for picture in new.images.all()}
    changed = [("removed", before[pk].image) for pk in before.keys() - after.keys()]
    changed += [("added", after[pk].image) for pk in after if pk not in before]
    if changed:
        yield Change(_("Pictures"), pictures=changed)
    for pk, picture in after.items():
        was = before.get(pk)
        for name in ("description_de", "description_cs"):
            said, says = getattr(was, name, ""), getattr(picture, name)
            if said != says:
                label = f"{_('Pictures')}: {picture._meta.get_field(name).verbose_name}"
                yield Change(label, said, says, words=word_differences(said, says))


def _attachments(old: Any, new: Any) -> Iterator[Change]:
    if not isinstance(new, Listing):
        return
    before = {paper.file: paper.name for paper in old.attachments.all()} if old else {}
    after = {paper.file: paper.name for paper in new.attachments.all()}
    if before.keys() != after.keys():
        added = [name for file, name in after.items() if file not in before]
        removed = [name for file, name in before.items() if file not in after]
        yield Change(_("Attachments"), added=added, removed=removed)


__all__ = ["Change", "differences", "word_differences"]
