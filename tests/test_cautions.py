"""What stands on top of page one: in plain words what a notice means for the figures, and no word of files or cells."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from assessments import town, wording
from mint_index.cli.main import app
from mint_index.cli.sources import from_record, wording_of
from mint_index.problems import CODES, Place, Problem, problem
from mint_index.report.view import view
from mint_index.voices import voice

ROOT = Path(__file__).parents[1]
AT = Place(file="answers.xlsx", sheet="For the meeting", cell="D9")


def warned(*problems: Problem) -> list[str]:
    """What is told of the notices, without what is told of the figures."""
    shown = [view(replace(town(), problems=each), wording(), voice("en")).warnings for each in ((), problems)]
    return [each for each in shown[1] if each not in shown[0]]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (problem("M08", AT, count=1, of=4), "1 question that colleagues answered differently awaits the meeting; it counts as not answered yet."),
        (problem("M08", AT, count=3, of=4), "3 questions that colleagues answered differently await the meeting; they count as not answered yet."),
        (problem("M09", AT, count=1, of=99), "1 answer of the last round is not confirmed yet; it counts as not answered yet."),
        (problem("M09", AT, count=57, of=99), "57 answers of the last round are not confirmed yet; they count as not answered yet."),
        (problem("M07", AT), "The date of the answers was not entered; the date given is that of the assessment."),
        (problem("F10", AT), "Letters with accents or dots may be wrong in names and notes: the file with the answers was saved in an old way."),
        (problem("R04", AT, edition="mint-2026"), "The questionnaire was revised after this assessment; the report shows the assessment as it was made."),
        (problem("M06", AT, edition="mint-2026"), "The answers were given in an older form, and the questionnaire was revised since."),
        (
            problem("M06", AT, edition="mint-2026", new="a, b", gone="c", changed="d"),
            "The answers were given in an older form, and the questionnaire was revised since. 2 questions are new and count as "
            "not answered yet. 1 question was asked in other words.",
        ),
    ],
)  # fmt: skip
def test_a_notice_is_told_in_plain_words(told: Problem, said: str) -> None:
    assert warned(told) == [said]


def test_the_same_notice_of_several_files_is_told_once() -> None:
    assert warned(problem("F10", AT), problem("F10", Place(file="other.csv"))) == [
        "Letters with accents or dots may be wrong in names and notes: the file with the answers was saved in an old way."
    ]


@pytest.mark.parametrize("count", ["", "many", "0", "9" * 5000, "-3", "²"])
def test_a_record_whose_notice_has_no_number_tells_nothing_of_it(count: str) -> None:
    assert warned(problem("M08", AT, count=count), problem("M09", AT, count=count)) == []


def test_what_means_nothing_for_the_figures_is_not_told() -> None:
    """Every notice there is: either it is told, or it is about forms, words and files. Whoever adds one has to decide."""
    notices = {code for code, entry in CODES.items() if entry.notice}
    told = {code for code in notices if warned(problem(code, AT, count=2, new="a"))}
    assert told == {"F10", "M06", "M07", "M08", "M09", "R04"}
    assert (
        " ".join(sorted(notices - told))
        == "L09 L10 M12 O04 O09 R07 R08 T07 W06 W07 W08 W09 W10 Y23 Y24 Y26 Y27 Y28"
    )


def fill(path: Path, **cells: str) -> None:
    """Answers written into the column for them, beside their questions."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=1):
            if row[0].value in cells:
                row[3].value = cells.pop(str(row[0].value))
    assert cells == {}
    book.save(path)


def test_a_town_whose_forms_were_joined_reads_what_awaits_the_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    example = (ROOT / "examples" / "kranichbrueck-2026.xlsx").read_bytes()
    for name in ("office.xlsx", "school.xlsx"):
        Path(name).write_bytes(example)
    fill(
        Path("school.xlsx"), policy_written_concept="0", policy_budget="3", **{"policy_groups.women": "nein"}
    )

    def run(*words: str) -> str:
        ran = CliRunner().invoke(app, [*words, "-l", "en"])
        assert ran.exit_code == 0, ran.output
        return ran.stderr

    run("merge", "office.xlsx", "school.xlsx", "-o", "town.xlsx")
    told = run("assess", "town.xlsx", "--archive", "records")
    assert told.startswith(
        "town.xlsx, sheet “For the meeting”: M08 Not agreed on yet: 3 of 3 questions on this sheet. They count as not answered."
    )
    shown = from_record(next(Path("records").glob("*.json")))
    assert shown.result is not None
    words, _ = wording_of(shown, "en")
    assert words is not None
    warnings = view(shown.result, words, voice("en")).warnings
    assert [each for each in warnings if "differently" in each] == [
        "3 questions that colleagues answered differently await the meeting; they count as not answered yet."
    ]
    assert [each for each in warnings if "town.xlsx" in each or "For the meeting" in each] == []
