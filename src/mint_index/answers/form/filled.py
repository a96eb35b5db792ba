"""A filled form, from its sheets to one block of words, however rows, columns and sheets were moved about meanwhile.

What is read is named as the columns of a wide table are; what is missing, foreign or twice is told, each cause once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mint_index.answers.cells import Cell, word_of
from mint_index.answers.days import read_day
from mint_index.answers.form.agreed import settle_agreed
from mint_index.answers.form.carried import settle_carried
from mint_index.answers.form.earlier import changes, is_earlier
from mint_index.answers.form.elements import fold_elements
from mint_index.answers.form.layout import FACTS, REMARKS, STATED, row_ids
from mint_index.answers.form.lines import Line
from mint_index.answers.form.rows import find_rows, misplaced
from mint_index.answers.meeting import NOT_JOINED, Meeting
from mint_index.answers.sheets import Sheet
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Checklist, Question
from mint_index.problems import Place, Problem, in_order, problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What a form says. `places` has the cell of every name; `cells` those that are not blank, and all of the facts.

    Names are those of a wide table: edition, municipality, country, date, questions, and `<question>.evidence` and the
    like. A checklist is one cell, `a|c`. `changes` are the facts of what changed in the edition since the form was written;
    `meeting` tells how the answers of several people were joined.
    """

    language: str
    edition: str
    fingerprint: str
    cells: Mapping[str, Cell]
    places: Mapping[str, Place]
    changes: Mapping[str, str] = field(default_factory=dict)
    meeting: Meeting = NOT_JOINED


def read_form(sheets: Sequence[Sheet], instrument: Instrument) -> tuple[Filled | None, list[Problem]]:
    """What a form says, and everything that is wrong with its sheets, rows and columns.

    Problems: T02, T03, T06 to T12, T14, T17, T18; A01, A07, A08, A17, A19, A22 of cells; M08, M09. Of a form of another edition only
    the facts are read, and nothing is told: whoever reads the block compares the edition.
    """
    found, told = find_rows(sheets, instrument)
    if not found.lines and not found.unread:
        names = ", ".join(sheet.name for sheet in sheets if not sheet.hidden)
        return None, [problem("T08", Place(file=found.file), found=names)]
    stated = {id_: word_of(found.lines[id_].cell("answer")) if id_ in found.lines else "" for id_ in STATED}
    stated["language"] = stated["language"].lower()
    asked: list[Question] = []
    changed: Mapping[str, str] = {}
    lines, meeting = dict(found.lines), NOT_JOINED
    if stated["edition"] in ("", instrument.edition):
        told += misplaced(found, instrument, stated["language"] or instrument.languages[0])
        if is_earlier(found, instrument):
            changed, told = changes(found, told, instrument)
        asked = list(instrument.questionnaire.questions.values())
        lines, more = settle_carried(lines, asked, stated["language"])
        of_rows = {id_: question for question in asked for id_ in row_ids(question)}
        agreed = settle_agreed(sheets, lines, of_rows, instrument, stated["language"])
        lines, meeting = dict(agreed.lines), agreed.meeting
        told += [*more, *agreed.problems]
    else:
        told = []
    cells, places, faults = _collect(lines, asked, stated["language"])
    filled = Filled(
        language=stated["language"],
        edition=stated["edition"],
        fingerprint=stated["fingerprint"],
        cells=cells,
        places=places,
        changes=changed,
        meeting=meeting,
    )
    return filled, in_order([*told, *faults])


def _collect(
    lines: Mapping[str, Line], asked: Sequence[Question], language: str
) -> tuple[dict[str, Cell], dict[str, Place], list[Problem]]:
    """The cells that say something, the places of all, and what is wrong in single cells."""
    cells: dict[str, Cell] = {}
    places = {id_: lines[id_].place("answer") for id_ in (*FACTS, *STATED) if id_ in lines}
    facts = {id_: lines[id_].cell("answer") for id_ in (*FACTS, "edition") if id_ in lines}
    # A date that is written as words is one all the same; what is none stays as it is, to be told.
    facts |= {"date": read_day(word_of(facts["date"])) or facts["date"]} if "date" in facts else {}
    told = [fault for id_ in FACTS if id_ in lines for fault in lines[id_].faults()]
    for question in asked:
        own = [lines[id_] for id_ in row_ids(question) if id_ in lines]
        told += [fault for line in own for fault in line.faults()]
        if not own:
            continue
        places[question.id] = own[0].place("answer")
        cells[question.id] = own[0].cell("answer")
        if isinstance(question.scale, Checklist):
            cells[question.id], wrong = fold_elements(question, lines, language)
            told += wrong
        for column in REMARKS:
            name = f"{question.id}.{column}"
            cells[name] = _together([line.cell(column) for line in own])
            if column in own[0].columns:
                places[name] = own[0].place(column)
    return facts | {name: cell for name, cell in cells.items() if cell is not None}, places, told


def _together(cells: Sequence[Cell]) -> Cell:
    """What stands beside a question, and beside the elements of its list."""
    said = [cell for cell in cells if cell is not None]
    return "; ".join(map(word_of, said)) if len(said) > 1 else next(iter(said), None)
