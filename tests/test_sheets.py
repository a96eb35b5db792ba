"""From workbooks to rows of cells: what comes back, at which place, and what is told of a file that cannot be read."""

import datetime
import os
import struct
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mint_index.answers.cells import Cell
from mint_index.answers.formats.compound import compound
from mint_index.answers.formats.guards import kind_of
from mint_index.answers.sheets import Sheet, cell_name, read_workbook
from mint_index.problems import Place, Problem
from spreadsheet_files import (
    RELATION,
    STRICT,
    error_cell,
    excel_parts,
    number_cell,
    old_excel,
    opendocument_parts,
    record,
    relations,
    shared_cell,
    word_cell,
    zipped,
)

Told = list[tuple[str, dict[str, str]]]


def read(path: Path) -> tuple[Sheet, ...]:
    sheets, problems = read_workbook(path, "a.xlsx")
    assert (sheets is not None, problems) == (True, [])
    return sheets or ()


def rows(path: Path) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a workbook with one sheet."""
    (sheet,) = read(path)
    return sheet.rows


def faults(sheet: Sheet) -> dict[str, tuple[str, str]]:
    return {cell_name(*spot): (fault.code, fault.given) for spot, fault in sorted(sheet.faults.items())}


def told(problems: list[Problem]) -> Told:
    return [(each.code, dict(each.facts)) for each in problems]


def refused(path: Path) -> Told:
    sheets, problems = read_workbook(path, "a.xlsx")
    assert (sheets, {each.place.file for each in problems}) == (None, {"a.xlsx"})
    return told(problems)


def excel(path: Path, cells: str, **more: str) -> Path:
    return zipped(path / "a.xlsx", excel_parts({"A": cells}, **more))  # type: ignore[arg-type]


def opendocument(path: Path, table: str) -> Path:
    return zipped(path / "a.ods", opendocument_parts({"A": table}))


# --- What comes back -----------------------------------------------------------------------------------------


def test_cells_come_as_words_figures_dates_and_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    values: dict[str, Any] = {
        "B2": "  Neuweiler an der Ahl\u00a0",
        "B3": 12,
        "B4": 12.5,
        "B5": True,
        "B6": datetime.date(2026, 3, 31),
        "B7": datetime.datetime(2026, 3, 31, 14, 30),
        "B8": datetime.time(14, 30),
        "B9": datetime.timedelta(hours=30, minutes=5),
        "B10": "0123",
        "B11": " \u00a0\u200b ",
        "B12": "two\nlines",
    }
    for cell, value in values.items():
        sheet[cell] = value
    book.save(tmp_path / "a.xlsx")
    assert rows(tmp_path / "a.xlsx") == (
        (None, None),
        (None, "Neuweiler an der Ahl"),
        (None, 12.0),
        (None, 12.5),
        (None, True),
        (None, datetime.date(2026, 3, 31)),
        (None, "2026-03-31T14:30:00"),
        (None, "14:30:00"),
        (None, "30:05:00"),
        (None, "0123"),
        (None, None),
        (None, "two\nlines"),
    )


def test_figures_are_floats_and_what_is_no_figure_is_words(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>3</v></c><c r="B1"><v>NaN</v></c><c r="C1"><v>1e999</v></c></row>'
    found = rows(excel(tmp_path, cells))
    assert (found, [type(cell) for cell in found[0]]) == (((3.0, "nan", "inf"),), [float, str, str])


def test_a_percentage_is_the_words_that_a_person_sees(tmp_path: Path) -> None:
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0\\ %"/><numFmt numFmtId="171"'
        ' formatCode="0&quot;%&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/>'
        '<xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
    )
    cells = "".join(f'<c r="{letter}1" s="{style}"><v>0.3</v></c>' for style, letter in enumerate("ABCD"))
    assert rows(excel(tmp_path, f'<row r="1">{cells}</row>', styles=styles)) == ((0.3, "30%", "30%", 0.3),)
    table = (
        '<table:table-row><table:table-cell office:value-type="percentage" office:value="0.125">'
        "<text:p>12.5%</text:p></table:table-cell></table:table-row>"
    )
    assert rows(opendocument(tmp_path, table)) == (("12.5%",),)


def test_a_place_names_the_cell_that_a_person_sees(tmp_path: Path) -> None:
    (sheet,) = read(excel(tmp_path, '<row r="14"><c r="D14"><v>1</v></c></row>'))
    assert (sheet.rows[13][3], sheet.place(13, 3)) == (1.0, Place(file="a.xlsx", sheet="A", cell="D14"))
    assert [cell_name(0, column) for column in (0, 25, 26, 51, 52, 701, 702, 16383)] == [
        *("A1", "Z1", "AA1", "AZ1", "BA1", "ZZ1", "AAA1", "XFD1")
    ]


def test_cells_without_a_reference_follow_each_other(tmp_path: Path) -> None:
    cells = '<row r="2"><c><v>1</v></c><c r="D2"><v>2</v></c><c><v>3</v></c></row><row><c t="e"><v>#REF!</v></c></row>'
    (sheet,) = read(excel(tmp_path, cells))
    assert sheet.rows == (
        (None,) * 5,
        (1.0, None, None, 2.0, 3.0),
        (None,) * 5,
    )
    assert faults(sheet) == {"A3": ("A07", "#REF!")}


def test_hidden_sheets_are_read_and_merged_cells_say_it_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    shown, hidden = book["Sheet"], book.create_sheet("Lists & <more>")
    shown["A1"], shown["C2"], hidden["A1"], hidden.sheet_state = "merged", "end", "x", "hidden"
    shown.merge_cells("A1:B2")
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx") == (
        Sheet(file="a.xlsx", name="Sheet", rows=(("merged", None, None), (None, None, "end"))),
        Sheet(file="a.xlsx", name="Lists & <more>", hidden=True, rows=(("x",),)),
    )


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    cells = {"A": '<row r="1"><c r="A1" s="0"><v>44651</v></c></row>'}
    path = zipped(tmp_path / "a.xlsx", excel_parts(cells, styles=styles, days_from_1904=True))
    assert rows(path) == ((datetime.date(2026, 4, 1),),)


def test_a_workbook_after_the_strict_standard_is_read_like_any_other(tmp_path: Path) -> None:
    parts = excel_parts({"A": '<row r="1"><c r="A1" t="d"><v>2026-03-31T00:00:00</v></c></row>'})
    for name, content in parts.items():
        parts[name] = str(content).replace(RELATION, STRICT).replace("schemas.openxmlformats", "purl.oclc")
    assert rows(zipped(tmp_path / "a.xlsx", parts)) == ((datetime.date(2026, 3, 31),),)


def test_parts_may_have_prefixes_other_names_and_encodings(tmp_path: Path) -> None:
    parts = excel_parts({"A": ""})
    parts["_rels/.rels"] = relations(("main", "officeDocument", "/Book/Main.xml"))
    parts["Book/Main.xml"] = parts.pop("xl/workbook.xml")
    related = relations(("r0", "worksheet", "../Sheets/One.xml"), ("s", "sharedStrings", "Words.xml"))
    parts["Book/_rels/Main.xml.rels"] = related
    sheet = (
        '<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1">'
        '<x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="e"><x:v>#NUM!</x:v></x:c></x:row></x:sheetData>'
        "</x:worksheet>"
    )
    parts["sheets/ONE.xml"] = sheet.encode("utf-16")
    parts["Book/Words.xml"] = "<sst><si><t>Übersee</t></si></sst>"
    (found,) = read(zipped(tmp_path / "a.xlsx", parts))
    assert (found.rows, faults(found)) == ((("Übersee", None),), {"B1": ("A07", "#NUM!")})


def test_a_sheet_of_a_chart_is_passed_over(tmp_path: Path) -> None:
    parts = excel_parts({"A": '<row r="1"><c r="A1"><v>1</v></c></row>', "Chart": "", "Macro": ""})
    related = [
        ("r0", "worksheet", "worksheets/sheet0.xml"),
        ("r1", "chartsheet", "c.xml"),
        ("r2", "xlMacrosheet", "m.xml"),
    ]
    parts["xl/_rels/workbook.xml.rels"] = relations(*related)
    assert [sheet.name for sheet in read(zipped(tmp_path / "a.xlsx", parts))] == ["A"]


# --- Cells that a spreadsheet could not compute ------------------------------------------------------------------


def test_errors_and_formulas_without_a_result_are_faults_of_their_cells(tmp_path: Path) -> None:
    cells = """
        <row r="1"><c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c><c r="B1" t="e"><v>#SPILL!</v></c></row>
        <row r="2"><c r="A2"><f>SUM(B1:B9)</f></c><c r="B2"><f>1</f><v></v></c><c r="C2"><f>1</f><v>1</v></c></row>
        <row r="3"><c r="A3" t="str"><f>""</f><v></v></c><c r="B3" t="inlineStr"><is><t>#BEZUG!</t></is></c></row>
        <row r="4"><c r="C4" t="e"/><c r="D4"><f t="shared" si="0"/></c></row>"""
    (sheet,) = read(excel(tmp_path, cells))
    assert sheet.rows == ((None,) * 4, (None, None, 1.0, None), (None,) * 4, (None,) * 4)
    assert faults(sheet) == {
        "A1": ("A07", "#DIV/0!"),
        "B1": ("A07", "#SPILL!"),
        "A2": ("A08", ""),
        "B2": ("A08", ""),
        "B3": ("A07", "#BEZUG!"),
        "C4": ("A07", "#?"),
        "D4": ("A08", ""),
    }


def test_words_that_look_like_errors_are_faults_in_every_kind_of_text(tmp_path: Path) -> None:
    words = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#BEZUG!", "#NV", "#WERT!"]
    strings = "<sst>" + "".join(f"<si><t>{word}</t></si>" for word in (*words, "#4 of 5", "#NAME")) + "</sst>"
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>{row - 1}</v></c></row>' for row in range(1, 13))
    (sheet,) = read(excel(tmp_path, cells, strings=strings))
    assert list(faults(sheet).values()) == [("A07", word) for word in words]
    assert sheet.rows[10:] == (("#4 of 5",), ("#NAME",))


def test_repeated_cells_of_opendocument_and_their_faults(tmp_path: Path) -> None:
    table = """<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>
        <table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>a</text:p>
        </table:table-cell><table:table-cell table:number-columns-repeated="16380"/></table:table-row>
        <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/>
        </table:table-row><table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="string"
        office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
        <table:table-cell table:formula="of:=1"/><table:table-cell table:formula="of:=&quot;&quot;"><text:p/>
        </table:table-cell><table:table-cell table:formula="of:=X" office:value-type="float" office:value="0">
        <text:p>Err:508</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell
        table:number-columns-repeated="16384"/></table:table-row>"""
    (sheet,) = read(opendocument(tmp_path, table))
    empty = (None,) * 4
    assert sheet.rows == ((None, None, "a", "a"), (None, None, "a", "a"), empty, empty, empty, empty)
    assert faults(sheet) == {"A6": ("A07", "#DIV/0!"), "B6": ("A08", ""), "D6": ("A07", "Err:508")}


def test_old_excel_workbooks_have_figures_words_and_faults(tmp_path: Path) -> None:
    strings = (
        struct.pack("<II", 2, 2)
        + struct.pack("<HB", 3, 0)
        + b"yes"
        + struct.pack("<HB", 1, 1)
        + "ß".encode("utf-16-le")
    )
    styles = [record(0x00E0, struct.pack("<HH16x", 0, number)) for number in (0, 9, 14)]
    no_result = struct.pack("<HHHBxBxxxHxxxxxxH", 3, 0, 0, 2, 15, 0xFFFF, 0)
    cells = [
        number_cell(0, 0, 2.5),
        number_cell(0, 1, 0.3, style=1),
        number_cell(0, 2, 46112.0, style=2),
        shared_cell(1, 0, 0),
        shared_cell(1, 1, 1),
        word_cell(1, 2, "#NV"),
        error_cell(2, 0, 0x17),
        record(0x0006, no_result),
    ]
    path = old_excel(tmp_path / "a.xls", {"One": cells, "Two": []}, record(0x00FC, strings), *styles)
    one, two = read(path)
    assert one.rows == (
        (2.5, "30%", datetime.date(2026, 3, 31)),
        ("yes", "ß", None),
        (None, None, None),
        (None, None, None),
    )
    assert faults(one) == {"C2": ("A07", "#NV"), "A3": ("A07", "#REF!"), "A4": ("A07", "#VALUE!")}
    assert (two.name, two.rows) == ("Two", ())


# --- Files that are not read -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"  <!DOCTYPE html><html>", "a web page (HTML)"),
        (b"\xef\xbb\xbf<html><table><tr><td>municipality", "a web page (HTML)"),
        ("\ufeff<html>".encode("utf-16-le"), "a web page (HTML)"),
        (b'<?xml version="1.0"?><Workbook/>', "an XML document"),
        (b'{"municipality": "Neuweiler"}', "a JSON document"),
        (b"[\n  {}\n]", "a JSON document"),
        (b"{\\rtf1 a}", "a text document (RTF)"),
        (b"\x1f\x8b\x08\0", "a compressed archive"),
        (b"\x05Clerk" + b" " * 49 + "Clerk".encode("utf-16-le") + b" \0" * 50, "a note"),
    ],
)
def test_other_kinds_of_files_are_named(content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(content[:165])
    kind = "the note that a spreadsheet program keeps while a workbook is open" if kind == "a note" else kind
    assert (refused(path), kind_of(path, "a")[0]) == ([("F03", {"kind": kind})], None)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"readme.txt": "x"}, "a zip archive"),
        ({"Index/Document.iwa": "x"}, "a document of Numbers, Pages or Keynote"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "a text document (OpenDocument)"),
        ({"mimetype": "application/epub+zip"}, "an OpenDocument of another kind"),
        ({"_rels/.rels": relations(("m", "officeDocument", "xl/workbook.bin"))}, "a binary workbook (.xlsb)"),
        (
            {
                "_rels/.rels": relations(("m", "officeDocument", "word/document.xml")),
                "word/document.xml": "<w:document xmlns:w='urn:w'/>",
            },
            "a text document (Word)",
        ),
    ],
)
def test_other_kinds_of_zips_are_named(parts: dict[str, str], kind: str, tmp_path: Path) -> None:
    assert refused(zipped(tmp_path / "answers.xlsx", parts)) == [("F03", {"kind": kind})]


def test_text_is_no_workbook_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("municipality,question\n")
    assert (kind_of(path, "a.xlsx"), refused(path)) == (("text", []), [("F03", {"kind": "a text file"})])


def test_a_workbook_is_one_whatever_its_name(tmp_path: Path) -> None:
    path = excel(tmp_path, '<row r="1"><c r="A1"><v>1</v></c></row>').rename(tmp_path / "a.csv")
    assert (kind_of(path, "a.csv"), rows(path)) == (("workbook", []), ((1.0,),))


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "answers.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "empty.xlsx").touch()
    assert refused(tmp_path / "answer.xlsx") == [("F01", {"near": "answers.xlsx"})]
    assert refused(tmp_path / "answers.xlsx" / "a.xlsx") == [("F01", {})]
    assert refused(tmp_path / "no\0name") == [("F01", {})]
    assert refused(tmp_path) == [("F11", {})]
    assert refused(tmp_path / "empty.xlsx") == [("F07", {})]

    def forbidden(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", forbidden)
    assert refused(tmp_path / "answers.xlsx") == [("F02", {"reason": "it may not be opened"})]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are not known here")
def test_a_pipe_with_a_name_is_text_and_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert kind_of(tmp_path / "pipe", "pipe") == ("text", [])


def test_encrypted_workbooks(tmp_path: Path) -> None:
    outer, old, opened = tmp_path / "a.xlsx", tmp_path / "a.xls", tmp_path / "a.ods"
    outer.write_bytes(compound("EncryptedPackage", b"x" * 5000))
    old_excel(old, {"One": []}, record(0x002F, bytes(6)))
    manifest = "<m:manifest xmlns:m='urn:m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    zipped(
        opened,
        opendocument_parts({"A": ""}) | {"META-INF/manifest.xml": manifest, "content.xml": b"\x13\x37"},
    )
    locked = bytearray(excel(tmp_path, "").read_bytes())
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.xlsx").write_bytes(bytes(locked))
    outer.write_bytes(compound("EncryptedPackage", b"x" * 5000))
    assert [refused(path) for path in (outer, old, opened, tmp_path / "locked.xlsx")] == [[("F04", {})]] * 4


def test_other_compound_files_are_named(tmp_path: Path) -> None:
    for name, kind in (
        ("WordDocument", "a text document (Word)"),
        ("x", "an Office document of another kind"),
    ):
        (tmp_path / "a.xls").write_bytes(compound(name, b""))
        assert refused(tmp_path / "a.xls") == [("F03", {"kind": kind})]


CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
UNPACKED, MALFORMED = "its parts cannot be unpacked", "its XML is not well formed"
APART, NOWHERE = "its parts contradict each other", "a cell stands outside of every sheet"
DECLARES = "it declares a document type, which no spreadsheet program writes"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"xl/worksheets/sheet0.xml": "<worksheet><sheetData><row>"}, MALFORMED),
        ({"xl/worksheets/sheet0.xml": '<?xml version="1.0" encoding="x-none"?><worksheet/>'}, MALFORMED),
        ({"xl/worksheets/sheet0.xml": ""}, MALFORMED),
        ({"xl/workbook.xml": "<!DOCTYPE workbook><workbook/>"}, DECLARES),
        ({"xl/workbook.xml": "<workbook/>"}, APART),
        ({"xl/_rels/workbook.xml.rels": "<Relationships/>"}, APART),
        ({"_rels/.rels": "<Relationships/>"}, MALFORMED),
        ({"XL/Workbook.xml": "<workbook/>"}, "two of its parts have the same name"),
    ],
)
def test_a_workbook_whose_parts_are_damaged(change: dict[str, str], reason: str, tmp_path: Path) -> None:
    assert refused(zipped(tmp_path / "a.xlsx", excel_parts({"A": CELL}) | change)) == [
        ("F05", {"reason": reason})
    ]


@pytest.mark.parametrize(
    "cell", ["XFE1", "A1048577", "A0", "1A", "A1B", "AAAA1", "Ä1", "A12345678901234567890"]
)
def test_a_cell_outside_of_every_sheet(cell: str, tmp_path: Path) -> None:
    assert refused(excel(tmp_path, f'<row><c r="{cell}"><v>1</v></c></row>')) == [
        ("F05", {"reason": NOWHERE})
    ]


@pytest.mark.parametrize("name", ["PanicException", "KeyboardInterrupt"])
def test_where_the_reader_of_workbooks_gives_up_the_file_is_damaged(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops = type(name, (BaseException,), {})

    class Workbook:
        @classmethod
        def from_filelike(cls, _: object) -> None:
            raise stops

    monkeypatch.setattr("python_calamine.CalamineWorkbook", Workbook)
    if name == "PanicException":
        assert refused(excel(tmp_path, CELL)) == [("F05", {"reason": APART})]
    else:
        with pytest.raises(stops):
            read_workbook(excel(tmp_path, CELL), "a.xlsx")


def test_two_sheets_of_one_name(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.xlsx", excel_parts({"A": CELL, "a": CELL}))
    assert refused(path) == [("F05", {"reason": APART})]


def test_a_shared_string_that_is_missing(tmp_path: Path) -> None:
    path = excel(tmp_path, '<row><c t="s"><v>7</v></c></row>', strings="<sst><si><t>x</t></si></sst>")
    assert refused(path) == [("F05", {"reason": APART})]


def test_a_zip_that_was_cut_off_or_changed(tmp_path: Path) -> None:
    whole = excel(tmp_path, CELL).read_bytes()
    for spoiled in (whole[:-30], whole[:40], whole.replace(b"xl/worksheets", b"xl/worksheetz", 1)):
        (tmp_path / "a.xlsx").write_bytes(spoiled)
        assert refused(tmp_path / "a.xlsx") == [("F05", {"reason": UNPACKED})]


def test_an_opendocument_whose_prefixes_the_reader_does_not_know_is_no_empty_success(tmp_path: Path) -> None:
    parts = opendocument_parts({"A": ""})
    parts["content.xml"] = str(parts["content.xml"]).replace("table:", "t:").replace("xmlns:table", "xmlns:t")
    assert refused(zipped(tmp_path / "a.ods", parts)) == [("F05", {"reason": APART})]
