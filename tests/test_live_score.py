"""The live score of a form, computed by LibreOffice, against the engine: 200 fills of the shipped edition, and more.

All workbooks are filled in by one LibreOffice. Figures may differ by a billionth; words and counts not at all.
"""

import io
import json
import math
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import openpyxl
import pytest
from hypothesis import given

from form_edition import small_edition
from generated import questionnaires, steady
from live_fills import Fill, Value, answers_of, edition_of, edition_of_other_settings, fills, places_of
from mint_index.answers.form.entries import Speaker
from mint_index.answers.form.filled import read_form
from mint_index.answers.form.live.plan import dimension_columns
from mint_index.answers.form.workbook import write_form
from mint_index.answers.sheets import read_workbook
from mint_index.answers.table import BLANK, NOT_APPLICABLE
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load
from mint_index.instrument.questionnaire import Choice, Questionnaire
from mint_index.scoring.index import FigureColumns, Scores, score
from mint_index.scoring.rounding import printed_one
from mint_index.voices import voice
from test_libreoffice import missing, python_with_uno

pytestmark = pytest.mark.xdist_group("libreoffice")

RECKONER = Path(__file__).parent / "libreoffice_fills.py"
SMALL = small_edition()
COLUMNS = tuple(dimension_columns(Speaker(SMALL.wording("en"), voice("en"))))
CLASSIC = """
ABS AND CHOOSE CODE COUNTA COUNTBLANK EXP FALSE FIND IF IFERROR INDEX INT ISBLANK ISNUMBER LEFT LEN LN MATCH MAX MID MIN NOT OR RIGHT
ROUND ROW ROWS SUBSTITUTE SUM SUMPRODUCT TRIM TRUE VALUE
"""
"""What every spreadsheet program has had since 2010. None depends on the clock, on chance or on the language."""


def loaded() -> Instrument:
    edition, problems = load()
    assert edition is not None, problems
    return edition


SHIPPED = loaded()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A form in one language, what is put into it, and what is looked at afterwards."""

    name: str
    instrument: Instrument
    language: str
    fills: list[Fill]
    saves: tuple[tuple[int, str], ...] = ()
    found: list[Any] = field(default_factory=list)

    @property
    def reads(self) -> list[str]:
        """The lines of the dimensions and of the whole; the table of results; the table of progress."""
        book = openpyxl.load_workbook(io.BytesIO(write_form(self.instrument, self.language)))
        lines = len(self.instrument.questionnaire.dimensions) + 1
        result = next(sheet for sheet in book.worksheets if "mint_result" in sheet.tables)
        start, points = book.worksheets[0], book["_points"]
        last = openpyxl.utils.get_column_letter(len(COLUMNS))
        return [
            f"_points!A{points.max_row - lines + 1}:{last}{points.max_row}",
            f"{result.title}!A4:G{3 + lines}",
            f"{start.title}!A{start.max_row - lines + 1}:D{start.max_row}",
        ]


def some_questionnaires(count: int) -> list[Questionnaire]:
    found: list[Questionnaire] = []

    @steady(count)
    @given(questionnaires())
    def collect(questionnaire: Questionnaire) -> None:
        # No spreadsheet knows figures as near to nothing as these.
        if not any(0 < points < 1e-300 for points in points_of(questionnaire)):
            found.append(questionnaire)

    collect()
    return found


def points_of(questionnaire: Questionnaire) -> Iterator[float]:
    for question in questionnaire.questions.values():
        if isinstance(question.scale, Choice):
            yield from (option.points for option in question.scale.options)


@pytest.fixture(scope="module")
def reckoned(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Case]:
    """Every case with what LibreOffice found in it."""
    soffice = shutil.which("soffice") or ""
    if not soffice:
        missing("LibreOffice")
    folder = tmp_path_factory.mktemp("reckoned")
    other = edition_of_other_settings(folder)
    saves = ((0, str(folder / "saved.xlsx")), (1, str(folder / "saved.ods")))
    cases = [
        Case(name="en", instrument=SHIPPED, language="en", fills=fills(SHIPPED, "en", 120, 1), saves=saves),
        Case(name="de", instrument=SHIPPED, language="de", fills=fills(SHIPPED, "de", 80, 2)),
        Case(name="other", instrument=other, language="en", fills=fills(other, "en", 80, 3)),
    ]
    for number, questionnaire in enumerate(some_questionnaires(25)):
        made = edition_of(questionnaire)
        cases.append(
            Case(name=f"made {number}", instrument=made, language="en", fills=fills(made, "en", 5, number))
        )
    jobs = []
    for case in cases:
        file = folder / f"{case.name}.xlsx"
        file.write_bytes(write_form(case.instrument, case.language))
        puts = [fill.places for fill in case.fills]
        jobs.append({"workbook": str(file), "fills": puts, "reads": case.reads, "saves": case.saves})
    for case, found in zip(cases, reckon(jobs, folder), strict=True):
        case.found.extend(found)
    return {case.name: case for case in cases}


def reckon(jobs: Sequence[Mapping[str, Any]], folder: Path) -> list[Any]:
    """What LibreOffice finds in some workbooks."""
    soffice = shutil.which("soffice") or ""
    if not soffice:
        missing("LibreOffice")
    asked = {"soffice": soffice, "profile": str(folder / "profile"), "jobs": jobs}
    ran = subprocess.run(
        [python_with_uno(soffice), str(RECKONER)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=1800,
    )
    assert ran.returncode == 0, ran.stderr
    found: list[Any] = json.loads(ran.stdout)
    return found


def same(one: object, other: object) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return math.isclose(float(one), float(other), rel_tol=0, abs_tol=1e-9)  # type: ignore[arg-type]


def or_nothing(figure: float) -> Value:
    return "" if math.isnan(figure) else float(figure)


def engine_line(figures: FigureColumns, row: int) -> dict[str, Value]:
    """What the engine says of a dimension, as the sheet that computes holds it."""
    return {
        "score": or_nothing(figures.score[row]),
        "low": or_nothing(figures.low[row]),
        "high": or_nothing(figures.high[row]),
        "worst": or_nothing(figures.if_worst[row]),
        "best": or_nothing(figures.if_best[row]),
        "coverage": float(figures.coverage[row]),
        "standing": float(figures.standing[row]),
        "printed": or_nothing(figures.printed[row]),
        "level": float(figures.level[row] + 1) if figures.level[row] >= 0 else "",
        "near": float(figures.between[row] + 1),
    }


def lines_of(case: Case) -> Iterator[tuple[int, dict[str, Value], FigureColumns]]:
    """Every line of the dimensions and of the whole, with the fill it stands for and what the engine says of it."""
    scores = scores_of(case)
    for row, (lines, _, _) in enumerate(case.found):
        for line, figures in zip(lines, (*scores.dimensions, scores.overall), strict=True):
            yield row, dict(zip(COLUMNS, line, strict=True)), figures


def scores_of(case: Case) -> Scores:
    return score(case.instrument.questionnaire, answers_of(case.instrument, case.fills))


def test_the_figures_are_those_of_the_engine(reckoned: Mapping[str, Case]) -> None:
    wrong = [
        (case.name, row, line["what"], name, line[name], said)
        for case in reckoned.values()
        for row, line, figures in lines_of(case)
        for name, said in engine_line(figures, row).items()
        if not same(line[name], said)
    ]
    assert wrong == []


def test_the_fills_reach_everything_there_is(reckoned: Mapping[str, Case]) -> None:
    shipped = [each for name in ("en", "de") for each in lines_of(reckoned[name])]
    assert len(reckoned["en"].found) + len(reckoned["de"].found) == 200
    # Whether a dimension can lie outside a town's competence is for the edition to say.
    assert {line["standing"] for _, line, _ in shipped} >= {0, 1, 2}
    assert {line["level"] for _, line, _ in shipped} == {"", 1, 2, 3, 4}
    assert {line["near"] for _, line, _ in shipped} == {0, 1, 2, 3, 4}
    said = [value for name in ("en", "de") for fill in reckoned[name].fills for value in fill.places.values()]
    assert {
        re.sub("[0-9]+", "1", value) for value in said if isinstance(value, str) and "/" in value[:6]
    } >= {
        "1/1",
        "1 / 1",
        "1.1/1",
        "1,1/1",
    }
    others = [line for _, line, _ in lines_of(reckoned["other"])]
    assert {line["standing"] for line in others} == {0, 1, 2, 3}


def test_gates_and_what_is_not_applicable_are_those_of_the_engine(reckoned: Mapping[str, Case]) -> None:
    wrong = []
    for case in reckoned.values():
        places = places_of(write_form(case.instrument, case.language))
        for row, line, figures in lines_of(case):
            gates = [
                places[name].format("D").rpartition("!")[2]
                for name, here in figures.gates.items()
                if here[row]
            ]
            away = figures.not_applicable[row] if line["away"] != "" else ""
            if line["gates"] != " ".join(gates) or not same(line["away"], away) or line["wrong"]:
                wrong.append((case.name, row, line, gates))
    assert wrong == []


def test_the_table_of_results_says_it_in_words(reckoned: Mapping[str, Case]) -> None:
    for name in ("en", "de", "other"):
        case = reckoned[name]
        questionnaire, wording = case.instrument.questionnaire, case.instrument.wording(case.language)
        scores, whole = scores_of(case), replace(questionnaire.rounding, decimals=0)
        titles = [wording.say(each.id) for each in questionnaire.dimensions]
        for row, (_, results, _) in enumerate(case.found):
            assert [line[0] for line in results[:-1]] == titles
            for line, figures in zip(results, (*scores.dimensions, scores.overall), strict=True):
                at = int(figures.level[row])
                level = wording.say("level", questionnaire.levels[at].id) if at >= 0 else "–"
                shown = float(figures.printed[row]) if at >= 0 else "–"
                assert (line[1], line[5]) == (shown, level)
                assert line[4] == printed_one(float(figures.coverage[row]), whole) / 100


def test_remarks_name_what_is_to_be_known(reckoned: Mapping[str, Case]) -> None:
    words = {
        0: "",
        1: "provisional",
        2: "no score: too little is answered",
        3: "outside the municipality’s competence",
    }
    near = {f"near the boundary between “{one}” and “{two}”" for one, two in
            (("open", "begun"), ("begun", "in place"), ("in place", "secured"))}  # fmt: skip
    case, met = reckoned["en"], set[str]()
    scores = scores_of(case)
    for row, (_, results, _) in enumerate(case.found):
        for line, figures in zip(results, (*scores.dimensions, scores.overall), strict=True):
            remarks = line[6].split("; ") if line[6] else []
            standing = words[int(figures.standing[row])]
            assert (standing in remarks) == bool(standing)
            assert bool(near & set(remarks)) == (figures.between[row] >= 0)
            warned = figures.not_applicable[row] > 30 and figures.standing[row] < 3
            assert ("much does not apply" in remarks) == warned
            met |= {re.sub("D[0-9 D]+", "D", remark) for remark in remarks}
    assert met | {words[3]} == {
        *filter(None, words.values()),
        *near,
        "much does not apply",
        "cannot reach the highest level: 0 points in D",
    }


def test_progress_counts_what_is_answered_of_what_applies(reckoned: Mapping[str, Case]) -> None:
    for case in reckoned.values():
        answers, asked = answers_of(case.instrument, case.fills), scores_of(case).asked
        for row, (_, _, progress) in enumerate(case.found):
            counted = []
            for dimension in case.instrument.questionnaire.dimensions:
                standings = [
                    answers.columns[each.id].standing[row] for each in dimension.scored if asked[each.id][row]
                ]
                applying = [each for each in standings if each != NOT_APPLICABLE]
                counted.append((applying.count(BLANK), applying.count(1), len(applying)))
            counted.append(tuple(np.sum(counted, axis=0).tolist()))
            assert [(line[0], *line[2:]) for line in progress] == counted


def test_what_libreoffice_saved_is_read_as_it_was_filled_in(reckoned: Mapping[str, Case]) -> None:
    case = reckoned["en"]
    for row, file in case.saves:
        sheets, problems = read_workbook(Path(file), file)
        filled, told = read_form(sheets or (), case.instrument)
        assert (problems, told) == ([], [])
        assert filled is not None
        put = {
            name: cell for name, cell in case.fills[row].row.items() if name not in ("municipality", "date")
        }
        said = {name: cell for name, cell in filled.cells.items() if cell is not None and name != "edition"}
        # Both name the answer that a checklist has where none of its elements can be shown.
        none = {"none of these": "none"}
        assert {name: none.get(str(cell), cell) for name, cell in said.items()} == {
            name: none.get(str(cell), cell) for name, cell in put.items() if cell != ""
        }


def test_what_the_sheet_cannot_count_is_named_and_counts_as_blank(tmp_path: Path) -> None:
    file = tmp_path / "small.xlsx"
    file.write_bytes(write_form(SMALL, "en"))
    nothing: dict[str, Value] = {"Start!D15": 50.0, "Work training!D5": "yes"}
    wrongs: list[dict[str, Value]] = [
        {},
        {"Work training!D4": "9: No such step."},
        {"Work training!D6": "not applicable"},  # and no reason
        {"Work training!H6": "the case did not occur"},  # a reason without its answer
        {"Work training!D7": "none of these", "Work training!D9": "yes"},
        {"Work training!D8": "perhaps"},
        {"Housing!D3": "3/0"},
        {"Housing!D3": "1.234"},  # a thousand or not
        {"Housing!D3": "31/30"},
        {"Housing!D4": 12.0},  # not asked of so small a place
        {"Start!D15": 2.0},
    ]
    book = openpyxl.load_workbook(file)
    last = book["_points"].max_row
    column = openpyxl.utils.get_column_letter(COLUMNS.index("wrong") + 1)
    job = {
        "workbook": str(file),
        "fills": [nothing | wrong for wrong in wrongs],
        "reads": [f"_points!{column}{last - 2}:{column}{last}", "Result!B4:B6", "Result!G4:G6"],
        "saves": [],
    }
    found = reckon([job], tmp_path)[0]
    assert [tuple(cell for (cell,) in named) for named, _, _ in found] == [
        ("", "", ""),
        ("D4", "", ""),
        ("D6", "", ""),
        ("D6", "", ""),
        ("D7", "", ""),
        ("D7", "", ""),
        ("", "D3", ""),
        ("", "D3", ""),
        ("", "D3", ""),
        ("", "D4", ""),
        ("", "", "D15"),
    ]
    assert {cell for _, scores, _ in found for (cell,) in scores} == {"–"}
    assert found[1][2][0][0].split("; ")[-1] == "to be checked: D4"


def test_the_rule_of_a_share_lets_in_figures_and_parts_of_a_whole(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_form(SMALL, "en")))
    sheet = book["Housing"]
    (rule,) = [each for each in sheet.data_validations.dataValidation if str(each.sqref) == "D3"]
    sheet["J1"] = "=" + str(rule.formula1)
    book.save(tmp_path / "rule.xlsx")
    typed = {
        **dict.fromkeys(("3/40", "3 / 40", "37.5", "37,5", "0", "100", "unknown", "not applicable"), True),
        **dict.fromkeys(("101", "-1", "5/0", "41/40", "3/", "about 3", "3/40/2", "12%%"), False),
    }
    fills_ = [{"Housing!D3": words} for words in typed]
    job = {"workbook": str(tmp_path / "rule.xlsx"), "fills": fills_, "reads": ["Housing!J1"], "saves": []}
    found = reckon([job], tmp_path)[0]
    assert {words: bool(cell) for words, [[[cell]]] in zip(typed, found, strict=True)} == typed


# --- What is written ---------------------------------------------------------------------------------------------


def formulas_of(workbook: bytes) -> Iterator[str]:
    """Every formula of a workbook, those of rules included, out of its XML."""
    with ZipFile(io.BytesIO(workbook)) as parts:
        for name in parts.namelist():
            if name.endswith(".xml"):
                yield from re.findall(r"<(?:f|formula1?|formula2)[^>]*>([^<]*)</", parts.read(name).decode())


@pytest.mark.parametrize("language", ["en", "de"])
def test_formulas_use_what_every_spreadsheet_has_had_since_2010(language: str) -> None:
    workbook = write_form(SHIPPED, language)
    formulas = list(formulas_of(workbook))
    assert len(formulas) > 1000
    plain = [re.sub("\"[^\"]*\"|'[^']*'", "", formula.replace("&quot;", '"')) for formula in formulas]
    assert {name for formula in plain for name in re.findall(r"([A-Z][A-Z0-9._]*)\(", formula)} <= set(
        CLASSIC.split()
    )
    assert max(map(len, formulas)) < 8192
    with ZipFile(io.BytesIO(workbook)) as parts:
        names, text = parts.namelist(), b"".join(map(parts.read, parts.namelist())).decode(errors="replace")
    assert not [name for name in names if "vba" in name or "external" in name or "charts" in name]
    # No arrays, no prefixed names of newer functions, and nothing that was computed when it was written.
    assert re.findall(r't="array"|_xlfn|_xlws|<f[^>]*>[^<]*</f><v>[^<]+</v>', text) == []
    assert 'fullCalcOnLoad="1"' in text
    # Excel takes no longer formula for a rule of a cell.
    assert max(len(unescape(rule)) for rule in re.findall("<formula1>([^<]*)</", text)) <= 255


def test_every_table_has_a_name_and_a_header() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_form(SMALL, "en")))
    tables = {table.name: (sheet.title, table.ref) for sheet in book for table in sheet.tables.values()}
    assert tables == {
        "mint_sheet_1": ("Start", "A8:D17"),
        "mint_progress": ("Start", "A20:D23"),
        "mint_sheet_2": ("Work training", "A3:H10"),
        "mint_sheet_3": ("Housing", "A2:H5"),
        "mint_result": ("Result", "A3:G6"),
    }
    for sheet in book:
        for table in sheet.tables.values():
            head, *rows = sheet[table.ref]
            assert [cell.value for cell in head] == [column.name for column in table.tableColumns]
            # No cells are merged in a table.
            coordinates = {cell.coordinate for row in (head, *rows) for cell in row}
            assert not [
                cells
                for cells in sheet.merged_cells.ranges
                if coordinates & {c.coordinate for c in sheet[cells.coord][0]}
            ]
    titles = {
        name: defined.attr_text
        for sheet in book
        for name, defined in sheet.defined_names.items()
        if "Title" in name
    }
    assert titles["ColumnTitleRegion1.A3.H10.2"] == "'Work training'!$A$3"
    assert len(titles) == len(tables)


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    parts = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_ink_stands_out_from_its_ground() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_form(SMALL, "en")))
    seen = {
        (cell.font.color.rgb[-6:], cell.fill.fgColor.rgb[-6:] if cell.fill.fill_type else "FFFFFF")
        for sheet in book
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if cell.has_style and cell.font.color is not None and isinstance(cell.font.color.rgb, str)
    }
    # Bars of scores are drawn behind black figures; explanations are grey on white.
    seen |= {("000000", "9DC3E6"), ("595959", "FFFFFF")}
    assert len(seen) > 5
    for pair in seen:
        dark, light = sorted(map(luminance, pair))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, pair
