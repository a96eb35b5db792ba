"""Forms filled in by chance: the cells of a workbook and the same answers as the engine reads them.

Every way to answer comes up: blank, unknown, reasons, what is not asked, shares as words, elements one by one.
"""

import io
import random
from collections.abc import Mapping
from dataclasses import dataclass, field

import openpyxl

from editions import read
from mint_index.answers.cells import Cell
from mint_index.answers.form.layout import element_id
from mint_index.answers.form.workbook import write_form
from mint_index.answers.specials import offered_answers, reason_words, special_words
from mint_index.answers.table import Answers
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Checklist, Number, Question, Text
from mint_index.voices import voice

BASE: Mapping[str, Cell] = {"municipality": "Erlenau", "country": "DE", "date": "2026-03-31"}


@dataclass(slots=True)
class Fill:
    """What is put into the cells of a workbook, and the row of a table that says the same."""

    cells: dict[str, str | float] = field(default_factory=dict)
    row: dict[str, Cell] = field(default_factory=dict)

    def answer(self, question: str, cells: Mapping[str, str | float], row: Mapping[str, Cell]) -> None:
        self.forget(question)
        self.cells |= {f"{question}|{name}": value for name, value in cells.items()}
        self.row |= row

    def forget(self, question: str) -> None:
        for name in [each for each in self.cells if each.startswith(f"{question}|")]:
            del self.cells[name]
        for name in (question, f"{question}.reason"):
            self.row.pop(name, None)

    @property
    def places(self) -> dict[str, str | float]:
        return {name.partition("|")[2]: value for name, value in self.cells.items()}


def places_of(workbook: bytes) -> dict[str, str]:
    """The sheet and row of every id of a form, as `Housing!{}4`."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return {
        str(row[0].value): f"{sheet.title}!{{}}{row[0].row}"
        for sheet in book
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows(max_col=1)
        if isinstance(row[0].value, str)
    }


def fills(instrument: Instrument, language: str, count: int, seed: int) -> list[Fill]:
    """Some fills in which nothing is wrong, from those that leave out much to those that leave out nothing."""
    chance, places = random.Random(seed), places_of(write_form(instrument, language))
    made = []
    for _ in range(count):
        silent, away = chance.choice((0.0, 0.05, 0.2, 0.5, 1.0)), chance.choice((0.0, 0.1, 0.5))
        good = chance.choice((0.2, 0.5, 0.8))
        fill = Fill(row=dict(BASE))
        fill.cells["country|" + places["country"].format("D")] = "DE"
        for question in instrument.questionnaire.questions.values():
            _answer(fill, question, instrument, language, chance, places, silent, away, good)
        _mend(fill, instrument)
        made.append(fill)
    return made


def answers_of(instrument: Instrument, made: list[Fill]) -> Answers:
    """The same answers as the engine reads them."""
    answers, told = read(instrument, [fill.row for fill in made])
    assert told == [], told
    return answers


def _mend(fill: Fill, instrument: Instrument) -> None:
    """Take out what must not be there: answers to what is not asked, figures that are not possible."""
    while told := read(instrument, [fill.row])[1]:
        for problem in told:
            if problem.code == "A13":  # nothing at all is answered
                name = next(each.id for each in _all(instrument) if not each.applies_if)
                raise AssertionError(name)
            fill.forget(str(problem.fact("question")))


def _all(instrument: Instrument) -> list[Question]:
    return [each for dimension in instrument.questionnaire.dimensions for each in dimension.questions]


def _answer(
    fill: Fill,
    question: Question,
    instrument: Instrument,
    language: str,
    chance: random.Random,
    places: Mapping[str, str],
    silent: float,
    away: float,
    good: float,
) -> None:
    place, words = places[question.id], special_words(voice(language))
    lot = chance.random()
    # Something must be answered, or the reader asks whether the right file was chosen.
    first = next(each for each in _all(instrument) if not each.applies_if)
    if question is first or (question.scored is False and question.dimension == "" and lot > silent / 2):
        lot = 1.0
    if lot < silent / 2:
        return
    if lot < silent:
        said = words["unknown"]
        fill.answer(question.id, {place.format("D"): said}, {question.id: said})
        return
    if lot < silent + away and question.may_not_apply and question.dimension:
        said, reason = words["not_applicable"], reason_words(voice(language))[chance.choice(question.may_not_apply)]  # type: ignore[index]
        fill.answer(
            question.id,
            {place.format("D"): said, place.format("H"): reason},
            {question.id: said, f"{question.id}.reason": reason},
        )
        return
    cells, row = _answered(question, instrument, language, chance, places, good)
    fill.answer(question.id, cells, row)


def _answered(
    question: Question,
    instrument: Instrument,
    language: str,
    chance: random.Random,
    places: Mapping[str, str],
    good: float,
) -> tuple[dict[str, str | float], dict[str, Cell]]:
    place, scale = places[question.id].format("D"), question.scale
    if isinstance(scale, Checklist):
        return _ticked(question, language, chance, places, good)
    if isinstance(scale, Text):
        return {place: "An example."}, {question.id: "An example."}
    if isinstance(scale, Number):
        said = _figure(scale, chance)
        return {place: said}, {question.id: said}
    offers = offered_answers(question, instrument.wording(language), voice(language))
    own = [word for code, word in offers.items() if code in scale.answers]
    word = own[0 if chance.random() < 0.15 else min(int(chance.betavariate(2 * good + 0.2, 1) * len(own)), len(own) - 1)]
    return {place: word}, {question.id: word}


def _ticked(
    question: Question, language: str, chance: random.Random, places: Mapping[str, str], good: float
) -> tuple[dict[str, str | float], dict[str, Cell]]:
    words = special_words(voice(language))
    if chance.random() < 0.15:
        return {places[question.id].format("D"): words["none"]}, {question.id: words["none"]}
    marks = {option: chance.choice(("yes",) * int(10 * good) + ("no",) * 4 + ("",)) for option in question.scale.answers}
    if chance.random() < 0.15:
        marks = dict.fromkeys(marks, "no")
    cells: dict[str, str | float] = {
        places[element_id(question.id, option)].format("D"): words[mark] for option, mark in marks.items() if mark
    }
    shown = [option for option, mark in marks.items() if mark == "yes"]
    if shown:
        return cells, {question.id: "|".join(shown)}
    return cells, ({question.id: "none"} if "" not in marks.values() else {})


def _figure(scale: Number, chance: random.Random) -> str | float:
    lowest, highest = max(scale.lowest, -1e6), min(scale.highest, max(scale.worst, scale.best, 50_000) * 1.5)
    value = chance.choice((scale.worst, scale.best, chance.uniform(scale.worst, scale.best), chance.uniform(lowest, highest)))
    value = min(max(value, lowest), highest)
    if scale.unit == "persons" or getattr(scale, "over", ()):
        return float(chance.choice((0, 3, 17, 400, 9_999, 12_000)))
    lot = chance.random()
    if scale.per == 0 or lot < 0.2:
        return round(value, 2)
    if lot < 0.5:
        # Words with either sign for decimals; three of them could be thousands.
        return f"{value:.1f}".replace(".", chance.choice(".,"))
    whole = chance.randint(3, 2000)
    part = min(value, scale.highest) * whole / scale.per
    written = str(int(part)) if chance.random() < 0.7 else f"{int(part)}{chance.choice('.,')}5"
    return f"{written}{chance.choice(('/', ' / '))}{whole}"
