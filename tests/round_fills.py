"""Random answers to every question of an edition that can be asked of anybody, and the forms that hold them."""

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from mint_index.answers.form.entries import Speaker
from mint_index.answers.form.said import Said, rows_of
from mint_index.answers.form.workbook import write_form
from mint_index.answers.form.written import Rows, enter
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Checklist, Number, Question, Text
from mint_index.voices import voice

if TYPE_CHECKING:
    from openpyxl import Workbook

WORDS = ("", "", "file 7/3", "=1+1", "minutes of 3 March, p. 4; leaflet", "Zoë – “and so on”")
WHOLE = 5000.0
"""What every figure is that divides others."""


def random_answers(instrument: Instrument, seed: int) -> dict[str, Said]:
    """Answers by their questions; what hangs on other answers is left out, and what divides is known."""
    rng = random.Random(seed)
    questions = instrument.questionnaire.questions.values()
    wholes = {name for each in questions if isinstance(each.scale, Number) for name in each.scale.over}
    found = {each.id: _random(each, rng) for each in questions if each.applies_if is None}
    return found | {name: Said(standing="answered", figure=WHOLE) for name in wholes}


def _random(question: Question, rng: random.Random) -> Said:
    evidence, note, who = (rng.choice(WORDS) for _ in range(3)) if question.dimension else ("", "", "")
    kind = rng.random()
    if kind < 0.1:
        return Said(standing="unknown", evidence=evidence, note=note, answered_by=who)
    if kind < 0.2 and question.may_not_apply and question.must_apply_if is None:
        return Said(standing="not_applicable", reason=rng.choice(question.may_not_apply), note=note)
    chosen, figure, given = _answer(question, rng)
    return Said(
        standing="answered",
        chosen=chosen,
        figure=figure,
        given=given,
        evidence=evidence,
        note=note,
        answered_by=who,
    )


def _answer(question: Question, rng: random.Random) -> tuple[tuple[str, ...], float | None, str]:
    scale = question.scale
    if isinstance(scale, Checklist):
        return tuple(each for each in scale.answers if rng.random() < 0.5), None, ""
    if isinstance(scale, Text):
        return (), None, rng.choice([words for words in WORDS if words])
    if not isinstance(scale, Number):
        return (rng.choice(scale.answers),), None, ""
    if scale.as_share and rng.random() < 0.5:
        return (), None, f"{rng.randint(3, 40)}/40"
    lowest, highest = (3.0, 40.0) if scale.over else (max(scale.lowest, 3.0), min(scale.highest, 100.0))
    return (), float(round(rng.uniform(lowest, highest))), ""


def filled_form(
    instrument: Instrument,
    language: str,
    answers: dict[str, Said],
    of: Callable[[Question], bool] = lambda question: True,
) -> bytes:
    """The form of an invented town with the answers to some questions."""
    speaker = Speaker(instrument.wording(language), voice(language))

    def finish(book: "Workbook") -> None:
        rows = Rows(book, instrument)
        enter(rows, {"municipality": {"answer": "Sankt Beispiel"}, "country": {"answer": "DE"}})
        for name, said in answers.items():
            question = instrument.questionnaire.questions[name]
            if of(question):
                enter(rows, rows_of(question, said, speaker))

    return write_form(instrument, language, finish=finish)
