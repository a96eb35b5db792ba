"""The examples: invented towns fill in the form as a person would, and their reports are drawn by the tool itself.

`python tools/examples.py` writes examples/ from examples/sources/; with `--check` it only says what is not up to date.
"""

import contextlib
import datetime
import io
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl
import yaml

from mint_index.answers.form.layout import COLUMNS, COMPUTED, element_id
from mint_index.answers.form.workbook import write_form
from mint_index.answers.sheets import read_workbook
from mint_index.answers.specials import NO, YES, offered_answers, reason_words, special_words
from mint_index.cli.scoring import Batch
from mint_index.cli.sources import assess_file
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load
from mint_index.instrument.questionnaire import Checklist, Number, Question
from mint_index.instrument.wording import Wording
from mint_index.report import html, markdown
from mint_index.report.view import view
from mint_index.voices import Voice, voice

ROOT = Path(__file__).parents[1]
EXAMPLES = Path("examples")
EDITION = "mint-2026"
REPORTED = "kranichbrueck-2026"
LANGUAGES = ("de", "en")
TABLE, SCORES = EXAMPLES / "twelve-towns.csv", EXAMPLES / "twelve-towns-scores.csv"
FACES: Mapping[str, Callable[..., str]] = {"html": html.render, "md": markdown.render}
_CHANGED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FIGURE = re.compile(r"-?[0-9]+(\.[0-9]+)?")

Source = Mapping[str, Any]


def drawn(instrument: Instrument) -> Iterator[tuple[Path, bytes]]:
    """Every generated file with what it should hold. Reports rest on the workbooks, so these come first."""
    for path in sorted((EXAMPLES / "sources").glob("*.yaml")):
        # Without a loader that guesses, "no" is a word and a date is a word.
        source = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        yield EXAMPLES / f"{path.stem}.xlsx", filled(source, instrument)
    yield SCORES, scores(instrument)
    for language in LANGUAGES:
        for face, draw in FACES.items():
            path = EXAMPLES / "reports" / f"{REPORTED}.{language}.{face}"
            yield path, report(EXAMPLES / f"{REPORTED}.xlsx", language, draw, instrument)


# --- A form, filled in -------------------------------------------------------------------------------------------


def filled(source: Source, instrument: Instrument) -> bytes:
    """The form in the language of a source, its cells filled with the words that its lists offer."""
    language = source["language"]
    wording, speaks = instrument.wording(language), voice(language)
    book = openpyxl.load_workbook(io.BytesIO(write_form(instrument, language)), rich_text=True)
    sheets = [sheet for sheet in book.worksheets if sheet.title not in COMPUTED]
    rows = {row[0].value: row for sheet in sheets for row in sheet.iter_rows() if row[0].value}
    answers: dict[str, Source] = {name: {"answer": word} for name, word in source["profile"].items()}
    answers |= source["answers"]
    for name in ("municipality", "country"):
        rows[name][COLUMNS.index("answer")].value = source[name]
    rows["date"][COLUMNS.index("answer")].value = datetime.date.fromisoformat(source["date"])
    for name, answer in answers.items():
        question = instrument.questionnaire.questions[name]
        for id_, words in entered(question, answer, wording, speaks):
            for column, word in words.items():
                rows[id_][COLUMNS.index(column)].value = word
    held = io.BytesIO()
    book.save(held)
    return undated(held.getvalue())


def entered(
    question: Question, answer: Source, wording: Wording, speaks: Voice
) -> Iterator[tuple[str, Mapping[str, str | float]]]:
    """The rows of a question with what a person enters in their columns."""
    words: dict[str, str | float] = {column: answer[column] for column in COLUMNS[4:-1] if column in answer}
    if "reason" in answer:
        words["reason"] = {str(code): said for code, said in reason_words(speaks).items()}[answer["reason"]]
    given = answer.get("answer", "")
    offered = offered_answers(question, wording, speaks)
    if isinstance(question.scale, Checklist) and isinstance(given, list):
        yes_no = special_words(speaks)
        for option in question.scale.answers:
            yield element_id(question.id, option), {"answer": yes_no[YES if option in given else NO]}
    elif given in offered:
        words["answer"] = offered[given]
    elif isinstance(question.scale, Number) and _FIGURE.fullmatch(given):
        words["answer"] = float(given) if "." in given else int(given)
    elif given:
        words["answer"] = given
    yield question.id, words


def undated(workbook: bytes) -> bytes:
    """The workbook without the time at which it was saved: the same answers give the same bytes."""
    held = io.BytesIO()
    with ZipFile(io.BytesIO(workbook)) as before, ZipFile(held, "w", ZIP_DEFLATED) as after:
        for member in before.infolist():
            content = before.read(member)
            if member.filename == "docProps/core.xml":
                content = _CHANGED.sub(rb"\g<1>2026-01-01T00:00:00Z", content)
            fixed = ZipInfo(member.filename, (2026, 1, 1, 0, 0, 0))
            fixed.compress_type, fixed.external_attr = ZIP_DEFLATED, 0o600 << 16
            after.writestr(fixed, content)
    return held.getvalue()


# --- What the tool makes of it ------------------------------------------------------------------------------------


def scores(instrument: Instrument) -> bytes:
    """The table that `mint batch` writes for the twelve towns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scores.csv"
        hindered = Batch(instrument, voice("en"), exact=False).score(
            [TABLE.as_posix()], str(path), None, force=False
        )
        assert not hindered, hindered
        return path.read_bytes()


def report(path: Path, language: str, draw: Callable[..., str], instrument: Instrument) -> bytes:
    """The report that `mint report` draws of a workbook."""
    result, problems, _ = assess_file(path.as_posix(), instrument)
    assert result is not None, problems
    return draw(view(result, instrument.wording(language), voice(language))).encode()


# --- The command --------------------------------------------------------------------------------------------------


def same(path: Path, content: bytes) -> bool:
    """Whether a file says what it should. Of a workbook only the cells count: versions of openpyxl pack differently."""
    if not path.exists():
        return False
    if path.suffix != ".xlsx":
        return path.read_bytes() == content
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / path.name
        fresh.write_bytes(content)
        return read_workbook(fresh, path.name) == read_workbook(path, path.name)


def main(*, check: bool) -> int:
    """How many files are not up to date; without `check` they are written."""
    instrument, problems = load(EDITION)
    assert instrument is not None, problems
    stale = 0
    with contextlib.chdir(ROOT):
        for path, content in drawn(instrument):
            if check and not same(path, content):
                print(f"not up to date: {path.as_posix()}; run python tools/examples.py")
                stale += 1
            elif not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    return stale


if __name__ == "__main__":
    sys.exit(1 if main(check="--check" in sys.argv[1:]) else 0)
