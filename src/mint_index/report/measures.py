"""Recommendations as measures: what to do first, who leads, why it is due, and who has done it.

Why it is due are the comparisons that held, in words; nothing is made up that the answers do not say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mint_index.assessment.result import AssessedQuestion, Assessment, Due, Why
from mint_index.instrument.recommendations import Practice
from mint_index.report.answers import answer_by_name, step_by_name
from mint_index.report.money import funds_of
from mint_index.report.shown import Measure, ShownPractice
from mint_index.report.shown_across import Named
from mint_index.report.words import Piece, Words, clean, web_address
from mint_index.voices import N_

_MOST_STEPS, _MOST_OF_ONE = 7, 2
_UPSIDE_DOWN = {"below": "at_least", "at_least": "below"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What reasons speak of: every question by its id, the profile's too, and the words."""

    questions: Mapping[str, AssessedQuestion]
    words: Words

    def say_reasons(self, due: Due) -> Iterator[str]:
        """What made a recommendation due, each answer with where it would stand afterwards."""
        targets = self._targets(due)
        for why in due.why:
            target = targets.get(why.subject, "") if why.of == "answer" else ""
            if not target:
                yield self.say_why(why)
            else:
                # Where it leads says more than the limit it lies under.
                reason = self.say_why(why) if why.test == "lacks" else self._say_found(why)
                yield self.words.say(N_("{reason} → {target}"), reason=reason, target=target)

    def say_why(self, why: Why) -> str:
        """One comparison that made a recommendation due."""
        words, subject, found = self.words, self._subject(why), self._found(why)
        test = why.test if why.held else _UPSIDE_DOWN.get(why.test, why.test)
        limit = words.listed([self._value(why, each) for each in why.limit])
        if test == "below":
            return words.say(
                N_("{subject} – {found} (due below {limit})"), subject=subject, found=found, limit=limit
            )
        if test == "at_least":
            return words.say(
                N_("{subject} – {found} (due from {limit} on)"), subject=subject, found=found, limit=limit
            )
        if test == "lacks":
            sentence = (
                N_("{subject} – not yet: {limit}") if why.held else N_("{subject} – can be shown: {limit}")
            )
            return words.say(sentence, subject=subject, limit=limit)
        if test == "among" and not why.held:
            return words.say(
                N_("{subject} – {found} (due unless it is {limit})"),
                subject=subject,
                found=found,
                limit=limit,
            )
        return self._say_found(why)

    def _say_found(self, why: Why) -> str:
        return self.words.say(N_("{subject} – {found}"), subject=self._subject(why), found=self._found(why))

    def say_briefly(self, due: Due) -> str:
        """The first answer that made a recommendation due, without the limit; the first reason where none is an answer."""
        for why in due.why:
            if why.of == "answer" and why.subject in self.questions:
                return self._say_found(why)
        return self.say_why(due.why[0]) if due.why else ""

    def say_raises(self, due: Due) -> Iterator[str]:
        """The answers that a recommendation would raise besides those that made it due, each with where it would stand."""
        told = {why.subject for why in due.why if why.of == "answer"}
        for id_, target in self._targets(due).items():
            if id_ not in told:
                yield self.words.say(N_("{subject} → {target}"), subject=self.words.word(id_), target=target)

    def _targets(self, due: Due) -> dict[str, str]:
        """Where the answers that are not there yet would stand, in words, by their question."""
        raised = ((self.questions.get(id_), target) for id_, target in due.raises.items())
        return {
            each.id: self._target(each, target)
            for each, target in raised
            if each is not None and not _reached(each, target)
        }

    def _subject(self, why: Why) -> str:
        if why.of == "score":
            return self.words.say(N_("Overall")) if why.subject == "overall" else self.words.word(why.subject)
        if why.subject == "country":
            return self.words.say(N_("Country"))
        return self.words.word(why.subject)

    def _found(self, why: Why) -> str:
        words, question = self.words, self.questions.get(why.subject)
        if why.of == "score":
            return words.listed([self._score(each, why.limit) for each in why.found])
        if question is None:
            return words.listed([self._value(why, each) for each in why.found])
        if question.standing == "not_applicable" and question.reason:
            said = words.standing(question.standing)
            return f"{said}: {words.reason(question.reason)}"
        return answer_by_name(question, words)

    def _value(self, why: Why, value: str) -> str:
        words, question = self.words, self.questions.get(why.subject)
        if why.of == "score":
            return words.number(float(value)) if _is_number(value) else clean(value)
        if why.subject == "country":
            return words.country(value)
        if why.test == "not_applicable":
            return words.reason(value)
        if question is None:
            return words.number(float(value)) if _is_number(value) else clean(value)
        if question.kind == "ladder" and _is_number(value):
            return words.say(N_("step {number}"), number=words.number(float(value)))
        return self._target(question, value)

    def _target(self, question: AssessedQuestion, value: str) -> str:
        words = self.words
        if question.kind == "ladder" and _is_number(value):
            step = words.number(float(value))
            # A step without a name may only speak of the one below it: then its number says as much.
            number, name = words.say(N_("step {number}"), number=step), step_by_name(question, step, words)
            return (
                number if name == number else words.say(N_("step {number}: {words}"), number=step, words=name)
            )
        if question.kind == "number" and _is_number(value):
            return words.quantity(float(value), question.unit)
        if question.kind == "checklist" and _is_number(value):
            shown = words.number(float(value))
            return words.say(N_("{shown} of {all}"), shown=shown, all=words.whole(len(question.answers)))
        return words.answer(question.id, question.kind, value)

    def _score(self, value: str, limit: tuple[str, ...]) -> str:
        """A score as printed; with more decimals where it would read like the limit it is compared with."""
        if not _is_number(value):
            return clean(value)
        said = self.words.score(float(value))
        same = [each for each in limit if _is_number(each) and self.words.score(float(each)) == said]
        return self.words.number(float(value)) if same and float(value) != float(same[0]) else said


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _reached(question: AssessedQuestion, target: str) -> bool:
    if question.standing in ("not_applicable", "not_asked"):
        return True
    if question.standing != "answered":
        return False
    if question.kind == "checklist" and _is_number(target):
        return len(question.chosen) >= float(target)
    if question.kind == "ladder" and question.chosen and _is_number(target):
        return int(question.chosen[0]) >= float(target)
    if question.kind == "number" and question.figure is not None and _is_number(target):
        rising = question.best is None or question.worst is None or question.best > question.worst
        return question.figure >= float(target) if rising else question.figure <= float(target)
    return target in question.chosen


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
