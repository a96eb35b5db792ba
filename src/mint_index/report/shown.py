"""What a reader sees, as types: every figure printed, every sentence made, nothing left to decide for a face.

Positions in a chart are the only numbers; they are the printed figures again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mint_index.report.shown_across import Letter, Named, ShownFund, ShownTheme
from mint_index.report.words import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Exact:
    """The figures as they were worked out, not rounded, for programs; shares in percent, `level` by its id."""

    score: float | None
    low: float | None
    high: float | None
    level: str
    coverage: float
    evidence_rate: float | None
    cautious: float | None
    not_applicable: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownScore:
    """The figures of the whole or of a dimension.

    `printed` is the score with its range where they differ, `level` the word, `near` the sentence where a boundary is
    near, `standing` a word where it is not simply scored, `strength` the place of the level among the levels (1 is the
    lowest, 0 is none). `at`, `low_at` and `high_at` place the score on an axis from 0 to 100.
    """

    score: str
    range: str
    printed: str
    level: str
    near: str
    standing: str
    strength: int
    coverage: str
    evidence_rate: str
    cautious: str
    not_applicable: str
    at: float | None
    low_at: float | None
    high_at: float | None
    exact: Exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box of a row of steps; `state` is passed, reached, next or open."""

    label: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOption:
    """An answer that could be chosen, with its points and, where it was, the word for it; `chosen` only sets it off."""

    words: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuestion:
    """A question with its answer in words.

    `reached` is what was answered and `label` what stands beside it, `contains` the steps below that it speaks of,
    `next` the step above it, `options` what could be
    chosen, from the best to the least; `shown` and `lacking` the elements of a checklist; `boxes` and `at` (0 to 100
    between the goalposts) what is drawn, `picture` the same in words. `standing` is empty where the question is answered;
    `evidence_would_be` and `help` are told where it is still to be found out. `id` and `exact`, the points as they were
    worked out, are for programs.
    """

    id: str
    anchor: str
    words: str
    kind: str
    standing: str
    reason: str
    label: str
    reached: str
    contains: tuple[str, ...]
    next: str
    options: tuple[ShownOption, ...]
    shown: tuple[str, ...]
    lacking: tuple[str, ...]
    goalposts: str
    boxes: tuple[Box, ...]
    at: float | None
    picture: str
    points: str
    exact: float | None
    gate: bool
    evidence: tuple[Piece, ...]
    evidence_would_be: str
    help: str
    note: tuple[Piece, ...]
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPractice:
    """A municipality that did it; `source` is a text with a link where there is an address of the web.

    `anchor` is that of an earlier measure at which it is told already, empty where it is told for the first time.
    """

    anchor: str
    title: str
    where: str
    years: str
    done: str
    result: str
    needs: str
    source: Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A recommendation that is due; `dimension` is a short name, `anchor` where its details stand."""

    id: str
    title: str
    anchor: str
    dimension: str
    about: str
    why: tuple[str, ...]
    why_short: str
    raises: tuple[str, ...]
    before: tuple[str, ...]
    steps: tuple[str, ...]
    watch: str
    effort: str
    months: str
    lead: str
    funds: tuple[Named, ...]
    practices: tuple[ShownPractice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One line of "why this number"; what was not scored has a word in place of its figures."""

    name: str
    answer: str
    points: str
    weight: str
    part: str
    lost: str
    overall_part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The parts of a score and their sums; `adds_up` is False where the parts of this kind of mean do not."""

    rows: tuple[AccountRow, ...]
    part: str
    lost: str
    overall_part: str
    adds_up: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDimension:
    """A dimension with all that is told of it. `line` is the one-line reason of its score."""

    id: str
    anchor: str
    name: str
    short: str
    about: str
    score: ShownScore
    weight: str
    notices: tuple[str, ...]
    gates: tuple[str, ...]
    line: str
    gaps: tuple[ShownQuestion, ...]
    strengths: tuple[ShownQuestion, ...]
    told: tuple[ShownQuestion, ...]
    not_applicable: tuple[ShownQuestion, ...]
    not_asked: tuple[ShownQuestion, ...]
    unanswered: tuple[ShownQuestion, ...]
    measures: tuple[Measure, ...]
    account: Account

    @property
    def has_boxes(self) -> bool:
        """Whether a row of steps is drawn in any of its groups: what that means is told at the first dimension with one."""
        groups = (self.gaps, self.told, self.strengths, self.unanswered, self.not_applicable, self.not_asked)
        return any(each.boxes for group in groups for each in group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A strength or a gap of page one."""

    anchor: str
    name: str
    score: ShownScore
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what stands beside it."""

    label: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToFindOut:
    """The questions of one dimension that nobody could answer, or nobody has answered yet."""

    dimension: str
    anchor: str
    questions: tuple[ShownQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Everything a report says. `labels` are the short words between; `given_in` is the language of the answers.

    `short` is empty but in a short version, where it says what was left out.
    `day` is the date as ISO 8601 writes it, for what is kept about a file.
    """

    labels: Mapping[str, str]
    language: str
    given_in: str
    title: str
    town: str
    country: str
    date: str
    day: str
    edition: str
    about: str
    warnings: tuple[str, ...]
    short: str
    overall: ShownScore
    sentences: tuple[str, ...]
    strong_from: str
    strengths: tuple[Highlight, ...]
    gaps: tuple[Highlight, ...]
    next_steps: tuple[Measure, ...]
    facts: tuple[Fact, ...]
    dimensions: tuple[ShownDimension, ...]
    themes: tuple[ShownTheme, ...]
    letter: Letter | None
    measures: tuple[Measure, ...]
    funds: tuple[ShownFund, ...]
    find_out: tuple[ToFindOut, ...]
    find_out_says: str
    account: Account
    levels: tuple[Fact, ...]
    ticks: tuple[float, ...]
    rules: tuple[str, ...]
    readings: tuple[Fact, ...]
    limits: tuple[str, ...]
    provenance: tuple[Fact, ...]
    settings: tuple[Fact, ...]
