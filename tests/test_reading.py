"""Rows of words become answers: what is read, and every fault of an answer or a municipality with its code and place."""

import datetime
import math
import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions import frame_of, load_edition, read
from generated import SEEDS, steady
from mint_index.answers.table import Answers, Remark, Respondent
from mint_index.answers.vocabulary import Cell
from mint_index.instrument.instrument import Instrument
from mint_index.problems import Problem

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


@pytest.fixture(scope="session")
def instrument(tmp_path_factory: pytest.TempPathFactory) -> Instrument:
    folder = tmp_path_factory.mktemp("reading")
    return load_edition(folder, {"talks": QUESTIONS}, questionnaire=frame_of(["talks"], FRAME))


def town(**answers: Cell) -> dict[str, Cell]:
    """A row with what every row needs, and some answers; `__` stands for the dot of evidence and reason."""
    named = {"municipality": "Erlenau", "country": "DE", "date": "2026-03-31", "rule": "yes"}
    return {**named, **{name.replace("__", "."): cell for name, cell in answers.items()}}


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


LAW_NONE = ("allowed", "law, none")
WHERE = "“The step” – at least 2"
STEP_ALLOWED = ("allowed", "0, 1, 2, 3, unknown, not_applicable")


@pytest.mark.parametrize(
    ("row", "code", "column", "facts"),
    [
        (town(step="4"), "A01", 5, {"question": "step", "given": "4", "allowed": STEP_ALLOWED[1]}),
        (town(step=2.5), "A01", 5, {"question": "step", "given": "2.5", "allowed": STEP_ALLOWED[1]}),
        (town(step=True), "A01", 5, {"question": "step", "given": "true", "allowed": STEP_ALLOWED[1]}),
        (
            town(kind_of="evry"),
            "A01",
            5,
            {"question": "kind_of", "given": "evry", "allowed": "some, every, unknown", "nearest": "every"},
        ),
        (
            town(shown="web|leter"),
            "A01",
            5,
            {
                "question": "shown",
                "given": "leter",
                "allowed": "web, letter, visit, web|letter, none, unknown",
                "nearest": "letter",
            },
        ),
        (
            town(shown=" | "),
            "A01",
            5,
            {"question": "shown", "given": "|", "allowed": "web, letter, visit, web|letter, none, unknown"},
        ),
        (town(share="101"), "A02", 5, {"question": "share", "given": "101", "lowest": "0", "highest": "100"}),
        (
            town(share="50/40"),
            "A02",
            5,
            {"question": "share", "given": "50/40", "lowest": "0", "highest": "100"},
        ),
        (town(share=-0.5), "A02", 5, {"question": "share", "given": "-0.5", "lowest": "0", "highest": "100"}),
        (
            town(days=math.inf),
            "A02",
            5,
            {"question": "days", "given": "inf", "lowest": "0", "highest": "5000"},
        ),
        (town(days=NAN), "A02", 5, {"question": "days", "given": "nan", "lowest": "0", "highest": "5000"}),
        (town(days="12 days"), "A03", 5, {"question": "days", "given": "12 days", "unit": "The unit.days"}),
        (town(share="30 %"), "A03", 5, {"question": "share", "given": "30 %", "unit": "The unit.percent"}),
        (town(share="3/4/5"), "A03", 5, {"question": "share", "given": "3/4/5", "unit": "The unit.percent"}),
        (
            town(days="a while"),
            "A04",
            5,
            {"question": "days", "given": "a while", "allowed": "0 … 5000, unknown"},
        ),
        (
            town(share="some"),
            "A04",
            5,
            {"question": "share", "given": "some", "allowed": "0 … 100, 3/40, unknown"},
        ),
        (
            town(days="1.234"),
            "A05",
            5,
            {"question": "days", "given": "1.234", "one": "1234", "other": "1.234"},
        ),
        (
            town(share="1/1,234"),
            "A05",
            5,
            {"question": "share", "given": "1/1,234", "one": "1234", "other": "1.234"},
        ),
        (town(share=datetime.date(2026, 4, 3)), "A06", 5, {"question": "share", "given": "2026-04-03"}),
        (town(rule="not_applicable"), "A09", 4, {"question": "rule"}),
        (town(step="not applicable"), "A10", 5, dict([LAW_NONE])),
        (town(step="not_applicable", step__reason=" "), "A10", 6, dict([LAW_NONE])),
        (
            town(step="not_applicable", step__reason="size"),
            "A11",
            6,
            {"given": "size", "question": "step", "allowed": "law, none"},
        ),
        (
            town(step="not_applicable", step__reason="lwa"),
            "A11",
            6,
            {"given": "lwa", "question": "step", "allowed": "law, none", "nearest": "law"},
        ),
        (town(step="1", detail="yes"), "A12", 6, {"question": "detail", "condition": WHERE}),
        (town(step="1", detail="unknown"), "A12", 6, {"question": "detail", "condition": WHERE}),
        (town(rule=""), "A13", 1, {}),
        (town(rule="", inhabitants="500"), "A13", 1, {}),
        (town(share="3/0"), "A14", 5, {"question": "share", "given": "3/0"}),
        (town(share="3/-4"), "A14", 5, {"question": "share", "given": "3/-4"}),
        (town(step="1", step__reason="law"), "A15", 6, {"question": "step"}),
        (town(step__reason="law"), "A15", 5, {"question": "step"}),
        (town(few="2"), "A16", 5, {"question": "few"}),
        (town(few=1.0), "A16", 5, {"question": "few"}),
        (town(inhabitants="2"), "A16", 5, {"question": "inhabitants"}),
        (town(shown="none|web"), "A17", 5, {"question": "shown", "given": "none|web"}),
        (town(days="3/40"), "A18", 5, {"question": "days", "given": "3/40"}),
        ({**town(), "municipality": " "}, "M01", 1, {"edition": "small"}),
        ({**town(), "country": "Germany"}, "M03", 2, {"given": "Germany", "edition": "small"}),
        ({**town(), "country": "de"}, "M03", 2, {"given": "de", "edition": "small"}),
        ({**town(), "date": "31.03.2026"}, "M04", 3, {"given": "31.03.2026", "edition": "small"}),
        ({**town(), "date": "2026-02-30"}, "M04", 3, {"given": "2026-02-30", "edition": "small"}),
        ({**town(), "edition": "mint-2025"}, "M05", 5, {"given": "mint-2025", "edition": "small"}),
    ],
)
def test_a_fault_is_told_with_code_place_and_facts(
    instrument: Instrument, row: dict[str, Cell], code: str, column: int, facts: Mapping[str, str]
) -> None:
    answers, told = read(instrument, [row])
    assert [(each.code, each.place.line, each.place.column) for each in told] == [(code, 2, column)]
    assert dict(told[0].facts) == facts
    assert answers.rows == 0


def test_all_faults_of_a_table_are_told_at_once_and_good_rows_are_kept(instrument: Instrument) -> None:
    rows = [
        town(municipality="Erlenau", step="7", share="3/0", days="5"),
        town(municipality="Birkenthal", step="1", share="40", days="soon"),
        town(municipality="Quellbrunn", country="Deutschland", date="soon", step="2", share="50", days="12"),
        town(municipality="Lindenhof", step="3", share="60", days="12"),
    ]
    answers, told = read(instrument, rows)
    assert sorted(codes(told)) == [
        ("A01", 2, 5),
        ("A04", 3, 7),
        ("A14", 2, 6),
        ("M03", 4, 2),
        ("M04", 4, 3),
    ]
    assert answers.respondents == (
        Respondent(municipality="Lindenhof", country="DE", date="2026-03-31", file="answers.csv"),
    )
    assert answers.columns["share"].figure.tolist() == [60.0]


def test_a_fault_elsewhere_in_the_row_hides_nothing(instrument: Instrument) -> None:
    rows = [
        town(
            country="Germany", step="1", step__reason="law"
        ),  # the reason is told though the country is wrong
        town(inhabitants="soon", step="1", step__reason="law"),  # … and though another answer is
        town(country="Germany", rule=""),  # so is that nothing is answered
        town(step="9", rule=""),  # but here something is, if wrongly
        town(step="9", step__reason="law"),  # and this reason may well belong to what was meant
    ]
    header = ("municipality", "country", "date", "inhabitants", "step", "step.reason", "rule")
    _, told = read(instrument, rows, header)
    assert sorted(codes(told)) == [
        ("A01", 5, 5),
        ("A01", 6, 5),
        ("A04", 3, 4),
        ("A13", 4, 1),
        ("A15", 2, 6),
        ("A15", 3, 6),
        ("M03", 2, 2),
        ("M03", 4, 2),
    ]


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
