"""The header of a CSV file: the line that names its columns, and with it the delimiter.

Under the right delimiter a column bears the name that every table must have; no other sign is trusted.
"""

import csv
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from mint_index.answers.formats.encodings import Source, Text
from mint_index.problems import Place, Problem, closest, problem
from mint_index.voices import N_

DELIMITERS = ",;\t|"
_LOOKED_THROUGH = 20
_MOST_LINES, _MOST_CHARACTERS = 200, 1_000_000
_MOST_SHOWN = 80
_MOST_NEAREST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The names of the columns, the lines (from 1) in which it begins and ends, and the delimiter."""

    names: tuple[str, ...]
    line: int
    last_line: int
    delimiter: str


def read_header(
    source: Source, encoding: str, shown: str, known: Collection[str], required: str
) -> tuple[Header | None, list[Problem]]:
    """The header of a table: the first line that is neither blank nor a comment.

    Problems: T01 no column has the required name, T02 a name is not known, T03 it is there twice, T13 a quotation that
    does not end.
    """
    lines: list[str] = []
    left = _MOST_CHARACTERS
    with source.lines(encoding) as text:
        for line in text:
            lines.append(line)
            left -= len(line)
            if left < 0 or len(lines) >= _MOST_LINES:
                break
    first = next((number for number, line in enumerate(lines) if not _passed_over(line)), 0)
    rows = _split(lines[first:])
    place = Place(file=shown, line=first + 1)
    if not rows:
        return None, [problem("T13", place)]
    for delimiter, (row, taken) in rows.items():
        if _names(row, required):
            names, problems = _checked(row, place, {name.casefold(): name for name in (*known, required)})
            return Header(names=names, line=first + 1, last_line=first + taken, delimiter=delimiter), problems
    cells = [cell.strip() for cell in next(iter(rows.values()))[0] if cell.strip()]
    nearest, found = closest(required, cells), shortened(", ".join(cells))
    header = _header_further_down(lines[:_LOOKED_THROUGH], first + 1, required)
    return None, [problem("T01", place, name=required, found=found, nearest=nearest, header=header)]


def shortened(words: str) -> str:
    """The words, cut where they are too long to be shown."""
    return words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1] + "…"


def _passed_over(line: str) -> bool:
    words = line.strip(' \t\r\n,;|"')
    # “sep=;” tells Excel the delimiter and is no part of the table.
    return not words or words.startswith("#") or line.lower().strip(' \t\r\n"').startswith("sep=")


def _split(lines: Sequence[str]) -> dict[str, tuple[list[str], int]]:
    """For each delimiter the cells of the first row and the lines they take; the one with the most cells comes first."""
    rows = {}
    for delimiter in DELIMITERS:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            rows[delimiter] = (next(reader), reader.line_num)
        except csv.Error:
            continue
    return dict(sorted(rows.items(), key=lambda each: -len(each[1][0])))


def _names(row: Sequence[str], required: str) -> bool:
    return required.casefold() in (cell.strip().casefold() for cell in row)


def _header_further_down(lines: Sequence[str], begin: int, required: str) -> int | str:
    for number in range(begin, len(lines)):
        if any(_names(row, required) for row, _ in _split(lines[number : number + 1]).values()):
            return number + 1
    return ""


def _checked(
    row: Sequence[str], place: Place, known: dict[str, str]
) -> tuple[tuple[str, ...], list[Problem]]:
    """The names as they are known, and T02 and T03 for those that are not, or not for the first time."""
    names: list[str] = []
    first: dict[str, int] = {}
    problems: list[Problem] = []
    unknown = 0
    for column, cell in enumerate(row, 1):
        name = known.get(cell.strip().casefold(), cell.strip())
        names.append(name)
        if not name or name.startswith("#"):
            continue
        here = Place(file=place.file, line=place.line, column=column)
        if name in first:
            problems.append(problem("T03", here, name=shortened(name), first=first[name]))
            continue
        first[name] = column
        if name.casefold() not in known:
            unknown += 1
            nearest = closest(name, known.values()) if unknown <= _MOST_NEAREST else ""
            problems.append(problem("T02", here, name=shortened(name), nearest=nearest))
    return tuple(names), problems


def unread(fault: csv.Error | str, text: Text, place: Place, last_line: int) -> Problem:
    """Why `csv` gave up in a row that begins at a place: T13 a quotation that does not end, F06 a cell beyond measure.

    A quotation that never ends swallows lines until the cell is too long for csv, which says only that.
    """
    swallowed = last_line > place.line and not text.paired
    if not str(fault).startswith("field larger") or swallowed:
        return problem("T13", place)
    most = f"{csv.field_size_limit():,}"
    return problem("F06", place, kind=N_("characters in one cell"), most=most)
