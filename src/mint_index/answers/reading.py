"""Rows of words become columns of answers; a row with a fault is left out, and every fault is told with its place.

A block is some rows of one file with the words column by column. Good cells are never looked at one by one: each
column is mapped as a whole, and a place is made only where a meaning is wrong.
"""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from mint_index.answers import specials
from mint_index.answers.table import (
    BLANK,
    NOT_APPLICABLE,
    Answers,
    Column,
    Remark,
    Respondent,
    asked_of,
    blank,
)
from mint_index.answers.vocabulary import Cell, Vocabulary
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import REASONS, Question
from mint_index.instrument.wording import folded
from mint_index.problems import Place, Problem, closest, problem

BASE = ("municipality", "country", "date", "edition", "language")
"""Columns that every table may have beside those of the questions."""
REMARKS = ("evidence", "note", "answered_by", "reason")
"""What may stand beside an answer, in a column `<question>.<remark>`."""
_COUNTRY = re.compile(r"[A-Z]{2}\Z")

Mask = NDArray[np.bool_]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some rows of a file: `columns` holds a sequence of cells for each name of the `header`; `place` finds one."""

    file: str
    header: tuple[str, ...]
    columns: Sequence[Sequence[Cell]]
    place: Callable[[int, int], Place]
    language: str = ""

    @property
    def rows(self) -> int:
        return len(self.columns[0]) if self.columns else 0


class Reader:
    """Reads the blocks of one file. Vocabularies are kept between blocks, as the same words come again and again."""

    def __init__(self, instrument: Instrument, decimal: Callable[[], str]) -> None:
        special = specials.known_specials()
        self._instrument = instrument
        self._reasons = specials.known_reasons()
        self._vocabularies = {
            question.id: Vocabulary(question, instrument, decimal, special)
            for question in instrument.questionnaire.questions.values()
        }

    def read(self, block: Block, *, remarks: bool = True) -> tuple[Answers, list[Problem]]:
        """The answers of the rows without a fault, and every fault of the others."""
        at = {name: position for position, name in enumerate(block.header)}
        told: list[Problem] = []
        bad = np.zeros(block.rows, np.bool_)
        respondents = self._respondents(block, at, told, bad)
        said: dict[tuple[int, str], Remark] = {}
        columns = {
            question.id: self._column(question, block, at, told, bad, said if remarks else None)
            for question in self._instrument.questionnaire.questions.values()
        }
        answers = Answers(respondents=tuple(respondents), columns=columns, remarks=said)
        self._check_whole(answers, block, at, told, bad)
        return answers.keep(~bad), told

    def _respondents(
        self, block: Block, at: Mapping[str, int], told: list[Problem], bad: Mask
    ) -> list[Respondent]:
        edition = self._instrument.edition
        cells = {name: block.columns[at[name]] if name in at else [""] * block.rows for name in BASE}
        names = [_word(cell) for cell in cells["municipality"]]
        countries = _each_once(cells["country"], _country)
        dates = _each_once(cells["date"], _date)
        editions = _each_once(cells["edition"], lambda cell: _word(cell) in ("", edition))
        for name, wrong, code in (
            ("municipality", [not word for word in names], "M01"),
            ("country", [country is None for country in countries], "M03"),
            ("date", [date is None for date in dates], "M04"),
            ("edition", [not fits for fits in editions], "M05"),
        ):
            for row in np.flatnonzero(wrong).tolist():
                bad[row] = True
                place = block.place(row, at.get(name, 0))
                told.append(problem(code, place, given=_word(cells[name][row]), edition=edition))
        languages = [_word(cell) or block.language for cell in cells["language"]]
        return [
            Respondent(
                municipality=name, country=country or "", date=date or "", language=language, file=block.file
            )
            for name, country, date, language in zip(names, countries, dates, languages, strict=True)
        ]

    def _column(
        self,
        question: Question,
        block: Block,
        at: Mapping[str, int],
        told: list[Problem],
        bad: Mask,
        said: dict[tuple[int, str], Remark] | None,
    ) -> Column:
        beside = {name: block.columns[at[key]] for name in REMARKS if (key := f"{question.id}.{name}") in at}
        if question.id not in at and not beside:
            return blank(block.rows)
        cells = block.columns[at[question.id]] if question.id in at else [""] * block.rows
        vocabulary = self._vocabularies[question.id]
        positions = vocabulary.look_up(cells)
        meanings = vocabulary.meanings
        wrong = np.fromiter((bool(each.code) for each in meanings), np.bool_, len(meanings))
        if wrong.any():
            for row in np.flatnonzero(wrong[positions]).tolist():
                bad[row] = True
                told.append(meanings[positions[row]].told(block.place(row, at[question.id])))
        standing = np.fromiter((each.standing for each in meanings), np.uint8, len(meanings))[positions]
        figure = np.fromiter((each.figure for each in meanings), np.float64, len(meanings))[positions]
        reason = self._reason(question, block, at, standing, told, bad)
        evidence = beside.get("evidence")
        evidenced = (
            np.fromiter((bool(_word(cell)) for cell in evidence), np.bool_, block.rows)
            if evidence is not None
            else np.zeros(block.rows, np.bool_)
        )
        if said is not None:
            for row, position in enumerate(positions.tolist()):
                words = {name: _word(column[row]) for name, column in beside.items() if name != "reason"}
                if meanings[position].given or any(words.values()):
                    said[row, question.id] = Remark(given=meanings[position].given, **words)
        return Column(standing=standing, figure=figure, reason=reason, evidenced=evidenced)

    def _reason(
        self,
        question: Question,
        block: Block,
        at: Mapping[str, int],
        standing: NDArray[np.uint8],
        told: list[Problem],
        bad: Mask,
    ) -> NDArray[np.uint8]:
        reasons = np.zeros(block.rows, np.uint8)
        key = f"{question.id}.reason"
        needed = standing == NOT_APPLICABLE
        if key not in at and not needed.any():
            return reasons
        cells = [_word(cell) for cell in block.columns[at[key]]] if key in at else [""] * block.rows
        given = np.fromiter(map(bool, cells), np.bool_, block.rows)
        for row in np.flatnonzero(given | needed).tolist():
            code = self._reasons.get(folded(cells[row]), "")
            place = block.place(row, at.get(key, at.get(question.id, 0)))
            allowed = ", ".join(question.may_not_apply)
            if not cells[row]:
                told.append(problem("A10", place, allowed=allowed))
            elif not needed[row]:
                # A wrong answer beside it was told already; the reason is not a second cause.
                if bad[row]:
                    continue
                told.append(problem("A15", place, question=question.id))
            elif code not in question.may_not_apply:
                nearest = closest(cells[row], question.may_not_apply)
                facts = {"given": cells[row], "question": question.id, "allowed": allowed, "nearest": nearest}
                told.append(problem("A11", place, **facts))
            else:
                reasons[row] = REASONS.index(code)
                continue
            bad[row] = True
        return reasons

    def _check_whole(
        self, answers: Answers, block: Block, at: Mapping[str, int], told: list[Problem], bad: Mask
    ) -> None:
        questionnaire = self._instrument.questionnaire
        anything = np.zeros(answers.rows, np.bool_)
        for dimension in questionnaire.dimensions:
            for question in dimension.questions:
                anything |= answers.columns[question.id].standing != BLANK
        for row in np.flatnonzero(~anything & ~bad).tolist():
            bad[row] = True
            told.append(problem("A13", block.place(row, at.get("municipality", 0))))
        asked = asked_of(questionnaire, answers)
        for question in questionnaire.questions.values():
            if question.applies_if is None or question.id not in at:
                continue
            extra = ~asked[question.id] & (answers.columns[question.id].standing != BLANK)
            for row in np.flatnonzero(extra).tolist():
                bad[row] = True
                told.append(problem("A12", block.place(row, at[question.id]), question=question.id))


def _each_once(cells: Sequence[Cell], read: Callable[[Cell], T]) -> list[T]:
    known = {cell: read(cell) for cell in set(cells)}
    return [known[cell] for cell in cells]


def _word(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else cell.isoformat()


def _country(cell: Cell) -> str | None:
    word = _word(cell)
    return word if not word or _COUNTRY.match(word) else None


def _date(cell: Cell) -> str | None:
    word = _word(cell)
    if not word:
        return ""
    try:
        return datetime.date.fromisoformat(word).isoformat() if len(word) == len("2026-03-31") else None
    except ValueError:
        return None
