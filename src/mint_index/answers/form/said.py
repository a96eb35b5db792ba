"""One answer apart from the language it was written in, and the words with which a form of any language says it.

What was read from one form or record is put into another by way of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from mint_index.answers.cells import Cell, word_of
from mint_index.answers.form.entries import Speaker
from mint_index.answers.form.filled import Filled
from mint_index.answers.form.layout import element_id
from mint_index.answers.specials import (
    NO,
    NONE,
    NOT_APPLICABLE,
    UNKNOWN,
    YES,
    known_reasons,
    known_specials,
    offered_answers,
    reason_words,
    special_words,
)
from mint_index.answers.table import ANSWERED, chosen
from mint_index.answers.table import NOT_APPLICABLE as STANDS_NOT_APPLICABLE
from mint_index.answers.table import UNKNOWN as STANDS_UNKNOWN
from mint_index.answers.vocabulary import Vocabulary
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Checklist, Number, Question, Text
from mint_index.instrument.wording import folded
from mint_index.voices import N_

Standing = Literal["blank", "answered", "unknown", "not_applicable"]
_STANDING: Mapping[int, Standing] = {
    ANSWERED: "answered",
    STANDS_UNKNOWN: "unknown",
    STANDS_NOT_APPLICABLE: "not_applicable",
}
Rows = dict[str, dict[str, Cell]]
"""What is entered into the rows of a form: cells by their columns, by the ids of the rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One answer: ids that were `chosen`, the `figure` as it is entered (of a part, the part), the words of a text or share.

    `evidence`, `note` and `answered_by` are what was written beside it.
    """

    standing: Standing = "blank"
    chosen: tuple[str, ...] = ()
    figure: float | None = None
    given: str = ""
    reason: str = ""
    evidence: str = ""
    note: str = ""
    answered_by: str = ""

    @property
    def meaning(self) -> tuple[object, ...]:
        """What makes two answers the same."""
        words = folded(self.given) if self.figure is None else ""
        return self.standing, self.chosen, self.figure, words, self.reason


def said_in(question: Question, filled: Filled, instrument: Instrument, decimal: Callable[[], str]) -> Said:
    """What a form says to a question; blank where its cell means nothing."""
    vocabulary = Vocabulary(question, instrument, decimal, known_specials(), filled.language)
    meaning = vocabulary.meanings[vocabulary[filled.cells.get(question.id)]]
    beside = {
        name: word_of(filled.cells.get(f"{question.id}.{name}"))
        for name in ("evidence", "note", "answered_by")
    }
    standing = _STANDING.get(meaning.standing, "blank")
    reason = known_reasons().get(folded(word_of(filled.cells.get(f"{question.id}.reason"))), "")
    answered = standing == "answered"
    return Said(
        standing=standing,
        chosen=chosen(question, meaning.figure) if answered else (),
        figure=meaning.figure if answered and isinstance(question.scale, Number) else None,
        given=meaning.given if answered else "",
        reason=reason if standing == "not_applicable" else "",
        **beside,
    )


def rows_of(question: Question, said: Said, speaker: Speaker) -> Rows:
    """What is entered into the rows of a question in the language of a form."""
    scale = question.scale
    own: dict[str, Cell] = {"answer": answer_cell(question, said, speaker)}
    own |= {name: getattr(said, name) or None for name in ("evidence", "note", "answered_by")}
    own["reason"] = {str(code): words for code, words in reason_words(speaker.voice).items()}.get(said.reason)
    rows: Rows = {question.id: own}
    if isinstance(scale, Checklist) and said.standing == "answered":
        words = special_words(speaker.voice)
        own["answer"] = None if said.chosen else words[NONE]
        for option in scale.answers:
            rows[element_id(question.id, option)] = {"answer": words[YES if option in said.chosen else NO]}
    return rows


def answer_cell(question: Question, said: Said, speaker: Speaker) -> Cell:
    """The answer as it stands in a single cell; of a list, the elements one after the other."""
    if said.standing == "blank":
        return None
    scale, offers = question.scale, offered_answers(question, speaker.wording, speaker.voice)
    if said.standing != "answered":
        return offers[UNKNOWN if said.standing == "unknown" else NOT_APPLICABLE]
    if isinstance(scale, Checklist):
        words = [speaker.wording.say(question.id, option) for option in said.chosen]
        return "; ".join(words) if words else offers[NONE]
    if isinstance(scale, Number | Text):
        return said.given or said.figure
    return offers[said.chosen[0]]


def in_words(question: Question, said: Said, speaker: Speaker) -> str:
    """The answer as a person reads it, with the reason where it has one."""
    words = word_of(answer_cell(question, said, speaker))
    reason = {str(code): each for code, each in reason_words(speaker.voice).items()}.get(said.reason)
    return speaker.say(N_("{answer}: {reason}"), answer=words, reason=reason) if reason else words
