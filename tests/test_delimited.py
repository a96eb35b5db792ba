"""From CSV files to blocks of rows: recognised from their header, streamed, and everything told that is wrong in them."""

import codecs
import csv
import io
import itertools
import sys
from pathlib import Path

import pytest

from mint_index.answers.delimited import Delimited, open_delimited
from mint_index.answers.formats.guards import seen
from mint_index.problems import Place, Problem, problem, say_problem
from mint_index.voices import voice

NAMES = ("municipality", "country", "work_wait", "work_wait.note")
HEAD = "municipality,country,work_wait\n"

Told = list[tuple[str, int, int, dict[str, str]]]
Found = tuple[dict[int, list[str]], Told]


def opened(path: Path, content: str | bytes) -> tuple[Delimited | None, list[Problem]]:
    path = path / "towns.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_delimited(path, "towns.csv", NAMES)


def told(problems: list[Problem]) -> Told:
    assert {each.place.file for each in problems} <= {"towns.csv"}
    return [(each.code, each.place.line, each.place.column, dict(each.facts)) for each in problems]


def streamed(table: Delimited, size: int = 512) -> Found:
    """All rows by the lines they begin in, and what is wrong in the others."""
    rows: dict[int, list[str]] = {}
    problems: list[Problem] = []
    for block in table.blocks(size):
        assert len(block.rows) <= size
        rows |= dict(zip(block.lines, block.rows, strict=False))
        problems += block.problems
    return rows, told(problems)


def read(path: Path, content: str | bytes, size: int = 512) -> Found:
    """The rows by their lines, and everything that is told."""
    table, problems = opened(path, content)
    assert table is not None
    rows, more = streamed(table, size)
    return rows, told(problems) + more


def refused(path: Path, content: str | bytes) -> Told:
    table, problems = opened(path, content)
    assert table is None
    return told(problems)


# --- What comes back -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_and_line_ends(delimiter: str, end: str, tmp_path: Path) -> None:
    lines = [["municipality", "country", "work_wait"], ["Neuweiler", "DE", "12"], ["Saint-Aubert", "FR", ""]]
    table, problems = opened(tmp_path, "".join(delimiter.join(line) + end for line in lines))
    assert table is not None
    step = 2 if end == "\r\r\n" else 1
    assert (table.header, table.header_line, table.delimiter) == (tuple(lines[0]), 1, delimiter)
    assert (problems, streamed(table)) == ([], ({1 + step: lines[1], 1 + 2 * step: lines[2]}, []))


def test_line_ends_may_be_mixed_and_the_last_one_missing(tmp_path: Path) -> None:
    content = HEAD + "A,DE,1\r\nB,DE,2\rC,DE,3\n\nD,DE,4"
    expected = {2: ["A", "DE", "1"], 3: ["B", "DE", "2"], 4: ["C", "DE", "3"], 6: ["D", "DE", "4"]}
    assert read(tmp_path, content) == (expected, [])


@pytest.mark.parametrize(
    ("encoding", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8-sig"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_encodings(encoding: str, mark: bytes, name: str, tmp_path: Path) -> None:
    table, problems = opened(tmp_path, mark + (HEAD + "Groß-Öhringen,DE,1\n").encode(encoding))
    assert table is not None
    assert (table.encoding, table.header[0]) == (name, "municipality")
    assert streamed(table) == ({2: ["Groß-Öhringen", "DE", "1"]}, [])
    assert told(problems) == ([("F10", 0, 0, {})] if name == "cp1252" else [])


def test_names_of_columns_are_found_whatever_their_case(tmp_path: Path) -> None:
    table, problems = opened(tmp_path, " Municipality ,COUNTRY,Work_Wait.Note\nA,DE,x\n")
    assert table is not None
    assert (table.header, problems) == (("municipality", "country", "work_wait.note"), [])


def test_what_stands_above_the_header_is_passed_over_if_it_says_nothing(tmp_path: Path) -> None:
    table, problems = opened(tmp_path, "sep=;\n\n;;\n# made by a script\nmunicipality;country\nA;DE\n")
    assert table is not None
    assert (table.header_line, problems, streamed(table)) == (5, [], ({6: ["A", "DE"]}, []))


def test_blank_rows_and_comments_are_passed_over(tmp_path: Path) -> None:
    content = HEAD + '\n,,\n" ", ,\t\n# A,DE,1\n  #,x\nB,DE,2\n#\n,FR,3\n'
    assert read(tmp_path, content) == ({7: ["B", "DE", "2"], 9: ["", "FR", "3"]}, [])


def test_rows_come_as_they_stand(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD + ' A ,"D""E",\u00a0"1"\n') == ({2: [" A ", 'D"E', '\u00a0"1"']}, [])


def test_a_cell_of_many_lines_moves_the_lines_of_the_rows_below(tmp_path: Path) -> None:
    content = '\nmunicipality,"work\nwait"\r\nA,"1\r\n2\r3\n"\r\nB,4\r\n"C\n",5\nD,6\n'
    table, problems = opened(tmp_path, content)
    assert table is not None
    assert (table.header, table.header_line) == (("municipality", "work\nwait"), 2)
    for size in (1, 2, 3, 512):
        expected = {4: ["A", "1\r\n2\r3\n"], 8: ["B", "4"], 9: ["C\n", "5"], 11: ["D", "6"]}
        assert streamed(table, size) == (expected, [])
    assert told(problems) == [("T02", 2, 2, {"name": "work\nwait", "nearest": "work_wait"})]


def test_a_table_is_streamed_in_blocks_as_often_as_it_is_asked_for(tmp_path: Path) -> None:
    table, _ = opened(tmp_path, HEAD + "".join(f"Town {number},DE,1\n" for number in range(1000)))
    assert table is not None
    for _ in range(2):
        blocks = list(table.blocks(300))
        assert [len(block.rows) for block in blocks] == [300, 300, 300, 100]
        assert [block.lines[0] for block in blocks] == [2, 302, 602, 902]
    first = table.blocks(10)
    assert (next(first).rows[0][0], next(table.blocks(10)).rows[0][0], next(first).rows[0][0]) == (
        "Town 0",
        "Town 0",
        "Town 10",
    )


def test_places_count_lines_and_columns_from_one(tmp_path: Path) -> None:
    table, _ = opened(tmp_path, HEAD + "A,DE,1\n")
    assert table is not None
    assert [table.place(2, 2), table.place(2)] == [
        Place(file="towns.csv", line=2, column=3),
        Place(file="towns.csv", line=2),
    ]


def test_standard_input_is_read_as_often_as_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((HEAD + "A,DE,1\n").encode())))
    table, problems = open_delimited(None, "towns.csv", NAMES)
    assert table is not None
    expected: Found = ({2: ["A", "DE", "1"]}, [])
    assert (problems, streamed(table), streamed(table)) == ([], expected, expected)


# --- What is wrong -------------------------------------------------------------------------------------------


def test_columns_that_are_unknown_twice_or_without_a_name(tmp_path: Path) -> None:
    content = "municipality,work_wiat,country,Country,#remark,, ,zzz\nA,1,DE,FR,x,,,\nB,1,DE,FR,x,,,\nC,1,,,,!,\u00a0,\nD,,,,,?,3,\n"
    rows, problems = read(tmp_path, content)
    assert (list(rows), problems) == (
        [2, 3, 4, 5],
        [
            ("T02", 1, 2, {"name": "work_wiat", "nearest": "work_wait"}),
            ("T03", 1, 4, {"name": "country", "first": "3"}),
            ("T02", 1, 8, {"name": "zzz"}),
            ("T12", 4, 6, {"given": "!"}),
            ("T12", 5, 7, {"given": "3"}),
        ],
    )


def test_rows_with_too_few_or_too_many_cells_are_told_and_left_out(tmp_path: Path) -> None:
    content = HEAD + "A,DE\nB,DE,1\nC,DE,1,,\nD,DE,1, x\nE\n"
    assert read(tmp_path, content) == (
        {3: ["B", "DE", "1"], 4: ["C", "DE", "1"]},
        [
            ("T04", 2, 0, {"found": "2", "expected": "3"}),
            ("T04", 5, 0, {"found": "4", "expected": "3"}),
            ("T04", 6, 0, {"found": "1", "expected": "3"}),
        ],
    )


@pytest.mark.parametrize(
    ("content", "line", "facts"),
    [
        ("town,country\nA,DE\n", 1, {"found": "town, country"}),
        ("municipalty;country\nA;DE\n", 1, {"found": "municipalty, country", "nearest": "municipalty"}),
        ("Towns of 2026\n\nmunicipality,country\nA,DE\n", 1, {"found": "Towns of 2026", "header": "3"}),
        ("\n" + ",".join(f"column {n}" for n in range(40)) + "\n", 2, None),
        ("\n" * 3 + "A,DE\n" * 16 + "municipality\tcountry\nB\tDE\n", 4, {"found": "A, DE", "header": "20"}),
        ("A,DE\n" * 20 + "municipality,country\nB,DE\n", 1, {"found": "A, DE"}),
        (
            "municipality.country\n1.2\n",
            1,
            {"found": "municipality.country", "nearest": "municipality.country"},
        ),
    ],
)
def test_no_header(content: str, line: int, facts: dict[str, str] | None, tmp_path: Path) -> None:
    if facts is None:
        found = ", ".join(f"column {number}" for number in range(40))
        facts = {"found": found[:79] + "…"}
    assert refused(tmp_path, content) == [("T01", line, 0, {"name": "municipality"} | facts)]


@pytest.mark.parametrize("rows", ["", "\n\n", "# A,DE,1\n", ",,\n"])
def test_a_header_without_rows(rows: str, tmp_path: Path) -> None:
    assert refused(tmp_path, HEAD + rows) == [("T05", 1, 0, {})]


@pytest.mark.parametrize("content", ["", "\n \n", ",,,\n", "\ufeff", ";\r\n;\r\n"])
def test_empty_files(content: str, tmp_path: Path) -> None:
    assert refused(tmp_path, content) == [("F07", 0, 0, {})]


def test_bytes_without_a_meaning(tmp_path: Path) -> None:
    head = HEAD.encode()
    assert refused(tmp_path, head + b"A,DE,1\r\nM\xfcnchweiler,\x81,1\n") == [("F08", 3, 0, {"byte": "0x81"})]
    assert refused(tmp_path, codecs.BOM_UTF8 + head + b"M\xfc,DE,1\n") == [("F08", 2, 0, {"byte": "0xFC"})]
    half = codecs.BOM_UTF16_LE + (HEAD + "A,DE,1\n").encode("utf-16-le") + b"B"
    assert refused(tmp_path, half) == [("F08", 3, 0, {"byte": "0x42"})]


def test_nul_in_text(tmp_path: Path) -> None:
    assert refused(tmp_path, HEAD + "A,DE,1\r\rB,\0,1\n") == [("F09", 4, 0, {})]
    assert refused(tmp_path, codecs.BOM_UTF16_LE + (HEAD + "\0").encode("utf-16-le")) == [("F09", 2, 0, {})]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["without a mark", "with a mark"])
def test_faults_are_found_across_the_chunks_in_which_a_file_is_looked_through(
    mark: bytes, tmp_path: Path
) -> None:
    rows = "Münchweiler an der Ahl,DE,1\r\n".encode() * 36_000
    for shift in range(1, 32):  # so that the end of the first chunk falls on every byte of a row
        content = mark + b"#" * shift + b"\n" + HEAD.encode() + rows + b"M\xc3\xbc,DE,\x81\r\n"
        assert refused(tmp_path, content) == [("F08", 36_003, 0, {"byte": "0x81"})]


def test_a_quotation_that_does_not_end_is_told_where_it_begins_and_hides_no_row(tmp_path: Path) -> None:
    content = HEAD + 'A,DE,1\nB,DE,"open\nC,DE,1\nD,DE\n"E",DE,1\nF,DE,1\n'
    assert read(tmp_path, content) == (
        {2: ["A", "DE", "1"], 4: ["C", "DE", "1"], 6: ["E", "DE", "1"], 7: ["F", "DE", "1"]},
        [("T13", 3, 0, {}), ("T04", 5, 0, {"found": "2", "expected": "3"})],
    )
    assert read(tmp_path, HEAD + 'A,DE,1\nB,DE,"open') == ({2: ["A", "DE", "1"]}, [("T13", 3, 0, {})])
    assert read(tmp_path, HEAD + 'A,DE,"1"x\nB,DE,1\n') == ({3: ["B", "DE", "1"]}, [("T13", 2, 0, {})])
    assert refused(tmp_path, '"municipality,country\nA,DE\n') == [("T13", 1, 0, {})]


def test_a_quotation_that_swallows_more_than_a_cell_can_hold(tmp_path: Path) -> None:
    rows = "".join(f"Town {number},DE,1\n" for number in range(20_000))
    found, problems = read(tmp_path, HEAD + 'A,DE,"open\n' + rows)
    assert (len(found), problems) == (20_000, [("T13", 2, 0, {})])


def test_many_quotations_that_do_not_end_take_no_longer_than_a_few(tmp_path: Path) -> None:
    rows = "".join(f'Town {number},DE,"open {number}\n' for number in range(3_001))
    found, problems = read(tmp_path, HEAD + rows)
    assert (found, {code for code, *_ in problems}) == ({}, {"T13"})


def test_a_cell_beyond_measure_ends_the_reading(tmp_path: Path) -> None:
    most = csv.field_size_limit()
    content = HEAD + "A,DE,1\nB,DE," + "x" * (most + 1) + "\nC,DE,1\n"
    facts = {"kind": "characters in one cell", "most": f"{most:,}"}
    assert read(tmp_path, content) == ({2: ["A", "DE", "1"]}, [("F06", 3, 0, facts)])
    content = HEAD + 'A,DE,1\nB,DE,"' + "x\n" * 5_000_000 + '"\nC,DE,1\n'
    assert read(tmp_path, content) == ({2: ["A", "DE", "1"]}, [("F06", 3, 0, facts)])


def test_a_line_beyond_measure_is_no_table(tmp_path: Path) -> None:
    facts = {"kind": "characters in one line", "most": "1,000,000"}
    for content in (HEAD + "A,DE,1\nB,DE," + "x" * 10_000_000, "x" * 1_000_001, "," * 1_500_000 + "\n"):
        assert refused(tmp_path, content) == [("F06", content.count("\n", 0, 1_000_000) + 1, 0, facts)]


def test_other_kinds_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {
        b"%PDF-1.7": "a PDF document",
        b"PK\x03\x04": "a workbook, and through a pipe only CSV can be read",
        b"<table>": "a web page (HTML)",
    }
    for content, kind in kinds.items():
        assert refused(tmp_path, content) == [("F03", 0, 0, {"kind": kind})]
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert told(open_delimited(None, "towns.csv", NAMES)[1]) == [("F03", 0, 0, {"kind": kind})]
    assert told(open_delimited(tmp_path / "town.csv", "towns.csv", NAMES)[1]) == [
        ("F01", 0, 0, {"near": "towns.csv"})
    ]
    assert told(open_delimited(tmp_path, "towns.csv", NAMES)[1]) == [("F11", 0, 0, {})]
    assert seen(tmp_path, "x") == (None, [problem("F11", Place(file="x"))])


def test_problems_read_well() -> None:
    place, speaker = Place(file="towns.csv"), voice("en")
    said = [
        say_problem(problem("T01", place, name="municipality", found="town, country", header=3), speaker),
        say_problem(problem("F06", place, kind="characters in one cell", most="131,072"), speaker),
    ]
    assert said == [
        "No header was found: no column is named “municipality”. The header seems to stand in line 3; delete the lines "
        "above it. Found instead: town, country.",
        "The file is far larger than a filled form can be: more than 131,072 characters in one cell.",
    ]


# --- Any table at all ----------------------------------------------------------------------------------------


def test_what_csv_writes_is_read_back_whatever_the_cells(tmp_path: Path) -> None:
    cells = [
        "",
        "a",
        " b ",
        '"',
        '""',
        ",",
        ";",
        "a\nb",
        "\r\n",
        "\r",
        "ß",
        "'",
        "#",
        "\u2028",
        "\x0b",
        "\x85",
        "\ufeff",
    ]
    table = [list(row) for row in itertools.product(cells, repeat=2)]
    for delimiter in ",;\t|":
        file = io.StringIO()
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(["municipality", "country", "work_wait"])
        writer.writerows([["A", *row] for row in table])
        rows, problems = read(tmp_path, file.getvalue(), size=50)
        assert ([row[1:] for row in rows.values()], problems) == (table, [])
        lines = file.getvalue().replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert all(lines[line - 1].startswith(f"A{delimiter}") for line in rows)
