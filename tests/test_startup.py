"""What a command costs before it does anything: of the libraries that are slow to import, each takes what it needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SLOW = {"babel", "docx", "jinja2", "lxml", "numpy", "openpyxl", "python_calamine", "rich", "typst", "yaml"}
FORM, TABLE = ROOT / "examples" / "wilgenmonde-2026.xlsx", ROOT / "examples" / "twelve-towns.csv"
RECORD = ROOT / "tests" / "records" / "form-1.json"


def imported(folder: Path, *words: str | Path) -> set[str]:
    """The modules that `mint` imports for some words; what it writes goes into the folder."""
    run = "from mint_index.cli.main import run; run()"
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", run, *words],
        cwd=folder,
        env=os.environ | {"MINT_LANGUAGE": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stderr
    lines = (line for line in told.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        (["--version"], set()),
        (["--help"], set()),
        (["assess", "--help"], {"yaml"}),
        # openpyxl takes NumPy and lxml where it finds them.
        (["form"], {"yaml", "openpyxl", "numpy", "lxml"}),
        (["form", "--format", "csv"], {"yaml"}),
        (["form", "--format", "html"], {"yaml", "jinja2"}),
        (["check", FORM], {"yaml", "numpy", "python_calamine"}),
        (["check", TABLE], {"yaml", "numpy"}),
        (["assess", FORM], {"yaml", "numpy", "python_calamine", "babel", "rich"}),
        (["assess", FORM, "--json"], {"yaml", "numpy", "python_calamine"}),
        (["report", RECORD, "-o", "report.html"], {"yaml", "babel", "jinja2"}),
        (["report", RECORD, "--format", "md", "-o", "report.md"], {"yaml", "babel", "jinja2"}),
        (["report", RECORD, "-o", "report.json"], {"yaml", "babel"}),
        (["report", RECORD, "-o", "report.docx"], {"yaml", "babel", "docx", "lxml"}),
        (["report", RECORD, "-o", "report.pdf"], {"yaml", "babel", "typst"}),
        (["report", RECORD, "-o", "report.xlsx"], {"yaml", "babel", "openpyxl", "numpy", "lxml"}),
        (["batch", TABLE, "-o", "scores.csv"], {"yaml", "numpy"}),
        (["questionnaire", "list"], {"yaml", "babel"}),
        (["explain", "A01"], {"yaml", "babel"}),
    ],
    ids=lambda words: " ".join(Path(word).name for word in words) if isinstance(words, list) else "",
)
def test_a_command_imports_what_it_needs(tmp_path: Path, words: list[str | Path], needed: set[str]) -> None:
    assert imported(tmp_path, *words) & SLOW <= needed


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_a_start_imports_no_command(tmp_path: Path, option: str) -> None:
    ours = {name for name in imported(tmp_path, option) if name.split(".")[0] == "mint_index"}
    assert ours == {"mint_index", "mint_index.cli", "mint_index.cli.main"}


def test_a_table_is_read_without_what_reads_workbooks_and_the_other_way_round(tmp_path: Path) -> None:
    table, form = imported(tmp_path, "check", TABLE), imported(tmp_path, "check", FORM)
    readers = {"mint_index.answers.delimited", "mint_index.answers.sheets"}
    assert (table & readers, form & readers) == (
        {"mint_index.answers.delimited"},
        {"mint_index.answers.sheets"},
    )


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--version"], 0),
        (["report", RECORD, "--format", "md", "-o", "-"], 0),
        (["report", "nowhere.json"], 1),
        (["report", "--no-such-option"], 2),
    ],
    ids=["version", "report", "no-record", "misuse"],
)
def test_the_process_ends_at_once_with_all_that_was_said(
    tmp_path: Path, words: list[str | Path], status: int
) -> None:
    """`start`, which the installed command calls, against `run`, which ends as Python does by itself."""
    ends = [
        subprocess.run(
            [sys.executable, "-c", f"from mint_index.cli.main import {name} as go; go()", *words],
            cwd=tmp_path,
            env=os.environ | {"MINT_LANGUAGE": "en", "PYTHONUTF8": "1"},
            capture_output=True,
            check=False,
        )
        for name in ("start", "run")
    ]
    assert ends[0].returncode == status
    said = [(each.returncode, each.stdout, each.stderr) for each in ends]
    assert said[0] == said[1]
    assert ends[0].stdout or ends[0].stderr
