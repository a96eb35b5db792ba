"""The joined form: what was answered stands in its rows, and what is to be talked about on a sheet of its own.

The sheet has a row for each answer; the framed cell in the first row of a question takes what is agreed on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mint_index.answers.cells import Cell
from mint_index.answers.form.agenda import COLUMNS, JOINED, agenda_name, agenda_words, talk_words
from mint_index.answers.form.entries import Speaker, answer_entry, tick_entry
from mint_index.answers.form.layout import element_id, free_name, sheet_names
from mint_index.answers.form.marks import set_up
from mint_index.answers.form.measures import Paragraph, row_height
from mint_index.answers.form.notes import noted
from mint_index.answers.form.said import Rows as Entries
from mint_index.answers.form.said import answer_cell, in_words, rows_of
from mint_index.answers.form.workbook import write_form
from mint_index.answers.form.written import Rows, Spot, enter, list_range, offer
from mint_index.answers.merging.differences import differing_elements
from mint_index.answers.merging.joining import Joined, Topic
from mint_index.answers.specials import NO, YES, special_words
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Checklist
from mint_index.voices import N_, voice

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = (9, 38, 11, 16, 15, 18, 34, 18, 18, 30)
_SHADE = "F2F2F2"
_OPEN = COLUMNS.index("agreed") + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A row of the sheet; `first` is whether it is the first of its question, `offers` what may be agreed on."""

    cells: tuple[Cell, ...]
    first: bool
    offers: tuple[str, ...] = ()


def write_joined(joined: Joined, instrument: Instrument, language: str) -> bytes:
    """The bytes of the joined form."""
    speaker = Speaker(instrument.wording(language), voice(language))

    def finish(book: "Workbook") -> None:
        rows = Rows(book, instrument)
        enter(rows, {name: {"answer": words or None} for name, words in joined.facts.items()})
        open_ = {topic.question.id: topic for topic in joined.topics}
        for name, said in joined.said.items():
            question = instrument.questionnaire.questions[name]
            enter(rows, rows_of(question, said, speaker))
            if name in open_:
                enter(rows, _settled_elements(open_[name], speaker))
        model = {name: rows.spot("municipality", name) for name in ("id", "answers", "answer")}
        header = next(Spot(sheet, row, 1) for sheet, row in rows.sheets())
        models = {"header": header, **{k: v for k, v in model.items() if v}}
        # Right behind the start, where nobody overlooks it.
        sheet = book.create_sheet(meeting_sheet(instrument, language), 1)
        _write_agenda(sheet, book, joined, speaker, models)

    return write_form(instrument, language, country=noted(joined.facts["country"], instrument), finish=finish)


def meeting_sheet(instrument: Instrument, language: str) -> str:
    """What the sheet for the meeting is called in a joined form."""
    return free_name(agenda_name(voice(language)), sheet_names(instrument, language).values())


def _settled_elements(topic: Topic, speaker: Speaker) -> Entries:
    """The elements of a list on which all agree, whose others are talked about."""
    scale = topic.question.scale
    answers = [said for _, said in topic.answers]
    if not isinstance(scale, Checklist) or {each.standing for each in answers} != {"answered"}:
        return {}
    words, differ = special_words(speaker.voice), differing_elements(scale, answers)
    return {
        element_id(topic.question.id, option): {"answer": words[YES if option in answers[0].chosen else NO]}
        for option in scale.answers
        if option not in differ
    }


def _lines(topic: Topic, speaker: Speaker) -> Iterator[_Line]:
    """The rows of a topic: one for each answer, or of a list one for each element that differs and each answer."""
    question, scale = topic.question, topic.question.scale
    talk, why = talk_words(speaker.voice)[topic.difference.talk], speaker.say(topic.difference.why)
    asked = speaker.wording.say(question.id)
    answers = [said for _, said in topic.answers]
    by_element = isinstance(scale, Checklist) and {each.standing for each in answers} == {"answered"}
    ticks = special_words(speaker.voice)
    elements = differing_elements(scale, answers) if isinstance(scale, Checklist) and by_element else ("",)
    for element in elements:
        id_ = element_id(question.id, element) if element else question.id
        ask = f"{asked} – {speaker.wording.say(question.id, element)}" if element else asked
        offers = tick_entry(speaker).offers if element else answer_entry(question, speaker).offers
        figures = isinstance(answer_cell(question, answers[0], speaker), float)
        closed = element or question.scale.answers
        for at, (response, said) in enumerate(topic.answers):
            words = (
                ticks[YES if element in said.chosen else NO] if element else in_words(question, said, speaker)
            )
            yield _Line(
                cells=(
                    *(id_, ask, talk, why, response.name, said.answered_by or None, words),
                    *(said.evidence or None, said.note or None, None),
                ),
                first=at == 0,
                offers=offers if closed and not figures else (),
            )


def _write_agenda(
    sheet: "Worksheet", book: "Workbook", joined: Joined, speaker: Speaker, models: Mapping[str, Spot]
) -> None:
    set_up(sheet, _WIDTHS, "")
    # Whoever leads the meeting may also sort and filter.
    sheet.protection.sort = sheet.protection.autoFilter = False
    lines = [line for topic in joined.topics for line in _lines(topic, speaker)]
    bands = [at % 2 == 1 for at, topic in enumerate(joined.topics) for _ in _lines(topic, speaker)]
    title, says = agenda_name(speaker.voice), tuple(_says(joined, speaker))
    sheet.cell(1, 1, title).style = "mint title"
    sheet.row_dimensions[1].height = 30
    for number, sentence in enumerate(says, 2):
        sheet.cell(number, 1, sentence).style = "mint says"
        sheet.merged_cells.add(f"A{number}:J{number}")
        sheet.row_dimensions[number].height = row_height([(sum(_WIDTHS), [Paragraph(text=sentence)])])
    header = len(says) + 2
    for column, words in enumerate(agenda_words(speaker.voice).values(), 1):
        spot = Spot(sheet, header, column)
        spot.write(words)
        spot.dress(models["header"])
    hidden = {"id": JOINED, "file": str(joined.forms), "said": str(joined.met)}
    for name, word in hidden.items():
        sheet.cell(header + 1, COLUMNS.index(name) + 1, word)
    sheet.row_dimensions[header + 1].hidden = True
    refuses = speaker.say(N_("Please choose one of the answers that the list offers."))
    for number, (line, band) in enumerate(zip(lines, bands, strict=True), header + 2):
        _write_line(sheet, number, line, models, band=band)
        if line.first and line.offers:
            offer(Spot(sheet, number, _OPEN), list_range(book, line.offers), refuses)
    sheet.freeze_panes = f"A{header + 1}" if len(says) < 3 else None
    sheet.print_title_rows = f"{header}:{header}"
    if lines:
        book.active = book.index(sheet)
        for each in book.worksheets:
            each.sheet_view.tabSelected = each is sheet


def _write_line(
    sheet: "Worksheet", number: int, line: _Line, models: Mapping[str, Spot], *, band: bool
) -> None:
    for column, said in enumerate(line.cells, 1):
        spot = Spot(sheet, number, column)
        kind = "id" if column == 1 else "answer" if column == _OPEN and line.first else "answers"
        if said is not None:
            spot.write(said)
        spot.dress(models[kind])
        # Every second question is shaded, so that the answers to one are seen together.
        if band and kind != "answer":
            spot.shade(_SHADE)


def _says(joined: Joined, speaker: Speaker) -> Iterator[str]:
    meeting = sum(topic.difference.talk == "meeting" for topic in joined.topics)
    yield speaker.say(
        N_(
            "Forms joined: {forms}. Questions answered in more than one of them: {met}. Of these there stand here for the "
            "meeting: {meeting}, and for a short talk: {short}. All other answers stand."
        ),
        forms=joined.forms,
        met=joined.met,
        meeting=meeting,
        short=len(joined.topics) - meeting,
    )
    unseen = N_("The result sheet does not see what is agreed here; mint assess counts it.")
    how = speaker.say(
        N_(
            "What stands here counts as not answered until it is agreed on. Write the answer that you agree on into the framed cell "
            "under “{agreed}”, once for each question, or into the question’s own row on its sheet. Nothing is averaged; in "
            "doubt it is the lower step. “{not_applicable}” needs a reason in the question’s own row."
        ),
        agreed=agenda_words(speaker.voice)["agreed"],
        **special_words(speaker.voice),
    )
    yield f"{how} {speaker.say(unseen)}"
