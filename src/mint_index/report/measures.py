"""Recommendations as measures: what to do first, who leads, and who has done it.

A report tells them in the order of the advice; a practice is told once, at the first measure that it belongs to.
"""

from collections.abc import Mapping

from mint_index.assessment.result import Assessment, Due
from mint_index.instrument.recommendations import Practice
from mint_index.report.money import funds_of
from mint_index.report.reasons import Grounds
from mint_index.report.shown import Measure, ShownPractice
from mint_index.report.shown_across import Named
from mint_index.report.words import Piece, Words, clean, web_address
from mint_index.voices import N_

_MOST_STEPS, _MOST_OF_ONE = 7, 2


def show_measures(assessment: Assessment, words: Words) -> tuple[Measure, ...]:
    """Every recommendation that is due, in the order in which it is to be shown."""
    known = {each.id: each for each in (*assessment.profile, *assessment.questions)}
    grounds = Grounds(questions=known, words=words)
    funds = {
        name: Named(name=words.word(name), anchor=f"f{at}") for at, name in enumerate(funds_of(assessment), 1)
    }
    told = _told_first(assessment)
    return tuple(
        _measure(due, f"m{at}", assessment, grounds, funds, told) for at, due in enumerate(assessment.due, 1)
    )


def _told_first(assessment: Assessment) -> dict[str, str]:
    """The anchor of the measure at which each practice is told first: a report goes dimension by dimension."""
    told: dict[str, str] = {}
    for dimension in assessment.dimensions:
        for at, due in enumerate(assessment.due, 1):
            for each in due.practices if due.dimension == dimension.id else ():
                told.setdefault(each, f"m{at}")
    return told


def _measure(
    due: Due,
    anchor: str,
    assessment: Assessment,
    grounds: Grounds,
    funds: Mapping[str, Named],
    told: Mapping[str, str],
) -> Measure:
    words = grounds.words
    efforts = {"low": words.say(N_("low")), "medium": words.say(N_("medium")), "high": words.say(N_("high"))}
    steps = (words.optional(due.id, str(step)) for step in (1, 2, 3))
    return Measure(
        id=due.id,
        title=words.word(due.id),
        anchor=anchor,
        dimension=words.short(due.dimension),
        about=words.optional(due.id, "about"),
        why=tuple(grounds.say_reasons(due)),
        why_short=grounds.say_briefly(due),
        raises=tuple(grounds.say_raises(due)),
        # What is done already, or meant for a town of another size, does not come first.
        before=tuple(words.word(each.id) for each in assessment.due if each.id in due.needs),
        steps=tuple(filter(None, steps)),
        watch=words.optional(due.id, "watch"),
        effort=efforts.get(due.effort, due.effort),
        months=words.say_many("{count} month", "{count} months", due.months),
        lead=words.word("role", due.lead),
        funds=tuple(funds[each] for each in due.funding if each in funds),
        practices=tuple(
            _practice(assessment.practices[each], told.get(each, anchor), anchor, words)
            for each in due.practices
            if each in assessment.practices
        ),
    )


def _practice(practice: Practice, first: str, here: str, words: Words) -> ShownPractice:
    where = [clean(practice.municipality), words.country(practice.country)]
    if practice.population:
        where.append(words.say(N_("inhabitants: {population}"), population=_population(practice, words)))
    source = practice.source
    told = [clean(source.title), clean(source.publisher), str(source.year) if source.year else ""]
    return ShownPractice(
        anchor="" if first == here else first,
        title=words.word(practice.id),
        where=", ".join(filter(None, where)),
        years=say_years(practice, words),
        done=words.optional(practice.id, "done"),
        result=words.optional(practice.id, "result"),
        needs=words.optional(practice.id, "needs"),
        source=Piece(text=", ".join(filter(None, told)), link=web_address(source.url)),
    )


def _population(practice: Practice, words: Words) -> str:
    counted = words.whole(practice.population)
    if not practice.counted:
        return counted
    return words.say(N_("{figure} (in {year})"), figure=counted, year=str(practice.counted))


def say_years(practice: Practice, words: Words) -> str:
    """When it was done, as far as it is known."""
    if not practice.since:
        return ""
    if not practice.until:
        return words.say(N_("since {year}"), year=str(practice.since))
    if practice.until == practice.since:
        return str(practice.since)
    return f"{practice.since}–{practice.until}"


def first_measures(assessment: Assessment, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """The next steps of page one: at most seven, at most two of a dimension."""
    taken: dict[str, int] = {}
    first = list[Measure]()
    for due, measure in zip(assessment.due, measures, strict=True):
        if taken.get(due.dimension, 0) < _MOST_OF_ONE and len(first) < _MOST_STEPS:
            taken[due.dimension] = taken.get(due.dimension, 0) + 1
            first.append(measure)
    return tuple(first)
