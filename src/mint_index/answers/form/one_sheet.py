"""The form as one CSV sheet, for those without a spreadsheet program: a row a question, a line a row.

It has the columns of the workbook's sheets. An editor offers no lists to choose from, so every answer is written out with
a code that is quickly typed; what is typed, codes or words, is read alike.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from mint_index.answers.form.armour import armoured
from mint_index.answers.form.contents import Row, lay_out
from mint_index.answers.form.entries import Speaker, possible_answers
from mint_index.answers.form.layout import COLUMNS, START, STATED, header_words, sheet_rows
from mint_index.answers.specials import NONE, NOT_APPLICABLE, UNKNOWN, offered_answers, reason_words
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Checklist, Choice, Question
from mint_index.voices import N_, voice

DELIMITER = ";"
"""What the list separator is wherever a comma divides decimals: a double click shows columns in all of the continent."""
BETWEEN = " | "
"""What stands between answers, in reading and in writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A row as it is printed: an id (none for the title of a dimension), what is asked, what can be answered.

    `states` is an answer that is written already.
    """

    id: str
    ask: str
    answers: str = ""
    states: str = ""


def printed_rows(instrument: Instrument, language: str) -> Iterator[Printed]:
    """The rows of the form below its header, in order."""
    speaker = Speaker(instrument.wording(language), voice(language))
    laid_out = {row.id: row for page in lay_out(instrument, language) for row in page.rows}
    for page, rows in sheet_rows(instrument).items():
        if page != START:
            yield Printed(id="", ask=_on_one_line(speaker.wording.say(page)))
        for id_, question in rows.items():
            if question is None:
                yield _stated(laid_out[id_], speaker)
            elif id_ == question.id:
                row = laid_out[id_]
                asked = _on_one_line(" – ".join((row.ask, *row.explains)))
                yield Printed(id=id_, ask=asked, answers=typed_answers(question, speaker))


def write_one_sheet(instrument: Instrument, language: str) -> bytes:
    """The form in a language, nothing filled in: UTF-8 with its mark, rows ended as spreadsheet programs end them."""
    held = io.StringIO()
    writer = csv.writer(held, delimiter=DELIMITER, lineterminator="\r\n")
    words = header_words(voice(language))
    writer.writerow(words[column] for column in COLUMNS)
    blank = [""] * (len(COLUMNS) - 4)
    for row in printed_rows(instrument, language):
        # The words of an edition may begin like a formula; only what is entered can be taken for a date.
        writer.writerow([row.id, _harmless(row.ask), _harmless(row.answers), row.states, *blank])
    return held.getvalue().encode("utf-8-sig")


def typed_answers(question: Question, speaker: Speaker) -> str:
    """Every answer to a question in one line, in words that are understood when they are typed."""
    scale, words = question.scale, speaker.wording
    offers = dict(offered_answers(question, words, speaker.voice))
    if isinstance(scale, Choice | Checklist):
        own = [f"{code}: {words.say(question.id, code)}" for code in scale.answers]
    else:
        own = [said for code, said in offers.items() if code in scale.answers] or [
            possible_answers(question, speaker)
        ]
    others = [offers[code] for code in (NONE, UNKNOWN) if code in offers and code not in scale.answers]
    if NOT_APPLICABLE in offers:
        said = reason_words(speaker.voice)
        reasons = " / ".join(said[code] for code in said if code in question.may_not_apply)
        others.append(
            speaker.say(
                N_("{answer} (with a reason: {reasons})"), answer=offers[NOT_APPLICABLE], reasons=reasons
            )
        )
    said_all = _on_one_line(BETWEEN.join((*own, *others)))
    if isinstance(scale, Checklist):
        return speaker.say(N_("one or several, with | between them: {answers}"), answers=said_all)
    return said_all


def _stated(row: Row, speaker: Speaker) -> Printed:
    ask = row.ask or speaker.say(N_("State of the questionnaire; please leave this line as it is"))
    states = row.states if row.id in STATED else ""
    return Printed(
        id=row.id, ask=_on_one_line(" – ".join((ask, *row.explains))), answers=row.answers, states=states
    )


def _harmless(text: str) -> str:
    return armoured(text) if text.startswith(("=", "+", "-", "@")) else text


def _on_one_line(text: str) -> str:
    return BETWEEN.join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
