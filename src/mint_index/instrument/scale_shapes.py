"""The scales of questions in YAML: which keys each kind has, and what becomes of them.

A question of the profile has no goalposts and no points.
"""

import functools
import operator
from typing import Any, cast

from mint_index.instrument.entry import Entry
from mint_index.instrument.questionnaire import (
    Checklist,
    Choice,
    Ladder,
    Number,
    Option,
    Scale,
    Text,
    YesNo,
)

KINDS = ("yes_no", "ladder", "choice", "checklist", "number", "text")
# Elements are kept as bits of a float, which holds 53 of them exactly.
_MOST_ELEMENTS = 50
# 0.1 and 0.7 are a hair less than 0.8.
_HAIR = 1e-9


def scale(entry: Entry, kind: str, scored: bool) -> Scale:
    """The scale of a question, by its kind; with points where it is scored."""
    match kind:
        case "yes_no":
            return YesNo()
        case "ladder":
            return Ladder(
                steps=entry.whole("steps", "Number of steps, the lowest included.", least=2, most=11)
            )
        case "choice":
            return Choice(
                options=entry.tables("options", "What can be chosen.", _pointed(scored), short="id")
            )
        case "checklist":
            return _checklist(entry)
        case "number":
            return _number(entry, scored)
        case _:
            return Text()


def _pointed(scored: bool) -> Any:
    def option(entry: Entry) -> Option:
        id_ = entry.name("id", "Its name.")
        return Option(
            id=id_,
            points=entry.figure("points", "0 to 100.", least=0, most=100) if scored else 0.0,
            place=entry.place("id"),
        )

    return option


def _checklist(entry: Entry) -> Checklist:
    options = entry.tables(
        "options",
        "What can be shown.",
        lambda each: Option(
            id=each.name("id", "Its name."),
            weight=each.figure("weight", "Weight among the elements.", above=0, default=1),
            place=each.place("id"),
        ),
        short="id",
    )
    if len(options) > _MOST_ELEMENTS:
        entry.complain("Y09", "options", given=len(options), expected=f"<= {_MOST_ELEMENTS}")
    # One after the other, as points are added up: all elements together give 100 to the last bit.
    whole = functools.reduce(operator.add, (option.weight for option in options), 0.0) or 1.0
    full_at = entry.figure(
        "full_at",
        "Weight of elements that gives 100 points.",
        above=0,
        most=whole * (1 + _HAIR),
        default=whole,
    )
    return Checklist(options=options, full_at=min(full_at, whole))


def _number(entry: Entry, scored: bool) -> Number:
    worst = entry.figure("worst", "The figure for 0 points.") if scored else 0.0
    best = entry.figure("best", "The figure for 100 points.") if scored else 1.0
    if worst == best:
        entry.complain("Y21", "best")
    number = Number(
        unit=entry.name("unit", "Unit of the figure; words: unit.<name>.", default=""),
        worst=worst,
        best=best,
        lowest=entry.figure("lowest", "The least figure that is possible.", default=0.0),
        highest=entry.figure("highest", "The greatest figure that is possible.", default=1e12),
        per=entry.figure(
            "per", "Where part/whole may be entered: figure = per * part / whole.", above=0, default=0
        ),
        over=entry.words(
            "over",
            "Figures of the profile by whose sum the entered part is divided.",
            refers="profile",
            default=(),
        ),
        counts=entry.name("counts", "Unit of the part; words: unit.<name>.", default=""),
        transform=cast(
            Any, entry.word("transform", "Of the figure, before the goalposts.", ("none", "log"), "none")
        ),
    )
    if number.over and not number.per:
        entry.complain("Y03", "over", key="per")
    if number.highest <= number.lowest:
        entry.complain("Y09", "highest", given=f"{number.highest:g}", expected=f"> {number.lowest:g}")
    elif scored:
        expected = f">= {number.lowest:g}, <= {number.highest:g}"
        for key, goalpost in (("worst", worst), ("best", best)):
            if not number.lowest <= goalpost <= number.highest:
                entry.complain("Y09", key, given=f"{goalpost:g}", expected=expected)
    if number.transform == "log" and min(number.worst, number.best, number.lowest) <= 0:
        entry.complain("Y09", "transform", given="log", expected="worst, best, lowest > 0")
    return number
