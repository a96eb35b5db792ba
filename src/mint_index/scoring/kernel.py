"""The one kernel: siblings become their parent. NumPy and nothing else.

Columns are summed one after the other, never by a matrix product: a product adds in another order for many rows than
for one, and a score must not depend on its neighbours.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
Mask = NDArray[np.bool_]
_ALL_BUT_A_HAIR = 100.0 - 1e-11


def weigh(weights: Sequence[float], masks: Sequence[Mask], rows: int) -> Column:
    """The weight that is marked, shape (rows,)."""
    total = np.zeros(rows)
    for weight, mask in zip(weights, masks, strict=True):
        total += weight if mask.all() else np.where(mask, weight, 0.0)
    return total


def aggregate(
    children: Sequence[Column], weights: Sequence[float], present: Sequence[Mask], how: str, rows: int
) -> Column:
    """The parent's points, 0 to 100, shape (rows,); NaN where no child is present.

    `children` are columns of points (whatever stands where a child is not `present` is not looked at), `weights` one
    positive number each, `how` is arithmetic, geometric or minimum. A geometric mean with a child at 0 is 0.
    """
    held = weigh(weights, present, rows)
    if how == "arithmetic":
        return divide(_sum(children, weights, present, rows), held)
    least, most = np.full(rows, np.inf), np.full(rows, -np.inf)
    for child, here in zip(children, present, strict=True):
        least = np.where(here, np.minimum(least, child), least)
        most = np.where(here, np.maximum(most, child), most)
    if how == "minimum":
        return np.where(held > 0, least, np.nan)
    logs = [_each(_log, child) for child in children]
    mean = _each(
        math.exp,
        np.divide(_sum(logs, weights, present, rows), held, out=np.full(rows, np.nan), where=held > 0),
    )
    # A mean lies between its parts; the last bit of an exponential must not say otherwise.
    return np.where(held > 0, np.minimum(np.maximum(mean, least), most), np.nan)


def aggregate_range(
    children: Sequence[Column],
    weights: Sequence[float],
    present: Sequence[Mask],
    applies: Sequence[Mask],
    how: str,
    held: Column,
    whole: Column,
) -> tuple[Column, Column, Column]:
    """The parent's points from the children that are `present`, and if every other that `applies` were 0, and were 100.

    `held` is the weight of those present, `whole` of those that apply.
    """
    rows = len(held)
    if how == "arithmetic":
        # What is missing adds nothing if it is the worst, and its weight times 100 if it is the best: one sum serves all.
        total = _sum(children, weights, present, rows)
        return divide(total, held), divide(total, whole), divide(total + (whole - held) * 100.0, whole)
    worst = [np.where(here, child, 0.0) for child, here in zip(children, present, strict=True)]
    best = [np.where(here, child, 100.0) for child, here in zip(children, present, strict=True)]
    return (
        aggregate(children, weights, present, how, rows),
        aggregate(worst, weights, applies, how, rows),
        aggregate(best, weights, applies, how, rows),
    )


def _sum(children: Sequence[Column], weights: Sequence[float], present: Sequence[Mask], rows: int) -> Column:
    total = np.zeros(rows)
    for child, weight, here in zip(children, weights, present, strict=True):
        total += np.where(here, child * weight, 0.0)
    return total


def divide(total: Column, held: Column) -> Column:
    """The mean, 0 to 100, of what adds up to `total` with the weight `held`; NaN where no weight is held."""
    mean = np.divide(total, held, out=np.full(len(held), np.nan), where=held > 0)
    # Weights such as 0.1 leave a mean of nothing but 100s a last bit above or below it.
    return np.where(mean > _ALL_BUT_A_HAIR, 100.0, np.maximum(mean, 0.0))


def _log(points: float) -> float:
    return math.log(points) if points > 0 else -math.inf if points == 0 else math.nan


def _each(function: Callable[[float], float], column: Column) -> Column:
    # NumPy's own log and exp may take another path for a long array than for a short one; these do not.
    return np.fromiter(map(function, column.tolist()), np.float64, len(column))
