"""What conditions come to in Kleene's three values, and the comparisons that made one hold."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from editions import frame_of, load_edition, responses
from mint_index.advice.matching import AllFacts
from mint_index.answers.cells import Cell
from mint_index.answers.table import AnswerFacts, asked_of
from mint_index.instrument.conditions import (
    FAILS,
    HOLDS,
    OPEN,
    AllOf,
    AnswerIn,
    AnyOf,
    Comparison,
    Condition,
    NotApplicable,
    NotSo,
    ProfileIs,
    ScoreWithin,
    comparisons,
    evaluate,
    reasons_why,
)
from mint_index.instrument.conditions import test_of as how_compared
from mint_index.instrument.instrument import Instrument
from mint_index.scoring.index import score

VALUES = (HOLDS, OPEN, FAILS)
A, B, C = (AnswerIn(question=name, at_least=1) for name in "abc")


@dataclass(frozen=True)
class Given:
    """Facts as a test states them: for each question a value for every row."""

    values: Mapping[str, list[int]]

    @property
    def rows(self) -> int:
        return len(next(iter(self.values.values())))

    def compare(self, comparison: Comparison) -> NDArray[np.int8]:
        assert isinstance(comparison, AnswerIn)
        return np.array(self.values[comparison.question], np.int8)


def every_pair() -> Given:
    pairs = list(itertools.product(VALUES, VALUES))
    return Given({"a": [one for one, _ in pairs], "b": [other for _, other in pairs]})


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        # a:  holds          open           fails        ; b: holds, open, fails within each
        (AllOf(conditions=(A, B)), [1, 0, -1, 0, 0, -1, -1, -1, -1]),
        (AnyOf(conditions=(A, B)), [1, 1, 1, 1, 0, 0, 1, 0, -1]),
        (NotSo(condition=A), [-1, -1, -1, 0, 0, 0, 1, 1, 1]),
        (NotSo(condition=AllOf(conditions=(A, B))), [-1, 0, 1, 0, 0, 1, 1, 1, 1]),
        (AllOf(conditions=(A, NotSo(condition=A))), [-1, -1, -1, 0, 0, 0, -1, -1, -1]),
        (AnyOf(conditions=(NotSo(condition=NotSo(condition=A)),)), [1, 1, 1, 0, 0, 0, -1, -1, -1]),
    ],
)
def test_truth_of_all_any_and_not(condition: Condition, truth: list[int]) -> None:
    assert evaluate(condition, every_pair()).tolist() == truth


ONE = Given({"a": [HOLDS], "b": [FAILS], "c": [OPEN]})


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        (A, [("a", True)]),
        (B, []),
        (C, []),
        (AllOf(conditions=(A, B)), []),
        (AnyOf(conditions=(B, C, A)), [("a", True)]),
        (NotSo(condition=B), [("b", False)]),
        (NotSo(condition=C), []),
        (AllOf(conditions=(A, NotSo(condition=B))), [("a", True), ("b", False)]),
        # Not all: what failed is the reason. Not any: each that failed is.
        (NotSo(condition=AllOf(conditions=(A, B, C))), [("b", False)]),
        (NotSo(condition=AnyOf(conditions=(B, B))), [("b", False), ("b", False)]),
        (NotSo(condition=NotSo(condition=A)), [("a", True)]),
        (AnyOf(conditions=(AllOf(conditions=(A, C)), AllOf(conditions=(A, A)))), [("a", True), ("a", True)]),
    ],
)
def test_why_are_the_comparisons_that_decided(condition: Condition, why: list[tuple[str, bool]]) -> None:
    found = [(test, held) for test, held in reasons_why(condition, ONE, 0) if isinstance(test, AnswerIn)]
    assert [(test.question, held) for test, held in found] == why


def test_comparisons_come_in_the_order_in_which_they_are_written() -> None:
    condition = AllOf(conditions=(B, NotSo(condition=AnyOf(conditions=(C, A))), B))
    assert list(comparisons(condition)) == [B, C, A, B]


@pytest.mark.parametrize(
    ("comparison", "said"),
    [
        (AnswerIn(question="q", below=2), ("below", ("2",))),
        (ProfileIs(question="q", at_least=10_000), ("at_least", ("10000",))),
        (ScoreWithin(dimension="d", below=33.4), ("below", ("33.4",))),
        (AnswerIn(question="q", among=("yes", "no")), ("among", ("yes", "no"))),
        (AnswerIn(question="q", lacks="web"), ("lacks", ("web",))),
        (NotApplicable(question="q", reasons=("law",)), ("not_applicable", ("law",))),
        (NotApplicable(question="q"), ("not_applicable", ())),
    ],
)
def test_how_something_is_compared(comparison: Comparison, said: tuple[str, tuple[str, ...]]) -> None:
    assert how_compared(comparison) == said


@pytest.fixture(scope="module")
def instrument(tmp_path_factory: pytest.TempPathFactory) -> Instrument:
    questions = """
questions:
  - {id: step, kind: ladder, steps: 4, weight: 1, may_not_apply: [law, none]}
  - {id: list_of, kind: checklist, weight: 1, options: [web, letter, visit]}
  - {id: share, kind: number, worst: 0, best: 80, highest: 100, weight: 1}
  - {id: kind_of, kind: choice, weight: 1, options: [{id: some, points: 50}, {id: every, points: 100}]}
  - {id: rule, kind: yes_no, weight: 1}
  - {id: detail, kind: yes_no, weight: 1, applies_if: {answer: step, at_least: 2}}
"""
    profile = "profile:\n  - {id: inhabitants, kind: number}\n"
    frame = frame_of(["talks"], profile)
    return load_edition(tmp_path_factory.mktemp("conditions"), {"talks": questions}, questionnaire=frame)


AWAY: dict[str, Cell] = {"step": "not_applicable", "step.reason": "law"}


@pytest.mark.parametrize(
    ("comparison", "rows", "truth"),
    [
        (
            AnswerIn(question="step", below=2),
            [{"step": "1"}, {"step": "2"}, {"step": "unknown"}, {"rule": "yes"}, AWAY],
            [1, -1, 0, 0, 0],
        ),
        (
            AnswerIn(question="list_of", at_least=2),
            [{"list_of": "web|visit"}, {"list_of": "visit"}, {"list_of": "none"}, {"list_of": "unknown"}],
            [1, -1, -1, 0],
        ),
        (
            AnswerIn(question="list_of", lacks="visit"),
            [{"list_of": "web|visit"}, {"list_of": "web"}, {"list_of": "none"}, {"list_of": "unknown"}],
            [-1, 1, 1, 0],
        ),
        (
            AnswerIn(question="share", at_least=12.5),
            [{"share": "12.5"}, {"share": "12.4999"}, {"share": "unknown"}],
            [1, -1, 0],
        ),
        (
            AnswerIn(question="kind_of", among=("every",)),
            [{"kind_of": "every"}, {"kind_of": "some"}, {"kind_of": "unknown"}],
            [1, -1, 0],
        ),
        (AnswerIn(question="rule", among=("no",)), [{"rule": "no"}, {"rule": "yes"}], [1, -1]),
        (AnswerIn(question="step", among=("0", "3")), [{"step": "3"}, {"step": "1"}], [1, -1]),
        (
            ProfileIs(question="inhabitants", below=10_000),
            [{"inhabitants": "9999", "step": "1"}, {"inhabitants": "10000", "step": "1"}, {"step": "1"}],
            [1, -1, 0],
        ),
        (
            ProfileIs(question="country", among=("AT", "CH")),
            [{"country": "CH", "step": "1"}, {"country": "DE", "step": "1"}, {"country": "", "step": "1"}],
            [1, -1, 0],
        ),
        (
            NotApplicable(question="step"),
            [AWAY, {**AWAY, "step.reason": "none"}, {"step": "1"}, {"step": "unknown"}, {"rule": "yes"}],
            [1, 1, -1, 0, 0],
        ),
        (NotApplicable(question="step", reasons=("none",)), [AWAY, {**AWAY, "step.reason": "none"}], [-1, 1]),
        (ScoreWithin(dimension="talks", below=50), [{"step": "0"}], [0]),
    ],
)
def test_what_a_comparison_comes_to_on_answers(
    instrument: Instrument, comparison: Comparison, rows: list[dict[str, Cell]], truth: list[int]
) -> None:
    facts = AnswerFacts(questionnaire=instrument.questionnaire, answers=responses(instrument, rows))
    assert facts.compare(comparison).tolist() == truth


def test_a_score_is_compared_unrounded_and_open_where_there_is_none(instrument: Instrument) -> None:
    complete = {"step": "1", "list_of": "web", "share": "40", "kind_of": "some", "rule": "no"}
    answers = responses(instrument, [complete, {"step": "1"}])
    facts = AllFacts(
        questionnaire=instrument.questionnaire,
        answers=answers,
        scores=score(instrument.questionnaire, answers),
    )
    # (33⅓ + 33⅓ + 50 + 50 + 0) / 5 = 33⅓, printed as 33
    found = [
        facts.compare(test).tolist()
        for name in ("talks", "overall")
        for test in (
            ScoreWithin(dimension=name, below=33.4),
            ScoreWithin(dimension=name, below=33.3),
            ScoreWithin(dimension=name, at_least=33.3),
        )
    ]
    assert found == [[1, 0], [-1, 0], [1, 0]] * 2


def test_a_question_is_asked_unless_its_condition_fails(instrument: Instrument) -> None:
    rows: list[dict[str, Cell]] = [{"step": "2"}, {"step": "1"}, {"step": "unknown"}, {"rule": "yes"}, AWAY]
    asked = asked_of(instrument.questionnaire, responses(instrument, rows))
    assert asked["detail"].tolist() == [True, False, True, True, True]
