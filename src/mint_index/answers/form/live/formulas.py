"""Pieces of formulas that several lines share, in the few functions that every spreadsheet program has had since 2010.

Numbers stand in them with a point and arguments with a comma, as in every file; each program shows its own signs.
"""

from collections.abc import Iterable

from mint_index.instrument.questionnaire import Rounding

HAIR = 1e-9
"""By how much a sum of weights or of thirds may miss a threshold."""

_LEAST = 1e-300


def quoted(words: str) -> str:
    """Words as a formula holds them; at most 255 letters."""
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def figure(value: float) -> str:
    """A figure as a formula holds it."""
    # No spreadsheet knows figures that are as near to nothing as the last that a computer tells from it.
    return repr(float(value)).removesuffix(".0").upper() if abs(value) > _LEAST else "0"


def position(cell: str, offers: str) -> str:
    """The position of a cell's words in a list, from 1; 0 where they are not there."""
    # MATCH would take a question mark for any letter, and stops at words of more than 255 letters.
    return f"SUMPRODUCT(({offers}={cell})*ROW({offers}))"


def counted(cells: str, words: str) -> str:
    """How many of some cells hold the words of another."""
    return f"SUMPRODUCT(({cells}={words})*1)"


def either(tests: Iterable[str]) -> str:
    """Whether one of some tests holds."""
    return f"OR({','.join(tests)})"


def within(value: str, lowest: float, highest: float) -> str:
    """Whether a figure is possible."""
    return f"AND({value}>={figure(lowest)},{value}<={figure(highest)})"


def printed(cell: str, rounding: Rounding) -> str:
    """The figure of a cell as it is printed; nothing where it holds none."""
    factor = figure(10.0**rounding.decimals)
    # Nine more decimals than are shown: a tie that arithmetic missed by a last bit is a tie again.
    raised = f"ROUND({cell}*{factor},9)"
    if rounding.ties == "half_up":
        whole = f"INT({raised}+0.5)"
    else:
        whole = f"IF({raised}-INT({raised})=0.5,2*ROUND({raised}/2,0),ROUND({raised},0))"
    return f'IF({cell}="","",{whole}/{factor})'
