"""Rows of words become answers: what a cell means, whatever stands before it and in whatever order it comes."""

import math
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions import load_edition, read
from every_kind import edition_of_every_kind, town
from generated import SEEDS, steady
from mint_index.answers.cells import Cell
from mint_index.answers.table import Answers, Remark
from mint_index.instrument.instrument import Instrument
from mint_index.problems import Problem


@pytest.fixture(scope="module")
def instrument(tmp_path_factory: pytest.TempPathFactory) -> Instrument:
    return edition_of_every_kind(tmp_path_factory.mktemp("every_kind"))


def codes(told: list[Problem]) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem."""
    return [(each.code, each.place.line, each.place.column) for each in told]


def meaning(answers: Answers, name: str) -> tuple[int, float]:
    """Standing and figure of the answer of the first row."""
    column = answers.columns[name]
    return int(column.standing[0]), float(column.figure[0])


BLANK, ANSWERED, UNKNOWN, AWAY = 0, 1, 2, 3
NAN = math.nan


@pytest.mark.parametrize(
    ("name", "cell", "standing", "figure"),
    [
        ("step", "2", ANSWERED, 2),
        ("step", 2.0, ANSWERED, 2),
        ("step", " The step.2 ", ANSWERED, 2),
        ("step", "the  STEP.2", ANSWERED, 2),
        ("step", "2: The step.2", ANSWERED, 2),
        ("step", "", BLANK, NAN),
        ("step", "  ", BLANK, NAN),
        ("step", None, BLANK, NAN),
        ("step", "unknown", UNKNOWN, NAN),
        ("rule", "Yes", ANSWERED, 1),
        ("rule", "no", ANSWERED, 0),
        ("kind_of", "every", ANSWERED, 1),
        ("kind_of", "The kind_of.some", ANSWERED, 0),
        ("shown", "web|visit", ANSWERED, 5),
        ("shown", " visit | The shown.web ", ANSWERED, 5),
        ("shown", "letter|letter|", ANSWERED, 2),
        ("shown", "none", ANSWERED, 0),
        ("shown", "none of these", ANSWERED, 0),
        ("shown", "unknown", UNKNOWN, NAN),
        ("share", "37,5", ANSWERED, 37.5),
        ("share", 37.5, ANSWERED, 37.5),
        ("share", "30%", ANSWERED, 30),
        ("share", "30,5\u202f%", ANSWERED, 30.5),
        ("share", 0.3, ANSWERED, 0.3),
        ("share", "3/40", ANSWERED, 7.5),
        ("share", "0/40", ANSWERED, 0),
        ("share", "UNKNOWN", UNKNOWN, NAN),
        ("few", "0", ANSWERED, 0),
        ("few", 3.0, ANSWERED, 3),
        ("example", "No meetings yet.", ANSWERED, 0),
        ("example", 12.0, ANSWERED, 0),
        ("inhabitants", "8 000", ANSWERED, 8000),
    ],
)
def test_what_a_cell_means(
    instrument: Instrument, name: str, cell: Cell, standing: int, figure: float
) -> None:
    answers, told = read(instrument, [town(**{name: cell})])
    assert told == []
    found = meaning(answers, name)
    assert found == (standing, figure) or (
        found[0] == standing and math.isnan(found[1]) and math.isnan(figure)
    )


def test_evidence_notes_and_words_are_kept_with_the_answers_of_their_row(instrument: Instrument) -> None:
    rows = [
        town(step="9"),  # left out, so that rows shift
        town(step="1", step__evidence=" p. 3 ", step__note="soon more", step__answered_by="school office"),
        town(share="3/40", example="A talk in March.", share__evidence=""),
    ]
    answers, told = read(instrument, rows)
    assert codes(told) == [("A01", 2, 5)]
    assert answers.remarks == {
        (0, "step"): Remark(evidence="p. 3", note="soon more", answered_by="school office"),
        (1, "share"): Remark(given="3/40"),
        (1, "example"): Remark(given="A talk in March."),
    }
    assert answers.columns["step"].evidenced.tolist() == [True, False]


def test_words_of_other_languages_and_reasons_in_words_are_known(instrument: Instrument) -> None:
    away = town(step="not_applicable", step__reason="Another level holds the task by law")
    answers, told = read(instrument, [away])
    assert told == []
    assert meaning(answers, "step")[0] == AWAY
    assert answers.columns["step"].reason.tolist() == [0]


STEPS = {
    "office.0": '"Left to chance: nobody in the town hall has the task, and nobody can be named"',
    "office.1": '"By custom: somebody takes care of it beside other work, without a written task"',
    "office.2": '"In writing: the task and its weekly hours stand in a job description"',
}


@pytest.mark.parametrize(
    ("cell", "step"),
    [
        ("0: Unsteered: nobody in the town hall has the task, and nobody can be named", 0),
        ("1: By custom: somebody does it beside other work, without written task", 1),
        ("2: IN WRITING: task and weekly hours stand in a job description.", 2),
        # The number says one thing and the words another, or nothing that is known.
        ("2: By custom: somebody takes care of it beside other work", None),
        ("1: Something else altogether", None),
        ("1:", None),
        ("7: In writing: the task and its weekly hours stand in a job description", None),
        # Without the number nothing is guessed.
        ("By custom: somebody does it beside other work, without written task", None),
    ],
)
def test_a_step_in_words_that_were_mended_since_is_known_by_number_and_words(
    tmp_path: Path, cell: str, step: int | None
) -> None:
    ladder = "questions: [{id: office, kind: ladder, steps: 3, weight: 1}]"
    edition = load_edition(tmp_path, {"staff": ladder}, words=STEPS)
    answers, told = read(edition, [{"municipality": "Birkenfurt", "country": "DE", "office": cell}])
    if step is None:
        assert codes(told) == [("A01", 2, 3)]
    else:
        assert (told, meaning(answers, "office")) == ([], (ANSWERED, step))


CELLS: list[Cell] = [
    True,
    False,
    1.0,
    0.0,
    2.0,
    "1",
    "0",
    "true",
    "2",
    "",
    None,
    "unknown",
    "The step.1",
    "no",
    2.5,
]


@steady(120)
@given(
    name=st.sampled_from(["step", "rule", "shown", "share", "days", "example"]),
    cells=st.lists(st.sampled_from(CELLS), min_size=1, max_size=8),
)
def test_what_a_cell_means_does_not_depend_on_the_cells_before(
    instrument: Instrument, name: str, cells: list[Cell]
) -> None:
    header = ("municipality", "kind_of", name)
    rows: list[dict[str, Cell]] = [
        {"municipality": "Erlenau", "kind_of": "some", name: cell} for cell in cells
    ]
    together = read(instrument, rows, header)
    apart = [read(instrument, [row], header) for row in rows]
    expected = [[(each.code, each.facts) for each in told] for _, told in apart]
    lines = [
        [(each.code, each.facts) for each in together[1] if each.place.line == at + 2]
        for at in range(len(rows))
    ]
    assert lines == expected
    figures = [figure for answers, _ in apart for figure in answers.columns[name].figure.tolist()]
    assert str(together[0].columns[name].figure.tolist()) == str(figures)


ROWS = [
    town(municipality="Erlenau", step="2", shown="web", detail="no", share="40"),
    town(municipality="Birkenthal", step="9", shown="web|visit", share="1.234"),
    town(municipality="Quellbrunn", step="0", shown="none", share="12,5", step__evidence="p. 4"),
    town(municipality="Lindenhof", step="not_applicable", step__reason="law", share="3/40"),
    town(municipality="Ahornau", country="XYZ", step="unknown", share=15.0),
]


def as_words(answers: Answers, told: list[Problem], header: list[str]) -> dict[str, list[str]]:
    """What was read of each town and told of each column name, whatever their order."""
    read_ = {
        each.municipality: [
            f"{name} {column.standing[at]} {column.figure[at]} {column.reason[at]} {column.evidenced[at]}"
            f" {answers.remarks.get((at, name))}"
            for name, column in answers.columns.items()
        ]
        for at, each in enumerate(answers.respondents)
    }
    return {
        **read_,
        "told": sorted(f"{each.code} {header[each.place.column - 1]} {each.facts}" for each in told),
    }


@steady(30)
@given(chance=SEEDS, strips=st.integers(1, 5))
def test_the_order_of_rows_and_columns_and_the_strips_do_not_matter(
    instrument: Instrument, chance: random.Random, strips: int
) -> None:
    header = list(dict.fromkeys(name for row in ROWS for name in row))
    rows, shuffled = chance.sample(ROWS, len(ROWS)), chance.sample(header, len(header))
    plain, other = read(instrument, ROWS, header), read(instrument, rows, shuffled, strips=strips)
    assert as_words(*plain, header) == as_words(*other, shuffled)


def test_a_doubtful_figure_is_read_as_the_file_proves(instrument: Instrument) -> None:
    found = [
        read(instrument, [town(days="1.234")], decimal=sign)[0].columns["days"].figure[0] for sign in ",."
    ]
    assert found == [1234.0, 1.234]


def test_more_different_cells_than_a_byte_counts_are_read_alike(instrument: Instrument) -> None:
    rows: list[dict[str, Cell]] = [town(days=f"{at / 100:.2f}") for at in range(6000)]
    answers, told = read(instrument, rows, strips=7)
    assert told == []
    assert answers.columns["days"].figure.tolist() == [at / 100 for at in range(6000)]


def test_no_rows_are_no_answers(instrument: Instrument, tmp_path: Path) -> None:
    answers, told = read(instrument, [], ("municipality", "step"))
    assert (answers.rows, told) == (0, [])
