"""The short version of a report: what a council reads. What stays, what goes, and that it says so of itself."""

import dataclasses
import io
import json
import re
from pathlib import Path
from typing import Any

import docx as python_docx
import pypdf
import pytest
from typer.testing import CliRunner

from assessments import silent_town, town, wording
from faces import folded, words_of_docx, words_of_pdf
from mint_index.cli.main import app
from mint_index.report.brief import shorten
from mint_index.report.faces import Format, draw
from mint_index.report.shown import ReportView
from mint_index.report.view import view
from mint_index.voices import voice

RECORD = Path(__file__).parent / "records" / "form-1.json"
FACES = ("html", "md", "docx", "pdf", "json")
GROUPS = ("gaps", "strengths", "told", "unanswered", "not_applicable", "not_asked")


def whole() -> ReportView:
    return view(town(), wording(), voice("en"))


def short() -> ReportView:
    return shorten(whole(), voice("en"))


def changed(before: Any, after: Any) -> dict[str, Any]:
    """The fields in which two values differ, with what stands in the second."""
    fields = [each.name for each in dataclasses.fields(before)]
    return {name: getattr(after, name) for name in fields if getattr(before, name) != getattr(after, name)}


def left_out(group: str) -> set[str]:
    """The fields of a group's questions that are empty in the short version and were not before."""
    found = set[str]()
    for before, after in zip(whole().dimensions, short().dimensions, strict=True):
        for one, other in zip(getattr(before, group), getattr(after, group), strict=True):
            differ = changed(one, other)
            assert [name for name, held in differ.items() if held] == []
            found |= set(differ)
    return found


def drawn(shown: ReportView, face: str) -> bytes:
    content, told = draw(shown, Format(face))
    assert (told, content is None) == ([], False)
    return content or b""


def said(shown: ReportView, face: str) -> str:
    """What is read in a face, folded."""
    content = drawn(shown, face)
    if face == "docx":
        return folded(words_of_docx(content))
    if face == "pdf":
        return words_of_pdf(content, f"{shown.title} · {shown.date}")
    return folded(re.sub(r"<[^>]+>|\\", "", content.decode()))


def test_of_the_whole_only_what_is_left_out_changes() -> None:
    differ = changed(whole(), short())
    assert set(differ) == {"short", "dimensions", "next_steps", "measures", "themes", "funds"}
    assert (differ["themes"], differ["funds"]) == ((), ())
    assert differ["short"] == (
        "This is the short version. Evidence, notes, first steps, examples of real towns, sources of money, the themes and "
        "how each score adds up are in the full report."
    )


def test_a_dimension_keeps_its_figures_its_sentences_and_its_questions() -> None:
    for before, after in zip(whole().dimensions, short().dimensions, strict=True):
        kept = set(changed(before, after))
        assert kept <= {*GROUPS, "measures", "account"}
        assert after.not_asked == ()
        assert after.account == dataclasses.replace(before.account, rows=())


def test_a_gap_keeps_its_next_step_and_a_strength_only_where_it_stands() -> None:
    found = {group: " ".join(sorted(left_out(group))) for group in GROUPS if group != "not_asked"}
    assert found == {
        "gaps": "evidence goalposts note",
        "strengths": "at boxes evidence goalposts next picture who",
        "told": "",
        "unanswered": "evidence_would_be help",
        "not_applicable": "note",
    }


def test_a_measure_keeps_what_it_is_who_leads_how_long_and_why_in_a_line() -> None:
    before, after = whole(), short()
    pairs = [
        *zip(before.measures, after.measures, strict=True),
        *zip(before.next_steps, after.next_steps, strict=True),
        *(
            pair
            for one, other in zip(before.dimensions, after.dimensions, strict=True)
            for pair in zip(one.measures, other.measures, strict=True)
        ),
    ]
    assert {name for pair in pairs for name in changed(*pair)} == {
        *("why", "raises", "steps", "before", "watch", "funds", "practices")
    }
    assert all(each.title and each.about and each.why_short and each.lead for _, each in pairs)


@pytest.mark.parametrize("make", [town, silent_town])
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("face", FACES)
def test_every_face_says_that_it_is_short_and_tells_every_score(face: str, language: str, make: Any) -> None:
    full = view(make(), wording(language), voice(language))
    shown = shorten(full, voice(language))
    scores = {each for d in full.dimensions for each in (d.name, d.score.score, d.score.range, d.score.level)}
    scores |= {full.overall.printed, *(each.title for each in full.measures)}
    text = said(shown, face)
    assert {each for each in (shown.short, *scores) if folded(each) not in text} == set()
    assert folded(shown.short) not in said(full, face)


@pytest.mark.parametrize("face", FACES)
def test_what_is_left_out_is_in_no_face(face: str) -> None:
    full, text = whole(), said(short(), face)
    gone = {
        *(each.name for each in full.funds),
        *(step for each in full.measures for step in each.steps),
        *(each.title for measure in full.measures for each in measure.practices),
        *(each.text for d in full.dimensions for q in d.gaps for each in (*q.evidence, *q.note)),
    }
    assert len(gone) > 10
    assert {each for each in gone if folded(each) in text} == set()


def chapters(shown: ReportView, face: str) -> list[str]:
    """The headings of the chapters in a face."""
    content = drawn(shown, face)
    if face == "pdf":
        outline = pypdf.PdfReader(io.BytesIO(content)).outline
        return [str(each["/Title"]) for each in outline if not isinstance(each, list)]
    if face == "docx":
        paragraphs = python_docx.Document(io.BytesIO(content)).paragraphs
        return [each.text for each in paragraphs if each.style and each.style.name == "Heading 1"]
    if face == "md":
        return re.findall(r"^## (.+)$", content.decode(), re.MULTILINE)
    found = re.findall(r"<h2[^>]*>(.*?)</h2>", content.decode(), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", each).split()) for each in found]


@pytest.mark.parametrize("face", ["html", "md", "docx", "pdf"])
def test_the_chapters_stand_in_the_order_of_the_full_report_without_themes_and_money(face: str) -> None:
    t = short().labels
    full, brief = chapters(whole(), face), chapters(short(), face)
    assert [each for each in full if each not in brief] == [t["themes"], t["money"]]
    assert brief == [each for each in full if each not in (t["themes"], t["money"])]
    ends = ("letter", "measures", "find_out", "account", "method")
    assert brief[-5:] == [t[key] for key in ends]


# The command -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("face", [*FACES, "xlsx"])
def test_a_short_report_is_named_so_and_a_workbook_is_whole_with_a_notice(
    face: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(app, ["report", str(RECORD), "--short", "-f", face, "-l", "en"])
    name = f"form-1{'' if face == 'xlsx' else '-short'}.{face}"
    assert (ran.exit_code, [each.name for each in tmp_path.iterdir()]) == (0, [name])
    assert ("L10 --short changes nothing in a xlsx file." in ran.stderr) == (face == "xlsx")
    again = CliRunner().invoke(app, ["report", str(RECORD), "-f", face, "-l", "en", "-o", "-"])
    assert ((tmp_path / name).read_bytes() == again.stdout_bytes) == (face == "xlsx")


def test_a_short_report_as_data_is_the_short_view(tmp_path: Path) -> None:
    path = tmp_path / "council.json"
    ran = CliRunner().invoke(app, ["report", str(RECORD), "--short", "-l", "en", "-o", str(path)])
    data = json.loads(path.read_text(encoding="utf-8"))
    assert (ran.exit_code, data["themes"], data["funds"]) == (0, [], [])
    assert data["short"] == short().short
    assert {tuple(each["steps"]) for each in data["measures"]} <= {()}
