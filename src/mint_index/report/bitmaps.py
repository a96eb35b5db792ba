"""Small pictures made of rectangles, as PNG, for documents that cannot draw: a bar, a row of steps, a scale.

Each stands beside words that say the same, and is told apart without colour.
"""

import struct
import zlib
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from mint_index.report.shown import Box, ShownScore

DOTS = 12
"""Dots a millimetre: fine enough for print."""

_COLOURS = {
    "paper": 0xFFFFFF,
    "panel": 0xE9EFF4,
    "s0": 0xD3E4F0,
    "s1": 0xD3E4F0,
    "s2": 0x8FBCD9,
    "s3": 0x3D7FAE,
    "s4": 0x0D3F66,
    "edge": 0x2B6894,
    "soft": 0x5F6D7A,
    "ink": 0x16212B,
}
_NUMBERS = {name: number for number, name in enumerate(_COLOURS)}
_BAR, _BAR_HIGH, _BOX, _GAP, _SCALE = 552, 38, 40, 8, 384
# Half of the mark of a scale, which stands over its ends.
_ASIDE = 12
# The lines of the numbers of steps, on a sheet of six by ten; dots are set this close to one another.
_DIGITS = {
    "0": ((3, 0), (1, 1), (0, 3), (0, 7), (1, 9), (3, 10), (5, 9), (6, 7), (6, 3), (5, 1), (3, 0)),
    "1": ((1, 2), (3.5, 0), (3.5, 10)),
    "2": ((0, 2.5), (1, 0.7), (3, 0), (5, 0.7), (5.8, 2.6), (5.2, 4.5), (0, 10), (6, 10)),
    "3": (
        *((0.3, 1.4), (1.5, 0.3), (3, 0), (5, 0.7), (5.6, 2.5), (4.8, 4.1), (2.6, 4.8)),
        *((5, 5.5), (6, 7.3), (5, 9.3), (3, 10), (1.2, 9.6), (0, 8.3)),
    ),
    "4": ((4.5, 10), (4.5, 0), (0, 7), (6, 7)),
    "5": ((5.5, 0), (1, 0), (0.6, 4.6), (3, 3.9), (5.2, 4.7), (6, 7), (5, 9.3), (3, 10), (1, 9.5), (0, 8.3)),
}
_STROKE = 2.2
# Boxes and scales stand on a line of text; what is above them keeps them off the line before.
_ABOVE = 8
_BOX_HIGH = _ABOVE + _BOX


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A sheet of dots, each the number of a colour; it begins as paper."""

    width: int
    height: int
    rows: list[bytearray] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows.extend(bytearray(self.width) for _ in range(self.height))

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle, as far as it lies on the sheet."""
        left, right = max(0, round(x)), min(self.width, round(x + width))
        for row in self.rows[max(0, round(y)) : max(0, round(y + height))]:
            row[left:right] = bytes([_NUMBERS[colour]]) * max(0, right - left)

    def frame(self, x: int, y: int, width: int, height: int, colour: str, *, dash: int = 0) -> None:
        """Draw the edge of a rectangle, three dots wide; `dash` is the length of a dash and of a gap."""
        for at in range(0, width, 2 * dash or width):
            for top in (y, y + height - 3):
                self.fill(x + at, top, min(dash or width, width - at), 3, colour)
        for at in range(0, height, 2 * dash or height):
            for left in (x, x + width - 3):
                self.fill(left, y + at, 3, min(dash or height, height - at), colour)

    def png(self) -> bytes:
        """The sheet as PNG with a palette."""
        palette = b"".join(colour.to_bytes(3, "big") for colour in _COLOURS.values())
        dots = b"".join(b"\0" + row for row in self.rows)
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(dots, 9)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
            for name, held in chunks
        )


def bar(score: ShownScore, ticks: tuple[float, ...]) -> bytes:
    """A bar up to the score, with its range as a line across it; an empty dashed one where there is no score."""
    sheet = Canvas(width=_BAR, height=_BAR_HIGH)
    if score.at is None:
        sheet.frame(0, 0, _BAR, _BAR_HIGH, "soft", dash=14)
        return sheet.png()
    sheet.fill(0, 0, _BAR, _BAR_HIGH, "panel")
    length = max(6, round(score.at * _BAR / 100))
    sheet.fill(0, 0, length, _BAR_HIGH, f"s{score.strength}")
    sheet.frame(0, 0, length, _BAR_HIGH, "edge")
    for tick in ticks:
        for y in range(0, _BAR_HIGH, 8):
            sheet.fill(tick * _BAR / 100 - 1, y, 2, 4, "soft")
    if score.low_at is not None and score.high_at is not None:
        low, high = score.low_at * _BAR / 100, score.high_at * _BAR / 100
        for wider, colour in ((4, "paper"), (0, "ink")):
            sheet.fill(low - wider, 17 - wider, high - low + 2 * wider, 4 + 2 * wider, colour)
            for end in (low, high - 4):
                sheet.fill(end - wider, 7 - wider, 4 + 2 * wider, 24 + 2 * wider, colour)
    return sheet.png()


@cache
def boxes(row: tuple[Box, ...]) -> bytes:
    """A row of steps: those passed are light, the one reached is dark, the next one dashed."""
    # What is drawn smaller loses its last dots: the last edge is not among them.
    sheet = Canvas(width=len(row) * (_BOX + _GAP), height=_BOX_HIGH)
    for at, each in enumerate(row):
        x = at * (_BOX + _GAP)
        if each.state in ("passed", "reached"):
            sheet.fill(x, _ABOVE, _BOX, _BOX, "s1" if each.state == "passed" else "s4")
        colour = {"passed": "edge", "reached": "s4", "next": "ink"}.get(each.state, "soft")
        sheet.frame(x, _ABOVE, _BOX, _BOX, colour, dash=7 if each.state == "next" else 0)
        _write(sheet, each.label, x, "paper" if each.state == "reached" else "ink")
    return sheet.png()


def _write(sheet: Canvas, label: str, x: int, colour: str) -> None:
    """Draw the number of a step in its box; what is no digit stays a box."""
    if label not in _DIGITS:
        return
    for (left, top), (right, bottom) in pairwise(_DIGITS[label]):
        dots = round(max(abs(right - left), abs(bottom - top)) * _STROKE)
        for dot in range(dots + 1):
            across = x + 14 + 2 * (left + (right - left) * dot / dots)
            down = _ABOVE + 10 + 2 * (top + (bottom - top) * dot / dots)
            sheet.fill(across - 1, down - 1, 3, 3, colour)


def scale(at: float) -> bytes:
    """Where a figure stands between its goalposts."""
    sheet = Canvas(width=_SCALE + 2 * _ASIDE, height=_BOX_HIGH)
    sheet.fill(_ASIDE, 36, _SCALE, 3, "soft")
    for end in (0, _SCALE - 3):
        sheet.fill(_ASIDE + end, 26, 3, 22, "soft")
    length = at / 100 * (_SCALE - 3)
    place = _ASIDE + length
    sheet.fill(_ASIDE, 32, length, 10, "s4")
    for down in range(18):
        sheet.fill(place + 1.5 - (18 - down) * 0.6, 12 + down, (18 - down) * 1.2, 1, "s4")
    return sheet.png()
