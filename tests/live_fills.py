"""Forms filled in by chance: what is put into the cells of a workbook, and the same answers as the engine reads them.

Every way to answer comes up: blank, unknown, reasons, what is not asked, shares as words, elements one by one.
"""

import io
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

from editions import load_edition, read
from mint_index.answers.cells import Cell
from mint_index.answers.form.layout import element_id
from mint_index.answers.form.workbook import write_form
from mint_index.answers.specials import offered_answers, reason_words, special_words
from mint_index.answers.table import Answers
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import REASONS, Checklist, Number, Question, Questionnaire, Text
from mint_index.instrument.wording import Wording, questionnaire_keys
from mint_index.voices import voice

Value = str | float
Answered = tuple[dict[str, Value], dict[str, Cell]]
"""What is put into cells, and the answer as a row of a table says it."""

FRAME = """id: small
languages: [en]
dimensions:
  - {id: means, weight: 0.1}
  - {id: least, weight: 0.7}
  - {id: voided, weight: 3}
  - {id: told}
overall: {aggregate: geometric, needs: 2}
each_dimension: {coverage: {scored_from: 40, settled_from: 90}, not_applicable: {outside_above: 40}}
levels: [{id: low, from: 0}, {id: mid, from: 33.3}, {id: high, from: 66.6}]
between: 5
rounding: {decimals: 1, ties: half_even}
profile:
  - {id: people, kind: number, unit: persons, highest: 1000000}
  - {id: place, kind: choice, options: [coast, hills, plain]}
  - {id: sea, kind: yes_no, applies_if: {profile: place, is: coast}}
"""
MEANS = """
aggregate: geometric
missing: worst
gate_weight: 2
coverage: {scored_from: 0, settled_from: 50}
questions:
  - {id: law, kind: ladder, steps: 6, weight: 2, may_not_apply: [law, size]}
  - id: share
    kind: number
    unit: percent
    worst: 0
    best: 80
    highest: 100
    per: 100
    weight: 0.3
    may_not_apply: [none]
    applies_if:
      any:
        - {not_applicable: law, reason: [size]}
        - {answer: law, at_least: 2}
        - {not: {profile: country, in: [DE, FR]}}
  - id: rate
    kind: number
    unit: percent
    counts: persons
    worst: 0
    best: 10
    highest: 100
    per: 100
    over: [people]
    weight: 1
  - {id: wage, kind: number, unit: euros, worst: 900, best: 9000, lowest: 0.5, transform: log, weight: 1}
"""
LEAST = """
aggregate: minimum
questions:
  - {id: web, kind: checklist, weight: 1, full_at: 1.5, options: [{id: a, weight: 0.5}, b, {id: c, weight: 0.7}]}
  - id: more
    kind: yes_no
    weight: 3
    may_not_apply: [none]
    applies_if: {all: [{answer: web, lacks: c}, {answer: web, at_least: 1}]}
  - {id: late, kind: number, unit: days, worst: 20, best: 3, highest: 500, weight: 1}
  - {id: then, kind: yes_no, weight: 1, applies_if: {any: [{answer: more, is: "no"}, {answer: late, below: 10}]}}
"""
VOIDED = """
missing: voids
questions:
  - {id: kind_of, kind: choice, weight: 0.1, options: [{id: some, points: 12.5}, {id: none_yet, points: 0}, {id: every, points: 100}]}
  - {id: near, kind: yes_no, weight: 0.2, applies_if: {profile: people, below: 1000}}
  - {id: wet, kind: yes_no, weight: 0.7, applies_if: {profile: sea, is: "yes"}, may_not_apply: [law]}
"""
TOLD = """
questions:
  - {id: example, kind: text}
"""


def edition_of_other_settings(folder: Path) -> Instrument:
    """An edition in which nearly everything is set otherwise than in mint-2026."""
    dimensions = {"means": MEANS, "least": LEAST, "voided": VOIDED, "told": TOLD}
    return load_edition(folder, dimensions, questionnaire=FRAME)


def edition_of(questionnaire: Questionnaire) -> Instrument:
    """An edition with made-up words for a questionnaire."""
    words = {key: f"The {key}" for key in questionnaire_keys(questionnaire)}
    return Instrument(
        questionnaire=questionnaire,
        recommendations=(),
        practices={},
        sources={},
        wordings={"en": Wording(language="en", words=words)},
        fingerprint="0" * 64,
        folder=Path(),
    )


@dataclass(slots=True)
class Fill:
    """What is put into the cells of a workbook, by question, and the row of a table that says the same."""

    cells: dict[str, dict[str, Value]] = field(default_factory=dict)
    row: dict[str, Cell] = field(default_factory=dict)

    def forget(self, question: str) -> None:
        self.cells.pop(question, None)
        for name in (question, f"{question}.reason"):
            self.row.pop(name, None)

    @property
    def places(self) -> dict[str, Value]:
        return {name: value for cells in self.cells.values() for name, value in cells.items()}


def places_of(workbook: bytes) -> dict[str, str]:
    """The sheet and row of every id of a form, as `Housing!{}4`; a letter is to be put in."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return {
        str(cell.value): f"{sheet.title}!{{}}{cell.row}"
        for sheet in book
        if sheet.sheet_state == "visible"
        for (cell,) in sheet.iter_rows(max_col=1)
        if isinstance(cell.value, str)
    }


def fills(instrument: Instrument, language: str, count: int, seed: int) -> list[Fill]:
    """Some fills in which nothing is wrong, from those that leave out much to those that leave out nothing."""
    chance = random.Random(seed)
    places = places_of(write_form(instrument, language))
    made: list[Fill] = []
    while len(made) < count:
        fill = _Filler(instrument, language, chance, places).fill()
        if _mended(fill, instrument):
            made.append(fill)
    return made


def answers_of(instrument: Instrument, made: list[Fill]) -> Answers:
    """The same answers as the engine reads them."""
    answers, told = read(instrument, [fill.row for fill in made])
    assert told == [], told
    return answers


def _mended(fill: Fill, instrument: Instrument) -> bool:
    """Take out what must not be there: answers to what is not asked, figures that are not possible.

    False where nothing is left that a reader would take for an answer.
    """
    while told := read(instrument, [fill.row])[1]:
        for problem in told:
            if problem.code == "A13":
                return False
            fill.forget(str(problem.fact("question")) or _question_at(problem.place.column, fill))
    return True


def _question_at(column: int, fill: Fill) -> str:
    return list(fill.row)[column - 1]


class _Filler:
    """Fills in one form by chance; how much is left out and how good the answers are is drawn first."""

    def __init__(
        self, instrument: Instrument, language: str, chance: random.Random, places: Mapping[str, str]
    ) -> None:
        self.instrument, self.language, self.chance, self.places = instrument, language, chance, places
        self.words = special_words(voice(language))
        self.silent = chance.choice((0.0, 0.05, 0.2, 0.5, 0.9))
        self.away = chance.choice((0.0, 0.1, 0.5, 1.0))
        self.good = chance.choice((0.2, 0.5, 0.8))

    def fill(self) -> Fill:
        country = self.chance.choice(("DE", "FR", "HR", ""))
        fill = Fill(row={"municipality": "Erlenau", "country": country, "date": "2026-03-31"})
        fill.cells["country"] = {self.places["country"].format("D"): country} if country else {}
        for question in self.instrument.questionnaire.questions.values():
            cells, row = self._answer(question)
            fill.cells[question.id] = cells
            fill.row |= row
        return fill

    def _answer(self, question: Question) -> Answered:
        place, lot = self.places[question.id], self.chance.random()
        if lot < self.silent / 2:
            return {}, {}
        if lot < self.silent:
            said = self.words["unknown"]
            return {place.format("D"): said}, {question.id: said}
        if lot < self.silent + self.away and question.may_not_apply and question.dimension:
            may = [reason for reason in REASONS if reason in question.may_not_apply]
            reason = reason_words(voice(self.language))[self.chance.choice(may)]
            said = self.words["not_applicable"]
            cells: dict[str, Value] = {place.format("D"): said, place.format("H"): reason}
            return cells, {question.id: said, f"{question.id}.reason": reason}
        if isinstance(question.scale, Checklist):
            return self._ticked(question)
        said_ = self._said(question)
        return {place.format("D"): said_}, {question.id: said_}

    def _said(self, question: Question) -> Value:
        scale = question.scale
        if isinstance(scale, Text):
            return "An example."
        if isinstance(scale, Number):
            return self._figure(scale)
        offers = offered_answers(question, self.instrument.wording(self.language), voice(self.language))
        own = [word for code, word in offers.items() if code in scale.answers]
        return own[min(int(self.chance.betavariate(2 * self.good + 0.2, 1) * len(own)), len(own) - 1)]

    def _ticked(self, question: Question) -> Answered:
        lot, options = self.chance.random(), question.scale.answers
        if lot < 0.15:
            none = self.words["none"]
            return {self.places[question.id].format("D"): none}, {question.id: none}
        drawn = ("yes",) * int(10 * self.good) + ("no",) * 4 + ("",)
        marks = {option: "no" if lot < 0.3 else self.chance.choice(drawn) for option in options}
        cells: dict[str, Value] = {
            self.places[element_id(question.id, option)].format("D"): self.words[mark]
            for option, mark in marks.items()
            if mark
        }
        if shown := [option for option, mark in marks.items() if mark == "yes"]:
            return cells, {question.id: "|".join(shown)}
        return cells, ({question.id: "none"} if "" not in marks.values() else {})

    def _figure(self, scale: Number) -> Value:
        chance = self.chance
        lowest = max(scale.lowest, -1e6)
        highest = min(scale.highest, max(scale.worst, scale.best, 20_000) * 1.5)
        if scale.entered_in == "persons" or scale.over:
            return float(chance.choice((0, 3, 17, 400, 9_999, 12_000)))
        between = chance.uniform(scale.worst, scale.best)
        value = chance.choice((scale.worst, scale.best, between, chance.uniform(lowest, highest)))
        value = min(max(value, lowest), highest)
        lot = chance.random()
        if not scale.as_share or lot < 0.2:
            return float(round(value, 2))
        sign = chance.choice(".,")
        if lot < 0.5:
            # Words with either sign for decimals. Three of them could be thousands.
            unit = chance.choice(("", "", "%", " %")) if scale.entered_in == "percent" else ""
            return f"{value:.1f}".replace(".", sign) + unit
        whole = chance.randint(3, 2000)
        part = int(value * whole / scale.per)
        written = str(part) if chance.random() < 0.7 else f"{part}{sign}5"
        return f"{written}{chance.choice(('/', ' / '))}{whole}"
