"""The first sheet of an XLSX workbook, values only: formulas are never evaluated."""

import datetime
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from openpyxl import load_workbook

from .problems import FileProblem

MAX_UNPACKED = 400 * 1024**2
MAX_SHARED_TEXTS = 100 * 1024**2  # the one part that is held in memory as a whole
MAX_PARTS = 1000


def rows_of_workbook(path: Path, columns: int) -> Iterator[list[str]]:
    """Yield the rows of the first sheet as texts.

    :param columns: how many are read, and one more, so that the caller sees when there are too many
    :raises FileProblem: when it is no workbook, or would unpack to more than a table of companies can be.
    """
    _check_archive(path)
    with path.open("rb") as file:  # given a path, openpyxl would judge by its ending
        yield from _first_sheet(file, columns)


def _first_sheet(file: BinaryIO, columns: int) -> Iterator[list[str]]:
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception:
        raise FileProblem("damaged") from None
    try:
        if not book.worksheets:
            raise FileProblem("empty")
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # the stated size may be a lie
        for row in sheet.iter_rows(max_col=columns + 1, values_only=True):
            cells = [_text(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            yield cells
    except FileProblem:
        raise
    except Exception:
        raise FileProblem("damaged") from None
    finally:
        book.close()


def _check_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError):
        raise FileProblem("not-a-table") from None
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise FileProblem("not-a-table")
    shared = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or shared > MAX_SHARED_TEXTS:
        raise FileProblem("too-large", megabytes=MAX_UNPACKED // 1024**2)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime.datetime():
            return value.date().isoformat()
        case _:
            return str(value)
