"""Thirty awkward files of others: each gives what stands in it or a clear problem, never less and never a traceback.

Where they come from and under which licence stands in `messy/index.csv`.
"""

import csv
import datetime
from pathlib import Path

import pytest

from mint_index.answers.cells import Cell
from mint_index.answers.delimited import open_delimited
from mint_index.answers.formats.guards import kind_of
from mint_index.answers.sheets import cell_name, read_workbook

MESSY = Path(__file__).parent / "messy"

Rows = tuple[tuple[Cell, ...], ...]

SKIPPED = ((None, None), ("v2,1", "v2,2"), (None, None), ("v4,1", "v4,2"))
TRIMMED = (("line1\nline2", "line1\nline2", None, None), ("日期 时间", None, None, None))

WORKBOOKS: dict[str, dict[str, Rows]] = {
    "calamine__any_sheets.ods": {
        "Visible": (
            (1.0, 2.0),
            (3.0, 4.0),
            (5.0, 6.0),
            (None, None),
            ("This workbook contains 4 sheets: Visible, Hidden, VeryHidden and Chart", None),
        ),
        "(Hidden)": (),
        "(VeryHidden)": (),
        "Chart": (),
    },
    "calamine__date_1904.xlsx": {
        "Sheet1": (
            (datetime.date(2021, 1, 1), 15.0),
            (datetime.date(2021, 1, 2), 16.0),
            ("255:10:10", 17.0),
        )
    },
    "calamine__empty_sheet.xlsx": {"Sheet1": ()},
    "calamine__errors.xlsx": {"Feuil1": ((None,),) * 7, "Feuil2": (), "Feuil3": ()},
    "calamine__inlineStr_with_value.xlsx": {
        "Requirements": (
            ("NN", "Hierarchy", None, "Outline Number", "ID", "Name", "Type", "Description"),
            (1.0, "+", None, "1.", "RQ11610", "requirement", "Textual Requirement", "test"),
        )
    },
    "calamine__merge_cells.xlsx": {
        "Sheet1": (("Row Merge", None, "Not Merged"), ("Column Merge", "Chunk Merged", None))
    },
    "calamine__no-header.xlsx": {"Feuille 1": ((None, None), (None, None), ("a", 0.0), ("b", 1.0))},
    "calamine__whitespace_trim.xlsx": {
        "inlineStr": (("trimmed value", "value with tabs", None, "clean text"), *TRIMMED),
        "SharedStrings": (("trimmed value", "preserved value", None, "clean text"), *TRIMMED),
    },
    "frictionless-py__multiline-headers.xlsx": {
        "Лист1": (
            ("Region", "Caloric contribution", "Cumulative impact of changes on cost of food basket", None),
            (None, None, None, None),
            (None, None, None, None),
            (None, None, "from previous quarter", "from baseline (%)"),
            (None, "(%)", None, None),
            ("A", "B", "C", "D"),
        )
    },
    "phpspreadsheet__utf16be.xlsx": {"Sheet1": ((1.0,),)},
    "readxl__currency-formats-xlsx.xlsx": {
        "Tabelle1": (
            ("product", "cost_EUR", "cost_CHF", "cost_mixed"),
            ("apple", 0.5, 0.5, 0.5),
            ("software", 10000.0, 10000.0, 10000.0),
        )
    },
    "readxl__missing-first-column.xlsx": {
        "Sheet1": ((None, 1.0), (None, 2.0), (None, 3.0)),
        "Sheet2": (),
        "Sheet3": (),
    },
    "readxl__new_line_errors.xlsx": {
        "Blad1": (
            ("column_name",),
            (
                "first line of text \r\nsecond line of text \r\n"
                "i don't know what type of line feed I've used \r\nlast line",
            ),
            ('Will show "_x000D_" in every new line in cell above',),
        ),
        "Blad2": (),
        "Blad3": (),
    },
    "readxl__skipping.xlsx": {
        "two_blank_rows": ((None, None), (None, None), ("var1", "var2"), *SKIPPED),
        "occupied_row_and_blank_row": (("blah blah", None), (None, None), ("var1", "var2"), *SKIPPED),
        "two_occupied_rows": (("blah blah", None), (None, "yada yada"), ("var1", "var2"), *SKIPPED),
    },
    "readxl__texty-dates-xlsx.xlsx": {"Sheet1": (("a",), ("1985-03-11T13:00:00",), ("1985-03-11T13:23:32",))},
    "readxl__utf8-sheet-names.xlsx": {"µ": (("x",), (1.0,)), "∂": (("x",), (1.0,))},
}
"""What stands in them, sheet by sheet; names of hidden ones between brackets."""

ERRORS = ("#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A")


def test_every_file_is_expected_to_give_something() -> None:
    with (MESSY / "index.csv").open(newline="") as index:
        listed = {row["file"] for row in csv.DictReader(index)}
    files = {path.name for path in MESSY.iterdir()} - {"index.csv"}
    expected = {*WORKBOOKS, "calamine__pass_protected.xlsx", "calamine__strict_iso_paths.xlsx"}
    tables = {name for name, *_ in TABLES} | {name for name, *_ in NO_TABLES}
    assert (len(files), files, files) == (30, listed, expected | tables)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbooks(name: str) -> None:
    sheets, problems = read_workbook(MESSY / name, name)
    found = {f"({sheet.name})" if sheet.hidden else sheet.name: sheet.rows for sheet in sheets or ()}
    assert (kind_of(MESSY / name, name), problems, found) == (("workbook", []), [], WORKBOOKS[name])


@pytest.mark.parametrize("name", WORKBOOKS)
def test_faults_of_cells(name: str) -> None:
    sheets, _ = read_workbook(MESSY / name, name)
    found = [
        (sheet.name, cell_name(*spot), fault.code, fault.given)
        for sheet in sheets or ()
        for spot, fault in sorted(sheet.faults.items())
    ]
    expected = [("Feuil1", f"A{row}", "A07", error) for row, error in enumerate(ERRORS, 1)]
    assert found == (expected if name == "calamine__errors.xlsx" else [])


def test_an_encrypted_workbook() -> None:
    name = "calamine__pass_protected.xlsx"
    sheets, problems = read_workbook(MESSY / name, name)
    assert (sheets, [(each.code, each.place.file) for each in problems]) == (None, [("F04", name)])


def test_a_workbook_after_the_strict_standard_is_no_empty_success() -> None:
    name = "calamine__strict_iso_paths.xlsx"
    sheets, problems = read_workbook(MESSY / name, name)
    assert (problems, [(sheet.name, len(sheet.rows), dict(sheet.faults)) for sheet in sheets or ()]) == (
        [],
        [("ml_out", 76, {})],
    )
    head, first, *_, last = (sheets or ())[0].rows
    assert (head[:3], head[-1], {len(row) for row in (sheets or ())[0].rows}) == (
        ("Item", "Thickness", "Number Off Bends"),
        "GoldenRun",
        {18},
    )
    assert (first[:4], first[-1]) == (("150-031260-001_B", 1.5, 7.0, 4.0), 104.0)
    assert all(isinstance(cell, float) for cell in last[1:])


Table = tuple[str, str, tuple[str, ...], str, str, dict[int, list[str]], list[tuple[str, int, int]]]

TABLES: list[Table] = [
    # file, a column that must be there, header, delimiter, encoding, rows by their lines, problems (code, line, column)
    (
        "csvkit__mac_newlines.csv",
        "a",
        ("a", "b", "c"),
        ",",
        "utf-8",
        {2: ["1", "2", "3"], 3: ["Once upon\ra time", "5", "6"]},
        [],
    ),
    (
        "csvkit__test_utf16_big.csv",
        "a",
        ("a", "b", "c"),
        ",",
        "utf-16",
        {2: ["1", "2", "3"], 3: ["4", "5", "ʤ"]},
        [],
    ),
    (
        "frictionless-py__blank-headers.csv",
        "id",
        ("id", "", "age"),
        ",",
        "utf-8",
        {2: ["1101", "John", "30"], 3: ["1102", "Julie", "26"]},
        [("T12", 2, 2)],
    ),
    (
        "frictionless-py__latin1.csv",
        "id",
        ("id", "name"),
        ",",
        "cp1252",
        {2: ["1", "english"], 3: ["2", "©"]},
        [("F10", 0, 0)],
    ),
    (
        "frictionless-py__skip-blank-at-the-end.csv",
        "test1",
        ("test1", "test2"),
        ",",
        "utf-8",
        {3: ["1", "2"]},
        [],
    ),
    (
        "phpspreadsheet__semicolon_separated.csv",
        "This",
        ("This", "Are", "Headers"),
        ";",
        "utf-8",
        {2: ["Cell A2", "Number with comma", "25,5"], 3: ["Two colons and a comma", "B|3", ":,:"]},
        [],
    ),
    (
        "phpspreadsheet__NumberFormatTest.de.csv",
        "-123",
        ("-123", "1.234", "12.345,67"),
        ",",
        "utf-8",
        {},
        [("T04", 2, 0), ("T04", 3, 0), ("T04", 4, 0), ("T04", 5, 0)],
    ),
]


@pytest.mark.parametrize(
    ("name", "required", "header", "delimiter", "encoding", "rows", "told"),
    TABLES,
    ids=[each[0] for each in TABLES],
)
def test_tables(
    name: str,
    required: str,
    header: tuple[str, ...],
    delimiter: str,
    encoding: str,
    rows: dict[int, list[str]],
    told: list[tuple[str, int, int]],
) -> None:
    opened, problems = open_delimited(MESSY / name, name, header, required)
    assert opened is not None
    found: dict[int, list[str]] = {}
    for block in opened.blocks():
        found |= dict(zip(block.lines, block.rows, strict=False))
        problems += block.problems
    assert (opened.header, opened.delimiter, opened.encoding, found) == (header, delimiter, encoding, rows)
    assert [(each.code, each.place.line, each.place.column) for each in problems] == told


NO_TABLES = [
    # file, a column that must be there, problems (code, line, facts)
    ("csvkit__null_byte.csv", "a", [("F09", 2, {})]),
    ("messytables__utf8bom.csv", "kitten", [("T05", 1, {})]),
    (
        "messytables__begrotingsanalyse-2011.csv",
        "provincie",
        [("T01", 1, {"name": "provincie", "found": "Kengetallen clusters provincies, 2011", "header": "4"})],
    ),
    (
        "messytables__mixedGLB.csv",
        "Year",
        [
            (
                "T01",
                1,
                {
                    "name": "Year",
                    "found": "Combined Land--Ocean Temperature Anomaly (C) CR 1200km 1880 to 2012.",
                    "header": "4",
                },
            )
        ],
    ),
    (
        "messytables__spanish_chars.csv",
        "municipality",
        [
            ("F10", 0, {}),
            (
                "T01",
                1,
                {
                    "name": "municipality",
                    "found": "GF_ID, FN_ID, SF_ID, GF, F, SF, Gasto total 2011, Descripción",
                },
            ),
        ],
    ),
]


@pytest.mark.parametrize(("name", "required", "told"), NO_TABLES, ids=[each[0] for each in NO_TABLES])
def test_no_tables(name: str, required: str, told: list[tuple[str, int, dict[str, str]]]) -> None:
    opened, problems = open_delimited(MESSY / name, name, ["kitten", "win"], required)
    found = [(each.code, each.place.line, dict(each.facts)) for each in problems]
    assert (opened, found) == (None, told)


def test_thousands_between_quotation_marks_stay_as_they_are() -> None:
    path = MESSY / "messytables__spanish_chars.csv"
    opened, problems = open_delimited(path, path.name, [], "GF_ID")
    assert opened is not None
    blocks = list(opened.blocks())
    assert [each.code for each in problems] == ["F10", *["T02"] * 7]
    assert [problem for block in blocks for problem in block.problems] == []
    assert (blocks[0].rows[0][6], sum(len(block.rows) for block in blocks)) == ("229,932.50", 115)


@pytest.mark.parametrize("path", sorted(MESSY.iterdir()), ids=lambda path: path.name)
def test_as_answers_none_of_them_is_a_table_without_a_word(path: Path) -> None:
    kind, _ = kind_of(path, path.name)
    opened, problems = open_delimited(path, path.name, ["municipality"])
    assert (kind in ("text", "workbook"), opened, bool(problems)) == (True, None, True)
