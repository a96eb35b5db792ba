"""What is printed: rounding happens here, once, and nowhere on the way.

Ties are recognised within 1e-9, since sums of thirds miss them by less; parts are rounded so that they add up.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mint_index.instrument.questionnaire import Rounding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Nine more decimals than are shown: a tie that arithmetic missed by a last bit is a tie again.
_FINER = 1e9


def printed(figures: "NDArray[np.float64]", rounding: Rounding) -> "NDArray[np.float64]":
    """The figures as they are printed, same shape; NaN stays NaN."""
    import numpy as np

    factor = 10.0**rounding.decimals
    raised = np.rint(figures * factor * _FINER) / _FINER
    whole = np.floor(raised + 0.5) if rounding.ties == "half_up" else np.rint(raised)
    return np.asarray(whole / factor)


def printed_one(figure: float, rounding: Rounding) -> float:
    """One figure as it is printed, the same as among many; a report is drawn without NumPy."""
    factor = 10.0**rounding.decimals
    raised = round(figure * factor * _FINER) / _FINER
    whole = math.floor(raised + 0.5) if rounding.ties == "half_up" else round(raised)
    return whole / factor


def printed_parts(parts: Sequence[float], rounding: Rounding) -> list[float]:
    """The parts as they are printed, so that they add up to the printed whole (largest remainder)."""
    factor = 10.0**rounding.decimals
    whole = round(printed_one(math.fsum(parts), rounding) * factor)
    # A part that is whole but for the last bit counts as whole.
    units = [round(part * factor, 9) for part in parts]
    floors = [math.floor(unit) for unit in units]
    remainders = sorted(range(len(parts)), key=lambda at: (floors[at] - units[at], at))
    for at in remainders[: max(0, whole - sum(floors))]:
        floors[at] += 1
    return [floor / factor for floor in floors]
