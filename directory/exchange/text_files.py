"""CSV in whatever encoding and with whatever delimiter."""

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from .problems import FileProblem

CHUNK = 1 << 16
SAMPLE = 1 << 18  # bytes that decide on the delimiter
ENOUGH = 50_000  # letters beyond ASCII that decide on the encoding of a file that is not UTF-8
DELIMITERS = ";,\t|"
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

# Bytes that Windows-1250 (Central European) and Windows-1252 (Western) read differently, and what they speak for:
# ě ř ů ň ď ť and the like inside a Czech word, à ê ñ å æ œ or ² ³ ½ in a Western text. č and è are one byte; only a
# word's beginning tells, because no French word begins with è.
_CENTRAL = re.compile(
    rb"[\xec\xf8\xf9\xf2\xef\x9d\x8d\x9f\xcc\xd9\xd2\xcf\xbe\xbc](?=[a-z])|\x9d|\x8d|(?<![A-Za-z\x80-\xff])[\xe8\xc8\xf8]"
)
_WESTERN = re.compile(
    rb"[\xe0\xea\xe5\xf1\xe6\x9c\xf5](?=[a-z])|(?<=[a-z])\xe8(?=[mrst]e)|[\xb2\xb3\xbd\xb9]|\xd8(?![A-Za-z\x80-\xff])"
)
# A character of UTF-8 beyond ASCII. Text in a code page hardly ever has such a sequence, and never mostly such.
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def rows_of_text(path: Path, longest: int) -> Iterator[list[str]]:
    """Yield the rows of a delimited text file.

    :param longest: characters allowed in a cell
    :raises FileProblem: when it is not text, its encoding is broken, or a quotation mark makes it ambiguous
    """
    encoding = _encoding(path)
    delimiter = _delimiter(path, encoding)
    csv.field_size_limit(longest)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        # Not strict, the reader would take an open quotation mark for one cell up to the next mark, or to the end.
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        begins = 1
        try:
            for row in reader:
                yield row
                begins = reader.line_num + 1
        except csv.Error:
            raise FileProblem("open-quote", line=begins) from None


def _encoding(path: Path) -> str:
    """Return the encoding: by its mark, else UTF-8 if all of it is, else one of the two Windows code pages.

    :raises FileProblem: when most of it is UTF-8, so that a code page would garble it
    """
    with path.open("rb") as file:
        start = file.read(4)
    for mark, encoding in BOMS:
        if start.startswith(mark):
            if mark == codecs.BOM_UTF8 and not _is_utf8(path):
                raise FileProblem("encoding", line=_first_broken_line(path))
            return encoding
    return "utf-8" if _is_utf8(path) else _code_page(path)


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in _chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _code_page(path: Path) -> str:
    central = western = characters = others = 0
    for chunk in _chunks(path):
        if chunk.isascii():
            continue
        central += len(_CENTRAL.findall(chunk))
        western += len(_WESTERN.findall(chunk))
        rest, found = _UTF8_CHARACTER.subn(b"", chunk)
        characters += found
        others += len(_BEYOND_ASCII.findall(rest))
        if characters + others > ENOUGH:
            break
    if characters > others:
        raise FileProblem("encoding", line=_first_broken_line(path))
    return "cp1250" if central > western else "cp1252"


def _first_broken_line(path: Path) -> int:
    with path.open("rb") as file:
        return next((number for number, line in enumerate(file, start=1) if not _decodes(line)), 0)


def _decodes(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if b"\0" in chunk[:1024]:
                raise FileProblem("not-a-table")
            yield chunk


def _delimiter(path: Path, encoding: str) -> str:
    """Return the delimiter that cuts the first rows into the most, and equally many, cells."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = file.read(SAMPLE).splitlines(keepends=True)[:50]

    def evenness(delimiter: str) -> tuple[float, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row)]
        except csv.Error:
            return (0, 0)
        widest = max(widths, default=1)
        return (sum(width == widest for width in widths) / max(len(widths), 1) * min(widest - 1, 1), widest)

    scored = {delimiter: evenness(delimiter) for delimiter in DELIMITERS}
    # Even rows count first, but only roughly: a title above the headings or a ragged row must not decide.
    return max(DELIMITERS, key=lambda delimiter: (round(scored[delimiter][0]), scored[delimiter][1]))
