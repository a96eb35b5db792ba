"""Forms filled by chance: what a person would enter for every question, and what has to be read from it.

Everything is in it that can be: unknown, blank, not applicable with reasons, parts and wholes, awkward words.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from generated import NOTHING, Filled, Town, table, worst_to_best
from mint_index.answers.table import (
    ANSWERED,
    NOT_APPLICABLE,
    UNKNOWN,
    AnswerFacts,
    Answers,
    Remark,
    Respondent,
    asked_of,
)
from mint_index.instrument.conditions import HOLDS, evaluate
from mint_index.instrument.questionnaire import (
    REASONS,
    Checklist,
    Number,
    Question,
    Questionnaire,
    Reason,
    Text,
)

WORDS = (
    "",
    "File 12/3",
    "007",
    "3/4",
    "1.10",
    "'s-Hertogenbosch, p. 4",
    "'007",
    '"quoted", and; more',
    "two\nlines; and\ta tab",
    "=1+1",
    "-5",
    "+49 30 1234",
    "@office",
    "#NAME?",
    "Zoë – ½ | ß ſ İ",
    "März 2026",
    "</script><!-- & &amp;",
    "TRUE",
    "it's",
)
STORIES = tuple(word for word in WORDS if word)


_NOTHING = Remark()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What is entered for one question, and what it comes to: `positions` of what is chosen or ticked, or a `typed` word."""

    filled: Filled
    positions: tuple[int, ...] = ()
    typed: str = ""
    remark: Remark = _NOTHING


Entries = Mapping[str, Entered]


def enter(questionnaire: Questionnaire, chance: random.Random) -> dict[str, Entered]:
    """A filled form. How much is left out differs from form to form."""
    silent, away = chance.choice((0.0, 0.1, 0.3, 0.6)), chance.choice((0.0, 0.1, 0.3))
    entries: dict[str, Entered] = {}
    for question in questionnaire.questions.values():
        lot = chance.random()
        remark = Remark(**{part: chance.choice(WORDS) for part in ("evidence", "note", "answered_by")})
        if lot < silent:
            standing = chance.choice((NOTHING.standing, UNKNOWN))
            entered = Entered(filled=Filled(standing=standing), remark=remark)
        elif lot < silent + away and question.may_not_apply:
            reasons: tuple[Reason, ...] = tuple(each for each in REASONS if each in question.may_not_apply)
            reason = REASONS.index(chance.choice(reasons))
            entered = Entered(filled=Filled(standing=NOT_APPLICABLE, reason=reason), remark=remark)
        else:
            entered = _answer(question, remark, chance)
        if isinstance(question.scale, Number) and question.scale.over and entered.filled.standing == ANSWERED:
            entered = _part(question.scale, entries, remark, chance)
        entries[question.id] = entered
    return _without_excuses(questionnaire, entries)


def _part(scale: Number, entries: Entries, remark: Remark, chance: random.Random) -> Entered:
    """A part of facts of the profile; unknown where these are not known."""
    facts = [entries[name].filled for name in scale.over]
    whole = sum(each.figure for each in facts)
    if any(each.standing != ANSWERED for each in facts) or not whole > 0:
        return Entered(filled=Filled(standing=UNKNOWN), remark=remark)
    part = float(chance.randint(3, max(3, min(int(scale.highest * whole / scale.per), 10_000))))
    figure = scale.per * part / whole
    if not scale.lowest <= figure <= scale.highest:
        return Entered(filled=Filled(standing=UNKNOWN), remark=remark)
    given = replace(remark, given=f"{part:.15g}/{whole:.15g}")
    return Entered(filled=Filled(standing=ANSWERED, figure=figure), typed=f"{part:.15g}", remark=given)


def _without_excuses(questionnaire: Questionnaire, entries: dict[str, Entered]) -> dict[str, Entered]:
    """The form without "not applicable" where the profile says that it applies: that would not be read."""
    answers = table(questionnaire, [{name: each.filled for name, each in entries.items()}])
    facts = AnswerFacts(questionnaire=questionnaire, answers=answers)
    found = dict(entries)
    for question in questionnaire.questions.values():
        away = entries[question.id].filled.standing == NOT_APPLICABLE
        if away and question.must_apply_if and evaluate(question.must_apply_if, facts)[0] == HOLDS:
            found[question.id] = replace(entries[question.id], filled=Filled(standing=UNKNOWN))
    return found


def _answer(question: Question, remark: Remark, chance: random.Random) -> Entered:
    match question.scale:
        case Text():
            typed = chance.choice(STORIES)
            given = replace(remark, given=typed)
            return Entered(filled=Filled(standing=ANSWERED, figure=0.0), typed=typed, remark=given)
        case Number() as scale:
            return _figure(scale, remark, chance)
        case Checklist() as scale:
            figure = int(chance.choice(worst_to_best(scale, chance)))
            ticked = tuple(at for at in range(len(scale.options)) if figure >> at & 1)
            return Entered(
                filled=Filled(standing=ANSWERED, figure=float(figure)), positions=ticked, remark=remark
            )
    figure = int(chance.choice(worst_to_best(question.scale, chance)))
    return Entered(filled=Filled(standing=ANSWERED, figure=float(figure)), positions=(figure,), remark=remark)


def _figure(scale: Number, remark: Remark, chance: random.Random) -> Entered:
    if scale.as_share and chance.random() < 0.4:
        whole = chance.randint(5, 5000)
        most = min(whole, int(scale.highest / scale.per * whole))
        part = chance.randint(min(3, most), most)
        typed, figure = f"{part}/{whole}", scale.per * part / whole
        given = replace(remark, given=typed)
        return Entered(filled=Filled(standing=ANSWERED, figure=figure), typed=typed, remark=given)
    figure = min(max(chance.choice(worst_to_best(scale, chance)), scale.lowest), scale.highest)
    if scale.unit:
        figure = max(float(round(figure, chance.choice((0, 1, 2)))), scale.lowest)
    if scale.unit == "persons" and 0 < figure < 3:
        figure = 3.0
    return Entered(
        filled=Filled(standing=ANSWERED, figure=figure), typed=_written(figure, chance), remark=remark
    )


def _written(figure: float, chance: random.Random) -> str:
    """The figure as somebody types it, in a way that can mean nothing else."""
    plain = f"{Decimal(repr(figure)):f}".removesuffix(".0")
    whole, point, decimals = plain.partition(".")
    if len(decimals) == 3:
        decimals += "0"
    return whole + (chance.choice(".,") + decimals if point else "")


def expected(questionnaire: Questionnaire, entries: Entries, who: Respondent) -> Answers:
    """The answers that have to be read: what is not asked is not answered, but what was written beside it stays."""
    town: Town = {
        name: Filled(
            standing=each.filled.standing,
            figure=each.filled.figure,
            reason=each.filled.reason,
            evidenced=bool(each.remark.evidence),
        )
        for name, each in entries.items()
    }
    asked = asked_of(questionnaire, table(questionnaire, [town]))
    kept = {name: each if asked[name][0] else Filled(evidenced=each.evidenced) for name, each in town.items()}
    answers = table(questionnaire, [kept])
    remarks = {}
    for name, each in entries.items():
        said = each.remark if asked[name][0] else replace(each.remark, given="")
        if said != _NOTHING:
            remarks[0, name] = said
    return Answers(respondents=(who,), columns=answers.columns, remarks=remarks)


def differences(one: Answers, other: Answers) -> list[str]:
    """What is not the same in two sets of answers."""
    found = [] if one.respondents == other.respondents else [f"{one.respondents} / {other.respondents}"]
    for name, column in one.columns.items():
        for part in ("standing", "figure", "reason", "evidenced"):
            mine, theirs = getattr(column, part), getattr(other.columns[name], part)
            if not np.array_equal(mine, theirs, equal_nan=part == "figure"):
                found.append(f"{name}.{part}: {mine} / {theirs}")
    for key in {*one.remarks, *other.remarks}:
        if one.remarks.get(key) != other.remarks.get(key):
            found.append(f"{key}: {one.remarks.get(key)} / {other.remarks.get(key)}")
    return found
