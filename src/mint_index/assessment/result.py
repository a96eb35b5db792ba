"""An assessment: all that is known of one municipality at one date, enough to draw every face of it again.

It is made from a row of the columns (`assess`), kept as JSON (`record`) and shown (`report`). Figures are unrounded;
shares are in percent; what is not known is None, never 0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from mint_index.answers.meeting import NOT_JOINED, Meeting
from mint_index.instrument.questionnaire import Level, Rounding, Rules
from mint_index.instrument.recommendations import Funding, Practice
from mint_index.problems import Problem

Standing = Literal["scored", "provisional", "insufficient", "outside"]
Given = Literal["answered", "unknown", "blank", "not_applicable", "not_asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of the whole or of one dimension.

    `score`, `low`, `high`, `cautious`: 0 to 100; `coverage`, `evidence_rate`, `not_applicable`: percent.
    `level` and `between` are ids of levels ("" for none); `between` is the neighbour where a boundary is near.
    `gates` are the questions that cap the level. `warned`: so much does not apply that the reader is to be warned.
    """

    score: float | None
    low: float | None
    high: float | None
    coverage: float
    standing: Standing
    level: str = ""
    between: str = ""
    gates: tuple[str, ...] = ()
    cautious: float | None = None
    evidence_rate: float | None = None
    not_applicable: float = 0.0
    warned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedQuestion:
    """One question and its answer.

    `answers` are every id that could be chosen (steps as "0", "1", …), `chosen` those that were; `worth` are the points
    of each of `answers`, for a choice that is scored; `figure` is that of a number, `given` the words of a text or of a
    share (3/40), `counts` the unit of its part. `contribution` and `lost` are points of the dimension's
    score, `contribution_overall` and `lost_overall` of the whole (None where the parts do not add up or nothing is scored).
    """

    id: str
    dimension: str
    kind: str
    weight: float
    standing: Given
    answers: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    figure: float | None = None
    given: str = ""
    unit: str = ""
    worst: float | None = None
    best: float | None = None
    full_at: float | None = None
    reason: str = ""
    points: float | None = None
    contribution: float | None = None
    lost: float | None = None
    contribution_overall: float | None = None
    lost_overall: float | None = None
    evidence: str = ""
    note: str = ""
    answered_by: str = ""
    worth: tuple[float, ...] = ()
    themes: tuple[str, ...] = ()
    counts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedDimension:
    """A dimension with its figures and its questions in order; `counts` is whether it has a score, which is then part of the whole."""

    id: str
    weight: float
    rules: Rules
    figures: Figures
    counts: bool
    questions: tuple[AssessedQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One comparison that made a recommendation due.

    `of` says what `subject` is; `test` is below, at_least, among, lacks or not_applicable with its `limit`s;
    `found` is what was found there (a chosen id, a figure or a score); `held` is False for one under a `not`.
    """

    of: Literal["answer", "profile", "score", "not_applicable"]
    subject: str
    test: Literal["below", "at_least", "among", "lacks", "not_applicable"]
    limit: tuple[str, ...]
    found: tuple[str, ...]
    held: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A recommendation that is due, and why."""

    id: str
    dimension: str
    effort: str
    months: int
    lead: str
    why: tuple[Why, ...]
    raises: Mapping[str, str]
    needs: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The result for one municipality. `needs` is how many dimensions must have a score for an overall figure. `words` maps each language of the edition to the words this result needs.

    `due` is in the order in which it is to be shown; `problems` are the notices of reading (faults let nothing be
    scored). `digest` is the SHA-256 of the file with the answers; `meeting` tells how those of several people were joined.
    """

    tool: str
    edition: str
    fingerprint: str
    municipality: str
    country: str
    date: str
    language: str
    file: str
    digest: str
    levels: tuple[Level, ...]
    rounding: Rounding
    aggregate: str
    needs: int
    between: float
    profile: tuple[AssessedQuestion, ...]
    overall: Figures
    dimensions: tuple[AssessedDimension, ...]
    due: tuple[Due, ...]
    practices: Mapping[str, Practice]
    problems: tuple[Problem, ...]
    words: Mapping[str, Mapping[str, str]]
    funding: Mapping[str, Funding] = field(default_factory=dict)
    meeting: Meeting = NOT_JOINED

    @property
    def questions(self) -> Iterator[AssessedQuestion]:
        """Every question of the dimensions, in order."""
        for dimension in self.dimensions:
            yield from dimension.questions

    @property
    def to_find_out(self) -> tuple[AssessedQuestion, ...]:
        """The scored questions that are unknown or not answered yet."""
        return tuple(each for each in self.questions if each.weight and each.standing in ("unknown", "blank"))
