"""The gallery of problems: each example is run as it stands, and every code of the catalogue has one.

An example names a slip, a command and what the command tells. `base: edition` puts the small edition of
`gallery/edition` into the working folder, `base: form` also writes its form and fills it; then the slips are made.
Where sentences were changed on purpose, `python tests/test_gallery.py [CODE …]` writes the new ones into the examples.
"""

import contextlib
import datetime
import os
import shutil
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from mint_index.answers.form.workbook import write_form
from mint_index.catalogue import CODES
from mint_index.cli.main import app
from mint_index.instrument.loading import load
from mint_index.report.gallery import Change, Example, read_example

GALLERY = Path(__file__).parent / "gallery"
EXAMPLES = sorted(GALLERY.glob("*.yaml"))
BOLD = Font(bold=True)
FILLED: dict[str, object] = {
    "municipality": "Birkenfurt",
    "country": "DE",
    "date": "2026-03-31",
    "inhabitants": 12000,
    "children_room": "yes",
    "lending_languages": "1: In several languages, from gifts.",
    "lending_members": 30,
    "welcome_card": "yes",
    "welcome_help.tours": "yes",
    "welcome_help.plain_language": "no",
    "welcome_help.homework": "no",
    "welcome_children": "Every week",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its status, and the lines on stderr but for the last, which only counts."""

    exit: int
    says: tuple[str, ...]


def outcome(example: Example, folder: Path) -> Outcome:
    """What comes of an example in an empty folder, which is the working folder."""
    if example.base != "nothing":
        shutil.copytree(GALLERY / "edition", folder, dirs_exist_ok=True)
    if example.base == "form":
        fill_form(folder / "answers.xlsx", FILLED)
    for file in example.files:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content(GALLERY))
    for command in example.before:
        assert run(command)[0] == 0, command
    for change in example.changes:
        make_change(change, folder)
    with without(example.without):
        status, told = run(example.run)
    lines = told.replace(str(folder), "FOLDER").replace(os.sep, "/").splitlines()
    return Outcome(status, tuple(line for line in lines if "mint explain" not in line))


@contextlib.contextmanager
def without(libraries: Sequence[str]) -> Iterator[None]:
    """Nothing that is called so can be imported."""
    kept = {name: sys.modules.pop(name) for name in libraries if name in sys.modules}
    sys.modules.update(dict.fromkeys(libraries))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in libraries:
            del sys.modules[name]
        sys.modules.update(kept)


def run(command: str) -> tuple[int, str]:
    """The status of a command and what it says on stderr."""
    result = CliRunner().invoke(app, command.split()[1:], env={"MINT_LANGUAGE": "en"})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stderr


def fill_form(path: Path, answers: Mapping[str, object]) -> None:
    """Write the form of the small edition and fill it, each answer beside its id."""
    instrument, _ = load("library")
    assert instrument is not None
    path.write_bytes(write_form(instrument, "en"))
    book = load_workbook(path)
    for row in rows_of(book):
        name = row[0].value
        if name in answers:
            row[3].value = answers[name]
    book.save(path)


def rows_of(book: Workbook) -> Iterator[tuple[Any, ...]]:
    for sheet in book.worksheets:
        yield from sheet.iter_rows()


def make_change(change: Change, folder: Path) -> None:
    """Make one slip, in a file or in the form."""
    if change.what == "remove":
        (folder / change.where).unlink()
        return
    if change.what == "file":
        path = folder / change.where
        path.write_text(replaced(path.read_text(encoding="utf-8"), change), encoding="utf-8")
        return
    book = load_workbook(folder / "answers.xlsx")
    name, _, cell = change.where.partition("!")
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    match change.what:
        case "cell":
            for each in cells_of(sheet, cell):
                each.value = change.to or None
        case "date":
            sheet[cell].value = datetime.date.fromisoformat(change.to)
        case "formats":
            for each in cells_of(sheet, cell):
                each.font = BOLD
        case "rename":
            sheet.title = change.to
        case "copy":
            book.copy_worksheet(sheet).title = change.to
        case "delete_sheet":
            book.remove(sheet)
        case "delete_row":
            sheet.delete_rows(int(cell))
    book.save(folder / "answers.xlsx")


def replaced(text: str, change: Change) -> str:
    """The text with other words, which stand there once; or with other lines, as far in as those that stood there."""
    if "\n" not in change.was + change.to:
        assert text.count(change.was) == 1, change
        return text.replace(change.was, change.to)
    lines, was = text.splitlines(), change.was.splitlines()
    found = [
        at
        for at in range(len(lines))
        if textwrap.dedent("\n".join(lines[at : at + len(was)])).splitlines() == was
    ]
    assert len(found) == 1, change
    begin = lines[found[0]]
    indent = begin[: len(begin) - len(begin.lstrip())]
    lines[found[0] : found[0] + len(was)] = [indent + each for each in change.to.splitlines()]
    return "\n".join(lines) + "\n"


def cells_of(sheet: Worksheet, area: str) -> list[Cell]:
    """The cells of an area, which may be one cell."""
    found = sheet[area]
    return [found] if isinstance(found, Cell) else [cell for row in found for cell in row]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_told_as_it_says(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if sys.platform == "win32" and path.stem[:3] in ("F02", "O02"):
        pytest.skip("the reason is said in words of the system")
    example, faults = read_example(path)
    assert faults == []
    assert example is not None
    assert outcome(example, tmp_path) == Outcome(example.exit, example.says)
    code = path.stem[:3]
    assert any(f"{code} " in line for line in example.says), f"the example of {code} does not tell it"


def test_every_code_has_an_example() -> None:
    shown = {path.stem[:3] for path in EXAMPLES}
    assert (sorted(CODES.keys() - shown), sorted(shown - CODES.keys())) == ([], [])


def record(path: Path) -> None:
    """Write into an example what its command tells now; whoever runs this reads the difference line by line."""
    head = path.read_text(encoding="utf-8").partition("\nexit:")[0].rstrip()
    path.write_text(f"{head}\nexit: 0\nsays: nothing\n", encoding="utf-8")
    example, faults = read_example(path)
    assert example is not None, faults
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        found = outcome(example, Path(folder))
    said = "".join(f"  {line}\n" for line in found.says)
    path.write_text(f"{head}\nexit: {found.exit}\nsays: |\n{said}", encoding="utf-8")


if __name__ == "__main__":
    for each in EXAMPLES:
        if each.stem[:3] in sys.argv[1:] or not sys.argv[1:]:
            record(each)
