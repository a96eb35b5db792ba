"""What Excel writes about its sheets, in parts of XML: shared strings, formats of cells, and the cells themselves.

Each class is told of the elements of one part (`scans.parse`) and keeps what has to be known before it is laid out.
"""

import re
from array import array
from collections.abc import Mapping, Sequence

from mint_index.answers.formats.guards import MOST_CELLS, MOST_CHARACTERS
from mint_index.answers.formats.scans import (
    CONTRADICTORY,
    MOST_COLUMNS,
    MOST_ROWS,
    NOWHERE,
    Handler,
    Scan,
    local,
)

_COUNT = re.compile(r"[0-9]{1,6}")
_QUOTED = re.compile(r'"[^"]*"|\\.')


def shows_percent(code: str) -> bool:
    """Whether a number format shows a hundredfold with a percent sign; one between quotation marks only shows the sign."""
    return "%" in _QUOTED.sub("", code)


class Strings(Handler):
    """Shared strings of a workbook: `lengths` has the length of each."""

    def __init__(self) -> None:
        super().__init__()
        self.lengths = array("L")
        self.characters = 0

    def start(self, name: str, attributes: Mapping[str, str], /) -> None:
        if local(name) == "si":
            self.lengths.append(0)
        elif local(name) == "sst" and not _COUNT.fullmatch(attributes.get("uniqueCount", "0")):
            self.refusal = CONTRADICTORY  # the reader asks for memory by this number before it reads a string

    def text(self, words: str, /) -> None:
        if self.lengths:
            self.lengths[-1] += len(words)
            self.characters += len(words)

    def enough(self) -> bool:
        return self.characters > MOST_CHARACTERS or len(self.lengths) > MOST_CELLS


class Styles(Handler):
    """Formats of cells: `percents` has the numbers of those that show a percentage."""

    def __init__(self) -> None:
        super().__init__()
        self.percents: set[str] = set()
        self._formats = {"9", "10"}
        self._number = -1

    def start(self, name: str, attributes: Mapping[str, str], /) -> None:
        tag = local(name)
        if tag == "numFmt" and shows_percent(attributes.get("formatCode", "")):
            self._formats.add(attributes.get("numFmtId", ""))
        elif tag == "cellXfs":
            self._number = 0
        elif tag == "xf" and self._number >= 0:
            if attributes.get("numFmtId") in self._formats:
                self.percents.add(str(self._number))
            self._number += 1

    def end(self, name: str, /) -> None:
        if local(name) == "cellXfs":
            self._number = -1


class Cells(Handler):
    """Handler for the XML of a sheet. Cells without a reference are counted as the reader counts them."""

    def __init__(self, name: str, strings: Sequence[int], percents: set[str]) -> None:
        super().__init__()
        self.scan = Scan(name=name)
        self._strings, self._percents = strings, percents
        self._row = self._column = self._rows = 0
        self._row_digits = "1"
        self._columns: dict[str, int] = {}
        self._row_of_digits = self._row_here = self._column_here = 0
        self._kind = ""
        self._inside = self._formula = self._stored = self._percent = False
        self._words: list[str] | None = None
        self._value = ""

    def enough(self) -> bool:
        return self.scan.enough

    def start(self, name: str, attributes: Mapping[str, str], /) -> None:
        if ":" in name:
            name = local(name)
        if name == "c":
            self._begin(attributes)
        elif self._inside:
            if name == "v" or name == "t":
                self._stored, self._words = True, []
            elif name == "f":
                self._formula = True
            elif name == "is":
                self._stored = True
        elif name == "row":
            self._rows += 1
            if "r" in attributes:
                self._row = _number(attributes["r"])
            if not 0 <= self._row < MOST_ROWS or self._rows > MOST_ROWS:
                self.refusal = NOWHERE

    def _begin(self, attributes: Mapping[str, str]) -> None:
        self.scan.cells += 1
        self._inside, self._formula, self._stored, self._value = True, False, False, ""
        self._kind = attributes.get("t", "n")
        self._percent = attributes.get("s", "0") in self._percents
        self._row_here = self._row
        reference = attributes.get("r")
        if reference is not None:
            letters = reference.rstrip("0123456789")
            digits = reference[len(letters) :]
            if letters not in self._columns:
                self._columns[letters] = _column(letters)
            self._column = self._columns[letters]
            if digits != self._row_digits:
                self._row_digits, self._row_of_digits = digits, _number(digits)
            self._row_here = self._row_of_digits
        self._column_here = self._column
        if not (0 <= self._row_here < MOST_ROWS and 0 <= self._column < MOST_COLUMNS):
            self.refusal = NOWHERE

    def text(self, words: str, /) -> None:
        if self._words is not None:
            self._words.append(words)

    def end(self, name: str, /) -> None:
        if ":" in name:
            name = local(name)
        if name == "c":
            self._finish()
        elif self._words is not None and name in ("v", "t"):
            self._value += "".join(self._words)
            self._words = None
        elif name == "row":
            self._row += 1
            self._column = 0

    def _finish(self) -> None:
        value, kind, row, column = self._value.strip(), self._kind, self._row_here, self._column_here
        self._inside = False
        self._column += 1
        if self._stored and (value or kind in ("str", "inlineStr")):
            self.scan.reach(row, column)
        if kind == "e":
            self.scan.fault(row, column, "A07", value or "#?")
        elif self._formula and not value and not (self._stored and kind == "str"):
            # A formula may well give an empty text; then it says so.
            self.scan.fault(row, column, "A08")
        elif self._percent and kind == "n" and value:
            self.scan.percents.add((row, column))
        if kind == "s" and value.isdecimal() and int(value) < len(self._strings):
            self.scan.characters += self._strings[int(value)]
        else:
            self.scan.characters += len(value)


def _number(digits: str) -> int:
    """The row from 0; -1 for what is no row."""
    return int(digits) - 1 if digits.isascii() and digits.isdecimal() and len(digits) <= 7 else -1


def _column(letters: str) -> int:
    """The column from 0; -1 for what is no column."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return -1
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
