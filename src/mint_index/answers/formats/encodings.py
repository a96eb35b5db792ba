"""Text of any origin: which encoding it is in, and whether it is text at all, seen in one pass before a row is read.

Nothing is guessed from likely letters: a mark at the beginning, the zeros of UTF-16, UTF-8 that decodes to the end, or
else Windows-1252 with a notice.
"""

import codecs
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import IO, BinaryIO

from mint_index.answers.formats.guards import HEAD
from mint_index.problems import Place, Problem, problem
from mint_index.voices import N_

_CHUNK = 1 << 20
MOST_LINE = 1_000_000
"""Characters of a line; beyond it is no table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes that can be read again from their beginning: a file, or a copy of what came through a pipe.

    A copy is read by one reader at a time.
    """

    path: Path | None = None
    copy: IO[bytes] | None = None

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """The bytes from their beginning."""
        if self.copy is not None:
            self.copy.seek(0)
            yield self.copy
        elif self.path is not None:
            with self.path.open("rb") as file:
                yield file

    @contextmanager
    def lines(self, encoding: str) -> Iterator[TextIOWrapper]:
        """The lines from the first one, with their line ends, whichever these are."""
        with self.opened() as file:
            # What does not decode was told before; a file changed in between is not worth a second telling.
            text = TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
            try:
                yield text
            finally:
                text.detach()


def sourced(path: Path | None) -> Source:
    """The bytes of a file, or a temporary copy of standard input (None) or of a pipe with a name."""
    if path is not None and not path.is_fifo():
        return Source(path=path)
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the source
    if path is None:
        _pour(sys.stdin.buffer, copy)
    else:
        with path.open("rb") as pipe:
            _pour(pipe, copy)
    return Source(copy=copy)


def _pour(pipe: BinaryIO, copy: IO[bytes]) -> None:
    while chunk := pipe.read(_CHUNK):
        copy.write(chunk)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is known of a text: its `encoding`, and whether its quotation marks come in pairs."""

    encoding: str
    paired: bool


@dataclass(slots=True, kw_only=True)
class _Survey:
    """What a pass over the bytes found: where it had to stop and why, else how many quotation marks there are."""

    encoding: str
    fault: str = ""
    byte: int = 0
    line: int = 1
    quotes: int = 0
    blank: bool = True


def settle(source: Source, shown: str) -> tuple[Text | None, list[Problem]]:
    """The encoding of a text that can be read to its end.

    Problems: F06 a line beyond measure, F07 nothing but blanks, F08 a byte without meaning, F09 a NUL, F10 (a notice)
    Windows-1252.
    """
    with source.opened() as file:
        by_mark = marked(file.read(HEAD))
    survey = _surveyed(source, by_mark or "utf-8")
    if survey.fault == "F08" and not by_mark:
        survey = _surveyed(source, "cp1252")
    place = Place(file=shown, line=survey.line)
    match survey.fault:
        case "F06":
            return None, [problem("F06", place, kind=N_("characters in one line"), most=f"{MOST_LINE:,}")]
        case "F08":
            return None, [problem("F08", place, byte=f"0x{survey.byte:02X}")]
        case "F09":
            return None, [problem("F09", place)]
    if survey.blank:
        return None, [problem("F07", Place(file=shown))]
    notices = [problem("F10", Place(file=shown))] if survey.encoding == "cp1252" else []
    return Text(encoding=survey.encoding, paired=survey.quotes % 2 == 0), notices


def marked(head: bytes) -> str:
    """The encoding that the first bytes tell, if they do."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = head[::2], head[1::2]
    zeros_first, zeros_second = even.count(0), odd.count(0)
    # Words and delimiters of Europe have one zero byte of two in UTF-16, always on the same side.
    if zeros_second > 0.4 * len(odd) and not zeros_first:
        return "utf-16-le"
    if zeros_first > 0.4 * len(even) and not zeros_second:
        return "utf-16-be"
    return ""


def _surveyed(source: Source, encoding: str) -> _Survey:
    survey = _Survey(encoding=encoding)
    decode = codecs.getincrementaldecoder(encoding)().decode
    held, length = "", 0
    with source.opened() as file:
        while not survey.fault:
            chunk = file.read(_CHUNK)
            try:
                text = held + decode(chunk, not chunk)
            except UnicodeDecodeError as error:
                survey.fault, survey.byte = "F08", error.object[error.start]
                survey.line += line_breaks(
                    held + error.object[: error.start].decode(encoding, errors="replace")
                )
                break
            if not chunk and not text:
                break
            # A line end of two characters must not be cut in two.
            held = "\r" if text.endswith("\r") and chunk else ""
            length = _examine(text.removesuffix(held) if held else text, length, survey)
    return survey


def _examine(text: str, length: int, survey: _Survey) -> int:
    """How long the line is that the text ends in, `length` being what is known of the one it begins in."""
    nul = text.find("\0")
    if nul >= 0:
        survey.fault = "F09"
        survey.line += line_breaks(text[:nul])
        return 0
    survey.blank = survey.blank and not text.strip(' \t\r\n,;|"\ufeff')
    survey.quotes += text.count('"')
    first = min((at for at in (text.find("\n"), text.find("\r")) if at >= 0), default=len(text))
    if length + first > MOST_LINE:
        survey.fault = "F06"
        return 0
    survey.line += line_breaks(text)
    last = max(text.rfind("\n"), text.rfind("\r"))
    return length + len(text) if last < 0 else len(text) - last - 1


def line_breaks(text: str) -> int:
    """The number of line ends in a text, of whichever kind."""
    breaks = text.count("\n")
    return breaks + text.count("\r") - text.count("\r\n") if "\r" in text else breaks
