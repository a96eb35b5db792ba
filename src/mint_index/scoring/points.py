"""From answers to points: what a column of answers to one question is worth, 0 to 100.

A question that is not answered has no points (NaN), which is not 0.
"""

import math
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from mint_index.answers.table import Column
from mint_index.instrument.questionnaire import Checklist, Choice, Ladder, Number, Question, Text, YesNo


def points(question: Question, column: Column) -> NDArray[np.float64]:
    """The points of a question, shape (municipalities,); NaN where it is not answered."""
    answered, scale = column.answered, question.scale
    figures = np.where(answered, column.figure, np.nan)
    match scale:
        case YesNo():
            return figures * 100.0
        case Ladder():
            return figures * 100.0 / scale.top
        case Choice():
            worth = np.array([option.points for option in scale.options])
            return np.where(answered, worth.take(_whole(figures, answered)), np.nan)
        case Checklist():
            elements, shown = _whole(figures, answered), np.zeros(len(figures))
            for position, option in enumerate(scale.options):
                shown += (elements >> position & 1) * option.weight
            return np.where(answered, np.minimum(shown / scale.full_at, 1.0) * 100.0, np.nan)
        case Number():
            return _between_goalposts(scale, figures)
        case Text():
            return np.full(len(figures), np.nan)
    assert_never(scale)


def _whole(figures: NDArray[np.float64], answered: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The figures as whole numbers, 0 where nothing is answered."""
    return np.where(answered, figures, 0.0).astype(np.int64)


def _between_goalposts(scale: Number, figures: NDArray[np.float64]) -> NDArray[np.float64]:
    worst, best = scale.worst, scale.best
    if scale.transform == "log":
        worst, best = math.log(worst), math.log(best)
        # The same function for one and for many: NumPy's own may differ in the last bit with the length of the array.
        figures = np.fromiter(map(_log, figures.tolist()), np.float64, len(figures))
    share = (figures - worst) / (best - worst)
    return np.minimum(np.maximum(share, 0.0), 1.0) * 100.0


def _log(figure: float) -> float:
    return math.log(figure) if figure > 0 else math.nan if figure != figure else -math.inf


def lowered(question: Question, worth: NDArray[np.float64]) -> NDArray[np.float64]:
    """The points one step lower, or half of them where there are no steps: the cautious reading of a bare answer."""
    if isinstance(question.scale, Ladder):
        return np.maximum(worth - 100.0 / question.scale.top, 0.0)
    return worth / 2.0
