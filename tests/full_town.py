"""An invented town that answers every question of the shipped edition by a fixed chance: a report at its full length."""

import functools
import random

from editions import responses
from mint_index.answers.cells import Cell
from mint_index.assessment.assess import assess
from mint_index.assessment.result import Assessment
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load
from mint_index.instrument.questionnaire import Checklist, Choice, Ladder, Number, Question, Text, YesNo

PROFILE: dict[str, Cell] = {
    "inhabitants": "18400",
    "foreign_residents_eu": "1210",
    "foreign_residents_other": "980",
    "newcomers_24_months": "410",
    "protection_holders": "260",
    "place_type": "rural",
    "own_foreigners_office": "no",
    "runs_schools": "yes",
    "pays_social_assistance": "no",
    "owns_flats": "yes",
}


@functools.cache
def shipped() -> Instrument:
    """The newest edition that is shipped."""
    instrument, problems = load()
    assert instrument is not None, problems
    return instrument


@functools.cache
def full_town(seed: int = 7, lean: float = 0.35) -> Assessment:
    """The assessment of the town; `lean` is how near to the best its answers lie, 0 to 1."""
    chance, row = random.Random(seed), dict(PROFILE)
    row |= {
        "municipality": "Kranichwerder an der Olme",
        "date": "2026-10-30",
        "country": "DE",
        "language": "de",
    }
    for dimension in shipped().questionnaire.dimensions:
        for question in dimension.questions:
            row |= _answer(question, chance, lean)
    return assess(shipped(), responses(shipped(), [row]))[0]


def _answer(question: Question, chance: random.Random, lean: float) -> dict[str, Cell]:
    lot, name = chance.random(), question.id
    if lot < 0.05:
        return {name: "unknown", f"{name}.note": "The colleague who knows is away until May."}
    if "law" in question.may_not_apply and lot < 0.6:
        return {
            name: "not_applicable",
            f"{name}.reason": "law",
            f"{name}.note": "The county holds this task.",
        }
    more: dict[str, Cell] = {
        f"{name}.evidence": "Council paper 12/2026, p. 3; https://www.town.example/integration/arrival",
        f"{name}.answered_by": "integration_officer",
    }
    return {name: _value(question, chance, lean), **more}


def _value(question: Question, chance: random.Random, lean: float) -> Cell:
    near = min(1.0, max(0.0, chance.gauss(lean, 0.3)))
    match question.scale:
        case YesNo():
            return "yes" if chance.random() < lean else "no"
        case Ladder(steps=steps):
            return str(round(near * (steps - 1)))
        case Choice() as scale:
            return scale.answers[round(near * (len(scale.answers) - 1))]
        case Checklist() as scale:
            return "|".join(scale.answers[: round(near * len(scale.answers))]) or "none"
        case Number() as scale:
            figure = scale.worst + near * (scale.best - scale.worst)
            return str(round(min(scale.highest, max(scale.lowest, figure))))
        case Text():
            return "“Ask us before the plan is made.”"
