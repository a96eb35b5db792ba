"""The zip around a workbook: every part is unpacked with a real count before one is read, because declared sizes lie.

Two programs may also disagree on what a zip holds, so the reader of workbooks never sees the file itself: it is given a
clean copy that holds nothing but what was counted and scanned here.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from mint_index.answers.formats.guards import (
    MOST_AREA,
    MOST_BYTES,
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_PARTS,
    damaged,
    too_large,
)
from mint_index.answers.formats.scans import CUT_OFF, Scan
from mint_index.problems import Place, Problem, problem
from mint_index.voices import N_

_CHUNK = 1 << 18
_ENTRY = b"PK\x01\x02"
_SMALL = 4_000_000
_ENCRYPTED = 1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
"""What `zipfile` raises on damaged archives."""

_TWICE = N_("two of its parts have the same name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A workbook ready to be laid out: a clean `copy`, and what was found on each sheet, in the workbook's order."""

    copy: io.BytesIO
    scans: tuple[Scan, ...]


class Parts:
    """The counted parts of an open zip; their names are compared without regard to case and kind of slash."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {_plain(info.filename): info for info in archive.infolist()}
        self.names = frozenset(self._entries)

    def __enter__(self) -> "Parts":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def size(self, name: str) -> int:
        entry = self._entries.get(_plain(name))
        return entry.file_size if entry else 0

    def read(self, name: str) -> bytes:
        """The whole part; nothing where there is none."""
        entry = self._entries.get(_plain(name))
        return self._archive.read(entry) if entry else b""


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def open_parts(path: Path, shown: str) -> tuple[Parts | None, list[Problem]]:
    """The parts of a zip, each unpacked once and counted.

    Problems: F04 an encrypted part, F05 damaged, F06 too large packed or unpacked or too many parts.
    """
    try:
        problems = _too_large_packed(path, shown)
        if problems:
            return None, problems
        archive = zipfile.ZipFile(path)
    except _BROKEN:
        return None, [damaged(shown, CUT_OFF)]
    try:
        problems = _counted(archive, shown)
    except _BROKEN:
        problems = [damaged(shown, CUT_OFF)]
    if problems:
        archive.close()
        return None, problems
    return Parts(archive), []


def _too_large_packed(path: Path, shown: str) -> list[Problem]:
    size = path.stat().st_size
    problems = too_large(shown, [(size, MOST_BYTES, N_("bytes"))])
    if problems:
        return problems
    # zipfile makes an object of every entry before it can be asked how many there are.
    entries, rest = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            entries += (rest + chunk).count(_ENTRY)
            rest = chunk[-3:]
    return too_large(shown, [(entries, MOST_PARTS, N_("parts"))])


def _counted(archive: zipfile.ZipFile, shown: str) -> list[Problem]:
    names: set[str] = set()
    total = 0
    for info in archive.infolist():
        if info.flag_bits & _ENCRYPTED:
            return [problem("F04", Place(file=shown))]
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return [damaged(shown, CUT_OFF)]
        if _plain(info.filename) in names:
            return [damaged(shown, _TWICE)]
        names.add(_plain(info.filename))
        count = 0
        info.file_size = 1 << 62  # else unpacking stops at the declared size
        with archive.open(info) as part:
            while chunk := part.read(_CHUNK):
                count += len(chunk)
                if problems := too_large(shown, [(total + count, MOST_BYTES, N_("bytes unpacked"))]):
                    return problems
        info.file_size = count
        total += count
    return []


class Copy:
    """A zip in memory that parts are added to; packed only where it would be large."""

    def __init__(self, size: int) -> None:
        self.file = io.BytesIO()
        packing = zipfile.ZIP_STORED if size <= _SMALL else zipfile.ZIP_DEFLATED
        self._archive = zipfile.ZipFile(self.file, "w", packing, compresslevel=1)

    def add(self, name: str, content: bytes | str) -> None:
        self._archive.writestr(name, content)

    def done(self) -> io.BytesIO:
        self._archive.close()
        self.file.seek(0)
        return self.file


def sheets_too_large(shown: str, scans: tuple[Scan, ...] | list[Scan]) -> list[Problem]:
    """F06 where one sheet, or all of them together, hold more than a filled form can."""
    for scan in scans:
        measures = _measures(scan.cells, scan.area, scan.characters)
        if problems := too_large(shown, measures, scan.name):
            return problems
    cells, area = sum(scan.cells for scan in scans), sum(scan.area for scan in scans)
    measures = _measures(cells, area, sum(scan.characters for scan in scans))
    return too_large(shown, measures)


def _measures(cells: int, area: int, characters: int) -> list[tuple[int, int, str]]:
    return [
        (cells, MOST_CELLS, N_("cells")),
        (area, MOST_AREA, N_("cells from the first to the last")),
        (characters, MOST_CHARACTERS, N_("characters")),
    ]
