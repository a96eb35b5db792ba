"""The form of the next round: the answers of the last one stand beside the questions and count once they are confirmed.

Confirming is choosing "yes" in one cell; a formula then shows the answer where an answer stands, so that all that is
computed in the form follows. Whoever answers anew writes over it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mint_index.answers.form.entries import Speaker
from mint_index.answers.form.layout import carried_words, element_id
from mint_index.answers.form.said import Rows as Entries
from mint_index.answers.form.said import Said, rows_of
from mint_index.answers.form.workbook import write_form
from mint_index.answers.form.written import Rows, Spot, enter, list_range, offer, widen_tables
from mint_index.answers.specials import NO, YES, special_words
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Checklist, Question
from mint_index.voices import N_, voice

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {"before": 23, "confirmed": 13}
_ZOOM = 85


def write_next_form(
    instrument: Instrument,
    language: str,
    facts: Mapping[str, str],
    last: Mapping[str, Said],
    date: str,
    *,
    plain: bool = False,
    notes_for: str = "",
) -> bytes:
    """The bytes of the form; `facts` are name and country, `last` the answers of the round of a date (in words).

    A plain one computes nothing: what is confirmed is only seen where it is confirmed.
    """
    speaker = Speaker(instrument.wording(language), voice(language))

    def finish(book: "Workbook") -> None:
        rows = Rows(book, instrument)
        enter(rows, {name: {"answer": words} for name, words in facts.items()})
        for sheet, header in rows.sheets():
            _add_columns(sheet, header, rows, speaker)
        for name, said in last.items():
            _carry(instrument.questionnaire.questions[name], said, rows, speaker, book, plain=plain)
        _say_how(book, speaker, date)

    return write_form(instrument, language, plain=plain, country=notes_for, finish=finish)


def _add_columns(sheet: "Worksheet", header: int, rows: Rows, speaker: Speaker) -> None:
    named = rows.headers[sheet.title][1]
    words = carried_words(speaker.voice)
    first = max(named.values()) + 1
    ids = [row for each, row in rows.found.values() if each is sheet]
    for column, name in enumerate(words, first):
        named[name] = column
        head = Spot(sheet, header, column)
        head.dress(Spot(sheet, header, named["answer"]))
        sheet.column_dimensions[head.letter].width = _WIDTHS[name]
        head.write(words[name])
        for row in ids:
            # As what is printed; only what can be confirmed is opened to be written in.
            Spot(sheet, row, column).dress(Spot(sheet, row, named["answers"]))
    widen_tables(sheet, header, {named[name]: words[name] for name in words})
    sheet.sheet_view.zoomScale = _ZOOM


def _carry(
    question: Question, said: Said, rows: Rows, speaker: Speaker, book: "Workbook", *, plain: bool
) -> None:
    entries = rows_of(question, said, speaker)
    confirm, answer = rows.spot(question.id, "confirmed"), rows.spot(question.id, "answer")
    if confirm is None or answer is None:
        return
    _enter_remarks(entries, question, rows)
    if said.standing == "blank":
        return
    words = special_words(speaker.voice)
    test = f'${confirm.letter}${confirm.row}="{words[YES]}"'
    for id_ in (question.id, *_elements(question)):
        before, now = rows.spot(id_, "before"), rows.spot(id_, "answer")
        last = entries.get(id_, {}).get("answer")
        if before and now and last is not None:
            before.write(last)
            if not plain:
                now.compute(f'IF({test},{before.name},"")')
    confirm.dress(answer)
    refuses = speaker.say(N_("Please choose one of the answers that the list offers."))
    offer(confirm, list_range(book, (words[YES], words[NO])), refuses)


def _enter_remarks(entries: Entries, question: Question, rows: Rows) -> None:
    """Evidence, notes and the like go into their own cells, where they can be changed; slanted, as they are of last time."""
    for name, said in entries[question.id].items():
        spot = rows.spot(question.id, name)
        if name != "answer" and said is not None and spot:
            spot.write(said)
            spot.slant()


def _elements(question: Question) -> tuple[str, ...]:
    if not isinstance(question.scale, Checklist):
        return ()
    return tuple(element_id(question.id, option) for option in question.scale.answers)


def _say_how(book: "Workbook", speaker: Speaker, date: str) -> None:
    """Say on the first sheet what to do, in the cell of its last sentence."""
    words = carried_words(speaker.voice)
    said = speaker.say(
        N_(
            "This form bears the answers of the last round ({date}) under “{before}”. None of them counts yet. Where one still "
            "holds, choose “{yes}” under “{confirmed}”; where not, enter the answer of today. Evidence, notes and who answered "
            "stand in italics in their cells as they were: look at them, and change what has changed."
        ),
        date=date,
        yes=special_words(speaker.voice)[YES],
        **words,
    )
    sheet = book.worksheets[0]
    last = max(each.min_row for each in sheet.merged_cells.ranges)
    cell = sheet.cell(last, 1)
    across = sum(float(sheet.column_dimensions[letter].width) for letter in "ABCD")
    cell.value = f"{cell.value}\n{said}"
    cell.data_type = "s"
    from mint_index.answers.form.measures import Paragraph, row_height

    sheet.row_dimensions[last].height = row_height([(across, [Paragraph(text=str(cell.value))])])
