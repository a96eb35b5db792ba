"""Which recommendations are due for whom, and the comparisons that made them due.

Conditions are evaluated on columns; an open condition advises nothing. The order is that in which a reader is to see
them: gates first, then what loses most, then less effort; what needs another stands after it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mint_index.answers.table import AnswerFacts, Answers, three_valued
from mint_index.instrument.conditions import HOLDS, Comparison, ScoreWithin, evaluate
from mint_index.instrument.questionnaire import Questionnaire
from mint_index.instrument.recommendations import EFFORTS, Recommendation
from mint_index.scoring.index import Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class AllFacts:
    """Answers and scores as conditions see them. A score that is not there leaves a comparison open."""

    questionnaire: Questionnaire
    answers: Answers
    scores: Scores

    @property
    def rows(self) -> int:
        return self.answers.rows

    def score_of(self, dimension: str) -> NDArray[np.float64]:
        """The unrounded scores of a dimension, or of the whole."""
        if dimension == "overall":
            return self.scores.overall.score
        ids = [each.id for each in self.questionnaire.dimensions]
        return self.scores.dimensions[ids.index(dimension)].score

    def compare(self, comparison: Comparison) -> NDArray[np.int8]:
        if not isinstance(comparison, ScoreWithin):
            return AnswerFacts(questionnaire=self.questionnaire, answers=self.answers).compare(comparison)
        score = self.score_of(comparison.dimension)
        below, at_least = comparison.below, comparison.at_least
        holds = score < below if below is not None else score >= (at_least or 0.0)
        return three_valued(np.asarray(holds), ~np.isnan(score))


def due(recommendations: Iterable[Recommendation], facts: AllFacts) -> dict[str, NDArray[np.bool_]]:
    """For every recommendation the rows in which it is due."""
    return {each.id: np.asarray(evaluate(each.when, facts) == HOLDS) for each in recommendations}


def in_order_of_need(
    recommendations: Sequence[Recommendation], gates: Iterable[str], lost: Mapping[str, float]
) -> list[Recommendation]:
    """The due recommendations of one municipality in the order in which they are to be shown.

    `gates` are the questions that cap a level, `lost` the points of the whole that each question lost.
    """
    gated = set(gates)
    ids = {each.id for each in recommendations}

    def urgency(each: Recommendation) -> tuple[bool, float, int, int, str]:
        loses = sum(lost.get(question, 0.0) for question in each.raises)
        unmet = sum(need in ids for need in each.needs)
        return not gated & set(each.raises), -round(loses, 9), EFFORTS.index(each.effort), unmet, each.id

    ordered: list[Recommendation] = []
    placed: set[str] = set()
    waiting = sorted(recommendations, key=urgency)
    while waiting:
        ready = next(each for each in waiting if not (set(each.needs) & ids) - placed)
        waiting.remove(ready)
        placed.add(ready.id)
        ordered.append(ready)
    return ordered
