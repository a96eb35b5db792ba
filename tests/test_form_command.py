"""`mint form`: what the command writes and says, of the small edition of the gallery."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

from mint_index.cli.main import app
from test_gallery import FILLED, fill_form

EDITION = Path(__file__).parent / "gallery" / "edition"


@pytest.fixture(autouse=True)
def _in_a_folder_with_the_small_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EDITION, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MINT_LANGUAGE", raising=False)


def mint(*words: str, language: str = "en") -> tuple[int, list[str]]:
    """The status of a command on the small edition, and what it says on stderr."""
    result = CliRunner().invoke(app, [*words, "--edition", "library"], env={"MINT_LANGUAGE": language})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stderr.splitlines()


def cells(path: str) -> dict[str, list[list[object]]]:
    """Everything that stands on the sheets of a workbook."""
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet]
        for sheet in openpyxl.load_workbook(path).worksheets
    }


# --- Names of files ----------------------------------------------------------------------------------------------

O08 = (
    "{file}: O08 The name does not say which format the file is to have. Files that end in “{ending}” are not written here. "
    "Endings that are: .xlsx, .csv, .html."
)
O10 = "{file}: O10 The name of the file ends in {ending}, but {given} was asked for."


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["-o", "form.ods"], O08.format(file="form.ods", ending=".ods")),
        (["-o", "form.XLS"], O08.format(file="form.XLS", ending=".xls")),
        (["-o", "town.2026"], O08.format(file="town.2026", ending=".2026")),
        (["-o", "form.ods", "--format", "xlsx"], O10.format(file="form.ods", ending=".ods", given="xlsx")),
        (["-o", "form.txt", "--format", "html"], O10.format(file="form.txt", ending=".txt", given="html")),
    ],
)
def test_nothing_is_written_under_a_name_that_says_something_else(words: list[str], says: str) -> None:
    before = sorted(Path().iterdir())
    status, told = mint("form", *words)
    assert (status, told[0], sorted(Path().iterdir())) == (1, says, before)


def test_the_next_round_is_not_written_under_another_name() -> None:
    fill_form(Path("answers.xlsx"), FILLED)
    status, told = mint("form", "--from", "answers.xlsx", "-o", "next.ods")
    assert (status, told[0]) == (1, O08.format(file="next.ods", ending=".ods"))


@pytest.mark.parametrize(
    ("words", "name", "begins"),
    [
        (["-o", "form.htm"], "form.htm", b"<!DOCTYPE html>"),
        (["-o", "form.txt"], "form.txt", b"\xef\xbb\xbfId;"),
        (["-o", "form", "--format", "html"], "form", b"<!DOCTYPE html>"),
    ],
)
def test_other_endings_of_the_same_formats_are_known(words: list[str], name: str, begins: bytes) -> None:
    assert mint("form", *words) == (0, [f"Written: {name}"])
    assert Path(name).read_bytes().startswith(begins)


# --- The next round ----------------------------------------------------------------------------------------------


def test_the_next_round_begins_with_a_record_or_with_the_answers_themselves() -> None:
    fill_form(Path("answers.xlsx"), FILLED)
    assert mint("assess", "answers.xlsx")[0] == 0
    record = "assessments/birkenfurt-2026-03-31.json"
    assert mint("form", "--from", record, "-o", "one.xlsx") == (0, ["Written: one.xlsx"])
    before = sorted(Path("assessments").iterdir())
    assert mint("form", "--from", "answers.xlsx", "-o", "other.xlsx") == (0, ["Written: other.xlsx"])
    assert cells("one.xlsx") == cells("other.xlsx")
    assert sorted(Path("assessments").iterdir()) == before  # no record was kept of it


@pytest.mark.parametrize(("language", "date"), [("en", "31 March 2026"), ("de", "31. März 2026")])
def test_the_day_of_the_last_round_is_said_in_words(language: str, date: str) -> None:
    fill_form(Path("answers.xlsx"), FILLED)
    assert mint("form", "--from", "answers.xlsx", "-o", "next.xlsx", language=language)[0] == 0
    said = [cell for rows in cells("next.xlsx").values() for row in rows for cell in row]
    assert [
        f"({date})" in str(cell) for cell in said if "(2026-03-31)" in str(cell) or date in str(cell)
    ] == [True]


def test_answers_with_faults_begin_no_round_and_every_fault_is_told() -> None:
    fill_form(Path("answers.xlsx"), FILLED | {"lending_members": "soon", "welcome_card": "perhaps"})
    status, told = mint("form", "--from", "answers.xlsx", "-o", "next.xlsx")
    assert (status, [line.split(": ")[1].split(" ")[0] for line in told[:-1]]) == (1, ["A04", "A01"])
    assert not Path("next.xlsx").exists()


def test_the_answers_are_not_written_over() -> None:
    fill_form(Path("answers.xlsx"), FILLED)
    status, told = mint("form", "--from", "answers.xlsx", "--force")
    assert (status, told[0].partition(" This")[0]) == (1, "answers.xlsx: O06")


def test_what_is_neither_is_told() -> None:
    Path("notes.txt").write_text("Birkenfurt\n", encoding="utf-8")
    found = {name: mint("form", "--from", name) for name in ("notes.txt", "none.xlsx", "none.json")}
    assert {name: (status, told[0].split(": ")[1][:3]) for name, (status, told) in found.items()} == {
        "notes.txt": (1, "T01"),
        "none.xlsx": (1, "F01"),
        "none.json": (1, "F01"),
    }


# --- Notes for a country -----------------------------------------------------------------------------------------


def noted(path: str) -> tuple[bool, set[str]]:
    """Whether a form has the notes of all countries on a sheet, and those countries whose notes stand beside questions."""
    book = openpyxl.load_workbook(path)
    asked = [str(row[1].value) for sheet in book for row in sheet.iter_rows() if len(row) > 3]
    beside = {code for code in ("DE", "FR", "IT") if any(f"\n{code}: " in each for each in asked)}
    return "Notes by country" in book.sheetnames, beside


def shipped(*words: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(app, [*words, "--language", "en"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stderr.splitlines()


def enter(path: str, facts: Mapping[Any, object]) -> None:
    """Enter something on the sheets of a form, each beside its id."""
    book: Any = openpyxl.load_workbook(path, rich_text=True)
    for sheet in book.worksheets[:2]:
        for row in sheet.iter_rows(max_col=4):
            if row[0].value in facts:
                row[3].value = facts[row[0].value]
    book.save(path)


@pytest.mark.parametrize(
    ("country", "words", "expected"),
    [
        ("IT", ("--country", "it"), (False, {"IT"})),  # as the forms that were sent round
        ("IT", (), (False, {"IT"})),  # somebody has said where it is since
        ("PL", (), (True, set())),  # there are none for it
    ],
)
def test_forms_that_follow_have_the_notes_of_the_country_of_the_town(
    country: str, words: tuple[str, ...], expected: tuple[bool, set[str]]
) -> None:
    assert shipped("form", "-o", "one.xlsx", *words)[0] == 0
    assert noted("one.xlsx") == ((False, {"IT"}) if words else (True, set()))
    town = {"municipality": "Sankt Beispiel", "country": country, "date": "2026-03-31"}
    enter("one.xlsx", town | {"staff_contact_person": "unknown"})
    assert shipped("merge", "one.xlsx", "-o", "town.xlsx")[0] == 0
    assert noted("town.xlsx") == expected
    assert shipped("form", "--from", "town.xlsx", "-o", "next.xlsx")[0] == 0
    assert noted("next.xlsx") == expected
    # Another country that is asked for comes first.
    assert shipped("form", "--from", "town.xlsx", "--country", "FR", "-o", "french.xlsx")[0] == 0
    assert noted("french.xlsx") == (False, {"FR"})
