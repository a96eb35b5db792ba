"""What makes rows and columns a table to every program and every reader: a name, a header row, titles read aloud.

Also what every sheet has in common: how it is protected and how it is printed.
"""

from collections.abc import Sequence
from string import ascii_uppercase
from typing import TYPE_CHECKING

from mint_index.answers.form.live.sites import of_sheet

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9


def set_up(sheet: "Worksheet", widths: Sequence[float], footer: str) -> None:
    """Protect a sheet without a password, give its columns their widths, and prepare it for A4 across."""
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
    for letter, width in zip(ascii_uppercase, widths, strict=False):
        sheet.column_dimensions[letter].width = width


def mark_table(sheet: "Worksheet", name: str, header: Sequence[str], row: int, lines: int) -> None:
    """Make a table of a header in some row and the lines below it."""
    from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

    cells = f"A{row}:{ascii_uppercase[len(header) - 1]}{row + lines}"
    columns = [TableColumn(id=number, name=said) for number, said in enumerate(header, 1)]
    # Without buttons for filters, which a protected sheet would not let anybody use.
    table = Table(displayName=name, ref=cells, tableColumns=columns, tableStyleInfo=TableStyleInfo())
    sheet.add_table(table)


def mark_titles(book: "Workbook") -> None:
    """Let screen readers read out the header of every table, wherever its sheet stands and however far it reaches."""
    from openpyxl.utils import range_boundaries
    from openpyxl.workbook.defined_name import DefinedName

    for place, sheet in enumerate(book.worksheets, 1):
        for number, table in enumerate(sheet.tables.values(), 1):
            # They look for names of this kind, which end in the number of the sheet.
            title = f"ColumnTitleRegion{number}.{table.ref.replace(':', '.')}.{place}"
            _, row, _, _ = range_boundaries(table.ref)
            sheet.defined_names[title] = DefinedName(title, attr_text=f"{of_sheet(sheet.title)}$A${row}")
