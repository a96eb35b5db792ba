"""A part-filled form, from its file to what it says to each question, and what is wrong in it.

That other parts are missing is no fault here; what only the whole can tell is told when the whole is checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mint_index.answers.cells import word_of
from mint_index.answers.figures import proven_decimal
from mint_index.answers.form.filled import Filled, read_form
from mint_index.answers.form.said import Said, said_in
from mint_index.answers.form.text_header import is_form
from mint_index.answers.form.text_sheet import read_text_sheet
from mint_index.answers.formats.encodings import sourced
from mint_index.answers.formats.guards import seen
from mint_index.answers.reading import Reader, Strip
from mint_index.answers.sheets import read_workbook
from mint_index.instrument.instrument import Instrument
from mint_index.problems import Place, Problem, problem

_OF_THE_WHOLE = frozenset(("A12", "A13", "A20", "A21", "M01", "M07", "M08", "T06", "T11"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What one form says; `said` has every question that is answered or bears a remark."""

    file: str
    filled: Filled
    said: Mapping[str, Said]

    def fact(self, name: str) -> str:
        """A fact of the start sheet in words."""
        return word_of(self.filled.cells.get(name))

    def who(self, said: Said) -> str:
        """Who gave an answer: the office, or else the name of the file."""
        return said.answered_by or self.name

    @property
    def name(self) -> str:
        return Path(self.file).name


def read_response(file: str, instrument: Instrument) -> tuple[Response | None, list[Problem]]:
    """What a form says, and what is wrong with the part that is there.

    Problems: those of reading a form but for what concerns the whole, and M11 a joined form with open answers.
    """
    filled, told = _filled(file, instrument)
    if filled is None:
        return None, told
    names, start = tuple(filled.cells), filled.places.get("municipality", Place(file=file))
    words = [cell for cell in filled.cells.values() if isinstance(cell, str)]
    reader = Reader(instrument, names, lambda: proven_decimal(words), file=file, language=filled.language)
    cells = [[filled.cells[name]] for name in names]
    reader.take(Strip(columns=cells, place=lambda _, column: filled.places.get(names[column], start)))
    _, more = reader.answers()
    told = [each for each in (*told, *more) if each.code not in _OF_THE_WHOLE]
    open_ = sum(not each.agreed for each in filled.meeting.differed)
    if open_:
        told.append(problem("M11", Place(file=file), count=open_))
    if filled.fingerprint not in ("", instrument.fingerprint) and filled.edition in ("", instrument.edition):
        told.append(problem("M06", Place(file=file), edition=instrument.edition, **filled.changes))
    said = {
        question.id: answer
        for question in instrument.questionnaire.questions.values()
        if (answer := said_in(question, filled, instrument, lambda: proven_decimal(words))) != Said()
    }
    return Response(file=file, filled=filled, said=said), told


def _filled(file: str, instrument: Instrument) -> tuple[Filled | None, list[Problem]]:
    """What a workbook or a form saved as CSV says. Problems: those of its file and of its rows."""
    look, told = seen(Path(file), file)
    if look is None:
        return None, told
    if look.family != "text":
        sheets, told = read_workbook(Path(file), file)
        filled, more = read_form(sheets, instrument) if sheets else (None, [])
        return filled, [*told, *more]
    source = sourced(Path(file))
    if not is_form(source):
        return None, [problem("T08", Place(file=file))]
    sheet, told = read_text_sheet(source, file)
    filled, more = read_form((sheet,), instrument) if sheet else (None, [])
    return filled, [*told, *more]
