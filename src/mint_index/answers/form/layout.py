"""Where things stand in a form: its sheets, its rows and its columns, and what they are called in each language.

Whoever writes a form and whoever reads one asks here, so that a word is never written which is not known in reading.
"""

from collections.abc import Iterable, Iterator, Mapping

from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Checklist, Question
from mint_index.instrument.wording import folded
from mint_index.voices import N_, SPOKEN, Voice, voice

COLUMNS = ("id", "question", "answers", "answer", "evidence", "note", "answered_by", "reason")
"""The columns of a sheet with questions; the start sheet has the first four."""
CARRIED = ("before", "confirmed")
"""The columns that a form has beside them where it bears the answers of the last round."""
REMARKS = ("evidence", "note", "answered_by", "reason")
START = "start"
STATED = ("edition", "language", "fingerprint")
"""Rows of the start sheet that are filled when the form is written."""
FACTS = ("municipality", "country", "date")
"""Rows of the start sheet that every edition asks for."""
LISTS = "_lists"
"""The hidden sheet that holds what the drop-downs offer."""
CALCULATION = "_points"
"""The hidden sheet that computes the live score."""
COMPUTED = (LISTS, CALCULATION)
"""Sheets that hold nothing to read, though the second names every question."""

_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys(":\\/?*[]", " "))


def header_words(voice: Voice) -> Mapping[str, str]:
    """What the columns are called in one language."""
    return {
        "id": voice.say(N_("Id")),
        "question": voice.say(N_("Question")),
        "answers": voice.say(N_("Possible answers")),
        "answer": voice.say(N_("Answer")),
        "evidence": voice.say(N_("Evidence")),
        "note": voice.say(N_("Note")),
        "answered_by": voice.say(N_("Answered by")),
        "reason": voice.say(N_("Reason, if not applicable")),
    }


def carried_words(voice: Voice) -> Mapping[str, str]:
    """What the columns of the last round are called in one language."""
    return {"before": voice.say(N_("Last time")), "confirmed": voice.say(N_("Unchanged?"))}


def known_headers() -> Mapping[str, str]:
    """The column for every folded word of a header, in every language that is spoken, and for the columns' own names."""
    return {
        folded(word): column
        for each in SPOKEN
        for column, said in (*header_words(voice(each)).items(), *carried_words(voice(each)).items())
        for word in (column, said)
    }


def known_ends() -> frozenset[str]:
    """The folded titles of the table of progress, in every language that is spoken."""
    return frozenset(folded(progress_title(voice(each))) for each in SPOKEN)


def sheet_names(instrument: Instrument, language: str) -> Mapping[str, str]:
    """What the sheets are called in one language: `start`, and every dimension by its id."""
    wording = instrument.wording(language)
    names = {START: voice(language).say(N_("Start"))}
    for dimension in instrument.questionnaire.dimensions:
        said = wording.say(dimension.id, "short") or wording.say(dimension.id) or dimension.id
        names[dimension.id] = " ".join(said.translate(_NOT_IN_NAMES).split())[:_LONGEST_NAME].strip(" '")
    return names


def result_name(taken: Iterable[str], voice: Voice) -> str:
    """What the sheet with the result is called, beside sheets that have their names already."""
    return free_name(voice.say(N_("Result")), taken)


def free_name(said: str, taken: Iterable[str]) -> str:
    """A name for a sheet, with a number where another sheet has it already."""
    names = {name.casefold() for name in taken}
    numbered = (f"{said} {number}" for number in range(2, len(names) + 3))
    return next(name for name in (said, *numbered) if name.casefold() not in names)


def progress_title(voice: Voice) -> str:
    """The title of the table of progress. Where it stands, the rows of the start sheet end."""
    return voice.say(N_("How far the sheets are filled in"))


def sheet_rows(instrument: Instrument) -> Mapping[str, Mapping[str, Question | None]]:
    """The ids of the rows of every sheet, in order, each with its question (None for what the tool itself asks)."""
    rows: dict[str, Mapping[str, Question | None]] = {}
    rows[START] = dict.fromkeys((*STATED, *FACTS), None) | _ids(instrument.questionnaire.profile)
    for dimension in instrument.questionnaire.dimensions:
        rows[dimension.id] = _ids(dimension.questions)
    return rows


def element_id(question: str, option: str) -> str:
    """The id of the row of an element of a checklist."""
    return f"{question}.{option}"


def _ids(questions: tuple[Question, ...]) -> dict[str, Question | None]:
    return {id_: question for question in questions for id_ in row_ids(question)}


def row_ids(question: Question) -> Iterator[str]:
    """The ids of the rows of a question: its own, then those of the elements of a checklist."""
    yield question.id
    if isinstance(question.scale, Checklist):
        yield from (element_id(question.id, option) for option in question.scale.answers)
