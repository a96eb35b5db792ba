"""The answers that are words of the tool's own: yes, no, unknown, not applicable, none of these, and the reasons.

A form writes them in its language; whoever reads knows them in every language that is spoken, and by their codes.
"""

from collections.abc import Mapping

from mint_index.instrument.own_answers import (
    NO,
    NONE,
    NOT_APPLICABLE,
    UNKNOWN,
    YES,
    known_specials,
    special_words,
)
from mint_index.instrument.questionnaire import Checklist, Choice, Ladder, Question, Reason, YesNo
from mint_index.instrument.wording import Wording, folded
from mint_index.voices import N_, SPOKEN, Voice, voice

__all__ = [
    "CODES",
    "NO",
    "NONE",
    "NOT_APPLICABLE",
    "UNKNOWN",
    "YES",
    "known_reasons",
    "known_specials",
    "known_ticks",
    "offered_answers",
    "reason_words",
    "special_words",
]

CODES = {code: code for code in (YES, NO, UNKNOWN, NOT_APPLICABLE, NONE)}
"""The special answers in a table: their own codes."""
_TICKS = {YES: ("x", "1", "true"), NO: ("0", "false")}


def reason_words(voice: Voice) -> Mapping[Reason, str]:
    """The words for the reasons of "not applicable", by their codes."""
    return {
        "law": voice.say(N_("another level holds the task by law")),
        "none": voice.say(N_("the case did not occur")),
        "size": voice.say(N_("a legal threshold is not reached")),
    }


def known_reasons() -> Mapping[str, Reason]:
    """The code for every folded word of a reason, in every language that is spoken, and for the codes."""
    return {
        folded(word): code
        for each in SPOKEN
        for code, said in reason_words(voice(each)).items()
        for word in (code, said)
    }


def known_ticks() -> Mapping[str, bool]:
    """What stands for "can be shown" (True) and "cannot" (False) beside an element of a checklist, folded."""
    said = {word: code == YES for word, code in known_specials().items() if code in (YES, NO)}
    return said | {word: code == YES for code, words in _TICKS.items() for word in words}


def offered_answers(question: Question, wording: Wording, voice: Voice) -> Mapping[str, str]:
    """What a drop-down offers for a question, by code: its own answers as a form words them, then the special ones.

    A step of a ladder reads "2: words". The elements of a checklist are not among them: each has a row of its own.
    """
    specials = special_words(voice)
    scale, answers = question.scale, dict[str, str]()
    if isinstance(scale, YesNo):
        answers = {code: specials[code] for code in reversed(scale.answers)}
    elif isinstance(scale, Ladder):
        answers = {step: f"{step}: {wording.say(question.id, step)}" for step in scale.answers}
    elif isinstance(scale, Choice):
        answers = {code: wording.say(question.id, code) for code in scale.answers}
    elif isinstance(scale, Checklist):
        answers = {NONE: specials[NONE]}
    answers[UNKNOWN] = specials[UNKNOWN]
    if question.may_not_apply:
        answers[NOT_APPLICABLE] = specials[NOT_APPLICABLE]
    return answers
