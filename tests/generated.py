"""Questionnaires and towns made up by Hypothesis: every kind of question, awkward weights, every rule that can be set.

They are built from the dataclasses, since writing YAML for each would be too slow.
"""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from mint_index.answers.table import ANSWERED, BLANK, NOT_APPLICABLE, UNKNOWN, Answers, Column, Respondent
from mint_index.instrument.conditions import Condition, NotSo, ProfileIs
from mint_index.instrument.questionnaire import (
    REASONS,
    Checklist,
    Choice,
    Dimension,
    Ladder,
    Level,
    Number,
    Option,
    Question,
    Questionnaire,
    Rounding,
    Rules,
    Scale,
    Text,
    YesNo,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]


def steady(examples: int) -> settings:
    """Settings that give the same examples in every run, so that a red test stays red."""
    return settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=examples,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One answer, as the arrays of a column hold it."""

    standing: int = BLANK
    figure: float = math.nan
    reason: int = 0
    evidenced: bool = False


Town = Mapping[str, Filled]
NOTHING = Filled()


def table(questionnaire: Questionnaire, towns: Sequence[Town]) -> Answers:
    """Some towns as columns of answers."""
    columns = {}
    for name in questionnaire.questions:
        filled = [town.get(name, NOTHING) for town in towns]
        columns[name] = Column(
            standing=np.array([each.standing for each in filled], np.uint8),
            figure=np.array([each.figure for each in filled], np.float64),
            reason=np.array([each.reason for each in filled], np.uint8),
            evidenced=np.array([each.evidenced for each in filled], np.bool_),
        )
    names = tuple(
        Respondent(municipality=f"Town {at}", country="DE", date="2026-03-31") for at in range(len(towns))
    )
    return Answers(respondents=names, columns=columns)


AWKWARD = st.sampled_from([1.0, 2.0, 3.0, 0.1, 0.2, 0.3, 0.7, 1 / 3, 2.5, 1e-3, 1e6])
WEIGHTS = AWKWARD | st.floats(1e-3, 1e3)
POINTS = st.sampled_from([0.0, 20.0, 33.3, 50.0, 100.0]) | st.floats(0, 100)
SCORED_KINDS = ("yes_no", "ladder", "choice", "checklist", "number", "log")


@st.composite
def scales(draw: Draw, kind: str) -> Scale:
    """A scale of a kind on which both 0 and 100 points can be reached."""
    match kind:
        case "yes_no":
            return YesNo()
        case "ladder":
            return Ladder(steps=draw(st.integers(2, 11)))
        case "choice":
            worth = draw(st.permutations([0.0, 100.0, *draw(st.lists(POINTS, max_size=3))]))
            return Choice(options=tuple(Option(id=f"o{at}", points=each) for at, each in enumerate(worth)))
        case "checklist":
            weights = draw(st.lists(WEIGHTS, min_size=1, max_size=8))
            options = tuple(Option(id=f"e{at}", weight=each) for at, each in enumerate(weights))
            return Checklist(options=options, full_at=sum(weights) * draw(st.sampled_from([1.0, 0.7, 0.1])))
        case "text":
            return Text()
    log = kind == "log"
    one = draw(st.floats(0.1 if log else -1e4, 1e4))
    other = one + draw(st.sampled_from([0.1, 1.0, 80.0, 1e5]))
    worst, best = draw(st.sampled_from([(one, other), (other, one)]))
    lowest = 0.01 if log else -1e7
    return Number(
        unit="", worst=worst, best=best, transform="log" if log else "none", lowest=lowest, highest=1e7
    )


SHOWN = ProfileIs(question="office", among=("yes",))
CONDITIONS: st.SearchStrategy[Condition | None] = st.sampled_from(
    [None, None, None, SHOWN, NotSo(condition=SHOWN), ProfileIs(question="inhabitants", at_least=10_000)]
)
PROFILE = (
    Question(id="office", dimension="", scale=YesNo(), weight=0),
    Question(
        id="inhabitants",
        dimension="",
        scale=Number(unit="", worst=0, best=1, lowest=0, highest=1e9),
        weight=0,
    ),
)
THRESHOLDS = st.sampled_from([0.0, 30.0, 50.0, 60.0, 80.0, 100.0])


@st.composite
def any_rules(draw: Draw) -> Rules:
    """Rules of every sort."""
    return Rules(
        aggregate=draw(st.sampled_from(["arithmetic", "geometric", "minimum"])),
        missing=draw(st.sampled_from(["left_out", "worst", "voids"])),
        scored_from=draw(THRESHOLDS),
        settled_from=draw(THRESHOLDS),
        warn_above=draw(THRESHOLDS),
        outside_above=draw(THRESHOLDS),
        gate_weight=draw(st.sampled_from([0.0, 1.0, 3.0])),
    )


ANY_RULES = any_rules() | st.just(Rules())


@st.composite
def questionnaires(
    draw: Draw,
    rules: st.SearchStrategy[Rules] = ANY_RULES,
    aggregates: Sequence[str] = ("arithmetic", "geometric", "minimum"),
    dimensions: int = 4,
) -> Questionnaire:
    """A questionnaire of up to some dimensions, each of up to five questions."""
    found = []
    for at in range(draw(st.integers(1, dimensions))):
        kinds = draw(st.lists(st.sampled_from([*SCORED_KINDS, "text"]), min_size=1, max_size=5))
        questions = tuple(
            Question(
                id=f"q{at}_{place}",
                dimension=f"d{at}",
                scale=draw(scales(kind)),
                weight=0.0 if kind == "text" else draw(WEIGHTS),
                may_not_apply=REASONS,
                applies_if=draw(CONDITIONS),
            )
            for place, kind in enumerate(kinds)
        )
        found.append(Dimension(id=f"d{at}", weight=draw(WEIGHTS), rules=draw(rules), questions=questions))
    return Questionnaire(
        id="generated",
        languages=("en",),
        dimensions=tuple(found),
        profile=PROFILE,
        levels=tuple(Level(id=f"l{start}", start=float(start)) for start in (0, 25, 50, 75)),
        rounding=Rounding(
            decimals=draw(st.integers(0, 3)), ties=draw(st.sampled_from(["half_up", "half_even"]))
        ),
        aggregate=draw(st.sampled_from(aggregates)),
        needs=draw(st.integers(1, len(found))),
        between=draw(st.sampled_from([0.0, 3.0, 10.0])),
    )


ANY_QUESTIONNAIRE = questionnaires()


def worst_to_best(scale: Scale, chance: random.Random, count: int = 4) -> list[float]:
    """Some figures that a question can be answered with, from the worst to the best, both included."""
    match scale:
        case YesNo():
            return [0.0, 1.0]
        case Ladder():
            return [float(step) for step in range(scale.steps)]
        case Choice():
            order = sorted(range(len(scale.options)), key=lambda at: scale.options[at].points)
            return [float(at) for at in order]
        case Checklist():
            order = chance.sample(range(len(scale.options)), len(scale.options))
            return [float(sum(2**at for at in order[:shown])) for shown in range(len(order) + 1)]
        case Number():
            ends = (scale.worst, scale.best)
            beyond = (
                (scale.lowest, scale.highest) if scale.worst < scale.best else (scale.highest, scale.lowest)
            )
            between = sorted(chance.uniform(*ends) for _ in range(count))
            return [
                beyond[0],
                ends[0],
                *(between if ends[0] < ends[1] else reversed(between)),
                ends[1],
                beyond[1],
            ]
        case Text():
            return [0.0]


def fill(
    questionnaire: Questionnaire,
    chance: random.Random,
    choose: Callable[[Sequence[float]], float] | None = None,
    silent: float = 0.2,
    not_applicable: float = 0.1,
) -> dict[str, Filled]:
    """A town that answers by chance, or with what `choose` takes from the figures between the worst and the best.

    `silent` is the share of unknown and blank answers, `not_applicable` that of those that do not apply.
    """
    choose = choose or chance.choice
    town: dict[str, Filled] = {}
    for question in questionnaire.questions.values():
        lot = chance.random()
        evidenced = chance.random() < 0.5
        if lot < silent:
            town[question.id] = Filled(standing=chance.choice((BLANK, UNKNOWN)), evidenced=evidenced)
        elif lot < silent + not_applicable and question.dimension:
            town[question.id] = Filled(standing=NOT_APPLICABLE, reason=chance.randrange(len(REASONS)))
        else:
            figure = choose(worst_to_best(question.scale, chance))
            if not question.dimension and isinstance(question.scale, Number):
                figure = float(chance.choice((500, 9_999, 10_000, 60_000)))
            town[question.id] = Filled(standing=ANSWERED, figure=figure, evidenced=evidenced)
    return town


SEEDS = st.integers(0, 2**32).map(random.Random)


@st.composite
def filled(
    draw: Draw, given: st.SearchStrategy[Questionnaire] = ANY_QUESTIONNAIRE, most: int = 3
) -> tuple[Questionnaire, list[dict[str, Filled]]]:
    """A questionnaire and some towns that answered it, from those that left out much to those that left out nothing."""
    questionnaire, chance = draw(given), draw(SEEDS)
    silent = draw(st.sampled_from([0.0, 0.1, 0.3, 0.6, 1.0]))
    away = draw(st.sampled_from([0.0, 0.1, 0.3, 0.5]))
    towns = [
        fill(questionnaire, chance, silent=silent, not_applicable=away)
        for _ in range(draw(st.integers(1, most)))
    ]
    return questionnaire, towns


def changed(town: Town, question: str, **to: Any) -> dict[str, Filled]:
    """The town with one answer changed."""
    return {**town, question: replace(town.get(question, NOTHING), **to)}
