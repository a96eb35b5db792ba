"""The report in a real browser: printed by headless Chromium, nothing is hidden, cut off or fetched from anywhere."""

import os
import re
import shutil
import subprocess

import pytest

from assessments import town, wording
from mint_index.report import html, markdown
from mint_index.report.shown import ReportView
from mint_index.report.view import view
from mint_index.voices import voice

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PDFTOTEXT = shutil.which("pdftotext")
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
]

if not (CHROMIUM and PDFTOTEXT):
    reason = "Chromium and pdftotext (poppler-utils) are not installed"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason, allow_module_level=True)


@pytest.fixture(scope="module")
def shown() -> ReportView:
    return view(town(), wording("en"), voice("en"))


@pytest.fixture(scope="module")
def printed(shown: ReportView, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The words of the printed report, white space folded."""
    folder = tmp_path_factory.mktemp("printed")
    page, pdf = folder / "report.html", folder / "report.pdf"
    page.write_text(html.render(shown), encoding="utf-8")
    command = [
        str(CHROMIUM),
        *QUIET,
        f"--user-data-dir={folder / 'home'}",
        f"--print-to-pdf={pdf}",
        page.as_uri(),
    ]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    said = subprocess.run(
        [str(PDFTOTEXT), "-raw", str(pdf), "-"], capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    return " ".join(said.stdout.split())


def test_every_figure_of_the_other_face_is_printed(shown: ReportView, printed: str) -> None:
    figures = set(re.findall(r"\d[\d.,]*\d|\d", re.sub(r"\S+://\S+", "", markdown.render(shown))))
    # Long fingerprints break over lines; what they say is not a figure.
    missing = {each for each in figures if each not in printed and len(each) < 12}
    assert missing == set()


def test_what_is_folded_on_the_screen_is_open_on_paper(shown: ReportView, printed: str) -> None:
    asked = [
        question.words
        for each in shown.dimensions
        for question in (*each.strengths, *each.not_applicable, *each.not_asked, *each.unanswered)
    ]
    words = _plain(printed)
    assert asked
    assert [each for each in asked if _plain(each) not in words] == []


def _plain(words: str) -> str:
    # Lines break at spaces and hyphens; neither counts.
    return re.sub(r"[\s\u00ad-]+", "", words)
