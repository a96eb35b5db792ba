"""The gallery of problems: for each code a slip, the command and what it tells. Documentation and test at once.

An example is a file of YAML, read key by key like an edition. The folder lies in the package, or in the tests of a
checkout.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from mint_index.instrument.source import Entry, Ledger, read_file
from mint_index.problems import Problem

Base = Literal["nothing", "edition", "form"]
_BASES = ("nothing", "edition", "form")
_PACKAGE = Path(__file__).parents[1]
_FOLDERS = (_PACKAGE / "gallery", _PACKAGE.parents[1] / "tests" / "gallery")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFile:
    """A file that is there: its text in an encoding, or its bytes in hexadecimal digits."""

    name: str
    text: str = ""
    encoding: str = "utf-8"
    hexadecimal: str = ""

    @property
    def content(self) -> bytes:
        return bytes.fromhex(self.hexadecimal) if self.hexadecimal else f"{self.text}\n".encode(self.encoding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A slip in what was sound: `was` becomes `to` in a file, or a `what` of the workbook becomes `to` (or is gone)."""

    what: Literal["file", "remove", "cell", "rename", "copy", "delete_sheet", "delete_row"]
    where: str
    was: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example. `base` is what is there beforehand: nothing, a small edition, or that and a form of it, filled."""

    about: str
    base: Base
    files: tuple[GivenFile, ...]
    changes: tuple[Change, ...]
    before: tuple[str, ...]
    run: str
    exit: int
    says: tuple[str, ...]

    def shown(self) -> Iterator[str]:
        """The slip in lines: the text of files, and what was changed in them or in the form."""
        for file in self.files:
            if file.hexadecimal or "\0" in file.text:
                yield f"{file.name}: {file.content[:40].hex(' ')}"
                continue
            yield f"{file.name}:"
            yield from (f"| {line}" for line in file.text.splitlines())
        for change in self.changes:
            yield from _shown_change(change)
        for command in self.before:
            yield f"$ {command}"


def _shown_change(change: Change) -> Iterator[str]:
    if change.what == "file":
        yield f"{change.where}:"
        yield from (f"- {line}" for line in change.was.splitlines())
        yield from (f"+ {line}" for line in change.to.splitlines())
        return
    named = {
        "remove": "delete {where}",
        "cell": "answers.xlsx: {where} becomes “{to}”",
        "rename": "answers.xlsx: sheet “{where}” renamed to “{to}”",
        "copy": "answers.xlsx: sheet “{where}” copied as “{to}”",
        "delete_sheet": "answers.xlsx: sheet “{where}” deleted",
        "delete_row": "answers.xlsx: row {where} deleted",
    }
    yield named[change.what].format(where=change.where, to=change.to)


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
        changes=entry.tables("changes", "What was changed.", _change, needed=False),
        before=entry.words("before", "Commands run beforehand.", default=()),
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
    )


def _change(entry: Entry) -> Change:
    match entry.form(
        "What is changed.", ("file", "remove", "cell", "rename", "copy", "delete_sheet", "delete_row")
    ):
        case "file":
            was, to = entry.text("was", "What stood there."), entry.text("becomes", "What stands there.", "")
            return Change(what="file", where=entry.text("file", "The file."), was=was, to=to)
        case "cell":
            to = entry.text("becomes", "What stands there.", "")
            return Change(what="cell", where=entry.text("cell", "Sheet!Cell."), to=to)
        case "rename":
            return Change(
                what="rename", where=entry.text("rename", "A sheet."), to=entry.text("to", "Its name.")
            )
        case "copy":
            return Change(what="copy", where=entry.text("copy", "A sheet."), to=entry.text("to", "Its name."))
        case "delete_sheet":
            return Change(what="delete_sheet", where=entry.text("delete_sheet", "A sheet."))
        case "delete_row":
            return Change(what="delete_row", where=entry.text("delete_row", "Sheet!Row."))
        case _:
            return Change(what="remove", where=entry.text("remove", "A file."))
