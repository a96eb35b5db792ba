"""From the pages of a form to the bytes of a workbook: cells, their looks, protection, print layout.

With `dropdowns` the only module that knows openpyxl. The same instrument and language give the same bytes, whenever
they are written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from mint_index.answers.form.contents import Page, Row, lay_out
from mint_index.answers.form.dropdowns import Lists, validations
from mint_index.answers.form.layout import header_words
from mint_index.answers.form.measures import Paragraph, row_height
from mint_index.instrument.instrument import Instrument
from mint_index.voices import Voice, voice

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.text import InlineFont
    from openpyxl.worksheet.worksheet import Worksheet

_WRITTEN = datetime(2026, 1, 1)
_FONT, _SMALL, _A4 = "Arial", 9.0, 9
_GREY, _ACCENT, _RULE, _FRAME = "595959", "1F3864", "D0D0D0", "7F7F7F"
# How far text is set off from the left of its cell, in digits.
_INDENT = 1.5
# In digits of the standard font. Those of a dimension fit on A4 across at nine tenths of their size.
_WIDTHS = {
    "id": 11,
    "question": 38,
    "answers": 43,
    "answer": 23,
    "evidence": 18,
    "note": 16,
    "answered_by": 14,
    "reason": 14,
}
_START_WIDTHS = {"id": 15, "question": 64, "answers": 30, "answer": 34}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What a cell looks like; only those that are `open` may be written in."""

    size: float = 10.0
    bold: bool = False
    ink: str = "000000"
    fill: str = ""
    line: str = ""
    format: str = "General"
    open: bool = False
    wrap: bool = True
    vertical: Literal["top", "center"] = "top"
    indent: int = 0


_LOOKS = {
    "title": _Look(size=16, bold=True, ink=_ACCENT, wrap=False, vertical="center"),
    "says": _Look(),
    "header": _Look(
        size=_SMALL, bold=True, ink="FFFFFF", fill=_ACCENT, line=_ACCENT, vertical="center", indent=1
    ),
    "id": _Look(size=7, ink=_GREY, line=_RULE),
    "printed": _Look(line=_RULE, indent=1),
    "text": _Look(fill="FFF2CC", line=_FRAME, format="@", open=True, indent=1),
    "country": _Look(fill="FFF2CC", line=_FRAME, format="@", open=True, indent=1),
    "figure": _Look(fill="FFF2CC", line=_FRAME, open=True, indent=1),
    "date": _Look(fill="FFF2CC", line=_FRAME, format="yyyy-mm-dd", open=True, indent=1),
    "remark": _Look(size=_SMALL, fill="FFFBEF", line=_FRAME, format="@", open=True, indent=1),
}


def write_form(
    instrument: Instrument, language: str, *, finish: "Callable[[Workbook], None] | None" = None
) -> bytes:
    """The bytes of the workbook to fill in, in a language of the edition; `finish` may write into it before."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    _add_looks(book)
    pages, speaks = lay_out(instrument, language), voice(language)
    lists, pens = Lists(speaks), _pens()
    for page in pages:
        sheet = book.create_sheet(page.name)
        _set_up(sheet, page, footer=pages[0].title)
        top = _write_head(sheet, page, speaks)
        for number, row in enumerate(page.rows, top):
            _write_row(sheet, number, page, row, pens)
        for validation in validations(page, top, lists):
            sheet.add_data_validation(validation)
    lists.write(book)
    book.properties.title, book.properties.language = pages[0].title, language
    book.properties.creator = "mint-index"
    if finish:
        finish(book)
    return _packed(book)


def _add_looks(book: "Workbook") -> None:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    # Columns are as wide as digits of the standard font; take one whose widths are the same everywhere.
    normal: NamedStyle = book._named_styles["Normal"]  # type: ignore[attr-defined]
    normal.font = Font(name=_FONT, size=10)
    for name, look in _LOOKS.items():
        side = Side(style="thin", color=look.line or _RULE)
        style = NamedStyle(
            name=f"mint {name}",
            font=Font(name=_FONT, size=look.size, bold=look.bold, color=look.ink),
            fill=PatternFill("solid", fgColor=look.fill) if look.fill else None,
            border=Border(left=side, right=side, top=side, bottom=side) if look.line else None,
            alignment=Alignment(
                horizontal="left", vertical=look.vertical, indent=look.indent, wrap_text=look.wrap
            ),
            number_format=look.format,
            protection=Protection(locked=not look.open),
        )
        book.add_named_style(style)


def _set_up(sheet: "Worksheet", page: Page, footer: str) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    # Whoever fills in may make rows and columns larger.
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 0.4
    margins.bottom, margins.footer = 0.6, 0.3
    for part, text in (("left", footer.replace("&", "&&")), ("center", "&A"), ("right", "&P / &N")):
        getattr(sheet.oddFooter, part).text = text
    for letter, width in zip("ABCDEFGH", _widths(page), strict=False):
        sheet.column_dimensions[letter].width = width


def _widths(page: Page) -> list[int]:
    widths = _WIDTHS if "reason" in page.columns else _START_WIDTHS
    return [widths[column] for column in page.columns]


def _write_head(sheet: "Worksheet", page: Page, speaks: Voice) -> int:
    """The number of the first row below the header; title, sentences and header are written."""
    widths = _widths(page)
    _put(sheet, 1, 1, page.title, "title")
    sheet.row_dimensions[1].height = 30
    for number, sentence in enumerate(page.says, 2):
        _put(sheet, number, 1, sentence, "says")
        # Quicker than merge_cells, which writes and borders every cell in between.
        sheet.merged_cells.add(f"A{number}:{'ABCDEFGH'[len(widths) - 1]}{number}")
        sheet.row_dimensions[number].height = row_height([(sum(widths), [Paragraph(text=sentence)])])
    header, words = len(page.says) + 2, header_words(speaks)
    for number, column in enumerate(page.columns, 1):
        _put(sheet, header, number, words[column], "header")
    named = [[Paragraph(text=words[column], points=_SMALL, bold=True)] for column in page.columns]
    sheet.row_dimensions[header].height = row_height(
        [(w - _INDENT, n) for w, n in zip(widths, named, strict=True)]
    )
    sheet.print_title_rows = f"{header}:{header}"
    if len(page.says) < 2:
        # Frozen rows must leave most of a small screen free.
        sheet.freeze_panes = f"A{header + 1}"
    return header + 1


def _write_row(
    sheet: "Worksheet", number: int, page: Page, row: Row, pens: "Mapping[str, InlineFont]"
) -> None:
    _put(sheet, number, 1, row.id, "id")
    _put_question(sheet, number, row, pens)
    _put(sheet, number, 3, row.answers, "printed")
    _put(sheet, number, 4, row.states, row.entry.form if row.entry else "printed")
    for column, name in enumerate(page.columns[4:], 5):
        may = row.reason is not None if name == "reason" else row.remarks
        _put(sheet, number, column, "", "remark" if may else "printed")
    sheet.row_dimensions[number].height = _height_of(row, _widths(page))
    sheet.row_dimensions[number].hidden = row.hidden


def _height_of(row: Row, widths: list[int]) -> float:
    asked = [Paragraph(text=row.ask, bold=not row.part)]
    asked += [Paragraph(text=each, points=_SMALL) for each in row.explains]
    # Room for the longest answer that can be chosen, and for a line or two of what is written freely.
    longest = max(row.entry.offers, key=len, default="") if row.entry else row.states
    columns = (
        [Paragraph(text=row.id, points=7)],
        asked,
        [Paragraph(text=row.answers)],
        [Paragraph(text=longest)],
        [Paragraph(text="\n\n" if row.remarks else "")],
    )
    return row_height([(width - _INDENT, held) for width, held in zip(widths, columns, strict=False)])


def _put(sheet: "Worksheet", row: int, column: int, text: str, look: str) -> None:
    cell = sheet.cell(row, column)
    cell.style = f"mint {look}"
    if text:
        cell.value = text
        # openpyxl takes what begins with = for a formula and "#N/A" for an error. Here everything is words.
        cell.data_type = "s"


def _pens() -> "Mapping[str, InlineFont]":
    """The letters in which questions, elements and explanations are written."""
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    return {
        "question": InlineFont(rFont=_FONT, sz=10, b=True),
        "element": InlineFont(rFont=_FONT, sz=10),
        "explains": InlineFont(rFont=_FONT, sz=_SMALL, color=Color(rgb=_GREY)),
    }


def _put_question(sheet: "Worksheet", number: int, row: Row, pens: "Mapping[str, InlineFont]") -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    blocks = [TextBlock(pens["element" if row.part else "question"], row.ask)]
    if row.explains:
        blocks.append(TextBlock(pens["explains"], "\n" + "\n".join(row.explains)))
    cell = sheet.cell(number, 2)
    cell.style = "mint printed"
    cell.value = CellRichText(blocks)


class _Archive(ZipFile):
    """A zip file whose members carry one fixed time."""

    def writestr(self, name: Any, data: Any, *_: Any) -> None:
        member = ZipInfo(name, (2026, 1, 1, 0, 0, 0))
        member.compress_type, member.external_attr = ZIP_DEFLATED, 0o600 << 16
        super().writestr(member, data)

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def _packed(book: "Workbook") -> bytes:
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = _WRITTEN
    held = BytesIO()
    # What Workbook.save does, without the time of the day.
    ExcelWriter(book, _Archive(held, "w", ZIP_DEFLATED)).save()
    return held.getvalue()
