"""What is printed: halves, ties that arithmetic missed by a last bit, and parts that add up to the printed whole."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generated import steady
from mint_index.instrument.questionnaire import Rounding
from mint_index.scoring.rounding import printed, printed_one, printed_parts

UP, EVEN = Rounding(), Rounding(ties="half_even")
TENTHS, TENTHS_EVEN = Rounding(decimals=1), Rounding(decimals=1, ties="half_even")


@pytest.mark.parametrize(
    ("figure", "rounding", "shown"),
    [
        (74.5, UP, 75.0),
        (74.5, EVEN, 74.0),
        (75.5, EVEN, 76.0),
        (74.49, UP, 74.0),
        (0.5, UP, 1.0),
        (0.5, EVEN, 0.0),
        (100.0, UP, 100.0),
        (99.999, UP, 100.0),
        (0.0, UP, 0.0),
        (91.25, TENTHS, 91.3),
        (91.25, TENTHS_EVEN, 91.2),
        # 14.35 and 1.005 are a last bit below what they are written as.
        (14.35, TENTHS, 14.4),
        (1.005, Rounding(decimals=2), 1.01),
        (100 * 67 / 134 + 24.5, UP, 75.0),
        (3 * (100 / 3) - 25.5 - 1e-14, UP, 75.0),
        # What is below a half by more than arithmetic can miss stays below it.
        (74.4999999, UP, 74.0),
        (33.3333333333, Rounding(decimals=6), 33.333333),
    ],
)
def test_a_figure_is_printed_as_one_rounds_on_paper(figure: float, rounding: Rounding, shown: float) -> None:
    assert printed_one(figure, rounding) == shown


def test_what_is_not_known_stays_so_and_neighbours_do_not_matter() -> None:
    figures = np.array([math.nan, 12.5, math.nan, 80.4])
    assert printed(figures, UP).tolist()[1::2] == [13.0, 80.0]
    assert np.isnan(printed(figures, UP)).tolist() == [True, False, True, False]


TIES = st.integers(0, 200_000).map(lambda halves: halves / 2000)


@steady(300)
@given(
    st.lists(st.floats(0, 100) | TIES, min_size=1, max_size=40),
    st.builds(Rounding, decimals=st.integers(0, 6), ties=st.sampled_from(["half_up", "half_even"])),
)
def test_one_figure_is_printed_as_among_many(figures: list[float], rounding: Rounding) -> None:
    assert printed(np.array(figures), rounding).tolist() == [printed_one(each, rounding) for each in figures]


@pytest.mark.parametrize(
    ("parts", "rounding", "shown"),
    [
        ([], UP, []),
        ([41.0], UP, [41.0]),
        ([100 / 3, 100 / 3, 100 / 3], UP, [34.0, 33.0, 33.0]),
        ([18.18, 10.23, 0.0, 12.12], UP, [18.0, 11.0, 0.0, 12.0]),
        ([0.5, 0.5], UP, [1.0, 0.0]),
        ([0.5], UP, [1.0]),
        ([0.5], EVEN, [0.0]),
        ([16.65, 16.65, 16.7], TENTHS, [16.7, 16.6, 16.7]),
    ],
)
def test_parts_are_printed_so_that_they_add_up(
    parts: list[float], rounding: Rounding, shown: list[float]
) -> None:
    assert printed_parts(parts, rounding) == shown


@steady(300)
@given(
    st.lists(st.floats(0, 100) | st.sampled_from([0.5, 0.1, 1 / 3, 12.5]), max_size=30),
    st.builds(Rounding, decimals=st.integers(0, 3), ties=st.sampled_from(["half_up", "half_even"])),
)
def test_any_parts_add_up_and_none_is_more_than_a_unit_off(parts: list[float], rounding: Rounding) -> None:
    shown = printed_parts(parts, rounding)
    unit = 10.0**-rounding.decimals
    assert round(sum(shown) / unit) == round(printed_one(math.fsum(parts), rounding) / unit)
    assert all(abs(one - other) < unit + 1e-9 for one, other in zip(shown, parts, strict=True))
    assert all(each >= 0 for each in shown)
