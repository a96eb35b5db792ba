"""Sheets of a workbook that are read and not counted with: headings, and words with a label at their side.

On paper a heading never ends a page, and no line is divided between two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mint_index.answers.form.measures import Paragraph, row_height
from mint_index.report.cells import put

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LABELS, _PROSE, _HEADING, _BELOW = 30.0, 88.0, 26.0, 5.0
# How far words are set off from the label at their side, in digits.
_INDENT = 2.0
# The head of the sheet and the line below it.
_FIRST, _HEAD = 3, 37.0
# A page of A4 holds about 910 points of rows as wide as these; programs differ a little.
_A_PAGE = 885.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page of text: a heading for what is below it, or words with a label at their side where there is one."""

    label: str = ""
    words: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of text, to be read and not to be counted with."""

    name: str
    lines: Sequence[Line]


def write_lines(page: "Worksheet", held: Page, styles: dict[str, dict[str, Any]]) -> None:
    """Nothing; the lines stand on the sheet, with breaks of pages where they are printed."""
    from openpyxl.worksheet.pagebreak import Break

    for column, width in (("A", _LABELS), ("B", _PROSE)):
        page.column_dimensions[column].width = width
    heights = [_height(line) for line in held.lines]
    number, used = _FIRST, _HEAD
    for at, (line, high) in enumerate(zip(held.lines, heights, strict=True)):
        used += high
        # A heading stays with the first line below it.
        below = heights[at + 1] if line.heading and at + 1 < len(heights) else 0.0
        if used + below > _A_PAGE and number > _FIRST:
            page.row_breaks.append(Break(id=number - 1))
            used = high
        _write_line(page, number, line, styles)
        page.row_dimensions[number].height = _HEADING if line.heading else high
        number += 1
        if line.heading:
            page.row_dimensions[number].height = _BELOW
            number += 1
    page.freeze_panes = f"A{_FIRST}"
    page.page_setup.orientation = "portrait"


def _height(line: Line) -> float:
    if line.heading:
        return _HEADING + _BELOW
    label, words = Paragraph(text=line.label, bold=True), Paragraph(text=line.words)
    return row_height([(_LABELS, [label]), (_PROSE - _INDENT, [words])])


def _write_line(page: "Worksheet", number: int, line: Line, styles: dict[str, dict[str, Any]]) -> None:
    looks_of = ("chapter", "chapter") if line.heading else ("label", "prose")
    for at, (text, look) in enumerate(zip((line.label, line.words), looks_of, strict=True), 1):
        put(page, number, at, text, styles[look])
