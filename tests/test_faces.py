"""The other faces of the report: DOCX, PDF, JSON, XLSX. What stands in one stands in all, and none does harm."""

import dataclasses
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as python_docx
import jsonschema
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn
from openpyxl.cell import Cell
from typer.testing import CliRunner

from assessments import hostile_town, silent_town, town, wording
from faces import (
    addresses,
    alternatives,
    folded,
    rows_of_xlsx,
    structure,
    tables_of_docx,
    times_in,
    words_of_docx,
    words_of_pdf,
    words_of_xlsx,
)
from mint_index.assessment.result import Assessment
from mint_index.cli.main import app
from mint_index.cli.sources import assess_file
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load
from mint_index.problems import Place, problem
from mint_index.report.brief import shorten
from mint_index.report.charts import in_rising_order
from mint_index.report.faces import Format, draw, settle_format
from mint_index.report.json import report_schema
from mint_index.report.shown import ReportView, ShownQuestion
from mint_index.report.view import view
from mint_index.voices import voice
from test_report import strings

ROOT = Path(__file__).parents[1]
EXAMPLES = ("kranichbrueck-2026", "smokvorat-2026", "wilgenmonde-2026")
FOREIGN = "Ærøskøbing Čakovec Łódź Καβάλα Велинград ≤ 5 → “Œuvre” שלום"
MARKUP = '#import "@preview/x:0.1.0" ]$\\ #sys.inputs <d1> = *b* _i_ `r` @a //c /*d*/ {=cmd()} &lt; <w:p/> %PDF \u2028'
RUNS = ("=cmd()", "+1", "-1", "@x")


@pytest.fixture(scope="module")
def edition() -> Instrument:
    instrument, _ = load("mint-2026")
    assert instrument is not None
    return instrument


def seen(assessment: Assessment, language: str = "en") -> ReportView:
    return view(assessment, wording(language), voice(language))


def example(name: str, language: str, edition: Instrument) -> ReportView:
    assessment, _, _ = assess_file(str(ROOT / "examples" / f"{name}.xlsx"), edition)
    assert assessment is not None
    return view(assessment, edition.wording(language), voice(language))


def drawn(shown: ReportView, face: str) -> bytes:
    content, told = draw(shown, Format(face))
    assert told == []
    assert content is not None
    return content


def questions(shown: ReportView) -> list[ShownQuestion]:
    return [
        each
        for d in shown.dimensions
        for group in (d.gaps, d.told, d.strengths, d.unanswered, d.not_applicable, d.not_asked)
        for each in group
    ]


def untold(words: set[str], text: str) -> set[str]:
    """What is not said in a text, wherever its lines end."""
    within = folded(text)
    return {each for each in words if folded(each) not in within}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_figure_of_one_face_stands_in_the_others(name: str, language: str, edition: Instrument) -> None:
    """The scores, ranges, coverages, answers and recommendations of the examples, read back from each file."""
    shown = example(name, language, edition)
    expected = [
        (d.short, d.score.score, d.score.range, d.score.level, d.score.coverage)
        for d in in_rising_order(shown)
    ]
    document, pages, data, book = (drawn(shown, face) for face in ("docx", "pdf", "json", "xlsx"))

    rows = tables_of_docx(document)[0][1:]
    assert [tuple(row[at] for at in (0, 2, 3, 4, 5)) for row in rows] == [
        (" ".join(filter(None, (each[0], d.score.standing))), *each[1:])
        for each, d in zip(expected, in_rising_order(shown), strict=True)
    ]

    found = json.loads(data)
    told = {d["short"]: d["score"] for d in found["dimensions"]}
    assert [
        (short, *(told[short][key] for key in ("score", "range", "level", "coverage")))
        for short, *_ in expected
    ] == expected
    assert {q["id"]: q["reached"] for d in found["dimensions"] for q in d["gaps"] + d["strengths"]} == {
        q.id: q.reached for d in shown.dimensions for q in (*d.gaps, *d.strengths)
    }

    sheets = rows_of_xlsx(book)
    whole = shown.account.part
    assert [(row[0], row[1], row[2], row[3], row[8]) for row in sheets["mint_dimensions"]] == [
        *(
            (d.name, d.score.at if d.score.at is not None else "–", d.score.range or None, d.score.level or None, _number(part.part))
            for d, part in zip(shown.dimensions, shown.account.rows, strict=True)
        ),
        (shown.labels["overall"], shown.overall.at, shown.overall.range or None, shown.overall.level, _number(whole)),
    ]  # fmt: skip
    assert [row[4] for row in sheets["mint_dimensions"]] == [
        pytest.approx(int(re.sub(r"\D", "", each.coverage)) / 100)
        for each in (*(d.score for d in shown.dimensions), shown.overall)
    ]
    assert sorted((row[1], row[3]) for row in sheets["mint_answers"] if row[3] is not None) == sorted(
        (q.words, _number(q.points)) for q in questions(shown) if q.points
    )
    assert [row[0] for row in sheets["mint_measures"]] == [m.title for m in shown.measures]

    text = words_of_pdf(pages, f"{shown.title} · {shown.date}")
    lines = {
        "".join((d.short, d.score.standing, d.score.score, d.score.range, d.score.level, d.score.coverage))
        for d in shown.dimensions
    }
    assert untold(lines | {shown.overall.score, shown.overall.level}, text) == set()
    assert untold({m.title for m in shown.measures} | {q.reached for q in questions(shown)}, text) == set()


def _number(printed: str) -> float | str:
    return printed if printed == "–" else float(printed.replace(",", "."))


@pytest.mark.parametrize("make", [town, hostile_town, silent_town])
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_word_of_the_view_stands_in_the_document_the_pages_the_workbook_and_the_data(
    make: Callable[[], Assessment], language: str
) -> None:
    shown = seen(make(), language)
    words = set(strings(shown))
    pages = drawn(shown, "pdf")
    heard = " ".join(str(each.get("/Alt", "")) for each in structure(pages))
    footer = f"{shown.title} · {shown.date}"
    assert untold(words, words_of_docx(drawn(shown, "docx"))) == set()
    assert untold(words, words_of_pdf(pages, footer) + heard) == set()
    assert untold(words - not_in_cells(shown), words_of_xlsx(drawn(shown, "xlsx"))) == set()
    data = json.loads(drawn(shown, "json"))
    assert untold(words, " ".join(_texts(data))) == set()


def not_in_cells(shown: ReportView) -> set[str]:
    """What no cell tells: what the head of its column says, what a picture shows, what is longer than a cell can be."""
    heads = {each.label for each in questions(shown)}
    pictures = {each.picture for each in questions(shown) if each.kind != "ladder"}
    return heads | pictures | {each for each in strings(shown) if len(each) > 32_000}


@pytest.mark.parametrize("make", [town, hostile_town, silent_town])
def test_every_word_of_the_short_view_stands_in_the_document(make: Callable[[], Assessment]) -> None:
    shown = shorten(seen(make(), "de"), voice("de"))
    document = drawn(shown, "docx")
    # Labels, and the points of every question, are for the full report.
    words = {each for q in questions(shown) for each in strings(q)}
    # Why a measure is due is told in brief where it is a next step, and else by the gap above it.
    words |= {
        each
        for d in shown.dimensions
        for m in d.measures
        for each in strings(dataclasses.replace(m, why_short=""))
    }
    words |= {each for d in shown.dimensions for each in strings(d.score)} | {
        m.why_short for m in shown.next_steps
    }
    words |= {each for d in shown.dimensions for each in (d.about, d.line, *d.notices, *d.gates)}
    words |= {shown.short, *shown.sentences, *shown.limits, *shown.rules}
    assert untold(words, words_of_docx(document)) == set()
    # Of all tables but that of the measures and that of the parts of the overall figure.
    forms = [each for each in forms_of_rows(document) if each != REPEATED]
    assert set(forms) == {WHOLE}
    assert len(forms_of_rows(document)) - len(forms) <= 2


def _texts(value: object) -> list[str]:
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [text for each in inner for text in _texts(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("face", ["docx", "pdf", "json", "xlsx"])
@pytest.mark.parametrize("make", [town, hostile_town, silent_town])
def test_the_same_assessment_gives_the_same_bytes(make: Callable[[], Assessment], face: str) -> None:
    first = drawn(seen(make()), face)
    assert drawn(seen(make()), face) == first
    if face in ("docx", "xlsx"):
        assert times_in(first) == {(1980, 1, 1, 0, 0, 0)}
    # The date is that of the assessment, not of the day on which the report is drawn.
    if face == "pdf" and make is town:
        assert pypdf.PdfReader(io.BytesIO(first)).metadata["/CreationDate"] == "D:20260331120000Z"  # type: ignore[index]


# Hostile text ------------------------------------------------------------------------------------------------


def marked_up() -> Assessment:
    """A town whose name, evidence and notes are markup of whatever a report might be set with."""
    plain = town()

    def spoilt(at: int, text: str) -> str:
        return f"{RUNS[at % len(RUNS)]} {text}"

    dimensions = tuple(
        dataclasses.replace(
            d,
            questions=tuple(
                dataclasses.replace(
                    q, evidence=spoilt(at, MARKUP), note=spoilt(at + 1, FOREIGN), answered_by=MARKUP
                )
                for at, q in enumerate(d.questions)
            ),
        )
        for d in plain.dimensions
    )
    return dataclasses.replace(plain, municipality=f"={MARKUP}", language="<x>", dimensions=dimensions)


@pytest.mark.parametrize("make", [hostile_town, marked_up])
def test_text_that_people_wrote_stays_text_in_a_document(make: Callable[[], Assessment]) -> None:
    content = drawn(seen(make()), "docx")
    document = python_docx.Document(io.BytesIO(content))
    fields = {each.text for each in document.element.body.iter(qn("w:instrText"))}
    marks = {each.get(qn("w:name")) for each in document.element.body.iter(qn("w:bookmarkStart"))}
    assert {name for name in marks if rf"PAGEREF {name} \h" in fields} >= {"glance", "measures", "method"}
    assert fields <= {rf"PAGEREF {name} \h" for name in marks}
    outside = [each.target_ref for each in document.part.rels.values() if each.is_external]
    assert [each for each in outside if not re.match("https?://", each)] == []
    assert {each.get(qn("w:val")) for each in document.element.body.iter(qn("w:lang"))} <= {"en"}


@pytest.mark.parametrize("make", [hostile_town, marked_up])
def test_text_that_people_wrote_stays_text_in_a_workbook(make: Callable[[], Assessment]) -> None:
    content = drawn(seen(make()), "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]
    runs = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.coordinate for cell in runs if not cell.quotePrefix] == []
    assert bool(runs) == (make is marked_up)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert [name for name in archive.namelist() if b"<f>" in archive.read(name)] == []
    links = [cell.hyperlink.target for sheet in book for row in sheet for cell in row if cell.hyperlink]
    assert [each for each in links if not re.match("https?://", str(each))] == []


@pytest.mark.parametrize("make", [hostile_town, marked_up])
def test_text_that_people_wrote_stays_text_in_a_pdf(make: Callable[[], Assessment]) -> None:
    shown = seen(make())
    content = drawn(shown, "pdf")
    reader = pypdf.PdfReader(io.BytesIO(content))
    kinds = {
        str(each.get_object().get("/A", {}).get("/S", "/GoTo"))
        for page in reader.pages
        for each in page.get("/Annots") or ()
    }
    assert kinds <= {"/URI", "/GoTo"}
    assert [each for each in addresses(content) if not re.match("https?://", each)] == []
    root: Any = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA"} & set(root)
    assert set(root["/Names"]) == {"/Dests"}
    if make is marked_up:
        assert untold({MARKUP, FOREIGN}, words_of_pdf(content, f"{shown.title} · {shown.date}")) == set()


def test_a_sign_that_no_font_has_becomes_a_box_and_is_told() -> None:
    shown = seen(dataclasses.replace(town(), municipality="Quell\U0010fffdbrück"))
    content, told = draw(shown, Format.pdf)
    assert told == [problem("O09", Place(), signs="U+10FFFD")]
    assert content is not None
    assert content.startswith(b"%PDF-")


# Documents ---------------------------------------------------------------------------------------------------


def test_a_document_looks_as_built_in_styles_say_and_as_nothing_else() -> None:
    content = drawn(seen(town(), "de"), "docx")
    document = python_docx.Document(io.BytesIO(content))
    given = {each.name for each in python_docx.Document().styles} | {"Hyperlink", "toc 1"}
    assert {each.name for each in document.styles} - given == set()
    body = document.element.body
    formats = {part.tag for run in body.iter(qn("w:rPr")) for part in run}
    assert formats <= {qn("w:rStyle"), qn("w:lang"), qn("w:noProof")}
    settled = {part.tag for paragraph in body.iter(qn("w:pPr")) for part in paragraph}
    assert settled <= {qn(f"w:{name}") for name in ("pStyle", "numPr", "keepNext", "pageBreakBefore")}


def test_a_document_says_its_language_its_title_and_what_its_pictures_show() -> None:
    shown = seen(town(), "de")
    content = drawn(shown, "docx")
    document = python_docx.Document(io.BytesIO(content))
    known = document.core_properties
    assert (known.title, known.language, known.author, str(known.created)) == (
        shown.title,
        "de",
        "mint-index",
        "2026-03-31 12:00:00+00:00",
    )
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"de"}
    assert len(alternatives(content)) == len(list(document.element.body.iter(qn("w:drawing"))))
    assert "" not in alternatives(content)


def test_headings_of_a_document_descend_one_by_one_and_links_find_their_place() -> None:
    body = python_docx.Document(io.BytesIO(drawn(seen(town()), "docx"))).element.body
    styles = [each.get(qn("w:val")) or "" for each in body.iter(qn("w:pStyle"))]
    levels = [int(each[-1]) for each in styles if re.fullmatch(r"Heading\d", each)]
    assert [pair for pair in zip(levels[1:], levels[:-1], strict=True) if pair[0] > pair[1] + 1] == []
    marks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(marks) == len(set(marks))
    assert {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} - {None} <= set(marks)


REPEATED, WHOLE = (("tblHeader",), ()), (("cantSplit",), ("cantSplit",))


def forms_of_rows(content: bytes) -> list[tuple[tuple[str, ...], ...]]:
    """How the header of each table behaves at the foot of a page, and how its other rows do, without repetition."""
    forms = []
    for table in python_docx.Document(io.BytesIO(content)).tables:
        told = [
            tuple(part.tag.split("}")[1] for part in row._tr.trPr) if row._tr.trPr is not None else ()
            for row in table.rows
        ]
        forms.append((told[0], *dict.fromkeys(told[1:])))
    return forms


def test_rows_of_tables_stay_whole_or_their_headers_are_repeated() -> None:
    """Never both: of a table that asks for both, LibreOffice 7 leaves out what comes after the first page."""
    forms = forms_of_rows(drawn(seen(town()), "docx"))
    assert (forms.count(REPEATED), forms.count(WHOLE), len(forms)) == (12, 2, 14)


SOFFICE = shutil.which("soffice")


needs_soffice = pytest.mark.skipif(
    SOFFICE is None and not os.environ.get("CI"), reason="LibreOffice is not installed"
)


def printed_by_libreoffice(folder: Path, *paths: Path) -> list[str]:
    """The words of each file's pages."""
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [str(SOFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], capture_output=True, timeout=180, check=True)
    readers = [pypdf.PdfReader(folder / f"{path.stem}.pdf") for path in paths]
    return ["\n".join(page.extract_text() for page in reader.pages) for reader in readers]


@needs_soffice
@pytest.mark.parametrize("face", ["docx", "xlsx"])
def test_libreoffice_opens_the_file_and_prints_all_of_it(face: str, tmp_path: Path) -> None:
    shown = seen(town(), "de")
    path = tmp_path / f"report.{face}"
    path.write_bytes(drawn(shown, face))
    [text] = printed_by_libreoffice(tmp_path, path)
    assert untold({m.title for m in shown.measures} | {d.name for d in shown.dimensions}, text) == set()


@needs_soffice
def test_libreoffice_prints_every_question_of_the_short_version(edition: Instrument, tmp_path: Path) -> None:
    """A table that goes over a page is where rows are lost; every one has a page to be on, and contents name it."""
    voiced = [shorten(example(name, "en", edition), voice("en")) for name in EXAMPLES]
    paths = [tmp_path / f"{number}.docx" for number, _ in enumerate(voiced)]
    for path, shown in zip(paths, voiced, strict=True):
        path.write_bytes(drawn(shown, "docx"))
    texts = printed_by_libreoffice(tmp_path, *paths)
    assert [
        untold({q.words for q in questions(shown)}, text) for shown, text in zip(voiced, texts, strict=True)
    ] == [set() for _ in voiced]
    assert [bool(re.search(r"At a glance\W+1\n", text)) for text in texts] == [True for _ in voiced]


# PDF ---------------------------------------------------------------------------------------------------------


def test_a_pdf_is_tagged_has_a_title_a_language_and_bookmarks() -> None:
    shown = seen(town(), "de")
    content = drawn(shown, "pdf")
    reader = pypdf.PdfReader(io.BytesIO(content))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "de"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == shown.title
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    chapters = [str(each["/Title"]) for each in reader.outline if not isinstance(each, list)]
    t = shown.labels
    assert chapters == [
        *(t["warnings"], t["glance"], t["contents"], t["about_us"]),
        *(f"{number} {d.name}" for number, d in enumerate(shown.dimensions, 1)),
        *(t["themes"], t["letter"], t["measures"], t["money"], t["find_out"], t["account"], t["method"]),
    ]


def test_the_tags_of_a_pdf_are_headings_in_order_tables_with_headers_and_pictures_with_words() -> None:
    elements = structure(drawn(seen(town()), "pdf"))
    tags = [str(each["/S"]) for each in elements]
    levels = [int(tag[2:]) for tag in tags if re.fullmatch(r"/H\d", tag)]
    assert [pair for pair in zip(levels[1:], levels[:-1], strict=True) if pair[0] > pair[1] + 1] == []
    assert tags.count("/Table") == tags.count("/THead") == 14
    assert {"/L", "/LI", "/LBody", "/Link", "/TH", "/TD"} <= set(tags)
    figures = [each for each in elements if each["/S"] == "/Figure"]
    assert len(figures) > 10
    assert [each for each in figures if not each.get("/Alt")] == []


def test_what_runs_on_in_a_pdf_ends_before_the_next_label() -> None:
    shown = shorten(seen(town()), voice("en"))
    told = words_of_pdf(drawn(shown, "pdf"), f"{shown.title} · {shown.date}")
    t = shown.labels
    lists = [q for d in shown.dimensions for q in d.gaps if q.shown and q.lacking]
    assert lists
    for q in lists:
        before, after = folded(q.shown[-1]).rstrip("."), folded(f"{t['lacking']}: {q.lacking[0]}")
        assert f"{before}.{after}" in told


def test_a_pdf_tells_once_what_the_boxes_mean_where_the_first_are() -> None:
    shown = seen(town())
    first, second, *rest = shown.dimensions
    first = dataclasses.replace(
        first, gaps=(), strengths=(), told=(), unanswered=(), not_applicable=(), not_asked=()
    )
    shown = dataclasses.replace(shown, dimensions=(first, second, *rest))
    told = words_of_pdf(drawn(shown, "pdf"), f"{shown.title} · {shown.date}")
    legend = folded(shown.labels["legend"])
    assert told.count(legend) == 1
    boxed = next(q for d in shown.dimensions for q in (*d.gaps, *d.told, *d.strengths) if q.boxes)
    assert told.index(legend) < told.index(folded(boxed.words), told.index(folded(second.about)))


# JSON --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [town, hostile_town, silent_town])
def test_the_schema_accepts_every_report(make: Callable[[], Assessment]) -> None:
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    # A key that is missing in the schema is found as well as one that is missing in the report.
    closed = json.loads(json.dumps(schema))
    for each in (closed, *closed["$defs"].values()):
        each["additionalProperties"] = False
    data = json.loads(drawn(seen(make()), "json"))
    assert [error.message for error in jsonschema.Draft202012Validator(closed).iter_errors(data)] == []


def test_figures_are_told_as_printed_and_as_worked_out() -> None:
    assessment = town()
    data = json.loads(drawn(seen(assessment), "json"))
    services = assessment.dimensions[3]
    told = next(d["score"] for d in data["dimensions"] if d["id"] == "services")
    assert told["exact"] == {
        "score": services.figures.score,
        "low": services.figures.low,
        "high": services.figures.high,
        "level": "begun",
        "coverage": services.figures.coverage,
        "evidence_rate": services.figures.evidence_rate,
        "cautious": services.figures.cautious,
        "not_applicable": services.figures.not_applicable,
    }
    assert (data["report"], data["day"], told["printed"]) == (1, "2026-03-31", "35 (29–46)")
    found = {q["id"]: q["exact"] for d in data["dimensions"] for q in (*d["gaps"], *d["strengths"])}
    assert found["services_complaint"] == pytest.approx(200 / 3)


# Workbooks ---------------------------------------------------------------------------------------------------


def test_the_workbook_is_ready_for_the_council() -> None:
    shown = seen(town())
    book = openpyxl.load_workbook(io.BytesIO(drawn(shown, "xlsx")))
    t = shown.labels
    tables = {sheet.title: list(sheet.tables) for sheet in book.worksheets}
    assert tables == {
        t["measures"]: ["mint_measures"],
        t["glance"]: [],
        t["results"]: ["mint_dimensions"],
        t["due_now"]: ["mint_recommendations"],
        t["answers"]: ["mint_answers"],
        t["find_out"]: ["mint_find_out"],
        t["practice"]: ["mint_practices"],
        t["money"]: ["mint_money"],
        t["themes_short"]: ["mint_themes"],
        t["letter"]: [],
        t["account"]: ["mint_account"],
        t["method"]: [],
    }
    for sheet in book.worksheets:
        setup = (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth)
        assert (*setup, sheet.freeze_panes, sheet.print_title_rows) == (
            ("landscape", 9, 1, "B5", "$4:$4") if sheet.tables else ("portrait", 9, 1, "A3", None)
        )
        # Only what stands above a table is merged.
        assert [str(each) for each in sheet.merged_cells.ranges if each.min_row != 2] == []
    first = book.worksheets[0]
    assert [cell.value for cell in first[4]][-4:] == [t["decision"], t["by_whom"], t["until"], t["status"]]
    assert {cell.value for row in first.iter_rows(min_row=5, min_col=7, max_col=10) for cell in row} == {None}
    offered = {str(each.sqref): each.formula1 for each in first.data_validations.dataValidation}
    assert offered == {
        "G5:G12": '"adopted,adopted with changes,put off,turned down"',
        "J5:J12": '"not begun,under way,done"',
    }


def test_a_sheet_with_nothing_in_it_is_left_out() -> None:
    shown = seen(silent_town())
    t = shown.labels
    assert openpyxl.load_workbook(io.BytesIO(drawn(shown, "xlsx"))).sheetnames == [
        *(t["measures"], t["glance"], t["results"], t["answers"], t["find_out"], t["account"], t["method"])
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_word_of_a_workbook_is_broken_and_no_row_is_cut(name: str, edition: Instrument) -> None:
    """The longest words are German; 409 points is the tallest that a row can be."""
    book = openpyxl.load_workbook(io.BytesIO(drawn(example(name, "de", edition), "xlsx")))
    broken = [
        (sheet.title, cell.coordinate, word)
        for sheet in book.worksheets
        for row in sheet.iter_rows(min_row=4)
        for cell in row
        if sheet.tables and isinstance(cell, Cell) and "://" not in str(cell.value)
        for word in str(cell.value or "").split()
        # Letters of Arial are about as wide as digits; none of these words has many that are wider.
        if len(word) * 0.9 > sheet.column_dimensions[cell.column_letter].width
    ]
    assert broken == []
    heights = [each.height for sheet in book.worksheets for each in sheet.row_dimensions.values()]
    assert max(each or 0 for each in heights) < 409


def test_a_sum_stands_out_and_has_what_is_to_be_known_of_it_beside_it() -> None:
    shown = seen(town(), "de")
    book = openpyxl.load_workbook(io.BytesIO(drawn(shown, "xlsx")))
    t = shown.labels
    sheet = book[t["account"]]
    sums = [row for row in sheet.iter_rows(min_row=5) if row[1].value == t["sum"]]
    assert [(row[0].value, row[2].value) for row in sums] == [
        (t["overall"], shown.account.note),
        *((each.short, each.account.note) for each in shown.dimensions),
    ]
    assert {row[at].font.bold for row in sums for at in (0, 1, 5, 6, 7)} == {True}
    first = [
        [cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=4 + len(shown.dimensions))
    ]
    assert [(row[0], row[1], row[5]) for row in first] == [
        (t["overall"], each.name, _number(each.part)) for each in shown.account.rows
    ]
    assert book[t["account"]]["A2"].value is None


def test_every_figure_keeps_the_same_distance_from_the_side_as_its_label() -> None:
    """LibreOffice only keeps to it where a figure differs from the one before it in its font."""
    book = openpyxl.load_workbook(io.BytesIO(drawn(seen(town()), "xlsx")))
    figures = [cell for sheet in book for row in sheet for cell in row if isinstance(cell.value, int | float)]
    assert {(cell.alignment.horizontal, cell.alignment.indent) for cell in figures} == {("right", 2.0)}
    assert {(cell.column % 2, cell.font.color.rgb) for cell in figures} == {(0, "0016212B"), (1, "0016212C")}
    account = book[seen(town()).labels["account"]]
    assert {(cell.alignment.horizontal, cell.alignment.indent) for cell in account[4][3:]} == {("right", 2.0)}


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_provisional_says_so_on_every_sheet_that_tells_its_score(
    name: str, edition: Instrument
) -> None:
    shown = example(name, "de", edition)
    book = openpyxl.load_workbook(io.BytesIO(drawn(shown, "xlsx")))
    told = [*shown.strengths, *shown.gaps]
    pairs = [(shown.labels["overall"], shown.overall), *((each.name, each.score) for each in told)]
    glance = {row[0].value: str(row[1].value) for row in book[shown.labels["glance"]].iter_rows()}
    results = rows_of_xlsx(drawn(shown, "xlsx"))["mint_dimensions"]
    assert [label for label, score in pairs if score.standing not in glance[label].split("\n")[0]] == []
    for row, score in zip(results, [*(d.score for d in shown.dimensions), shown.overall], strict=True):
        # Once: a notice that says it is enough, and so is the reason why there is no score.
        assert str(row[10]).count(score.standing or "–––") == bool(score.standing and score.score != "–")


def test_an_answer_says_where_it_stands_and_has_nothing_but_the_step_above_it_as_the_next() -> None:
    shown = seen(town())
    rows = rows_of_xlsx(drawn(shown, "xlsx"))["mint_answers"]
    t = shown.labels
    groups = [
        (t[label], question)
        for d in shown.dimensions
        for label in ("gaps", "strengths", "told", "unanswered", "not_applicable", "not_asked")
        for question in getattr(d, label)
    ]
    assert [(row[1], row[4], row[5]) for row in rows] == [
        (question.words, label, question.next or None) for label, question in groups
    ]
    listed = {question.words for _, question in groups if question.options}
    assert {row[1] for row in rows if f"\n{t['options']}:\n" in f"\n{row[2]}"} == listed


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_heading_ends_a_page_of_a_workbook(name: str, language: str, edition: Instrument) -> None:
    book = openpyxl.load_workbook(io.BytesIO(drawn(example(name, language, edition), "xlsx")))
    for sheet in (each for each in book.worksheets if not each.tables):
        ends = [each.id for each in sheet.row_breaks.brk]
        headings = {row[0].row for row in sheet.iter_rows() if row[0].border.bottom.style == "medium"}
        assert {each for each in ends if {each, each - 1} & headings} == set()
        pages = zip([0, *ends], [*ends, sheet.max_row], strict=True)
        heights = [sum(sheet.row_dimensions[at + 1].height or 13 for at in range(*page)) for page in pages]
        assert max(heights) < 900


def test_an_example_and_a_fund_stand_once_with_their_measures_and_a_link() -> None:
    rows = rows_of_xlsx(drawn(seen(town()), "xlsx"))
    assert [(row[0], *row[4:]) for row in rows["mint_practices"]] == [
        (
            "Two small towns share one interpreter pool\nUnterwies and Oberwies, Austria, inhabitants: 9,800 (in 2018)\nsince 2016",
            "• Join or found an interpreter pool with your neighbours\n• Invite employers twice a year",
            "Two towns, one pool, An invented journal, 2016\nhttps://journal.example/pool?a=1&b=2",
            "open",
        )
    ]
    assert [(row[0], *row[2:]) for row in rows["mint_money"]] == [
        (
            "An invented fund of the Union",
            "Members of the European Union",
            "money agreed until 2027",
            "Checked on 2 November 2024, read in the source in part. This information was more than a year old at the date of the report.",
            "• Join or found an interpreter pool with your neighbours\n• Invite employers twice a year",
            "Calls of the year, An invented ministry, 2026\nhttps://ministry.example/calls",
            "open",
        ),
        (
            "An invented fund at home",
            "Germany",
            "money agreed until 2027",
            "Checked on 15 January 2026, read in the source.",
            "• Invite employers twice a year",
            "Calls of the year, An invented ministry, 2026\nhttps://ministry.example/calls",
            "open",
        ),
    ]


def test_a_town_without_measures_has_a_sheet_that_says_so() -> None:
    shown = seen(silent_town())
    book = openpyxl.load_workbook(io.BytesIO(drawn(shown, "xlsx")))
    assert (book.worksheets[0]["A2"].value, list(book.worksheets[0].tables)) == (
        shown.labels["no_measures"],
        [],
    )


# The command -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "file", "settled"),
    [
        (None, None, "html"),
        (None, "-", "html"),
        (None, "out/Report.DOCX", "docx"),
        (None, "a.b/report.htm", "html"),
        (None, "x.markdown", "md"),
        (Format.pdf, "report.txt", "pdf"),
    ],
)
def test_the_name_of_the_file_chooses_the_format_unless_one_is_named(
    asked: Format | None, file: str | None, settled: str
) -> None:
    assert settle_format(asked, file) == (Format(settled), [])


@pytest.mark.parametrize(("file", "given"), [("report.odt", ".odt"), ("report", ""), ("a.pdf/report", "")])
def test_a_name_that_chooses_no_format_is_told(file: str, given: str) -> None:
    allowed = ".html, .md, .docx, .pdf, .json, .xlsx"
    assert settle_format(None, file) == (
        None,
        [problem("O08", Place(file=file), given=given, allowed=allowed)],
    )


RECORD = ROOT / "tests" / "records" / "form-1.json"
STARTS = {
    "html": b"<!DOCTYPE html>",
    "md": b"# ",
    "docx": b"PK",
    "pdf": b"%PDF-",
    "json": b"{",
    "xlsx": b"PK",
}


@pytest.mark.parametrize("face", list(Format))
def test_every_format_is_written_through_a_pipe_and_into_a_file(face: Format, tmp_path: Path) -> None:
    path = tmp_path / f"report.{face}"
    piped = CliRunner().invoke(app, ["report", str(RECORD), "--format", face.value, "-o", "-", "-l", "en"])
    named = CliRunner().invoke(app, ["report", str(RECORD), "-o", str(path), "-l", "en"])
    again = CliRunner().invoke(app, ["report", str(RECORD), "-o", str(path), "-l", "en"])
    assert (piped.exit_code, named.exit_code, again.exit_code) == (0, 0, 1)
    assert "O01" in again.stderr
    assert path.read_bytes() == piped.stdout_bytes
    assert piped.stdout_bytes.startswith(STARTS[face])


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("face", "status"), [("docx", 2), ("md", 0)])
def test_what_is_no_text_is_not_written_to_a_terminal(face: str, status: int) -> None:
    import pty

    leader, follower = pty.openpty()
    run = "from mint_index.cli.main import run; run()"
    words = [sys.executable, "-c", run, "report", str(RECORD), "--format", face, "-o", "-", "-l", "en"]
    with subprocess.Popen(words, stdout=follower, stderr=subprocess.PIPE, text=True) as process:
        os.close(follower)
        shown = b""
        try:
            while more := os.read(leader, 65536):
                shown += more
        except OSError:
            pass  # The other end is closed.
        told = process.communicate()[1]
    os.close(leader)
    assert (process.returncode, bool(shown)) == (status, status == 0)
    assert ("A DOCX file cannot be shown in a terminal" in told) == (status == 2)
