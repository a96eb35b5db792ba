"""What may be entered into the cells of a form, as the validations of a spreadsheet.

Lists drop down from ranges on a hidden sheet, and formulas are plain comparisons: both mean the same in every language
in which a spreadsheet program is installed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mint_index.answers.form.contents import Page
from mint_index.answers.form.entries import Entry
from mint_index.answers.form.layout import LISTS
from mint_index.voices import N_, Voice

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation

_LONGEST_MESSAGE, _LONGEST_TITLE = 255, 32


@dataclass(slots=True)
class Lists:
    """What drop-downs offer, each list once, with the column of the hidden sheet it will stand in."""

    voice: Voice
    columns: dict[tuple[str, ...], int] = field(default_factory=dict)

    def range(self, offers: tuple[str, ...]) -> str:
        """The range that will hold the list."""
        from openpyxl.utils import get_column_letter

        letter = get_column_letter(self.columns.setdefault(offers, len(self.columns) + 1))
        return f"'{LISTS}'!${letter}$1:${letter}${len(offers)}"

    def write(self, book: "Workbook") -> None:
        """Add the hidden sheet to a workbook."""
        sheet = book.create_sheet(LISTS)
        sheet.sheet_state = "hidden"
        for offers, column in self.columns.items():
            for row, words in enumerate(offers, 1):
                sheet.cell(row, column, words).data_type = "s"


def validations(page: Page, top: int, lists: Lists) -> Iterator["DataValidation"]:
    """The validations of a sheet whose first row is `top`; cells that share a rule share a validation."""
    shared: dict[Entry, DataValidation] = {}
    answer, reason = "ABCDEFGH"[page.columns.index("answer")], "ABCDEFGH"[len(page.columns) - 1]
    for number, row in enumerate(page.rows, top):
        for entry, cell in ((row.entry, f"{answer}{number}"), (row.reason, f"{reason}{number}")):
            if entry is None or not (entry.offers or entry.refuses):
                continue
            # The formula for a figure names its cell.
            if entry not in shared or entry.form == "figure":
                shared[entry] = _validation(entry, cell, lists)
                yield shared[entry]
            shared[entry].add(cell)


def _validation(entry: Entry, cell: str, lists: Lists) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation

    if entry.form == "figure":
        made = DataValidation(type="custom", formula1=_figure_formula(entry, cell))
    elif entry.form == "date":
        made = DataValidation(type="date", operator="greaterThan", formula1="36526")
    elif entry.form == "country":
        made = DataValidation(type="textLength", operator="equal", formula1="2")
    else:
        made = DataValidation(type="list", formula1=lists.range(entry.offers))
    made.allow_blank = True
    made.showErrorMessage = bool(entry.refuses)
    if entry.refuses:
        title = lists.voice.say(N_("This cannot be entered here"))
        made.errorTitle, made.error = title[:_LONGEST_TITLE], entry.refuses[:_LONGEST_MESSAGE]
    if entry.prompt:
        made.showInputMessage, made.prompt = True, entry.prompt[:_LONGEST_MESSAGE]
    return made


def _figure_formula(entry: Entry, cell: str) -> str:
    bounds = [f"ISNUMBER({cell})", f"{cell}>={entry.lowest:.15g}", f"{cell}<={entry.highest:.15g}"]
    if entry.hides_few:
        bounds += [f"{cell}<>1", f"{cell}<>2"]
    quoted = [word.replace('"', '""') for word in entry.offers]
    words = [f'{cell}="{word}"' for word in quoted]
    return f"OR(AND({','.join(bounds)}),{','.join(words)})"
