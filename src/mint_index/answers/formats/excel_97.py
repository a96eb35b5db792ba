"""An Excel workbook of before 2007: one stream of records, first those of the workbook, then those of each sheet.

Its records are counted and its error cells found before the stream is handed on in a new compound file.
"""

import io
import struct
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

from mint_index.answers.formats.compound import Compound, compound
from mint_index.answers.formats.excel_sheets import shows_percent
from mint_index.answers.formats.guards import MOST_PARTS, MOST_SHEET_BYTES, damaged, too_large
from mint_index.answers.formats.parts import Package, sheets_too_large
from mint_index.answers.formats.scans import CONTRADICTORY, CUT_OFF, Scan
from mint_index.problems import Place, Problem, problem
from mint_index.voices import N_

_BOF, _EOF, _CONTINUE = 0x0809, 0x000A, 0x003C
_FILE_PASS, _BOUND_SHEET, _STRINGS, _FORMAT, _STYLE = 0x002F, 0x0085, 0x00FC, 0x041E, 0x00E0
_BLANK, _NUMBER, _LABEL, _BOOL_ERR, _RK = 0x0201, 0x0203, 0x0204, 0x0205, 0x027E
_RICH_LABEL, _SHARED_LABEL, _MANY_RK, _MANY_BLANK, _FORMULA = 0x00D6, 0x00FD, 0x00BD, 0x00BE, 0x0006
_DIMENSIONS, _TEXT_RESULT = 0x0200, 0x0207
_SINGLE = frozenset({_NUMBER, _LABEL, _BOOL_ERR, _RK, _RICH_LABEL, _SHARED_LABEL, _FORMULA})
_MOST_RECORDS = 4_000_000
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_KINDS = (
    ("WordDocument", N_("a text document (Word)")),
    ("PowerPoint Document", N_("a presentation")),
    ("__properties_version1.0", N_("an e-mail")),
)
_Record = tuple[int, bytearray, int]
_NAME, _OTHER_BOOKS, _MERGED = 0x0018, 0x0017, 0x00E5
_UNNEEDED = frozenset({_NAME, _OTHER_BOOKS, _MERGED})


def read_excel_97(path: Path, shown: str) -> tuple[Package | None, list[Problem]]:
    """The scanned sheets of an old Excel workbook and its clean copy.

    Problems: F03 a document of another program, F04 encrypted, F05 damaged, F06 too large.
    """
    if problems := too_large(shown, [(path.stat().st_size, MOST_SHEET_BYTES, "bytes")]):
        return None, problems
    try:
        return _read(path.read_bytes(), shown)
    except (
        ValueError,
        struct.error,
        IndexError,
    ):  # whatever is cut off or points outside, in bytes taken at their word
        return None, [damaged(shown, CUT_OFF)]


def _read(data: bytes, shown: str) -> tuple[Package | None, list[Problem]]:
    outer = Compound(data)
    if outer.names & {"EncryptedPackage", "EncryptionInfo"}:
        return None, [problem("F04", Place(file=shown))]
    name = next((each for each in ("Workbook", "Book", "WORKBOOK", "BOOK") if each in outer.names), "")
    if not name:
        kind = next(
            (words for mark, words in _KINDS if mark in outer.names), N_("an Office document of another kind")
        )
        return None, [problem("F03", Place(file=shown), kind=kind)]
    stream = bytearray(outer.stream(name))
    book = _Book(stream)
    if book.encrypted:
        return None, [problem("F04", Place(file=shown))]
    names = [each.casefold() for each, _, _ in book.sheets]
    if not names or len(set(names)) < len(names) or len(names) > MOST_PARTS:
        return None, [damaged(shown, CONTRADICTORY)]
    scans: list[Scan] = []
    left = _MOST_RECORDS
    for each, begin, holds_cells in book.sheets:
        scans.append(scan := Scan(name=each))
        if holds_cells:
            left = _scan(stream, begin, book, scan, left)
        if problems := sheets_too_large(shown, [scan]):
            return None, problems
        if left <= 0:
            return None, too_large(shown, [(_MOST_RECORDS + 1, _MOST_RECORDS, "records")])
    if problems := sheets_too_large(shown, scans):
        return None, problems
    return Package(copy=io.BytesIO(compound("Workbook", bytes(stream))), scans=tuple(scans)), []


class _Book:
    """What the records of the workbook say: sheets (name, where its records begin, whether it has cells), and formats."""

    def __init__(self, stream: bytearray) -> None:
        self.encrypted = False
        self.sheets: list[tuple[str, int, bool]] = []
        self.lengths: Sequence[int] = ()
        self.percents: set[int] = set()
        formats, styles = {9, 10}, list[int]()
        wide = True
        chunks: list[bytearray] | None = None
        for kind, data, at in _records(stream, 0):
            _simplify(stream, kind, data, at)
            if kind != _CONTINUE and chunks is not None:
                self.lengths, chunks = _lengths(chunks), None
            if kind == _FILE_PASS:
                self.encrypted = True
            elif kind == _BOF:
                wide = struct.unpack_from("<H", data)[0] == 0x0600
            elif kind == _BOUND_SHEET:
                begin, _, what = struct.unpack_from("<IBB", data)
                self.sheets.append((_words(data[6:], wide, "<B"), begin, what == 0))
            elif kind == _STRINGS:
                chunks = [data[8:]]
            elif kind == _CONTINUE and chunks is not None:
                chunks.append(data)
            elif kind == _FORMAT and shows_percent(_words(data[2:], wide, "<H" if wide else "<B")):
                formats.add(struct.unpack_from("<H", data)[0])
            elif kind == _STYLE:
                styles.append(struct.unpack_from("<H", data, 2)[0])
        self.percents = {number for number, style in enumerate(styles) if style in formats}


def _records(stream: bytearray, begin: int) -> Iterator[_Record]:
    """Kind, data and place of the records of one part of the stream; those of charts within it are passed over."""
    depth = 0
    if struct.unpack_from("<H", stream, begin)[0] != _BOF:
        raise ValueError("no part begins here")
    while True:
        kind, length = struct.unpack_from("<HH", stream, begin)
        data = stream[begin + 4 : begin + 4 + length]
        begin += 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        if depth == 1:
            yield kind, data, begin - 4 - length


def _simplify(stream: bytearray, kind: int, data: bytearray, at: int) -> None:
    """Take out what says nothing about what cells hold, but makes the reader stumble where it is damaged."""
    if kind in _UNNEEDED:
        stream[at : at + 2] = bytes(2)
    elif kind == _FORMULA:
        if len(data) < 22:
            raise ValueError("a formula is cut off")
        stream[at + 24 : at + 26] = bytes(2)  # its length; its result stands before it


def _words(data: bytearray, wide: bool, count: str) -> str:
    length = struct.unpack_from(count, data)[0]
    data = data[struct.calcsize(count) :]
    if not wide:
        return data[:length].decode("cp1252", errors="replace")
    if data[0] & 1:
        return data[1 : 1 + 2 * length].decode("utf-16-le", errors="replace")
    return data[1 : 1 + length].decode("latin-1")


def _lengths(chunks: list[bytearray]) -> Sequence[int]:
    """The number of characters of every shared string; a string may run on in the next chunk."""
    lengths = array("L")
    chunk, at = 0, 0
    while chunk < len(chunks):
        if at >= len(chunks[chunk]):
            chunk, at = chunk + 1, 0
            continue
        count, flags = struct.unpack_from("<HB", chunks[chunk], at)
        at += 3
        runs, extra = 0, 0
        if flags & 8:
            runs = struct.unpack_from("<H", chunks[chunk], at)[0]
            at += 2
        if flags & 4:
            extra = struct.unpack_from("<I", chunks[chunk], at)[0]
            at += 4
        lengths.append(count)
        while count:
            width = 2 if flags & 1 else 1
            fits = min(count, (len(chunks[chunk]) - at) // width)
            count, at = count - fits, at + fits * width
            if count:
                chunk, at = chunk + 1, 1
                flags = chunks[chunk][0]
        at += 4 * runs + extra
        while chunk < len(chunks) - 1 and at > len(chunks[chunk]):
            chunk, at = chunk + 1, at - len(chunks[chunk])
    return lengths


def _scan(stream: bytearray, begin: int, book: _Book, scan: Scan, left: int) -> int:
    """How many records may still come after those of this sheet, which are counted into its scan."""
    for kind, data, at in _records(stream, begin):
        left -= 1
        _simplify(stream, kind, data, at)
        if left <= 0 or scan.enough:
            break
        if kind in _SINGLE:
            row, column, style = struct.unpack_from("<HHH", data)
            scan.cells += 1
            scan.reach(row, column)
            if kind == _BOOL_ERR and data[7]:
                scan.fault(row, column, "A07", _ERRORS.get(data[6], "#?"))
            elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
                scan.fault(row, column, "A07", _ERRORS.get(data[8], "#?"))
            elif kind in (_NUMBER, _RK, _FORMULA) and style in book.percents:
                scan.percents.add((row, column))
            elif kind == _SHARED_LABEL:
                number = struct.unpack_from("<I", data, 6)[0]
                scan.characters += book.lengths[number]
        elif kind == _MANY_RK:
            row, first = struct.unpack_from("<HH", data)
            for offset in range((len(data) - 6) // 6):
                scan.cells += 1
                scan.reach(row, first + offset)
                if struct.unpack_from("<H", data, 4 + 6 * offset)[0] in book.percents:
                    scan.percents.add((row, first + offset))
        elif kind in (_BLANK, _MANY_BLANK):
            scan.cells += 1 if kind == _BLANK else max((len(data) - 6) // 2, 0)
        elif kind == _DIMENSIONS:
            _measure(data, scan)
        elif kind == _TEXT_RESULT:
            scan.characters += len(data)
    return left


def _measure(data: bytearray, scan: Scan) -> None:
    """Count what the sheet declares to use: memory for all of it is asked for at once."""
    first, last, left, right = struct.unpack_from("<IIHH" if len(data) == 14 else "<HHHH", data)
    if last and right:
        if first >= last:
            raise ValueError("the last row stands before the first")
        scan.area = max(scan.area, (last - first) * (right - (left if left <= min(0xFF, right) else 0)))
