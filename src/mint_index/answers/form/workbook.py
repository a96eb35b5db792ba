"""From the pages of a form to the bytes of a workbook: a sheet for each page, its rows, its header, its drop-downs.

Of the modules beside it `computed`, `dropdowns`, `looks`, `marks` and `packing` know openpyxl too, no others. The
same instrument and language give the same bytes, whenever they are written.
"""

from collections.abc import Callable, Mapping
from string import ascii_uppercase
from typing import TYPE_CHECKING

from mint_index.answers.form.computed import add_live_score
from mint_index.answers.form.contents import Page, Row, lay_out
from mint_index.answers.form.dropdowns import Lists, validations
from mint_index.answers.form.entries import Speaker
from mint_index.answers.form.layout import header_words
from mint_index.answers.form.looks import INDENT, SMALL, add_looks, pens, put
from mint_index.answers.form.marks import mark_table, mark_titles, set_up
from mint_index.answers.form.measures import Paragraph, row_height
from mint_index.answers.form.notes import add_notes
from mint_index.answers.form.packing import packed
from mint_index.instrument.instrument import Instrument
from mint_index.voices import Voice, voice

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.text import InlineFont
    from openpyxl.worksheet.worksheet import Worksheet

# In digits of the standard font. Those of a dimension fit on A4 across at four fifths of their size.
_WIDTHS = {
    "id": 11,
    "question": 38,
    "answers": 43,
    "answer": 23,
    "evidence": 18,
    "note": 16,
    "answered_by": 18,
    "reason": 14,
}
_START_WIDTHS = {"id": 15, "question": 64, "answers": 30, "answer": 34}


def write_form(
    instrument: Instrument,
    language: str,
    *,
    plain: bool = False,
    country: str = "",
    finish: "Callable[[Workbook], None] | None" = None,
) -> bytes:
    """The bytes of the workbook to fill in, in a language of the edition; a plain one computes nothing.

    The notes for a country stand beside the questions; where none is given, those of all on a sheet of their own. What
    `finish` writes into the workbook is the last.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    add_looks(book, instrument.questionnaire.rounding.decimals)
    pages, speaks = lay_out(instrument, language, country), voice(language)
    lists, letters = Lists(speaks), pens()
    for number, page in enumerate(pages):
        sheet = book.create_sheet(page.name)
        set_up(sheet, _widths(page), footer=pages[0].title)
        _write_head(sheet, page, speaks)
        for at, row in enumerate(page.rows, page.top):
            _write_row(sheet, at, page, row, letters)
        header = [header_words(speaks)[column] for column in page.columns]
        mark_table(sheet, f"mint_sheet_{number + 1}", header, page.top - 1, len(page.rows))
        for validation in validations(page, lists):
            sheet.add_data_validation(validation)
    if plain:
        lists.write(book)
    else:
        add_live_score(book, instrument, pages, Speaker(instrument.wording(language), speaks), lists)
    if not country:
        speaker = Speaker(instrument.wording(language), speaks)
        add_notes(book, instrument, speaker, [sheet.title for sheet in book.worksheets])
    book.properties.title, book.properties.language = pages[0].title, language
    book.properties.creator = "mint-index"
    if finish:
        finish(book)
    mark_titles(book)
    return packed(book)


def _widths(page: Page) -> list[int]:
    widths = _WIDTHS if "reason" in page.columns else _START_WIDTHS
    return [widths[column] for column in page.columns]


def _write_head(sheet: "Worksheet", page: Page, speaks: Voice) -> None:
    """Write what stands above the rows: title, sentences and header."""
    widths = _widths(page)
    put(sheet, 1, 1, page.title, "title")
    sheet.row_dimensions[1].height = 30
    for number, sentence in enumerate(page.says, 2):
        put(sheet, number, 1, sentence, "says")
        # Quicker than merge_cells, which writes and borders every cell in between.
        sheet.merged_cells.add(f"A{number}:{ascii_uppercase[len(widths) - 1]}{number}")
        sheet.row_dimensions[number].height = row_height([(sum(widths), [Paragraph(text=sentence)])])
    header, words = page.top - 1, header_words(speaks)
    for number, column in enumerate(page.columns, 1):
        put(sheet, header, number, words[column], "header")
    named = [[Paragraph(text=words[column], points=SMALL, bold=True)] for column in page.columns]
    sheet.row_dimensions[header].height = row_height(
        [(w - INDENT, n) for w, n in zip(widths, named, strict=True)]
    )
    sheet.print_title_rows = f"{header}:{header}"
    if len(page.says) < 2:
        # Frozen rows must leave most of a small screen free.
        sheet.freeze_panes = f"A{page.top}"


def _write_row(
    sheet: "Worksheet", number: int, page: Page, row: Row, letters: "Mapping[str, InlineFont]"
) -> None:
    put(sheet, number, 1, row.id, "id")
    _put_question(sheet, number, row, letters)
    put(sheet, number, 3, row.answers, "printed")
    put(sheet, number, 4, row.states, row.entry.look if row.entry else "printed")
    for column, name in enumerate(page.columns[4:], 5):
        may = row.reason is not None if name == "reason" else row.remarks
        put(sheet, number, column, "", "remark" if may else "printed")
    sheet.row_dimensions[number].height = _height_of(row, _widths(page))
    sheet.row_dimensions[number].hidden = row.hidden


def _height_of(row: Row, widths: list[int]) -> float:
    asked = [Paragraph(text=row.ask, bold=not row.part)]
    asked += [Paragraph(text=each, points=SMALL) for each in row.explains]
    # Room for the longest answer that can be chosen, and for a line or two of what is written freely.
    longest = max(row.entry.offers, key=len, default="") if row.entry else row.states
    columns = (
        [Paragraph(text=row.id, points=7)],
        asked,
        [Paragraph(text=row.answers)],
        [Paragraph(text=longest)],
        [Paragraph(text="\n\n" if row.remarks else "")],
    )
    return row_height([(width - INDENT, held) for width, held in zip(widths, columns, strict=False)])


def _put_question(sheet: "Worksheet", number: int, row: Row, letters: "Mapping[str, InlineFont]") -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    blocks = [TextBlock(letters["element" if row.part else "question"], row.ask)]
    if row.explains:
        blocks.append(TextBlock(letters["explains"], "\n" + "\n".join(row.explains)))
    cell = sheet.cell(number, 2)
    cell.style = "mint printed"
    cell.value = CellRichText(blocks)
