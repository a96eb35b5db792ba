"""A workbook, from its file to the rows of its sheets: words, numbers, dates, each at the place where a person finds it.

Nothing here knows of questionnaires. What a spreadsheet could not compute is kept as a fault of its cell and gives no value.
"""

import datetime
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mint_index.answers.cells import Cell
from mint_index.answers.figures import say_percentage
from mint_index.answers.formats.guards import Family, damaged, kind_of, seen
from mint_index.answers.formats.scans import CONTRADICTORY, ERROR_WORDS, Fault, Scan, Spot
from mint_index.problems import Place, Problem, problem
from mint_index.voices import N_

__all__ = ["Fault", "Sheet", "cell_name", "kind_of", "read_workbook"]

"""What a cell says; None is an empty one. Numbers are floats, words have no blanks around them."""

BLANKS = "".join(
    map(chr, (*range(9, 14), *range(28, 33), 133, 160, 5760, *range(8192, 8206), 8232, 8233, 8239, 8287))
)
BLANKS += "\u2060\u3000\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: `rows` from A1 on, all of the same length, so that row and column from 0 are those of the cell.

    Cells in `faults` are None in the rows. A number shown as a percentage is the words a person sees (30 as “30%”),
    because a spreadsheet keeps it as 0.3. Where a sheet was a text, `lines` has the line in which each row begins.
    """

    file: str
    name: str
    hidden: bool = False
    rows: tuple[tuple[Cell, ...], ...] = ()
    faults: Mapping[Spot, Fault] = field(default_factory=dict)
    lines: tuple[int, ...] = ()

    def place(self, row: int, column: int) -> Place:
        """The place of a cell, from row and column counted from 0."""
        if self.lines:
            return Place(file=self.file, line=self.lines[row], column=column + 1)
        return Place(file=self.file, sheet=self.name, cell=cell_name(row, column))


def cell_name(row: int, column: int) -> str:
    """The name of a cell as spreadsheets show it: `D14` for row 13 and column 3."""
    letters, number = "", column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def read_workbook(path: Path, shown: str) -> tuple[tuple[Sheet, ...] | None, list[Problem]]:
    """The sheets of an xlsx, ods or xls file in its own order, hidden ones too; `shown` is its name in problems.

    Problems: F01 to F07 and F11, those of the file as a whole. Faults of cells stand in the sheets.
    """
    look, problems = seen(path, shown)
    if look is None:
        return None, problems
    if look.family is None or look.family == "text":
        return None, [problem("F03", Place(file=shown), kind=N_("a text file"))]
    try:
        copy, scans, problems = _inside(path, look.family, shown)
    except OSError as error:
        return None, [problem("F02", Place(file=shown), reason=error.strerror or str(error))]
    if copy is None:
        return None, problems
    return _laid_out(copy, scans, shown)


def _inside(
    path: Path, family: Family, shown: str
) -> tuple[io.BytesIO | None, tuple[Scan, ...], list[Problem]]:
    """A clean copy of the workbook and what was found on its sheets, by whatever stands in the file."""
    if family == "compound":
        from mint_index.answers.formats.excel_97 import read_excel_97

        package, problems = read_excel_97(path, shown)
    else:
        from mint_index.answers.formats.parts import open_parts

        parts, problems = open_parts(path, shown)
        if parts is None:
            return None, (), problems
        with parts:
            if "[content_types].xml" in parts.names or "_rels/.rels" in parts.names:
                from mint_index.answers.formats.excel import read_excel

                package, problems = read_excel(parts, shown)
            elif "mimetype" in parts.names:
                from mint_index.answers.formats.opendocument import read_opendocument

                package, problems = read_opendocument(parts, shown)
            else:
                apple = any(name.endswith(".iwa") for name in parts.names)
                kind = N_("a document of Numbers, Pages or Keynote") if apple else N_("a zip archive")
                package, problems = None, [problem("F03", Place(file=shown), kind=kind)]
    return (package.copy, package.scans, []) if package else (None, (), problems)


def _laid_out(
    copy: io.BytesIO, scans: Sequence[Scan], shown: str
) -> tuple[tuple[Sheet, ...] | None, list[Problem]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    sheets: list[Sheet] = []
    try:
        with CalamineWorkbook.from_filelike(copy) as workbook:
            if len(workbook.sheets_metadata) != len(scans):
                return None, [damaged(shown, CONTRADICTORY)]
            for number, (about, scan) in enumerate(zip(workbook.sheets_metadata, scans, strict=True)):
                if about.typ != SheetTypeEnum.WorkSheet:
                    continue
                grid = workbook.get_sheet_by_index(number).to_python(skip_empty_area=False)
                hidden = about.visible != SheetVisibleEnum.Visible
                rows, faults = _rows(grid, scan)
                sheets.append(Sheet(file=shown, name=scan.name, hidden=hidden, rows=rows, faults=faults))
    except (CalamineError, OSError, OverflowError, ValueError):
        return None, [damaged(shown, CONTRADICTORY)]
    except BaseException as stopped:
        # Where the reader's own code gives up, its exception has no class to import and derives from nothing narrower.
        if type(stopped).__name__ != "PanicException":
            raise
        return None, [damaged(shown, CONTRADICTORY)]
    return tuple(sheets), []


def _rows(
    grid: Sequence[Sequence[object]], scan: Scan
) -> tuple[tuple[tuple[Cell, ...], ...], Mapping[Spot, Fault]]:
    """The cells of a sheet and its faults; the rows reach as far as the last of either."""
    rows = [[_cell(value) for value in row] for row in grid]
    faults = dict(scan.faults)
    for spot in _error_words(rows):
        faults.setdefault(
            spot, Fault(row=spot[0], column=spot[1], code="A07", given=str(rows[spot[0]][spot[1]]))
        )
    width = max([len(row) for row in rows] + [column + 1 for _, column in faults], default=0)
    rows += [[] for _ in range(max((row + 1 for row, _ in faults), default=0) - len(rows))]
    for row in rows:
        row += [None] * (width - len(row))
    for down, across in scan.percents:
        value = rows[down][across] if down < len(rows) and across < width else None
        if isinstance(value, float):
            rows[down][across] = say_percentage(value)
    for down, across in faults:
        rows[down][across] = None
    return tuple(map(tuple, rows)), faults


def _error_words(rows: Sequence[Sequence[Cell]]) -> Iterator[Spot]:
    for number, row in enumerate(rows):
        if not ERROR_WORDS.isdisjoint(row):
            yield from ((number, column) for column, value in enumerate(row) if value in ERROR_WORDS)


def _cell(value: object) -> Cell:
    """What a cell says, out of what the reader gives: times and durations become words, as do figures that are none."""
    if isinstance(value, str):
        return value.strip(BLANKS) or None
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return float(value) if math.isfinite(value) else str(value)
    if isinstance(value, datetime.datetime):
        return value.date() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value.isoformat() if isinstance(value, datetime.time) else str(value)
