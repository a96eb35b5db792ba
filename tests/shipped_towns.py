"""Towns that fill in the shipped edition in every way that matters, a row each: at their worst, at their best, one question apart.

Nothing here knows how the tool looks for gaps in advice; the rows are columns of answers, as a reader would have made them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from mint_index.advice.matching import AllFacts, due
from mint_index.answers.table import (
    ANSWERED,
    BLANK,
    NOT_APPLICABLE,
    Answers,
    Column,
    Respondent,
    asked_of,
)
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import (
    REASONS,
    Checklist,
    Choice,
    Ladder,
    Number,
    Question,
    YesNo,
)
from mint_index.scoring.index import score

COUNTRIES = ("DE", "NL", "BE", "FR", "IT", "ES", "HR")
SIZES = (3_000, 20_000, 90_000)
FLAGS = ("own_foreigners_office", "runs_schools", "pays_social_assistance", "owns_flats")

Rows = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a town is. `settled` are the four groups of residents, by their questions."""

    country: str
    inhabitants: int
    flags: Mapping[str, bool]
    settled: Mapping[str, int]

    def figures(self) -> dict[str, float]:
        """The answers of the profile."""
        return {
            "inhabitants": float(self.inhabitants),
            **{name: float(held) for name, held in self.flags.items()},
            **{name: float(count) for name, count in self.settled.items()},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """How a form is filled in: what is not as everywhere else, which is at its worst or at its best."""

    worst: bool = False
    answers: Mapping[str, float] = field(default_factory=dict)
    away: Mapping[str, str] = field(default_factory=dict)


def all_profiles(country: str, inhabitants: int) -> list[Profile]:
    """Every set of tasks, in a town with all groups of immigrants, with EU workers alone, and with nobody from abroad."""
    return [
        Profile(
            country=country,
            inhabitants=inhabitants,
            flags=dict(zip(FLAGS, held, strict=True)),
            settled=dict(
                zip(
                    (
                        "foreign_residents_eu",
                        "foreign_residents_other",
                        "newcomers_24_months",
                        "protection_holders",
                    ),
                    settled,
                    strict=True,
                )
            ),
        )
        for held in product((False, True), repeat=len(FLAGS))
        for settled in ((120, 180, 40, 30), (250, 0, 40, 0), (0, 0, 0, 0))
    ]


def steps(question: Question) -> list[float]:
    """Every answer that is tried, from the worst to the best: checklists fill up in order, numbers have a middle."""
    scale = question.scale
    match scale:
        case YesNo():
            return [0.0, 1.0]
        case Ladder(steps=count):
            return [float(step) for step in range(count)]
        case Choice(options=options):
            return [
                float(at) for at in sorted(range(len(options)), key=lambda position: options[position].points)
            ]
        case Checklist(options=options):
            return [float(2**count - 1) for count in range(len(options) + 1)]
        case Number():
            return [scale.worst, (scale.worst + scale.best) / 2, scale.best]
        case _:
            return []


@dataclass(frozen=True, kw_only=True)
class Tried:
    """Some profiles, each filled in in every way: row = profile * number of ways + way."""

    instrument: Instrument
    profiles: Sequence[Profile]
    ways: Sequence[Filled]

    @cached_property
    def answers(self) -> Answers:
        """The columns; what is not asked is blank."""
        everything = Answers(
            respondents=tuple(
                Respondent(municipality="Quellbrunn", country=each.country, date="2026-03-31")
                for each in self.profiles
                for _ in self.ways
            ),
            columns={
                each.id: self._column(each) for each in self.instrument.questionnaire.questions.values()
            },
        )
        asked = asked_of(self.instrument.questionnaire, everything)
        kept = {
            name: replace(
                column,
                standing=np.where(asked[name], column.standing, BLANK).astype(np.uint8),
                figure=np.where(asked[name], column.figure, np.nan),
            )
            for name, column in everything.columns.items()
        }
        return replace(everything, columns=kept)

    def _column(self, question: Question) -> Column:
        rows = len(self.profiles) * len(self.ways)
        if question.dimension:
            tried = steps(question) or [0.0]
            figures = [each.answers.get(question.id, tried[0 if each.worst else -1]) for each in self.ways]
            figure = np.tile(figures, len(self.profiles))
            reasons = np.array([REASONS.index(each.away.get(question.id, REASONS[0])) for each in self.ways])
            away = np.tile([question.id in each.away for each in self.ways], len(self.profiles))
        else:
            known = [each.figures().get(question.id, np.nan) for each in self.profiles]
            figure = np.repeat(known, len(self.ways))
            reasons = np.zeros(len(self.ways), np.uint8)
            away = np.zeros(rows, np.bool_)
        standing = np.where(np.isnan(figure), BLANK, np.where(away, NOT_APPLICABLE, ANSWERED))
        return Column(
            standing=standing.astype(np.uint8),
            figure=np.where(away, np.nan, figure),
            reason=np.tile(reasons, len(self.profiles)).astype(np.uint8),
            evidenced=np.ones(rows, np.bool_),
        )

    @cached_property
    def due(self) -> dict[str, Rows]:
        """For every recommendation the rows, shape (profiles, ways), in which it is due."""
        questionnaire = self.instrument.questionnaire
        scores = score(questionnaire, self.answers)
        facts = AllFacts(questionnaire=questionnaire, answers=self.answers, scores=scores)
        shape = len(self.profiles), len(self.ways)
        return {
            name: rows.reshape(shape) for name, rows in due(self.instrument.recommendations, facts).items()
        }

    def stands(self, question: str) -> Rows:
        """Whether a question is answered, shape (profiles, ways)."""
        return self.answers.columns[question].answered.reshape(len(self.profiles), len(self.ways))

    def raising(self, question: str) -> NDArray[np.int64]:
        """How many recommendations are due that raise a question, shape (profiles, ways)."""
        rows = [self.due[each.id] for each in self.instrument.recommendations if question in each.raises]
        return np.asarray(np.sum(rows, axis=0), np.int64)

    def with_profile(self, names: Iterable[bool]) -> Rows:
        """A row a profile, as a column beside the ways."""
        return np.array(list(names), np.bool_)[:, np.newaxis]
