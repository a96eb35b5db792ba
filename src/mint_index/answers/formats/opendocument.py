"""What an OpenDocument workbook holds: all its sheets stand in one part, with repeated rows and cells written once.

Repeated empty cells are how such a sheet ends and cost nothing; repeated values count as often as they are repeated.
"""

import re
from collections.abc import Mapping

from mint_index.answers.formats.guards import MOST_AREA, MOST_SHEET_BYTES, damaged, too_large
from mint_index.answers.formats.parts import Copy, Package, Parts, sheets_too_large
from mint_index.answers.formats.scans import (
    CONTRADICTORY,
    ERROR_WORDS,
    MOST_COLUMNS,
    MOST_ROWS,
    Handler,
    Scan,
    local,
    parse,
)
from mint_index.problems import Place, Problem, problem
from mint_index.voices import N_

_COUNT = re.compile(r"[0-9]{1,10}")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_SPACED = re.compile(rb"(</?table:[^<>]*>)\s+(?=<)")
"""Blanks between cells, as programs write that indent their XML; the reader of workbooks stops at them."""
_ENDLESS = N_("it repeats something without a number")
_TYPE = b"application/vnd.oasis.opendocument."
_KINDS = (
    (b"text", N_("a text document (OpenDocument)")),
    (b"presentation", N_("a presentation")),
    (b"graphics", N_("a drawing")),
)


def read_opendocument(parts: Parts, shown: str) -> tuple[Package | None, list[Problem]]:
    """The scanned sheets of an OpenDocument workbook and its clean copy.

    Problems: F03 another kind of document, F04 encrypted, F05 damaged, F06 too large.
    """
    kind = parts.read("mimetype").removeprefix(_TYPE)
    if not kind.startswith(b"spreadsheet"):
        words = next(
            (words for mark, words in _KINDS if kind.startswith(mark)), N_("an OpenDocument of another kind")
        )
        return None, [problem("F03", Place(file=shown), kind=words)]
    if b"encryption-data" in parts.read("META-INF/manifest.xml"):
        return None, [problem("F04", Place(file=shown))]
    if problems := too_large(shown, [(parts.size("content.xml"), MOST_SHEET_BYTES, N_("bytes of sheets"))]):
        return None, problems
    data, content = parts.read("content.xml"), _Content()
    reason = parse(data, content)
    if reason or not content.scans:
        return None, [damaged(shown, reason or CONTRADICTORY)]
    if problems := sheets_too_large(shown, content.scans):
        return None, problems
    copy = Copy(len(data))
    copy.add("mimetype", _TYPE + b"spreadsheet")
    copy.add("META-INF/manifest.xml", "<manifest/>")
    copy.add("content.xml", _SPACED.sub(rb"\1", data) if _SPACED.search(data) else data)
    return Package(copy=copy.done(), scans=tuple(content.scans)), []


class _Content(Handler):
    """Handler for `content.xml`. Sheets without a name are none, and prefixes are those that every program writes."""

    def __init__(self) -> None:
        super().__init__()
        self.scans: list[Scan] = []
        self._scan: Scan | None = None
        self._row = self._column = self._laid = self._laid_here = 0
        self._rows = self._columns = 1
        self._attributes: Mapping[str, str] | None = None
        self._paragraphs = self._length = self._notes = 0
        self._words = ""

    def enough(self) -> bool:
        return any(scan.enough for scan in self.scans[-1:])

    def start(self, name: str, attributes: Mapping[str, str], /) -> None:
        if name == "table:table" and "table:name" in attributes:
            self._scan = Scan(name=attributes["table:name"])
            self.scans.append(self._scan)
            self._row = self._laid = 0
        elif name == "table:table-row":
            self._rows = self._times(attributes.get("table:number-rows-repeated"), MOST_ROWS)
            self._column = self._laid_here = 0
        elif name in _CELLS:
            self._attributes = attributes
            self._columns = self._times(attributes.get("table:number-columns-repeated"), MOST_COLUMNS)
            self._paragraphs = self._length = 0
            self._words = ""
        elif local(name) == "annotation":
            self._notes += 1
        elif name == "text:p":
            self._paragraphs += 1
        elif name == "text:s":
            self._length += self._times(attributes.get("text:c"), 10**10)

    def _times(self, given: str | None, most: int) -> int:
        if given is None:
            return 1
        if _COUNT.fullmatch(given):
            return min(int(given), most)
        self.refusal = _ENDLESS
        return 1

    def text(self, words: str, /) -> None:
        if self._attributes is not None and self._paragraphs and not self._notes:
            self._length += len(words)
            if len(self._words) < 40:
                self._words += words

    def end(self, name: str, /) -> None:
        if name in _CELLS:
            self._finish()
        elif name == "table:table-row":
            self._row = min(self._row + self._rows, MOST_ROWS)
            self._laid += self._laid_here
            if self._scan is not None:
                self._scan.area = max(self._scan.area, self._laid)
        elif local(name) == "annotation":
            self._notes -= 1
        elif name == "table:table":
            self._scan = None

    def _finish(self) -> None:
        attributes, scan = self._attributes or {}, self._scan
        self._attributes = None
        if scan is None:
            return
        kind = attributes.get("office:value-type", "")
        # The reader lays out empty cells as soon as another cell follows them in the row, be it empty too.
        self._laid_here = self._column
        if kind or attributes.get("table:formula"):
            self._value(scan, attributes, kind)
            self._laid_here += self._columns
        self._column = min(self._column + self._columns, MOST_COLUMNS)

    def _value(self, scan: Scan, attributes: Mapping[str, str], kind: str) -> None:
        cells = self._rows * self._columns
        length = max(self._length, *(len(value) for value in attributes.values()))
        scan.cells += cells
        scan.characters += length * cells
        scan.reach(
            min(self._row + self._rows, MOST_ROWS) - 1, min(self._column + self._columns, MOST_COLUMNS) - 1
        )
        if scan.enough or scan.area > MOST_AREA:
            return
        words, formula = self._words.strip(), "table:formula" in attributes
        shown_as_error = any(
            value == "error" for key, value in attributes.items() if local(key) == "value-type"
        )
        # A formula that gave an empty text has a paragraph all the same.
        code = "A08" if formula and not kind and not self._paragraphs else ""
        if shown_as_error or (formula and words in ERROR_WORDS):
            code = "A07"
        for row in range(self._row, self._row + self._rows):
            for column in range(self._column, self._column + self._columns):
                if code:
                    scan.fault(row, column, code, (words or "#?") if code == "A07" else "")
                elif kind == "percentage":
                    scan.percents.add((row, column))
