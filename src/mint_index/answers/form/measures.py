"""How much room text takes in a cell of a form. No spreadsheet program lets a row grow that another program wrote.

Counted with the widths of Arial, which its free twin shares, a little on the generous side.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class _Widths(dict[str, int]):
    """The widths of letters in thousandths of their height; most are as wide as a digit."""

    def __missing__(self, letter: str) -> int:
        return 556


_THOUSANDTHS = _Widths(
    {
        **dict.fromkeys("ijl'’‘|", 222),
        **dict.fromkeys(" tfI.,:;/!\\[]\N{NO-BREAK SPACE}", 278),
        **dict.fromkeys('r()-“”„"', 333),
        **dict.fromkeys("cksvxyzJçšžć", 500),
        **dict.fromkeys("FTZß", 611),
        **dict.fromkeys("ABEKPSVXYÄÀÁÂÈÉÊŠ&", 667),
        **dict.fromkeys("CDHNRUwÜÙÚ", 722),
        **dict.fromkeys("GOQÖÓ", 778),
        **dict.fromkeys("mM%", 833),
        **dict.fromkeys("W—…", 1000),
    }
)
_AT_MOST, _BOLD, _LEADING, _SPARE = 833, 1.07, 1.29, 0.97
# A digit of the standard font is 7 pixels wide, and a pixel 0.75 points.
_POINTS_A_DIGIT = 5.25
_TALLEST = 409.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A piece of text in a cell: lines may break in it; `points` is the size of its letters."""

    text: str
    points: float = 10.0
    bold: bool = False


def row_height(cells: Sequence[tuple[float, Sequence[Paragraph]]]) -> float:
    """The height in points of a row whose cells are as wide as told (in digits) and hold these paragraphs."""
    tallest = max((sum(_height(each, width) for each in held) for width, held in cells), default=0.0)
    return min(round(tallest + 6.0, 2), _TALLEST)


def longest_word(held: Paragraph) -> float:
    """How wide the widest word of a text is, in digits of the standard font."""
    wide = max((sum(map(_THOUSANDTHS.__getitem__, word)) for word in held.text.split()), default=0)
    return wide * held.points / 1000 * (_BOLD if held.bold else 1.0) / _POINTS_A_DIGIT / _SPARE


def _height(held: Paragraph, width: float) -> float:
    # Room in thousandths of the height of a letter.
    room = width * _POINTS_A_DIGIT * _SPARE / held.points * 1000 / (_BOLD if held.bold else 1.0)
    return sum(_lines(line, room) for line in held.text.split("\n")) * held.points * _LEADING


def _lines(line: str, room: float) -> int:
    if len(line) * _AT_MOST < room:
        return 1
    lines, used, space = 1, 0.0, _THOUSANDTHS[" "]
    for word in line.split(" "):
        wide = sum(map(_THOUSANDTHS.__getitem__, word))
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        # What is wider than the cell is broken wherever the cell ends.
        broken, rest = divmod(wide, room) if wide > room else (0, wide)
        lines, used = lines + int(broken), used + rest + space
    return lines
