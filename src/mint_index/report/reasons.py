"""Why a measure is due and where it leads: the comparisons that held, in words.

Nothing is made up that the answers do not say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mint_index.assessment.result import AssessedQuestion, Due, Why
from mint_index.report.answers import answer_by_name, step_by_name
from mint_index.report.words import Words, clean
from mint_index.voices import N_

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
            # That a country is none of those where something else is done is no reason that anybody looks for.
            if why.subject == "country" and not why.held and len(due.why) > 1:
                continue
            target = targets.get(why.subject, "") if why.of == "answer" else ""
            if not target:
                said = self.say_why(why)
                # What a town is like is no answer that the measure would raise.
                given = why.of == "profile" and len(due.why) > 1
                yield self.words.say(N_("Precondition: {reason}"), reason=said) if given else said
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
                N_("{subject} – {found} (applies below {limit})"), subject=subject, found=found, limit=limit
            )
        if test == "at_least":
            return words.say(
                N_("{subject} – {found} (applies from {limit} on)"), subject=subject, found=found, limit=limit
            )
        if test == "lacks":
            sentence = (
                N_("{subject} – not yet: {limit}") if why.held else N_("{subject} – can be shown: {limit}")
            )
            return words.say(sentence, subject=subject, limit=limit)
        if test == "among" and not why.held:
            return words.say(
                N_("{subject} – {found} (applies unless it is {limit})"),
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
        if question.kind == "number" and question.unit != "percent" and _is_number(value):
            # The unit stands with what was answered.
            return words.number(float(value))
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
