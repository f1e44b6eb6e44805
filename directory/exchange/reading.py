"""A table out of a file, row by row: CSV or XLSX, whoever wrote it, without trusting it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .formulas import unprotect
from .problems import FileProblem
from .spreadsheets import rows_of_workbook
from .text_files import rows_of_text

MAX_BYTES = 100 * 1024**2
MAX_COLUMNS = 200
MAX_CELL = 20_000  # characters
MAX_ROWS = 1_000_000
HEADER_WITHIN = 10  # rows; above the headings some files have a title

# What PostgreSQL or a reader cannot stand: control characters except tab and line ends.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its number as a spreadsheet counts, the first being 1."""

    number: int
    cells: list[str]


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the rows of a file that have something in them, cells trimmed, one at a time.

    :raises FileProblem: when it is no table, or larger than a table of companies can be.
    """
    if path.stat().st_size > MAX_BYTES:
        raise FileProblem("too-large", megabytes=MAX_BYTES // 1024**2)
    for number, raw in enumerate(_raw_rows(path), start=1):
        if number > MAX_ROWS:
            raise FileProblem("too-many-rows", rows=MAX_ROWS)
        if len(raw) > MAX_COLUMNS and any(raw[MAX_COLUMNS:]):
            raise FileProblem("too-many-columns", row=number, columns=MAX_COLUMNS)
        cells = [_clean(cell, number) for cell in raw[:MAX_COLUMNS]]
        if any(cells):
            yield Line(number, cells)


def _raw_rows(path: Path) -> Iterator[list[str]]:
    with path.open("rb") as file:
        start = file.read(8)
    if not start:
        raise FileProblem("empty")
    if start.startswith(b"PK\x03\x04"):
        return rows_of_workbook(path, MAX_COLUMNS)
    if start.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"{\\rtf")):
        raise FileProblem("not-a-table")
    return rows_of_text(path, MAX_CELL)


def _clean(cell: str, number: int) -> str:
    if len(cell) > MAX_CELL:
        raise FileProblem("cell-too-long", row=number, characters=MAX_CELL)
    return unprotect(_CONTROL.sub("", cell).strip())
