"""Reading an uploaded PO file, of which nothing can be taken for granted."""

import datetime
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.models import Locale

from .exporting import EXPORTED

MAX_BYTES = 5 * 1024**2
MAX_ENTRIES = 50_000


@dataclass(frozen=True)
class Parsed:
    """`entries`: context, source, text, fuzzy, plural; as JSON can hold them."""

    locale: Locale
    exported_at: datetime.datetime | None
    entries: list[dict[str, Any]]


def read(content: bytes) -> Parsed:
    """Return what the file says; ValidationError with a sentence where it is no such file."""
    file = _parse(content)
    entries = [
        {
            "context": entry.msgctxt or "",
            "source": entry.msgid,
            "text": entry.msgstr,
            "fuzzy": entry.fuzzy,
            "plural": bool(entry.msgid_plural or entry.msgstr_plural),
        }
        for entry in file
        if not entry.obsolete
    ]
    if not entries:
        raise ValidationError(_("The file holds no entries."))
    if len(entries) > MAX_ENTRIES:
        raise ValidationError(_("The file holds too many entries. Please split it."))
    return Parsed(_locale(file.metadata.get("Language", "")), _moment(file.metadata.get(EXPORTED, "")), entries)


def _parse(content: bytes) -> polib.POFile:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("The file is not in UTF-8. Please save it in that encoding.")) from error
    if "\0" in text:
        raise ValidationError(_("This is no PO file."))
    # polib takes a text that happens to be a path for a file's name: it only ever gets a name of ours.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload.po"
        path.write_text(text, encoding="utf-8", newline="")
        try:
            return polib.pofile(str(path), encoding="utf-8")
        except Exception as error:  # whatever polib stumbles over, it is the file's fault
            line = re.search(r"line (\d+)", str(error))
            if line:
                message = _("This is no PO file, or it is damaged: line %(line)s cannot be read.") % {"line": line[1]}
            else:
                message = _("This is no PO file.")
            raise ValidationError(message) from error


def _locale(code: str) -> Locale:
    """Return the language; translation programs like to write "cs_CZ" for "cs"."""
    known = {locale.language_code.lower(): locale for locale in Locale.objects.all()}
    exact = code.strip().replace("_", "-").lower()
    locale = known.get(exact) or known.get(exact.split("-")[0])
    if locale is None:
        raise ValidationError(
            _("The file's header names no language of this portal (“Language: %(code)s”).") % {"code": code[:20]}
        )
    return locale


def _moment(text: str) -> datetime.datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


__all__ = ["MAX_BYTES", "Parsed", "read"]
