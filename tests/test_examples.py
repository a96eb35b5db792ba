"""The examples: nothing is wrong in them, they show what they promise, and they are what the tool makes today."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from mint_index.answers.files import read_files
from mint_index.assessment.assess import assess
from mint_index.assessment.result import Assessment
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
WORKBOOKS = ("kranichbrueck-2024", "kranichbrueck-2026", "smokvorat-2026", "wilgenmonde-2026")


@pytest.fixture(scope="module")
def edition() -> Instrument:
    instrument, _ = load("mint-2026")
    assert instrument is not None
    return instrument


@pytest.fixture(scope="module")
def towns(edition: Instrument) -> dict[str, Assessment]:
    return {name: assessed(edition, EXAMPLES / f"{name}.xlsx")[0] for name in WORKBOOKS}


def assessed(edition: Instrument, path: Path) -> tuple[Assessment, ...]:
    """The assessments of a file in which nothing is to be told, not even a notice."""
    found: list[Assessment] = []
    for part in read_files([str(path)], edition):
        assert part.problems == []
        assert part.answers is not None
        found += assess(edition, part.answers)
    return tuple(found)


def test_every_workbook_and_its_source_is_listed_here() -> None:
    assert sorted(path.stem for path in EXAMPLES.glob("*.xlsx")) == sorted(WORKBOOKS)
    assert sorted(path.stem for path in (EXAMPLES / "sources").glob("*.yaml")) == sorted(WORKBOOKS)


def test_all_examples_can_be_scored_together(edition: Instrument) -> None:
    files = [*map(str, sorted(EXAMPLES.glob("*.xlsx"))), str(EXAMPLES / "twelve-towns.csv")]
    parts = list(read_files(files, edition))
    assert [problem for part in parts for problem in part.problems] == []
    assert sum(part.answers.rows for part in parts if part.answers) == len(WORKBOOKS) + 12


@pytest.mark.parametrize(
    ("town", "level", "insufficient", "provisional", "gates", "unanswered"),
    [
        ("kranichbrueck-2024", "begun", [], ["services", "housing"], 2, 7),
        ("kranichbrueck-2026", "in_place", [], ["housing"], 0, 5),
        ("smokvorat-2026", "begun", ["services"], ["embedding"], 5, 8),
        ("wilgenmonde-2026", "secured", [], [], 1, 2),
    ],
)
def test_each_town_shows_what_it_is_there_for(
    towns: dict[str, Assessment],
    town: str,
    level: str,
    insufficient: list[str],
    provisional: list[str],
    gates: int,
    unanswered: int,
) -> None:
    result = towns[town]
    standing = {each.id: each.figures.standing for each in result.dimensions}
    assert result.overall.level == level
    assert [name for name, said in standing.items() if said == "insufficient"] == insufficient
    assert [name for name, said in standing.items() if said == "provisional"] == provisional
    assert sum(len(each.figures.gates) for each in result.dimensions) == gates
    assert len(result.to_find_out) == unanswered


def test_one_open_question_keeps_a_dimension_from_the_highest_level(towns: dict[str, Assessment]) -> None:
    volunteering = next(each for each in towns["wilgenmonde-2026"].dimensions if each.id == "volunteering")
    assert volunteering.figures.score is not None
    assert volunteering.figures.score > 75
    assert (volunteering.figures.level, volunteering.figures.gates) == (
        "in_place",
        ("volunteering_division",),
    )


def test_two_years_later_the_town_has_moved_and_not_everywhere(towns: dict[str, Assessment]) -> None:
    before, after = (
        {each.id: each.points for each in towns[name].questions if each.points is not None}
        for name in ("kranichbrueck-2024", "kranichbrueck-2026")
    )
    both = before.keys() & after.keys()
    assert sum(after[each] > before[each] for each in both) > 50
    assert sorted(each for each in both if after[each] < before[each]) == [
        "policy_arrival_plan",
        "services_forms_help",
        "volunteering_overview",
    ]


def test_the_place_by_the_sea_says_why_questions_do_not_apply(towns: dict[str, Assessment]) -> None:
    away = {each.id: each.reason for each in towns["smokvorat-2026"].questions if each.reason}
    assert away == {
        "communication_tell_first": "none",
        "staff_induction": "none",
        "services_registration": "law",
        "learning_school_entry_days": "none",
        "participation_answers": "none",
        "learning_transition_youth": "none",
        "housing_lodging_quality": "law",
        "participation_before_decisions": "none",
    }


def test_the_twelve_towns_are_spread_over_countries_sizes_and_levels(edition: Instrument) -> None:
    with (EXAMPLES / "twelve-towns.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    with (EXAMPLES / "twelve-towns-scores.csv").open(encoding="utf-8", newline="") as table:
        scores = list(csv.DictReader(table))
    assert {row["country"] for row in rows} == {"BE", "DE", "ES", "FR", "HR", "IT", "NL"}
    inhabitants = [int(row["inhabitants"]) for row in rows]
    assert min(inhabitants) < 5_000 < 50_000 < max(inhabitants)
    assert [row["municipality"] for row in scores] == [row["municipality"] for row in rows]
    assert {row["index_level"] for row in scores} == {"", "begun", "in_place", "secured"}


def test_the_files_are_what_the_tool_makes_today() -> None:
    command = [sys.executable, "tools/examples.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
