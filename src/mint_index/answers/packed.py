"""Plain lines as columns of numbers: a cell of up to eight bytes is one number, so that a whole column is looked up at once.

Plain is a table as scripts write it: no quotation mark, as many cells in every line, nothing to be passed over. From the
first line on that is not plain, `csv` takes over; what is read here and what is read there is the same.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mint_index.problems import Problem

if TYPE_CHECKING:
    from mint_index.answers.delimited import Delimited

_CHUNK = 1 << 18
_SHORT = 8
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(_SHORT + 1)], np.uint64)
_LINE_END = ord("\n")
# What a line may begin with: no blank, comment or empty cell, and none of the bytes with which wide blanks begin.
_NO_BEGINNING = b"#,;|\x7f\x85\xa0\xc2\xe1\xe2\xe3"
_BEGINS = np.array([byte > ord(" ") and byte not in _NO_BEGINNING for byte in range(256)])
_MIX = np.uint64(0x9E3779B97F4A7C15)
_FEWEST_SLOTS, _SLOTS_EACH = 256, 16

Numbers = NDArray[np.uint64]
Bounds = NDArray[np.int64]


class Packed:
    """The cells of a column: `keys` are their bytes as numbers, 0 for none and for the `long` rows, whose cells do not fit."""

    def __init__(
        self, lines: bytes, encoding: str, starts: Bounds, ends: Bounds, keys: Numbers, long: Sequence[int]
    ) -> None:
        self._lines, self._encoding, self._starts, self._ends = lines, encoding, starts, ends
        self.keys, self.long = keys, long

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, row: int) -> str:
        return self._lines[self._starts[row] : self._ends[row]].decode(self._encoding, "replace")

    def __iter__(self) -> Iterator[str]:
        for start, end in zip(self._starts.tolist(), self._ends.tolist(), strict=True):
            yield self._lines[start:end].decode(self._encoding, "replace")


def pack(lines: bytes, delimiter: str, width: int, encoding: str) -> list[Packed] | None:
    """The columns of whole lines, each ended by a line feed; None where they are not plain."""
    if b'"' in lines or b"\r" in lines:
        return None
    signs = np.frombuffer(lines, np.uint8)
    rows = lines.count(b"\n")
    bounds = np.flatnonzero((signs == ord(delimiter)) | (signs == _LINE_END))
    if len(bounds) != rows * width:
        return None
    ends = bounds.reshape(rows, width)
    starts = np.concatenate(([0], bounds[:-1] + 1)).reshape(rows, width)
    lengths = ends - starts
    as_many_in_every_line = (signs[ends[:, -1]] == _LINE_END).all()
    if not as_many_in_every_line or not _BEGINS[signs[starts[:, 0]]].all():
        return None
    if lengths.max() > csv.field_size_limit():
        return None
    # The eight bytes from every byte on, each as one number; what follows a cell is masked.
    windows = np.ndarray(len(lines), "<u8", lines + bytes(_SHORT), strides=(1,))
    keys = windows.take(starts) & _MASKS.take(np.minimum(lengths, _SHORT))
    too_long = lengths > _SHORT
    keys[too_long] = 0
    some = np.flatnonzero(too_long.any(axis=0))
    long: list[list[int]] = [[] for _ in range(width)]
    for at in some.tolist():
        long[at] = np.flatnonzero(too_long[:, at]).tolist()
    columns = zip(starts.T, ends.T, np.ascontiguousarray(keys.T), long, strict=True)
    return [Packed(lines, encoding, *column) for column in columns]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Some rows of a table as columns, the line each row begins in, and what is wrong in the rows that are left out."""

    columns: Sequence[Sequence[str] | Packed]
    lines: Sequence[int]
    problems: list[Problem]


def grids(opened: "Delimited", size: int) -> Iterator[Grid]:
    """The rows of a table below its header; those that `csv` reads, in grids of at most `size` rows."""
    line = opened.skipped
    if not opened.encoding.startswith("utf-16") and "" not in opened.header:
        encoding = opened.encoding.removesuffix("-sig")
        with opened.source.opened() as file:
            for lines in _whole_lines(file, line):
                packed = pack(lines, opened.delimiter, len(opened.header), encoding)
                if packed is None:
                    break
                first, line = line + 1, line + len(packed[0])
                yield Grid(columns=packed, lines=range(first, line + 1), problems=[])
            else:
                return
    for block in opened.blocks(size, line):
        columns = list(zip(*block.rows, strict=True))
        yield Grid(columns=columns, lines=block.lines, problems=block.problems)


def _whole_lines(file: IO[bytes], skipped: int) -> Iterator[bytes]:
    """The lines of a file after so many, a chunk at a time, each ended by a line feed."""
    head = b"".join(file.readline() for _ in range(skipped)).replace(b"\r\n", b"\n")
    if b"\r" in head:
        # Lines that end in other ways were counted in other ways; this is not plain, and `csv` begins anew.
        yield head
    rest = b""
    while chunk := file.read(_CHUNK):
        lines, ended, rest = (rest + chunk).replace(b"\r\n", b"\n").rpartition(b"\n")
        if ended:
            yield lines + ended
    if rest:
        yield rest + b"\n"


class Places:
    """The position of what a key means, found for a whole column at once where the keys were met before.

    Every key has one slot. Of two keys that share one, the second is asked for again and again, which is slow and right.
    """

    def __init__(self) -> None:
        self._known: dict[int, int] = {}
        self._keys, self._positions = np.zeros(0, np.uint64), np.zeros(0, np.uint32)

    def look_up(self, column: Packed, read: Callable[[str], int]) -> NDArray[np.uint32]:
        """The positions for a column; `read` gives that for the words of one cell, 0 for none."""
        if not len(self._keys):
            self._make_room(_FEWEST_SLOTS)
        slots = self._slots(column.keys)
        found = self._positions.take(slots)
        missed = np.flatnonzero(self._keys.take(slots) != column.keys)
        if missed.size:
            keys, first, places = np.unique(column.keys[missed], return_index=True, return_inverse=True)
            positions = [read(column[row]) for row in missed[first].tolist()]
            found[missed] = np.array(positions, np.uint32)[places]
            self._remember(keys, positions)
        for row in column.long:
            found[row] = read(column[row])
        return found

    def _remember(self, keys: Numbers, positions: list[int]) -> None:
        self._known.update(zip(keys.tolist(), positions, strict=True))
        if len(self._known) * _SLOTS_EACH > len(self._keys):
            self._make_room(len(self._keys) * 4)
        else:
            self._put(keys, np.array(positions, np.uint32))

    def _make_room(self, slots: int) -> None:
        while len(self._known) * _SLOTS_EACH > slots:
            slots *= 4
        self._shift = np.uint64(64 - (slots.bit_length() - 1))
        self._keys, self._positions = np.zeros(slots, np.uint64), np.zeros(slots, np.uint32)
        known = len(self._known)
        self._put(
            np.fromiter(self._known, np.uint64, known), np.fromiter(self._known.values(), np.uint32, known)
        )

    def _put(self, keys: Numbers, positions: NDArray[np.uint32]) -> None:
        slots = self._slots(keys)
        # The first slot is that of the key 0, which means nothing, as an empty slot does.
        free = (self._keys[slots] == 0) & (slots > 0)
        self._keys[slots[free]], self._positions[slots[free]] = keys[free], positions[free]

    def _slots(self, keys: Numbers) -> NDArray[np.intp]:
        return ((keys * _MIX) >> self._shift).astype(np.intp)
