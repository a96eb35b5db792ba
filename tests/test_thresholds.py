"""The shares at which a score begins, is settled, is warned of or falls away: exact, with weights that floats cannot hold."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generated import Filled, table
from mint_index.answers.table import ANSWERED, BLANK, NOT_APPLICABLE
from mint_index.assessment.assess import assess
from mint_index.assessment.result import Assessment, Figures
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Dimension, Level, Question, Questionnaire, Rules, YesNo
from mint_index.instrument.wording import Wording

AWKWARD = [0.1, 0.7, 1 / 3, 0.3, 1e-3, 1.1, 3.0, 1e6 + 0.1]
STATES = {"+": Filled(standing=ANSWERED, figure=1), "-": Filled(standing=ANSWERED, figure=0)}
STATES |= {".": Filled(standing=BLANK), "/": Filled(standing=NOT_APPLICABLE)}


def assess_marks(
    dimensions: Sequence[str], weight: float = 1.0, needs: int = 1, rules: Rules | None = None
) -> Assessment:
    """Dimensions written as one mark a question: + yes, - no, . blank, / not applicable; all weigh the same."""
    town: dict[str, Filled] = {}
    found = []
    for at, marks in enumerate(dimensions):
        names = [f"q{at}_{place}" for place in range(len(marks))]
        questions = tuple(
            Question(id=name, dimension=f"d{at}", scale=YesNo(), weight=weight) for name in names
        )
        rule = rules or Rules(gate_weight=0)
        found.append(Dimension(id=f"d{at}", weight=1.0, rules=rule, questions=questions))
        town |= {name: STATES[mark] for name, mark in zip(names, marks, strict=True)}
    questionnaire = Questionnaire(
        id="marks",
        languages=("en",),
        dimensions=tuple(found),
        profile=(),
        levels=(Level(id="open", start=0.0), Level(id="secured", start=75.0)),
        needs=needs,
    )
    instrument = Instrument(
        questionnaire=questionnaire,
        recommendations=(),
        practices={},
        sources={},
        wordings={"en": Wording(language="en", words={})},
        fingerprint="",
        folder=Path(),
    )
    return assess(instrument, table(questionnaire, [town]))[0]


def figures_of(marks: str, weight: float, rules: Rules | None = None) -> Figures:
    """The figures of one dimension."""
    return assess_marks([marks], weight, rules=rules).dimensions[0].figures


@pytest.mark.parametrize("weight", AWKWARD)
@pytest.mark.parametrize(
    ("marks", "standing"),
    [
        ("++++++++++", "scored"),
        ("++++++++..", "scored"),
        ("+++++++...", "provisional"),
        ("++++++....", "provisional"),
        ("+++++.....", "insufficient"),
        ("..........", "insufficient"),
        ("+++...////", "insufficient"),
        ("+++..", "provisional"),
        ("++++.", "scored"),
        ("+++++////.", "scored"),
    ],
)
def test_coverage_of_60_percent_gives_a_score_and_80_settles_it(
    weight: float, marks: str, standing: str
) -> None:
    assert figures_of(marks, weight).standing == standing


@pytest.mark.parametrize("weight", AWKWARD)
@pytest.mark.parametrize(
    ("marks", "standing", "warned"),
    [
        ("+++++++++/", "scored", False),
        ("+++++++///", "scored", False),
        ("++++++////", "scored", True),
        ("+++++/////", "scored", True),
        ("++++//////", "outside", False),
        ("//////////", "outside", False),
        ("+-/", "scored", True),
    ],
)
def test_above_30_percent_not_applicable_warns_and_above_50_puts_outside(
    weight: float, marks: str, standing: str, warned: bool
) -> None:
    figures = figures_of(marks, weight)
    assert (figures.standing, figures.warned) == (standing, warned)


@pytest.mark.parametrize("weight", AWKWARD)
def test_full_coverage_is_100_and_no_bit_more(weight: float) -> None:
    for count in range(1, 30):
        made = assess_marks(["+" * count, "-" * count], weight)
        assert (made.overall.coverage, made.overall.score) == (100.0, 50.0)
        assert [each.figures.coverage for each in made.dimensions] == [100.0, 100.0]


def test_thresholds_are_those_of_the_dimension() -> None:
    strict = Rules(gate_weight=0, scored_from=90, settled_from=100, warn_above=10, outside_above=20)
    found = [figures_of(marks, 1.0, strict) for marks in ("+" * 10, "+" * 9 + ".", "+" * 8 + "..")]
    assert [each.standing for each in found] == ["scored", "provisional", "insufficient"]
    found = [figures_of(marks, 1.0, strict) for marks in ("+" * 9 + "/", "+" * 8 + "//", "+" * 7 + "///")]
    assert [(each.standing, each.warned) for each in found] == [
        ("scored", False),
        ("scored", True),
        ("outside", False),
    ]


@pytest.mark.parametrize(
    ("marks", "standing", "coverage"),
    [
        (["+"] * 8 + [".", "."], "provisional", 80.0),
        (["+"] * 7 + [".", ".", "."], "insufficient", 70.0),
        (["+"] * 8 + ["/", "/"], "scored", 100.0),
        (["+"] * 7 + ["/", "/", "/"], "insufficient", 100.0),
        (["+"] * 8 + ["/", "."], "provisional", pytest.approx(800 / 9)),
        (["+++.."] * 8 + ["/", "/"], "provisional", 60.0),
        (["++..."] * 10, "insufficient", 40.0),
    ],
)
def test_the_whole_needs_eight_dimensions_of_ten(marks: list[str], standing: str, coverage: float) -> None:
    whole = assess_marks(marks, needs=8).overall
    assert (whole.standing, whole.coverage) == (standing, coverage)
    assert (whole.score is None) == (standing == "insufficient")


@pytest.mark.parametrize(
    ("missing", "marks", "found"),
    [
        ("left_out", "+++-..", (75.0, 50.0, 250 / 3, "provisional")),
        ("worst", "+++-..", (50.0, 50.0, 250 / 3, "provisional")),
        ("voids", "+++-..", (None, None, None, "insufficient")),
        ("voids", "+++-//", (75.0, 75.0, 75.0, "scored")),
        ("worst", "......", (None, None, None, "insufficient")),
    ],
)
def test_what_is_missing_is_left_out_or_the_worst_or_voids(
    missing: str, marks: str, found: tuple[float | None, float | None, float | None, str]
) -> None:
    rules = Rules(missing=missing, gate_weight=0)  # type: ignore[arg-type]
    figures = figures_of(marks, 1.0, rules)
    assert (figures.score, figures.low, figures.high, figures.standing) == (
        *(each if each is None else pytest.approx(each) for each in found[:3]),
        found[3],
    )
