"""Cells of a workbook: what they look like, and how text, figures and links are put into them.

What people wrote stays text: nothing here can become a formula, an error or a link other than to the web.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from mint_index.outputs import runs_as_formula
from mint_index.report.words import Piece, locale_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Arial"
_INK, _SOFT, _HEAD, _LINE, _OPEN, _LINK = "16212B", "44525F", "1F3864", "C3CED8", "FFF2CC", "0B5285"
_INK_BESIDE = "16212C"
_LONGEST_TEXT = 32_767
_SOFT_HYPHEN = "\u00ad"


def looks() -> dict[str, dict[str, Any]]:
    """What cells look like, by the name of the look, each made once."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    side = Side(style="thin", color=_LINE)
    box = Border(left=side, right=side, top=side, bottom=side)
    plain = {"font": Font(name=FONT, size=10, color=_INK), "border": box}
    bold = Font(name=FONT, size=10, bold=True, color=_INK)
    link = Font(name=FONT, size=10, color=_LINK, underline="single")
    left = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
    flush = Alignment(horizontal="left", vertical="top", wrap_text=True)
    header = {
        "font": Font(name=FONT, size=9, bold=True, color="FFFFFF"),
        "fill": PatternFill("solid", fgColor=_HEAD),
        "border": box,
    }
    # As far from the side as the button of a filter is wide, so that a label stands above its figures.
    right = partial(Alignment, horizontal="right", indent=2)
    # LibreOffice forgets the indent of a figure that differs from the one before it in nothing but how it is written.
    # So columns take turns between two inks that no eye tells apart.
    figures = {"border": box, "alignment": right(vertical="top")}
    inks = {"": _INK, "_beside": _INK_BESIDE}
    return {
        "head": {"font": Font(name=FONT, size=14, bold=True, color=_HEAD)},
        "header": {
            **header,
            "alignment": Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1),
        },
        "header_figures": {**header, "alignment": right(vertical="center", wrap_text=True)},
        "says": {"font": Font(name=FONT, size=10, color=_SOFT), "alignment": flush},
        "words": {**plain, "alignment": left},
        "bold": {**plain, "alignment": left, "font": bold},
        "link": {**plain, "alignment": left, "font": link},
        **{
            f"figures{each}": {**figures, "font": Font(name=FONT, size=10, color=inks[each])} for each in inks
        },
        **{
            f"sum{each}": {**figures, "font": Font(name=FONT, size=10, bold=True, color=inks[each])}
            for each in inks
        },
        "open": {**plain, "alignment": left, "fill": PatternFill("solid", fgColor=_OPEN)},
        "chapter": {
            "font": Font(name=FONT, size=11, bold=True, color=_HEAD),
            "alignment": Alignment(vertical="bottom"),
            "border": Border(bottom=Side(style="medium", color=_HEAD)),
        },
        "label": {"font": bold, "alignment": flush},
        "prose": {"font": Font(name=FONT, size=10, color=_INK), "alignment": left},
    }


def put(page: "Worksheet", row: int, at: int, text: str | Piece, look: dict[str, Any]) -> None:
    """Text in a cell, whatever it begins with, and a link where it has an address."""
    cell = page.cell(row, at)
    if isinstance(text, Piece) and text.link:
        # Sets a look of its own, which ours replaces.
        cell.hyperlink = text.link
    for part, each in look.items():
        setattr(cell, part, each)
    if said := text_of(text):
        cell.value = plain(said)[:_LONGEST_TEXT]
        # openpyxl takes what begins with = for a formula and "#N/A" for an error. Here everything is words.
        cell.data_type = "s"
        if runs_as_formula(said):
            # Otherwise it would run as soon as somebody edits the cell.
            cell.quotePrefix = True


def text_of(text: str | Piece) -> str:
    """What is read in a cell."""
    return text if isinstance(text, str) else text.text


def put_figure(page: "Worksheet", row: int, at: int, text: str, look: dict[str, Any], language: str) -> None:
    """A printed figure as a number that looks as printed; as text where it is no single figure."""
    figure = _figure(text, language)
    if figure is None:
        put(page, row, at, text, look)
        return
    cell = page.cell(row, at)
    for part, each in look.items():
        setattr(cell, part, each)
    cell.value, cell.number_format = figure


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


def plain(text: str) -> str:
    """The text without the places where a line may break: a cell breaks its lines itself."""
    return text.replace(_SOFT_HYPHEN, "")
