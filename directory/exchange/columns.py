"""Which column holds which fact: recognised by its heading, or said by a mapping."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from directory.places import normalise

from .headings import LABELS, LISTS, RECOGNISED, UNCLEAR
from .problems import FileProblem
from .reading import HEADER_WITHIN, Line
from .text_files import DELIMITERS

# Delimiters as tables have them; in prose a space follows.
_DELIMITERS = [re.compile(re.escape(delimiter) + "(?! )") for delimiter in DELIMITERS]

IGNORE = ""  # what a mapping says of a column that is left out


@dataclass
class Columns:
    """The headings of a table and the fact that each column holds."""

    headings: list[str]
    facts: list[str]  # per column; empty where the column is not read
    unknown: list[str] = field(default_factory=list)  # headings that were not recognised
    problems: list[FileProblem] = field(default_factory=list)
    width: int = 0  # cells of the row of headings, empty ones included

    def check(self) -> None:
        """:raises FileProblem: the first thing that keeps the table from being read."""
        if self.problems:
            raise self.problems[0]
        if "name" not in self.facts:
            raise FileProblem("no-headings")

    def cells(self, line: Line) -> dict[str, list[str]]:
        """Return the cells of a row that are not empty, by fact."""
        found: dict[str, list[str]] = defaultdict(list)
        for fact, cell in zip(self.facts, line.cells, strict=False):
            if fact and cell:
                found[fact].append(cell)
        return found

    def overflow(self, line: Line) -> bool:
        """Say whether the row has something beyond the last heading."""
        return any(line.cells[len(self.facts) :])

    def rows_in_cell(self, line: Line) -> bool:
        """Say whether a cell with line ends falls into as many cells per line as the table has columns.

        That is what two stray quotation marks make of the rows between them.
        """
        if self.width < 3:
            return False
        for at, cell in enumerate(line.cells):
            if "\n" not in cell:
                continue
            lines = cell.split("\n")
            ends = [self.width - 1 - at, *[self.width - 1] * (len(lines) - 2), self.width - len(line.cells) + at]
            if any([len(each.findall(part)) for part in lines] == ends for each in _DELIMITERS):
                return True
        return False


def read_columns(lines: Iterator[Line], mapping: dict[str, str] | None = None) -> tuple[Columns, Iterator[Line]]:
    """Find the row of headings; return the columns, and the rows below it.

    :param mapping: heading → fact, or `IGNORE`; columns it does not name are recognised as always
    """
    first = list(islice(lines, HEADER_WITHIN))
    if not first:
        raise FileProblem("empty")
    wanted = {normalise(heading) for heading in mapping or {}}

    def known(line: Line) -> int:
        return sum(normalise(cell) in RECOGNISED or normalise(cell) in wanted for cell in line.cells if cell)

    best = max(first, key=lambda line: (min(known(line), 2), -line.number))
    below = [line for line in first if line.number > best.number]
    columns = recognise(best.cells, mapping or {})
    return columns, chain(below, lines)


def recognise(headings: list[str], mapping: dict[str, str]) -> Columns:
    """Return what each column holds; what is wrong with the headings is noted, not raised."""
    width = len(headings)
    while headings and not headings[-1]:
        headings = headings[:-1]
    chosen = {normalise(heading): (heading, fact) for heading, fact in mapping.items()}
    columns = Columns(headings, [], width=width)
    for heading in headings:
        key = normalise(heading)
        if key in chosen:
            columns.facts.append(chosen[key][1])
            continue
        columns.facts.append(RECOGNISED.get(key, ""))
        if key in UNCLEAR:
            columns.problems.append(FileProblem("unclear-heading", heading=heading, facts=list(UNCLEAR[key])))
        elif heading and key not in RECOGNISED:
            columns.unknown.append(heading)
    present = {normalise(heading) for heading in headings}
    for key, (heading, fact) in chosen.items():
        if key not in present:
            columns.problems.append(FileProblem("mapping-heading", heading=heading))
        if fact != IGNORE and fact not in LABELS:
            columns.problems.append(FileProblem("mapping-fact", fact=fact, facts=list(LABELS)))
    _refuse_twice(columns)
    return columns


def _refuse_twice(columns: Columns) -> None:
    first: dict[str, str] = {}
    for heading, fact in zip(columns.headings, columns.facts, strict=True):
        if fact in first and fact not in LISTS:
            columns.problems.append(FileProblem("two-columns", first=first[fact], second=heading, fact=fact))
        elif fact:
            first[fact] = heading


def read_mapping(path: Path) -> dict[str, str]:
    """Read a mapping file: JSON `{"heading": "fact"}` or CSV with the columns heading and fact.

    An empty fact (null in JSON) leaves the column out.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        if text.lstrip().startswith("{"):
            return {str(heading): str(fact or IGNORE) for heading, fact in json.loads(text).items()}
        dialect = ";" if ";" in text.partition("\n")[0] else ","
        rows = list(csv.reader(text.splitlines(), delimiter=dialect))
        if rows and [cell.strip().lower() for cell in rows[0]] == ["heading", "fact"]:
            return {heading: fact.strip() for heading, fact in rows[1:]}
    except ValueError:
        pass
    raise FileProblem("mapping-unreadable")
