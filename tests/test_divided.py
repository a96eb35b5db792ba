"""Figures that are divided by the profile: the cell holds the part, the start of the form holds the whole, once."""

import io
import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from editions import assess_one, frame_of, load_edition, read, responses
from mint_index.answers.cells import Cell
from mint_index.answers.files import read_files
from mint_index.answers.form.workbook import write_form
from mint_index.assessment.record import from_json, to_json
from mint_index.cli.main import app
from mint_index.instrument.instrument import Instrument
from mint_index.problems import Problem

FRAME = """
profile:
  - {id: residents_eu, kind: number, unit: persons}
  - {id: residents_other, kind: number, unit: persons}
  - {id: arrivals, kind: number, unit: persons}
"""
STAFF = """
questions:
  - id: hours
    kind: number
    unit: hours_per_1000
    counts: hours
    per: 1000
    over: [residents_eu, residents_other]
    worst: 0
    best: 20
    highest: 5000
    weight: 1
    applies_if: {any: [{profile: residents_eu, at_least: 1}, {profile: residents_other, at_least: 1}]}
  - id: talks
    kind: number
    unit: percent
    counts: persons
    per: 100
    over: [arrivals]
    worst: 0
    best: 80
    highest: 100
    weight: 3
  - {id: leases, kind: number, unit: percent, counts: persons, per: 100, worst: 20, best: 80, highest: 100, weight: 2}
  - {id: answers, kind: number, unit: percent, counts: cases, per: 100, worst: 0, best: 100, highest: 100, weight: 2}
"""
PROFILE: dict[str, Cell] = {"residents_eu": "1200", "residents_other": "690", "arrivals": "40"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("divided")


@pytest.fixture(scope="module")
def instrument(folder: Path) -> Instrument:
    return load_edition(folder, {"staff": STAFF}, questionnaire=frame_of(["staff"], FRAME))


def town(**answers: Cell) -> dict[str, Cell]:
    """A row of a town with 1,890 foreign residents, 40 of them new, and some answers."""
    return {"municipality": "Erlenau", "country": "DE", **PROFILE, **answers}


def faults(told: list[Problem]) -> list[tuple[str, int, Mapping[str, str]]]:
    """Code, column and facts of each problem."""
    return [(each.code, each.place.column, dict(each.facts)) for each in told]


@pytest.mark.parametrize(
    ("row", "figures", "given"),
    [
        (town(hours="20"), {"hours": 1000 * 20 / 1890}, {"hours": "20/1890"}),
        (town(hours=19.5), {"hours": 1000 * 19.5 / 1890}, {"hours": "19.5/1890"}),
        (town(hours="1"), {"hours": 1000 / 1890}, {"hours": "1/1890"}),  # hours are not persons
        (town(hours="0", talks="0"), {"hours": 0.0, "talks": 0.0}, {"hours": "0/1890", "talks": "0/40"}),
        (town(residents_eu="0", hours="20"), {"hours": 1000 * 20 / 690}, {"hours": "20/690"}),
        (town(talks="3"), {"talks": 7.5}, {"talks": "3/40"}),
        (town(talks="40"), {"talks": 100.0}, {"talks": "40/40"}),
        (town(hours="9450"), {"hours": 5000.0}, {"hours": "9450/1890"}),
    ],
)
def test_the_part_is_divided_by_the_sum_of_the_facts(
    instrument: Instrument, row: dict[str, Cell], figures: dict[str, float], given: dict[str, str]
) -> None:
    answers = responses(instrument, [row])
    found = {name: answers.columns[name].figure.tolist() for name in ("hours", "talks")}
    assert {name: figure for name, (figure,) in found.items() if figure == figure} == figures
    assert {name: said.given for (_, name), said in answers.remarks.items()} == given


def test_unknown_and_blank_need_no_whole(instrument: Instrument) -> None:
    nobody: dict[str, Cell] = {"residents_eu": "", "residents_other": "unknown", "arrivals": "0"}
    answers = responses(instrument, [town(**nobody, hours="unknown", answers="1/4")])
    assert [answers.columns[name].standing.tolist() for name in ("hours", "talks")] == [[2], [0]]


NEEDS_BOTH = {"question": "hours", "facts": "residents_eu; residents_other"}


@pytest.mark.parametrize(
    ("row", "code", "column", "facts"),
    [
        (town(residents_eu="unknown", hours="20"), "A20", 6, NEEDS_BOTH),
        (town(residents_other="", hours="20"), "A20", 6, NEEDS_BOTH),
        (town(residents_eu="0", residents_other="", hours="20"), "A20", 6, NEEDS_BOTH),
        # Without foreign residents the question is not asked either; that is the same cause.
        (town(residents_eu="0", residents_other="0", hours="20"), "A20", 6, NEEDS_BOTH),
        (town(residents_eu="0", residents_other="0", hours="0"), "A20", 6, NEEDS_BOTH),
        (town(arrivals="0", talks="24"), "A20", 6, {"question": "talks", "facts": "arrivals"}),
        # A fact that is wrong itself is the cause; what hangs on it is not told.
        (town(arrivals="forty", talks="24"), "A04", 5, {"question": "arrivals", "given": "forty", "allowed": "0 … 1000000000000, unknown"}),
        (town(talks="1"), "A16", 6, {"question": "talks"}),
        (town(talks="2"), "A16", 6, {"question": "talks"}),
        (town(talks="41"), "A02", 6, {"question": "talks", "given": "41/40", "lowest": "0", "highest": "100"}),
        (town(hours="9451"), "A02", 6, {"question": "hours", "given": "9451/1890", "lowest": "0", "highest": "5000"}),
        (town(hours="-1"), "A02", 6, {"question": "hours", "given": "-1", "lowest": "0", "highest": "∞"}),
        (town(hours="20/1890"), "A18", 6, {"question": "hours", "given": "20/1890"}),
        (town(hours="20 h"), "A03", 6, {"question": "hours", "given": "20 h", "unit": "The unit.hours"}),
        (town(hours="many"), "A04", 6, {"question": "hours", "given": "many", "allowed": "≥ 0, unknown"}),
        (town(hours="not_applicable"), "A09", 6, {"question": "hours"}),
    ],
)  # fmt: skip
def test_a_part_that_cannot_be_divided_is_told_at_its_cell(
    instrument: Instrument, row: dict[str, Cell], code: str, column: int, facts: Mapping[str, str]
) -> None:
    answers, told = read(instrument, [row])
    assert faults(told) == [(code, column, facts)]
    assert answers.rows == 0


def test_rows_are_divided_each_by_its_own_whole_in_whatever_strip_they_stand(instrument: Instrument) -> None:
    rows = [town(arrivals=str(at), talks="3") for at in (4, 5, 0, 6, 2, 12)]
    for strips in (1, 2, 6):
        answers, told = read(instrument, rows, strips=strips)
        assert sorted((each.code, each.place.line) for each in told) == [("A16", 6), ("A20", 4)]
        assert answers.columns["talks"].figure.tolist() == [75.0, 60.0, 50.0, 25.0]
        assert [answers.remarks[row, "talks"].given for row in range(4)] == ["3/4", "3/5", "3/6", "3/12"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [("1/40", "A16"), ("2/40", "A16"), ("1,0/40", "A16"), ("0/40", ""), ("3/40", ""), ("40/40", "")],
)
def test_one_or_two_persons_are_refused_in_a_share_as_well(
    instrument: Instrument, cell: str, code: str
) -> None:
    _, told = read(instrument, [town(leases=cell)], decimal=",")
    assert [(each.code, each.place.column) for each in told] == ([(code, 6)] if code else [])
    # What is counted there are no persons.
    assert read(instrument, [town(answers=cell)], decimal=",")[1] == []


def test_the_score_is_the_one_worked_out_by_hand(instrument: Instrument) -> None:
    made = assess_one(instrument, town(hours="20", talks="24", leases="25/50", answers="unknown"))
    hours = Fraction(1000 * 20, 1890) / 20 * 100
    talks = Fraction(100 * 24, 40) / 80 * 100
    leases = (Fraction(100 * 25, 50) - 20) / 60 * 100
    assert [each.points for each in made.questions] == [
        pytest.approx(float(hours)), float(talks), pytest.approx(float(leases)), None
    ]  # fmt: skip
    expected = (hours + 3 * talks + 2 * leases) / 6
    assert made.dimensions[0].figures.score == pytest.approx(float(expected))


def test_the_record_keeps_part_and_whole(instrument: Instrument) -> None:
    made = assess_one(instrument, town(hours="20", talks="24", leases="25/50"))
    text = to_json(made)
    kept = {
        each["id"]: (each["given"], each["figure"])
        for dimension in json.loads(text)["dimensions"]
        for each in dimension["questions"]
    }
    assert kept == {
        "hours": ("20/1890", 1000 * 20 / 1890),
        "talks": ("24/40", 60.0),
        "leases": ("25/50", 50.0),
        "answers": ("", None),
    }
    assert from_json(text, "town.json") == (made, [])


# --- the form and the commands


def filled(instrument: Instrument, path: Path, cells: Mapping[str, str | int]) -> Path:
    """A form with some answers, by the ids beside them."""
    book = openpyxl.load_workbook(io.BytesIO(write_form(instrument, "en")))
    left = dict(cells)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            if (name := str(row[0].value)) in left:
                row[3].value = left.pop(name)
    assert left == {}
    book.save(path)
    return path


def test_a_form_asks_for_the_part_alone_and_is_read_like_a_table(
    instrument: Instrument, tmp_path: Path
) -> None:
    cells: dict[str, str | int] = {
        "municipality": "Erlenau",
        "country": "DE",
        "residents_eu": 1200,
        "residents_other": 690,
        "arrivals": 40,
    }
    book = filled(
        instrument, tmp_path / "erlenau.xlsx", {**cells, "hours": 20, "talks": 24, "leases": "25/50"}
    )
    parts = list(read_files([str(book)], instrument))
    assert [each.problems for each in parts] == [[]]
    answers = parts[0].answers
    assert answers is not None
    assert {name: said.given for (_, name), said in answers.remarks.items()} == {
        "hours": "20/1890",
        "talks": "24/40",
        "leases": "25/50",
    }
    table = responses(instrument, [town(hours="20", talks="24", leases="25/50")])
    for name in ("hours", "talks", "leases"):
        assert answers.columns[name].figure.tolist() == table.columns[name].figure.tolist()
    sheet = openpyxl.load_workbook(book).worksheets[1]
    said = {row[0].value: row[2].value for row in sheet.iter_rows()}
    assert said["hours"] == "a figure from 0 up (The unit.hours); it is divided by figures given at the start"


def test_a_form_without_the_whole_is_told_at_the_cell_of_the_part(
    instrument: Instrument, tmp_path: Path
) -> None:
    book = filled(instrument, tmp_path / "erlenau.xlsx", {"municipality": "Erlenau", "talks": 24})
    cell = next(
        row[3].coordinate
        for row in openpyxl.load_workbook(book).worksheets[1].iter_rows()
        if row[0].value == "talks"
    )
    (part,) = read_files([str(book)], instrument)
    assert part.answers is None or part.answers.rows == 0
    assert [(each.code, each.place.cell, dict(each.facts)) for each in part.problems] == [
        ("A20", cell, {"question": "talks", "facts": "The arrivals"})
    ]


def test_a_batch_scores_the_good_towns_and_tells_the_others(
    instrument: Instrument, folder: Path, tmp_path: Path
) -> None:
    table = tmp_path / "towns.csv"
    table.write_text(
        "municipality,country,residents_eu,residents_other,arrivals,hours,talks,leases,answers\n"
        "Erlenau,DE,1200,690,40,18.9,24,3/10,1/4\n"
        "Birkenthal,DE,,690,40,18.9,24,3/10,1/4\n"
        "Quellbrunn,DE,0,1000,20,20,20,8/10,4/4\n",
        encoding="utf-8",
    )
    edition = str(folder / "questionnaires" / "small")
    result = CliRunner().invoke(
        app, ["batch", str(table), "--edition", edition, "--exact"], env={"MINT_LANGUAGE": "en"}
    )
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"{table}, line 3, column 6: A20 “hours” is divided by figures of the profile that are missing or 0. "
        "Needed: residents_eu; residents_other",
        "2 responses scored, 1 left out.",
    ]
    header, *lines = result.stdout.splitlines()
    scores = [dict(zip(header.split(","), line.split(","), strict=True)) for line in lines]
    # 10 of 20 hours a thousand, 60 of 80 percent, 30 percent between 20 and 80, a quarter.
    by_hand = Fraction(1 * 50 + 3 * 75 + 2 * Fraction(100, 6) + 2 * 25, 8)
    assert [(each["municipality"], float(each["staff"])) for each in scores] == [
        ("Erlenau", pytest.approx(float(by_hand))),
        ("Quellbrunn", 100.0),
    ]
