"""A form that was saved as CSV: its text becomes one sheet, which is then read as those of a workbook are.

Whatever editor or spreadsheet program saved it, the delimiter is the one under which a row names the form's columns.
"""

import csv
from itertools import islice

from mint_index.answers.cells import Cell
from mint_index.answers.form.armour import bared
from mint_index.answers.form.layout import known_headers
from mint_index.answers.form.text_header import LOOKED_THROUGH, delimiter_of, names_columns
from mint_index.answers.formats.encodings import Source, Text, settle
from mint_index.answers.formats.guards import MOST_CELLS, MOST_CHARACTERS, too_large
from mint_index.answers.formats.headers import unread
from mint_index.answers.formats.scans import ERROR_WORDS, Fault, Spot
from mint_index.answers.sheets import BLANKS, Sheet
from mint_index.problems import Place, Problem, problem
from mint_index.voices import N_


def read_text_sheet(source: Source, shown: str) -> tuple[Sheet | None, list[Problem]]:
    """The one sheet of a form saved as CSV, with the line in which each row begins.

    Problems: F06 to F10 of the text, T04 a row with more cells than the header, T13 a quotation that does not end.
    """
    text, problems = settle(source, shown)
    if text is None:
        return None, problems
    with source.lines(text.encoding) as lines:
        delimiter = delimiter_of(list(islice(lines, LOOKED_THROUGH)))
    found, lines_of, told = _rows(source, text, delimiter, shown)
    if any(each.code in ("T13", "F06") for each in told):
        # What was not read, or swallowed by the quotation, is not missing.
        return None, [*problems, *told]
    width = max(map(len, found), default=0)
    rows, faults = list[tuple[Cell, ...]](), dict[Spot, Fault]()
    for number, row in enumerate(found):
        cells: list[Cell] = [_cell(cell) for cell in row]
        for column, cell in enumerate(cells):
            # An error word that somebody wrote bears an apostrophe.
            if cell in ERROR_WORDS and row[column].strip(BLANKS) == cell:
                faults[number, column] = Fault(row=number, column=column, code="A07", given=str(cell))
                cells[column] = None
        rows.append((*cells, *[None] * (width - len(cells))))
    sheet = Sheet(file=shown, name="", rows=tuple(rows), faults=faults, lines=tuple(lines_of))
    return sheet, [*problems, *told]


def _rows(
    source: Source, text: Text, delimiter: str, shown: str
) -> tuple[list[list[str]], list[int], list[Problem]]:
    """The rows that say something, none longer than the header, and the line each begins in."""
    headers = known_headers()
    rows, lines_of, told = list[list[str]](), list[int](), list[Problem]()
    width = cells = characters = 0
    with source.lines(text.encoding) as lines:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        while True:
            begin = reader.line_num + 1
            try:
                row = next(reader, None)
            except csv.Error as fault:
                told.append(unread(fault, text, Place(file=shown, line=begin), reader.line_num))
                break
            if row is None:
                break
            if not any(map(str.strip, row)):
                continue
            if names_columns(row, headers):
                width = len(row)
            elif width and any(map(str.strip, row[width:])):
                told.append(problem("T04", Place(file=shown, line=begin), found=len(row), expected=width))
            rows.append(row[:width] if width else row)
            lines_of.append(begin)
            cells += len(rows[-1])
            characters += sum(map(len, rows[-1]))
            if cells > MOST_CELLS or characters > MOST_CHARACTERS:
                told += too_large(
                    shown,
                    (
                        (cells, MOST_CELLS, N_("cells")),
                        (characters, MOST_CHARACTERS, N_("characters")),
                    ),
                )
                break
    return rows, lines_of, told


def _cell(cell: str) -> Cell:
    said = bared(cell.replace("\r\n", "\n").replace("\r", "\n").strip(BLANKS))
    return said.strip(BLANKS) or None
