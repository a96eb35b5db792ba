"""Small files as spreadsheet programs write them, made from the few lines that a test is about."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from mint_index.answers.formats.compound import compound

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A zip of these parts, packed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def excel_parts(
    sheets: Mapping[str, str], *, strings: str = "", styles: str = "", days_from_1904: bool = False
) -> dict[str, str | bytes]:
    """The parts of an Excel workbook, each sheet given as what stands inside of its <sheetData>."""
    names = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>' for number, name in enumerate(sheets)
    )
    related = [(f"r{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(len(sheets))]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("main", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><workbookPr'
        f' date1904="{int(days_from_1904)}"/><sheets>{names}</sheets></workbook>',
    }
    for number, cells in enumerate(sheets.values()):
        sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet
    for kind, content in (("sharedStrings", strings), ("styles", styles)):
        if content:
            related.append((kind, kind, f"{kind}.xml"))
            parts[f"xl/{kind}.xml"] = content
    parts["xl/_rels/workbook.xml.rels"] = relations(*related)
    return parts


def relations(*related: tuple[str, str, str], base: str = RELATION) -> str:
    """A part that says where others are: (name, kind, path)."""
    entries = "".join(
        f'<Relationship Id="{name}" Type="{base}/{kind}" Target="{path}"/>' for name, kind, path in related
    )
    return f"<Relationships>{entries}</Relationships>"


def opendocument_parts(tables: Mapping[str, str]) -> dict[str, str | bytes]:
    """The parts of an OpenDocument workbook, each sheet given by its rows."""
    spaces = " ".join(f'xmlns:{prefix}="urn:{prefix}"' for prefix in ("office", "table", "text", "calcext"))
    sheets = "".join(
        f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in tables.items()
    )
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    return {
        "mimetype": ODS,
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
    }


def record(kind: int, data: bytes = b"") -> bytes:
    """One record of an Excel workbook of before 2007."""
    return struct.pack("<HH", kind, len(data)) + data


def number_cell(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def word_cell(row: int, column: int, words: str) -> bytes:
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(words), 1) + words.encode("utf-16-le"))


def shared_cell(row: int, column: int, number: int) -> bytes:
    return record(0x00FD, struct.pack("<HHHI", row, column, 0, number))


def error_cell(row: int, column: int, error: int) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, error, 1))


def old_excel(path: Path, sheets: Mapping[str, Sequence[bytes]], *workbook: bytes) -> Path:
    """An Excel workbook of before 2007: sheets given by their records, and further records of the workbook."""
    bound = [
        record(0x0085, struct.pack("<IBBBB", 0, 0, 0, len(name), 0) + name.encode("latin-1"))
        for name in sheets
    ]
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    end = record(0x000A)
    parts = [b"".join([begin.replace(b"\x05\x00", b"\x10\x00", 1), *cells, end]) for cells in sheets.values()]
    at = len(b"".join([begin, *workbook, *bound, end]))
    placed = io.BytesIO()
    placed.write(b"".join([begin, *workbook]))
    for entry, part in zip(bound, parts, strict=True):
        placed.write(entry[:4] + struct.pack("<I", at) + entry[8:])
        at += len(part)
    placed.write(b"".join([end, *parts]))
    path.write_bytes(compound("Workbook", placed.getvalue()))
    return path
