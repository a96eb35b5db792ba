"""What a file is, told from its first bytes and never from its name, and how much of it is read at most.

Whatever no spreadsheet program and no script writes as answers is refused here, before a library sees it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mint_index.problems import Place, Problem, closest, problem
from mint_index.voices import N_

MOST_BYTES = 100_000_000
"""Bytes of a workbook on disk, and of all its parts unpacked."""
MOST_PARTS = 2_000
MOST_CELLS = 200_000
"""Cells of a workbook, the empty ones that only carry a format included."""
MOST_AREA = 2_000_000
"""Rows times columns down to the last value of each sheet: what is laid out in memory."""
MOST_CHARACTERS = 10_000_000
MOST_SHEET_BYTES = 50_000_000
"""Bytes of all parts that hold cells and words, unpacked."""

HEAD = 4096
"""As many bytes as are looked at to tell what a file is."""

Family = Literal["zip", "compound", "text"]

_BINARY = (
    (b"%PDF", N_("a PDF document")),
    (b"\x89PNG\r\n", N_("an image")),
    (b"\xff\xd8\xff", N_("an image")),
    (b"GIF87a", N_("an image")),
    (b"GIF89a", N_("an image")),
    (b"II*\0", N_("an image")),
    (b"MM\0*", N_("an image")),
    (b"\x1f\x8b", N_("a compressed archive")),
    (b"7z\xbc\xaf\x27\x1c", N_("a compressed archive")),
    (b"Rar!\x1a\x07", N_("a compressed archive")),
    (b"\xfd7zXZ\0", N_("a compressed archive")),
    (b"\x28\xb5\x2f\xfd", N_("a compressed archive")),
    (b"{\\rtf", N_("a text document (RTF)")),
    (b"SQLite format 3\0", N_("a database")),
    (b"PAR1", N_("a Parquet file")),
    (b"ARROW1", N_("an Arrow file")),
    (b"\x7fELF", N_("a program")),
    (b"MZ\x90\0", N_("a program")),
    (b"\x09\x00\x04\x00", N_("a workbook of Excel 4 or older")),
    (b"\x09\x02\x06\x00", N_("a workbook of Excel 4 or older")),
    (b"\x09\x04\x06\x00", N_("a workbook of Excel 4 or older")),
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_LOCK_BYTES = 165


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the first bytes say: the family of a file that can be read, or the kind of one that cannot."""

    family: Family | None
    kind: str = ""


def look_at(head: bytes, size: int = 0) -> Look:
    """What begins like this: a zip, a compound file or text to be read, or the kind of file it is in plain words."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Look(family="zip")
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Look(family="compound")
    kind = next((kind for mark, kind in _BINARY if head.startswith(mark)), "")
    if size == _LOCK_BYTES and 0 < head[0] < 0x20:
        kind = N_("the note that a spreadsheet program keeps while a workbook is open")
    elif head[8:12] == b"WEBP" or head[4:12] in (b"ftypheic", b"ftypavif"):
        kind = N_("an image")
    kind = kind or _kind_of_text(head)
    return Look(family=None if kind else "text", kind=kind)


def _kind_of_text(head: bytes) -> str:
    # Without the zeros of UTF-16 every markup reads like ASCII.
    words = head.replace(b"\0", b"")
    for mark in _MARKS:
        words = words.removeprefix(mark)
    words = words.lstrip().lower()
    if words.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<style")):
        return N_("a web page (HTML)")
    if words.startswith(b"<?xml") or (words[:1] == b"<" and words[1:2].isalpha()):
        return N_("a web page (HTML)") if b"<html" in words else N_("an XML document")
    opened, rest = words[:1], words[1:].lstrip()
    if (opened == b"{" and rest[:1] in (b'"', b"}")) or (
        opened == b"[" and rest[:1] in (b"{", b"[", b'"', b"]")
    ):
        return N_("a JSON document")
    return ""


def seen(path: Path, shown: str) -> tuple[Look | None, list[Problem]]:
    """What the file is, or why it cannot be looked at.

    Problems: F01 no such file, F02 not readable, F03 something else than a workbook or text, F07 empty, F11 a folder.
    A pipe with a name is taken for text without being read: what is taken out of it is gone.
    """
    place = Place(file=shown)
    try:
        if path.is_dir():
            return None, [problem("F11", place)]
        if path.is_fifo():
            return Look(family="text"), []
        with path.open("rb") as file:
            head = file.read(HEAD)
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return None, [problem("F01", place, near=_nearest_name(path))]
    except ValueError:  # a NUL in the name
        return None, [problem("F01", place)]
    except PermissionError:
        return None, [problem("F02", place, reason=N_("it may not be opened"))]
    except OSError as error:
        return None, [problem("F02", place, reason=error.strerror or N_("the system does not allow it"))]
    return told(look_at(head, size), head, shown)


def told(looked: Look, head: bytes, shown: str) -> tuple[Look | None, list[Problem]]:
    """The look, or the problem that the file is empty (F07) or something else (F03)."""
    if not head:
        return None, [problem("F07", Place(file=shown))]
    if looked.family is None:
        return None, [problem("F03", Place(file=shown), kind=looked.kind)]
    return looked, []


def kind_of(path: Path, shown: str) -> tuple[Literal["workbook", "text"] | None, list[Problem]]:
    """Whether a file is to be read as a workbook or as text (CSV), or why neither.

    Only its first bytes decide; that a zip is no workbook after all is told by `read_workbook`. Problems as in `seen`.
    """
    looked, problems = seen(path, shown)
    if looked is None:
        return None, problems
    return ("text" if looked.family == "text" else "workbook"), problems


def _nearest_name(path: Path) -> str:
    try:
        return closest(path.name, (each.name for each in path.parent.iterdir()))
    except OSError:
        return ""


def damaged(shown: str, reason: str) -> Problem:
    """F05 with its reason, a phrase marked for translation."""
    return problem("F05", Place(file=shown), reason=reason)


def too_large(shown: str, measures: Sequence[tuple[int, int, str]], sheet: str = "") -> list[Problem]:
    """F06 for the first of the measures (found, most, of what) that is exceeded, or nothing."""
    for found, most, what in measures:
        if found > most:
            return [problem("F06", Place(file=shown, sheet=sheet), kind=what, most=f"{most:,}")]
    return []
