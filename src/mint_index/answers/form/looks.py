"""What the cells of a form look like, and which of them may be written in: a handful of styles, each with a name.

Ink stands on every fill with a contrast of more than 4.5 to 1; nothing is told by a colour alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from mint_index.answers.form.live.blocks import Content, Formula

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.text import InlineFont
    from openpyxl.worksheet.worksheet import Worksheet

SMALL = 9.0
INDENT = 1.5
"""How far text is set off from the left of its cell, in digits."""
_FONT = "Arial"
_GREY, _ACCENT, _RULE, _FRAME = "595959", "1F3864", "D0D0D0", "7F7F7F"


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
    horizontal: Literal["left", "right"] = "left"
    indent: int = 0
    underlined: bool = False


_LOOKS = {
    "title": _Look(size=16, bold=True, ink=_ACCENT, wrap=False, vertical="center"),
    "heading": _Look(size=12, bold=True, ink=_ACCENT, wrap=False, vertical="center"),
    "says": _Look(),
    "header": _Look(
        size=SMALL, bold=True, ink="FFFFFF", fill=_ACCENT, line=_ACCENT, vertical="center", indent=1
    ),
    "id": _Look(size=7, ink=_GREY, line=_RULE),
    "printed": _Look(line=_RULE, indent=1),
    "link": _Look(line=_RULE, indent=1, ink="0563C1", underlined=True),
    "total": _Look(line=_RULE, indent=1, bold=True),
    "count": _Look(line=_RULE, format="0_0", horizontal="right", wrap=False),
    "share": _Look(line=_RULE, format="0%_0", horizontal="right", wrap=False),
    "text": _Look(fill="FFF2CC", line=_FRAME, format="@", open=True, indent=1),
    "country": _Look(fill="FFF2CC", line=_FRAME, format="@", open=True, indent=1),
    "figure": _Look(fill="FFF2CC", line=_FRAME, open=True, indent=1),
    "date": _Look(fill="FFF2CC", line=_FRAME, format="yyyy-mm-dd", open=True, indent=1),
    "remark": _Look(size=SMALL, fill="FFFBEF", line=_FRAME, format="@", open=True, indent=1),
}


def add_looks(book: "Workbook", decimals: int) -> None:
    """Give a workbook the styles; scores have that many decimals."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    # Columns are as wide as digits of the standard font; take one whose widths are the same everywhere.
    normal: NamedStyle = book._named_styles["Normal"]  # type: ignore[attr-defined]
    normal.font = Font(name=_FONT, size=10)
    header_right = replace(_LOOKS["header"], horizontal="right")
    # Figures are set off from the right by the width of a digit.
    written = ("0." + "0" * decimals if decimals else "0") + "_0"
    score = _Look(bold=True, line=_RULE, format=written, horizontal="right", wrap=False)
    bound = replace(score, bold=False)
    for name, look in (*_LOOKS.items(), ("score", score), ("bound", bound), ("header right", header_right)):
        side = Side(style="thin", color=look.line or _RULE)
        style = NamedStyle(
            name=f"mint {name}",
            font=Font(
                name=_FONT,
                size=look.size,
                bold=look.bold,
                color=look.ink,
                underline="single" if look.underlined else None,
            ),
            fill=PatternFill("solid", fgColor=look.fill) if look.fill else None,
            border=Border(left=side, right=side, top=side, bottom=side) if look.line else None,
            alignment=Alignment(
                horizontal=look.horizontal, vertical=look.vertical, indent=look.indent, wrap_text=look.wrap
            ),
            number_format=look.format,
            protection=Protection(locked=not look.open),
        )
        book.add_named_style(style)


def put(sheet: "Worksheet", row: int, column: int, content: Content, look: str) -> None:
    """Write into a cell: words that are never taken for anything else, a figure, or a formula."""
    cell = sheet.cell(row, column)
    cell.style = f"mint {look}"
    if isinstance(content, Formula):
        cell.value = "=" + content.text
    elif isinstance(content, float):
        cell.value = content
    elif content:
        cell.value = content
        # openpyxl takes what begins with = for a formula and "#N/A" for an error. Here everything is words.
        cell.data_type = "s"


def pens() -> "Mapping[str, InlineFont]":
    """The letters in which questions, elements and explanations are written."""
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    return {
        "question": InlineFont(rFont=_FONT, sz=10, b=True),
        "element": InlineFont(rFont=_FONT, sz=10),
        "explains": InlineFont(rFont=_FONT, sz=SMALL, color=Color(rgb=_GREY)),
    }
