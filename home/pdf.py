"""Whether a PDF does anything besides showing pages (ISO 32000-2).

Actions, attachments and media each carry a long name that nothing else needs ("/JavaScript", "/EmbeddedFile"), so it is
enough to look for those names in the file and in everything that it holds deflated; a name may be written with #xx for
any of its characters. Objects that are packed in another way than deflated cannot be seen, and are refused.
"""

import re
import zlib
from collections.abc import Iterator

ACTIVE = (
    b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"GoToE", b"GoToR", b"Rendition", b"RichMedia", b"Movie",
    b"XFA", b"RichMediaExecute",
)  # fmt: skip
EMBEDDED = (b"EmbeddedFile", b"EmbeddedFiles", b"FileAttachment", b"Collection")
STREAM = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\n|\r)")
NAME = re.compile(rb"/((?:[^\x00\t\n\f\r ()<>\[\]{}/%])+)")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
BEFORE = 4096  # bytes before a stream that hold its dictionary
PART = 256 * 1024
MOST_OF_A_STREAM = 16 * 1024 * 1024
MOST_IN_ALL = 160 * 1024 * 1024
LONGEST_NAME = 127  # of a name, in bytes, as ISO 32000 asks for


class UnsafePdf(Exception):
    """`reason` is "broken", "encrypted", "active", "embedded" or "opaque"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_pdf(data: bytes) -> None:
    """Return nothing where the PDF only shows pages.

    :raises UnsafePdf: where it does more, is encrypted, damaged, or hides what it does
    """
    end = data.rfind(b"%%EOF")
    if not data.startswith(b"%PDF-") or end < 0 or data[end + 5 :].strip(b"\0 \t\r\n"):
        raise UnsafePdf("broken")
    if b"Encrypt" in set(_names(data)):
        raise UnsafePdf("encrypted")
    _judge(data)
    unpacked = 0
    for found in STREAM.finditer(data):
        before = set(_names(data[max(0, found.start() - BEFORE) : found.start()]))
        holds_objects = b"ObjStm" in before or {b"First", b"N"} <= before
        complete, size = _unpack(data, found.end())
        unpacked += size
        if unpacked > MOST_IN_ALL or (holds_objects and not complete):
            raise UnsafePdf("opaque")


def _unpack(data: bytes, start: int) -> tuple[bool, int]:
    """Judge what is deflated from `start`; return whether it could be unpacked to its end, and how much was."""
    inflater, rest, size, kept = zlib.decompressobj(), data[start : start + PART], 0, b""
    position = start + len(rest)
    try:
        while rest and not inflater.eof and size <= MOST_OF_A_STREAM:
            part = inflater.decompress(rest, PART)
            _judge(kept + part)
            kept, size = part[-LONGEST_NAME * 3 :], size + len(part)
            rest = inflater.unconsumed_tail
            if not rest and not inflater.eof:
                rest = data[position : position + PART]
                position += len(rest)
    except zlib.error:
        return False, size
    return inflater.eof, size


def _judge(data: bytes) -> None:
    names = set(_names(data))
    if not names.isdisjoint(ACTIVE):
        raise UnsafePdf("active")
    if not names.isdisjoint(EMBEDDED):
        raise UnsafePdf("embedded")


def _names(data: bytes) -> Iterator[bytes]:
    for name in NAME.findall(data):
        if len(name) > LONGEST_NAME * 3:
            continue
        yield ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), name) if b"#" in name else name


__all__ = ["UnsafePdf", "check_pdf"]
