"""The ways in which Europe writes a day: the same in a workbook, in a CSV form and in a table."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from form_edition import small_edition
from mint_index.answers.days import read_day
from mint_index.answers.files import read_files
from mint_index.answers.merging.joining import apart_in_time
from test_merge import START, WORK, as_csv, responses, saved

EDITION = small_edition()
WRITTEN = {
    "2026-11-20": datetime.date(2026, 11, 20),
    "20.11.2026": datetime.date(2026, 11, 20),
    "20/11/2026": datetime.date(2026, 11, 20),
    "20-11-2026": datetime.date(2026, 11, 20),
    "20. 11. 2026": datetime.date(2026, 11, 20),
    "20.11.26": datetime.date(2026, 11, 20),
    "2026. 11. 20.": datetime.date(2026, 11, 20),
    "2026/11/20": datetime.date(2026, 11, 20),
    "2026-11-2": datetime.date(2026, 11, 2),
    "3/4/2026": datetime.date(2026, 4, 3),  # the day first, as everywhere in Europe
    "11/20/2026": datetime.date(2026, 11, 20),  # read the other way round it would be none
}
NONE = [
    "",
    "soon",
    "2026",
    "11.2026",
    "20260331",
    "2026-W13-2",  # a week and its day
    "31.02.2026",
    "20.13.2026",
    "2026-13-20",
    "20/11/26",
    "20.11-2026",
    "20.11.026",
    "20.11.2026 or so",
    "٢٠.11.2026",
]


@pytest.mark.parametrize("word", WRITTEN)
def test_a_day_is_read_as_it_is_written(word: str) -> None:
    assert read_day(word) == WRITTEN[word]


@pytest.mark.parametrize("word", NONE)
def test_what_is_no_day_is_not_made_one(word: str) -> None:
    assert read_day(word) is None


@pytest.mark.parametrize("word", ["2026-11-20", "20.11.2026", "20/11/2026", "3/4/2026", "31.02.2026"])
def test_words_in_a_workbook_a_csv_form_and_a_table_are_the_same_day(word: str, tmp_path: Path) -> None:
    town = {"municipality": ("Erlenau", ""), "work_offer": ("yes", "")}
    saved(tmp_path / "form.xlsx", {f"{START}!D12": "Erlenau", f"{START}!D14": word, f"{WORK}!D5": "yes"})
    assert openpyxl.load_workbook(tmp_path / "form.xlsx")[START]["D14"].data_type == "s"
    as_csv(tmp_path / "form.csv", town | {"date": (word, "")})
    (tmp_path / "table.csv").write_text(f"municipality,date,work_offer\nErlenau,{word},yes\n", "utf-8")
    (tmp_path / "long.csv").write_text(
        f"municipality,date,question,answer\nErlenau,{word},work_offer,yes\n", "utf-8"
    )
    found = []
    for name in ("form.xlsx", "form.csv", "table.csv", "long.csv"):
        part = next(read_files([str(tmp_path / name)], EDITION))
        dates = [each.date for each in part.answers.respondents] if part.answers else []
        found.append((dates, [(each.code, each.fact("given")) for each in part.problems]))
    day = WRITTEN.get(word)
    assert found == [([day.isoformat()], []) if day else ([], [("M04", word)])] * 4


def test_forms_that_write_the_same_day_in_two_ways_are_not_apart_in_time(tmp_path: Path) -> None:
    one = saved(tmp_path / "one.xlsx", {f"{START}!D14": "20.11.2026"})
    other = as_csv(tmp_path / "other.csv", {"date": ("2026-11-20", "")})
    assert apart_in_time(responses(one, other)) == []


def test_a_town_is_twice_in_a_table_though_its_day_is_written_in_two_ways(tmp_path: Path) -> None:
    table = tmp_path / "towns.csv"
    table.write_text(
        "municipality,date,work_offer\nErlenau,20.11.2026,yes\nErlenau,2026-11-20,no\n", encoding="utf-8"
    )
    told = [each for part in read_files([str(table)], EDITION) for each in part.problems]
    assert [(each.code, each.place.line, each.fact("first")) for each in told] == [("M02", 3, f"{table}:2")]
