"""Whether a PDF does anything besides showing pages (ISO 32000-2).

Actions, attachments and media each carry a long name that nothing else needs ("/JavaScript", "/EmbeddedFile"), so it is
enough to look for those names in the file and in everything that it holds deflated; a name may be written with #xx for
any of its characters. Objects that are packed in another way than deflated, or in several ways, cannot be seen, and are
refused.
"""

import re
import zlib
from collections.abc import Iterator

ACTIVE = (
    b"JavaScript", b"Launch", b"SubmitForm", b"ImportData", b"GoToE", b"GoToR", b"Rendition", b"RichMedia", b"Movie",
    b"XFA", b"RichMediaExecute",
)  # fmt: skip
EMBEDDED = (b"EmbeddedFile", b"EmbeddedFiles", b"FileAttachment", b"Collection")
STREAM = re.compile(rb"(?<!end)stream(?![A-Za-z0-9])")
LINE_END = re.compile(rb"\r\n|\n|\r")  # readers skip what else stands on the line of "stream"
DEFLATED = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])(?=[\s/>]|$)")
NAME = re.compile(rb"/((?:[^\x00\t\n\f\r ()<>\[\]{}/%])+)")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
PART = 256 * 1024
HEADERS = {bytes([window << 4 | 8]) for window in range(8)}  # first bytes of deflated data (RFC 1950)
MOST_STREAMS = 20_000
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
    unpacked = end_of_last = start = 0
    for number, found in enumerate(STREAM.finditer(data)):
        before, end_of_last = data[end_of_last : found.start()], found.end()
        if start < found.end():
            line_end = LINE_END.search(data, found.end())
            start = line_end.end() if line_end else len(data)
        complete, size = _unpack(data, start)
        unpacked += size
        if number > MOST_STREAMS or unpacked > MOST_IN_ALL:
            raise UnsafePdf("opaque")
        if _holds_objects(before) and not (complete and _is_only_deflated(before)):
            raise UnsafePdf("opaque")


def _holds_objects(before: bytes) -> bool:
    """Judge a stream by all that stands between it and the one before, however long its dictionary is made."""
    names = set(_names(before))
    return b"ObjStm" in names or {b"First", b"N"} <= names


def _is_only_deflated(before: bytes) -> bool:
    """Say whether unpacking once shows what readers will see: no second filter, and nothing to add up (a predictor)."""
    names = list(_names(before))
    return bool(DEFLATED.search(before)) and names.count(b"Filter") == 1 and not {b"DecodeParms", b"DP"} & set(names)


def _unpack(data: bytes, start: int) -> tuple[bool, int]:
    """Judge what is deflated from `start`; return whether it could be unpacked to its end, and how much was."""
    if data[start : start + 1] not in HEADERS:
        return False, 0  # spares the work where a file is made of nothing but beginnings
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
