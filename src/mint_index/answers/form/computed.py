"""What a form computes, drawn into its sheets: the result, how far it is filled in, and the sheet behind both."""

from collections.abc import Iterable, Sequence
from string import ascii_uppercase
from typing import TYPE_CHECKING

from mint_index.answers.form.contents import Page
from mint_index.answers.form.dropdowns import Lists
from mint_index.answers.form.entries import Speaker
from mint_index.answers.form.layout import CALCULATION, result_name
from mint_index.answers.form.live.blocks import Content, Formula
from mint_index.answers.form.live.plan import plan
from mint_index.answers.form.live.sites import of_sheet, sites
from mint_index.answers.form.live.sums import cells
from mint_index.answers.form.live.tables import ResultPage, Table, progress, result
from mint_index.answers.form.looks import INDENT, SMALL, put
from mint_index.answers.form.marks import mark_table, set_up
from mint_index.answers.form.measures import Paragraph, row_height
from mint_index.instrument.instrument import Instrument

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_BAR = "FF9DC3E6"


def add_live_score(
    book: "Workbook", instrument: Instrument, pages: Sequence[Page], speaker: Speaker, lists: Lists
) -> None:
    """Add to the sheets of a form what they come to: progress on the first, and two sheets of their own."""
    from openpyxl.worksheet.pagebreak import Break

    drawn, titles = book.worksheets, [sheet.title for sheet in book.worksheets]
    planned = plan(instrument.questionnaire, speaker, sites(pages, titles, lists.range))
    names = {
        each.id: title for each, title in zip(instrument.questionnaire.dimensions, titles[1:], strict=True)
    }
    widths = [drawn[0].column_dimensions[letter].width for letter in "ABCD"]
    # On paper the table of progress begins a page, so that it is not cut in two.
    drawn[0].row_breaks.append(Break(id=pages[0].top + len(pages[0].rows)))
    _draw_table(drawn[0], progress(planned, names), pages[0].top + len(pages[0].rows) + 1, widths)
    _draw_result(book, result(planned, result_name(titles, speaker.voice)), footer=pages[0].title)
    # Formulas may ask for lists that no drop-down has asked for.
    computing = list(cells(planned))
    lists.write(book)
    _draw_sums(book, computing)


def _draw_result(book: "Workbook", page: ResultPage, footer: str) -> None:
    sheet = book.create_sheet(page.name)
    widths = [column.width for column in page.tables[0].columns]
    set_up(sheet, widths, footer)
    sheet.page_setup.fitToHeight = 1
    put(sheet, 1, 1, page.title, "title")
    sheet.row_dimensions[1].height = 30
    _put_across(sheet, 2, page.says, widths)
    row = 3
    sheet.freeze_panes, sheet.print_title_rows = f"A{row + 1}", f"{row}:{row}"
    for table in page.tables:
        row = _draw_table(sheet, table, row, widths) + 1
    for remark in page.remarks:
        _put_across(sheet, row, remark, widths)
        row += 1
    _add_bars(sheet, f"B4:B{3 + len(page.tables[0].rows)}")


def _add_bars(sheet: "Worksheet", cells_: str) -> None:
    """Draw scores as bars behind their figures, 0 to 100."""
    from openpyxl.formatting.rule import DataBar, FormatObject, Rule
    from openpyxl.styles.colors import Color

    ends = [FormatObject(type="num", val=end) for end in (0, 100)]
    bar = DataBar(cfvo=ends, color=Color(rgb=_BAR), minLength=0, maxLength=100)
    sheet.conditional_formatting.add(cells_, Rule(type="dataBar", dataBar=bar))


def _put_across(sheet: "Worksheet", row: int, sentence: str, widths: Sequence[float]) -> None:
    put(sheet, row, 1, sentence, "says")
    sheet.merged_cells.add(f"A{row}:{ascii_uppercase[len(widths) - 1]}{row}")
    sheet.row_dimensions[row].height = row_height([(sum(widths), [Paragraph(text=sentence)])])


def _draw_table(sheet: "Worksheet", table: Table, row: int, widths: Sequence[float]) -> int:
    """The first row below a table that is drawn from a row on."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    if table.title:
        put(sheet, row, 1, table.title, "heading")
        sheet.row_dimensions[row].height = 24
        row += 1
    header = [column.header for column in table.columns]
    for number, column in enumerate(table.columns, 1):
        put(sheet, row, number, column.header, column.above)
    sheet.row_dimensions[row].height = row_height(
        [
            (width - INDENT, [Paragraph(text=words, points=SMALL, bold=True)])
            for width, words in zip(widths, header, strict=False)
        ]
    )
    mark_table(sheet, table.name, header, row, len(table.rows))
    for number, line in enumerate(table.rows, row + 1):
        last = number == row + len(table.rows)
        for at, (content, column) in enumerate(zip(line, table.columns, strict=True), 1):
            whole = table.totals and last and column.look in ("printed", "link")
            put(sheet, number, at, content, "total" if whole else column.look)
        written = [
            (width - INDENT, [Paragraph(text=content if isinstance(content, str) else "")])
            for width, content in zip(widths, line, strict=False)
        ]
        room = Paragraph(text="\n" * (table.lines - 1))
        sheet.row_dimensions[number].height = row_height([*written, (100.0, [room])])
    for number, title in enumerate(table.links, row + 1):
        cell = sheet.cell(number, 2)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{of_sheet(title)}A1", display=title)
    return row + len(table.rows) + 1


def _draw_sums(book: "Workbook", computing: Iterable[tuple[str, Content]]) -> None:
    """The sheet that computes: hidden, but whoever wants to see how may show it."""
    sheet = book.create_sheet(CALCULATION)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    sheet.column_dimensions["A"].width = 32
    for name, content in computing:
        cell = sheet[name]
        if isinstance(content, Formula):
            cell.value = "=" + content.text
        else:
            cell.value = content
            if isinstance(content, str):
                cell.data_type = "s"
