"""Why this number: what each question adds to a score and what is still to be gained, in parts that add up.

The parts are rounded together, so that whoever adds them up on paper gets the printed score.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from mint_index.assessment.result import AssessedDimension, AssessedQuestion, Assessment
from mint_index.report.answers import answer_by_name
from mint_index.report.shown import Account, AccountRow
from mint_index.report.words import Words
from mint_index.scoring.rounding import printed_one, printed_parts
from mint_index.voices import N_

# A question's part of the overall figure is often below one point: these parts are printed with one decimal more.
_FINER = 1


def parts_of(parts: Sequence[float], whole: float, words: Words, finer: int = 0) -> list[float]:
    """The parts as they are printed, adding up to a printed whole.

    Where the whole was rounded the other way than the sum of the parts would be, the largest part carries the difference.
    """
    rounding = replace(words.rounding, decimals=words.rounding.decimals + finer)
    total = math.fsum(parts)
    if not parts:
        return []
    if printed_one(total, rounding) == whole:
        return printed_parts(parts, rounding)
    largest = max(range(len(parts)), key=parts.__getitem__)
    carried = [part + (whole - total) * (at == largest) for at, part in enumerate(parts)]
    return printed_parts(carried, rounding)


def overall_parts(assessment: Assessment, words: Words) -> dict[str, float]:
    """What each dimension adds to the overall figure, unrounded; empty where the parts do not add up."""
    return {
        each.id: math.fsum(question.contribution_overall or 0.0 for question in each.questions)
        for each in assessment.dimensions
        if any(question.contribution_overall is not None for question in each.questions)
    }


def dimension_account(dimension: AssessedDimension, overall: float | None, words: Words) -> Account:
    """The account of a dimension; `overall` is its part of the overall figure."""
    scored = [each for each in dimension.questions if each.weight]
    finer = replace(words.rounding, decimals=words.rounding.decimals + _FINER)
    share = 0.0 if overall is None else printed_one(overall, finer)
    parts = _column(scored, "contribution", _whole(dimension, words), words)
    lost = _column(scored, "lost", 100 - _whole(dimension, words), words)
    of_all = {} if overall is None else _column(scored, "contribution_overall", share, words, _FINER)
    rows = tuple(
        AccountRow(
            name=words.word(each.id),
            answer=answer_by_name(each, words),
            points=words.score(each.points),
            weight=words.number(each.weight),
            part=parts.get(each.id, "–"),
            lost=lost.get(each.id, "–"),
            overall_part=of_all.get(each.id, "–"),
        )
        for each in scored
    )
    return Account(
        rows=rows,
        part=words.score(dimension.figures.score) if parts else "–",
        lost=words.parts([100 - _whole(dimension, words)])[0] if lost else "–",
        overall_part="–" if overall is None or not of_all else words.parts([share], _FINER)[0],
        adds_up=bool(parts),
        note=_note(dimension.figures.score, bool(parts), words),
    )


def overall_account(assessment: Assessment, parts: dict[str, float], words: Words) -> Account:
    """The account of the overall figure, a row a dimension."""
    score = words.exact(assessment.overall.score or 0.0)
    lost = [
        math.fsum(question.lost_overall or 0.0 for question in each.questions)
        for each in assessment.dimensions
        if each.id in parts
    ]
    gained = dict(zip(parts, words.parts(parts_of(list(parts.values()), score, words)), strict=True))
    to_gain = dict(zip(parts, words.parts(parts_of(lost, 100 - score, words)), strict=True))
    rows = tuple(
        AccountRow(
            name=words.word(each.id),
            answer=words.word("level", each.figures.level) if each.figures.level else "–",
            points=words.score(each.figures.score),
            weight=words.number(each.weight) if each.counts else "–",
            part=gained.get(each.id, "–"),
            lost=to_gain.get(each.id, "–"),
            overall_part="",
        )
        for each in assessment.dimensions
    )
    return Account(
        rows=rows,
        part=words.parts([score])[0] if parts else "–",
        lost=words.parts([100 - score])[0] if parts else "–",
        overall_part="",
        adds_up=bool(parts),
        note=_note(assessment.overall.score, bool(parts), words),
    )


def _column(
    scored: list[AssessedQuestion], name: str, whole: float, words: Words, finer: int = 0
) -> dict[str, str]:
    figures = {each.id: getattr(each, name) for each in scored if getattr(each, name) is not None}
    printed = parts_of(list(figures.values()), whole, words, finer)
    return dict(zip(figures, words.parts(printed, finer), strict=True))


def _whole(dimension: AssessedDimension, words: Words) -> float:
    return words.exact(dimension.figures.score or 0.0)


def _note(score: float | None, adds_up: bool, words: Words) -> str:
    if score is None:
        return words.say(N_("Without a score there are no parts; the points of the answers are shown."))
    if not adds_up:
        return words.say(
            N_("With this kind of mean a score is no sum of parts; the points of the answers are shown.")
        )
    return words.say(N_("The parts are rounded so that they add up to the printed score."))
