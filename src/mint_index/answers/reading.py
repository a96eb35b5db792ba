"""Rows of words become columns of answers; a row with a fault is left out, and every fault is told with its place.

A file is taken in strips of a few rows, column by column. Good cells are never looked at one by one: each
column is mapped as a whole, and a place is made only where a meaning is wrong.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from mint_index.answers import specials
from mint_index.answers.cells import Cell, word_of
from mint_index.answers.conditions_said import say_condition
from mint_index.answers.days import read_day
from mint_index.answers.divided import Divided, divided
from mint_index.answers.packed import Packed
from mint_index.answers.table import (
    BLANK,
    NOT_APPLICABLE,
    AnswerFacts,
    Answers,
    Column,
    Remark,
    Respondent,
    asked_of,
    blank,
)
from mint_index.answers.vocabulary import Vocabulary
from mint_index.instrument.conditions import HOLDS, Condition, evaluate
from mint_index.instrument.entry import COUNTRY
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import REASONS, Number
from mint_index.instrument.wording import folded
from mint_index.problems import Place, Problem, closest, problem
from mint_index.voices import voice

BASE = ("municipality", "country", "date", "edition", "language")
"""Columns that every table may have beside those of the questions."""
REMARKS = ("evidence", "note", "answered_by", "reason")
"""What may stand beside an answer, in a column `<question>.<remark>`."""

Mask = NDArray[np.bool_]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Some rows of a file, as few as stay near the processor: a sequence of cells for each name of the header.

    `place` finds the cell of a row of the strip and a column, both from 0.
    """

    columns: Sequence[Sequence[Cell] | Packed]
    place: Callable[[int, int], Place]

    @property
    def rows(self) -> int:
        return len(self.columns[0]) if self.columns else 0


@dataclass(slots=True)
class _Gathered:
    """What was taken from some strips: positions of meanings, and the words that are read as they stand."""

    positions: dict[str, list[NDArray[Any]]] = field(default_factory=dict)
    words: dict[str, list[Cell]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    places: list[Callable[[int, int], Place]] = field(default_factory=list)
    rows: int = 0

    def place(self, row: int, column: int) -> Place:
        strip = bisect_right(self.starts, row) - 1
        return self.places[strip](row - self.starts[strip], column)


class Reader:
    """Reads one file, whose columns bear the names of `header`. Meanings are kept: the same words come again and again.

    `decimal` gives the decimal sign of the file where a figure leaves a doubt. Without `remarks`, notes and the words
    of evidence are not kept, only whether there is any.
    """

    def __init__(
        self,
        instrument: Instrument,
        header: Sequence[str],
        decimal: Callable[[], str],
        *,
        file: str,
        language: str = "",
        remarks: bool = True,
    ) -> None:
        special = specials.known_specials()
        self._instrument = instrument
        self._remarks = remarks
        self._file, self._language = file, language
        self._at = {name: position for position, name in enumerate(header)}
        self._reasons = specials.known_reasons()
        self._vocabularies = {
            question.id: Vocabulary(question, instrument, decimal, special, language)
            for question in instrument.questionnaire.questions.values()
        }
        beside = REMARKS if remarks else ("evidence", "reason")
        kept = (*BASE, *(f"{name}.{remark}" for name in self._vocabularies for remark in beside))
        self._kept = [(name, self._at[name]) for name in kept if name in self._at]
        self._looked_up = [
            (each, self._at[name]) for name, each in self._vocabularies.items() if name in self._at
        ]
        self._gathered = _Gathered()

    @property
    def rows(self) -> int:
        """How many rows were taken since the last answers were given."""
        return self._gathered.rows

    def take(self, strip: Strip) -> None:
        """Take in the rows of a strip; the strip itself is not kept."""
        gathered = self._gathered
        gathered.starts.append(gathered.rows)
        gathered.places.append(strip.place)
        gathered.rows += strip.rows
        for vocabulary, at in self._looked_up:
            gathered.positions.setdefault(vocabulary.question.id, []).append(
                vocabulary.look_up(strip.columns[at])
            )
        for name, at in self._kept:
            gathered.words.setdefault(name, []).extend(strip.columns[at])

    def answers(self) -> tuple[Answers, list[Problem]]:
        """The answers of the rows that were taken and have no fault, and every fault of the others."""
        gathered = self._gathered
        told: list[Problem] = []
        unclear, bad = np.zeros((2, gathered.rows), np.bool_)
        respondents = self._respondents(gathered, told, unclear)
        columns = {name: self._column(name, gathered, told, bad) for name in self._vocabularies}
        shares = divided(self._instrument.questionnaire, columns)
        for name, share in shares.items():
            self._tell_undivided(name, share, gathered, told, bad)
            columns[name] = share.column
        said = self._said(gathered, shares) if self._remarks else {}
        answers = Answers(respondents=tuple(respondents), columns=columns, remarks=said)
        self._check_whole(answers, gathered, told, bad)
        self._gathered = _Gathered()
        for vocabulary in self._vocabularies.values():
            vocabulary.forget_some()
        return answers.keep(~(unclear | bad)), told

    def _respondents(self, gathered: _Gathered, told: list[Problem], bad: Mask) -> list[Respondent]:
        edition = self._instrument.edition
        nothing = [""] * gathered.rows
        cells = {name: gathered.words.get(name, nothing) for name in BASE}
        names = [word_of(cell) for cell in cells["municipality"]]
        countries = _each_once(cells["country"], _country)
        dates = _each_once(cells["date"], _date)
        editions = _each_once(cells["edition"], lambda cell: word_of(cell) in ("", edition))
        for name, wrong, code in (
            ("municipality", [not word for word in names], "M01"),
            ("country", [country is None for country in countries], "M03"),
            ("date", [date is None for date in dates], "M04"),
            ("edition", [not fits for fits in editions], "M05"),
        ):
            for row in np.flatnonzero(wrong).tolist():
                bad[row] = True
                place = gathered.place(row, self._at.get(name, 0))
                told.append(problem(code, place, given=word_of(cells[name][row]), edition=edition))
        languages = _each_once(cells["language"], lambda cell: word_of(cell) or self._language)
        files = [self._file] * gathered.rows
        who = zip(
            names,
            (country or "" for country in countries),
            (date or "" for date in dates),
            languages,
            files,
            strict=True,
        )
        return list(map(Respondent._make, who))

    def _column(self, name: str, gathered: _Gathered, told: list[Problem], bad: Mask) -> Column:
        rows = gathered.rows
        column, spoilt = blank(rows), np.zeros(rows, np.bool_)
        if gathered.positions.get(name):
            vocabulary = self._vocabularies[name]
            positions = np.concatenate(gathered.positions[name])
            standings, figures, wrong = vocabulary.arrays()
            if wrong.any():
                spoilt = wrong[positions]
                for row in np.flatnonzero(spoilt).tolist():
                    place = gathered.place(row, self._at[name])
                    told.append(vocabulary.meanings[positions[row]].told(place))
            column = replace(column, standing=standings.take(positions), figure=figures.take(positions))
        evidence = gathered.words.get(f"{name}.evidence")
        if evidence is not None:
            shown = np.fromiter((bool(word_of(cell)) for cell in evidence), np.bool_, rows)
            column = replace(column, evidenced=shown)
        bad |= spoilt
        return replace(column, reason=self._reason(name, column.standing, gathered, told, bad, spoilt))

    def _tell_undivided(
        self, name: str, share: Divided, gathered: _Gathered, told: list[Problem], bad: Mask
    ) -> None:
        scale = self._vocabularies[name].question.scale
        assert isinstance(scale, Number)
        wording = self._instrument.wording(self._language)
        facts = [wording.say(each) for each in scale.over] if self._language else scale.over
        for row in np.flatnonzero((share.homeless | share.outside) & ~bad).tolist():
            place = gathered.place(row, self._at[name])
            if share.homeless[row]:
                told.append(problem("A20", place, question=name, facts="; ".join(facts)))
            else:
                lowest, highest = f"{scale.lowest:.15g}", f"{scale.highest:.15g}"
                facts_ = {"given": share.given(row), "lowest": lowest, "highest": highest}
                told.append(problem("A02", place, question=name, **facts_))
        bad |= share.homeless | share.outside

    def _said(self, gathered: _Gathered, shares: Mapping[str, Divided]) -> dict[tuple[int, str], Remark]:
        said: dict[tuple[int, str], Remark] = {}
        for name, vocabulary in self._vocabularies.items():
            beside = {
                remark: gathered.words[key]
                for remark in ("evidence", "note", "answered_by")
                if (key := f"{name}.{remark}") in gathered.words
            }
            found = gathered.positions.get(name)
            given = [vocabulary.meanings[at].given for at in np.concatenate(found).tolist()] if found else []
            share = shares.get(name)
            if share is not None:
                divides = share.column.answered & ~share.homeless
                given = [share.given(row) if divides[row] else "" for row in range(gathered.rows)]
            for row in range(gathered.rows):
                words = {remark: word_of(column[row]) for remark, column in beside.items()}
                if (given and given[row]) or any(words.values()):
                    said[row, name] = Remark(given=given[row] if given else "", **words)
        return said

    def _reason(
        self,
        name: str,
        standing: NDArray[np.uint8],
        gathered: _Gathered,
        told: list[Problem],
        bad: Mask,
        spoilt: Mask,
    ) -> NDArray[np.uint8]:
        reasons = np.zeros(gathered.rows, np.uint8)
        key = f"{name}.reason"
        needed = standing == NOT_APPLICABLE
        if key not in gathered.words and not needed.any():
            return reasons
        cells = [word_of(cell) for cell in gathered.words.get(key, [""] * gathered.rows)]
        given = np.fromiter(map(bool, cells), np.bool_, gathered.rows)
        may = self._vocabularies[name].question.may_not_apply
        said = (
            specials.reason_words(voice(self._language)) if self._language else {code: code for code in may}
        )
        allowed = ("; " if self._language else ", ").join(said[code] for code in REASONS if code in may)
        for row in np.flatnonzero(given | needed).tolist():
            code = self._reasons.get(folded(cells[row]), "")
            place = gathered.place(row, self._at.get(key, self._at.get(name, 0)))
            if not cells[row]:
                told.append(problem("A10", place, allowed=allowed))
            elif not needed[row]:
                # A wrong answer beside it was told already; the reason is not a second cause.
                if spoilt[row]:
                    continue
                told.append(problem("A15", place, question=name))
            elif code not in may:
                nearest = closest(cells[row], [said[each] for each in REASONS if each in may])
                told.append(
                    problem("A11", place, given=cells[row], question=name, allowed=allowed, nearest=nearest)
                )
            else:
                reasons[row] = REASONS.index(code)
                continue
            bad[row] = True
        return reasons

    def _check_whole(self, answers: Answers, gathered: _Gathered, told: list[Problem], bad: Mask) -> None:
        questionnaire = self._instrument.questionnaire
        anything = np.zeros(answers.rows, np.bool_)
        for dimension in questionnaire.dimensions:
            for question in dimension.questions:
                anything |= answers.columns[question.id].standing != BLANK
        for row in np.flatnonzero(~anything & ~bad).tolist():
            bad[row] = True
            told.append(problem("A13", gathered.place(row, self._at.get("municipality", 0))))
        asked = asked_of(questionnaire, answers)
        for question in questionnaire.questions.values():
            if question.applies_if is None or question.id not in self._at:
                continue
            said = self._say(question.applies_if)
            column = answers.columns[question.id]
            # A part without a whole was told with the facts that it needs.
            undivided = column.answered & np.isnan(column.figure)
            extra = ~asked[question.id] & (column.standing != BLANK) & ~undivided
            for row in np.flatnonzero(extra).tolist():
                bad[row] = True
                place = gathered.place(row, self._at[question.id])
                told.append(problem("A12", place, question=question.id, condition=said))
        self._check_excuses(answers, gathered, told, bad)

    def _check_excuses(self, answers: Answers, gathered: _Gathered, told: list[Problem], bad: Mask) -> None:
        """Tell "not applicable" where the profile says that the task is the municipality's own."""
        questionnaire = self._instrument.questionnaire
        facts = AnswerFacts(questionnaire=questionnaire, answers=answers)
        for question in questionnaire.questions.values():
            away = answers.columns[question.id].standing == NOT_APPLICABLE
            if question.must_apply_if is None or not away.any():
                continue
            said = self._say(question.must_apply_if)
            for row in np.flatnonzero(away & (evaluate(question.must_apply_if, facts) == HOLDS)).tolist():
                bad[row] = True
                place = gathered.place(row, self._at[question.id])
                told.append(problem("A21", place, question=question.id, condition=said))

    def _say(self, condition: Condition) -> str:
        return say_condition(condition, self._instrument.wording(self._language), voice(self._language))


def _each_once(cells: Sequence[Cell], read: Callable[[Cell], T]) -> list[T]:
    known = {cell: read(cell) for cell in set(cells)}
    return list(map(known.__getitem__, cells))


def _country(cell: Cell) -> str | None:
    word = word_of(cell)
    return word if not word or COUNTRY.match(word) else None


def _date(cell: Cell) -> str | None:
    word = word_of(cell)
    day = read_day(word)
    return day.isoformat() if day else None if word else ""
