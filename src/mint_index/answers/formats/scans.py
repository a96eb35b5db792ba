"""One pass over the XML of a sheet before another library lays it out: how large it is, and which of its cells are faulty.

The reader of workbooks gives error cells back as empty and asks for memory before it counts, so both are seen to here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from mint_index.answers.formats.guards import MOST_CELLS, MOST_CHARACTERS
from mint_index.voices import N_

Spot = tuple[int, int]
"""Row and column of a cell, both from 0."""

_ENGLISH = {
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
}
_ENGLISH |= {"#BLOCKED!", "#CONNECT!", "#GETTING_DATA", "#ERROR!"} | {
    f"Err:{number}" for number in range(501, 541)
}
_GERMAN = {"#BEZUG!", "#NV", "#WERT!", "#ZAHL!", "#ÜBERLAUF!", "#KALK!"}
_FRENCH = {"#VALEUR!", "#NOM?", "#NUL!", "#NOMBRE!"}
_SPANISH = {"#¡REF!", "#¡VALOR!", "#¿NOMBRE?", "#¡DIV/0!", "#¡NUM!", "#¡NULO!"}
_ITALIAN = {"#RIF!", "#N/D", "#VALORE!", "#NOME?"}
_DUTCH = {"#VERW!", "#N/B", "#WAARDE!", "#NAAM?", "#DEEL/0!", "#GETAL!", "#LEEG!"}
ERROR_WORDS = frozenset(_ENGLISH | _GERMAN | _FRENCH | _SPANISH | _ITALIAN | _DUTCH)
"""What spreadsheet programs write into a cell whose formula failed, in the languages of their users."""

MALFORMED = N_("its XML is not well formed")
CUT_OFF = N_("its parts cannot be unpacked")
CONTRADICTORY = N_("its parts contradict each other")
_DECLARES = N_("it declares a document type, which no spreadsheet program writes")
NOWHERE = N_("a cell stands outside of every sheet")

_SLICE = 1 << 16
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A cell that holds an error (A07, `given` says which) or a formula without a stored result (A08)."""

    row: int
    column: int
    code: str
    given: str = ""


@dataclass(slots=True, kw_only=True)
class Scan:
    """What a pass over a sheet found: how much there is of it, its faults, and the cells shown as a percentage.

    `area` is what laying it out takes: rows times columns from A1 to the last value.
    """

    name: str = ""
    cells: int = 0
    area: int = 0
    characters: int = 0
    faults: dict[Spot, Fault] = field(default_factory=dict)
    percents: set[Spot] = field(default_factory=set)
    last_row: int = -1
    last_column: int = -1

    def fault(self, row: int, column: int, code: str, given: str = "") -> None:
        self.faults[row, column] = Fault(row=row, column=column, code=code, given=given)

    def reach(self, row: int, column: int) -> None:
        """Take note that a value stands here."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)
        self.area = max(self.area, (self.last_row + 1) * (self.last_column + 1))

    @property
    def enough(self) -> bool:
        """Whether it is too large already, so that the rest need not be seen."""
        return self.cells > MOST_CELLS or self.characters > MOST_CHARACTERS


class Handler:
    """Told of the elements of one part (`parse`); says when it has seen enough, or something impossible (`refusal`)."""

    def __init__(self) -> None:
        self.refusal = ""

    def start(self, name: str, attributes: Mapping[str, str], /) -> None:
        """An element begins."""

    def end(self, name: str, /) -> None:
        """An element ends."""

    def text(self, words: str, /) -> None:
        """These words stand in the innermost element."""

    def enough(self) -> bool:
        return False


def parse(data: bytes, handler: Handler) -> str:
    """Nothing, or the reason why the document cannot be read to its end. Tells the handler of its elements on the way."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text

    def declares(*_: object) -> None:
        handler.refusal = _DECLARES

    parser.StartDoctypeDeclHandler = declares
    view = memoryview(data)
    try:
        for begin in range(0, len(data), _SLICE):
            parser.Parse(view[begin : begin + _SLICE], False)
            if handler.refusal or handler.enough():
                return handler.refusal
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):
        # The two others come from encodings that are unknown or cannot be read byte by byte.
        return handler.refusal or MALFORMED
    return handler.refusal


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]
