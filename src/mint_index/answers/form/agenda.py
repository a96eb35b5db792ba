"""The sheet for the meeting: every question that several people answered differently, a row for each of their answers.

It is known by the words of its header, wherever it was moved to, and its rows by their ids, however they were sorted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mint_index.answers.cells import Cell, word_of
from mint_index.answers.sheets import Sheet
from mint_index.instrument.wording import folded
from mint_index.problems import Place
from mint_index.voices import N_, SPOKEN, Voice, voice

COLUMNS = ("id", "question", "talk", "why", "file", "who", "said", "evidence", "note", "agreed")
"""The columns of the sheet."""
JOINED = "_joined"
"""The id of the hidden row that says how many forms were joined, and how many questions several answered."""
_LONGEST = 60
"""No header is longer than this; longer cells are not compared."""
_NEEDED = frozenset(("id", "said", "agreed"))


def agenda_words(voice: Voice) -> Mapping[str, str]:
    """What the columns are called in one language."""
    return {
        "id": voice.say(N_("Id")),
        "question": voice.say(N_("Question")),
        "talk": voice.say(N_("To settle in")),
        "why": voice.say(N_("Why")),
        "file": voice.say(N_("File")),
        "who": voice.say(N_("Answered by")),
        "said": voice.say(N_("What was answered")),
        "evidence": voice.say(N_("Evidence")),
        "note": voice.say(N_("Note")),
        "agreed": voice.say(N_("Agreed")),
    }


def talk_words(voice: Voice) -> Mapping[str, str]:
    """What the two kinds of talk are called in one language."""
    return {"meeting": voice.say(N_("Meeting")), "short": voice.say(N_("Short talk"))}


def agenda_name(voice: Voice) -> str:
    """What the sheet is called in one language."""
    return voice.say(N_("For the meeting"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row of the sheet: the id of a question or of an element of a list, and the cells by their columns."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]

    def cell(self, column: str) -> Cell:
        return self.sheet.rows[self.row][self.columns[column]] if column in self.columns else None

    def word(self, column: str) -> str:
        return word_of(self.cell(column))

    def place(self, column: str) -> Place:
        return self.sheet.place(self.row, self.columns[column])


def is_agenda(sheet: Sheet) -> bool:
    """Whether a sheet is one for the meeting."""
    return _header(sheet, _known_words()) is not None


def items(sheet: Sheet) -> Iterator[Item]:
    """The rows of a sheet for the meeting."""
    found = _header(sheet, _known_words())
    for row in range(found[0] + 1 if found else len(sheet.rows), len(sheet.rows)):
        item = Item(sheet=sheet, row=row, columns=found[1] if found else {})
        if item.word("id"):
            yield item


def _header(sheet: Sheet, known: Mapping[str, str]) -> tuple[int, Mapping[str, int]] | None:
    for number, row in enumerate(sheet.rows):
        named: dict[str, int] = {}
        for column, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) <= _LONGEST and (name := known.get(folded(cell))):
                named.setdefault(name, column)
        if named.keys() >= _NEEDED:
            return number, named
    return None


def _known_words() -> Mapping[str, str]:
    return {
        folded(word): column
        for each in SPOKEN
        for column, said in agenda_words(voice(each)).items()
        for word in (column, said)
    }


def known_talks() -> Mapping[str, str]:
    """The kind of talk for every folded word, in every language that is spoken."""
    return {folded(said): talk for each in SPOKEN for talk, said in talk_words(voice(each)).items()}
