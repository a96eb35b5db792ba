"""The form of the next round: the answers of a record come back word for word once they are confirmed, and not before."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import openpyxl
import pytest

from form_edition import small_edition
from mint_index.answers.files import read_files
from mint_index.answers.form.next_round import write_next_form
from mint_index.answers.form.said import Said
from mint_index.assessment.assess import assess
from mint_index.assessment.carried import carried
from mint_index.assessment.result import AssessedQuestion, Assessment
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Ladder, Level, Number
from mint_index.problems import Problem
from test_merge import changed, saved, told

START, WORK, HOMES = "Start", "Work training", "Housing"


def edition(*, divided: bool = False) -> Instrument:
    """The small edition with a level; where it is divided, days are entered as a part of the inhabitants."""
    small = small_edition()
    plain = replace(small.questionnaire, levels=(Level(id="open", start=0),))
    if not divided:
        return replace(small, questionnaire=plain)
    work, homes = plain.dimensions
    scale = Number(
        unit="percent",
        worst=0,
        best=80,
        lowest=0,
        highest=100,
        per=100,
        over=("inhabitants",),
        counts="persons",
    )
    questions = tuple(
        replace(each, scale=scale) if each.id == "homes_wait" else each for each in homes.questions
    )
    return replace(
        small, questionnaire=replace(plain, dimensions=(work, replace(homes, questions=questions)))
    )


EDITION = edition()
FILLED = {
    f"{START}!D12": "Sankt Beispiel",
    f"{START}!D13": "DE",
    f"{START}!D14": "2024-03-31",
    f"{START}!D15": 4000,
    f"{START}!D16": "A place in the hills",
    f"{START}!D17": "unknown",
    f"{WORK}!D4": "2: A desk with hours that are published.",
    f"{WORK}!E4": "=7/3",
    f"{WORK}!F4": "since May\nand in two rooms",
    f"{WORK}!G4": "007",
    f"{WORK}!D5": "no",
    f"{WORK}!D6": "not applicable",
    f"{WORK}!H6": "the case did not occur",
    f"{WORK}!D8": "yes",
    f"{WORK}!D9": "no",
    f"{WORK}!D10": "yes",
    f"{WORK}!G7": "school office",
    f"{HOMES}!D3": "3/40",
    f"{HOMES}!D4": 20,
    f"{HOMES}!D5": "=Zoë asked – “and got it”.",
    f"{HOMES}!F5": "a note",
}
NONE_OF_THE_LIST = {f"{WORK}!D8": "no", f"{WORK}!D10": "no"}
UNKNOWN_LIST = {f"{WORK}!D7": "unknown", f"{WORK}!D8": None, f"{WORK}!D9": None, f"{WORK}!D10": None}
BLANK_WITH_NOTE = {f"{WORK}!D5": None, f"{WORK}!F5": "ask again"}


def assessed(path: Path, instrument: Instrument) -> tuple[Assessment, list[Problem]]:
    part = next(read_files([str(path)], instrument))
    assert part.answers is not None, part.problems
    return assess(instrument, part.answers)[0], part.problems


def record(
    folder: Path, instrument: Instrument = EDITION, more: Mapping[str, object] = MappingProxyType({})
) -> Assessment:
    """The assessment of a filled form."""
    path = saved(folder / "last.xlsx", FILLED | dict(more))
    book: Any = openpyxl.load_workbook(path)
    for name in ("E4",):
        book[WORK][name].data_type = "s"
    book[HOMES]["D5"].data_type = "s"
    book.save(path)
    return assessed(path, instrument)[0]


def next_form(last: Assessment, folder: Path, language: str = "en", instrument: Instrument = EDITION) -> Path:
    kept, _ = carried(last, instrument, "last.json")
    facts = {"municipality": last.municipality, "country": last.country}
    path = folder / f"next-{language}.xlsx"
    path.write_bytes(write_next_form(instrument, language, facts, kept, last.date))
    return path


def cells_to_confirm(path: Path) -> Iterator[str]:
    """The cells under the header of the last column that may be written in."""
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows(min_col=6 if sheet.title == START else 10):
            yield from (f"{sheet.title}!{cell.coordinate}" for cell in row if not cell.protection.locked)


def confirmed(path: Path, word: str = "yes") -> Path:
    return changed(path, dict.fromkeys(cells_to_confirm(path), word))


def kept_of(found: Assessment) -> list[tuple[object, ...]]:
    """All that a record holds of answers, without what was worked out of them."""
    return [
        (each.id, each.standing, each.chosen, each.figure, each.given, each.reason, *_beside(each))
        for each in (*found.profile, *found.questions)
    ]


def _beside(each: AssessedQuestion) -> tuple[str, ...]:
    return each.evidence, each.note, each.answered_by


# --- There and back ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "more", [{}, NONE_OF_THE_LIST, UNKNOWN_LIST, BLANK_WITH_NOTE], ids=["", "none", "unknown", "blank"]
)
def test_a_record_comes_back_identical_once_all_of_it_is_confirmed(
    more: dict[str, object], language: str, tmp_path: Path
) -> None:
    last = record(tmp_path, more=more)
    again, problems = assessed(confirmed(next_form(last, tmp_path, language)), EDITION)
    assert (kept_of(again), problems) == (kept_of(last), [])
    assert (again.municipality, again.country, again.date) == ("Sankt Beispiel", "DE", "")


def test_the_part_of_a_fact_comes_back_as_the_part(tmp_path: Path) -> None:
    instrument = edition(divided=True)
    last = record(tmp_path, instrument)
    assert next(each.given for each in last.questions if each.id == "homes_wait") == "20/4000"
    path = confirmed(next_form(last, tmp_path, instrument=instrument))
    assert openpyxl.load_workbook(path)[HOMES]["I4"].value == 20
    assert kept_of(assessed(path, instrument)[0]) == kept_of(last)


# --- What is in it -----------------------------------------------------------------------------------------------


def test_last_answers_stand_beside_the_cells_for_those_of_today(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(next_form(record(tmp_path), tmp_path))
    rows = {
        sheet.title: [
            [cell.value for cell in row[3:]] for row in sheet.iter_rows(min_row=first, max_row=last)
        ]
        for sheet, first, last in ((book[START], 15, 17), (book[WORK], 3, 10), (book[HOMES], 3, 5))
    }
    desk = "2: A desk with hours that are published."
    assert rows == {
        START: [
            ['=IF($F$15="yes",E15,"")', 4000, None],
            ['=IF($F$16="yes",E16,"")', "A place in the hills", None],
            ['=IF($F$17="yes",E17,"")', "unknown", None],
        ],
        WORK: [
            ["Answer", "Evidence", "Note", "Answered by", "Reason, if not applicable", "Last time", "Unchanged?"],
            ['=IF($J$4="yes",I4,"")', "=7/3", "since May\nand in two rooms", "007", None, desk, None],
            ['=IF($J$5="yes",I5,"")', None, None, None, None, "no", None],
            ['=IF($J$6="yes",I6,"")', None, None, None, "the case did not occur", "not applicable", None],
            [None, None, None, "school office", None, None, None],
            ['=IF($J$7="yes",I8,"")', None, None, None, None, "yes", None],
            ['=IF($J$7="yes",I9,"")', None, None, None, None, "no", None],
            ['=IF($J$7="yes",I10,"")', None, None, None, None, "yes", None],
        ],
        HOMES: [
            ['=IF($J$3="yes",I3,"")', None, None, None, None, "3/40", None],
            ['=IF($J$4="yes",I4,"")', None, None, None, None, 20, None],
            ['=IF($J$5="yes",I5,"")', None, "a note", None, None, "=Zoë asked – “and got it”.", None],
        ],
    }  # fmt: skip
    assert [book[HOMES][name].data_type for name in ("D5", "I5")] == ["f", "s"]


def test_the_headers_that_are_read_aloud_reach_over_the_columns_of_the_last_round(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(next_form(record(tmp_path), tmp_path))
    found = [name for sheet in book for name in sheet.defined_names if "Title" in name]
    assert found[2:4] == ["ColumnTitleRegion1.A3.J10.2", "ColumnTitleRegion1.A2.J5.3"]


def test_only_what_has_an_answer_can_be_confirmed_and_drops_down_yes_and_no(tmp_path: Path) -> None:
    path = next_form(record(tmp_path), tmp_path, "de")
    cells = list(cells_to_confirm(path))
    assert cells == [
        *(f"Start!F{row}" for row in (15, 16, 17)),
        *(f"Arbeit!J{row}" for row in (4, 5, 6, 7)),
        *(f"Wohnen!J{row}" for row in (3, 4, 5)),
    ]
    book = openpyxl.load_workbook(path)
    rules = {
        f"{sheet.title}!{rule.sqref}": rule.formula1
        for sheet in book
        for rule in sheet.data_validations.dataValidation
    }
    column = {rules[cell] for cell in cells}.pop().split("$")[1]
    assert [cell.value for cell in book["_lists"][column] if cell.value] == ["ja", "nein"]


def test_the_first_sheet_says_what_to_do(tmp_path: Path) -> None:
    said = openpyxl.load_workbook(next_form(record(tmp_path), tmp_path))[START]["A7"].value
    assert str(said).partition("\n")[2] == (
        "This form bears the answers of the last round (2024-03-31) under “Last time”. None of them counts yet. Where one "
        "still holds, choose “yes” under “Unchanged?”; where not, enter the answer of today. Evidence, notes and who answered "
        "stand in italics in their cells as they were: look at them, and change what has changed."
    )


# --- What counts -------------------------------------------------------------------------------------------------


def test_nothing_counts_before_it_is_confirmed_and_one_notice_says_so(tmp_path: Path) -> None:
    part = next(read_files([str(next_form(record(tmp_path), tmp_path))], EDITION))
    assert [(each.code, dict(each.facts)) for each in part.problems] == [
        ("M09", {"count": "10", "of": "10"}),
        ("A13", {}),
    ]


def test_what_is_answered_anew_counts_instead_and_the_rest_stays_blank(tmp_path: Path) -> None:
    path = changed(
        next_form(record(tmp_path), tmp_path),
        {
            f"{WORK}!D4": "0: Nobody.",  # another answer
            f"{WORK}!J5": "ja",  # confirmed, in whatever language
            f"{WORK}!D6": "In the town hall",  # it had a reason as long as it did not apply
            f"{HOMES}!D3": "4/40",  # another answer, and then confirmed
            f"{HOMES}!J3": "x",
            f"{HOMES}!J4": "no",
            f"{HOMES}!D5": None,
        },
    )
    found, problems = assessed(path, EDITION)
    assert told(problems) == [("M09", "", "")]
    assert [(each.id, each.standing, each.chosen or each.given, each.note) for each in found.questions] == [
        ("work_desk", "answered", ("0",), "since May\nand in two rooms"),
        ("work_offer", "answered", ("no",), ""),
        ("work_kind", "answered", ("here",), ""),
        ("work_steps", "blank", "", ""),
        ("homes_share", "answered", "4/40", ""),
        ("homes_wait", "blank", "", ""),
        ("homes_story", "blank", "", ""),  # its note was that of the last round
    ]


def test_a_word_that_neither_confirms_nor_denies_is_told_at_its_cell(tmp_path: Path) -> None:
    path = changed(next_form(record(tmp_path), tmp_path), {f"{WORK}!J4": "perhaps", f"{WORK}!J5": "yes"})
    part = next(read_files([str(path)], EDITION))
    assert told(part.problems) == [("M09", "", ""), ("A01", WORK, "J4")]


# --- Another edition ---------------------------------------------------------------------------------------------


def test_what_is_asked_in_another_way_is_told_and_not_carried_over(tmp_path: Path) -> None:
    last = record(tmp_path)
    work, homes = EDITION.questionnaire.dimensions
    desk, offer, kind, steps = work.questions
    changed_work = replace(
        work,
        questions=(
            replace(desk, scale=Ladder(steps=4)),
            replace(offer, id="work_internships"),
            replace(kind, may_not_apply=("law",)),
            steps,
        ),
    )
    now = replace(
        EDITION,
        fingerprint="another",
        questionnaire=replace(EDITION.questionnaire, dimensions=(changed_work, homes)),
    )
    kept, problems = carried(last, now, "last.json")
    assert [(each.code, dict(each.facts)) for each in problems] == [
        (
            "R08",
            {"edition": "small-2026", "gone": "work_offer", "changed": "work_desk, work_kind", "new": "work_internships"},
        )
    ]  # fmt: skip
    assert list(kept) == [
        "inhabitants",
        "place",
        "own_office",
        "work_steps",
        "homes_share",
        "homes_wait",
        "homes_story",
    ]
    assert kept["homes_wait"] == Said(standing="answered", figure=20.0)


def test_signs_that_no_workbook_can_hold_are_left_out(tmp_path: Path) -> None:
    last = record(tmp_path)
    kept, _ = carried(last, EDITION, "last.json")
    desk = replace(kept["work_desk"], note="since May\nand in\x01 two\x0b rooms")
    facts = {"municipality": last.municipality, "country": last.country}
    written = write_next_form(EDITION, "en", facts, {**kept, "work_desk": desk}, last.date)
    book = openpyxl.load_workbook(io.BytesIO(written))
    assert "since May\nand in two rooms" in {cell.value for row in book[WORK] for cell in row}
