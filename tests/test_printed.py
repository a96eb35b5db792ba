"""What is printed is the same for one figure as among many, although one is rounded without NumPy."""

from itertools import product
from typing import get_args

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mint_index.instrument.questionnaire import Rounding, Ties
from mint_index.scoring.rounding import printed, printed_one

WAYS = [Rounding(decimals=decimals, ties=ties) for decimals, ties in product(range(7), get_args(Ties))]
NEAR_TIES = [
    whole + 0.5 + miss for whole in (0, 1, 2, 40, 99) for miss in (-1e-8, -1e-9, -1e-10, 0, 1e-10, 1e-9, 1e-8)
]


def test_near_a_tie() -> None:
    """40.5 less a last bit is printed as 40.5 is; 40.49999999 is not."""
    for rounding in WAYS:
        column = np.array(NEAR_TIES) / 10.0**rounding.decimals
        assert [printed_one(figure, rounding) for figure in column.tolist()] == printed(
            column, rounding
        ).tolist()
    half_up, half_even = Rounding(), Rounding(ties="half_even")
    near = [40.5 - 1e-8, 40.5 - 1e-12, 40.5, 41.5]
    assert [printed_one(figure, half_up) for figure in near] == [40, 41, 41, 42]
    assert [printed_one(figure, half_even) for figure in near] == [40, 40, 40, 42]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20), st.sampled_from(WAYS))
def test_one_as_among_many(figures: list[float], rounding: Rounding) -> None:
    """No figure between 0 and 100 is printed in two ways."""
    column = printed(np.array(figures), rounding).tolist()
    assert [printed_one(figure, rounding) for figure in figures] == column
