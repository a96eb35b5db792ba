"""The shapes of a questionnaire in YAML: which keys it has and what becomes of them.

One function a shape; each asks an entry for its keys and gives a frozen value. What spans several entries is checked
in `checks`.
"""

from dataclasses import dataclass
from typing import Any, cast

from mint_index.instrument.condition_shapes import condition
from mint_index.instrument.entry import COUNTRY, Entry
from mint_index.instrument.questionnaire import (
    REASONS,
    Dimension,
    Level,
    Question,
    Questionnaire,
    Rounding,
    Rules,
)
from mint_index.instrument.scale_shapes import KINDS, scale
from mint_index.problems import Place

AGGREGATES = ("arithmetic", "geometric", "minimum")
# The official languages of the European states in which towns may use an edition, by their codes of ISO 639.
# fmt: off
LANGUAGES = (
    "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fi", "fr", "ga", "gl", "hr", "hu", "is", "it",
    "lb", "lt", "lv", "mk", "mt", "nb", "nl", "nn", "pl", "pt", "ro", "sk", "sl", "sq", "sr", "sv", "tr", "uk",
)
# fmt: on
MISSING = ("left_out", "worst", "voids")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A dimension as the questionnaire lists it."""

    id: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The file `questionnaire.yaml`: everything but the dimensions' questions."""

    id: str
    languages: tuple[str, ...]
    dimensions: tuple[Listed, ...]
    rules: Rules
    profile: tuple[Question, ...]
    themes: tuple[str, ...]
    countries: tuple[str, ...]
    levels: tuple[Level, ...]
    rounding: Rounding
    aggregate: str
    needs: int
    between: float
    id_at: Place
    needs_at: Place
    levels_at: Place

    def questionnaire(self, dimensions: tuple[Dimension, ...]) -> Questionnaire:
        return Questionnaire(
            id=self.id,
            languages=self.languages,
            dimensions=dimensions,
            profile=self.profile,
            themes=self.themes,
            countries=self.countries,
            levels=self.levels,
            rounding=self.rounding,
            aggregate=cast(Any, self.aggregate),
            needs=self.needs,
            between=self.between,
        )


def frame(entry: Entry) -> Frame:
    """The frame of a questionnaire."""
    overall = entry.table(
        "overall", "How the dimensions become the overall score.", _overall, ("arithmetic", 1, Place())
    )
    return Frame(
        id=entry.text("id", "Name of the edition; the folder bears the same."),
        languages=entry.words(
            "languages", "Codes of the languages of the edition, the leading one first.", among=LANGUAGES
        ),
        dimensions=entry.tables("dimensions", "The dimensions in their order.", _listed),
        rules=entry.table(
            "each_dimension",
            "How questions become a dimension's score.",
            lambda each: rules(each, Rules()),
            Rules(),
        ),
        profile=entry.tables(
            "profile", "What is asked once, without points.", profile_question, needed=False
        ),
        themes=entry.tables("themes", "What runs across the dimensions.", _theme, short="id", needed=False),
        countries=entry.tables(
            "countries",
            "Countries with notes of their own, by their two letters.",
            country,
            short="id",
            needed=False,
        ),
        levels=entry.tables("levels", "The levels, the lowest first.", _level),
        rounding=entry.table("rounding", "How scores are printed.", _rounding, Rounding()),
        aggregate=overall[0],
        needs=overall[1],
        between=entry.figure(
            "between",
            "Distance from a boundary, in points, at which the report says between.",
            least=0,
            default=3,
        ),
        id_at=entry.place("id"),
        needs_at=overall[2],
        levels_at=entry.place("levels"),
    )


def _overall(entry: Entry) -> tuple[str, int, Place]:
    aggregate = entry.word("aggregate", "How siblings become their parent.", AGGREGATES, "arithmetic")
    needs = entry.whole("needs", "Dimensions that must have a score.", least=1, most=1000, default=1)
    return aggregate, needs, entry.place("needs")


def _listed(entry: Entry) -> Listed:
    return Listed(
        id=entry.name("id", "The dimension; its file is dimensions/<id>.yaml.", defines="dimension"),
        weight=entry.figure("weight", "Weight among the dimensions.", above=0, default=1),
    )


def _level(entry: Entry) -> Level:
    return Level(
        id=entry.name("id", "The level.", defines="level"),
        start=entry.figure("from", "The lowest printed score that belongs to it.", least=0, most=100),
    )


def _theme(entry: Entry) -> str:
    return entry.name("id", "The theme; words: theme.<name>.", defines="theme")


def country(entry: Entry) -> str:
    """The code of a country."""
    code = entry.text("id", "Two capital letters of ISO 3166.")
    if code and not COUNTRY.match(code):
        entry.complain("Y04", "id", given=code, expected="DE, FR, …")
    return code


def _rounding(entry: Entry) -> Rounding:
    return Rounding(
        decimals=entry.whole("decimals", "Decimals of a printed score.", least=0, most=6, default=0),
        ties=cast(Any, entry.word("ties", "What becomes of a half.", ("half_up", "half_even"), "half_up")),
    )


def rules(entry: Entry, ruled: Rules) -> Rules:
    """How questions become a score; what is not said is as `ruled`."""
    coverage = entry.table(
        "coverage",
        "Answered share of the weight, in percent.",
        lambda each: (
            each.figure(
                "scored_from", "Least coverage for a score.", least=0, most=100, default=ruled.scored_from
            ),
            each.figure(
                "settled_from", "Below it, provisional.", least=0, most=100, default=ruled.settled_from
            ),
        ),
        (ruled.scored_from, ruled.settled_from),
    )
    applicable = entry.table(
        "not_applicable",
        "Share of the weight that does not apply, in percent.",
        lambda each: (
            each.figure(
                "warn_above", "Above it the reader is warned.", least=0, most=100, default=ruled.warn_above
            ),
            each.figure(
                "outside_above", "Above it, outside.", least=0, most=100, default=ruled.outside_above
            ),
        ),
        (ruled.warn_above, ruled.outside_above),
    )
    return Rules(
        aggregate=cast(
            Any, entry.word("aggregate", "How siblings become their parent.", AGGREGATES, ruled.aggregate)
        ),
        missing=cast(Any, entry.word("missing", "What unknown and blank count as.", MISSING, ruled.missing)),
        scored_from=coverage[0],
        settled_from=coverage[1],
        warn_above=applicable[0],
        outside_above=applicable[1],
        gate_weight=entry.figure(
            "gate_weight",
            "Least weight of a question that caps the level at 0 points; 0 is no gate.",
            least=0,
            default=ruled.gate_weight,
        ),
    )


def dimension(entry: Entry, listed: Listed, ruled: Rules) -> Dimension:
    """A file of `dimensions/`."""
    id_ = entry.name("id", "The dimension, as the questionnaire lists it.")
    if id_ and id_ != listed.id:
        entry.complain("Y18", "id", given=id_, expected=listed.id)
    return Dimension(
        id=listed.id,
        weight=listed.weight,
        about=entry.text("about", "One line for authors.", ""),
        rules=rules(entry, ruled),
        questions=entry.tables(
            "questions", "The questions in their order.", lambda each: question(each, listed.id)
        ),
    )


def profile_question(entry: Entry) -> Question:
    """A question of the profile: asked once, without points."""
    return question(entry, "")


def question(entry: Entry, dimension_id: str) -> Question:
    """A question. One of a profile has no weight, no goalposts and no points."""
    id_ = entry.name("id", "Its name: lower case, unique, never shown to a reader.", defines="question")
    about = entry.text("about", "One line for authors.", "")
    kind = entry.kind("kind", "What is asked for.", KINDS)
    scored = bool(dimension_id) and kind != "text"
    return Question(
        id=id_,
        dimension=dimension_id,
        about=about,
        scale=scale(entry, kind, scored),
        weight=entry.figure("weight", "Weight among the questions of the dimension.", above=0)
        if scored
        else 0.0,
        answered_by=entry.name("answered_by", "Who answers it; words: role.<name>.", default=""),
        source=entry.words("source", "Keys of sources.yaml.", refers="source", default=()),
        themes=entry.words("themes", "What runs across it.", refers="theme", default=()),
        may_not_apply=entry.words(
            "may_not_apply", "Reasons for which it may not apply.", among=REASONS, default=()
        ),
        applies_if=entry.table("applies_if", "It is asked only where this holds.", condition, None),
        must_apply_if=entry.table(
            "must_apply_if", "Where this holds, it cannot be answered with not applicable.", condition, None
        ),
        place=entry.place(),
    )
