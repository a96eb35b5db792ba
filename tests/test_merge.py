"""Several part-filled forms of one town: what is joined, what goes to the meeting, and what was agreed on is read back."""

import csv
import io
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from typer.testing import CliRunner

from form_edition import small_edition
from mint_index.answers.files import read_files
from mint_index.answers.form.filled import Filled, read_form
from mint_index.answers.form.one_sheet import write_one_sheet
from mint_index.answers.form.said import Said
from mint_index.answers.form.workbook import write_form
from mint_index.answers.form.written import too_long
from mint_index.answers.meeting import Differed, Meeting
from mint_index.answers.merging.differences import difference
from mint_index.answers.merging.joining import apart_in_time, join, not_of_one
from mint_index.answers.merging.responses import Response, read_response
from mint_index.answers.merging.workbook import meeting_sheet, write_joined
from mint_index.answers.sheets import read_workbook
from mint_index.assessment.assess import assess
from mint_index.assessment.record import from_json, record_schema, to_json
from mint_index.cli.main import app
from mint_index.instrument.questionnaire import Level
from mint_index.problems import Problem
from mint_index.report.imprint import say_rules
from mint_index.report.words import Words
from mint_index.voices import voice

EDITION = small_edition()
START, WORK, HOMES, MEETING = "Start", "Work training", "Housing", "For the meeting"
OFFICE = {
    f"{START}!D12": "Sankt Beispiel",
    f"{START}!D13": "DE",
    f"{START}!D15": 4321,
    f"{START}!D16": "A place in the hills",
    f"{WORK}!D4": "2: A desk with hours that are published.",
    f"{WORK}!E4": "leaflet, p. 3",
    f"{WORK}!G4": "integration office",
    f"{WORK}!D5": "yes",
    f"{WORK}!F5": "two a year",
    f"{WORK}!G5": "integration office",
    f"{WORK}!D6": "not applicable",
    f"{WORK}!H6": "another level holds the task by law",
    f"{WORK}!D8": "yes",
    f"{WORK}!D9": "no",
    f"{WORK}!D10": "yes",
    f"{HOMES}!D3": "3/40",
}
# In German, where the sheets of work and housing are called Arbeit and Wohnen.
SCHOOL = {
    f"{START}!D12": "Sankt Beispiel",
    f"{START}!D15": 4400,
    "Arbeit!D4": "0: Niemand.",
    "Arbeit!F4": "seit Mai geschlossen",
    "Arbeit!G4": "Schulamt",
    "Arbeit!D5": "ja",
    "Arbeit!F5": "drei im Jahr",
    "Arbeit!D6": "Im Rathaus",
    "Arbeit!D8": "ja",
    "Arbeit!D9": "ja",
    "Arbeit!D10": "ja",
    "Wohnen!D4": 12.5,
}


def saved(path: Path, cells: Mapping[str, object], language: str = "en") -> Path:
    """A form with some cells filled in."""
    book: Any = openpyxl.load_workbook(io.BytesIO(write_form(EDITION, language)))
    for name, value in cells.items():
        sheet, cell = name.split("!")
        book[sheet][cell] = value
    book.save(path)
    return path


def responses(*paths: Path) -> list[Response]:
    """What forms say, in which nothing is wrong."""
    found = [read_response(str(path), EDITION) for path in paths]
    assert [told for _, told in found] == [[] for _ in paths]
    return [each for each, _ in found if each]


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The joined form of the two."""
    forms = responses(saved(tmp_path / "office.xlsx", OFFICE), saved(tmp_path / "school.xlsx", SCHOOL, "de"))
    path = tmp_path / "town.xlsx"
    path.write_bytes(write_joined(join(forms, EDITION), EDITION, "en"))
    return path


def read(path: Path) -> tuple[Filled, list[Problem]]:
    sheets, problems = read_workbook(path, path.name)
    assert (sheets is not None, problems) == (True, [])
    filled, told = read_form(sheets or (), EDITION)
    assert filled is not None
    return filled, told


def changed(path: Path, cells: Mapping[str, object]) -> Path:
    book: Any = openpyxl.load_workbook(path)
    for name, value in cells.items():
        sheet, cell = name.split("!")
        book[sheet][cell] = value
    book.save(path)
    return path


def told(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(each.code, each.place.sheet, each.place.cell) for each in problems]


# --- Joining -----------------------------------------------------------------------------------------------------


def test_answers_that_do_not_meet_are_joined_and_those_that_agree_stand(town: Path) -> None:
    filled, problems = read(town)
    assert told(problems) == [("M08", MEETING, "")]
    assert filled.cells == {
        "edition": "small-2026",
        "municipality": "Sankt Beispiel",
        "country": "DE",
        "date": None,
        "place": "A place in the hills",
        "work_desk.evidence": "leaflet, p. 3",
        "work_desk.note": "seit Mai geschlossen",
        "work_desk.answered_by": "integration office; Schulamt",
        "work_offer": "yes",
        "work_offer.note": "two a year (integration office); drei im Jahr (school.xlsx)",
        "work_offer.answered_by": "integration office",
        # The elements that both can show; the one that differs is blank.
        "work_steps": "advert|mentor",
        "homes_share": "3/40",
        "homes_wait": 12.5,
    }


def test_what_differs_is_on_the_sheet_for_the_meeting_in_the_order_of_the_method(town: Path) -> None:
    sheet = openpyxl.load_workbook(town)[MEETING]
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]]
    two, zero = "2: A desk with hours that are published.", "0: Nobody."
    desk, mine = "Who helps with looking for work?", "integration office"
    kind, people = "How are certificates recognised?", "How many people live here?"
    visit = "What was done for recruitment? – Schools were visited"
    away = "not applicable: another level holds the task by law"
    assert rows == [
        ("_joined", None, None, None, "2", None, "5", None, None, None),
        ("work_desk", desk, "Meeting", "Two or more steps apart", "office.xlsx", mine, two, "leaflet, p. 3", None, None),
        ("work_desk", desk, "Meeting", "Two or more steps apart", "school.xlsx", "Schulamt", zero, None, "seit Mai geschlossen", None),
        ("work_kind", kind, "Meeting", "Not applicable against an answer", "office.xlsx", None, away, None, None, None),
        ("work_kind", kind, "Meeting", "Not applicable against an answer", "school.xlsx", None, "In the town hall", None, None, None),
        ("inhabitants", people, "Meeting", "A fact about the municipality", "office.xlsx", None, "4321", None, None, None),
        ("inhabitants", people, "Meeting", "A fact about the municipality", "school.xlsx", None, "4400", None, None, None),
        ("work_steps.visit", visit, "Short talk", "One element differs", "office.xlsx", None, "no", None, None, None),
        ("work_steps.visit", visit, "Short talk", "One element differs", "school.xlsx", None, "yes", None, None, None),
    ]  # fmt: skip


def test_the_workbook_opens_with_the_sheet_for_the_meeting_which_stands_behind_the_start(town: Path) -> None:
    book = openpyxl.load_workbook(town)
    assert book.sheetnames == [START, MEETING, WORK, HOMES, "Result", "_lists", "_points"]
    selected = [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected]
    assert (book.active and book.active.title, selected) == (MEETING, [MEETING])


def test_the_headers_that_are_read_aloud_are_found_behind_the_sheet_for_the_meeting(town: Path) -> None:
    book = openpyxl.load_workbook(town)
    found = {sheet.title: [name for name in sheet.defined_names if "Title" in name] for sheet in book}
    assert {sheet: names for sheet, names in found.items() if names} == {
        START: ["ColumnTitleRegion1.A8.D17.1", "ColumnTitleRegion2.A20.D23.1"],
        WORK: ["ColumnTitleRegion1.A3.H10.3"],
        HOMES: ["ColumnTitleRegion1.A2.H5.4"],
        "Result": ["ColumnTitleRegion1.A3.G6.5"],
    }


def test_where_nothing_is_to_be_settled_the_workbook_opens_with_its_start(tmp_path: Path) -> None:
    path = tmp_path / "town.xlsx"
    forms = responses(saved(tmp_path / "office.xlsx", OFFICE | {f"{WORK}!E4": "leaflet"}))
    path.write_bytes(write_joined(join(forms, EDITION), EDITION, "en"))
    book = openpyxl.load_workbook(path)
    assert (book.sheetnames[:2], book.active and book.active.title) == ([START, MEETING], START)


def test_a_dimension_that_is_called_like_the_sheet_keeps_its_name(tmp_path: Path) -> None:
    edition = small_edition(homes__short=MEETING)
    forms = responses(saved(tmp_path / "office.xlsx", OFFICE))
    book = openpyxl.load_workbook(io.BytesIO(write_joined(join(forms, edition), edition, "en")))
    assert book.sheetnames[:4] == [START, f"{MEETING} 2", WORK, MEETING]
    assert meeting_sheet(edition, "en") == f"{MEETING} 2"


def test_only_one_cell_of_each_question_takes_what_is_agreed_on_and_drops_down_its_answers(
    town: Path,
) -> None:
    book = openpyxl.load_workbook(town)
    sheet = book[MEETING]
    unlocked = [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    assert unlocked == ["J6", "J8", "J10", "J12"]
    lists = {
        f"'_lists'!${letter}$1:${letter}${len(words)}": words
        for letter in "ABCDEFGHIJKL"
        if (words := [cell.value for cell in book["_lists"][letter] if cell.value])
    }
    offered = {str(rule.sqref): lists[rule.formula1] for rule in sheet.data_validations.dataValidation}
    assert offered == {
        "J6": ["0: Nobody.", "1: Single colleagues, when they are asked.", "2: A desk with hours that are published.", "unknown"],
        "J8": ["In the town hall", "At the county", "unknown", "not applicable"],
        "J12": ["yes", "no"],
    }  # fmt: skip


# --- What was agreed on ------------------------------------------------------------------------------------------


def test_what_was_agreed_on_is_read_from_the_sheet_or_from_the_row_of_the_question(town: Path) -> None:
    cells = {
        f"{MEETING}!J6": "1: Single colleagues, when they are asked.",
        f"{MEETING}!J8": "In the town hall",
        f"{START}!D15": 4400,
        f"{MEETING}!J12": "yes",
    }
    filled, problems = read(changed(town, cells))
    found = {
        name: filled.cells.get(name)
        for name in ("work_desk", "work_kind", "work_kind.reason", "inhabitants", "work_steps")
    }
    assert (found, problems) == (
        {
            "work_desk": "1: Single colleagues, when they are asked.",
            "work_kind": "In the town hall",
            # It was there for whoever held that it does not apply.
            "work_kind.reason": None,
            "inhabitants": 4400.0,
            "work_steps": "advert|visit|mentor",
        },
        [],
    )
    assert (filled.places["work_desk"].sheet, filled.places["work_desk"].cell) == (MEETING, "J6")


def test_not_applicable_that_was_agreed_on_keeps_the_reason(town: Path) -> None:
    filled, problems = read(changed(town, {f"{MEETING}!J8": "not applicable"}))
    assert told(problems) == [("M08", MEETING, "")]
    assert (filled.cells["work_kind"], filled.cells["work_kind.reason"]) == (
        "not applicable",
        "another level holds the task by law",
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # The same answer in both places is no contradiction, in whatever words.
        ({f"{MEETING}!J6": "1", f"{WORK}!D4": "1: Single colleagues, when they are asked."}, []),
        ({f"{MEETING}!J6": "0: Nobody.", f"{WORK}!D4": "unknown"}, [("A22", MEETING, "J6")]),
        ({f"{MEETING}!J6": "0: Nobody.", f"{MEETING}!J7": "unknown"}, [("A22", MEETING, "J7")]),
        ({f"{MEETING}!J12": "yes", f"{WORK}!D9": "no"}, [("A22", MEETING, "J12")]),
        ({f"{MEETING}!J12": "perhaps"}, [("A01", MEETING, "J12")]),
        ({f"{MEETING}!J6": "#REF!"}, [("A07", MEETING, "J6")]),
        ({f"{MEETING}!A6": "work_dask", f"{MEETING}!A7": "work_dask"}, [("T09", MEETING, "A6")]),
    ],
)
def test_what_is_wrong_with_an_agreement_is_told_at_its_cell(
    cells: Mapping[str, object], expected: list[tuple[str, str, str]], town: Path
) -> None:
    _, problems = read(changed(town, cells))
    assert [each for each in told(problems) if each[0] != "M08"] == expected


def test_a_word_that_is_no_answer_is_told_where_it_was_agreed_on(town: Path) -> None:
    part = next(read_files([str(changed(town, {f"{MEETING}!J6": "rarely"}))], EDITION))
    assert [each for each in told(part.problems) if each[0] != "M08"] == [("A01", MEETING, "J6")]


def test_the_sheet_is_understood_sorted_renamed_moved_and_with_its_columns_turned_round(town: Path) -> None:
    book: Any = openpyxl.load_workbook(changed(town, {f"{MEETING}!J6": "0: Nobody.", f"{MEETING}!J10": 4400}))
    sheet = book[MEETING]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    sheet.delete_rows(4, 50)
    for number, row in enumerate([rows[0], *sorted(rows[1:], key=str, reverse=True)], 7):
        for column, value in enumerate(reversed(row), 2):
            sheet.cell(number, column).value = value
    sheet.title = "Sheet 9"
    book.move_sheet(sheet, -4)
    book.save(town)
    filled, problems = read(town)
    assert told(problems) == [("M08", "Sheet 9", "")]
    assert (filled.cells["work_desk"], filled.cells["inhabitants"], filled.meeting.met) == (
        "0: Nobody.",
        4400.0,
        5,
    )


def test_without_its_sheet_for_the_meeting_a_joined_form_is_a_form_like_any_other(town: Path) -> None:
    book: Any = openpyxl.load_workbook(town)
    book.remove(book[MEETING])
    book.save(town)
    filled, problems = read(town)
    assert (problems, filled.meeting, filled.cells["work_offer"]) == ([], Meeting(), "yes")


# --- What is kept and said ---------------------------------------------------------------------------------------


def test_the_record_keeps_how_many_differed_and_what_was_agreed_on(town: Path) -> None:
    cells = {f"{MEETING}!J6": "0: Nobody.", f"{MEETING}!J12": "yes"}
    part = next(read_files([str(changed(town, cells))], EDITION))
    assert part.answers is not None, part.problems
    scored = replace(
        EDITION, questionnaire=replace(EDITION.questionnaire, levels=(Level(id="open", start=0),))
    )
    made = assess(scored, part.answers, part.problems, part.digest, part.meeting)[0]
    assert made.meeting == Meeting(
        forms=2,
        met=5,
        differed=(
            Differed(id="work_desk", talk="meeting", said=("2: A desk with hours that are published.", "0: Nobody."), agreed=True),
            Differed(id="work_kind", talk="meeting", said=("not applicable: another level holds the task by law", "In the town hall")),
            Differed(id="inhabitants", talk="meeting", said=("4321", "4400")),
            Differed(id="work_steps", talk="short", said=("visit: no", "visit: yes"), agreed=True),
        ),
    )  # fmt: skip
    text = to_json(made)
    jsonschema.validate(json.loads(text), record_schema())
    assert from_json(text, "record.json") == (made, [])
    words = Words(wording=EDITION.wording("en"), voice=voice("en"), rounding=made.rounding)
    assert (
        "The forms of several people were joined (2). Questions answered in more than one of them: 5; put to a talk, as the "
        "answers differed or lacked evidence: 4; agreed on since: 2. Nothing was averaged."
    ) in list(say_rules(made, words))


# --- What can be joined ------------------------------------------------------------------------------------------


def test_a_single_sheet_that_was_sent_back_alone_is_joined(tmp_path: Path) -> None:
    book: Any = openpyxl.load_workbook(saved(tmp_path / "homes.xlsx", {f"{HOMES}!D4": 30}))
    for name in (START, WORK):
        book.remove(book[name])
    book[HOMES].title = "Copy of a sheet"
    book.save(tmp_path / "homes.xlsx")
    response, problems = read_response(str(tmp_path / "homes.xlsx"), EDITION)
    assert response is not None
    assert told(problems) == [("T07", "Copy of a sheet", "")]
    whole = responses(saved(tmp_path / "office.xlsx", OFFICE))
    joined = join([response, *whole], EDITION)
    assert (joined.facts["municipality"], joined.said["homes_wait"].figure, joined.topics) == (
        "Sankt Beispiel",
        30.0,
        (),
    )


def test_a_form_saved_as_csv_is_joined(tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(write_one_sheet(EDITION, "de").decode("utf-8-sig")), delimiter=";"))
    for row in rows:
        row[3] = {"municipality": "Sankt Beispiel", "work_desk": "0", "homes_wait": "30"}.get(row[0], row[3])
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    (tmp_path / "homes.csv").write_text(text.getvalue(), encoding="utf-8")
    joined = join(responses(tmp_path / "homes.csv", saved(tmp_path / "office.xlsx", OFFICE)), EDITION)
    assert joined.said["homes_wait"].figure == 30.0
    assert [(topic.question.id, topic.difference.talk) for topic in joined.topics] == [
        ("work_desk", "meeting")
    ]


def test_forms_of_two_towns_are_not_joined_and_both_are_named(tmp_path: Path) -> None:
    one = saved(tmp_path / "one.xlsx", {f"{START}!D12": "Sankt Beispiel", f"{START}!D13": "DE"})
    other = saved(tmp_path / "other.xlsx", {f"{START}!D12": "Lindenau", f"{START}!D13": "FR"})
    blank = saved(tmp_path / "blank.xlsx", {f"{START}!D12": "sankt  beispiel"})
    found = not_of_one(responses(one, other, blank))
    assert [(each.code, each.place.cell, dict(each.facts)) for each in found] == [
        ("M10", "D12", {"given": "Lindenau", "first": "one.xlsx", "other": "Sankt Beispiel"}),
        ("M10", "D13", {"given": "FR", "first": "one.xlsx", "other": "DE"}),
    ]


def test_the_command_tells_the_faults_of_all_files_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    edition = Path(__file__).parent / "gallery" / "edition"
    forms = {
        "one.xlsx": {"Start!D12": "Birkenfurt", "Lending!D3": "often"},
        "two.xlsx": {"Welcome!D3": "maybe"},
    }
    root = str(edition / "questionnaires" / "library")
    for name, cells in forms.items():
        assert CliRunner().invoke(app, ["form", "-o", name, "--edition", root, "-l", "en"]).exit_code == 0
        changed(Path(name), cells)
    result = CliRunner().invoke(app, ["merge", *forms, "-o", "town.xlsx", "--edition", root, "-l", "en"])
    places = [line.partition(" “")[0] + line.partition("”")[2][:9] for line in result.stderr.splitlines()[:2]]
    assert (result.exit_code, Path("town.xlsx").exists(), places) == (
        1,
        False,
        ["one.xlsx, sheet, D3: A01", "two.xlsx, sheet, D3: A01"],
    )
    assert result.stderr.splitlines()[-1] == "Nothing was joined, and no file was written."


def test_the_command_names_the_sheet_on_which_something_is_to_be_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    edition = Path(__file__).parent / "gallery" / "edition"
    root = str(edition / "questionnaires" / "library")

    def mint(*words: str) -> list[str]:
        return CliRunner().invoke(app, [*words, "--edition", root, "-l", "en"]).stderr.splitlines()

    for name, word in (("one.xlsx", "yes"), ("two.xlsx", "no"), ("three.xlsx", None)):
        mint("form", "-o", name)
        changed(Path(name), {"Welcome!D3": word})
    both = "Questions answered in more than one: {met}, of these for the meeting or a short talk: {met}."
    differ = [
        "Forms joined: 2. " + both.format(met=1),
        "What is to be settled stands on the sheet “For the meeting”, with which the workbook opens.",
        "Written: town.xlsx",
    ]
    assert mint("merge", "one.xlsx", "two.xlsx", "-o", "town.xlsx") == differ
    agree = ["Forms joined: 2. " + both.format(met=0), "Written: whole.xlsx"]
    assert mint("merge", "one.xlsx", "three.xlsx", "-o", "whole.xlsx") == agree
    there = mint("merge", "one.xlsx", "two.xlsx", "-o", "town.xlsx")
    assert (there[0].partition(" The")[0], there[-1]) == (
        "town.xlsx: O01",
        "Nothing was joined, and no file was written.",
    )


# --- How far answers lie apart -----------------------------------------------------------------------------------

STEP = {step: Said(standing="answered", chosen=(str(step),)) for step in range(3)}
PROVEN = Said(standing="answered", chosen=("2",), evidence="leaflet")
UNKNOWN, AWAY = Said(standing="unknown"), Said(standing="not_applicable", reason="law")


def share(figure: float) -> Said:
    return Said(standing="answered", figure=figure)


@pytest.mark.parametrize(
    ("question", "answers", "expected"),
    [
        ("work_desk", [STEP[0]], None),
        ("work_desk", [STEP[2]], None),  # nobody else was asked
        ("work_desk", [STEP[1], STEP[1]], None),
        ("work_desk", [PROVEN, STEP[2]], None),
        ("work_desk", [STEP[2], STEP[2]], "meeting: Highest step without evidence"),
        ("work_desk", [STEP[0], STEP[1]], "short: One step apart"),
        ("work_desk", [STEP[1], PROVEN], "short: One step apart"),
        ("work_desk", [STEP[1], STEP[2]], "meeting: Highest step without evidence"),
        ("work_desk", [STEP[0], PROVEN], "meeting: Two or more steps apart"),
        ("work_desk", [STEP[0], STEP[1], PROVEN], "meeting: Two or more steps apart"),
        ("work_desk", [UNKNOWN, UNKNOWN], None),
        ("work_desk", [UNKNOWN, STEP[0]], "meeting: Unknown against an answer"),
        ("work_kind", [AWAY, AWAY], None),
        ("work_kind", [AWAY, Said(standing="not_applicable", reason="none")], "meeting: Not applicable for different reasons"),
        ("work_kind", [AWAY, Said(standing="answered", chosen=("here",))], "meeting: Not applicable against an answer"),
        ("homes_share", [share(30), share(30)], None),
        ("homes_share", [share(30), share(40)], "short: Figures close to each other"),
        ("homes_share", [share(10), share(60)], "meeting: Figures far apart"),
        ("inhabitants", [share(4321), share(4322)], "meeting: A fact about the municipality"),
        ("homes_story", [Said(standing="answered", given="A  talk"), Said(standing="answered", given="a talk")], None),
        ("homes_story", [Said(standing="answered", given="A talk"), Said(standing="answered", given="None")], "short: Different words"),
    ],
)  # fmt: skip
def test_how_far_answers_lie_apart(question: str, answers: list[Said], expected: str | None) -> None:
    for order in (answers, answers[::-1]):
        found = difference(EDITION.questionnaire.questions[question], order)
        assert (found and f"{found.talk}: {found.why}") == expected


# --- Files as they come ------------------------------------------------------------------------------------------


def as_csv(path: Path, filled: Mapping[str, tuple[str, str]]) -> Path:
    """A form of one CSV sheet: answers and evidence by their questions."""
    text = write_one_sheet(EDITION, "en").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        for row in rows:
            own = filled.get(row[0])
            writer.writerow([*row[:3], *own, *row[5:]] if own else row)
    return path


TOWN = {"municipality": ("Sankt Beispiel", "")}


def test_a_workbook_and_a_form_saved_as_csv_are_joined(tmp_path: Path) -> None:
    lone = as_csv(tmp_path / "desk.csv", TOWN | {"work_desk": ("2", "leaflet")})
    joined = join(responses(saved(tmp_path / "office.xlsx", OFFICE), lone), EDITION)
    said = joined.said["work_desk"]
    assert (said.chosen, said.evidence) == (("2",), "leaflet, p. 3 (integration office); leaflet (desk.csv)")


def test_a_table_that_is_no_form_is_not_joined(tmp_path: Path) -> None:
    table = tmp_path / "towns.csv"
    table.write_text("municipality,work_desk\nErlenau,2\n", encoding="utf-8")
    assert [each.code for each in read_response(str(table), EDITION)[1]] == ["T08"]


def test_of_several_dates_none_is_taken_and_that_is_told(tmp_path: Path) -> None:
    one = as_csv(tmp_path / "one.csv", TOWN | {"date": ("2026-03-31", "")})
    other = as_csv(tmp_path / "other.csv", TOWN | {"date": ("2026-04-01", "")})
    found = apart_in_time(responses(one, other))
    assert [(each.code, each.fact("found")) for each in found] == [
        ("M12", "2026-03-31 (one.csv), 2026-04-01 (other.csv)")
    ]
    assert apart_in_time(responses(one, one)) == []


def test_control_characters_do_not_reach_a_workbook(tmp_path: Path) -> None:
    lone = as_csv(tmp_path / "desk.csv", TOWN | {"work_desk": ("2", "a\x07b\ufffe")})
    path = tmp_path / "town.xlsx"
    path.write_bytes(write_joined(join(responses(lone), EDITION), EDITION, "en"))
    assert read(path)[0].cells["work_desk.evidence"] == "ab"


def test_what_a_cell_cannot_hold_is_told_and_not_cut(tmp_path: Path) -> None:
    forms = [
        as_csv(tmp_path / f"{each}.csv", TOWN | {"work_desk": ("2", each * 20_000)}) for each in ("a", "b")
    ]
    found = too_long(join(responses(*forms), EDITION).said, "town.xlsx")
    assert [(each.code, each.fact("question"), each.fact("most")) for each in found] == [
        ("O12", "work_desk", "32,767")
    ]


def test_a_form_named_in_two_ways_is_one_and_the_joined_one_is_a_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(app, ["form", "-l", "en", "-o", "one.csv"]).exit_code == 0
    twice = ["merge", "one.csv", f".{os.sep}..{os.sep}{tmp_path.name}{os.sep}one.csv", "-l", "en"]
    assert "Forms joined: 1." in runner.invoke(app, twice).stderr
    misnamed = runner.invoke(app, [*twice, "-o", "town.csv"])
    assert (misnamed.exit_code, misnamed.stderr.partition(" The")[0]) == (1, "town.csv: O10")
