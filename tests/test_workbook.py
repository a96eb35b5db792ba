"""The form: what is written into it, and what is read back however it was filled in or spoiled."""

import datetime
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from form_edition import small_edition
from mint_index.answers.files import read_files
from mint_index.answers.form.filled import Filled, read_form
from mint_index.answers.form.layout import header_words
from mint_index.answers.form.workbook import write_form
from mint_index.answers.sheets import read_workbook
from mint_index.answers.specials import special_words
from mint_index.instrument.loading import load
from mint_index.problems import Problem, say_problem
from mint_index.voices import voice

EDITION = small_edition()
Change = Callable[[Any], object]
YES, NO, UNKNOWN, NOT_APPLICABLE, NONE = (
    special_words(voice("en"))[code] for code in ("yes", "no", "unknown", "not_applicable", "none")
)


def form(language: str = "en") -> Any:
    return openpyxl.load_workbook(io.BytesIO(write_form(EDITION, language)))


def read(book: Workbook, folder: Path) -> tuple[Filled | None, list[Problem]]:
    book.save(folder / "answers.xlsx")
    sheets, problems = read_workbook(folder / "answers.xlsx", "answers.xlsx")
    assert (sheets is not None, problems) == (True, [])
    return read_form(sheets or (), EDITION)


def fill(book: Any, cells: Mapping[str, object]) -> None:
    """Write into cells named as `Work training!D4`."""
    for name, value in cells.items():
        sheet, cell = name.split("!")
        book[sheet][cell] = value


def told(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(each.code, each.place.sheet, each.place.cell) for each in problems]


# --- What is written ---------------------------------------------------------------------------------------------


def test_a_form_has_a_start_a_sheet_for_each_dimension_a_result_and_hidden_sheets() -> None:
    book = form()
    assert [
        (sheet.title, sheet.sheet_state, sheet.freeze_panes, sheet.print_title_rows) for sheet in book
    ] == [
        ("Start", "visible", None, "$8:$8"),
        ("Work training", "visible", "A4", "$3:$3"),  # a colon cannot stand in the name of a sheet
        ("Housing", "visible", "A3", "$2:$2"),
        ("Result", "visible", "A4", "$3:$3"),
        ("_lists", "hidden", None, None),
        ("_points", "hidden", None, None),
    ]
    assert [sheet["A1"].value for sheet in book][:3] == ["Small Index 2026", "Work and training", "Housing"]
    assert (book.properties.title, book.properties.language) == ("Small Index 2026", "en")
    for sheet in book.worksheets[:4]:
        setup, pages = sheet.page_setup, 1 if sheet.title == "Result" else 0
        assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (
            "landscape",
            9,
            1,
            pages,
        )
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.protection.sheet) == (True, True)
        assert sheet.protection.password is None


def test_the_start_tells_how_many_questions_there_are_and_how_long_they_take() -> None:
    # A profile of a figure (5 minutes), a choice (2) and a yes or no (1); then 2+1+2+3 and 5+5+3.
    assert form()["Start"]["A2"].value == (
        "7 questions on 2 sheets, and 6 facts about the municipality on this one. "
        "If the papers are at hand, the questions take about 25 minutes, or 10 for each of 4 people, and the facts 10."
    )


def test_each_row_says_what_is_asked_and_what_can_be_answered() -> None:
    sheet = form()["Work training"]
    assert [cell.value for cell in sheet[3]] == list(header_words(voice("en")).values())
    assert [cell.value for cell in sheet[4]][:4] == [
        "work_desk",
        "Who helps with looking for work?\n"
        "A desk of the county counts if it opens in town.\n"
        "What counts as evidence: Page with the hours\n"
        "Who can answer: Integration officer",
        "0: Nobody.\n1: Single colleagues, when they are asked.\n2: A desk with hours that are published.",
        None,
    ]
    assert [sheet.cell(row, 3).value for row in (5, 6, 8)] == [
        "yes / no",
        "– In the town hall\n– At the county",
        "yes / no",
    ]
    assert [sheet.cell(row, 1).value for row in range(4, 11)] == [
        "work_desk",
        "work_offer",
        "work_kind",
        "work_steps",
        "work_steps.advert",
        "work_steps.visit",
        "work_steps.mentor",
    ]
    housing = form()["Housing"]
    assert housing["C3"].value == (
        "a figure from 0 to 100 (%)\nor the part and the whole with a slash, such as 3/40"
    )
    assert housing["B4"].value == (
        "How many days does a permit take?\n"
        "Asked only where: “How many people live here?” – at least 100. Leave it blank elsewhere."
    )


def test_every_closed_question_drops_down_and_figures_are_bounded() -> None:
    book = form()
    lists = {
        f"'_lists'!${column[0].column_letter}$1:${column[0].column_letter}${len(words)}": words
        for column in book["_lists"].columns
        if (words := [cell.value for cell in column if cell.value])
    }
    rules = {
        f"{sheet.title}!{rule.sqref}": lists.get(rule.formula1, rule.formula1)
        for sheet in book
        for rule in sheet.data_validations.dataValidation
    }
    assert rules == {
        "Start!D13": "AND(LEN(D13)=2,AND(CODE(LEFT(D13,1))>64,CODE(LEFT(D13,1))<91),"
        "AND(CODE(RIGHT(D13,1))>64,CODE(RIGHT(D13,1))<91))",  # capitals
        "Start!D14": "36526",  # dates after 2000
        "Start!D15": 'OR(AND(ISNUMBER(D15),D15>=0,D15<=1000000000000,D15<>1,D15<>2),D15="unknown")',
        "Start!D16": ["A place on the coast", "A place in the hills", UNKNOWN],
        "Start!D17": [YES, NO, UNKNOWN],
        "Work training!D4": [
            "0: Nobody.",
            "1: Single colleagues, when they are asked.",
            "2: A desk with hours that are published.",
            UNKNOWN,
        ],
        "Work training!D5": [YES, NO, UNKNOWN],
        "Work training!D6": ["In the town hall", "At the county", UNKNOWN, NOT_APPLICABLE],
        "Work training!H6": ["another level holds the task by law", "the case did not occur"],
        "Work training!D7": [NONE, UNKNOWN],
        "Work training!D8 D9 D10": [YES, NO],
        "Housing!D3": 'OR(D3="unknown",D3="not applicable",ISNUMBER(1/(ABS(IF(ISNUMBER(FIND("/",D3)),'
        '100*LEFT(D3,FIND("/",D3)-1)/MID(D3,FIND("/",D3)+1,20),'
        'VALUE(SUBSTITUTE(SUBSTITUTE(D3,",",MID(1/2,2,1)),".",MID(1/2,2,1))))-50)<=50)))',
        "Housing!H3": ["the case did not occur"],
        "Housing!D4": 'OR(AND(ISNUMBER(D4),D4>=0,D4<=365.5),D4="unknown")',
        "Housing!D5": [UNKNOWN],
    }
    refused = [
        rule.error
        for sheet in book
        for rule in sheet.data_validations.dataValidation
        if rule.showErrorMessage
    ]
    assert len(refused) == len(rules) - 1  # a text can be anything
    assert all(refused)
    # Excel takes no longer formula for a rule.
    assert max(len(rule) for rule in rules.values() if isinstance(rule, str)) <= 255


def test_only_the_cells_to_fill_in_are_unlocked() -> None:
    book = form()
    assert {
        sheet.title: [
            cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
        ]
        for sheet in book
    } == {
        "Start": ["D12", "D13", "D14", "D15", "D16", "D17"],
        "Work training": [
            *("D4", "E4", "F4", "G4", "D5", "E5", "F5", "G5", "D6", "E6", "F6", "G6", "H6"),
            *("D7", "E7", "F7", "G7", "D8", "D9", "D10"),
        ],
        "Housing": ["D3", "E3", "F3", "G3", "H3", "D4", "E4", "F4", "G4", "D5", "E5", "F5", "G5"],
        "Result": [],
        "_lists": [],
        "_points": [],
    }


def test_no_words_of_an_edition_become_a_formula_or_an_error() -> None:
    edition = small_edition(
        work='=HYPERLINK("http://example.org")',
        work__about="#REF!",
        work_offer="=1+1",
        place__coast="=A1",
        edition="+1",
    )
    book = openpyxl.load_workbook(io.BytesIO(write_form(edition, "en")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n", "f"}
    formulas = [cell for cell in cells if cell.data_type == "f"]
    assert {cell.parent.title for cell in formulas} == {"Start", "Result", "_points"}
    assert not [cell.value for cell in formulas if re.search(r"HYPERLINK|^=A1$|^=1\+1$", str(cell.value))]


def test_nothing_in_a_plain_form_is_computed() -> None:
    plain = write_form(EDITION, "en", plain=True)
    book = openpyxl.load_workbook(io.BytesIO(plain))
    assert book.sheetnames == ["Start", "Work training", "Housing", "_lists"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    with ZipFile(io.BytesIO(plain)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name]
    assert not any("<f>" in sheet or 't="e"' in sheet for sheet in sheets)
    # Its questions stand where they stand in a form that computes.
    rows = [[cell.value for cell in row] for row in book["Start"].iter_rows()]
    assert rows == [[cell.value for cell in row] for row in form()["Start"].iter_rows(max_row=len(rows))]


def test_the_same_form_is_the_same_bytes() -> None:
    once, again = write_form(EDITION, "de"), write_form(small_edition(), "de")
    assert once == again
    with ZipFile(io.BytesIO(once)) as parts:
        assert {member.date_time for member in parts.infolist()} == {(2026, 1, 1, 0, 0, 0)}


def test_a_long_answer_makes_its_row_higher() -> None:
    longer = small_edition(work_desk__2="A desk " + "with hours that are published, " * 12)
    heights = [
        openpyxl.load_workbook(io.BytesIO(write_form(edition, "en")))["Work training"]
        .row_dimensions[4]
        .height
        for edition in (EDITION, longer)
    ]
    # Twelve times 31 letters are some eighteen lines of the 23 digits that the cell of the answer is wide.
    assert heights[0] < 60 < 17 * 12.75 < heights[1] < 20 * 12.75


# --- What is read ------------------------------------------------------------------------------------------------

FILLED = {
    "Start!D12": " Sankt Beispiel ",
    "Start!D13": "DE",
    "Start!D14": datetime.date(2026, 3, 31),
    "Start!D15": 4321,
    "Start!D16": "A place in the hills",
    "Start!D17": UNKNOWN,
    "Work training!D4": "2: A desk with hours that are published.",
    "Work training!E4": "file 7/3",
    "Work training!F4": "since May",
    "Work training!G4": "office 12",
    "Work training!D5": NO,
    "Work training!D6": NOT_APPLICABLE,
    "Work training!H6": "another level holds the task by law",
    "Work training!D8": YES,
    "Work training!D9": NO,
    "Work training!D10": "x",
    "Housing!D3": "3/40",
    "Housing!D4": 12.5,
    "Housing!D5": "+49 is the code",
}
CELLS = {
    "edition": "small-2026",
    "municipality": "Sankt Beispiel",
    "country": "DE",
    "date": datetime.date(2026, 3, 31),
    "inhabitants": 4321.0,
    "place": "A place in the hills",
    "own_office": "unknown",
    "work_desk": "2: A desk with hours that are published.",
    "work_desk.evidence": "file 7/3",
    "work_desk.note": "since May",
    "work_desk.answered_by": "office 12",
    "work_offer": "no",
    "work_kind": "not applicable",
    "work_kind.reason": "another level holds the task by law",
    "work_steps": "advert|mentor",
    "homes_share": "3/40",
    "homes_wait": 12.5,
    "homes_story": "+49 is the code",
}
# The facts are there even where they are blank.
BLANK = {"municipality": None, "country": None, "date": None, "edition": "small-2026"}


def filled_form() -> Any:
    book = form()
    fill(book, FILLED)
    return book


def test_a_filled_form_is_read_as_one_block(tmp_path: Path) -> None:
    filled, problems = read(filled_form(), tmp_path)
    assert problems == []
    assert filled is not None
    assert (filled.language, filled.edition, filled.fingerprint) == ("en", "small-2026", EDITION.fingerprint)
    assert filled.cells == CELLS
    assert {
        name: f"{place.sheet}!{place.cell}" for name, place in filled.places.items() if "." not in name
    } == {
        "edition": "Start!D9",
        "language": "Start!D10",
        "fingerprint": "Start!D11",
        "municipality": "Start!D12",
        "country": "Start!D13",
        "date": "Start!D14",
        "inhabitants": "Start!D15",
        "place": "Start!D16",
        "own_office": "Start!D17",
        "work_desk": "Work training!D4",
        "work_offer": "Work training!D5",
        "work_kind": "Work training!D6",
        "work_steps": "Work training!D7",
        "homes_share": "Housing!D3",
        "homes_wait": "Housing!D4",
        "homes_story": "Housing!D5",
    }
    assert filled.places["homes_wait.evidence"].cell == "E4"  # the place of a blank


@pytest.mark.parametrize(
    ("cell", "format_", "figure"),
    [
        ("30%", "@", 30.0),
        ("30,5\u202f%", "@", 30.5),
        (0.3, "0%", 30.0),
        (0.01234, "0.00%", 1.234),
        (0.3, "General", 0.3),  # what bears no sign is what it says
        ("3/40", "@", 7.5),
    ],
)
def test_percent_are_read_as_they_are_seen(
    cell: str | float, format_: str, figure: float, tmp_path: Path
) -> None:
    book = form()
    fill(book, FILLED | {"Housing!D3": cell})
    book["Housing"]["D3"].number_format = format_
    book.save(tmp_path / "percent.xlsx")
    part = next(read_files([str(tmp_path / "percent.xlsx")], EDITION))
    assert part.answers is not None, part.problems
    assert part.answers.columns["homes_share"].figure.tolist() == pytest.approx([figure])


def test_a_form_is_read_in_its_own_language(tmp_path: Path) -> None:
    book = form("de")
    words = special_words(voice("de"))
    fill(book, {"Arbeit!D5": words["yes"], "Arbeit!D7": words["none"], "Wohnen!D3": words["unknown"]})
    filled, problems = read(book, tmp_path)
    assert problems == []
    assert filled is not None
    assert (filled.language, filled.cells) == (
        "de",
        BLANK | {"work_offer": words["yes"], "work_steps": "none", "homes_share": words["unknown"]},
    )


@pytest.mark.parametrize(
    ("marks", "answer"),
    [
        ({"D8": YES}, "advert"),
        ({"D8": "X", "D9": 1, "D10": True}, "advert|visit|mentor"),
        ({"D8": special_words(voice("de"))["yes"], "D9": 0, "D10": False}, "advert"),
        ({"D8": NO, "D9": NO, "D10": NO}, "none"),
        ({"D7": NONE}, "none"),
        ({"D7": NONE, "D8": NO}, "none"),
        ({"D8": NO, "D9": NO}, None),  # nobody has said anything of the third yet
        ({"D7": UNKNOWN, "D8": NO}, "unknown"),
        ({"D7": "advert|visit"}, "advert|visit"),
        ({}, None),
    ],
)
def test_a_checklist_is_folded(marks: Mapping[str, object], answer: str | None, tmp_path: Path) -> None:
    book = form()
    fill(book, {f"Work training!{cell}": mark for cell, mark in marks.items()})
    filled, problems = read(book, tmp_path)
    assert (filled and filled.cells.get("work_steps"), problems) == (answer, [])


# --- Twenty and more ways to spoil a form ------------------------------------------------------------------------


def put_together(book: Any) -> None:
    """All rows of the housing sheet below those of work, with their header."""
    for row in book["Housing"].iter_rows(min_row=2, values_only=True):
        book["Work training"].append(row)
    del book["Housing"]


def sort_rows(book: Any) -> None:
    sheet = book["Work training"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    for number, values in enumerate(sorted(rows, reverse=True), 4):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value


def move_columns(book: Any) -> None:
    """The answers first, two rows and a column further in."""
    sheet = book["Work training"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    sheet.delete_rows(3, 20)
    for number, values in enumerate(rows, 5):
        for column, value in enumerate([values[3], *values[4:], *values[:3]], 2):
            sheet.cell(number, column).value = value


def delete_row(sheet: str, row: int, amount: int = 1) -> Change:
    return lambda book: book[sheet].delete_rows(row, amount)


def write(**cells: object) -> Change:
    """Cells of the sheet of work."""
    return lambda book: fill(book, {f"Work training!{cell}": value for cell, value in cells.items()})


def rename(old: str, new: str) -> Change:
    return lambda book: setattr(book[old], "title", new)


def remove(*sheets: str) -> Change:
    return lambda book: [book.remove(book[sheet]) for sheet in sheets]


def copy_sheet(book: Any) -> None:
    book.copy_worksheet(book["Housing"])


def copy_row(book: Any) -> None:
    book["Housing"].append([cell.value for cell in book["Work training"][5]])


def foreign(book: Any) -> None:
    for sheet in book.worksheets:
        sheet.delete_rows(1, 50)
    book["Start"]["A1"] = "A list of trees"


def hide(book: Any) -> None:
    book["Housing"].sheet_state = "hidden"


def turn_round(book: Any) -> None:
    book._sheets.reverse()


WORK = "Work training"
SPOILED: list[tuple[str, Change, list[tuple[str, str, str]], str]] = [
    ("sheets in another order", turn_round, [], ""),
    ("a hidden sheet", hide, [], ""),
    ("sorted rows", sort_rows, [], ""),
    ("moved columns", move_columns, [], ""),
    ("two sheets put together", put_together, [], ""),
    ("two rows inserted", lambda book: book[WORK].insert_rows(1, 2), [], ""),
    ("a column of one's own", lambda book: fill(book, {f"{WORK}!J3": "To do", f"{WORK}!J4": "ask"}), [], ""),
    (
        "a missing sheet",
        remove("Housing"),
        [("T06", "", "")],
        "The sheet “Housing” is missing. Its 3 questions have no answers.",
    ),
    (
        "no start",
        remove("Start"),
        [("T06", "", "")],
        "The sheet “Start” is missing. Its 6 questions have no answers.",
    ),
    (
        "a renamed sheet",
        rename("Housing", "Sheet 7"),
        [("T07", "Sheet 7", "")],
        "The sheet “Housing” was renamed; it was recognised by its questions.",
    ),
    (
        "another workbook",
        foreign,
        [("T08", "", "")],
        "This workbook is not a form of this questionnaire: it holds none of its questions. "
        "Sheets found: Start, Work training, Housing, Result.",
    ),
    (
        "a slip in an id",
        write(A5="work_ofer"),
        [("T09", WORK, "A5")],
        "There is no question “work_ofer” in edition small-2026. Did you mean “work_offer”?",
    ),
    (
        "a row of one's own",
        write(A12="weather", D12="fine"),
        [("T09", WORK, "A12")],
        "There is no question “weather” in edition small-2026.",
    ),
    (
        "an id emptied",
        write(A5=None),
        [("T11", WORK, "A5")],
        "The row of the question “work_offer” is missing.",
    ),
    (
        "a copied row",
        copy_row,
        [("T10", "Housing", "A6")],
        "The question “work_offer” is there twice; the first stands in Work training!A5.",
    ),
    (
        "a copied sheet",
        copy_sheet,
        [("T17", "Housing Copy", "")],
        "This sheet asks the same questions as the sheet “Housing”.",
    ),
    (
        "a deleted row",
        delete_row(WORK, 5),
        [("T11", WORK, "")],
        "The row of the question “work_offer” is missing.",
    ),
    (
        "a deleted element",
        delete_row(WORK, 9),
        [("T11", WORK, "")],
        "The row of the question “work_steps.visit” is missing.",
    ),
    (
        "all rows deleted",
        delete_row("Housing", 3, 3),
        [("T11", "Housing", ""), ("T11", "Housing", ""), ("T11", "Housing", "")],
        "The row of the question “homes_share” is missing.",
    ),
    (
        "a deleted header",
        delete_row(WORK, 3),
        [("T14", WORK, "")],
        "No header row was found on this sheet: Id, Answer must each be named.",
    ),
    (
        "a header changed",
        write(D3="Reply"),
        [("T14", WORK, "")],
        "No header row was found on this sheet: Answer must each be named.",
    ),
    (
        "an emptied sheet",
        delete_row("Housing", 1, 9),
        [("T14", "Housing", "")],
        "No header row was found on this sheet: Id, Answer must each be named.",
    ),
    (
        "a header twice",
        write(I3="answer"),
        [("T03", WORK, "I3")],
        "The column “answer” is there twice; the first is column D.",
    ),
    (
        "a slip in a header",
        write(E3="Evidense"),
        [("T02", WORK, "E3")],
        "The column “Evidense” is not known. Did you mean “evidence”?",
    ),
    (
        "cells beside the table",
        write(J5="ask again", J6="and here"),
        [("T12", WORK, "J5")],
        "There are cells in a column that has no name. The first says “ask again”.",
    ),
    (
        "an answer below the table",
        write(D12="about two"),
        [("T18", WORK, "D12")],
        "“about two” stands beside no question: the first column of its row is empty.",
    ),
    ("an error", write(D5="#REF!"), [("A07", WORK, "D5")], "The cell holds the error #REF!."),
    (
        "an error for an id",
        write(A5="#N/A"),
        [("A07", WORK, "A5")],
        "The cell holds the error #N/A.",
    ),
    (
        "a formula without a result",
        write(E5="=1+1"),
        [("A08", WORK, "E5")],
        "The cell holds a formula without a stored result.",
    ),
    (
        "an element that is neither",
        write(D8="maybe", D9="yess"),
        [("A01", WORK, "D8"), ("A01", WORK, "D9")],
        "“maybe” is not an answer to “work_steps.advert”. Allowed: yes, no.",
    ),
    (
        "elements and none of these",
        write(D7=NONE, D8=YES, D10=YES),
        [("A17", WORK, "D7")],
        "“advert, mentor” is chosen together with “none of these”.",
    ),
    (
        "elements and unknown",
        write(D7=UNKNOWN, D8=YES),
        [("A19", WORK, "D7")],
        "“unknown” is chosen for the whole list, but elements of it are marked as well: advert.",
    ),
    (
        "several at once",
        write(A5="work_ofer", D4="#REF!", D8="maybe"),
        [("A07", WORK, "D4"), ("T09", WORK, "A5"), ("A01", WORK, "D8")],
        "The cell holds the error #REF!.",
    ),
]


@pytest.mark.parametrize(
    ("change", "expected", "says"), [each[1:] for each in SPOILED], ids=[each[0] for each in SPOILED]
)
def test_a_spoiled_form_is_read_or_told(
    change: Change, expected: list[tuple[str, str, str]], says: str, tmp_path: Path
) -> None:
    book = form()
    change(book)
    filled, problems = read(book, tmp_path)
    assert told(problems) == expected
    assert [say_problem(each, voice("en")) for each in problems[:1]] == [says][: len(expected)]
    assert (filled is None) == (expected == [("T08", "", "")])


@pytest.mark.parametrize("change", [turn_round, hide, put_together, rename("Housing", "Sheet 7")])
def test_what_was_moved_is_read_all_the_same(change: Change, tmp_path: Path) -> None:
    book = filled_form()
    change(book)
    filled, _ = read(book, tmp_path)
    assert (filled and filled.cells) == CELLS


@pytest.mark.parametrize("change", [sort_rows, move_columns])
def test_moved_rows_and_columns_are_read_all_the_same(change: Change, tmp_path: Path) -> None:
    book = filled_form()
    change(book)
    filled, _ = read(book, tmp_path)
    assert filled is not None
    assert filled.cells == CELLS


def test_of_a_form_of_another_edition_only_the_facts_are_read(tmp_path: Path) -> None:
    book = filled_form()
    fill(book, {"Start!D9": "large-2026", f"{WORK}!A5": "work_other", f"{WORK}!D4": "9: Other words."})
    filled, problems = read(book, tmp_path)
    assert problems == []
    assert filled is not None
    assert (filled.edition, filled.cells) == (
        "large-2026",
        {
            "edition": "large-2026",
            "municipality": "Sankt Beispiel",
            "country": "DE",
            "date": datetime.date(2026, 3, 31),
        },
    )


def test_a_problem_is_told_where_the_moved_cell_stands(tmp_path: Path) -> None:
    book = form()
    fill(book, {f"{WORK}!D5": "#REF!"})
    move_columns(book)
    assert told(read(book, tmp_path)[1]) == [("A07", WORK, "B7")]


def test_notes_by_country_stand_beside_the_questions_or_on_a_sheet_of_their_own() -> None:
    instrument, _ = load("mint-2026")
    assert instrument is not None
    note = instrument.wording("en").say("policy_council", "IT")
    assert note
    plain = openpyxl.load_workbook(io.BytesIO(write_form(instrument, "en", plain=True)))
    rows = [[cell.value for cell in row] for row in plain["Notes by country"].iter_rows(min_row=4)]
    assert ["IT", instrument.wording("en").say("policy_council"), note] in rows
    italian = openpyxl.load_workbook(io.BytesIO(write_form(instrument, "en", plain=True, country="IT")))
    assert "Notes by country" not in italian.sheetnames
    beside = [str(row[1].value) for row in italian["Policy"].iter_rows(min_row=4)]
    assert any(f"\nIT: {note}" in words for words in beside)
    assert not any("\nFR: " in words for words in beside)
