"""Sheets of words and figures as a workbook: real tables with header rows, pages of text, both ready for A4.

With the form the only modules that know openpyxl. What people wrote stays text, and the bytes are always the same.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from mint_index.answers.form.measures import Paragraph, longest_word, row_height
from mint_index.report.cells import FONT, looks, plain, put, put_figure, text_of
from mint_index.report.ledger_pages import Page, write_lines
from mint_index.report.packing import without_times
from mint_index.report.words import Piece, reads_from_right

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# How far text is set off from the side of its cell, in digits.
_INDENT = 2.0
# Words wider than this are broken: hardly any language has one.
_WIDEST_WORD = 32.0
# Room for the button of the filter beside a label.
_BUTTON = 2.5
# The first columns say what a row is about.
_NAMES = 2
_A4, _TOP, _LONGEST_NAME = 9, 4, 31
_NOT_IN_NAMES = re.compile(r"[:\\/?*\[\]]")
_EARLIEST = datetime(1980, 1, 1)
_label = partial(Paragraph, points=9, bold=True)
DATE = "mm-dd-yy"
"""The format that every spreadsheet program shows as dates are written where it runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `open` ones are to be filled in, with what `offers` names; wider than `width` where a word needs it."""

    label: str
    width: float
    bold: bool = False
    figures: bool = False
    open: bool = False
    format: str = "General"
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table: its `name` is for readers, its `id` for programs, `says` stands above it, with breaks of lines.

    `sums` are the places of the rows that sum up others.
    """

    name: str
    id: str
    says: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str | Piece]]
    sums: Collection[int] = ()


def write(sheets: Sequence[Sheet | Page], *, head: str, title: str, language: str, day: str) -> bytes:
    """The bytes of a workbook with the sheets; `head` stands at the top of each."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, NamedStyle
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    book.remove(book.worksheets[0])
    # Columns are as wide as digits of the standard font; take one whose widths are the same everywhere.
    normal: NamedStyle = book._named_styles["Normal"]  # type: ignore[attr-defined]
    normal.font = Font(name=FONT, size=10)
    styles = looks()
    for each in sheets:
        page = _begin(book, each.name, head, language, styles)
        if isinstance(each, Sheet):
            _write_table(page, each, language, styles)
        else:
            write_lines(page, each, styles)
    known = book.properties
    known.title, known.language, known.creator = title, language, "mint-index"
    known.created = known.modified = _moment(day)
    held = BytesIO()
    # What Workbook.save does, without the time of the day.
    ExcelWriter(book, ZipFile(held, "w", ZIP_DEFLATED)).save()
    return without_times(held.getvalue())


def _moment(day: str) -> datetime:
    try:
        return datetime.fromisoformat(day).replace(tzinfo=None)
    except ValueError:
        return _EARLIEST


def _begin(
    book: "Workbook", name: str, head: str, language: str, styles: dict[str, dict[str, Any]]
) -> "Worksheet":
    """A new sheet with its head, set up for paper."""
    from openpyxl.worksheet.properties import PageSetupProperties

    page: Worksheet = book.create_sheet(_name(name))
    put(page, 1, 1, head, styles["head"])
    page.row_dimensions[1].height = 24
    page.sheet_view.showGridLines = False
    page.sheet_view.rightToLeft = reads_from_right(language)
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = page.page_margins
    margins.left = margins.right = margins.top = 0.4
    margins.bottom, margins.footer = 0.6, 0.3
    for part, text in (("left", head[:80].replace("&", "&&")), ("right", "&A · &P / &N")):
        getattr(page.oddFooter, part).text = text
    return page


def _name(text: str) -> str:
    """The text as a sheet may be called, cut between words where it is too long."""
    name = _NOT_IN_NAMES.sub(" ", plain(text))
    if len(name) > _LONGEST_NAME:
        name = name[: _LONGEST_NAME + 1].rpartition(" ")[0] or name[:_LONGEST_NAME]
    return name.strip("' ")


def _write_table(page: "Worksheet", sheet: Sheet, language: str, styles: dict[str, dict[str, Any]]) -> None:
    labels = _told_apart([plain(each.label) for each in sheet.columns])
    held = [
        [Paragraph(text=plain(text_of(row[at])), bold=column.bold) for row in sheet.rows]
        for at, column in enumerate(sheet.columns)
    ]
    widths = [
        _wide_enough(column, label, cells)
        for column, label, cells in zip(sheet.columns, labels, held, strict=True)
    ]
    if sheet.says:
        put(page, 2, 1, sheet.says, styles["says"])
        page.merge_cells(start_row=2, end_row=2, start_column=1, end_column=len(sheet.columns))
        page.row_dimensions[2].height = row_height([(sum(widths), [Paragraph(text=sheet.says)])])
    page.row_dimensions[3].height = 6
    for at, (column, label, width) in enumerate(zip(sheet.columns, labels, widths, strict=True), 1):
        put(page, _TOP, at, label, styles["header_figures" if column.figures else "header"])
        page.column_dimensions[_letter(at)].width = width
    named = [
        (width - _INDENT - _BUTTON, [_label(text=label)]) for width, label in zip(widths, labels, strict=True)
    ]
    page.row_dimensions[_TOP].height = row_height(named)
    for number, row in enumerate(sheet.rows, _TOP + 1):
        is_sum = number - _TOP - 1 in sheet.sums
        _write_row(page, number, sheet.columns, row, language, styles, is_sum=is_sum)
        page.row_dimensions[number].height = row_height(
            [(width - _INDENT, [cells[number - _TOP - 1]]) for width, cells in zip(widths, held, strict=True)]
        )
    _set_up(page, sheet, labels)


def _wide_enough(column: Column, label: str, cells: Sequence[Paragraph]) -> float:
    """The width of a column in which no word of it is broken."""
    # An address may break anywhere.
    worded = [each for each in cells if "://" not in each.text]
    widest = max((each for each in map(longest_word, worded) if each <= _WIDEST_WORD), default=0.0)
    width = max(column.width, widest + _INDENT, longest_word(_label(text=label)) + _INDENT + _BUTTON)
    while any(width - _INDENT - _BUTTON < each for each in _lines(label, width)):
        width += 0.5
    return round(width, 1)


def _lines(label: str, room: float) -> Iterator[float]:
    """How wide the lines are into which a label breaks in some room: one that just fits would stand under the button."""
    line = ""
    for word in label.split():
        # A stop is as wide as a space, and does not end a word.
        longer = f"{line}.{word}" if line else word
        if line and longest_word(_label(text=longer)) > room:
            yield longest_word(_label(text=line))
            longer = word
        line = longer
    yield longest_word(_label(text=line))


def _write_row(
    page: "Worksheet",
    number: int,
    columns: Sequence[Column],
    row: Sequence[str | Piece],
    language: str,
    styles: dict[str, dict[str, Any]],
    *,
    is_sum: bool,
) -> None:
    for at, (column, said) in enumerate(zip(columns, row, strict=True), 1):
        if column.figures and isinstance(said, str):
            look = ("sum" if is_sum else "figures") + ("_beside" if at % 2 else "")
            put_figure(page, number, at, said, styles[look], language)
            continue
        linked = isinstance(said, Piece) and said.link
        look = (
            "link"
            if linked
            else "open"
            if column.open
            else "bold"
            if column.bold or (is_sum and at <= _NAMES)
            else "words"
        )
        put(page, number, at, said, styles[look])
        if column.format != "General":
            page.cell(number, at).number_format = column.format


def _told_apart(labels: Sequence[str]) -> list[str]:
    """The labels, none twice: a table cannot have two columns of one name."""
    told: list[str] = []
    for each in labels:
        folded = [label.casefold() for label in told]
        told.append(each if each.casefold() not in folded else f"{each} ({len(told) + 1})")
    return told


def _set_up(page: "Worksheet", sheet: Sheet, labels: Sequence[str]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table, TableStyleInfo

    last = _TOP + len(sheet.rows)
    if sheet.rows:
        table = Table(displayName=f"mint_{sheet.id}", ref=f"A{_TOP}:{_letter(len(labels))}{last}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        page.add_table(table)
    for at, column in enumerate(sheet.columns, 1):
        area = f"{_letter(at)}{_TOP + 1}:{_letter(at)}{max(last, _TOP + 1)}"
        if column.offers:
            choice = DataValidation(type="list", formula1=f'"{",".join(column.offers)}"', allow_blank=True)
            choice.add(area)
            page.add_data_validation(choice)
    page.freeze_panes = f"B{_TOP + 1}"
    page.print_title_rows = f"{_TOP}:{_TOP}"
    page.page_setup.orientation = "landscape"


def _letter(column: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column - 1]
