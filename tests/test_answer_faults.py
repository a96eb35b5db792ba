"""Every fault that an answer or a municipality can have, told with its code, its place and its facts."""

import datetime
import math
from collections.abc import Mapping

import pytest

from editions import read
from every_kind import edition_of_every_kind, town
from mint_index.answers.cells import Cell
from mint_index.answers.table import Respondent
from mint_index.instrument.instrument import Instrument
from mint_index.problems import Problem

NAN = math.nan


@pytest.fixture(scope="module")
def instrument(tmp_path_factory: pytest.TempPathFactory) -> Instrument:
    return edition_of_every_kind(tmp_path_factory.mktemp("every_kind"))


def codes(told: list[Problem]) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem."""
    return [(each.code, each.place.line, each.place.column) for each in told]


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
        (town(days="30 %"), "A03", 5, {"question": "days", "given": "30 %", "unit": "The unit.days"}),
        (town(share="3/4 %"), "A03", 5, {"question": "share", "given": "3/4 %", "unit": "The unit.percent"}),
        (
            town(share="130 %"),
            "A02",
            5,
            {"question": "share", "given": "130", "lowest": "0", "highest": "100"},
        ),
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
        (
            town(share=datetime.date(2026, 4, 3)),
            "A06",
            5,
            {"question": "share", "given": "2026-04-03", "allowed": "0 … 100, 3/40, unknown"},
        ),
        (
            town(step=datetime.date(2026, 4, 3)),
            "A06",
            5,
            {"question": "step", "given": "2026-04-03", "allowed": STEP_ALLOWED[1]},
        ),
        (town(example=datetime.date(2026, 4, 3)), "A06", 5, {"question": "example", "given": "2026-04-03"}),
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
        ({**town(), "date": "31.02.2026"}, "M04", 3, {"given": "31.02.2026", "edition": "small"}),
        ({**town(), "date": "20260331"}, "M04", 3, {"given": "20260331", "edition": "small"}),
        ({**town(), "date": "2026-02-30"}, "M04", 3, {"given": "2026-02-30", "edition": "small"}),
        ({**town(), "date": "2026-W13-2"}, "M04", 3, {"given": "2026-W13-2", "edition": "small"}),
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


def test_a_fault_is_found_in_whatever_strip_it_stands(instrument: Instrument) -> None:
    rows = [town(step="9" if at in (0, 7, 11) else "1") for at in range(12)]
    for strips in (1, 3, 5, 12):
        answers, told = read(instrument, rows, strips=strips)
        assert codes(told) == [("A01", 2, 5), ("A01", 9, 5), ("A01", 13, 5)]
        assert answers.rows == 9


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
