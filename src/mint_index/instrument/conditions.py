"""Conditions on answers, scores and the profile, as data; and what they come to, a row a municipality.

A condition holds, does not hold, or is open because something it asks for is not known; open never advises. There is
no expression language: each comparison is one small value, so that *why* is a list of those that held.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from mint_index.problems import Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Truth = NDArray[np.int8]

HOLDS, OPEN, FAILS = 1, 0, -1


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerIn:
    """An answer compared: `below` / `at_least` (step, figure or number of elements), one of `among`, or `lacks` an element."""

    question: str
    below: float | None = None
    at_least: float | None = None
    among: tuple[str, ...] = ()
    lacks: str = ""
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileIs:
    """A fact of the profile, or the country, compared as an answer is."""

    question: str
    below: float | None = None
    at_least: float | None = None
    among: tuple[str, ...] = ()
    lacks: str = ""
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreWithin:
    """The unrounded score of a dimension, or of the whole (`overall`), compared."""

    dimension: str
    below: float | None = None
    at_least: float | None = None
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable:
    """A question answered with "not applicable", for one of `reasons` (any where empty)."""

    question: str
    reasons: tuple[str, ...] = ()
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSo:
    condition: "Condition"


Comparison = AnswerIn | ProfileIs | ScoreWithin | NotApplicable
Condition = Comparison | AllOf | AnyOf | NotSo


Test = Literal["below", "at_least", "among", "lacks", "not_applicable"]


def test_of(comparison: Comparison) -> tuple[Test, tuple[str, ...]]:
    """How something is compared, and with what."""
    if isinstance(comparison, NotApplicable):
        return "not_applicable", comparison.reasons
    if comparison.below is not None:
        return "below", (f"{comparison.below:.15g}",)
    if comparison.at_least is not None:
        return "at_least", (f"{comparison.at_least:.15g}",)
    if isinstance(comparison, ScoreWithin):
        return "among", ()
    return ("lacks", (comparison.lacks,)) if comparison.lacks else ("among", comparison.among)


class Facts(Protocol):
    """What a condition is asked of: for each comparison a row of HOLDS, OPEN or FAILS a municipality."""

    @property
    def rows(self) -> int: ...

    def compare(self, comparison: Comparison) -> "Truth": ...


def evaluate(condition: Condition, facts: Facts) -> "Truth":
    """What the condition comes to, shape (municipalities,), in Kleene's three values."""
    import numpy as np

    match condition:
        case AllOf(conditions=parts):
            return functools.reduce(np.minimum, (evaluate(part, facts) for part in parts))
        case AnyOf(conditions=parts):
            return functools.reduce(np.maximum, (evaluate(part, facts) for part in parts))
        case NotSo(condition=part):
            return np.negative(evaluate(part, facts))
        case _:
            return facts.compare(condition)


def comparisons(condition: Condition) -> Iterator[Comparison]:
    """Every comparison in a condition, in the order in which it is written."""
    match condition:
        case AllOf(conditions=parts) | AnyOf(conditions=parts):
            for part in parts:
                yield from comparisons(part)
        case NotSo(condition=part):
            yield from comparisons(part)
        case _:
            yield condition


def reasons_why(condition: Condition, facts: Facts, row: int) -> Iterator[tuple[Comparison, bool]]:
    """The comparisons that made a condition hold in one row, each with whether it held (under a `not` it did not)."""
    if evaluate(condition, facts)[row] != HOLDS:
        return
    match condition:
        case AllOf(conditions=parts) | AnyOf(conditions=parts):
            for part in parts:
                yield from reasons_why(part, facts, row)
        case NotSo(condition=part):
            yield from _reasons_against(part, facts, row)
        case _:
            yield condition, True


def _reasons_against(condition: Condition, facts: Facts, row: int) -> Iterator[tuple[Comparison, bool]]:
    if evaluate(condition, facts)[row] != FAILS:
        return
    match condition:
        case AllOf(conditions=parts) | AnyOf(conditions=parts):
            for part in parts:
                yield from _reasons_against(part, facts, row)
        case NotSo(condition=part):
            yield from reasons_why(part, facts, row)
        case _:
            yield condition, False
