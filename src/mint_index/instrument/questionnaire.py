"""What a questionnaire consists of: questions on scales, in weighted dimensions, with the rules that turn answers into levels.

Everything that can change a score is here; words are elsewhere. All values are frozen; `loading` is what makes them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal

from mint_index.instrument.conditions import Condition
from mint_index.problems import Place

Kind = Literal["yes_no", "ladder", "choice", "checklist", "number", "text"]
Aggregate = Literal["arithmetic", "geometric", "minimum"]
Missing = Literal["left_out", "worst", "voids"]
Ties = Literal["half_up", "half_even"]
Reason = Literal["law", "none", "size"]
REASONS: tuple[Reason, ...] = ("law", "none", "size")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """What can be chosen: `points` on a choice (0 to 100), `weight` among the elements of a checklist."""

    id: str
    points: float = 0.0
    weight: float = 1.0
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo:
    """Yes is worth 100 points, no is worth 0."""

    kind: ClassVar[Kind] = "yes_no"
    answers: ClassVar[tuple[str, ...]] = ("no", "yes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Cumulative steps from 0 to `top`; step s is worth 100 * s / top points."""

    kind: ClassVar[Kind] = "ladder"
    steps: int

    @property
    def top(self) -> int:
        return self.steps - 1

    @property
    def answers(self) -> tuple[str, ...]:
        return tuple(str(step) for step in range(self.steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of a scale, each with its points as written."""

    kind: ClassVar[Kind] = "choice"
    options: tuple[Option, ...]

    @property
    def answers(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Elements that can be shown; their weight over `full_at`, at most 1, times 100 is the points."""

    kind: ClassVar[Kind] = "checklist"
    options: tuple[Option, ...]
    full_at: float

    @property
    def answers(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A figure in `unit`, linear between the goalposts `worst` (0) and `best` (100), cut off outside.

    `lowest` and `highest` bound what is possible at all. Where `per` is above 0 the figure may be entered as
    numerator/denominator and is then per * numerator / denominator. Where `over` names figures of the profile, only the
    numerator is entered, and their sum is the denominator. `counts` is the unit of the numerator.
    """

    kind: ClassVar[Kind] = "number"
    unit: str
    worst: float
    best: float
    lowest: float
    highest: float
    per: float = 0.0
    over: tuple[str, ...] = ()
    counts: str = ""
    transform: Literal["none", "log"] = "none"
    answers: ClassVar[tuple[str, ...]] = ()

    @property
    def as_share(self) -> bool:
        """Whether part and whole may be entered together, as 3/40."""
        return self.per > 0 and not self.over

    @property
    def entered_in(self) -> str:
        """The unit of what is entered."""
        return self.counts if self.over else self.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A sentence or an example: printed, worth no points."""

    kind: ClassVar[Kind] = "text"
    answers: ClassVar[tuple[str, ...]] = ()


Scale = YesNo | Ladder | Choice | Checklist | Number | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that is asked. `dimension` is empty for a question of the profile; `weight` is 0 where nothing is scored.

    It is asked only where `applies_if` holds. Where `must_apply_if` holds, none of the reasons in `may_not_apply` does.
    """

    id: str
    dimension: str
    scale: Scale
    weight: float
    about: str = ""
    answered_by: str = ""
    source: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    may_not_apply: tuple[str, ...] = ()
    applies_if: Condition | None = None
    must_apply_if: Condition | None = None
    place: Place = field(default=Place(), compare=False)

    @property
    def scored(self) -> bool:
        return self.weight > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How children become their parent; every share is in percent of weight.

    `scored_from`: least coverage for a score; below `settled_from` the score is provisional. `warn_above` and
    `outside_above`: share of not applicable weight for a warning, and for the dimension to be outside the town's
    competence. `gate_weight`: the least weight of a question that caps the level at 0 points; 0 is no gate.
    """

    aggregate: Aggregate = "arithmetic"
    missing: Missing = "left_out"
    scored_from: float = 60.0
    settled_from: float = 80.0
    warn_above: float = 30.0
    outside_above: float = 50.0
    gate_weight: float = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A group of questions with a score of its own."""

    id: str
    weight: float
    rules: Rules
    questions: tuple[Question, ...]
    about: str = ""

    @property
    def scored(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.scored)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A band of scores with a name; `start` is the lowest printed score that belongs to it."""

    id: str
    start: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """How a score is printed: `decimals` and what happens to ties."""

    decimals: int = 0
    ties: Ties = "half_up"


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """All that can change a score: dimensions in their order, levels from the lowest up, profile, rounding.

    `needs` is the least number of scored dimensions for an overall score; `between` the distance from a boundary of
    levels, in points, within which the report says "between". `themes` run across the dimensions and have no scores;
    `countries` are those for which there may be notes of their own.
    """

    id: str
    languages: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    profile: tuple[Question, ...]
    levels: tuple[Level, ...]
    rounding: Rounding = Rounding()
    themes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    aggregate: Aggregate = "arithmetic"
    needs: int = 1
    between: float = 3.0

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its id: the profile first, then the dimensions in order."""
        return {question.id: question for question in self._all()}

    def _all(self) -> Iterator[Question]:
        yield from self.profile
        for dimension in self.dimensions:
            yield from dimension.questions
