"""Figures that are divided by facts of the profile: the cell holds the part, the start of the form holds the whole.

The whole is asked once; what is kept as the figure of the answer is per * part / whole, and the share as it was given.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mint_index.answers.table import Column
from mint_index.instrument.questionnaire import Number, Questionnaire

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """The answers to one question after division, every array of shape (municipalities,).

    `part` and `whole` are what was divided; `homeless` marks rows that have a part and no whole above 0, `outside` rows
    whose figure is not possible.
    """

    column: Column
    part: Floats
    whole: Floats
    homeless: Mask
    outside: Mask

    def given(self, row: int) -> str:
        """Part and whole as a share, such as 30/1890."""
        return f"{self.part[row]:.15g}/{self.whole[row]:.15g}"


def divided(questionnaire: Questionnaire, columns: Mapping[str, Column]) -> dict[str, Divided]:
    """What becomes of every question whose figure is a part of facts of the profile."""
    return {
        question.id: _divided(question.scale, columns[question.id], columns)
        for question in questionnaire.questions.values()
        if isinstance(question.scale, Number) and question.scale.over
    }


def _divided(scale: Number, column: Column, columns: Mapping[str, Column]) -> Divided:
    known = np.ones(len(column.figure), np.bool_)
    whole = np.zeros(len(column.figure))
    for name in scale.over:
        known &= columns[name].answered
        whole += np.where(columns[name].answered, columns[name].figure, 0.0)
    homeless = column.answered & ~(known & (whole > 0))
    divides = column.answered & ~homeless
    figure = np.where(divides, scale.per * column.figure / np.where(divides, whole, 1.0), np.nan)
    outside = divides & ~((figure >= scale.lowest) & (figure <= scale.highest))
    return Divided(
        column=replace(column, figure=figure),
        part=column.figure,
        whole=whole,
        homeless=homeless,
        outside=outside,
    )
