"""What may be entered into the cells of a form: the answers to a question, the reasons, and how that is said.

An entry is a rule without a spreadsheet; `dropdowns` makes it one that a spreadsheet program keeps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mint_index.answers.specials import NO, YES, offered_answers, reason_words, special_words
from mint_index.instrument.questionnaire import Checklist, Number, Question, Text
from mint_index.instrument.wording import Wording
from mint_index.voices import N_, Voice

_BOUNDLESS = 1e12


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What may be entered into a cell: one of `offers`, a date, a figure within bounds or a special word, or any text.

    A share is a figure, or a part and a whole, of which it is `per` times the quotient. Only where `refuses` is set is
    anything else turned away, with that sentence; `prompt` is shown while entering.
    """

    form: Literal["text", "date", "country", "figure", "share"] = "text"
    offers: tuple[str, ...] = ()
    lowest: float = 0.0
    highest: float = _BOUNDLESS
    hides_few: bool = False
    per: float = 0.0
    prompt: str = ""
    refuses: str = ""

    @property
    def look(self) -> str:
        """The look of its cell. A share is written as words: a spreadsheet would take 3/40 for a date."""
        return "text" if self.form == "share" else self.form


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words of one language: the edition's and the tool's own."""

    wording: Wording
    voice: Voice

    def say(self, sentence: str, **facts: object) -> str:
        return self.voice.say(sentence).format(**facts)


def possible_answers(question: Question, speaker: Speaker) -> str:
    """What is printed beside a question: every answer it has, or what kind of answer is asked for."""
    scale = question.scale
    if isinstance(scale, Checklist):
        return speaker.say(
            N_(
                "Answer each element below. Choose something in this row only if none of them can be shown, or if the "
                "question as a whole cannot be answered."
            )
        )
    if isinstance(scale, Number):
        return _figures(scale, speaker)
    if isinstance(scale, Text):
        return speaker.say(N_("a sentence or two, or an example"))
    offers = offered_answers(question, speaker.wording, speaker.voice)
    own = [words for code, words in offers.items() if code in scale.answers]
    if scale.kind == "choice":
        return "\n".join("– " + words for words in own)
    return ("\n" if scale.kind == "ladder" else " / ").join(own)


def _figures(scale: Number, speaker: Speaker) -> str:
    if scale.over:
        unit = speaker.wording.say("unit", scale.counts)
        return speaker.say(
            N_("a figure from 0 up ({unit}); it is divided by figures given at the start"), unit=unit
        )
    facts = {
        "unit": speaker.wording.say("unit", scale.unit) or scale.unit,
        "lowest": say_figure(scale.lowest, speaker.voice),
        "highest": say_figure(scale.highest, speaker.voice),
    }
    if scale.highest < _BOUNDLESS:
        sentence = N_("a figure from {lowest} to {highest} ({unit})")
    else:
        sentence = N_("a figure from {lowest} up ({unit})")
    said = speaker.say(sentence, **facts)
    if scale.as_share:
        said += "\n" + speaker.say(N_("or the part and the whole with a slash, such as 3/40"))
    return said


def answer_entry(question: Question, speaker: Speaker) -> Entry:
    """What may be entered as the answer to a question."""
    scale = question.scale
    offers = tuple(offered_answers(question, speaker.wording, speaker.voice).values())
    if isinstance(scale, Text):
        return Entry(offers=offers)
    if not isinstance(scale, Number):
        return Entry(offers=offers, refuses=_choose(speaker))
    prompt = [
        _figures(scale, speaker),
        speaker.say(N_("or: {words}"), words=_quoted(offers, speaker)),
    ]
    hides_few = scale.entered_in == "persons"
    if hides_few:
        prompt.append(speaker.say(N_("Counts of 1 or 2 persons are not entered.")))
    return Entry(
        form="share" if scale.as_share else "figure",
        per=scale.per,
        offers=offers,
        lowest=0.0 if scale.over else scale.lowest,
        highest=_BOUNDLESS if scale.over else scale.highest,
        hides_few=hides_few,
        prompt="\n".join(prompt),
        refuses="\n".join([speaker.say(N_("This cannot be entered here. Possible is:")), *prompt]),
    )


def tick_entry(speaker: Speaker) -> Entry:
    """What may be entered beside an element of a checklist: yes or no."""
    words = special_words(speaker.voice)
    return Entry(offers=(words[YES], words[NO]), refuses=_choose(speaker))


def reason_entry(question: Question, speaker: Speaker) -> Entry | None:
    """What may be entered as the reason of "not applicable"; None where that is no answer."""
    said = reason_words(speaker.voice)
    offers = tuple(words for code, words in said.items() if code in question.may_not_apply)
    return Entry(offers=offers, refuses=_choose(speaker)) if offers else None


def _choose(speaker: Speaker) -> str:
    return speaker.say(N_("Please choose one of the answers that the list offers."))


def _quoted(words: Sequence[str], speaker: Speaker) -> str:
    return ", ".join(speaker.say(N_("“{word}”"), word=word) for word in words)


def say_figure(figure: float, voice: Voice) -> str:
    """A figure as a reader writes it: no needless decimals, the decimal sign of the language, long ones spaced."""
    said = f"{figure:,.10g}" if abs(figure) >= 10_000 else f"{figure:.10g}"
    sign = "." if voice.language == "en" else ","
    return said.translate({ord(","): "\N{NARROW NO-BREAK SPACE}", ord("."): sign})
