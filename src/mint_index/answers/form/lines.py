"""The rows of a form's sheets, found by the words of its header wherever rows, columns and sheets were moved to.

A line is one row that names something in the column of ids; its cells are asked for by the names of the columns.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mint_index.answers.cells import Cell, word_of
from mint_index.answers.form.layout import REMARKS, known_ends
from mint_index.answers.sheets import Sheet
from mint_index.instrument.wording import folded
from mint_index.problems import Place, Problem, closest, problem

ENTERED = ("answer", *REMARKS)
"""The columns that are filled in."""
_NEEDED = ("id", "answer")
_LONGEST_HEADER = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row below a header; `id` is what its first column says, `columns` where the header's columns stand.

    `settled` has what cells come to that are filled from elsewhere, and where that stands.
    """

    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    id: str
    settled: Mapping[str, tuple[Cell, Place]] = field(default_factory=dict)

    def cell(self, column: str) -> Cell:
        """What a cell says; None where it is empty or the column is missing."""
        if column in self.settled:
            return self.settled[column][0]
        return self.sheet.rows[self.row][self.columns[column]] if column in self.columns else None

    def place(self, column: str) -> Place:
        """Where a cell stands."""
        if column in self.settled:
            return self.settled[column][1]
        return self.sheet.place(self.row, self.columns[column])

    def faults(self) -> Iterator[Problem]:
        """What a spreadsheet could not compute in the cells that are filled in."""
        for column in (each for each in ENTERED if each not in self.settled):
            fault = self.sheet.faults.get((self.row, self.columns.get(column, -1)))
            if fault:
                yield problem(fault.code, self.place(column), given=fault.given, question=self.id)


def find_lines(sheet: Sheet, headers: Mapping[str, str]) -> tuple[list[Line] | None, list[Problem]]:
    """The lines of a sheet and what is wrong with its columns; None where it has no header row.

    Where a header row comes again, what stands below is read by it: sheets may have been put together. The table of
    progress, and what stands below it, is no line.
    """
    ends = known_ends()
    lines: list[Line] | None = None
    told: list[Problem] = []
    columns: Mapping[str, int] = {}
    unnamed: set[int] = set()
    for number, row in enumerate(sheet.rows):
        named = _named(row, headers)
        if all(name in named for name in _NEEDED):
            columns, lines = named, lines or []
            told += _twice(sheet, number, headers, named)
            told += _misspelt(sheet, number, headers, named)
            unnamed = {column for column, cell in enumerate(row) if cell is None}
        elif lines is not None and columns:
            id_ = word_of(row[columns["id"]])
            if folded(id_) in ends:
                columns = {}
                continue
            lines.append(Line(sheet=sheet, row=number, columns=columns, id=id_))
            stray = [column for column in unnamed if row[column] is not None]
            for column in sorted(stray):
                told.append(problem("T12", sheet.place(number, column), given=word_of(row[column])))
            unnamed -= set(stray)
    return lines, told


def missing_headers(sheet: Sheet, headers: Mapping[str, str]) -> tuple[str, ...]:
    """The columns whose names the row most like a header lacks."""
    named = max((_named(row, headers) for row in sheet.rows), key=len, default={})
    return tuple(name for name in _NEEDED if name not in named)


def _named(row: tuple[Cell, ...], headers: Mapping[str, str]) -> dict[str, int]:
    """Where the columns stand whose names are in a row; of two alike, the first."""
    named: dict[str, int] = {}
    for column, cell in enumerate(row):
        if isinstance(cell, str) and len(cell) <= _LONGEST_HEADER and (name := headers.get(folded(cell))):
            named.setdefault(name, column)
    return named


def _twice(sheet: Sheet, row: int, headers: Mapping[str, str], named: Mapping[str, int]) -> Iterator[Problem]:
    for column, cell in enumerate(sheet.rows[row]):
        first = named.get(headers.get(folded(word_of(cell)), ""), column)
        if first != column:
            letters = sheet.place(row, first).cell.rstrip("0123456789")
            yield problem("T03", sheet.place(row, column), name=cell, first=letters or first + 1)


def _misspelt(
    sheet: Sheet, row: int, headers: Mapping[str, str], named: Mapping[str, int]
) -> Iterator[Problem]:
    """Unknown headers that are near to one that is missing; others are somebody's own columns."""
    missing = [said for said, name in headers.items() if name in ENTERED and name not in named]
    for column, cell in enumerate(sheet.rows[row]):
        word = word_of(cell)
        if word and folded(word) not in headers and (nearest := closest(word, missing)):
            yield problem("T02", sheet.place(row, column), name=word, nearest=nearest)
