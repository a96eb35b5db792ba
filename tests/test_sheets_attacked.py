"""Workbooks that were made or broken to do harm: each gives a problem or a reading, within little memory."""

import io
import json
import random
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mint_index.answers.sheets import read_workbook
from spreadsheet_files import (
    excel_parts,
    number_cell,
    old_excel,
    opendocument_parts,
    record,
    shared_cell,
    word_cell,
    zipped,
)

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
MOST_MEGABYTES = 300

READ = """
import json, sys
from pathlib import Path
from mint_index.answers.sheets import read_workbook
sheets, problems = read_workbook(Path(sys.argv[1]), "a")
status = Path("/proc/self/status")
# What getrusage says of a new process begins with the memory of the one that started it.
lines = status.read_text().splitlines() if status.exists() else []
peak = next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)
print(json.dumps([sheets is None, [[each.code, dict(each.facts)] for each in problems], peak]))
"""

Facts = Mapping[str, str]


def refused(path: Path) -> list[tuple[str, Facts]]:
    """What is told of a workbook that is not read, by a process of its own whose memory is measured."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, timeout=60, check=True
    )
    nothing, problems, megabytes = json.loads(done.stdout)
    assert (nothing, done.stderr, megabytes < MOST_MEGABYTES) == (True, "", True), (done.stderr, megabytes)
    return [(code, facts) for code, facts in problems]


def too_large(most: str, kind: str) -> list[tuple[str, Facts]]:
    return [("F06", {"kind": kind, "most": most})]


# --- Too much ------------------------------------------------------------------------------------------------


def zeros(folder: Path) -> Path:
    return zipped(folder / "a.xlsx", excel_parts({"A": CELL}) | {"xl/media/image1.png": bytes(200_000_000)})


def zeros_that_declare_to_be_few(folder: Path) -> Path:
    """200 MB that call themselves ten bytes, both in their own header and in the directory of the zip."""
    content = bytearray(zeros(folder).read_bytes())
    for at in (each.start() for each in re.finditer(re.escape(struct.pack("<I", 200_000_000)), content)):
        content[at : at + 4] = struct.pack("<I", 10)
    (folder / "a.xlsx").write_bytes(content)
    return folder / "a.xlsx"


def a_million_styled_cells(folder: Path) -> Path:
    row = "".join(f'<c r="{letter}%d" s="1"/>' for letter in "ABCDEFGHIJ")
    rows = "".join(
        f'<row r="{number}">{row.replace("%d", str(number))}</row>' for number in range(1, 100_001)
    )
    return zipped(folder / "a.xlsx", excel_parts({"A": rows}))


def many_parts(folder: Path) -> Path:
    return zipped(folder / "a.xlsx", excel_parts({"A": CELL}) | {f"x{number}": "" for number in range(3000)})


def a_cell_in_the_last_corner(folder: Path) -> Path:
    cells = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return zipped(folder / "a.xlsx", excel_parts({"A": cells}))


def many_sheets_with_a_cell_far_away(folder: Path) -> Path:
    cells = '<row r="20000"><c r="CV20000"><v>1</v></c></row>'
    return zipped(folder / "a.xlsx", excel_parts({f"S{number}": cells for number in range(300)}))


def one_long_text_in_many_cells(folder: Path) -> Path:
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 20_001))
    return zipped(
        folder / "a.xlsx", excel_parts({"A": cells}, strings=f"<sst><si><t>{'x' * 30_000}</t></si></sst>")
    )


def many_shared_texts(folder: Path) -> Path:
    return zipped(folder / "a.xlsx", excel_parts({"A": CELL}, strings=f"<sst>{'<si/>' * 2_000_000}</sst>"))


def sixty_megabytes_of_comments(folder: Path) -> Path:
    return zipped(folder / "a.xlsx", excel_parts({"A": "<!-- -->" * 7_500_000}))


def repeated_values(folder: Path) -> Path:
    cell = (
        '<table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"/>'
    )
    rows = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    return zipped(folder / "a.ods", opendocument_parts({"A": rows}))


def repeated_nothing_between_cells(folder: Path) -> Path:
    cells = '<table:table-cell table:number-columns-repeated="16383"/><table:table-cell/>'
    return zipped(
        folder / "a.ods", opendocument_parts({"A": f"<table:table-row>{cells}</table:table-row>" * 5000})
    )


def repeated_blanks(folder: Path) -> Path:
    cell = '<table:table-cell office:value-type="string"><text:p><text:s text:c="4000000000"/></text:p>'
    rows = f"<table:table-row>{cell}</table:table-cell></table:table-row>"
    return zipped(folder / "a.ods", opendocument_parts({"A": rows}))


def old_sheet_that_declares_to_be_endless(folder: Path) -> Path:
    size = record(0x0200, struct.pack("<IIHHH", 0, 0x7FFFFFFF, 0, 256, 0))
    return old_excel(folder / "a.xls", {"A": [size, number_cell(0, 0, 1.0)]})


def old_sheet_with_a_long_text_in_many_cells(folder: Path) -> Path:
    strings = record(0x00FC, struct.pack("<IIHB", 1, 1, 8000, 0) + b"x" * 8000)
    return old_excel(folder / "a.xls", {"A": [shared_cell(row, 0, 0) for row in range(60_000)]}, strings)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (zeros, too_large("100,000,000", "bytes unpacked")),
        (zeros_that_declare_to_be_few, too_large("100,000,000", "bytes unpacked")),
        (a_million_styled_cells, too_large("200,000", "cells")),
        (many_parts, too_large("2,000", "parts")),
        (
            a_cell_in_the_last_corner,
            too_large("2,000,000", "cells from the first to the last"),
        ),
        (
            many_sheets_with_a_cell_far_away,
            too_large("2,000,000", "cells from the first to the last"),
        ),
        (one_long_text_in_many_cells, too_large("10,000,000", "characters")),
        (many_shared_texts, too_large("200,000", "texts")),
        (sixty_megabytes_of_comments, too_large("50,000,000", "bytes of sheets")),
        (repeated_values, too_large("200,000", "cells")),
        (
            repeated_nothing_between_cells,
            too_large("2,000,000", "cells from the first to the last"),
        ),
        (repeated_blanks, too_large("10,000,000", "characters")),
        (
            old_sheet_that_declares_to_be_endless,
            too_large("2,000,000", "cells from the first to the last"),
        ),
        (
            old_sheet_with_a_long_text_in_many_cells,
            too_large("10,000,000", "characters"),
        ),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_what_is_too_large_is_refused_within_little_memory(
    made: Callable[[Path], Path], expected: list[tuple[str, Facts]], tmp_path: Path
) -> None:
    assert refused(made(tmp_path)) == expected


@pytest.mark.parametrize(
    ("strings", "reason"),
    [
        ('<sst uniqueCount="99999999999"/>', "its parts contradict each other"),
        (
            "<!DOCTYPE sst [<!ENTITY a '"
            + "x" * 1000
            + "'>"
            + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
            + "]><sst><si><t>&i;</t></si></sst>",
            "it declares a document type, which no spreadsheet program writes",
        ),
    ],
    ids=["a number of texts that would fill the memory", "entities within entities"],
)
def test_what_would_grow_while_it_is_read_is_refused(strings: str, reason: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.xlsx", excel_parts({"A": CELL}, strings=strings))
    assert refused(path) == [("F05", {"reason": reason})]


def test_a_workbook_of_the_largest_size_is_read_within_little_memory(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}">'
        + "".join(
            f'<c r="{letter}{row}" t="inlineStr"><is><t>word {row} ü</t></is></c>' for letter in "ABCDEFGHIJ"
        )
        + "</row>"
        for row in range(1, 20_001)
    )
    path = zipped(tmp_path / "a.xlsx", excel_parts({"A": rows}))
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    nothing, problems, megabytes = json.loads(done.stdout)
    assert (nothing, problems, megabytes < MOST_MEGABYTES) == (False, [], True)


def test_the_empty_rest_of_a_sheet_costs_nothing(tmp_path: Path) -> None:
    value = '<table:table-cell office:value-type="float" office:value="1"/>'
    rest = '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16383"/>'
    rows = f"<table:table-row>{value}{rest}</table:table-row>" * 50
    rows += f'<table:table-row table:number-rows-repeated="1048526">{rest}</table:table-row>'
    sheets, problems = read_workbook(zipped(tmp_path / "a.ods", opendocument_parts({"A": rows})), "a")
    assert (problems, [sheet.rows for sheet in sheets or ()]) == ([], [((1.0,),) * 50])
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    sheets, problems = read_workbook(zipped(tmp_path / "a.xlsx", excel_parts({"A": cells})), "a")
    assert (problems, [sheet.rows for sheet in sheets or ()]) == ([], [((1.0,),)])


# --- Broken at random ----------------------------------------------------------------------------------------


def a_new_excel(folder: Path) -> Path:
    cells = """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46112</v></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>words</t></is></c><c r="C2" t="e"><v>#REF!</v></c></row>
        <row r="3"><c r="B3"><f>1+1</f><v>2</v></c><c t="b"><v>1</v></c><c s="2"><v>0.5</v></c></row>"""
    strings = '<sst uniqueCount="1"><si><r><t>shared</t></r></si></sst>'
    styles = (
        '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>'
    )
    parts = excel_parts({"A": cells, "B": CELL}, strings=strings, styles=styles)
    return zipped(folder / "a.xlsx", parts)


def an_opendocument(folder: Path) -> Path:
    cells = """<table:table-cell office:value-type="string"><text:p>words<text:s text:c="3"/></text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="3"/><table:table-cell office:value-type="date"
        office:date-value="2026-03-31"/><table:table-cell table:formula="of:=1" office:value-type="percentage"
        office:value="0.5"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/>"""
    rows = f'<table:table-row table:number-rows-repeated="3">{cells}</table:table-row>'
    return zipped(folder / "a.ods", opendocument_parts({"A": rows, "B": rows}))


def an_old_excel(folder: Path) -> Path:
    strings = record(0x00FC, struct.pack("<IIHB", 1, 1, 5, 0) + b"words")
    cells = [number_cell(0, 0, 2.5), shared_cell(1, 3, 0), word_cell(2, 2, "more"), record(0x0200, bytes(14))]
    return old_excel(folder / "a.xls", {"A": cells, "B": cells}, strings)


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def flipped(content: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def flipped_within(content: bytes, chance: random.Random) -> bytes:
    """The same done to one part of a zip, which is whole afterwards; in an old workbook, near to its beginning."""
    if not content.startswith(b"PK"):
        return content[:4096] + flipped(content[4096:5200], chance) + content[5200:]
    spoiled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(spoiled, "w") as archive:
        chosen = chance.choice([each.filename for each in whole.infolist() if each.file_size])
        for name in whole.namelist():
            part = whole.read(name)
            archive.writestr(
                name, chance.choice((flipped, reworded))(part, chance) if name == chosen else part
            )
    return spoiled.getvalue()


WORDS = (
    b"0",
    b"-1",
    b"9" * 20,
    b"e",
    b"s",
    b"str",
    b"A1",
    b"XFD1048576",
    b"",
    b"NaN",
    b"&amp;",
    b"true",
    b"error",
)


def reworded(part: bytes, chance: random.Random) -> bytes:
    """The part with some of its values replaced by others that have a meaning elsewhere."""
    for _ in range(chance.choice((1, 2, 5))):
        values = list(re.finditer(rb'(?<=")[^"<>]*(?=")|(?<=>)[^<>]+(?=<)', part))
        if values:
            value = chance.choice(values)
            part = part[: value.start()] + chance.choice(WORDS) + part[value.end() :]
    return part


@pytest.mark.parametrize("made", [a_new_excel, an_opendocument, an_old_excel], ids=lambda made: made.__name__)
@pytest.mark.parametrize("spoil", [cut, flipped, flipped_within], ids=lambda spoil: spoil.__name__)
def test_whatever_is_broken_gives_a_problem_or_a_reading(
    made: Callable[[Path], Path], spoil: Callable[[bytes, random.Random], bytes], tmp_path: Path
) -> None:
    chance = random.Random(2026)
    path = made(tmp_path)
    whole = path.read_bytes()
    assert read_workbook(path, "a")[1] == []
    for number in range(300):
        spoiled = spoil(whole, chance)
        path.write_bytes(spoiled)
        sheets, problems = read_workbook(path, "a")
        assert (sheets is None) == bool(problems), (number, problems)
        assert {each.code for each in problems} <= {"F03", "F04", "F05", "F06", "F07"}
