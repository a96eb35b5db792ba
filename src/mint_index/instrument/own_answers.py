"""The answers that are words of the tool's own, in every language that is spoken: no option of a question may bear them.

They mean the same in every questionnaire, so whoever reads a cell asks for them before the question's own words.
"""

from collections.abc import Mapping

from mint_index.instrument.questionnaire import Checklist, Question
from mint_index.instrument.wording import folded
from mint_index.voices import N_, SPOKEN, Voice, voice

YES, NO, UNKNOWN, NOT_APPLICABLE, NONE = "yes", "no", "unknown", "not_applicable", "none"


def special_words(voice: Voice) -> Mapping[str, str]:
    """The words for yes, no and the three special answers, by their codes."""
    return {
        YES: voice.say(N_("yes")),
        NO: voice.say(N_("no")),
        NONE: voice.say(N_("none of these")),
        UNKNOWN: voice.say(N_("unknown")),
        NOT_APPLICABLE: voice.say(N_("not applicable")),
    }


def known_specials() -> Mapping[str, str]:
    """The code for every folded word of a special answer, in every language that is spoken, and for the codes."""
    return {
        folded(word): code
        for each in SPOKEN
        for code, said in special_words(voice(each)).items()
        for word in (code, said)
    }


def kept_from(question: Question, specials: Mapping[str, str]) -> Mapping[str, str]:
    """The code for every folded word that the question's own answers cannot have, out of all known specials."""
    # The elements of a list are ticked with yes and no, and "none" stands for all of them; a choice may offer these.
    kept = (UNKNOWN, NOT_APPLICABLE, *((YES, NO, NONE) if isinstance(question.scale, Checklist) else ()))
    return {word: code for word, code in specials.items() if code in kept}
