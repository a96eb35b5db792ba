"""What stands on the page, question by question, before the template draws it: words and the names of fields.

What a field means is settled by the script, out of the definition; nothing here knows of scores.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mint_index.answers.conditions_said import say_condition
from mint_index.answers.form.entries import Speaker, possible_answers
from mint_index.answers.specials import NO, YES, reason_words, special_words
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Choice, Ladder, Number, Question, YesNo
from mint_index.voices import N_, voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question: `options` are its own answers in the order in which they are shown, each with its position."""

    id: str
    number: str
    kind: str
    words: str
    helps: tuple[str, ...] = ()
    why: str = ""
    notes: Mapping[str, str]
    options: tuple[tuple[int, str], ...] = ()
    hint: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
    only_where: str = ""
    none: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The start of the form, or a dimension; `number` is empty for the start."""

    id: str
    number: str
    title: str
    short: str
    about: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every edition asks for: its id, words, help and how it is written."""

    id: str
    words: str
    help: str
    form: str


def facts(instrument: Instrument, speaker: Speaker) -> tuple[Fact, ...]:
    """The municipality, its country and the date."""
    forms = {"municipality": "", "country": speaker.say(N_("two capital letters")), "date": ""}
    return tuple(
        Fact(id=id_, words=speaker.wording.say(id_) or id_, help=speaker.wording.say(id_, "help"), form=form)
        for id_, form in forms.items()
    )


def sections(instrument: Instrument, language: str) -> tuple[Section, ...]:
    """The parts of the form with their questions."""
    speaker = Speaker(instrument.wording(language), voice(language))
    words, questionnaire = speaker.wording, instrument.questionnaire
    title = speaker.say(N_("The municipality"))
    start = Section(
        id="start",
        number="",
        title=title,
        short=title,
        about="",
        questions=tuple(_asked(questionnaire.profile, "", speaker)),
    )
    return (
        start,
        *(
            Section(
                id=each.id,
                number=str(number),
                title=words.say(each.id),
                short=words.say(each.id, "short") or words.say(each.id),
                about=words.say(each.id, "about"),
                questions=tuple(_asked(each.questions, f"{number}.", speaker)),
            )
            for number, each in enumerate(questionnaire.dimensions, 1)
        ),
    )


def _asked(questions: Sequence[Question], prefix: str, speaker: Speaker) -> Iterator[Asked]:
    reasons = reason_words(speaker.voice)
    for number, question in enumerate(questions, 1):
        scale, words = question.scale, speaker.wording
        typed = not isinstance(scale, YesNo | Ladder | Choice) and not scale.answers
        condition = question.applies_if
        yield Asked(
            id=question.id,
            number=f"{prefix}{number}" if prefix else "",
            kind=scale.kind,
            words=words.say(question.id),
            helps=tuple(_helps(question, speaker)),
            why=words.say(question.id, "why"),
            notes=_notes(question.id, words.words),
            options=tuple(_options(question, speaker)),
            hint=possible_answers(question, speaker) if typed else "",
            reasons=tuple((code, said) for code, said in reasons.items() if code in question.may_not_apply),
            only_where=say_condition(condition, words, speaker.voice) if condition else "",
            none=scale.kind == "checklist",
        )


def _helps(question: Question, speaker: Speaker) -> Iterator[str]:
    if question.must_apply_if:
        condition = say_condition(question.must_apply_if, speaker.wording, speaker.voice)
        yield speaker.say(N_("Applies in any case where: {condition}."), condition=condition)
    yield from filter(None, (speaker.wording.say(question.id, "help"),))
    if evidence := speaker.wording.say(question.id, "evidence"):
        yield speaker.say(N_("What counts as evidence: {evidence}"), evidence=evidence)
    if role := speaker.wording.say("role", question.answered_by):
        yield speaker.say(N_("Who can answer: {role}"), role=role)
    if isinstance(question.scale, Number) and question.scale.entered_in == "persons":
        yield speaker.say(N_("Counts of 1 or 2 persons are not entered."))


def _options(question: Question, speaker: Speaker) -> Iterator[tuple[int, str]]:
    answers = tuple(enumerate(question.scale.answers))
    if isinstance(question.scale, YesNo):
        specials = special_words(speaker.voice)
        yield from ((position, specials[code]) for position, code in reversed(answers) if code in (YES, NO))
        return
    for position, code in answers:
        said = speaker.wording.say(question.id, code)
        yield position, f"{code}: {said}" if isinstance(question.scale, Ladder) else said


def _notes(question: str, words: Mapping[str, str]) -> Mapping[str, str]:
    """What is said to towns of one country, by its code."""
    base = f"{question}."
    return {
        key.removeprefix(base): said
        for key, said in words.items()
        if key.startswith(base) and len(key) == len(base) + 2 and key[-2:].isalpha() and key[-2:].isupper()
    }
