"""The compound file around workbooks of before 2007 and around encrypted ones: a small file system of chained sectors.

A chain that bites its tail would be read for ever by others, so streams are taken out here and put into a new file.
"""

import struct
from array import array
from collections.abc import Sequence

_HEADER = struct.Struct("<30xHH10xIIIIIIII")
_ENTRY = struct.Struct("<64sHB49xII4x")
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_FIRST_TABLES, _MINI_SECTOR = 109, 64
_NEW_SECTOR = 4096


class Compound:
    """An open compound file: `names` of its streams and storages. Raises ValueError where it is damaged."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise ValueError("the header is cut off")
        shift, mini_shift, _, first, _, self._small, mini, _, more, _ = _HEADER.unpack_from(data)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("sectors of an impossible size")
        self._data, self._sector = data, 1 << shift
        tables = list(struct.unpack_from(f"<{_FIRST_TABLES}I", data, 76))
        self._table = self._whole_table(tables, more)
        self._entries: dict[str, tuple[int, int]] = {}
        directory = self._joined(first)
        for begin in range(0, len(directory) - 127, 128):
            name, length, kind, start, size = _ENTRY.unpack_from(directory, begin)
            if kind:
                words = name[: max(min(length, 64) - 2, 0)].decode("utf-16-le", errors="replace")
                self._entries.setdefault("" if kind == 5 else words, (start, size))
        self.names = frozenset(self._entries)
        self._minis = array("I", self._joined(mini)) if mini < _TABLE else array("I")
        root = self._entries.get("", (_END, 0))
        self._mini_data = self._joined(root[0]) if root[0] < _TABLE else b""

    def _whole_table(self, tables: list[int], more: int) -> Sequence[int]:
        visited = set[int]()
        while more < _TABLE and more not in visited:
            visited.add(more)
            *further, more = struct.unpack(f"<{self._sector // 4}I", self._at(more))
            tables += further
        return array("I", b"".join(self._at(number) for number in tables if number < _TABLE))

    def _at(self, number: int) -> bytes:
        begin = (number + 1) * self._sector
        sector = self._data[begin : begin + self._sector]
        if not sector:
            raise ValueError("a sector beyond the end")
        return sector.ljust(self._sector, b"\0")  # the last one may be cut short

    def _joined(self, number: int) -> bytes:
        return b"".join(map(self._at, _chain(number, self._table)))

    def stream(self, name: str) -> bytes:
        """The content of a stream; nothing where there is none."""
        start, size = self._entries.get(name, (_END, 0))
        if size >= self._small:
            content = self._joined(start)
        else:
            chain = _chain(start, self._minis) if size else []
            content = b"".join(self._mini_data[at * _MINI_SECTOR :][:_MINI_SECTOR] for at in chain)
        if len(content) < size:
            raise ValueError("a stream is cut off")
        return content[:size]


def _chain(number: int, table: Sequence[int]) -> list[int]:
    chain: list[int] = []
    while number != _END:
        if number >= len(table) or len(chain) > len(table):
            raise ValueError("a chain leads nowhere or in a circle")
        chain.append(number)
        number = table[number]
    return chain


def compound(name: str, content: bytes) -> bytes:
    """A compound file that holds one stream and nothing else."""
    content = content.ljust(
        _NEW_SECTOR, b"\0"
    )  # a shorter one would have to stand in sectors of another size
    held = -(-len(content) // _NEW_SECTOR)
    slots = _NEW_SECTOR // 4
    tables = next(count for count in range(1, _FIRST_TABLES + 1) if count * slots >= held + count + 1)
    chain = [*range(1, held), _END, _END, *[_TABLE] * tables]
    chain += [_FREE] * (tables * slots - len(chain))
    where = [held + 1 + number for number in range(tables)] + [_FREE] * (_FIRST_TABLES - tables)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 4, 0xFFFE, 12, 6, 1, tables, held, 0, 4096, _END, 0, _END, 0
    )
    header += struct.pack(f"<{_FIRST_TABLES}I", *where)
    directory = _entry("Root Entry", 5, 1, 0, 0) + _entry(name, 2, _FREE, 0, len(content))
    sectors = (header, content, directory, struct.pack(f"<{len(chain)}I", *chain))
    return b"".join(each.ljust(-(-len(each) // _NEW_SECTOR) * _NEW_SECTOR, b"\0") for each in sectors)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    length = len(words) + 2
    links = struct.pack("<III", _FREE, _FREE, child)
    return (
        words.ljust(64, b"\0")
        + struct.pack("<HBB", length, kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
