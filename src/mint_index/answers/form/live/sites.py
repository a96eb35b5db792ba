"""Where on the sheets of a form something is written: the cells of answers, reasons and elements, and the drop-downs.

Formulas on other sheets name these cells; the sheets are protected, so rows stay where they are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mint_index.answers.form.contents import Page
from mint_index.answers.form.layout import COLUMNS, element_id
from mint_index.instrument.questionnaire import Question

_ANSWER, _REASON = ("ABCDEFGH"[COLUMNS.index(column)] for column in ("answer", "reason"))


def of_sheet(title: str) -> str:
    """The name of a sheet as it stands before a cell."""
    doubled = title.replace("'", "''")
    return f"'{doubled}'!"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """The sheet and the row of every id; `offers` gives the range that holds the words of a drop-down."""

    rows: Mapping[str, tuple[str, int]]
    offers: Callable[[tuple[str, ...]], str]

    def answer(self, id_: str) -> str:
        sheet, row = self.rows[id_]
        return f"{of_sheet(sheet)}${_ANSWER}${row}"

    def reason(self, id_: str) -> str:
        sheet, row = self.rows[id_]
        return f"{of_sheet(sheet)}${_REASON}${row}"

    def name(self, id_: str) -> str:
        """The cell of an answer as a person finds it on its sheet."""
        return f"{_ANSWER}{self.rows[id_][1]}"

    def elements(self, question: Question) -> str:
        """The cells beside the elements of a checklist."""
        first, last = (element_id(question.id, question.scale.answers[at]) for at in (0, -1))
        return f"{self.answer(first)}:${_ANSWER}${self.rows[last][1]}"

    def offer(self, offers: tuple[str, ...], number: int) -> str:
        """The cell that holds one of the words of a drop-down."""
        sheet, _, cells = self.offers(offers).rpartition("!")
        return f"{sheet}!{cells.partition('$1:')[0]}${number + 1}"


def sites(pages: Sequence[Page], titles: Sequence[str], offers: Callable[[tuple[str, ...]], str]) -> Sites:
    """The places of all rows of some pages, whose sheets bear these titles."""
    rows = {
        row.id: (title, number)
        for page, title in zip(pages, titles, strict=True)
        for number, row in enumerate(page.rows, page.top)
    }
    return Sites(rows=rows, offers=offers)
