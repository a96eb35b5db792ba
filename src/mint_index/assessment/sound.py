"""Whether a record holds together: what is chosen is among the answers, figures are figures, levels are its own.

A record that was changed by hand may hold the right kinds of values and still say nothing that can be shown.
"""

import math
from collections.abc import Iterator

from mint_index.assessment.result import AssessedQuestion, Assessment, Figures
from mint_index.problems import Place, Problem, problem

_ONE = ("yes_no", "ladder", "choice")
_PRINTED = (
    *("weight", "figure", "worst", "best", "full_at", "points"),
    *("contribution", "lost", "contribution_overall", "lost_overall"),
)
_MOST, _MOST_DECIMALS = 1e15, 10
"""Larger figures, and figures with more decimals, nobody prints."""


def unsound(assessment: Assessment, place: Place) -> Iterator[Problem]:
    """R02 for each key whose value does not fit to others of the record."""
    for key, expected in _unsound(assessment):
        yield problem("R02", place, key=key, expected=expected)


def _unsound(assessment: Assessment) -> Iterator[tuple[str, str]]:
    if not 0 <= assessment.rounding.decimals <= _MOST_DECIMALS:
        yield "rounding.decimals", f"a whole number from 0 to {_MOST_DECIMALS}"
    for name in ("forms", "met"):
        if not 0 <= getattr(assessment.meeting, name) <= _MOST:
            yield f"meeting.{name}", "a number that can be printed"
    levels = {each.id for each in assessment.levels}
    yield from _figures(assessment.overall, levels, "overall")
    for at, each in enumerate(assessment.profile):
        yield from _question(each, f"profile[{at}]")
    for at, dimension in enumerate(assessment.dimensions):
        yield from _figures(dimension.figures, levels, f"dimensions[{at}].figures")
        for number, each in enumerate(dimension.questions):
            yield from _question(each, f"dimensions[{at}].questions[{number}]")
    # A measure is told with its dimension; links to one that stands nowhere would lead nowhere.
    shown = {each.id for each in assessment.dimensions}
    for at, due in enumerate(assessment.due):
        if due.dimension not in shown:
            yield f"due[{at}].dimension", "the id of a dimension"


def _figures(figures: Figures, levels: set[str], key: str) -> Iterator[tuple[str, str]]:
    for name in ("level", "between"):
        if getattr(figures, name) not in ("", *levels):
            yield f"{key}.{name}", "the id of a level"
    for name in ("score", "low", "high", "coverage", "cautious", "evidence_rate", "not_applicable"):
        value = getattr(figures, name)
        # A sum of parts may miss the bounds by what a computer cannot tell apart.
        if value is not None and not -1e-6 <= value <= 100 + 1e-6:
            yield f"{key}.{name}", "a number from 0 to 100"


def _question(each: AssessedQuestion, key: str) -> Iterator[tuple[str, str]]:
    if not {*each.chosen} <= {*each.answers}:
        yield f"{key}.chosen", "ids among its answers"
    elif each.standing == "answered" and each.kind in _ONE and len(each.chosen) != 1:
        yield f"{key}.chosen", "one of its answers"
    elif each.kind == "ladder" and not all(map(str.isdecimal, each.answers)):
        yield f"{key}.answers", "numbers of steps"
    for name in _PRINTED:
        value = getattr(each, name)
        if value is not None and abs(value) > _MOST:
            yield f"{key}.{name}", "a number that can be printed"
    if each.kind == "number" and each.standing == "answered":
        if each.figure is None:
            yield f"{key}.figure", "a number"
        if each.given and not all(map(_is_figure, each.given.split("/", 1))):
            yield f"{key}.given", "a part and a whole"


def _is_figure(words: str) -> bool:
    try:
        return math.isfinite(float(words))
    except ValueError:
        return False
