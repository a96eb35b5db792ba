"""Answers as columns: a row a municipality, a column a question, and masks for what was not answered.

Everything after reading works on these columns; one municipality is a table of one row. Where an answer stood is not
kept: a place is made while reading, and only for a cell that is wrong.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mint_index.instrument.conditions import FAILS, AnswerIn, Comparison, NotApplicable, ProfileIs, evaluate
from mint_index.instrument.questionnaire import (
    REASONS,
    Checklist,
    Choice,
    Number,
    Question,
    Questionnaire,
    Text,
    YesNo,
)

BLANK, ANSWERED, UNKNOWN, NOT_APPLICABLE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What was written beside an answer, and the words of the answer where a figure does not hold them."""

    evidence: str = ""
    note: str = ""
    answered_by: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The answers to one question, every array of shape (municipalities,).

    `standing` is BLANK, ANSWERED, UNKNOWN or NOT_APPLICABLE; `figure` the step, the figure, 1 for yes, the position of
    the option, or the sum of 2**position of the elements that can be shown; `reason` a position in REASONS;
    `evidenced` whether evidence is given.
    """

    standing: NDArray[np.uint8]
    figure: NDArray[np.float64]
    reason: NDArray[np.uint8]
    evidenced: NDArray[np.bool_]

    @property
    def answered(self) -> NDArray[np.bool_]:
        return np.asarray(self.standing == ANSWERED)

    def keep(self, rows: NDArray[np.bool_]) -> "Column":
        return Column(
            standing=self.standing[rows],
            figure=self.figure[rows],
            reason=self.reason[rows],
            evidenced=self.evidenced[rows],
        )


def blank(rows: int) -> Column:
    """A column in which nothing is answered."""
    return Column(
        standing=np.zeros(rows, np.uint8),
        figure=np.full(rows, np.nan),
        reason=np.zeros(rows, np.uint8),
        evidenced=np.zeros(rows, np.bool_),
    )


class Respondent(NamedTuple):
    """Whose answers a row holds: `date` is ISO 8601 or empty, `language` that of the form, `file` as it was given."""

    # A tuple, as there is one for every row and a frozen class takes four times as long to make.
    municipality: str
    country: str = ""
    date: str = ""
    language: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All answers of some municipalities. `remarks` maps (row, question id) to what was written beside an answer."""

    respondents: tuple[Respondent, ...]
    columns: Mapping[str, Column]
    remarks: Mapping[tuple[int, str], Remark] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return len(self.respondents)

    def keep(self, rows: NDArray[np.bool_]) -> "Answers":
        """The rows that are marked, in their order."""
        if rows.all():
            return self
        place = np.cumsum(rows) - 1
        return replace(
            self,
            respondents=tuple(each for each, kept in zip(self.respondents, rows, strict=True) if kept),
            columns={question: column.keep(rows) for question, column in self.columns.items()},
            remarks={(int(place[row]), id_): said for (row, id_), said in self.remarks.items() if rows[row]},
        )


def count_elements(figures: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many elements of a checklist are shown, for sums of powers of two (NaN stays NaN)."""
    distinct, places = np.unique(figures, return_inverse=True)
    counts = np.array(
        [float(int(each).bit_count()) if each == each else np.nan for each in distinct.tolist()]
    )
    return counts[places] if distinct.size else figures


def chosen(question: Question, figure: float) -> tuple[str, ...]:
    """The ids that an answered figure stands for; none for numbers and texts."""
    scale = question.scale
    if isinstance(scale, Number | Text):
        return ()
    if isinstance(scale, Checklist):
        return tuple(answer for position, answer in enumerate(scale.answers) if int(figure) >> position & 1)
    return (scale.answers[int(figure)],)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFacts:
    """Answers as conditions see them. Scores are not known here: a comparison with one is open.

    Where `asked` says that a question is not asked of a row, a comparison with it does not hold.
    """

    questionnaire: Questionnaire
    answers: Answers
    asked: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return self.answers.rows

    def compare(self, comparison: Comparison) -> NDArray[np.int8]:
        match comparison:
            case ProfileIs(question="country", among=among):
                who = self.answers.respondents
                return np.array(
                    [1 if each.country in among else -1 if each.country else 0 for each in who], np.int8
                )
            case AnswerIn() | ProfileIs():
                question = self.questionnaire.questions[comparison.question]
                column = self.answers.columns[question.id]
                holds = _holds(comparison, question, column.figure)
                return self._where_asked(question.id, three_valued(holds, column.answered))
            case NotApplicable(question=id_, reasons=reasons):
                column = self.answers.columns[id_]
                holds = column.standing == NOT_APPLICABLE
                if reasons:
                    holds &= np.isin(column.reason, [REASONS.index(each) for each in reasons])
                # Whoever could not find out has not said that it applies.
                known = np.isin(column.standing, (ANSWERED, NOT_APPLICABLE))
                return self._where_asked(id_, three_valued(holds, known))
            case _:
                return np.zeros(self.rows, np.int8)

    def _where_asked(self, question: str, truth: NDArray[np.int8]) -> NDArray[np.int8]:
        asked = self.asked.get(question)
        return truth if asked is None else np.where(asked, truth, FAILS).astype(np.int8)


def asked_of(questionnaire: Questionnaire, answers: Answers) -> dict[str, NDArray[np.bool_]]:
    """Which questions are asked of whom: all, but for those whose `applies_if` does not hold."""
    everyone = np.ones(answers.rows, np.bool_)
    asked: dict[str, NDArray[np.bool_]] = {}
    # What hangs on a question that is not asked is not asked either; a question only hangs on those before it.
    facts = AnswerFacts(questionnaire=questionnaire, answers=answers, asked=asked)
    for question in questionnaire.questions.values():
        condition = question.applies_if
        asked[question.id] = np.asarray(evaluate(condition, facts) != FAILS) if condition else everyone
    return asked


def unanswered(questionnaire: Questionnaire, answers: Answers) -> tuple[int, int]:
    """How many questions of the dimensions are blank, and how many are asked, over all rows."""
    asked = asked_of(questionnaire, answers)
    ids = [question.id for dimension in questionnaire.dimensions for question in dimension.scored]
    blank_ = sum(int((asked[each] & (answers.columns[each].standing == BLANK)).sum()) for each in ids)
    return blank_, sum(int(asked[each].sum()) for each in ids)


def three_valued(holds: NDArray[np.bool_], known: NDArray[np.bool_]) -> NDArray[np.int8]:
    """HOLDS or FAILS where it is known, OPEN elsewhere."""
    return np.where(known, np.where(holds, 1, -1), 0).astype(np.int8)


def _holds(test: AnswerIn | ProfileIs, question: Question, figures: NDArray[np.float64]) -> NDArray[np.bool_]:
    scale = question.scale
    counted = count_elements(figures) if isinstance(scale, Checklist) else figures
    if test.below is not None:
        return counted < test.below
    if test.at_least is not None:
        return counted >= test.at_least
    if test.lacks:
        return ~shows(figures, scale.answers.index(test.lacks))
    return np.isin(figures, _positions(question, test.among))


def shows(figures: NDArray[np.float64], position: int) -> NDArray[np.bool_]:
    """Whether the element at a position is among those that can be shown (NaN shows nothing)."""
    return np.asarray((np.nan_to_num(figures).astype(np.int64) >> position) & 1 == 1)


def _positions(question: Question, words: Iterable[str]) -> list[float]:
    if isinstance(question.scale, YesNo | Choice):
        return [float(question.scale.answers.index(word)) for word in words]
    return [float(word) for word in words]
