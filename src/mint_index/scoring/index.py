"""The fold of a questionnaire: from answers to the scores, ranges, coverage, levels and gates of every municipality.

Everything is a column, a row a municipality. Nothing is rounded on the way; the level is that of the printed figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mint_index.answers.table import NOT_APPLICABLE, Answers, asked_of
from mint_index.instrument.questionnaire import Dimension, Question, Questionnaire
from mint_index.scoring.kernel import aggregate, aggregate_range, divide, weigh
from mint_index.scoring.points import lowered, points
from mint_index.scoring.rounding import printed

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Standing = Literal["scored", "provisional", "insufficient", "outside"]
STANDINGS: tuple[Standing, ...] = ("scored", "provisional", "insufficient", "outside")
_SCORED, _PROVISIONAL, _INSUFFICIENT, _OUTSIDE = range(4)
# Sums of weights such as 0.1 + 0.7 miss a threshold by a last bit.
HAIR = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureColumns:
    """The figures of the whole or of a dimension, every array of shape (municipalities,).

    `score`, `low`, `high` and `printed` (the rounded score) are 0 to 100 and NaN where there is no score; `coverage`
    and `not_applicable` are percent. `standing` is a position in STANDINGS; `level` and `between` are positions in
    the levels (-1 for none). `if_worst` and `if_best` are what would be if everything missing were so, also where there
    is no score yet; NaN where nothing applies. `gates` maps a question to the rows whose level it caps.
    """

    score: Floats
    low: Floats
    high: Floats
    if_worst: Floats
    if_best: Floats
    printed: Floats
    coverage: Floats
    not_applicable: Floats
    standing: NDArray[np.uint8]
    level: NDArray[np.int8]
    between: NDArray[np.int8]
    gates: Mapping[str, Mask]

    @property
    def counts(self) -> Mask:
        """Where there is a score."""
        return self.standing <= _PROVISIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All scores of some municipalities. `points` and `asked` are columns by question id."""

    overall: FigureColumns
    dimensions: tuple[FigureColumns, ...]
    points: Mapping[str, Floats]
    asked: Mapping[str, Mask]


def score(questionnaire: Questionnaire, answers: Answers) -> Scores:
    """The scores of every municipality in the answers."""
    asked = asked_of(questionnaire, answers)
    worth = {
        question.id: points(question, answers.columns[question.id])
        for dimension in questionnaire.dimensions
        for question in dimension.scored
    }
    dimensions = tuple(
        _dimension(questionnaire, each, answers, asked, worth) for each in questionnaire.dimensions
    )
    return Scores(
        overall=_overall(questionnaire, dimensions, answers.rows),
        dimensions=dimensions,
        points=worth,
        asked=asked,
    )


def _applies(question: Question, answers: Answers, asked: Mapping[str, Mask]) -> Mask:
    return np.asarray(asked[question.id] & (answers.columns[question.id].standing != NOT_APPLICABLE))


def _dimension(
    questionnaire: Questionnaire,
    dimension: Dimension,
    answers: Answers,
    asked: Mapping[str, Mask],
    worth: Mapping[str, Floats],
) -> FigureColumns:
    rules, rows, questions = dimension.rules, answers.rows, dimension.scored
    weights = [question.weight for question in questions]
    applies = [_applies(question, answers, asked) for question in questions]
    answered = [
        here & answers.columns[each.id].answered for here, each in zip(applies, questions, strict=True)
    ]
    of_asked = weigh(weights, [asked[question.id] for question in questions], rows)
    of_applying = weigh(weights, applies, rows)
    of_answered = weigh(weights, answered, rows)
    coverage = _percent(of_answered, of_applying)
    not_applicable = _percent(of_asked - of_applying, of_asked)

    given = [worth[question.id] for question in questions]
    stated, low, high = aggregate_range(
        given, weights, answered, applies, rules.aggregate, of_answered, of_applying
    )
    if rules.missing == "worst":
        stated = low

    standing = np.select(
        [
            (of_applying <= 0) | (not_applicable > rules.outside_above + HAIR),
            np.isnan(stated) | (coverage < rules.scored_from - HAIR),
            coverage < rules.settled_from - HAIR,
        ],
        [_OUTSIDE, _INSUFFICIENT, _PROVISIONAL],
        _SCORED,
    ).astype(np.uint8)
    if rules.missing == "voids":
        standing[(of_answered < of_applying) & (standing != _OUTSIDE)] = _INSUFFICIENT
    gates = {
        question.id: here & (worth[question.id] == 0.0)
        for question, here in zip(questions, answered, strict=True)
        if 0 < rules.gate_weight <= question.weight
    }
    return _figures(questionnaire, stated, low, high, coverage, not_applicable, standing, gates)


def _overall(questionnaire: Questionnaire, dimensions: Sequence[FigureColumns], rows: int) -> FigureColumns:
    weights = [dimension.weight for dimension in questionnaire.dimensions]
    scored = [each.counts for each in dimensions]
    within = [each.standing != _OUTSIDE for each in dimensions]
    how = questionnaire.aggregate
    # A dimension that lacks answers lowers the coverage of the whole, though it has no score to count.
    covered = weigh_columns(
        weights, [np.where(w, d.coverage, 0.0) for w, d in zip(within, dimensions, strict=True)]
    )
    of_within = weigh(weights, within, rows)
    coverage = np.nan_to_num(divide(covered, of_within))
    enough = np.sum(scored, axis=0) >= questionnaire.needs
    provisional = np.any([d.standing == _PROVISIONAL for d in dimensions], axis=0)
    provisional |= np.any([d.standing == _INSUFFICIENT for d in dimensions], axis=0)
    standing = np.where(enough, np.where(provisional, _PROVISIONAL, _SCORED), _INSUFFICIENT).astype(np.uint8)
    return _figures(
        questionnaire,
        aggregate([each.score for each in dimensions], weights, scored, how, rows),
        # What is missing may be what keeps a dimension from a score: the range is over all that lie within competence.
        aggregate([each.if_worst for each in dimensions], weights, within, how, rows),
        aggregate([each.if_best for each in dimensions], weights, within, how, rows),
        coverage,
        np.zeros(rows),
        standing,
        {},
    )


def weigh_columns(weights: Sequence[float], columns: Sequence[Floats]) -> Floats:
    """The weighted sum of columns, one after the other."""
    total = np.zeros_like(columns[0])
    for weight, column in zip(weights, columns, strict=True):
        total += weight * column
    return total


def _figures(
    questionnaire: Questionnaire,
    stated: Floats,
    low: Floats,
    high: Floats,
    coverage: Floats,
    not_applicable: Floats,
    standing: NDArray[np.uint8],
    gates: Mapping[str, Mask],
) -> FigureColumns:
    counts = standing <= _PROVISIONAL
    score = np.where(counts, stated, np.nan)
    shown = printed(score, questionnaire.rounding)
    gated = np.any(list(gates.values()), axis=0) if gates else np.zeros(len(score), np.bool_)
    level, between = _levels(questionnaire, shown, gated)
    return FigureColumns(
        score=score,
        low=np.where(counts, np.fmin(low, score), np.nan),
        high=np.where(counts, np.fmax(high, score), np.nan),
        if_worst=low,
        if_best=high,
        printed=shown,
        coverage=coverage,
        not_applicable=not_applicable,
        standing=standing,
        level=level,
        between=between,
        gates=gates,
    )


def _levels(
    questionnaire: Questionnaire, shown: Floats, gated: Mask
) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    starts = np.array([level.start for level in questionnaire.levels])
    known = ~np.isnan(shown)
    safe = np.where(known, shown, 0.0)
    highest = np.where(gated, max(len(starts) - 2, 0), len(starts) - 1)
    level = np.minimum(np.searchsorted(starts, safe + HAIR, side="right") - 1, highest)
    above = np.minimum(level + 1, len(starts) - 1)
    near_above = (above <= highest) & (above > level) & (starts[above] - safe <= questionnaire.between + HAIR)
    near_below = (
        (level > 0) & (safe - starts[level] <= questionnaire.between + HAIR) & (safe >= starts[level] - HAIR)
    )
    between = np.select([near_above, near_below], [above, level - 1], -1)
    return np.where(known, level, -1).astype(np.int8), np.where(known, between, -1).astype(np.int8)


def _percent(part: Floats, whole: Floats) -> Floats:
    return np.nan_to_num(divide(part * 100.0, whole))


@dataclass(frozen=True, slots=True, kw_only=True)
class Careful:
    """The cautious reading and the evidence rate: `cautious` 0 to 100, `evidence_rate` in percent, NaN where unknown."""

    cautious: Floats
    evidence_rate: Floats


def read_carefully(
    questionnaire: Questionnaire, answers: Answers, scores: Scores
) -> tuple[Careful, tuple[Careful, ...]]:
    """The cautious reading of the whole and of each dimension.

    Unknown and blank are the worst, an answer without evidence counts one step lower. The evidence rate is the share
    of the weight above the lowest step that has evidence; that of the whole is over all questions together.
    """
    rows = answers.rows
    each: list[Careful] = []
    readings: list[Floats] = []
    all_shown, all_high = np.zeros(rows), np.zeros(rows)
    for dimension, figures in zip(questionnaire.dimensions, scores.dimensions, strict=True):
        questions = dimension.scored
        weights = [question.weight for question in questions]
        applies = [_applies(question, answers, scores.asked) for question in questions]
        cautious, high, shown = [], [], []
        for question, here in zip(questions, applies, strict=True):
            column, worth = answers.columns[question.id], scores.points[question.id]
            bare = np.where(column.evidenced, worth, lowered(question, worth))
            cautious.append(np.where(here & column.answered, bare, 0.0))
            high.append(here & (worth > 0))
            shown.append(high[-1] & column.evidenced)
        of_high, of_shown = weigh(weights, high, rows), weigh(weights, shown, rows)
        readings.append(aggregate(cautious, weights, applies, dimension.rules.aggregate, rows))
        each.append(
            Careful(
                cautious=np.where(figures.counts, readings[-1], np.nan),
                evidence_rate=np.where(of_high > 0, _percent(of_shown, of_high), np.nan),
            )
        )
        all_shown += of_shown
        all_high += of_high
    whole = aggregate(
        readings,
        [dimension.weight for dimension in questionnaire.dimensions],
        [figures.standing != _OUTSIDE for figures in scores.dimensions],
        questionnaire.aggregate,
        rows,
    )
    return Careful(
        cautious=np.where(scores.overall.counts, whole, np.nan),
        evidence_rate=np.where(all_high > 0, _percent(all_shown, all_high), np.nan),
    ), tuple(each)
