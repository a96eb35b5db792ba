"""The result table: its columns, figures as they are printed or exact, and nothing in it that a spreadsheet would run."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from editions import frame_of, load_edition, responses
from mint_index.answers.cells import Cell
from mint_index.assessment.table import csv_line, header, lines
from mint_index.instrument.instrument import Instrument
from mint_index.scoring.index import score

DIMENSIONS = {
    "talks": """
questions:
  - {id: talks_step, kind: ladder, steps: 4, weight: 3}
  - {id: talks_rule, kind: yes_no, weight: 1}
""",
    "schools": "questions: [{id: schools_law, kind: yes_no, weight: 1, may_not_apply: [law]}]",
}


@pytest.fixture
def instrument(tmp_path: Path) -> Instrument:
    return load_edition(tmp_path, DIMENSIONS)


def result(
    instrument: Instrument, rows: Sequence[Mapping[str, Cell]], *, exact: bool = False
) -> list[dict[str, str]]:
    """The table as another program reads it."""
    answers = responses(instrument, rows)
    questionnaire = instrument.questionnaire
    body = lines(questionnaire, answers, score(questionnaire, answers), exact=exact)
    text = "\r\n".join([csv_line(header(questionnaire)), *body])
    return list(csv.DictReader(io.StringIO(text, newline="")))


ERLENAU: dict[str, Cell] = {
    "municipality": "Erlenau",
    "date": "2026-03-31",
    "talks_step": "2",
    "talks_rule": "unknown",
    "schools_law": "yes",
}


def test_the_columns_have_the_names_that_scripts_rely_on(instrument: Instrument) -> None:
    assert header(instrument.questionnaire) == [
        "municipality",
        "country",
        "date",
        "edition",
        "index",
        "index_low",
        "index_high",
        "index_level",
        "index_coverage",
        "talks",
        "talks_low",
        "talks_high",
        "talks_level",
        "talks_coverage",
        "talks_standing",
        "schools",
        "schools_low",
        "schools_high",
        "schools_level",
        "schools_coverage",
        "schools_standing",
    ]


def test_a_line_holds_the_figures_as_they_are_printed(instrument: Instrument) -> None:
    answers = responses(instrument, [ERLENAU])
    (line,) = lines(instrument.questionnaire, answers, score(instrument.questionnaire, answers))
    whole = "83,75,88,secured,88"
    assert (
        line
        == f"Erlenau,DE,2026-03-31,small,{whole},67,50,75,in_place,75,provisional,100,100,100,secured,100,scored"
    )


def test_a_half_is_rounded_in_the_table_as_everywhere(tmp_path: Path) -> None:
    dimension = "questions: [{id: share, kind: number, worst: 0, best: 100, highest: 100, weight: 1}]"
    rows: list[dict[str, Cell]] = [{"share": "74.5"}, {"share": "0.5"}, {"share": "74.49"}]
    found = result(load_edition(tmp_path, {"talks": dimension}), rows)
    assert [(each["talks"], each["index_level"]) for each in found] == [
        ("75", "secured"),
        ("1", "open"),
        ("74", "in_place"),
    ]


def test_both_ends_of_the_range_are_rounded_likewise(tmp_path: Path) -> None:
    dimension = """
questions:
  - {id: known, kind: ladder, steps: 5, weight: 3}
  - {id: gap, kind: yes_no, weight: 1}
"""
    (found,) = result(load_edition(tmp_path, {"talks": dimension}), [{"known": "2"}])
    assert (found["talks_low"], found["talks"], found["talks_high"]) == ("38", "50", "63")  # 37.5 and 62.5


def test_an_exact_line_holds_them_unrounded(instrument: Instrument) -> None:
    (found,) = result(instrument, [ERLENAU], exact=True)
    assert (float(found["talks"]), found["talks_low"], found["index_coverage"]) == (200 / 3, "50.0", "87.5")


def test_where_there_is_no_score_the_cells_are_empty_and_never_0(instrument: Instrument) -> None:
    rows: list[dict[str, Cell]] = [
        {"talks_rule": "no", "schools_law": "not_applicable", "schools_law.reason": "law"},
        {"schools_law": "no"},
    ]
    for exact in (False, True):
        nothing, zero = result(instrument, rows, exact=exact)
        assert [nothing[name] for name in ("index", "index_low", "index_high", "index_level")] == [""] * 4
        assert (nothing["talks"], nothing["talks_standing"], float(nothing["talks_coverage"])) == (
            "",
            "insufficient",
            25.0,
        )
        assert (nothing["schools"], nothing["schools_level"], nothing["schools_standing"]) == (
            "",
            "",
            "outside",
        )
        assert (float(zero["schools"]), zero["schools_level"], zero["schools_standing"]) == (
            0.0,
            "open",
            "scored",
        )


@pytest.mark.parametrize(
    ("rounding", "shown"),
    [
        ("{decimals: 0}", ("67", "50", "75")),
        ("{decimals: 1}", ("66.7", "50.0", "75")),
        ("{decimals: 3}", ("66.667", "50.000", "75")),
        ("{decimals: 6}", ("66.666667", "50.000000", "75")),
    ],
)
def test_scores_have_the_decimals_of_the_edition_and_shares_have_none(
    tmp_path: Path, rounding: str, shown: tuple[str, str, str]
) -> None:
    dimension = """
questions:
  - {id: step, kind: ladder, steps: 4, weight: 1}
  - {id: share, kind: number, worst: 0, best: 100, highest: 100, weight: 1}
  - {id: two, kind: ladder, steps: 4, weight: 1}
  - {id: gap, kind: yes_no, weight: 1}
"""
    frame = frame_of(["talks"], f"rounding: {rounding}\n")
    small = load_edition(tmp_path, {"talks": dimension}, questionnaire=frame)
    (found,) = result(small, [{"step": "2", "share": "33.333333333", "two": "3"}])
    assert (found["talks"], found["talks_low"], found["talks_coverage"]) == shown


DANGEROUS = [
    "=1+1",
    '=HYPERLINK("https://erlenau.example";"click")',
    "+49 30 1234",
    "-Erlenau",
    "@SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("name", DANGEROUS)
def test_a_name_that_would_run_as_a_formula_is_written_as_text(instrument: Instrument, name: str) -> None:
    (found,) = result(instrument, [{**ERLENAU, "municipality": name}])
    assert found["municipality"] == f"'{name}"


@pytest.mark.parametrize(
    "name", ["Erlenau, Stadt", 'Erlenau "am See"', "Erlenau\nOst", "Ærø; Ø|Å", "Sankt-Erlen", "D'Erle"]
)
def test_any_other_name_is_read_back_as_it_was(instrument: Instrument, name: str) -> None:
    (found,) = result(instrument, [{**ERLENAU, "municipality": name}])
    assert found["municipality"] == name
    assert found["schools_standing"] == "scored"


def test_a_carriage_return_within_a_name_breaks_no_line(instrument: Instrument) -> None:
    rows: list[dict[str, Cell]] = [{**ERLENAU, "municipality": "Erlenau\r=1+1"}, ERLENAU]
    assert [each["municipality"] for each in result(instrument, rows)] == ["Erlenau\r=1+1", "Erlenau"]
