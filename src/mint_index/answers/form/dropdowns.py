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
_WITH_FORMULA = ("figure", "share", "country")


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


def validations(page: Page, lists: Lists) -> Iterator["DataValidation"]:
    """The validations of a sheet; cells that share a rule share a validation."""
    shared: dict[Entry, DataValidation] = {}
    answer, reason = "ABCDEFGH"[page.columns.index("answer")], "ABCDEFGH"[len(page.columns) - 1]
    for number, row in enumerate(page.rows, page.top):
        for entry, cell in ((row.entry, f"{answer}{number}"), (row.reason, f"{reason}{number}")):
            if entry is None or not (entry.offers or entry.refuses):
                continue
            # A formula names its cell.
            if entry not in shared or entry.form in _WITH_FORMULA:
                shared[entry] = _validation(entry, cell, lists)
                yield shared[entry]
            shared[entry].add(cell)


def _validation(entry: Entry, cell: str, lists: Lists) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation

    if entry.form == "figure":
        made = DataValidation(type="custom", formula1=_figure_formula(entry, cell))
    elif entry.form == "share":
        made = DataValidation(type="custom", formula1=_share_formula(entry, cell))
    elif entry.form == "date":
        made = DataValidation(type="date", operator="greaterThan", formula1="36526")
    elif entry.form == "country":
        made = DataValidation(type="custom", formula1=_country_formula(cell))
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
    return f"OR(AND({','.join(bounds)}),{_one_of(entry.offers, cell)})"


def _share_formula(entry: Entry, cell: str) -> str:
    """Whether words are a figure within bounds, or part/whole that makes one; short, as no rule may be long."""
    middle, reach = (entry.lowest + entry.highest) / 2, (entry.highest - entry.lowest) / 2
    # The decimal sign of this program, whatever its language; a person may write either.
    sign, slash = "MID(1/2,2,1)", f'FIND("/",{cell})'
    single = f'VALUE(SUBSTITUTE(SUBSTITUTE({cell},",",{sign}),".",{sign}))'
    share = f"{entry.per:.15g}*LEFT({cell},{slash}-1)/MID({cell},{slash}+1,20)"
    # One over a test that fails is no number.
    fits = f"ISNUMBER(1/(ABS(IF(ISNUMBER({slash}),{share},{single})-{middle:.15g})<={reach:.15g}))"
    return f"OR({_one_of(entry.offers, cell)},{fits})"


def _country_formula(cell: str) -> str:
    """Whether a cell holds two capital letters."""
    capitals = [
        f"AND(CODE({letter})>64,CODE({letter})<91)" for letter in (f"LEFT({cell},1)", f"RIGHT({cell},1)")
    ]
    return f"AND(LEN({cell})=2,{','.join(capitals)})"


def _one_of(offers: tuple[str, ...], cell: str) -> str:
    quoted = [word.replace('"', '""') for word in offers]
    return ",".join(f'{cell}="{word}"' for word in quoted)
