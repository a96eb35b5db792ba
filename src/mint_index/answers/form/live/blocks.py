"""The tables of the sheet that computes: each has its columns and a line for everything it is about.

A formula names a cell by what it holds; letters and numbers of cells are made here and nowhere else.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase


@dataclass(frozen=True, slots=True)
class Formula:
    """What a cell computes, without the equals sign; anything else that stands in a cell is words or a figure."""

    text: str


Content = str | float | Formula


@dataclass(frozen=True, kw_only=True)
class Block:
    """A table: `columns` are the headings by the names of the columns, `names` what its lines are about.

    `above` is the row of its title; the headings follow, then the lines.
    """

    title: str
    columns: Mapping[str, str]
    names: Sequence[Hashable]
    above: int

    @cached_property
    def _lines(self) -> Mapping[Hashable, int]:
        return {name: number for number, name in enumerate(self.names, self.above + 2)}

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        return dict(zip(self.columns, _all_letters(len(self.columns)), strict=True))

    @property
    def below(self) -> int:
        """The row of the title of a block that follows, one row being left free."""
        return self.above + len(self.names) + 3

    def at(self, column: str, name: Hashable) -> str:
        """The cell of a column in the line that is about `name`."""
        return f"${self._letters[column]}${self._lines[name]}"

    def header(self, column: str) -> str:
        """The cell of the heading of a column."""
        return f"{self._letters[column]}{self.above + 1}"

    def span(self, column: str, names: Sequence[Hashable]) -> str:
        """The cells of a column from the first of some lines to the last."""
        return f"{self.at(column, names[0])}:{self.at(column, names[-1])}"


def _all_letters(count: int) -> list[str]:
    twice = [first + second for first in ascii_uppercase for second in ascii_uppercase]
    return [*ascii_uppercase, *twice][:count]
