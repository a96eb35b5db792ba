"""Words that are figures: which number is written there, in the ways of writing numbers that Europe has.

A sign that can separate thousands or decimals is never guessed: `1.234` is told as ambiguous unless the rest of the
file says which it is.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_PLAIN = re.compile(r"[-+−]?[0-9]+\Z")
_DECIMAL = re.compile(r"[-+−]?[0-9]*([.,])[0-9]+\Z")
_DOUBTFUL = re.compile(r"[-+−]?[1-9][0-9]{0,2}([.,])[0-9]{3}\Z")
_GROUPED = re.compile(
    r"[-+−]?[0-9]{1,3}(?:(?P<group>[., '’])[0-9]{3})(?:(?P=group)[0-9]{3})*(?:(?P<decimal>[.,])[0-9]+)?\Z"
)
_SPACES = "\u00a0\u202f\u2009"
_PERCENT = re.compile(rf"[ {_SPACES}]*%\Z")
HAS_FIGURE = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure that can be read in two ways."""

    one: str
    other: str


def read_figure(word: str, decimal: Callable[[], str]) -> float | Doubt | None:
    """The number that is written, a doubt, or None where it is no number.

    `decimal` gives the decimal sign of the file ("." or "," or "" where the file does not tell); it is only called
    where the word alone leaves a doubt.
    """
    word = word.strip()
    for space in _SPACES:
        word = word.replace(space, " ")
    if _PLAIN.match(word):
        return _float(word)
    doubtful = _DOUBTFUL.match(word)
    if doubtful:
        sign = doubtful.group(1)
        known = decimal()
        as_decimal, as_thousands = word.replace(sign, "."), word.replace(sign, "")
        if not known:
            return Doubt(as_thousands.lstrip("+"), as_decimal.lstrip("+"))
        return _float(as_decimal if known == sign else as_thousands)
    if _DECIMAL.match(word):
        return _float(word.replace(",", "."))
    grouped = _GROUPED.match(word)
    if grouped and grouped.group("decimal") != grouped.group("group"):
        decimals = grouped.group("decimal")
        plain = word.replace(grouped.group("group"), "")
        return _float(plain.replace(decimals, ".") if decimals else plain)
    return None


def read_percentage(word: str, decimal: Callable[[], str]) -> float | Doubt | None:
    """As `read_figure`, for a figure in percent, after which the sign may stand: 30,5 % is 30.5."""
    return read_figure(_PERCENT.sub("", word.strip()), decimal)


def say_percentage(share: float) -> str:
    """A share as a percentage that can be read in one way only: 0.3 as 30%, 0.01234 as 1.2340%."""
    figure = f"{share * 100:.12g}"
    return f"{figure}0%" if _DOUBTFUL.match(figure) else f"{figure}%"


def proven_decimal(words: Iterable[str]) -> str:
    """The decimal sign that some words prove and none contradicts, or nothing."""
    proven: set[str] = set()
    for word in words:
        word = word.strip()
        if _DOUBTFUL.match(word):
            continue
        decimal = _DECIMAL.match(word)
        grouped = _GROUPED.match(word)
        if decimal:
            proven.add(decimal.group(1))
        elif grouped and grouped.group("decimal"):
            proven.add(grouped.group("decimal"))
        elif grouped and grouped.group("group") in ".,":
            proven.add("," if grouped.group("group") == "." else ".")
    return proven.pop() if len(proven) == 1 else ""


def _float(word: str) -> float:
    return float(word.replace("−", "-"))
