"""The folder of records: what a record is named, what is replaced and what is not, and what is told of a broken one."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from mint_index.assessment.archive import keep, newest, open_record, slug
from mint_index.assessment.record import from_json
from mint_index.assessment.result import Assessment
from mint_index.problems import Place
from recorded_town import GOLDEN


@pytest.fixture
def made() -> Assessment:
    found, _ = from_json(GOLDEN.read_text(encoding="utf-8"), GOLDEN.name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Quellbrück an der Sirre", "quellbrueck-an-der-sirre"),
        ("Große Ähre", "grosse-aehre"),
        ("Łęczna-Ślęża", "leczna-sleza"),
        ("Ærøsund / Øst", "aerosund-ost"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 100, "a" * 60),
        ("東京", "municipality"),
        (" . ", "municipality"),
    ],
)
def test_a_name_becomes_part_of_a_file_name_on_every_system(words: str, name: str) -> None:
    assert slug(words) == name


def test_a_record_is_kept_and_opened_again(made: Assessment, tmp_path: Path) -> None:
    path, told = keep(made, tmp_path / "assessments")
    assert (path.name, told) == ("quellbrueck-an-der-sirre-2026-03-31.json", [])
    assert open_record(path) == (made, [])


def test_the_same_town_and_date_is_replaced_and_any_other_kept_beside(
    made: Assessment, tmp_path: Path
) -> None:
    again = replace(made, overall=replace(made.overall, score=12.5))
    other = replace(made, municipality="Quellbruck  an der Sirre")
    abroad = replace(made, country="AT")
    twin = replace(made, municipality="Quellbrueck an der Sirre")
    names = [keep(each, tmp_path)[0].name for each in (made, again, other, abroad, twin, abroad)]
    assert names == [
        "quellbrueck-an-der-sirre-2026-03-31.json",
        "quellbrueck-an-der-sirre-2026-03-31.json",
        "quellbruck-an-der-sirre-2026-03-31.json",
        "quellbrueck-an-der-sirre-2026-03-31-2.json",
        "quellbrueck-an-der-sirre-2026-03-31-3.json",
        "quellbrueck-an-der-sirre-2026-03-31-2.json",
    ]
    assert open_record(tmp_path / names[0]) == (again, [])


def test_what_is_no_record_is_never_replaced(made: Assessment, tmp_path: Path) -> None:
    mine = tmp_path / "quellbrueck-an-der-sirre-2026-03-31.json"
    mine.write_text("my notes", encoding="utf-8")
    path, _ = keep(made, tmp_path)
    assert path.name == "quellbrueck-an-der-sirre-2026-03-31-2.json"
    assert mine.read_text(encoding="utf-8") == "my notes"


def test_the_newest_is_the_one_written_last(made: Assessment, tmp_path: Path) -> None:
    assert [each.code for each in newest(tmp_path)[1]] == ["R05"]
    first, _ = keep(replace(made, date="2027-01-01"), tmp_path)
    second, _ = keep(made, tmp_path)
    os.utime(first, ns=(1, 1))
    assert newest(tmp_path) == (second, [])


def test_what_keeps_a_record_from_being_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "erlenau-2026.json").write_bytes(b"\xff\xfe{}")
    (tmp_path / "folder.json").mkdir()
    names = ("erlenau-2025.json", "erlenau-2026.json", "folder.json")
    told = [open_record(tmp_path / name)[1][0] for name in names]
    assert [each.place for each in told] == [Place(file=str(tmp_path / name)) for name in names]
    assert [(each.code, dict(each.facts)) for each in told[:2]] == [
        ("F01", {"near": "erlenau-2026.json"}),
        ("R01", {"reason": "it is not UTF-8"}),
    ]
    assert told[2].code in ("F02", "F11")
