"""Sheets of words and figures as a workbook: real tables, header rows, ready for A4 across.

With the form the only modules that know openpyxl. What people wrote stays text, and the bytes are always the same.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from mint_index.answers.form.measures import Paragraph, row_height
from mint_index.outputs import runs_as_formula
from mint_index.report.packing import without_times
from mint_index.report.words import locale_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FONT, _INK, _SOFT, _HEAD, _LINE, _OPEN = "Arial", "16212B", "44525F", "1F3864", "C3CED8", "FFF2CC"
# How far text is set off from the side of its cell, in digits.
_INDENT = 2.0
_A4, _TOP, _LONGEST_NAME, _LONGEST_TEXT = 9, 4, 31, 32_767
_SOFT_HYPHEN = "\u00ad"
_NOT_IN_NAMES = re.compile(r"[:\\/?*\[\]]")
_EARLIEST = datetime(1980, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `open` ones are to be filled in, with what `offers` names; addresses stand in those with `links`."""

    label: str
    width: float
    bold: bool = False
    figures: bool = False
    links: bool = False
    open: bool = False
    format: str = "General"
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its `name` is for readers, its `id` for the table in it, `says` stands above the table."""

    name: str
    id: str
    says: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]]


def write(sheets: Sequence[Sheet], *, head: str, title: str, language: str, day: str) -> bytes:
    """The bytes of a workbook with the sheets; `head` stands at the top of each."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, NamedStyle
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    book.remove(book.worksheets[0])
    # Columns are as wide as digits of the standard font; take one whose widths are the same everywhere.
    normal: NamedStyle = book._named_styles["Normal"]  # type: ignore[attr-defined]
    normal.font = Font(name=_FONT, size=10)
    for each in sheets:
        _write_sheet(book, each, head, language)
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


def _write_sheet(book: "Workbook", sheet: Sheet, head: str, language: str) -> None:
    from openpyxl.styles import Font

    page = book.create_sheet(_name(sheet.name))
    looks = _looks()
    _put(page, 1, 1, head, {"font": Font(name=_FONT, size=14, bold=True, color=_HEAD)})
    if sheet.says:
        _put(page, 2, 1, sheet.says, looks["says"])
        page.merge_cells(start_row=2, end_row=2, start_column=1, end_column=len(sheet.columns))
        wide = sum(each.width for each in sheet.columns)
        page.row_dimensions[2].height = row_height([(wide, [Paragraph(text=sheet.says)])])
    labels = _told_apart([_plain(each.label) for each in sheet.columns])
    for at, (column, label) in enumerate(zip(sheet.columns, labels, strict=True), 1):
        _put(page, _TOP, at, label, looks["header"])
        page.column_dimensions[_letter(at)].width = column.width
    named = [
        (each.width - _INDENT, [Paragraph(text=label, points=9, bold=True)])
        for each, label in zip(sheet.columns, labels, strict=True)
    ]
    page.row_dimensions[_TOP].height = row_height(named)
    for number, row in enumerate(sheet.rows, _TOP + 1):
        for at, (column, text) in enumerate(zip(sheet.columns, row, strict=True), 1):
            _put_cell(page, number, at, column, text, language, looks)
        page.row_dimensions[number].height = row_height(
            [
                (each.width - _INDENT, [Paragraph(text=text, bold=each.bold)])
                for each, text in zip(sheet.columns, row, strict=True)
            ]
        )
    _set_up(page, sheet, labels, head)


def _name(text: str) -> str:
    """The text as a sheet may be called."""
    return _NOT_IN_NAMES.sub(" ", _plain(text))[:_LONGEST_NAME].strip("'")


def _looks() -> dict[str, dict[str, Any]]:
    """What cells look like, each made once."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    side = Side(style="thin", color=_LINE)
    box = Border(left=side, right=side, top=side, bottom=side)
    plain = {"font": Font(name=_FONT, size=10, color=_INK), "border": box}
    left = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
    return {
        "header": {
            "font": Font(name=_FONT, size=9, bold=True, color="FFFFFF"),
            "fill": PatternFill("solid", fgColor=_HEAD),
            "border": box,
            "alignment": Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1),
        },
        "says": {
            "font": Font(name=_FONT, size=10, color=_SOFT),
            "alignment": Alignment(vertical="top", wrap_text=True),
        },
        "words": {**plain, "alignment": left},
        "bold": {**plain, "alignment": left, "font": Font(name=_FONT, size=10, bold=True, color=_INK)},
        "link": {
            **plain,
            "alignment": left,
            "font": Font(name=_FONT, size=10, color="0B5285", underline="single"),
        },
        "figures": {**plain, "alignment": Alignment(horizontal="right", vertical="top", indent=1)},
        "open": {**plain, "alignment": left, "fill": PatternFill("solid", fgColor=_OPEN)},
    }


def _put_cell(
    page: "Worksheet",
    row: int,
    at: int,
    column: Column,
    text: str,
    language: str,
    looks: dict[str, dict[str, Any]],
) -> None:
    name = "open" if column.open else "figures" if column.figures else "bold" if column.bold else "words"
    if column.links and text:
        _put(page, row, at, text, looks["link"])
        page.cell(row, at).hyperlink = text
        page.cell(row, at).font = looks["link"]["font"]
        return
    figure = _figure(text, language) if column.figures else None
    if figure is None:
        _put(page, row, at, text, looks[name])
    else:
        cell = page.cell(row, at)
        cell.value, cell.number_format = figure
        for part, look in looks[name].items():
            setattr(cell, part, look)
    if column.format != "General":
        page.cell(row, at).number_format = column.format


def _figure(text: str, language: str) -> tuple[float, str] | None:
    """A printed figure as a number with the format that shows it so; nothing where it is no single figure."""
    from babel.numbers import NumberFormatError, parse_decimal

    percent = "%" in text
    try:
        figure = parse_decimal(text.replace("%", "").strip(), locale=locale_of(language), strict=True)
    except NumberFormatError:
        return None
    decimals = max(0, -int(figure.as_tuple().exponent))
    pattern = "0." + "0" * decimals if decimals else "0"
    return (float(figure) / 100, f"{pattern}%") if percent else (float(figure), pattern)


def _put(page: "Worksheet", row: int, at: int, text: str, look: dict[str, Any]) -> None:
    cell = page.cell(row, at)
    for part, each in look.items():
        setattr(cell, part, each)
    if text:
        cell.value = _plain(text)[:_LONGEST_TEXT]
        # openpyxl takes what begins with = for a formula and "#N/A" for an error. Here everything is words.
        cell.data_type = "s"
        if runs_as_formula(text):
            # Otherwise it would run as soon as somebody edits the cell.
            cell.quotePrefix = True


def _plain(text: str) -> str:
    return text.replace(_SOFT_HYPHEN, "")


def _told_apart(labels: Sequence[str]) -> list[str]:
    """The labels, none twice: a table cannot have two columns of one name."""
    told: list[str] = []
    for each in labels:
        folded = [label.casefold() for label in told]
        told.append(each if each.casefold() not in folded else f"{each} ({len(told) + 1})")
    return told


def _set_up(page: "Worksheet", sheet: Sheet, labels: Sequence[str], head: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties
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
    page.sheet_view.showGridLines = False
    page.freeze_panes = f"B{_TOP + 1}"
    page.print_title_rows = f"{_TOP}:{_TOP}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = page.page_margins
    margins.left = margins.right = margins.top = 0.4
    margins.bottom, margins.footer = 0.6, 0.3
    for part, text in (("left", head[:100].replace("&", "&&")), ("center", "&A"), ("right", "&P / &N")):
        getattr(page.oddFooter, part).text = text


def _letter(column: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column - 1]
