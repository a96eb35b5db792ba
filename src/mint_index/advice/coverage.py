"""Whether the advice of an edition reaches every town: each weak answer makes something due, each recommendation can be due.

Towns are made up, a row each, around the comparisons of the conditions, and the same matching that serves real towns
says what is due for them.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mint_index.advice.matching import AllFacts, due
from mint_index.answers.table import (
    ANSWERED,
    BLANK,
    NOT_APPLICABLE,
    Answers,
    Column,
    Respondent,
    asked_of,
)
from mint_index.instrument.conditions import (
    AnswerIn,
    Comparison,
    Condition,
    NotApplicable,
    ProfileIs,
    ScoreWithin,
    comparisons,
)
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import (
    REASONS,
    Checklist,
    Choice,
    Ladder,
    Number,
    Question,
    Questionnaire,
    Text,
    YesNo,
)
from mint_index.instrument.recommendations import Recommendation
from mint_index.problems import Problem, in_order, problem
from mint_index.scoring.index import score

_MOST_TOWNS = 4096
_JUST_ABOVE = 0.05
_ELSEWHERE = "AT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A made-up town: a country, and what is not as in the best of towns. `reasons` holds what does not apply."""

    country: str
    figures: Mapping[str, float]
    reasons: Mapping[str, int]
    worst: bool = False


def gaps(instrument: Instrument) -> list[Problem]:
    """Weak answers that nothing is advised for, and recommendations that are never due or due in the best of towns."""
    told = [*_unadvised(instrument), *_misplaced(instrument)]
    return in_order(told)


def low_answers(question: Question) -> list[float]:
    """The figures of the two lowest answers of a scored question, the best left out."""
    scale = question.scale
    match scale:
        case YesNo():
            return [0.0]
        case Ladder():
            return [0.0, 1.0][: scale.top]
        case Choice():
            by_points = sorted(range(len(scale.options)), key=lambda at: scale.options[at].points)
            return [float(at) for at in by_points[:2] if scale.options[at].points < 100]
        case Checklist():
            return [0.0, 1.0] if len(scale.options) > 1 else [0.0]
        case Number():
            return [scale.worst, scale.worst + _JUST_ABOVE * (scale.best - scale.worst)]
        case Text():
            return []


def best_answer(question: Question) -> float:
    """The figure of the best answer to a scored question."""
    scale = question.scale
    match scale:
        case YesNo():
            return 1.0
        case Ladder():
            return float(scale.top)
        case Choice():
            return float(max(range(len(scale.options)), key=lambda at: scale.options[at].points))
        case Checklist():
            return float(2 ** len(scale.options) - 1)
        case Number():
            return scale.best
        case Text():
            return 0.0


def _unadvised(instrument: Instrument) -> Iterator[Problem]:
    for question in instrument.questionnaire.questions.values():
        if not question.scored:
            continue
        touching = [each for each in instrument.recommendations if question.id in _subjects(each.when)]
        conditions = [each.when for each in touching]
        if question.applies_if:
            conditions.append(question.applies_if)
        towns = [
            Town(country=town.country, figures={**town.figures, question.id: low}, reasons={})
            for town in _towns(instrument.questionnaire, conditions, varied=question.applies_if)
            for low in low_answers(question)
        ]
        answers = _answers(instrument.questionnaire, towns)
        asked = answers.columns[question.id].standing == ANSWERED
        advised = np.zeros(answers.rows, np.bool_)
        for rows in _due(instrument.questionnaire, touching, answers).values():
            advised |= rows
        missed = np.flatnonzero(asked & ~advised)
        if missed.size:
            town = towns[int(missed[0])]
            where = ", ".join(
                [f"country {town.country}"]
                + [f"{name} {figure:g}" for name, figure in town.figures.items() if name != question.id]
            )
            answer = f"{town.figures[question.id]:g}"
            yield problem("Y26", question.place, given=question.id, answer=answer, where=where)


def _misplaced(instrument: Instrument) -> Iterator[Problem]:
    for recommendation in instrument.recommendations:
        towns = list(itertools.islice(_all_towns(instrument.questionnaire, recommendation.when), _MOST_TOWNS))
        answers = _answers(instrument.questionnaire, towns)
        holds = _due(instrument.questionnaire, [recommendation], answers)[recommendation.id]
        best = np.array([_is_best(instrument.questionnaire, town) for town in towns])
        if not holds.any():
            yield problem("Y27", recommendation.place, given=recommendation.id)
        if (holds & best).any():
            yield problem("Y28", recommendation.place, given=recommendation.id)


def _is_best(questionnaire: Questionnaire, town: Town) -> bool:
    questions = questionnaire.questions
    return not (
        town.worst
        or town.reasons
        or any(
            questions[name].scored and figure != best_answer(questions[name])
            for name, figure in town.figures.items()
        )
    )


def _subjects(condition: Condition) -> set[str]:
    return {_subject(test) for test in comparisons(condition)}


def _subject(test: Comparison) -> str:
    return test.dimension if isinstance(test, ScoreWithin) else test.question


def _towns(
    questionnaire: Questionnaire, conditions: Sequence[Condition], varied: Condition | None = None
) -> Iterator[Town]:
    """Towns on either side of every comparison with the profile; `varied` is a condition whose answers vary as well."""
    tests = [test for condition in conditions for test in comparisons(condition)]
    facts = _sides(questionnaire, [test for test in tests if isinstance(test, ProfileIs)])
    if varied is not None:
        answered = [test.question for test in comparisons(varied) if isinstance(test, AnswerIn)]
        for name in answered:
            question = questionnaire.questions[name]
            facts[name] = [best_answer(question), *low_answers(question)]
    countries = {
        code
        for test in tests
        if isinstance(test, ProfileIs) and test.question == "country"
        for code in test.among
    }
    for country in sorted({*countries, _ELSEWHERE}):
        for figures in itertools.islice(itertools.product(*facts.values()), _MOST_TOWNS):
            yield Town(country=country, figures=dict(zip(facts, figures, strict=True)), reasons={})


def _all_towns(questionnaire: Questionnaire, condition: Condition) -> Iterator[Town]:
    """Towns with every answer that the condition asks for low, best and not applicable, in the worst and the best of towns."""
    tests = list(comparisons(condition))
    names = dict.fromkeys(test.question for test in tests if isinstance(test, AnswerIn | NotApplicable))
    conditions = [condition]
    choices: list[list[tuple[str, float, int]]] = []
    for name in names:
        question = questionnaire.questions[name]
        if question.applies_if:
            conditions.append(question.applies_if)
        figures = [best_answer(question), *low_answers(question)]
        figures += _figures_of(
            question, [test for test in tests if isinstance(test, AnswerIn) and test.question == name]
        )
        choices.append(
            [(name, figure, -1) for figure in dict.fromkeys(figures)]
            + [
                (name, float("nan"), REASONS.index(each))
                for each in question.may_not_apply
                if each in REASONS
            ]
        )
    scores = [False, True] if any(isinstance(test, ScoreWithin) for test in tests) else [False]
    towns = list(_towns(questionnaire, conditions))
    for chosen in itertools.product(*choices):
        figures_ = {name: figure for name, figure, reason in chosen if reason < 0}
        reasons = {name: reason for name, _, reason in chosen if reason >= 0}
        for town in towns:
            for worst in scores:
                yield Town(
                    country=town.country, figures={**town.figures, **figures_}, reasons=reasons, worst=worst
                )


def _sides(questionnaire: Questionnaire, tests: Sequence[ProfileIs]) -> dict[str, list[float]]:
    """For every fact that is compared, figures on either side of each comparison."""
    named = dict.fromkeys(test.question for test in tests if test.question != "country")
    return {
        name: _figures_of(questionnaire.questions[name], [test for test in tests if test.question == name])
        for name in named
    }


def _figures_of(question: Question, tests: Sequence[AnswerIn | ProfileIs]) -> list[float]:
    scale = question.scale
    if isinstance(scale, YesNo | Choice):
        return [float(at) for at in range(len(scale.answers))]
    if isinstance(scale, Checklist):
        return [float(2**count - 1) for count in range(len(scale.options) + 1)] + [
            float(2 ** len(scale.options) - 1 - 2**at) for at in range(len(scale.options))
        ]
    if isinstance(scale, Ladder):
        return [float(step) for step in range(scale.steps)]
    if not isinstance(scale, Number):
        return []
    limits = [test.below if test.below is not None else test.at_least for test in tests]
    limits += [float(word) for test in tests for word in test.among]
    figures = {
        min(max(figure, scale.lowest), scale.highest)
        for limit in limits
        if limit is not None
        for figure in (limit, limit - 1.0)
    }
    return sorted(figures)


def _answers(questionnaire: Questionnaire, towns: Sequence[Town]) -> Answers:
    rows = len(towns)
    columns: dict[str, Column] = {}
    for question in questionnaire.questions.values():
        usual = best_answer(question) if question.dimension else np.nan
        worst = low_answers(question)[0] if question.scored else usual
        figures = np.array([town.figures.get(question.id, worst if town.worst else usual) for town in towns])
        reasons = np.array([town.reasons.get(question.id, -1) for town in towns])
        standing = np.where(np.isnan(figures), BLANK, ANSWERED)
        standing = np.where(reasons >= 0, NOT_APPLICABLE, standing)
        columns[question.id] = Column(
            standing=standing.astype(np.uint8),
            figure=np.where(reasons >= 0, np.nan, figures),
            reason=np.maximum(reasons, 0).astype(np.uint8),
            evidenced=np.ones(rows, np.bool_),
        )
    respondents = tuple(Respondent(municipality="", country=town.country) for town in towns)
    answers = Answers(respondents=respondents, columns=columns)
    asked = asked_of(questionnaire, answers)
    # Nobody answers what is not asked.
    kept = {
        name: Column(
            standing=np.where(asked[name], column.standing, BLANK).astype(np.uint8),
            figure=np.where(asked[name], column.figure, np.nan),
            reason=column.reason,
            evidenced=column.evidenced,
        )
        for name, column in columns.items()
    }
    return Answers(respondents=respondents, columns=kept)


def _due(
    questionnaire: Questionnaire, recommendations: Sequence[Recommendation], answers: Answers
) -> dict[str, NDArray[np.bool_]]:
    facts = AllFacts(questionnaire=questionnaire, answers=answers, scores=score(questionnaire, answers))
    return due(recommendations, facts)
