"""A small edition with a question of every kind, and rows of answers to it."""

from pathlib import Path

from editions import frame_of, load_edition
from mint_index.answers.cells import Cell
from mint_index.instrument.instrument import Instrument

FRAME = """
profile:
  - {id: inhabitants, kind: number, unit: persons, lowest: 1, highest: 5000000}
"""
QUESTIONS = """
questions:
  - {id: step, kind: ladder, steps: 4, weight: 3, may_not_apply: [law, none]}
  - {id: rule, kind: yes_no, weight: 1}
  - {id: kind_of, kind: choice, weight: 1, options: [{id: some, points: 50}, {id: every, points: 100}]}
  - {id: shown, kind: checklist, weight: 1, options: [web, letter, visit]}
  - {id: share, kind: number, unit: percent, worst: 0, best: 80, highest: 100, per: 100, weight: 1}
  - {id: days, kind: number, unit: days, worst: 20, best: 3, highest: 5000, weight: 1}
  - {id: few, kind: number, unit: persons, worst: 0, best: 100, weight: 1}
  - {id: example, kind: text}
  - {id: detail, kind: yes_no, weight: 1, applies_if: {answer: step, at_least: 2}}
"""


def edition_of_every_kind(folder: Path) -> Instrument:
    """The edition, written into a folder and loaded."""
    return load_edition(folder, {"talks": QUESTIONS}, questionnaire=frame_of(["talks"], FRAME))


def town(**answers: Cell) -> dict[str, Cell]:
    """A row with what every row needs, and some answers; `__` stands for the dot of evidence and reason."""
    named = {"municipality": "Erlenau", "country": "DE", "date": "2026-03-31", "rule": "yes"}
    return {**named, **{name.replace("__", "."): cell for name, cell in answers.items()}}
