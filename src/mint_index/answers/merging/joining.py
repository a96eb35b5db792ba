"""Several responses of one municipality, joined question by question: what does not meet, what agrees, what differs.

Where answers differ none of them is taken; what was written beside them is kept, with who said it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mint_index.answers.form.said import Said
from mint_index.answers.merging.differences import Difference, difference
from mint_index.answers.merging.responses import Response
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Question
from mint_index.instrument.wording import folded
from mint_index.problems import Place, Problem, problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A question to talk about, with every answer and whose it is."""

    question: Question
    difference: Difference
    answers: tuple[tuple[Response, Said], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The joined answers: `facts` of the start sheet, what is `said` to each question, the `topics` in their order.

    `met` counts the questions that more than one answered.
    """

    facts: Mapping[str, str]
    said: Mapping[str, Said]
    topics: tuple[Topic, ...]
    forms: int
    met: int


def not_of_one(responses: Sequence[Response]) -> list[Problem]:
    """What says that forms are of different municipalities: M10, name or country; what is blank fits everything."""
    told: list[Problem] = []
    for name in ("municipality", "country"):
        first: Response | None = None
        for each in responses:
            given = each.fact(name)
            if not given:
                continue
            if first is None:
                first = each
            elif folded(given) != folded(first.fact(name)):
                place = each.filled.places.get(name, Place(file=each.file))
                facts = {"given": given, "first": first.name, "other": first.fact(name)}
                told.append(problem("M10", place, **facts))
    return told


def apart_in_time(responses: Sequence[Response]) -> list[Problem]:
    """M12 where forms bear several dates, none of which is that on which the whole was agreed."""
    dates = {each.fact("date"): each for each in reversed(responses) if each.fact("date")}
    if len(dates) < 2:
        return []
    said = ", ".join(f"{date} ({each.name})" for date, each in sorted(dates.items()))
    return [problem("M12", Place(), found=said)]


def join(responses: Sequence[Response], instrument: Instrument) -> Joined:
    """The responses as one."""
    said: dict[str, Said] = {}
    topics: list[Topic] = []
    met = 0
    for question in instrument.questionnaire.questions.values():
        given = [(each, each.said[question.id]) for each in responses if question.id in each.said]
        answers = tuple(pair for pair in given if pair[1].standing != "blank")
        met += len(answers) > 1
        apart = difference(question, [answer for _, answer in answers])
        if apart:
            topics.append(Topic(question=question, difference=apart, answers=answers))
        if given:
            said[question.id] = _together(given, None if apart or not answers else answers[0][1])
    # Sorting keeps the order of the questionnaire among topics of the same kind.
    topics.sort(key=lambda topic: topic.difference.order)
    facts = {name: _fact(responses, name) for name in ("municipality", "country", "date")}
    return Joined(facts=facts, said=said, topics=tuple(topics), forms=len(responses), met=met)


def _fact(responses: Sequence[Response], name: str) -> str:
    """What all say who say anything. Of several dates none is that on which the whole was agreed."""
    found = dict.fromkeys(filter(None, (each.fact(name) for each in responses)))
    return next(iter(found), "") if name != "date" or len(found) == 1 else ""


def _together(given: Sequence[tuple[Response, Said]], answer: Said | None) -> Said:
    """An answer with what all wrote beside it; without one, what they wrote beside theirs."""
    reasons = {said.reason for _, said in given if said.reason}
    base = answer or Said(reason=reasons.pop() if len(reasons) == 1 else "")
    roles = dict.fromkeys(filter(None, (said.answered_by for _, said in given)))
    evidence = [(response.who(said), said.evidence) for response, said in given if said.evidence]
    notes = [(response.who(said), said.note) for response, said in given if said.note]
    return replace(base, evidence=_whose(evidence), note=_whose(notes), answered_by="; ".join(roles))


def _whose(written: Sequence[tuple[str, str]]) -> str:
    """Words with who wrote them, where not all wrote the same."""
    by_words: dict[str, list[str]] = {}
    for who, words in written:
        by_words.setdefault(words, []).append(who)
    if len(by_words) < 2:
        return next(iter(by_words), "")
    return "; ".join(f"{words} ({', '.join(dict.fromkeys(whose))})" for words, whose in by_words.items())
