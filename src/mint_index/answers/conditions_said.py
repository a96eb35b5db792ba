"""Conditions in words: where a question is asked at all, for those who fill in and for those who are told of a fault.

Each comparison quotes what was asked and says what it is compared with, so that nobody has to know an id.
"""

from mint_index.answers.specials import special_words
from mint_index.instrument.conditions import (
    AllOf,
    AnswerIn,
    AnyOf,
    Comparison,
    Condition,
    NotApplicable,
    NotSo,
    ProfileIs,
    ScoreWithin,
)
from mint_index.instrument.wording import Wording
from mint_index.voices import N_, Voice


def say_condition(condition: Condition, wording: Wording, voice: Voice) -> str:
    """The condition in words, as a part of a sentence."""
    match condition:
        case AllOf(conditions=parts):
            both = voice.say(N_("and"))
            return f" {both} ".join(_enclosed(part, wording, voice) for part in parts)
        case AnyOf(conditions=parts):
            either = voice.say(N_("or"))
            return f" {either} ".join(_enclosed(part, wording, voice) for part in parts)
        case NotSo(condition=part):
            return voice.say(N_("not: {condition}")).format(condition=_enclosed(part, wording, voice))
        case _:
            return _say_comparison(condition, wording, voice)


def _enclosed(condition: Condition, wording: Wording, voice: Voice) -> str:
    said = say_condition(condition, wording, voice)
    return f"({said})" if isinstance(condition, AllOf | AnyOf) and len(condition.conditions) > 1 else said


def _say_comparison(test: Comparison, wording: Wording, voice: Voice) -> str:
    subject = test.dimension if isinstance(test, ScoreWithin) else test.question
    facts = {"asked": wording.say(subject) or subject}
    if isinstance(test, NotApplicable):
        sentence = N_("“{asked}” – not applicable")
    elif test.below is not None:
        sentence, facts["figure"] = N_("“{asked}” – below {figure}"), f"{test.below:g}"
    elif test.at_least is not None:
        sentence, facts["figure"] = N_("“{asked}” – at least {figure}"), f"{test.at_least:g}"
    elif isinstance(test, AnswerIn | ProfileIs) and test.lacks:
        sentence, facts["answer"] = N_("“{asked}” – without “{answer}”"), wording.say(subject, test.lacks)
    else:
        sentence, facts["answer"] = N_("“{asked}” – {answer}"), _say_among(test, wording, voice)
    return voice.say(sentence).format(**facts)


def _say_among(test: Comparison, wording: Wording, voice: Voice) -> str:
    words = special_words(voice)
    codes = test.among if isinstance(test, AnswerIn | ProfileIs) else ()
    said = [wording.say(test.question, code) or words.get(code, code) for code in codes]  # type: ignore[union-attr]
    either = voice.say(N_("or"))
    return f" {either} ".join(voice.say(N_("“{word}”")).format(word=each) for each in said)
