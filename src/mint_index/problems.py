"""What can be wrong in a file we were given, where it is wrong, and what to do about it.

A problem is a value: a code of the catalogue, a place and the facts. Its sentence is made when it is shown, in the
reader's language. The catalogue is `CODES`; a code is never given a second meaning.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from mint_index.catalogue import CODES, Code
from mint_index.voices import N_, Voice

__all__ = [
    "CODES",
    "Code",
    "Place",
    "Problem",
    "blocking",
    "closest",
    "in_order",
    "problem",
    "say_place",
    "say_problem",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a file: a sheet and a cell of a workbook, or a line and a column (both from 1; 0 is unknown)."""

    file: str = ""
    sheet: str = ""
    line: int = 0
    column: int = 0
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in a file: `code` of the catalogue, `place`, and the `facts` its sentence is made of."""

    code: str
    place: Place
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether nothing may be scored from what it stands in; a notice does not block."""
        return not CODES[self.code].notice

    def fact(self, name: str) -> str:
        return dict(self.facts).get(name, "")


def problem(code: str, place: Place, /, **facts: object) -> Problem:
    """A problem of the catalogue with its facts; empty facts are left out."""
    known = CODES[code]
    said = tuple((name, str(fact)) for name, fact in facts.items() if fact not in ("", None))
    return Problem(code=known.id, place=place, facts=said)


def blocking(problems: Iterable[Problem]) -> bool:
    """Whether any of them forbids to go on."""
    return any(each.blocks for each in problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order of place, each cause once. Sheets and files stay in the order in which they were met."""
    once = list(dict.fromkeys(problems))
    files = list(dict.fromkeys((each.place.file, each.place.sheet) for each in once))
    met = {file: position for position, file in enumerate(files)}

    def order(each: Problem) -> tuple[int, int, int, str, str]:
        place = each.place
        # D9 stands before D10, and both before a cell of a later column in the next row.
        letters = place.cell.rstrip("0123456789")
        row = int(place.cell[len(letters) :] or 0) if place.cell else place.line
        return met[place.file, place.sheet], row, place.column or len(letters), letters, each.code

    return sorted(once, key=order)


def closest(word: str, allowed: Iterable[str]) -> str:
    """The allowed word that is nearest to the one given, or nothing where none is near."""
    by_fold = {each.casefold(): each for each in allowed}
    near = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else ""


def say_place(place: Place, voice: Voice) -> str:
    """The place in words: `answers.xlsx, sheet “Work”, D14` or `towns.csv, line 3, column 7`."""
    parts = [place.file] if place.file else []
    if place.sheet:
        parts.append(voice.say(N_("sheet “{sheet}”")).format(sheet=place.sheet))
    if place.cell:
        parts.append(place.cell)
    if place.line:
        parts.append(voice.say(N_("line {line}")).format(line=place.line))
    if place.column:
        parts.append(voice.say(N_("column {column}")).format(column=place.column))
    return ", ".join(parts)


def say_problem(told: Problem, voice: Voice) -> str:
    """What is wrong, what was expected and what to do, in one or more sentences, without the place.

    A sentence whose facts are not known is left out.
    """
    code = CODES[told.code]
    facts = {name: voice.say(fact) if name in _SAID else fact for name, fact in told.facts}
    sentences = [code.says, *code.adds, N_("Did you mean “{nearest}”?")]
    return " ".join(filter(None, (_fill(voice.say(each), facts) for each in sentences)))


_SAID = frozenset(("expected", "kind", "reason"))
"""Facts that are words of the tool's own, not of the file: they are said in the reader's language."""

KINDS = (
    N_("dimension"),
    N_("level"),
    N_("option"),
    N_("practice"),
    N_("profile"),
    N_("question"),
    N_("recommendation"),
    N_("score"),
    N_("source"),
)
"""What a name in an edition can be of: facts named `kind`."""


def _fill(sentence: str, facts: Mapping[str, str]) -> str:
    try:
        return sentence.format(**facts)
    except KeyError:
        return ""
