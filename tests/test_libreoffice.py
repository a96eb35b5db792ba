"""The form in the hands of LibreOffice: typed into there, saved there, and read back here."""

import datetime
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from form_edition import small_edition
from mint_index.answers.form.filled import read_form
from mint_index.answers.form.workbook import write_form
from mint_index.answers.sheets import read_workbook
from mint_index.instrument.loading import load

HAND = Path(__file__).parent / "libreoffice_hand.py"
EDITION = small_edition()
WORK, HOMES, START = "Work training", "Housing", "Start"
TYPED = {
    f"{START}!D12": "Sankt Beispiel",
    f"{START}!D13": "DE",
    f"{START}!D14": "2026-03-31",
    f"{START}!D15": "4321",
    f"{START}!D16": "A place in the hills",
    f"{START}!D17": "unknown",
    f"{WORK}!D4": "2: A desk with hours that are published.",
    f"{WORK}!E4": "7/3",  # would be the third of July or the seventh of March
    f"{WORK}!F4": "=1+1",  # would be two
    f"{WORK}!G4": "007",  # would be seven
    f"{WORK}!D5": "no",
    f"{WORK}!D6": "not applicable",
    f"{WORK}!H6": "the case did not occur",
    f"{WORK}!D8": "yes",
    f"{WORK}!D9": "no",
    f"{WORK}!D10": "yes",
    f"{HOMES}!D3": "3/40",
    f"{HOMES}!D4": "12.5",
    f"{HOMES}!D5": "Zoë asked – “and got it”.",
}
LOCKED = {f"{WORK}!A5": "other", f"{WORK}!B5": "other", f"{WORK}!D3": "other", f"{HOMES}!H4": "other"}
CELLS = {
    "edition": "small-2026",
    "municipality": "Sankt Beispiel",
    "country": "DE",
    "date": datetime.date(2026, 3, 31),
    "inhabitants": 4321.0,
    "place": "A place in the hills",
    "own_office": "unknown",
    "work_desk": "2: A desk with hours that are published.",
    "work_desk.evidence": "7/3",
    "work_desk.note": "=1+1",
    "work_desk.answered_by": "007",
    "work_offer": "no",
    "work_kind": "not applicable",
    "work_kind.reason": "the case did not occur",
    "work_steps": "advert|mentor",
    "homes_share": "3/40",
    "homes_wait": 12.5,
    "homes_story": "Zoë asked – “and got it”.",
}


def missing(what: str) -> Any:
    """Where a machine lacks it the test is skipped, but not where everything is to be tested."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing here")
    pytest.skip(f"{what} is missing here")


def python_with_uno(soffice: str) -> str:
    beside = Path(soffice).resolve().parent / "python"
    for python in (sys.executable, "/usr/bin/python3", str(beside)):
        if (
            shutil.which(python)
            and not subprocess.run([python, "-c", "import uno"], capture_output=True).returncode
        ):
            return python
    missing("a Python with LibreOffice's uno")
    return ""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What LibreOffice saw while a form was filled in; `folder` is where it saved what came of it."""
    soffice = shutil.which("soffice") or ""
    if not soffice:
        missing("LibreOffice")
    folder = tmp_path_factory.mktemp("libreoffice")
    edition, problems = load()
    assert edition is not None, problems
    forms = {"form.xlsx": (EDITION, "en"), "full-en.xlsx": (edition, "en"), "full-de.xlsx": (edition, "de")}
    for name, (instrument, language) in forms.items():
        (folder / name).write_bytes(write_form(instrument, language))
    asked = {
        "soffice": soffice,
        "profile": str(folder / "profile"),
        "workbook": str(folder / "form.xlsx"),
        "types": TYPED | LOCKED,
        "saves": [str(folder / name) for name in ("filled.xlsx", "filled.ods", "filled.pdf")],
        "measures": [str(folder / name) for name in forms],
    }
    ran = subprocess.run(
        [python_with_uno(soffice), str(HAND)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found | {"folder": folder}


@pytest.mark.parametrize("name", ["filled.xlsx", "filled.ods"])
def test_what_was_typed_in_libreoffice_is_read(name: str, seen: Mapping[str, Any]) -> None:
    sheets, problems = read_workbook(seen["folder"] / name, name)
    assert (problems, [sheet.name for sheet in sheets or ()]) == (
        [],
        [START, WORK, HOMES, "Result", "_lists", "_points"],
    )
    filled, problems = read_form(sheets or (), EDITION)
    assert problems == []
    assert filled is not None
    assert (filled.language, filled.edition, filled.fingerprint) == ("en", "small-2026", EDITION.fingerprint)
    assert filled.cells == CELLS


def test_libreoffice_locks_all_but_the_cells_to_fill_in(seen: Mapping[str, Any]) -> None:
    assert seen["locked"] == list(LOCKED)


def test_libreoffice_keeps_the_rules_of_the_form(seen: Mapping[str, Any]) -> None:
    persons = 'OR(AND(ISNUMBER(D15);D15>=0;D15<=1000000000000;D15<>1;D15<>2);D15="unknown")'
    capitals = (
        "AND(LEN(D13)=2;AND(CODE(LEFT(D13;1))>64;CODE(LEFT(D13;1))<91);"
        "AND(CODE(RIGHT(D13;1))>64;CODE(RIGHT(D13;1))<91))"
    )
    share = (
        'OR(D3="unknown";D3="not applicable";ISNUMBER(1/(ABS(IF(ISNUMBER(FIND("/";D3));'
        '100*LEFT(D3;FIND("/";D3)-1)/MID(D3;FIND("/";D3)+1;20);'
        'VALUE(SUBSTITUTE(SUBSTITUTE(D3;",";MID(1/2;2;1));".";MID(1/2;2;1))))-50)<=50)))'
    )
    assert seen["rules"] == {
        f"{START}!D13": ["CUSTOM", capitals, True],
        f"{START}!D14": ["DATE", "36526", True],
        f"{START}!D15": ["CUSTOM", persons, True],
        f"{START}!D16": ["LIST", "$_lists.$A$1:$A$3", True],
        f"{START}!D17": ["LIST", "$_lists.$B$1:$B$3", True],
        f"{WORK}!D4": ["LIST", "$_lists.$C$1:$C$4", True],
        f"{WORK}!D5": ["LIST", "$_lists.$B$1:$B$3", True],
        f"{WORK}!D6": ["LIST", "$_lists.$D$1:$D$4", True],
        f"{WORK}!H6": ["LIST", "$_lists.$E$1:$E$2", True],
        f"{WORK}!D7": ["LIST", "$_lists.$F$1:$F$2", True],
        f"{WORK}!D8": ["LIST", "$_lists.$G$1:$G$2", True],
        f"{WORK}!D9": ["LIST", "$_lists.$G$1:$G$2", True],
        f"{WORK}!D10": ["LIST", "$_lists.$G$1:$G$2", True],
        f"{HOMES}!D3": ["CUSTOM", share, True],
        f"{HOMES}!H3": ["LIST", "$_lists.$H$1:$H$1", True],
        f"{HOMES}!D4": ["CUSTOM", 'OR(AND(ISNUMBER(D4);D4>=0;D4<=365.5);D4="unknown")', True],
        f"{HOMES}!D5": ["LIST", "$_lists.$I$1:$I$1", False],
    }


def test_no_row_of_a_form_cuts_its_text_off(seen: Mapping[str, Any]) -> None:
    assert seen["cut_off"] == []
