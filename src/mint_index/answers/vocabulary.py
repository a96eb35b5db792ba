"""What a cell can mean as the answer to one question: codes, the words of every language, figures, the special answers.

A vocabulary remembers every cell it has read, so that a column of a million cells is looked up and not read again.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mint_index.answers import specials
from mint_index.answers.cells import Cell
from mint_index.answers.figures import HAS_FIGURE, Doubt, read_figure, read_percentage
from mint_index.answers.packed import Packed, Places
from mint_index.answers.table import ANSWERED, BLANK, NOT_APPLICABLE, UNKNOWN
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Checklist, Choice, Ladder, Number, Question, Text, YesNo
from mint_index.instrument.wording import folded
from mint_index.problems import Place, Problem, closest, problem
from mint_index.voices import voice

_SPECIAL = {specials.UNKNOWN: UNKNOWN, specials.NOT_APPLICABLE: NOT_APPLICABLE}
_MOST_REMEMBERED = 5_000
_FIT_A_BYTE = 256
_MOST_SHOWN = 48
_FEWEST_PERSONS = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cell comes to: its standing and figure, the words to keep, or the code and facts of what is wrong."""

    standing: int = BLANK
    figure: float = float("nan")
    given: str = ""
    code: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def told(self, place: Place) -> Problem:
        return problem(self.code, place, **dict(self.facts))


class Vocabulary(dict[Cell, int]):
    """Cells and the position of their meaning, filled as cells are met."""

    def __init__(
        self,
        question: Question,
        instrument: Instrument,
        decimal: Callable[[], str],
        special: Mapping[str, str],
        language: str = "",
    ) -> None:
        super().__init__()
        self._language = language
        self.question = question
        self._instrument = instrument
        self._decimal = decimal
        self._special = special
        self._known = _known_words(question, instrument, special)
        self.meanings: list[Meaning] = [Meaning()]
        self._arrays = (np.empty(0, np.uint8), np.empty(0), np.empty(0, np.bool_))
        self._places = Places()
        self[None] = self[""] = 0

    def __missing__(self, cell: Cell) -> int:
        # True is 1 to a dictionary, but not to whoever filled the form in: neither is remembered as itself.
        if isinstance(cell, bool):
            return self["true" if cell else "false"]
        if isinstance(cell, float) and cell in (0, 1):
            return self[f"{abs(cell):.0f}"]
        meaning = self._mean(cell)
        if meaning.standing == BLANK and not meaning.code:
            position = 0
        else:
            position = len(self.meanings)
            self.meanings.append(meaning)
        self[cell] = position
        return position

    def forget_some(self) -> None:
        """Let go of what was read where it has become much; positions given before mean nothing after it."""
        if len(self) > _MOST_REMEMBERED:
            self.clear()
            self.meanings[1:] = []
            self._arrays = (np.empty(0, np.uint8), np.empty(0), np.empty(0, np.bool_))
            self._places = Places()
            self[None] = self[""] = 0

    def look_up(self, column: Sequence[Cell] | Packed) -> NDArray[Any]:
        """The positions of the meanings of a column of cells."""
        if isinstance(column, Packed):
            return self._places.look_up(column, self.__getitem__)
        if len(self.meanings) < _FIT_A_BYTE:
            try:
                return np.frombuffer(bytes(map(self.__getitem__, column)), np.uint8)
            except ValueError:  # this column brought more meanings than a byte can count
                pass
        return np.fromiter(map(self.__getitem__, column), np.intp, len(column))

    def arrays(self) -> tuple[NDArray[np.uint8], NDArray[np.float64], NDArray[np.bool_]]:
        """The standing, the figure and whether it is wrong, of every meaning."""
        count = len(self.meanings)
        if len(self._arrays[0]) != count:
            self._arrays = (
                np.fromiter((each.standing for each in self.meanings), np.uint8, count),
                np.fromiter((each.figure for each in self.meanings), np.float64, count),
                np.fromiter((bool(each.code) for each in self.meanings), np.bool_, count),
            )
        return self._arrays

    def allowed(self) -> list[str]:
        """The answers that are allowed: in a form its own words, in a table the codes."""
        scale = self.question.scale
        if self._language and not isinstance(scale, Number):
            wording = self._instrument.wording(self._language)
            return list(specials.offered_answers(self.question, wording, voice(self._language)).values())
        codes = [*scale.answers]
        words = specials.special_words(voice(self._language)) if self._language else specials.CODES
        if isinstance(scale, Checklist):
            codes = [*codes, "|".join(codes[:2]), words[specials.NONE]]
        if isinstance(scale, Number):
            bounds = "≥ 0" if scale.over else f"{scale.lowest:.15g} … {scale.highest:.15g}"
            codes = [bounds, *(["3/40"] if scale.as_share else [])]
        codes.append(words[specials.UNKNOWN])
        if self.question.may_not_apply:
            codes.append(words[specials.NOT_APPLICABLE])
        return codes

    def _mean(self, cell: Cell) -> Meaning:
        scale = self.question.scale
        if isinstance(cell, datetime.date):
            return self._wrong("A06", given=cell.isoformat())
        if isinstance(cell, bool):
            cell = "true" if cell else "false"
        if isinstance(cell, float) and isinstance(scale, Number):
            return self._figure(cell, "")
        word = f"{cell:.15g}" if isinstance(cell, float) else (cell or "").strip()
        if not word:
            return Meaning()
        fold = folded(word)
        special = _SPECIAL.get(self._special.get(fold, ""))
        if special == NOT_APPLICABLE and not self.question.may_not_apply:
            return self._wrong("A09")
        if special:
            return Meaning(special)
        if isinstance(scale, Text):
            return Meaning(ANSWERED, 0.0, word)
        if isinstance(scale, Number):
            return self._number(scale, word)
        if isinstance(scale, Checklist):
            return self._elements(word)
        # Only where the words are not known: to compare them with those of every step is slow.
        position = self._known[fold] if fold in self._known else self._step_in_other_words(fold)
        return self._wrong("A01", given=word) if position is None else Meaning(ANSWERED, float(position))

    def _step_in_other_words(self, fold: str) -> int | None:
        """The step that a cell names by its number, in words that were mended since the form was made.

        Number and words must agree: these have to be nearer to that step than to any other.
        """
        number, colon, said = fold.partition(": ")
        at = self._known.get(number)
        if at is None or not colon or not isinstance(self.question.scale, Ladder):
            return None
        return at if self._known.get(closest(said, self._known)) == at else None

    def _elements(self, word: str) -> Meaning:
        parts = [part for part in map(folded, word.split("|")) if part]
        whole = self._known.get(folded(word))
        if whole is not None:
            parts = [folded(word)]
        unknown = [part for part in parts if part not in self._known]
        if unknown or not parts:
            return self._wrong("A01", given=unknown[0] if unknown else word)
        found = {self._known[part] for part in parts}
        if -1 in found and len(found) > 1:
            return self._wrong("A17", given=word)
        return Meaning(ANSWERED, float(sum(2**position for position in found if position >= 0)))

    def _number(self, scale: Number, word: str) -> Meaning:
        part, slash, whole = word.partition("/")
        if not slash:
            read = read_percentage if scale.entered_in == "percent" else read_figure
            figure = read(word, self._decimal)
            if isinstance(figure, float):
                return self._figure(figure, "")
            return self._no_figure(scale, word, figure)
        figures = [read_figure(each, self._decimal) for each in (part, whole)]
        for figure in figures:
            if not isinstance(figure, float):
                return self._no_figure(scale, word, figure)
        numerator, denominator = (float(figure) for figure in figures if isinstance(figure, float))
        if not scale.as_share:
            return self._wrong("A18", given=word)
        if denominator <= 0:
            return self._wrong("A14", given=word)
        if _recognisable(scale.counts, numerator):
            return self._wrong("A16")
        return self._figure(scale.per * numerator / denominator, word)

    def _no_figure(self, scale: Number, word: str, doubt: "Doubt | float | None") -> Meaning:
        if isinstance(doubt, Doubt):
            return self._wrong("A05", given=word, one=doubt.one, other=doubt.other)
        if HAS_FIGURE.search(word):
            unit = self._instrument.wording(self._language).say("unit", scale.entered_in)
            return self._wrong("A03", given=word, unit=unit)
        return self._wrong("A04", given=word)

    def _figure(self, figure: float, given: str) -> Meaning:
        scale = self.question.scale
        assert isinstance(scale, Number)
        # What is divided by a fact of the profile is held against the bounds when that is known.
        lowest, highest = (0.0, float("inf")) if scale.over else (scale.lowest, scale.highest)
        if not lowest <= figure <= highest:
            said = given or f"{figure:.15g}"
            most = "∞" if highest == float("inf") else f"{highest:.15g}"
            return self._wrong("A02", given=said, lowest=f"{lowest:.15g}", highest=most)
        if not given and _recognisable(scale.entered_in, figure):
            return self._wrong("A16")
        return Meaning(ANSWERED, figure, given)

    def _wrong(self, code: str, **facts: str) -> Meaning:
        said = {"question": self.question.id, **facts}
        codes = self.question.scale.answers
        # Of a text nearly everything is allowed, and not only the special answers.
        allowed = [] if isinstance(self.question.scale, Text) else self.allowed()
        if code in ("A01", "A04", "A06") and allowed:
            said["allowed"] = ("; " if self._language else ", ").join(map(_shortened, allowed))
        if code in ("A01", "A04"):
            words = (
                each.say(self.question.id, code)
                for each in self._instrument.wordings.values()
                for code in codes
            )
            said["nearest"] = _nearest(facts["given"], [each for each in (*allowed, *codes, *words) if each])
        return Meaning(code=code, facts=tuple(said.items()))


def _recognisable(unit: str, figure: float) -> bool:
    return unit == "persons" and 0 < figure < _FEWEST_PERSONS


def _nearest(given: str, words: Sequence[str]) -> str:
    # The words of a step are long; who types them by hand types their beginning.
    beginnings = {each[: len(given)]: each for each in reversed(words)}
    return closest(given, words) or beginnings.get(closest(given, beginnings), "")


def _shortened(words: str) -> str:
    return words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1].rstrip() + "…"


def _known_words(question: Question, instrument: Instrument, special: Mapping[str, str]) -> dict[str, int]:
    scale = question.scale
    known: dict[str, int] = {}
    if isinstance(scale, YesNo):
        known = {word: scale.answers.index(code) for word, code in special.items() if code in scale.answers}
    elif isinstance(scale, Checklist):
        known = {word: -1 for word, code in special.items() if code == specials.NONE}
    if not isinstance(scale, Ladder | Choice | Checklist):
        return known
    for position, code in enumerate(scale.answers):
        for wording in instrument.wordings.values():
            words = folded(wording.say(question.id, code))
            known |= {words: position, f"{code}: {words}": position}
    # A code means itself, whatever the words of another answer say.
    return known | {folded(code): position for position, code in enumerate(scale.answers)}
