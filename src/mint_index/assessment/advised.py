"""Why a recommendation is due for one municipality, as facts that any face can put into words."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mint_index.advice.matching import AllFacts
from mint_index.answers.table import NOT_APPLICABLE, Answers, chosen
from mint_index.assessment.result import Due, Why
from mint_index.instrument.conditions import (
    Comparison,
    NotApplicable,
    ProfileIs,
    ScoreWithin,
    reasons_why,
    test_of,
)
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import REASONS, Number
from mint_index.instrument.recommendations import Recommendation
from mint_index.scoring.index import Careful, Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Everything an assessment is gathered from, a row a municipality."""

    instrument: Instrument
    answers: Answers
    scores: Scores
    careful: Careful
    careful_dimensions: tuple[Careful, ...]
    facts: AllFacts
    due: Mapping[str, NDArray[np.bool_]]


def advised(scored: Scored, recommendation: Recommendation, row: int) -> Due:
    """A recommendation that is due, with every comparison that made it so."""
    why = tuple(
        _why(scored, comparison, held, row)
        for comparison, held in reasons_why(recommendation.when, scored.facts, row)
    )
    return Due(
        id=recommendation.id,
        dimension=recommendation.dimension,
        effort=recommendation.effort,
        months=recommendation.months,
        lead=recommendation.lead,
        why=why,
        raises=recommendation.raises,
        needs=recommendation.needs,
        practices=recommendation.practices,
        funding=recommendation.funding,
    )


def _why(scored: Scored, comparison: Comparison, held: bool, row: int) -> Why:
    test, limit = test_of(comparison)
    match comparison:
        case NotApplicable(question=name):
            found = _found(scored, name, row)
            return Why(of="not_applicable", subject=name, test=test, limit=limit, found=found, held=held)
        case ScoreWithin(dimension=name):
            score = (f"{scored.facts.score_of(name)[row]:.15g}",)
            return Why(of="score", subject=name, test=test, limit=limit, found=score, held=held)
        case ProfileIs(question=name):
            return Why(
                of="profile", subject=name, test=test, limit=limit, found=_found(scored, name, row), held=held
            )
        case _:
            name = comparison.question
            return Why(
                of="answer", subject=name, test=test, limit=limit, found=_found(scored, name, row), held=held
            )


def _found(scored: Scored, name: str, row: int) -> tuple[str, ...]:
    if name == "country":
        return (scored.answers.respondents[row].country,)
    question, column = scored.instrument.questionnaire.questions[name], scored.answers.columns[name]
    if column.standing[row] == NOT_APPLICABLE:
        return (REASONS[int(column.reason[row])],)
    figure = float(column.figure[row])
    return (f"{figure:.15g}",) if isinstance(question.scale, Number) else chosen(question, figure)
