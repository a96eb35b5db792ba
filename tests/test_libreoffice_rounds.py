"""The joined form and the form of the next round in the hands of LibreOffice: agreed on, confirmed, saved and read back."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from mint_index.answers.merging.joining import join
from mint_index.answers.merging.workbook import write_joined
from mint_index.problems import Problem
from test_libreoffice import HAND, missing, python_with_uno
from test_merge import EDITION as PLAIN
from test_merge import MEETING, OFFICE, SCHOOL, read, responses, saved, told
from test_next_round import EDITION, HOMES, WORK, assessed, cells_to_confirm, kept_of, next_form, record

AGREED = {
    f"{MEETING}!J6": "1: Single colleagues, when they are asked.",
    f"{MEETING}!J12": "yes",
    "Start!D15": "4400",
}
FORMATS = ("xlsx", "ods")


def worked(folder: Path, workbook: str, types: Mapping[str, str]) -> dict[str, Any]:
    """What LibreOffice saw; it typed into a workbook and saved it as `done.*` beside it."""
    soffice = shutil.which("soffice") or ""
    if not soffice:
        missing("LibreOffice")
    asked = {
        "soffice": soffice,
        "profile": str(folder / "profile"),
        "workbook": str(folder / workbook),
        "types": types,
        "saves": [str(folder / f"done.{each}") for each in FORMATS],
        "measures": [str(folder / workbook)],
    }
    command = [python_with_uno(soffice), str(HAND)]
    ran = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_what_was_agreed_on_in_libreoffice_is_read(tmp_path: Path) -> None:
    forms = responses(saved(tmp_path / "office.xlsx", OFFICE), saved(tmp_path / "school.xlsx", SCHOOL, "de"))
    (tmp_path / "town.xlsx").write_bytes(write_joined(join(forms, PLAIN), PLAIN, "en"))
    seen = worked(tmp_path, "town.xlsx", AGREED | {f"{MEETING}!J7": "other", f"{MEETING}!G6": "other"})
    assert (seen["locked"], seen["cut_off"]) == ([f"{MEETING}!J7", f"{MEETING}!G6"], [])
    for ending in FORMATS:
        filled, problems = read(tmp_path / f"done.{ending}")
        names = ("work_desk", "work_kind", "inhabitants", "work_steps", "work_offer")
        assert {name: filled.cells.get(name) for name in names} == {
            "work_desk": "1: Single colleagues, when they are asked.",
            "work_kind": None,
            "inhabitants": 4400.0,
            "work_steps": "advert|visit|mentor",
            "work_offer": "yes",
        }
        assert told(problems) == [("M08", MEETING, "")]
        assert [(each.id, each.agreed) for each in filled.meeting.differed] == [
            ("work_desk", True),
            ("work_kind", False),
            ("inhabitants", True),
            ("work_steps", True),
        ]


def test_what_was_confirmed_in_libreoffice_shows_where_an_answer_stands_and_is_read(tmp_path: Path) -> None:
    last = record(tmp_path)
    path = next_form(last, tmp_path)
    seen = worked(tmp_path, path.name, dict.fromkeys(cells_to_confirm(path), "yes") | {f"{WORK}!I4": "other"})
    assert (seen["locked"], seen["cut_off"]) == ([f"{WORK}!I4"], [])
    shown = openpyxl.load_workbook(tmp_path / "done.xlsx", data_only=True)
    cells = [
        shown[sheet][cell].value for sheet, cell in ((WORK, "D4"), (WORK, "D8"), (HOMES, "D3"), (HOMES, "D4"))
    ]
    assert cells == ["2: A desk with hours that are published.", "yes", "3/40", 20]
    expected: tuple[object, list[Problem]] = (kept_of(last), [])
    for ending in FORMATS:
        again, problems = assessed(tmp_path / f"done.{ending}", EDITION)
        assert (kept_of(again), problems) == expected


def test_what_libreoffice_saved_unconfirmed_does_not_count(tmp_path: Path) -> None:
    path = next_form(record(tmp_path), tmp_path)
    worked(tmp_path, path.name, {f"{WORK}!J5": "yes", f"{WORK}!D4": "0: Nobody."})
    for ending in FORMATS:
        found, problems = assessed(tmp_path / f"done.{ending}", EDITION)
        assert [each.id for each in (*found.profile, *found.questions) if each.standing != "blank"] == [
            "work_desk",
            "work_offer",
        ]
        assert [(each.code, each.fact("count")) for each in problems] == [("M09", "8")]
