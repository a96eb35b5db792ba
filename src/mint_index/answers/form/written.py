"""A form that somebody has been at before: what is entered into its rows, found by their ids, and lists for its cells.

It is drawn into a workbook that `workbook` has made, whatever else stands in that.
"""

import re
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mint_index.answers.cells import Cell
from mint_index.answers.form.layout import LISTS, known_headers, sheet_rows
from mint_index.answers.form.measures import Paragraph, row_height
from mint_index.answers.form.said import Said
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.wording import folded
from mint_index.problems import Place, Problem, problem

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no workbook can hold; nobody sees them."""
MOST_IN_A_CELL = 32_767
# What is set off from the left of a cell, in digits, and what an answer or a remark is written in, in points.
_SET_OFF, _POINTS = 1.5, 10.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a workbook that is being drawn; rows and columns are counted from 1."""

    sheet: "Worksheet"
    row: int
    column: int

    @property
    def letter(self) -> str:
        from openpyxl.utils import get_column_letter

        return get_column_letter(self.column)

    @property
    def name(self) -> str:
        return f"{self.letter}{self.row}"

    def write(self, said: Cell) -> None:
        """Write into the cell: words are never taken for a formula or an error. Its row grows as far as it must."""
        cell = self.sheet.cell(self.row, self.column)
        said = _NO_XML.sub("", said) if isinstance(said, str) else said
        cell.value = said
        if isinstance(said, str):
            cell.data_type = "s"
            row = self.sheet.row_dimensions[self.row]
            width = float(self.sheet.column_dimensions[self.letter].width) - _SET_OFF
            needed = row_height([(width, [Paragraph(text=said, points=_POINTS)])])
            row.height = max(float(row.height or 0), needed)

    def compute(self, formula: str) -> None:
        """Write a formula."""
        self.sheet.cell(self.row, self.column).value = "=" + formula

    def dress(self, model: "Spot") -> None:
        """Let the cell look like another one of the same workbook."""
        of = model.sheet.cell(model.row, model.column)
        self.sheet.cell(self.row, self.column)._style = copy(of._style)  # type: ignore[union-attr]

    def slant(self) -> None:
        """Write the cell in italics."""
        from openpyxl.styles import Font

        cell = self.sheet.cell(self.row, self.column)
        cell.font = Font(name=cell.font.name, size=cell.font.sz, color=cell.font.color, italic=True)

    def shade(self, colour: str) -> None:
        """Fill the cell with a colour."""
        from openpyxl.styles import PatternFill

        self.sheet.cell(self.row, self.column).fill = PatternFill("solid", fgColor=colour)


class Rows:
    """The rows of a form by their ids; `headers` has the header row of every sheet and where its columns stand."""

    def __init__(self, book: "Workbook", instrument: Instrument) -> None:
        self._ids = {id_ for ids in sheet_rows(instrument).values() for id_ in ids}
        self.headers: dict[str, tuple[int, dict[str, int]]] = {}
        self.found: dict[str, tuple[Worksheet, int]] = {}
        words = known_headers()
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                self._take(sheet, words)

    def _take(self, sheet: "Worksheet", words: Mapping[str, str]) -> None:
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            said = {words.get(folded(str(cell or "")), ""): column for column, cell in enumerate(row, 1)}
            if {"id", "answer"} <= said.keys():
                said.pop("", None)
                self.headers.setdefault(sheet.title, (number, said))
            elif sheet.title in self.headers and row[0] in self._ids:
                self.found.setdefault(str(row[0]), (sheet, number))

    def spot(self, id_: str, column: str) -> Spot | None:
        """A cell of a row; None where the form has no such row or its sheet no such column."""
        sheet, row = self.found.get(id_, (None, 0))
        at = self.headers[sheet.title][1].get(column) if sheet else None
        return Spot(sheet, row, at) if sheet and at else None

    def sheets(self) -> "Iterator[tuple[Worksheet, int]]":
        """Every sheet with rows, and the row of its header."""
        seen = {sheet.title: sheet for sheet, _ in self.found.values()}
        for title, sheet in seen.items():
            yield sheet, self.headers[title][0]


def enter(rows: Rows, entries: Mapping[str, Mapping[str, Cell]]) -> None:
    """Enter cells by the ids of their rows and the names of their columns."""
    for id_, cells in entries.items():
        for column, said in cells.items():
            spot = rows.spot(id_, column)
            if spot is not None and said is not None:
                spot.write(said)


def too_long(said: Mapping[str, Said], file: str) -> list[Problem]:
    """O12 for each question beside which more is to stand than a cell of a workbook holds."""
    return [
        problem("O12", Place(file=file), question=name, most=f"{MOST_IN_A_CELL:,}")
        for name, each in said.items()
        if max(map(len, (each.evidence, each.note, each.answered_by, each.given))) > MOST_IN_A_CELL
    ]


def list_range(book: "Workbook", offers: tuple[str, ...]) -> str:
    """The range on the hidden sheet of lists that holds some words; they are written there where they are not yet."""
    from openpyxl.utils import get_column_letter

    sheet = book[LISTS]
    last = sheet.max_column if sheet.cell(1, 1).value else 0
    for column in range(1, last + 1):
        held = [sheet.cell(row, column).value for row in range(1, len(offers) + 2)]
        if held == [*offers, None]:
            break
    else:
        column = last + 1
        for row, words in enumerate(offers, 1):
            sheet.cell(row, column, words).data_type = "s"
    letter = get_column_letter(column)
    return f"'{LISTS}'!${letter}$1:${letter}${len(offers)}"


def offer(spot: Spot, range_: str, refuses: str) -> None:
    """Let a cell drop down a list, and refuse what is not in it."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=range_, allow_blank=True)
    rule.showErrorMessage, rule.error = True, refuses[:255]
    rule.add(spot.name)
    spot.sheet.add_data_validation(rule)


def widen_tables(sheet: "Worksheet", row: int, names: Mapping[int, str]) -> None:
    """Let the table whose header stands in a row reach over further columns, which bear these names."""
    from openpyxl.utils import get_column_letter, range_boundaries
    from openpyxl.worksheet.table import TableColumn

    for table in sheet.tables.values():
        left, top, right, bottom = (int(each or 0) for each in range_boundaries(table.ref))
        if top != row:
            continue
        for column, name in names.items():
            if column == right + 1:
                right = column
                table.tableColumns.append(TableColumn(id=len(table.tableColumns) + 1, name=name))
        table.ref = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
