"""What must hold for every questionnaire and every town: the promises of the method, tried on generated ones."""

import random
from dataclasses import fields, replace
from fractions import Fraction

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from by_hand import Reckoned, exact, reckon_dimension, reckon_whole, round_by_hand
from generated import (
    SEEDS,
    Town,
    changed,
    fill,
    filled,
    questionnaires,
    steady,
    table,
    worst_to_best,
)
from mint_index.answers.table import ANSWERED
from mint_index.instrument.questionnaire import Questionnaire, Rules
from mint_index.scoring.index import STANDINGS, Careful, FigureColumns, Scores, read_carefully, score

LEFT_OUT = st.sampled_from(
    [
        Rules(),
        Rules(aggregate="geometric"),
        Rules(aggregate="minimum"),
        Rules(outside_above=100, scored_from=0),
    ]
)
"""The rules of mint-2026, with any aggregate."""


def scored(questionnaire: Questionnaire, *towns: Town) -> tuple[Scores, tuple[Careful, ...]]:
    """The scores of some towns, and their careful readings: the whole first, then the dimensions."""
    answers = table(questionnaire, towns)
    scores = score(questionnaire, answers)
    whole, each = read_carefully(questionnaire, answers, scores)
    return scores, (whole, *each)


def all_figures(scores: Scores) -> list[FigureColumns]:
    """The figures of the whole, then of the dimensions."""
    return [scores.overall, *scores.dimensions]


def known(*columns: np.ndarray) -> list[float]:
    """The figures that are there."""
    return [figure for column in columns for figure in column.tolist() if figure == figure]


def bits(scores: Scores, careful: tuple[Careful, ...], row: int) -> list[bytes]:
    """Everything that is known of one row, to the last bit."""
    found: list[np.ndarray] = [*scores.points.values(), *scores.asked.values()]
    for figures in all_figures(scores):
        columns = [getattr(figures, each.name) for each in fields(figures) if each.name != "gates"]
        found += [*columns, *figures.gates.values()]
    for reading in careful:
        found += [reading.cautious, reading.evidence_rate]
    return [column[row : row + 1].tobytes() for column in found]


@steady(80)
@given(
    questionnaires(rules=LEFT_OUT), SEEDS, st.sampled_from([0.0, 0.2, 0.5]), st.sampled_from([0.0, 0.2, 0.5])
)
def test_all_best_is_100_and_all_worst_is_0_whatever_is_left_out(
    questionnaire: Questionnaire, chance: random.Random, silent: float, away: float
) -> None:
    best = fill(questionnaire, chance, lambda figures: figures[-1], silent, away)
    worst = fill(questionnaire, chance, lambda figures: figures[0], silent, away)
    scores, _ = scored(questionnaire, best, worst)
    for figures in all_figures(scores):
        assert known(figures.score[:1], figures.printed[:1], figures.high[:1]) in ([100.0] * 3, [])
        assert known(figures.score[1:], figures.printed[1:], figures.low[1:]) in ([0.0] * 3, [])
        highest = len(questionnaire.levels) - 1
        assert (figures.level[0], figures.level[1]) in [(a, b) for a in (highest, -1) for b in (0, -1)]


@steady(120)
@given(filled(questionnaires(), most=1), SEEDS)
def test_a_better_answer_lowers_nothing(
    case: tuple[Questionnaire, list[Town]], chance: random.Random
) -> None:
    questionnaire, (town,) = case
    raised = [
        each.id
        for dimension in questionnaire.dimensions
        for each in dimension.scored
        if town[each.id].standing == ANSWERED
    ]
    assume(raised)
    name = chance.choice(raised)
    ladder = worst_to_best(questionnaire.questions[name].scale, chance)
    low, high = sorted(chance.choices(range(len(ladder)), k=2))
    worse, better = (changed(town, name, figure=ladder[at]) for at in (low, high))
    scores, careful = scored(questionnaire, worse, better)
    # exp and log of the platform may miss by a last bit; all else is exact in its order.
    geometric = "geometric" in [
        questionnaire.aggregate,
        *(d.rules.aggregate for d in questionnaire.dimensions),
    ]
    hair = 1e-12 if geometric else 0.0
    assert scores.points[name][0] <= scores.points[name][1]
    for figures, reading in zip(all_figures(scores), careful, strict=True):
        assert figures.standing[0] == figures.standing[1]
        for column in (figures.score, figures.low, figures.high, figures.printed, reading.cautious):
            assert np.isnan(column).all() or column[0] <= column[1] + hair
        assert figures.level[0] <= figures.level[1]


@steady(40)
@given(filled(questionnaires(), most=1), SEEDS, st.integers(1, 300))
def test_a_score_does_not_depend_on_its_neighbours(
    case: tuple[Questionnaire, list[Town]], chance: random.Random, rows: int
) -> None:
    questionnaire, (town,) = case
    others: list[Town] = [fill(questionnaire, chance) for _ in range(min(rows - 1, 12))]
    towns = (others * 30)[: rows - 1]
    place = chance.randrange(rows)
    towns.insert(place, town)
    alone, among = scored(questionnaire, town), scored(questionnaire, *towns)
    assert bits(*alone, 0) == bits(*among, place)


@steady(120)
@given(filled(questionnaires()))
def test_every_figure_stays_in_its_range(case: tuple[Questionnaire, list[Town]]) -> None:
    questionnaire, towns = case
    scores, careful = scored(questionnaire, *towns)
    for points in scores.points.values():
        assert all(0 <= each <= 100 for each in known(points))
    for figures, reading in zip(all_figures(scores), careful, strict=True):
        shares = (figures.coverage, figures.not_applicable, reading.evidence_rate, reading.cautious)
        assert all(0 <= each <= 100 for each in known(*shares))
        there = figures.counts
        assert np.array_equal(np.isnan(figures.score), ~there)
        assert np.array_equal(np.isnan(reading.cautious), ~there)
        assert (figures.level >= 0).tolist() == there.tolist()
        assert (figures.low[there] >= 0).all()
        assert (figures.low[there] <= figures.score[there]).all()
        assert (figures.score[there] <= figures.high[there]).all()
        assert (figures.high[there] <= 100).all()
        assert (reading.cautious[there] <= figures.low[there] + 1e-9).all()


@steady(150)
@given(
    filled(questionnaires(aggregates=("arithmetic", "minimum"))).filter(
        lambda case: all(
            dimension.rules.aggregate != "geometric"
            and all(getattr(each.scale, "transform", "none") == "none" for each in dimension.questions)
            for dimension in case[0].dimensions
        )
    )
)
def test_the_figures_are_those_worked_out_by_hand(case: tuple[Questionnaire, list[Town]]) -> None:
    questionnaire, towns = case
    scores, careful = scored(questionnaire, *towns)
    for row, town in enumerate(towns):
        by_hand = [reckon_dimension(each, town) for each in questionnaire.dimensions]
        for at, expected in enumerate([reckon_whole(questionnaire, by_hand), *by_hand]):
            found = engine_says(all_figures(scores)[at], careful[at], row)
            assert found.standing == expected.standing
            assert found.gates == expected.gates
            for name in ("score", "low", "high", "coverage", "cautious", "not_applicable"):
                assert alike(getattr(found, name), getattr(expected, name)), name
            if at:
                assert alike(found.evidence_rate, expected.evidence_rate)


def alike(one: Fraction | None, other: Fraction | None) -> bool:
    """Whether both are missing, or the same but for what floats cannot hold."""
    return one is other if one is None or other is None else abs(one - other) < Fraction(1, 10**9)


def engine_says(figures: FigureColumns, reading: Careful, row: int) -> Reckoned:
    """A row of the engine's columns in the form of the reckoning by hand."""

    def share(column: np.ndarray) -> Fraction | None:
        figure = float(column[row])
        return exact(figure) if figure == figure else None

    return Reckoned(
        standing=STANDINGS[figures.standing[row]],
        score=share(figures.score),
        low=share(figures.low),
        high=share(figures.high),
        coverage=exact(float(figures.coverage[row])),
        cautious=share(reading.cautious),
        evidence_rate=share(reading.evidence_rate),
        not_applicable=exact(float(figures.not_applicable[row])),
        gates=tuple(name for name, rows in figures.gates.items() if rows[row]),
    )


@steady(120)
@given(filled(questionnaires()))
def test_the_printed_level_agrees_with_the_printed_figure(case: tuple[Questionnaire, list[Town]]) -> None:
    questionnaire, towns = case
    scores, _ = scored(questionnaire, *towns)
    starts = [each.start for each in questionnaire.levels]
    for figures in all_figures(scores):
        for row in np.flatnonzero(figures.counts).tolist():
            shown = round_by_hand(
                Fraction(round(float(figures.score[row]), 9)).limit_denominator(10**9), questionnaire.rounding
            )
            assert float(figures.printed[row]) == float(shown)
            expected = max(at for at, start in enumerate(starts) if start <= shown)
            if any(rows[row] for rows in figures.gates.values()):
                expected = min(expected, len(starts) - 2)
            assert figures.level[row] == expected


@steady(60)
@given(filled(questionnaires(), most=4), SEEDS)
def test_the_order_of_rows_does_not_matter(
    case: tuple[Questionnaire, list[Town]], chance: random.Random
) -> None:
    questionnaire, towns = case
    order = chance.sample(range(len(towns)), len(towns))
    plain, shuffled = scored(questionnaire, *towns), scored(questionnaire, *(towns[at] for at in order))
    assert [bits(*plain, at) for at in order] == [bits(*shuffled, at) for at in range(len(towns))]


@steady(60)
@given(filled(questionnaires(), most=2))
def test_unknown_and_blank_count_alike(case: tuple[Questionnaire, list[Town]]) -> None:
    questionnaire, towns = case
    swapped = [
        {
            name: replace(each, standing={0: 2, 2: 0}.get(each.standing, each.standing))
            for name, each in town.items()
        }
        for town in towns
    ]
    one, other = scored(questionnaire, *towns), scored(questionnaire, *swapped)
    assert [bits(*one, at) for at in range(len(towns))] == [bits(*other, at) for at in range(len(towns))]


@steady(60)
@given(filled(questionnaires(rules=LEFT_OUT), most=1), SEEDS)
def test_the_range_holds_whatever_the_missing_answers_turn_out_to_be(
    case: tuple[Questionnaire, list[Town]], chance: random.Random
) -> None:
    questionnaire, (town,) = case
    before, _ = scored(questionnaire, town)
    found_out = dict(town)
    for dimension in questionnaire.dimensions:
        for question in dimension.scored:
            if town[question.id].standing in (0, 2):
                figure = chance.choice(worst_to_best(question.scale, chance))
                found_out = changed(found_out, question.id, standing=ANSWERED, figure=figure)
    after, _ = scored(questionnaire, found_out)
    pairs = list(zip(before.dimensions, after.dimensions, strict=True))
    if "insufficient" not in [STANDINGS[each.standing[0]] for each in before.dimensions]:
        pairs.append((before.overall, after.overall))
    for one, other in pairs:
        if one.counts[0]:
            assert one.low[0] - 1e-9 <= other.score[0] <= one.high[0] + 1e-9


@steady(60)
@given(filled(questionnaires(), most=2))
def test_a_dimension_without_a_score_leaves_the_overall_score(case: tuple[Questionnaire, list[Town]]) -> None:
    questionnaire, towns = case
    for town in towns:
        scores, _ = scored(questionnaire, town)
        kept = [bool(each.counts[0]) for each in scores.dimensions]
        assume(any(kept))
        dimensions = tuple(d for d, here in zip(questionnaire.dimensions, kept, strict=True) if here)
        needs = min(questionnaire.needs, len(dimensions))
        alone, _ = scored(replace(questionnaire, dimensions=dimensions, needs=needs), town)
        enough = sum(kept) >= questionnaire.needs
        assert bool(scores.overall.counts[0]) == enough
        if enough:
            # The range is that of all dimensions within competence: what lacks a score may yet be answered.
            outside = all(
                here or each.standing[0] == STANDINGS.index("outside")
                for here, each in zip(kept, scores.dimensions, strict=True)
            )
            ranged = ("low", "high") if outside else ()
            for name in ("score", "printed", "level", "between", *ranged):
                one, other = getattr(scores.overall, name), getattr(alone.overall, name)
                assert one.tobytes() == other.tobytes(), name
