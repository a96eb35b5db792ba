"""The report for everyone: valid HTML, nothing found by axe on any screen, nothing split or lost on paper, at full length."""

import base64
import importlib.util
import json
import os
import re
import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from assessments import hostile_town, town, wording
from browser import CHROMIUM, Browser, browser
from full_town import full_town, shipped
from mint_index.assessment.result import Assessment
from mint_index.report import html, markdown
from mint_index.report.look.reading import Look
from mint_index.report.shown import ReportView, ShownQuestion
from mint_index.report.view import view
from mint_index.voices import voice

# Only the script that it carries is needed; the driver it is made for is not imported.
AXE = importlib.util.find_spec("axe_playwright_python")
PDFTOTEXT = shutil.which("pdftotext")

if not (CHROMIUM and AXE and PDFTOTEXT):
    reason = "Chromium, axe or pdftotext (poppler-utils) is not installed"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason, allow_module_level=True)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("home")) as running:
        yield running


def full(language: str = "en") -> ReportView:
    return view(full_town(), shipped().wording(language), voice(language))


def small(assessment: Assessment, language: str = "en") -> ReportView:
    return view(assessment, replace(wording(), language=language), voice(language))


def findings(running: Browser) -> list[str]:
    """What axe finds where everything is unfolded: the rule, and the first place.

    It cannot tell what the words of a drawing stand on, nor of a table what has been pushed out of sight: the contrast of
    the colours is reckoned in `test_own_look`, and on a wide screen every table is in sight.
    """
    assert AXE is not None
    assert AXE.submodule_search_locations
    script = Path(AXE.submodule_search_locations[0]) / "axe.min.js"
    running.run(script.read_text(encoding="utf-8") + "; true")
    running.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    told = running.run(
        f"axe.run(document, {{ runOnly: {json.dumps(RULES)} }}).then((found) => JSON.stringify("
        "{ passes: found.passes.map((each) => each.id),"
        " wrong: [...found.violations.flatMap((each) => each.nodes.slice(0, 1).map((node) => [each.id, node])),"
        " ...found.incomplete.flatMap((each) => each.nodes.map((node) => [each.id, node]))]"
        " .map(([id, node]) => `${id}: ${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`) }))"
    )
    found = json.loads(told)
    assert "color-contrast" in found["passes"], "contrast was not looked at"
    unknown = (
        "color-contrast: <text",
        "color-contrast: <tspan",
        "partially obscured by another element",
        "too short to determine",
    )
    return [each for each in found["wrong"] if not any(sign in each for sign in unknown)]


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(
    chromium: Browser, language: str, colours: str, width: int, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text(html.render(small(town(), language), Look(radar=True)), encoding="utf-8")
    scheme = [{"name": "prefers-color-scheme", "value": colours}]
    chromium.ask("Emulation.setEmulatedMedia", features=scheme)
    chromium.ask(
        "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False
    )
    chromium.open(file.as_uri())
    assert findings(chromium) == []
    assert chromium.run("document.documentElement.scrollWidth") <= width
    assert chromium.run("getComputedStyle(document.documentElement).direction") == (
        "rtl" if language == "ar" else "ltr"
    )


def test_no_town_s_words_widen_the_page_and_nothing_is_asked_for(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(html.render(small(hostile_town())), encoding="utf-8")
    chromium.ask("Emulation.setEmulatedMedia", features=[])
    chromium.ask(
        "Emulation.setDeviceMetricsOverride", width=360, height=800, deviceScaleFactor=1, mobile=False
    )
    chromium.open(file.as_uri())
    assert chromium.run("document.documentElement.scrollWidth") <= 360
    assert chromium.complaints() == []
    assert [each for each in chromium.requests() if each != file.as_uri()] == []


@pytest.mark.parametrize("make", [town, hostile_town, full_town])
def test_the_page_is_valid_html(make: Callable[[], Assessment]) -> None:
    made = make()
    shown = full() if made is full_town() else small(made)
    with warnings.catch_warnings():
        # It tells of characters that it allows only because XML does not.
        warnings.simplefilter("ignore")
        html5lib.HTMLParser(strict=True).parse(html.render(shown, Look(radar=True)))


def test_a_report_at_full_length_is_a_file_that_can_be_mailed() -> None:
    sizes = {
        language: len(html.render(full(language), Look(radar=True)).encode()) for language in ("en", "de")
    }
    assert {language: size for language, size in sizes.items() if size > 500_000} == {}


@pytest.fixture(scope="module")
def pages(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The words of each printed page of the full report, without white space."""
    folder = tmp_path_factory.mktemp("printed")
    page, pdf = folder / "report.html", folder / "report.pdf"
    page.write_text(html.render(full()), encoding="utf-8")
    chromium.ask("Emulation.clearDeviceMetricsOverride")
    chromium.ask("Emulation.setEmulatedMedia", features=[])
    chromium.open(page.as_uri())
    printed = chromium.ask("Page.printToPDF", preferCSSPageSize=True)["data"]
    pdf.write_bytes(base64.b64decode(printed))
    told = subprocess.run(
        [str(PDFTOTEXT), "-raw", str(pdf), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    return [plain(each) for each in told.split("\f")[:-1]]


def plain(words: str) -> str:
    # Lines break at spaces and hyphens; neither counts.
    return re.sub(r"[\s\u00ad-]+", "", words)


def test_page_one_is_one_page(pages: list[str]) -> None:
    shown = full()
    assert [each.title for each in shown.next_steps if plain(each.title) not in pages[0]] == []
    assert [each.name for each in (*shown.strengths, *shown.gaps) if plain(each.words) not in pages[0]] == []
    assert plain(shown.dimensions[0].about) not in pages[0]


def test_no_question_is_split_on_paper(pages: list[str]) -> None:
    def ends(each: ShownQuestion) -> list[str]:
        lists = (each.contains, each.shown, each.lacking)
        return [each.words, each.reached, each.next, *(item for items in lists for item in items), each.who]

    shown = [
        question
        for d in full().dimensions
        for question in (*d.gaps, *d.strengths, *d.told, *d.not_applicable, *d.unanswered)
    ]
    assert len(shown) == len(list(full_town().questions)) - sum(len(d.not_asked) for d in full().dimensions)
    split = [
        each.words
        for each in shown
        if not any(all(plain(one) in page for one in ends(each)) for page in pages)
    ]
    assert split == []


def test_every_figure_of_the_record_is_printed(pages: list[str]) -> None:
    figures = set(re.findall(r"\d[\d.,]*\d|\d", re.sub(r"\S+://\S+", "", markdown.render(full()))))
    printed = "".join(pages)
    # Long fingerprints break over lines; what they say is not a figure.
    assert {each for each in figures if each not in printed and len(each) < 12} == set()
