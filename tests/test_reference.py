"""The generated pages are up to date, every command has a place in them, and what the written pages say is true."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mint_index.answers.form.contents import minutes_for
from mint_index.catalogue import CODES
from mint_index.cli.main import COMMANDS, app
from mint_index.cli.questionnaire import Kind
from mint_index.instrument.loading import load
from mint_index.instrument.schema import FILES
from mint_index.instrument.shelves import NEWEST

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def test_the_generated_pages_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "tools" / "reference.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_command_is_documented() -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    titles = re.findall(r"^## mint ?(.*)$", page, re.MULTILINE)
    groups = ["questionnaire check", "questionnaire show", "questionnaire list", "questionnaire schema"]
    assert sorted(titles) == sorted(["", *(stub.name for stub in COMMANDS), *groups])


def test_every_code_is_documented() -> None:
    page = (DOCS / "problems.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^### ([A-Z]\d\d)", page, re.MULTILINE)) == sorted(CODES)


def test_help_fits_a_terminal_of_eighty_columns() -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert [line for line in page.split("## mint", 1)[1].splitlines() if len(line) > 80] == []


def test_each_kind_of_file_can_be_asked_for_its_schema() -> None:
    assert [each.value for each in Kind] == [each.kind for each in FILES]


def test_what_ships_has_the_overview_its_commands_say() -> None:
    shown = CliRunner().invoke(app, ["--help"], terminal_width=80).stdout
    assert all(stub.about in shown for stub in COMMANDS)


FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(sys.platform == "win32", reason="the pages show a shell of Unix")
@pytest.mark.parametrize("page", ["answering.md", "authoring.md", "csv.md", "method.md"])
def test_what_a_page_shows_is_what_happens(page: str, tmp_path: Path) -> None:
    """Every file of a page is written and every command run, in order; every page begins with the files of the authors' page."""
    shown = (DOCS / page).read_text(encoding="utf-8")
    if page != "authoring.md":
        write_files((DOCS / "authoring.md").read_text(encoding="utf-8"), tmp_path)
    write_files(shown, tmp_path)
    told, happened = [], []
    for language, _, block in FENCE.findall(shown):
        if language == "console":
            for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                told.append(f"$ {command}")
                happened.append(f"$ {command.splitlines()[0]}\n{run(command.splitlines()[0], tmp_path)}")
    assert happened == told
    assert told


def test_what_the_page_on_answering_counts_is_what_the_edition_asks() -> None:
    """Sheets, questions and minutes of each of the four, and how many questions weigh three."""
    instrument, _ = load(str(ROOT / "questionnaires" / NEWEST))
    assert instrument is not None
    page = (DOCS / "answering.md").read_text(encoding="utf-8")
    prose = " ".join(page.split())
    dimensions = {
        instrument.wording("en").say(each.id, "short"): each for each in instrument.questionnaire.dimensions
    }
    told, counted, sheets = [], [], []
    for names, count, minutes in re.findall(
        r"^\| [^|]+ \| ([^|]+) \| (\d+) \| (\d+) \|$", page, re.MULTILINE
    ):
        shared = [question for name in names.split(", ") for question in dimensions[name].questions]
        sheets += names.split(", ")
        told.append((int(count), int(minutes)))
        counted.append((len(shared), minutes_for(shared)))
    assert (sorted(sheets), told) == (sorted(dimensions), counted)
    scored = [question for each in dimensions.values() for question in each.scored]
    assert f"there are {sum(question.weight == 3 for question in scored)} in all" in prose
    assert f"{len(scored)} questions in ten dimensions" in prose


def write_files(shown: str, folder: Path) -> None:
    for _, name, block in FENCE.findall(shown):
        if name:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block, encoding="utf-8")


def run(command: str, folder: Path) -> str:
    """What a command of the shell prints, and then what it says."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "MINT_LANGUAGE": "en", "COLUMNS": "80"}
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr
