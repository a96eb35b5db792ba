"""The shape of a condition in YAML: one comparison, or all, any or not of others."""

from typing import Any

from mint_index.instrument.conditions import (
    AllOf,
    AnswerIn,
    AnyOf,
    Condition,
    NotApplicable,
    NotSo,
    ProfileIs,
    ScoreWithin,
)
from mint_index.instrument.entry import Entry
from mint_index.instrument.questionnaire import REASONS

NEVER: Condition = AnyOf(conditions=())
"""What stands for a condition that could not be read."""


def condition(entry: Entry) -> Condition:
    """A comparison, or all / any / not of others."""
    kinds = ("answer", "profile", "score", "not_applicable", "all", "any", "not")
    match entry.form("One comparison or one of all, any, not.", kinds):
        case "all":
            return AllOf(conditions=entry.tables("all", "All hold.", condition))
        case "any":
            return AnyOf(conditions=entry.tables("any", "At least one holds.", condition))
        case "not":
            return NotSo(condition=entry.table("not", "It does not hold.", condition, NEVER, needed=True))
        case "score":
            id_ = entry.name("score", "A dimension, or overall.", refers="score")
            test = entry.form("How it is compared.", ("below", "at_least"))
            figure = entry.figure(test, "Points, 0 to 100.", least=0, most=100) if test else 0.0
            return ScoreWithin(dimension=id_, place=entry.place(), **{test or "below": figure})
        case "not_applicable":
            return NotApplicable(
                question=entry.name("not_applicable", "A question.", refers="question"),
                reasons=entry.words("reason", "Only for these reasons.", among=REASONS, default=()),
                place=entry.place(),
            )
        case "answer":
            return AnswerIn(question=entry.name("answer", "A question.", refers="question"), **_test(entry))
        case "profile":
            return ProfileIs(question=entry.name("profile", "A fact.", refers="profile"), **_test(entry))
        case _:
            return NEVER


def _test(entry: Entry) -> dict[str, Any]:
    test = entry.form("How it is compared.", ("below", "at_least", "is", "in", "lacks"))
    found: dict[str, Any] = {"place": entry.place()}
    match test:
        case "below" | "at_least":
            found[test] = entry.figure(test, "Step, figure or number of elements.")
        case "is":
            found["among"] = (entry.text("is", "The answer."),)
        case "in":
            found["among"] = entry.words("in", "One of these answers.")
        case "lacks":
            found["lacks"] = entry.name("lacks", "An element that cannot be shown.")
    return found
