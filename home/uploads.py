"""Files from people: nothing is kept as it came in before it is known to do no harm.

Pictures are drawn anew, which leaves behind their metadata and whatever hides beside the pixels. PDFs stay as they are,
but only without scripts, launches, embedded files and encryption (home/pdf.py). What a file is, its content says; its
name and the type that the browser claims decide nothing.
"""

import io
import re
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from .pdf import UnsafePdf, check_pdf
from .pictures import TooManyPixels, UnreadablePicture, redraw

PICTURE_BYTES = 8 * 1024 * 1024
ATTACHMENT_BYTES = 10 * 1024 * 1024
PIXELS = 40_000_000
LONGEST_EDGE = 3200  # pixels of a picture on a profile; more is never shown
STEM = 90  # characters of a file's name that are kept
ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}
PICTURES_ACCEPT = "image/jpeg,image/png,image/webp,image/gif"
ATTACHMENTS_ACCEPT = f"application/pdf,{PICTURES_ACCEPT}"


@dataclass(frozen=True)
class CleanFile:
    """A file that may be handed to others: `name` with the ending of its `content_type`."""

    name: str
    content: ContentFile
    content_type: str


def clean_picture(upload: UploadedFile) -> ContentFile:
    """Return the picture drawn anew as JPEG or PNG, at most `LONGEST_EDGE` wide and high; its name is safe.

    :raises ValidationError: what is wrong and what to do, for the person who uploads
    """
    clean = _picture(_read(upload, PICTURE_BYTES), upload.name, LONGEST_EDGE)
    clean.content.name = clean.name
    return clean.content


def clean_attachment(upload: UploadedFile) -> CleanFile:
    """Return a harmless PDF as it is, or a picture drawn anew in its full size.

    :raises ValidationError: what is wrong and what to do, for the person who uploads
    """
    data = _read(upload, ATTACHMENT_BYTES)
    if not data.startswith(b"%PDF-"):
        return _picture(data, upload.name, edge=None)
    try:
        check_pdf(data)
    except UnsafePdf as problem:
        raise ValidationError(_PDF_PROBLEMS[problem.reason](), code=problem.reason) from None
    return CleanFile(clean_name(upload.name, "application/pdf"), ContentFile(data), "application/pdf")


def clean_name(name: str | None, content_type: str) -> str:
    """Return the last part of a file's name, without what could mislead people or file systems.

    >>> clean_name("C:\\\\plans\\\\drawing\\u202egpj.exe", "image/png")
    'drawinggpj.png'
    """
    ending = ENDINGS[content_type]
    stem = unicodedata.normalize("NFC", name or "").replace("\\", "/").rsplit("/", 1)[-1]
    stem = "".join(sign for sign in stem if unicodedata.category(sign)[0] != "C")
    stem = PurePosixPath(re.sub(r'[<>:"|?*\s]+', " ", stem).strip(" .")).stem
    if stem.lower().endswith(ending):
        stem = stem[: -len(ending)]
    return (stem[:STEM].strip(" .") or _("file")) + ending


def store_private(clean: CleanFile) -> str:
    """Write a file where no web server looks; return its name there, which nobody can guess."""
    name = f"{timezone.now():%Y/%m}/{secrets.token_hex(16)}{ENDINGS[clean.content_type]}"
    clean.content.seek(0)
    return storages["private"].save(name, clean.content)


def open_private(name: str) -> File:
    """Open a file of the private storage for reading.

    :raises FileNotFoundError: when it is gone
    """
    return storages["private"].open(name, "rb")


def delete_private(name: str) -> None:
    """Delete a file of the private storage, if it is there."""
    storages["private"].delete(name)


def serve_private(name: str, file_name: str, content_type: str) -> FileResponse:
    """Hand out a file to somebody whom the view has asked for permission: to be saved, never shown in our name.

    :raises Http404: when the file is gone
    """
    try:
        content = open_private(name)
    except FileNotFoundError:
        raise Http404 from None
    known = content_type if content_type in ENDINGS else "application/octet-stream"
    response = FileResponse(content, as_attachment=True, filename=file_name, content_type=known)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def _read(upload: UploadedFile, limit: int) -> bytes:
    if not upload.size:
        raise ValidationError(_("The file is empty. Please choose another one."), code="empty")
    if upload.size > limit:
        raise ValidationError(
            _("The file has %(size)s; at most %(limit)s are possible. Please make it smaller."),
            code="too_large",
            params={"size": filesizeformat(upload.size), "limit": filesizeformat(limit)},
        )
    upload.seek(0)
    return upload.read(limit + 1)


def _picture(data: bytes, name: str | None, edge: int | None) -> CleanFile:
    if _is_svg(data):
        raise ValidationError(
            _("SVG drawings can contain programs and are not taken. Please save the picture as PNG."), code="svg"
        )
    try:
        content, content_type = redraw(data, PIXELS, edge)
    except TooManyPixels as problem:
        raise ValidationError(
            _("The picture has %(pixels)s megapixels; at most %(limit)s are possible. Please make it smaller."),
            code="too_many_pixels",
            params={"pixels": round(problem.pixels / 1e6), "limit": PIXELS // 1_000_000},
        ) from None
    except UnreadablePicture:
        raise ValidationError(_unreadable(pdf=edge is None), code="unreadable") from None
    return CleanFile(clean_name(name, content_type), ContentFile(content), content_type)


def _unreadable(pdf: bool) -> str:
    if pdf:
        return _("This file cannot be read as a PDF or a picture. Please choose a PDF, JPEG, PNG, WebP or GIF file.")
    return _("This file cannot be read as a picture. Please choose a JPEG, PNG, WebP or GIF file.")


def _is_svg(data: bytes) -> bool:
    """Say whether the file is SVG, packed or not, whatever its encoding."""
    head = io.BytesIO(data).read(4096).replace(b"\0", b"").lower()
    return b"<svg" in head or (b"<?xml" in head and b"svg" in head) or data.startswith(b"\x1f\x8b")


_PDF_PROBLEMS: dict[str, Any] = {
    "broken": lambda: _("This PDF is damaged or not complete. Please export it anew."),
    "encrypted": lambda: _("This PDF is encrypted and cannot be checked. Please save it without a password."),
    "active": lambda: _(
        "This PDF contains scripts, actions or forms that run programs. Please print it into a new PDF."
    ),
    "embedded": lambda: _("This PDF contains other files. Please remove them, or print it into a new PDF."),
    "opaque": lambda: _("Parts of this PDF cannot be checked. Please print it into a new PDF."),
}

__all__ = [
    "ATTACHMENTS_ACCEPT", "ATTACHMENT_BYTES", "PICTURES_ACCEPT", "PICTURE_BYTES", "PIXELS", "CleanFile",
    "clean_attachment", "clean_name", "clean_picture", "delete_private", "open_private", "serve_private",
    "store_private",
]  # fmt: skip
