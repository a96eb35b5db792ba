"""Why this number: what each question adds to a score and what is still to be gained, in parts that add up.

The parts are rounded together to one decimal more than scores, so that whoever adds them up on paper gets the score with that
decimal; what a dimension adds to the overall figure is the same in every table.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mint_index.assessment.result import AssessedDimension, AssessedQuestion, Assessment
from mint_index.instrument.questionnaire import Rounding
from mint_index.report.answers import answer_by_name, is_withheld
from mint_index.report.shown import Account, AccountRow
from mint_index.report.words import Words
from mint_index.scoring.rounding import printed_one, printed_parts
from mint_index.voices import N_

# Many parts are below one point: they are printed with one decimal more than a score.
_FINER = 1
# As many more as a number is printed with at most.
_FINEST = 3
_WITHHELD = "*"


def parts_of(parts: Sequence[float], whole: float, words: Words) -> list[float]:
    """The parts as they are printed, adding up to a printed whole.

    Where the whole was rounded the other way than the sum of the parts would be, the largest part carries the difference.
    """
    rounding = _finer(words)
    total = math.fsum(parts)
    if not parts:
        return []
    if printed_one(total, rounding) == whole:
        return printed_parts(parts, rounding)
    largest = max(range(len(parts)), key=parts.__getitem__)
    carried = [part + (whole - total) * (at == largest) for at, part in enumerate(parts)]
    return printed_parts(carried, rounding)


def overall_parts(assessment: Assessment, words: Words) -> dict[str, float]:
    """What each dimension adds to the overall figure, as it is printed; empty where the parts do not add up."""
    parts = {
        each.id: math.fsum(question.contribution_overall or 0.0 for question in each.questions)
        for each in assessment.dimensions
        if any(question.contribution_overall is not None for question in each.questions)
    }
    return dict(
        zip(
            parts, parts_of(list(parts.values()), _whole(assessment.overall.score, words), words), strict=True
        )
    )


def dimension_account(dimension: AssessedDimension, overall: float | None, words: Words) -> Account:
    """The account of a dimension; `overall` is its part of the overall figure as it is printed."""
    scored = [each for each in dimension.questions if each.weight]
    whole = _whole(dimension.figures.score, words)
    parts = _column(scored, "contribution", whole, words)
    lost = _column(scored, "lost", 100 - whole, words)
    of_all = {} if overall is None else _column(scored, "contribution_overall", overall, words)
    withheld = {each.id for each in scored if is_withheld(each, words)}
    for column in (parts, lost, of_all):
        for each in withheld & column.keys():
            column[each] = _WITHHELD
    rows = tuple(
        AccountRow(
            name=words.word(each.id),
            answer=answer_by_name(each, words),
            points=_WITHHELD if each.id in withheld else words.score(each.points),
            weight=words.number(each.weight),
            part=parts.get(each.id, "–"),
            lost=lost.get(each.id, "–"),
            overall_part=of_all.get(each.id, "–"),
        )
        for each in scored
    )
    # From finer sums a row that is not told could be reckoned back.
    finer = 0 if withheld else _FINER
    total = _whole(dimension.figures.score, words, finer)
    return Account(
        rows=rows,
        part=_say(total, words, finer) if parts else "–",
        lost=_say(100 - total, words, finer) if lost else "–",
        overall_part="–" if overall is None or not of_all else _say(overall, words),
        adds_up=bool(parts),
        note=" ".join(_notes(dimension.figures.score, bool(parts), bool(withheld), words)),
    )


def overall_account(assessment: Assessment, parts: dict[str, float], words: Words) -> Account:
    """The account of the overall figure, a row a dimension; `parts` are those that are printed."""
    whole = _whole(assessment.overall.score, words)
    lost = {
        each.id: math.fsum(question.lost_overall or 0.0 for question in each.questions)
        for each in assessment.dimensions
        if each.id in parts
    }
    to_gain = dict(zip(lost, parts_of(list(lost.values()), 100 - whole, words), strict=True))
    rows = tuple(
        AccountRow(
            name=words.word(each.id),
            answer=words.word("level", each.figures.level) if each.figures.level else "–",
            points=words.score(each.figures.score),
            weight=words.number(each.weight) if each.counts else "–",
            part=_say(parts[each.id], words) if each.id in parts else "–",
            lost=_say(to_gain[each.id], words) if each.id in parts else "–",
            overall_part="",
        )
        for each in assessment.dimensions
    )
    return Account(
        rows=rows,
        part=_say(whole, words) if parts else "–",
        lost=_say(100 - whole, words) if parts else "–",
        overall_part="",
        adds_up=bool(parts),
        note=_note(assessment.overall.score, bool(parts), words),
    )


def _column(scored: list[AssessedQuestion], name: str, whole: float, words: Words) -> dict[str, str]:
    figures = {each.id: getattr(each, name) for each in scored if getattr(each, name) is not None}
    printed = parts_of(list(figures.values()), whole, words)
    return dict(zip(figures, words.parts(printed, _FINER), strict=True))


def _whole(score: float | None, words: Words, finer: int = _FINER) -> float:
    """A score as its parts add up to it."""
    return printed_one(score or 0.0, _finer(words, finer))


def _finer(words: Words, finer: int = _FINER) -> Rounding:
    return replace(words.rounding, decimals=words.rounding.decimals + finer)


def _say(part: float, words: Words, finer: int = _FINER) -> str:
    return words.parts([part], finer)[0]


def _notes(score: float | None, adds_up: bool, withheld: bool, words: Words) -> Iterator[str]:
    if not (withheld and adds_up):
        yield _note(score, adds_up, words)
    if withheld:
        yield from _say_withheld(adds_up, words)


def _note(score: float | None, adds_up: bool, words: Words) -> str:
    if score is None:
        return words.say(N_("Without a score there are no parts; the points of the answers are shown."))
    if not adds_up:
        return words.say(
            N_("With this kind of mean a score is no sum of parts; the points of the answers are shown.")
        )
    whole, printed = _whole(score, words), words.score(score)
    if words.score(whole) == printed:
        return words.say(
            N_("The parts are rounded so that they add up to {exact}; the score is printed as {score}."),
            exact=_say(whole, words),
            score=printed,
        )
    # 72.46 is 72.5 with one decimal and 72 without: whoever reads only these two takes it for a slip.
    return words.say(
        N_(
            "The parts are rounded so that they add up to {exact}; unrounded the score is {unrounded} and so is printed as {score}."
        ),
        exact=_say(whole, words),
        unrounded=words.number(_whole(score, words, _FINEST)),
        score=printed,
    )


def _say_withheld(adds_up: bool, words: Words) -> Iterator[str]:
    """What is said of a table with rows whose figures are not shown."""
    yield words.say(N_("Figures marked * are not shown, since few persons are counted."))
    if adds_up:
        yield words.say(N_("The sums contain them and are rounded as the score is."))
