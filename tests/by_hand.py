"""The method worked out a second time, for one town, in exact fractions, as one would with paper and pencil.

It is written from the page that describes the method, shares no line with the engine and knows no columns: where the
two differ, one of them has misread the page. Only what fractions can hold is here: arithmetic means and the minimum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from generated import NOTHING, Filled, Town
from mint_index.answers.table import ANSWERED, NOT_APPLICABLE
from mint_index.instrument.conditions import NotSo, ProfileIs
from mint_index.instrument.questionnaire import (
    Checklist,
    Choice,
    Dimension,
    Ladder,
    Number,
    Question,
    Questionnaire,
    Rounding,
    YesNo,
)

Share = Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What comes out for the whole or a dimension; None where there is no figure."""

    standing: str
    score: Share = None
    low: Share = None
    high: Share = None
    if_worst: Share = None
    if_best: Share = None
    if_careful: Share = None
    coverage: Fraction = Fraction(0)
    cautious: Share = None
    evidence_rate: Share = None
    not_applicable: Fraction = Fraction(0)
    gates: tuple[str, ...] = ()


def exact(figure: float) -> Fraction:
    """The figure as it is written: 0.1 is a tenth."""
    return Fraction(repr(figure))


def mean(parts: Sequence[tuple[Fraction, Fraction]], how: str) -> Share:
    """Of (weight, points)."""
    if not parts:
        return None
    if how == "minimum":
        return min(points for _, points in parts)
    return sum((w * p for w, p in parts), Fraction(0)) / sum((w for w, _ in parts), Fraction(0))


def points_of(question: Question, answer: Filled) -> Fraction:
    """Of an answered question on a scale without a logarithm."""
    scale, figure = question.scale, exact(answer.figure)
    match scale:
        case YesNo():
            return 100 * figure
        case Ladder():
            return 100 * figure / (scale.steps - 1)
        case Choice():
            return exact(scale.options[int(figure)].points)
        case Checklist():
            shown = [each for at, each in enumerate(scale.options) if int(figure) // 2**at % 2]
            share = sum((exact(each.weight) for each in shown), Fraction(0)) / exact(scale.full_at)
        case Number():
            worst, best = exact(scale.worst), exact(scale.best)
            share = (figure - worst) / (best - worst)
        case _:
            raise TypeError(scale)
    return 100 * min(max(share, Fraction(0)), Fraction(1))


def is_asked(question: Question, town: Town) -> bool:
    """Whether `applies_if` does not fail; an open condition leaves the question asked."""
    condition = question.applies_if
    if condition is None:
        return True
    fact = condition.condition if isinstance(condition, NotSo) else condition
    assert isinstance(fact, ProfileIs)
    answer = town.get(fact.question, NOTHING)
    if answer.standing != ANSWERED:
        return True
    holds = answer.figure >= fact.at_least if fact.at_least is not None else answer.figure == 1
    return holds != isinstance(condition, NotSo)


def reckon_dimension(dimension: Dimension, town: Town) -> Reckoned:
    """One dimension of one town."""
    rules = dimension.rules
    asked = [each for each in dimension.questions if each.weight and is_asked(each, town)]
    applying = [each for each in asked if town[each.id].standing != NOT_APPLICABLE]
    answered = {
        each.id: points_of(each, town[each.id]) for each in applying if town[each.id].standing == ANSWERED
    }

    def weight(of: Sequence[Question]) -> Fraction:
        return sum((exact(each.weight) for each in of), Fraction(0))

    def whole(missing: int | None, careful: bool = False) -> Share:
        parts = []
        for each in applying:
            worth = answered.get(each.id, None if missing is None else Fraction(missing))
            if worth is not None and careful and not town[each.id].evidenced:
                lower = (
                    worth - Fraction(100, each.scale.steps - 1)
                    if isinstance(each.scale, Ladder)
                    else worth / 2
                )
                worth = max(lower, Fraction(0))
            if worth is not None:
                parts.append((exact(each.weight), worth))
        return mean(parts, rules.aggregate)

    if not applying:
        return Reckoned(standing="outside", not_applicable=Fraction(100 if asked else 0))
    away = 100 - 100 * weight(applying) / weight(asked)
    present = [each for each in applying if each.id in answered]
    coverage = 100 * weight(present) / weight(applying)
    score = whole(0 if rules.missing == "worst" else None)
    above = [each for each in present if answered[each.id] > 0]
    proven = [each for each in above if town[each.id].evidenced]
    standing = "scored" if coverage >= exact(rules.settled_from) else "provisional"
    if score is None or coverage < exact(rules.scored_from):
        standing = "insufficient"
    if rules.missing == "voids" and len(present) < len(applying):
        standing = "insufficient"
    if away > exact(rules.outside_above):
        standing = "outside"
    counts = standing in ("scored", "provisional")
    gates = [each.id for each in present if 0 < rules.gate_weight <= each.weight and answered[each.id] == 0]
    return Reckoned(
        standing=standing,
        score=score if counts else None,
        low=whole(0) if counts else None,
        high=whole(100) if counts else None,
        if_worst=whole(0),
        if_best=whole(100),
        if_careful=whole(0, careful=True),
        coverage=coverage,
        cautious=whole(0, careful=True) if counts else None,
        evidence_rate=100 * weight(proven) / weight(above) if above else None,
        not_applicable=away,
        gates=tuple(gates),
    )


def reckon_whole(questionnaire: Questionnaire, dimensions: Sequence[Reckoned]) -> Reckoned:
    """The whole, from the dimensions: the mean of those that have a score; range and coverage of those not outside."""
    both = list(zip(questionnaire.dimensions, dimensions, strict=True))
    counting = [(exact(d.weight), each) for d, each in both if each.score is not None]
    within = [(exact(d.weight), each) for d, each in both if each.standing != "outside"]
    coverage = mean([(w, each.coverage) for w, each in within], "arithmetic") or Fraction(0)
    if len(counting) < questionnaire.needs:
        return Reckoned(standing="insufficient", coverage=coverage)
    score = mean([(w, each.score) for w, each in counting if each.score is not None], questionnaire.aggregate)
    worst = mean(
        [(w, each.if_worst) for w, each in within if each.if_worst is not None], questionnaire.aggregate
    )
    best = mean(
        [(w, each.if_best) for w, each in within if each.if_best is not None], questionnaire.aggregate
    )
    assert score is not None
    assert worst is not None
    assert best is not None
    settled = all(each.standing == "scored" for _, each in within)
    how = questionnaire.aggregate
    return Reckoned(
        standing="scored" if settled else "provisional",
        score=score,
        low=min(worst, score),
        high=max(best, score),
        cautious=mean([(w, each.if_careful) for w, each in within if each.if_careful is not None], how),
        coverage=coverage,
    )


def round_by_hand(figure: Fraction, rounding: Rounding) -> Fraction:
    """As one rounds on paper."""
    raised = figure * 10**rounding.decimals
    below = floor(raised)
    rest = raised - below
    tie_goes_up = rounding.ties == "half_up" or below % 2 == 1
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and tie_goes_up)
    return Fraction(below + up, 10**rounding.decimals)
