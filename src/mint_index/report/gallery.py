"""The gallery of problems: for each code a slip, the command and what it tells. Documentation and test at once.

An example is a file of YAML, read key by key like an edition. The folder lies in the package, or in the tests of a
checkout.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import ndiff
from pathlib import Path
from typing import Literal, cast

from mint_index.instrument.entry import Entry, Ledger
from mint_index.instrument.source import read_file
from mint_index.problems import Problem

Base = Literal["nothing", "edition", "form"]
_BASES = ("nothing", "edition", "form")
_PACKAGE = Path(__file__).parents[1]
_FOLDERS = (_PACKAGE / "gallery", _PACKAGE.parents[1] / "tests" / "gallery")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFile:
    """A file that is there: its text in an encoding, its bytes in hexadecimal digits, or a copy of one of the gallery."""

    name: str
    text: str = ""
    encoding: str = "utf-8"
    hexadecimal: str = ""
    copy_of: str = ""

    def content(self, gallery: Path) -> bytes:
        """The bytes of the file."""
        if self.copy_of:
            return (gallery / self.copy_of).read_bytes()
        if self.hexadecimal:
            return bytes.fromhex(self.hexadecimal)
        return f"{self.text}\n".encode(self.encoding) if self.text else b""

    def shown(self) -> Iterator[str]:
        """The file in lines; bytes that are no text only by their number."""
        if self.copy_of or self.hexadecimal:
            yield f"{self.name}: …"
            return
        yield f"{self.name}:" if self.text else f"{self.name}: 0 bytes"
        for line in self.text.splitlines():
            yield "| " + "".join(each if each.isprintable() else f"<{ord(each):02X}>" for each in line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A slip in what was sound: `was` becomes `to` in a file, or something of the workbook becomes `to` or is gone."""

    what: str
    where: str
    was: str = ""
    to: str = ""

    def shown(self) -> Iterator[str]:
        """The slip in lines."""
        if self.what == "file":
            yield f"{self.where}:"
            told = ndiff(self.was.splitlines(), self.to.splitlines())
            yield from (line for line in told if not line.startswith("?"))
            return
        yield _CHANGES[self.what].format(where=self.where, to=self.to)


_CHANGES = {
    "file": "",
    "remove": "{where}: deleted",
    "cell": "answers.xlsx: {where} = {to}",
    "date": "answers.xlsx: {where} = {to} (a date)",
    "formats": "answers.xlsx: formats in the empty cells {where}",
    "rename": "answers.xlsx: sheet {where} renamed to {to}",
    "copy": "answers.xlsx: sheet {where} copied as {to}",
    "delete_sheet": "answers.xlsx: sheet {where} deleted",
    "delete_row": "answers.xlsx: row {where} deleted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example. `base` is what is there beforehand: nothing, a small edition, or that and a form of it, filled.

    `without` are libraries that are not installed.
    """

    about: str
    base: Base
    files: tuple[GivenFile, ...]
    before: tuple[str, ...]
    changes: tuple[Change, ...]
    without: tuple[str, ...]
    run: str
    exit: int
    says: tuple[str, ...]

    def shown(self) -> Iterator[str]:
        """The slip in lines: the text of files, commands run beforehand, and what was changed then."""
        for file in self.files:
            yield from file.shown()
        for command in self.before:
            yield f"$ {command}"
        for change in self.changes:
            yield from change.shown()
        for library in self.without:
            yield f"$ pip uninstall {library}"


def example_of(code: str) -> Example | None:
    """The first example of a code, where there is a gallery and it has one."""
    return next((example for path in paths_of(code) if (example := read_example(path)[0])), None)


def paths_of(code: str) -> list[Path]:
    """The files with examples of a code."""
    return next((sorted(folder.glob(f"{code}*.yaml")) for folder in _FOLDERS if folder.is_dir()), [])


def read_example(path: Path) -> tuple[Example | None, list[Problem]]:
    """The example in a file, and what is wrong with it."""
    ledger = Ledger()
    return read_file(path, path.name, ledger, _example), ledger.problems


def _example(entry: Entry) -> Example:
    return Example(
        about=entry.text("about", "What the slip is."),
        base=cast(Base, entry.word("base", "What is there beforehand.", _BASES, "nothing")),
        files=entry.tables("files", "Files that are there.", _file, needed=False),
        before=entry.words("before", "Commands run beforehand.", default=()),
        changes=entry.tables("changes", "What was changed then.", _change, needed=False),
        without=entry.words("without", "Libraries that are not installed.", default=()),
        run=entry.text("run", "The command."),
        exit=entry.whole("exit", "Its status.", least=0, most=2),
        says=tuple(entry.text("says", "What it says on stderr.").splitlines()),
    )


def _file(entry: Entry) -> GivenFile:
    return GivenFile(
        name=entry.text("name", "Its name."),
        text=entry.text("text", "What stands in it.", ""),
        encoding=entry.text("encoding", "How it is encoded.", "utf-8"),
        hexadecimal=entry.text("hex", "Its bytes, instead of a text.", ""),
        copy_of=entry.text("copy_of", "A file of the gallery, instead of a text.", ""),
    )


def _change(entry: Entry) -> Change:
    what = entry.form("What is changed.", tuple(_CHANGES)) or "file"
    return Change(
        what=what,
        where=entry.text(what, "Where: a file, a sheet, Sheet!Cell or Sheet!Row."),
        was=entry.text("was", "What stood in the file.") if what == "file" else "",
        to=entry.text("becomes", "What stands there now.", ""),
    )
