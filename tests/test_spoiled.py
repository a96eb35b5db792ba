"""Twenty ways to spoil a form that was filled in: every one is told with its sheet and cell, and all of them in one pass.

What was only moved about is read as if nothing had happened; that is tested beside it.
"""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from form_edition import small_edition
from mint_index.answers.files import read_files
from mint_index.answers.part import Part
from mint_index.problems import Place, Problem, problem
from test_merge import saved, told
from test_next_round import FILLED, HOMES, START, WORK

EDITION = small_edition()
Change = Callable[[Any], object]
Told = list[tuple[str, str, str]]
SOUND = FILLED | {f"{WORK}!E4": "file 7/3", f"{HOMES}!D5": "Zoë asked – “and got it”."}


def put(sheet: str, **cells: object) -> Change:
    def change(book: Any) -> None:
        for name, value in cells.items():
            book[sheet][name] = value

    return change


def rename_and_spoil(book: Any) -> None:
    book[HOMES].title = "Table 3"
    book["Table 3"]["D4"] = "about 20"


def sort_and_spoil(book: Any) -> None:
    sheet = book[WORK]
    sheet["D5"] = "often"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    for number, values in enumerate(sorted(rows, key=lambda row: str(row[0]), reverse=True), 4):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


def move_columns_and_spoil(book: Any) -> None:
    sheet = book[WORK]
    sheet["D5"] = "often"
    sheet.insert_cols(1, 2)


SPOILED: list[tuple[str, Change, Told]] = [
    ("an answer that is none", put(WORK, D4="4: We do more."), [("A01", WORK, "D4")]),
    ("an answer to another question", put(WORK, D5="In the town hall"), [("A01", WORK, "D5")]),
    ("a figure beyond its bounds", put(HOMES, D4=400), [("A02", HOMES, "D4")]),
    ("a share above the whole", put(HOMES, D3="50/40"), [("A02", HOMES, "D3")]),
    ("a figure with its unit", put(HOMES, D4="20 days"), [("A03", HOMES, "D4")]),
    ("words for a figure", put(HOMES, D4="many"), [("A04", HOMES, "D4")]),
    ("a figure that can be read in two ways", put(START, D15="4.321"), [("A05", START, "D15")]),
    ("a share that became a date", put(HOMES, D3=datetime.date(2026, 4, 3)), [("A06", HOMES, "D3")]),
    ("an error of the spreadsheet", put(WORK, D4="#REF!"), [("A07", WORK, "D4")]),
    ("a formula that nobody computed", put(WORK, F5="=A1&A2"), [("A08", WORK, "F5")]),
    ("not applicable where that is no answer", put(WORK, D5="not applicable"), [("A09", WORK, "D5")]),
    ("not applicable without a reason", put(WORK, H6=None), [("A10", WORK, "D6")]),
    ("a reason that is not offered", put(WORK, H6="no money"), [("A11", WORK, "H6")]),
    ("an answer where nothing is asked", put(START, D15=80), [("A12", HOMES, "D4")]),
    ("a share of nothing", put(HOMES, D3="3/0"), [("A14", HOMES, "D3")]),
    ("a reason without not applicable", put(HOMES, H3="the case did not occur"), [("A15", HOMES, "H3")]),
    ("two persons", put(START, D15=2), [("A16", START, "D15")]),
    ("none of these and an element", put(WORK, D7="none of these"), [("A17", WORK, "D7")]),
    ("unknown and an element", put(WORK, D7="unknown"), [("A19", WORK, "D7")]),
    ("no name", put(START, D12=None), [("M01", START, "D12")]),
    ("a country in words", put(START, D13="Germany"), [("M03", START, "D13")]),
    ("a date in words", put(START, D14="spring"), [("M04", START, "D14")]),
    ("the form of another edition", put(START, D9="small-2020"), [("M05", START, "D9")]),
    ("an id with a slip", put(WORK, A5="work_ofer"), [("T09", WORK, "A5")]),
    ("a row twice", put(HOMES, A6="homes_story", D6="Again."), [("T10", HOMES, "A6")]),
    ("a column twice", put(HOMES, I2="Answer"), [("T03", HOMES, "I2")]),
    ("an answer below the table", put(HOMES, D7="three"), [("T18", HOMES, "D7")]),
    ("a renamed sheet, and a fault in it", rename_and_spoil, [("A03", "Table 3", "D4"), ("T07", "Table 3", "")]),
    ("sorted rows, and a fault in them", sort_and_spoil, [("A01", WORK, "D8")]),
    ("moved columns, and a fault in them", move_columns_and_spoil, [("A01", WORK, "F5")]),
]  # fmt: skip


def filled(folder: Path) -> Any:
    return openpyxl.load_workbook(saved(folder / "answers.xlsx", SOUND))


def read(book: Any, folder: Path) -> Part:
    book.save(folder / "answers.xlsx")
    return next(read_files([str(folder / "answers.xlsx")], EDITION))


def test_the_form_was_sound_before(tmp_path: Path) -> None:
    part = read(filled(tmp_path), tmp_path)
    assert (part.problems, part.rows) == ([], 1)


@pytest.mark.parametrize(
    ("change", "expected"), [each[1:] for each in SPOILED], ids=[each[0] for each in SPOILED]
)
def test_each_is_told_with_its_sheet_and_cell_and_nothing_else_is(
    change: Change, expected: Told, tmp_path: Path
) -> None:
    book = filled(tmp_path)
    change(book)
    assert sorted(told(read(book, tmp_path).problems)) == expected


def test_twelve_faults_are_told_in_one_pass_in_order_of_place(tmp_path: Path) -> None:
    book = filled(tmp_path)
    at_once: dict[str, dict[str, object]] = {
        START: {"D13": "Germany", "D14": "spring", "D15": 2, "D17": "sometimes"},
        WORK: {"D4": "#REF!", "D5": "often", "H6": None, "D7": "unknown"},
        HOMES: {"D3": "3/0", "D4": "20 days", "A6": "homes_story", "D6": "Again.", "D7": "three"},
    }
    for sheet, cells in at_once.items():
        put(sheet, **cells)(book)
    found = told(read(book, tmp_path).problems)
    assert [each for sheet in at_once for each in sorted(found) if each[1] == sheet] == [
        *[("A01", START, "D17"), ("A16", START, "D15"), ("M03", START, "D13"), ("M04", START, "D14")],
        *[("A01", WORK, "D5"), ("A07", WORK, "D4"), ("A10", WORK, "D6"), ("A19", WORK, "D7")],
        *[("A03", HOMES, "D4"), ("A14", HOMES, "D3"), ("T10", HOMES, "A6"), ("T18", HOMES, "D7")],
    ]
    assert len(found) == 12


# --- A form of an older state ------------------------------------------------------------------------------------


def older(book: Any) -> None:
    """The form as it was: one question fewer, one more, one with a step fewer, a sheet that did not exist."""
    book[START]["D11"] = "f" * 64
    book[WORK].delete_rows(5)
    book[WORK]["A11"], book[WORK]["B11"], book[WORK]["D11"] = "work_canteen", "Is there a canteen?", "yes"
    book[WORK]["C4"] = "0: Nobody.\n1: Single colleagues, when they are asked."
    book[WORK]["D4"] = "1: Single colleagues, when they are asked."
    book.remove(book[HOMES])


def test_an_older_form_tells_what_has_changed_since_and_its_answers_are_read(tmp_path: Path) -> None:
    book = filled(tmp_path)
    older(book)
    part = read(book, tmp_path)
    file = str(tmp_path / "answers.xlsx")
    facts = {
        "edition": "small-2026",
        "new": "work_offer, homes_share, homes_wait, homes_story",
        "gone": "work_canteen",
        "changed": "work_desk",
    }
    expected: list[Problem] = [problem("M06", Place(file=file), **facts)]
    assert part.problems == expected
    assert part.answers is not None
    assert part.answers.columns["work_desk"].figure.tolist() == [1.0]


def test_where_only_weights_have_changed_no_question_is_named(tmp_path: Path) -> None:
    book = filled(tmp_path)
    put(START, D11="f" * 64)(book)
    part = read(book, tmp_path)
    place = Place(file=str(tmp_path / "answers.xlsx"))
    assert part.problems == [problem("M06", place, edition="small-2026")]


def test_a_slip_in_an_older_form_is_told_as_a_slip(tmp_path: Path) -> None:
    book = filled(tmp_path)
    put(START, D11="f" * 64)(book)
    put(WORK, A5="work_ofer")(book)
    part = read(book, tmp_path)
    place = Place(file=str(tmp_path / "answers.xlsx"))
    assert told(part.problems) == [("M06", "", ""), ("T09", WORK, "A5")]
    assert part.problems[0] == problem("M06", place, edition="small-2026")
