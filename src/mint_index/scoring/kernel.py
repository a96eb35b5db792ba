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


def weigh(weights: Sequence[float], masks: Sequence[Mask], rows: int) -> Column:
    """The weight that is marked, shape (rows,)."""
    total = np.zeros(rows)
    for weight, mask in zip(weights, masks, strict=True):
        total += np.where(mask, weight, 0.0)
    return total


def aggregate(
    children: Sequence[Column], weights: Sequence[float], present: Sequence[Mask], how: str, rows: int
) -> Column:
    """The parent's points, 0 to 100, shape (rows,); NaN where no child is present.

    `children` are columns of points (whatever stands where a child is not `present` is not looked at), `weights` one
    positive number each, `how` is arithmetic, geometric or minimum. A geometric mean with a child at 0 is 0.
    """
    held = weigh(weights, present, rows)
    some = held > 0
    least, most = np.full(rows, np.inf), np.full(rows, -np.inf)
    total = np.zeros(rows)
    for child, weight, here in zip(children, weights, present, strict=True):
        least = np.where(here, np.minimum(least, child), least)
        most = np.where(here, np.maximum(most, child), most)
        if how == "arithmetic":
            total += np.where(here, weight * child, 0.0)
        elif how == "geometric":
            total += np.where(here, weight * _each(_log, child), 0.0)
    if how == "minimum":
        return np.where(some, least, np.nan)
    mean = np.divide(total, held, out=np.full(rows, np.nan), where=some)
    if how == "geometric":
        mean = _each(math.exp, mean)
    # A mean lies between its parts; the last bit of a division must not say otherwise.
    return np.where(some, np.minimum(np.maximum(mean, least), most), np.nan)


def _log(points: float) -> float:
    return math.log(points) if points > 0 else -math.inf if points == 0 else math.nan


def _each(function: Callable[[float], float], column: Column) -> Column:
    # NumPy's own log and exp may take another path for a long array than for a short one; these do not.
    return np.fromiter(map(function, column.tolist()), np.float64, len(column))
