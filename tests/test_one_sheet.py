"""The CSV form: written, filled, saved by whatever program, and read back as it was filled."""

import csv
import io
import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions import load_edition
from fills import Entries, differences, enter, expected
from generated import steady
from mint_index.answers.files import read_files
from mint_index.answers.form.armour import armoured, bared
from mint_index.answers.form.one_sheet import write_one_sheet
from mint_index.answers.specials import NONE, reason_words, special_words
from mint_index.answers.table import ANSWERED, BLANK, NOT_APPLICABLE, UNKNOWN, Answers, Respondent
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load
from mint_index.instrument.questionnaire import REASONS, Question
from mint_index.instrument.wording import Wording
from mint_index.problems import Problem
from mint_index.voices import voice

Table = list[list[str]]
WHO = {"municipality": "'s-Gravenbeek", "country": "DE", "date": "2026-03-31"}


@pytest.fixture(scope="module")
def shipped() -> Instrument:
    instrument, problems = load()
    assert instrument is not None, problems
    return instrument


def table_of(content: bytes) -> Table:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def saved(table: Table, delimiter: str = ";", line_end: str = "\r\n", encoding: str = "utf-8-sig") -> bytes:
    """The table as a program saves it."""
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator=line_end).writerows(table)
    return held.getvalue().encode(encoding)


def typed(question: Question, entries: Entries, words: Wording) -> list[str]:
    """What somebody writes into the cells of a question: the answer, evidence, note, who answered, the reason."""
    each, say = entries[question.id], voice(words.language)
    specials, standing = special_words(say), each.filled.standing
    reason = ""
    if standing == ANSWERED and question.scale.answers:
        codes = [question.scale.answers[at] for at in each.positions]
        if question.scale.kind == "yes_no":
            answer = specials[codes[0]]
        else:
            # By its code, by its words, or by both, as they are printed.
            ways: list[Callable[[str], str]] = [
                lambda code: code,
                lambda code: words.say(question.id, code).upper(),
                lambda code: f"{code}: {words.say(question.id, code)}",
            ]
            answer = " | ".join(ways[at % 3](code) for at, code in enumerate(codes, len(question.id)))
            answer = answer or specials[NONE]
    else:
        answer = {BLANK: "", UNKNOWN: specials["unknown"], NOT_APPLICABLE: specials["not_applicable"]}.get(
            standing, each.typed
        )
        reason = reason_words(say)[REASONS[each.filled.reason]] if standing == NOT_APPLICABLE else ""
    remark = each.remark
    return [armoured(cell) for cell in (answer, remark.evidence, remark.note, remark.answered_by, reason)]


def filled_in(instrument: Instrument, language: str, entries: Entries) -> Table:
    """The form with its cells written. What is not asked is left blank, as the form says."""
    table = table_of(write_one_sheet(instrument, language))
    answers = expected(instrument.questionnaire, entries, Respondent(municipality=""))
    for row in table:
        question = instrument.questionnaire.questions.get(row[0])
        if row[0] in WHO:
            row[3] = WHO[row[0]]
        elif question:
            row[3:] = typed(question, entries, instrument.wording(language))
            if answers.columns[question.id].standing[0] == BLANK:
                row[3] = row[7] = ""
    return table


def read_one(file: Path, instrument: Instrument) -> tuple[Answers | None, list[Problem]]:
    (part,) = read_files([str(file)], instrument)
    return part.answers, part.problems


def who_of(file: Path, language: str) -> Respondent:
    return Respondent(**WHO, language=language, file=str(file))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("delimiter", "line_end", "encoding"),
    [
        (";", "\r\n", "utf-8-sig"),
        (",", "\n", "utf-8"),
        ("\t", "\r\n", "utf-16"),
        (";", "\r\n", "utf-16-le"),
    ],
)
def test_a_filled_form_is_read_as_it_was_filled(
    shipped: Instrument, tmp_path: Path, language: str, delimiter: str, line_end: str, encoding: str
) -> None:
    for seed in range(6):
        entries = enter(shipped.questionnaire, random.Random(seed))
        file = tmp_path / f"{seed}.csv"
        file.write_bytes(saved(filled_in(shipped, language, entries), delimiter, line_end, encoding))
        answers, problems = read_one(file, shipped)
        assert problems == []
        assert answers is not None
        assert differences(expected(shipped.questionnaire, entries, who_of(file, language)), answers) == []


@pytest.fixture(scope="module")
def resaved(shipped: Instrument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of filled forms that LibreOffice opened and saved, in two ways."""
    soffice = shutil.which("soffice")
    if not soffice:
        reason = "LibreOffice is missing here"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    folder = tmp_path_factory.mktemp("filled")
    for language in ("en", "de"):
        for seed in range(4):
            entries = enter(shipped.questionnaire, random.Random(seed))
            (folder / f"{language}-{seed}.csv").write_bytes(saved(filled_in(shipped, language, entries)))
    # How to read (; and UTF-8, cells as they are recognised) and how to save: with ; in UTF-8, with , in UTF-16.
    reads = "CSV:59,34,UTF8,1,,0,false,true"
    for name, saves in (("semicolons", "59,34,76,1,,0,false,true"), ("commas", "44,34,65535,1,,0,true,true")):
        subprocess.run(
            [
                str(soffice),
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                f"--infilter={reads}",
                "--convert-to",
                f"csv:Text - txt - csv (StarCalc):{saves}",
                "--outdir",
                str(folder / name),
                *sorted(map(str, folder.glob("*.csv"))),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
    return folder


@pytest.mark.parametrize("name", ["semicolons", "commas"])
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("seed", range(4))
def test_libreoffice_may_save_it_in_between(
    shipped: Instrument, resaved: Path, name: str, language: str, seed: int
) -> None:
    file = resaved / name / f"{language}-{seed}.csv"
    answers, problems = read_one(file, shipped)
    assert problems == []
    assert answers is not None
    entries = enter(shipped.questionnaire, random.Random(seed))
    assert differences(expected(shipped.questionnaire, entries, who_of(file, language)), answers) == []


QUESTIONS = """
questions:
  - {id: step, kind: ladder, steps: 3, weight: 1, may_not_apply: [law]}
  - {id: shown, kind: checklist, weight: 1, options: [web, letter]}
  - {id: days, kind: number, unit: days, worst: 20, best: 3, highest: 50, weight: 1}
  - {id: example, kind: text}
"""
HEAD = "Id;Answer;Note\nmunicipality;Erlenau;\ncountry;DE;\ndate;2026-03-31;\n"
SOUND = f"{HEAD}step;1;\nshown;web;\ndays;5;\nexample;;\n"


def told(folder: Path, text: str) -> list[tuple[str, int, int]]:
    """The codes of the problems, and their lines and columns."""
    instrument = load_edition(folder, {"talks": QUESTIONS})
    file = folder / "answers.csv"
    file.write_text(text, encoding="utf-8", newline="")
    found = [(each.code, each.place.line, each.place.column) for each in read_one(file, instrument)[1]]
    return sorted(found, key=lambda each: each[1:])


@pytest.mark.parametrize(
    ("text", "expects"),
    [
        (SOUND, []),
        ("sep=;\n" + SOUND, []),
        (SOUND.replace("step;1;", "step;1"), []),  # a line that ends early
        (SOUND.replace(";web;", ";WEB | letter;"), []),
        (SOUND.replace("step;1;", 'step;1;"two\nlines"').replace(";web;", ";website;"), [("A01", 7, 2)]),
        (SOUND.replace("step;1;\n", "step;1;\nstep;2;\n"), [("T10", 6, 1)]),
        (SOUND.replace("step;", "stepp;"), [("T09", 5, 1)]),
        (SOUND.replace("days;5;\n", ""), [("T11", 0, 0)]),
        (SOUND.replace("step;1;", "step;1;no; it is 2"), [("T04", 5, 0)]),
        (SOUND.replace("step;1;", "step;entfällt;"), [("A10", 5, 2)]),
        (SOUND.replace("days;5;", "days;#NAME?;"), [("A07", 7, 2)]),
        (SOUND.replace("example;;", 'example;";'), [("T13", 8, 0)]),
        (SOUND.replace("country;DE", "edition;other\ncountry;DE"), [("M05", 3, 2)]),
        (SOUND.replace("Note", "Answer"), [("T03", 1, 3)]),
        (SOUND.replace("Erlenau", ""), [("M01", 2, 2)]),
        (SOUND.replace("step;1;", f"step;1;{'x' * 140_000}"), [("F06", 5, 0)]),
        (SOUND + "foreign;1;\n" * 100_000, [("F06", 0, 0)]),
        (SOUND + "step;1;\n" * 100_000, [("F06", 0, 0)]),
    ],
)
def test_what_is_wrong_is_told_with_line_and_column(
    tmp_path: Path, text: str, expects: list[tuple[str, int, int]]
) -> None:
    assert told(tmp_path, text) == expects


def test_a_form_of_an_older_state_names_only_what_is_asked_otherwise(tmp_path: Path) -> None:
    instrument = load_edition(tmp_path, {"talks": QUESTIONS})
    rows = table_of(write_one_sheet(instrument, "en"))
    told = {"fingerprint": "0" * 64, "municipality": "Erlenau", "date": "2026-03-31", "step": "1"}
    filled = [[*row[:3], told.get(row[0], row[3]), *row[4:]] for row in rows]
    filled = [[*row[:2], "0 | 1", *row[3:]] if row[0] == "step" else row for row in filled]
    file = tmp_path / "answers.csv"
    file.write_bytes(saved(filled))
    found = read_one(file, instrument)[1]
    assert [(each.code, each.fact("changed"), each.fact("new")) for each in found] == [("M06", "step", "")]


DATES = {
    "2026-03-31": "2026-03-31",
    "'2026-03-31": "2026-03-31",
    "31.03.2026": "2026-03-31",
    "31. 3. 2026": "2026-03-31",
    "31.03.26": "2026-03-31",
    "31-03-2026": "2026-03-31",
    "31/03/2026": "2026-03-31",
    "3/31/2026": "2026-03-31",
    "2026. 03. 31.": "2026-03-31",
    "03/04/2026": "2026-04-03",
    "31/03/26": "",
    "31.02.2026": "",
}


@pytest.mark.parametrize("written", DATES)
def test_a_date_may_be_written_as_its_country_does(tmp_path: Path, written: str) -> None:
    instrument = load_edition(tmp_path, {"talks": QUESTIONS})
    file = tmp_path / "answers.csv"
    file.write_text(SOUND.replace("2026-03-31", written), encoding="utf-8")
    answers, problems = read_one(file, instrument)
    date = answers.respondents[0].date if answers else ""
    assert (date, [each.code for each in problems]) == (DATES[written], [] if DATES[written] else ["M04"])


def test_several_forms_are_a_batch_and_two_of_one_town_are_told(tmp_path: Path) -> None:
    instrument = load_edition(tmp_path, {"talks": QUESTIONS})
    for name, text in (("one", SOUND), ("two", SOUND.replace("Erlenau", "Gründau")), ("three", SOUND)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    parts = list(read_files([str(tmp_path / f"{name}.csv") for name in ("one", "two", "three")], instrument))
    assert [part.rows for part in parts] == [1, 1, 1, 0]
    assert [each.code for part in parts for each in part.problems] == ["M02"]


@given(st.text(max_size=30) | st.text("'=+-@#0123456789/. ab\n", max_size=25))
@steady(1500)
def test_armour_comes_off_as_it_was_put_on(text: str) -> None:
    assert bared(armoured(text)) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("12", "12"),
        ("0", "0"),
        ("File of the council, 12 May 2026", "File of the council, 12 May 2026"),
        ("'s-Gravenbeek", "'s-Gravenbeek"),
        ("007", "'007"),
        ("3/40", "'3/40"),
        ("12.5", "'12.5"),
        ("Mai 2026", "'Mai 2026"),
        ("=1+1", "'=1+1"),
        ("-5", "'-5"),
        ("'007", "''007"),
    ],
)
def test_what_a_spreadsheet_would_turn_bears_an_apostrophe(text: str, cell: str) -> None:
    assert (armoured(text), bared(cell)) == (cell, text)


def test_every_row_says_what_can_be_typed(tmp_path: Path) -> None:
    instrument = load_edition(tmp_path, {"talks": QUESTIONS})
    stated = ("small", "en", instrument.fingerprint)
    rows = {row[0]: row[2:4] for row in table_of(write_one_sheet(instrument, "en"))}
    assert rows == {
        "Id": ["Possible answers", "Answer"],
        "edition": ["", stated[0]],
        "language": ["", stated[1]],
        "fingerprint": ["", stated[2]],
        "municipality": ["", ""],
        "country": ["two capital letters", ""],
        "date": ["year-month-day", ""],
        "": ["", ""],
        "step": [
            "0: The step.0 | 1: The step.1 | 2: The step.2 | unknown | "
            "not applicable (with a reason: another level holds the task by law)",
            "",
        ],
        "shown": [
            "one or several, with | between them: web: The shown.web | letter: The shown.letter | "
            "none of these | unknown",
            "",
        ],
        "days": ["a figure from 0 to 50 (The unit.days) | unknown", ""],
        "example": ["a sentence or two, or an example | unknown", ""],
    }
