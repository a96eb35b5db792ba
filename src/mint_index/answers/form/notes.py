"""Notes by country on a sheet of their own, for a form of which nobody has said where it will be filled in.

Where the country is known, its notes stand beside the questions instead.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mint_index.answers.form.entries import Speaker
from mint_index.answers.form.layout import free_name
from mint_index.answers.form.looks import INDENT, SMALL, put
from mint_index.answers.form.marks import mark_table, set_up
from mint_index.answers.form.measures import Paragraph, row_height
from mint_index.instrument.instrument import Instrument
from mint_index.voices import N_

if TYPE_CHECKING:
    from openpyxl import Workbook

_WIDTHS = (12.0, 60.0, 100.0)
_TOP = 4


def noted(country: str, instrument: Instrument) -> str:
    """The country whose notes are to stand beside the questions of a town in a country: itself, where it has any."""
    return country if country in instrument.questionnaire.countries else ""


def notes_of(instrument: Instrument, speaker: Speaker) -> list[tuple[str, str, str]]:
    """Country, question and note, country by country and in the order of the questions."""
    return [
        (country, speaker.wording.say(question), note)
        for country in instrument.questionnaire.countries
        for question in instrument.questionnaire.questions
        if (note := speaker.wording.say(question, country))
    ]


def add_notes(book: "Workbook", instrument: Instrument, speaker: Speaker, taken: Iterable[str]) -> None:
    """Add the sheet with the notes, where there are any."""
    notes = notes_of(instrument, speaker)
    if not notes:
        return
    sheet = book.create_sheet(free_name(speaker.say(N_("Notes by country")), taken))
    set_up(sheet, _WIDTHS, footer=speaker.wording.say("edition"))
    put(sheet, 1, 1, speaker.say(N_("Notes by country")), "title")
    sheet.row_dimensions[1].height = 30
    put(
        sheet,
        2,
        1,
        speaker.say(
            N_("Where laws or the names of offices differ. Nothing is filled in here."),
        ),
        "says",
    )
    sheet.merged_cells.add("A2:C2")
    header = [speaker.say(N_("Country")), speaker.say(N_("Question")), speaker.say(N_("Note"))]
    for number, words in enumerate(header, 1):
        put(sheet, _TOP - 1, number, words, "header")
    for row, note in enumerate(notes, _TOP):
        for number, words in enumerate(note, 1):
            put(sheet, row, number, words, "printed")
        paragraphs = [[Paragraph(text=words)] for words in note]
        sheet.row_dimensions[row].height = row_height(
            [(width - INDENT, held) for width, held in zip(_WIDTHS, paragraphs, strict=True)]
        )
    named = [[Paragraph(text=words, points=SMALL, bold=True)] for words in header]
    sheet.row_dimensions[_TOP - 1].height = row_height(
        [(width - INDENT, held) for width, held in zip(_WIDTHS, named, strict=True)]
    )
    mark_table(sheet, "mint_notes", header, _TOP - 1, len(notes))
    sheet.freeze_panes, sheet.print_title_rows = f"A{_TOP}", f"{_TOP - 1}:{_TOP - 1}"
