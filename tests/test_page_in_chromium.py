"""The page in a real browser: it scores as the engine does, and what it saves is read as it was entered.

Forms are filled by chance, in the shipped edition, in a small one whose every rule is another, and in editions made up
by Hypothesis.
"""

import base64
import csv
import io
import json
import math
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from browser import CHROMIUM, Browser, browser
from editions import load_edition
from fills import Entries, differences, enter, expected
from generated import Filled, filled, steady
from mint_index.answers.files import read_files
from mint_index.answers.form.one_sheet import write_one_sheet
from mint_index.answers.page.page import write_page
from mint_index.answers.table import ANSWERED, NOT_APPLICABLE, UNKNOWN, Answers, Respondent
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load
from mint_index.instrument.questionnaire import REASONS, Number, Questionnaire, Text
from mint_index.instrument.wording import Wording
from mint_index.problems import Problem
from mint_index.scoring.index import STANDINGS, FigureColumns, score
from test_days import NONE, WRITTEN

pytestmark = pytest.mark.xdist_group("page")

if not CHROMIUM:
    reason = "Chromium is not installed"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason, allow_module_level=True)

Drawn = tuple[Questionnaire, list[dict[str, Filled]]]
NEAR = 1e-9
HAND = (Path(__file__).parent / "page_hand.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shipped() -> Instrument:
    instrument, problems = load()
    assert instrument is not None, problems
    return instrument


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def chromium(downloads: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("home")) as running:
        running.download_into(downloads)
        yield running


def show(running: Browser, instrument: Instrument, folder: Path, language: str = "en") -> None:
    """Open the page of an edition, with the hand that fills it."""
    file = folder / f"form-{language}.html"
    file.write_bytes(write_page(instrument, language))
    running.open(file.as_uri())
    running.run(HAND)


def acts(questionnaire: Questionnaire, entries: Entries) -> dict[str, Any]:
    """What the hand has to do for each question."""
    standings = {UNKNOWN: "unknown", NOT_APPLICABLE: "not_applicable"}
    found = {}
    for name, each in entries.items():
        standing = each.filled.standing
        typed = isinstance(questionnaire.questions[name].scale, Number | Text)
        none = questionnaire.questions[name].scale.kind == "checklist" and not each.positions
        special = "" if standing == ANSWERED else standings.get(standing, "blank")
        found[name] = {
            "special": "none" if standing == ANSWERED and none else special,
            "typed": each.typed if typed else None,
            "positions": each.positions,
            "reason": REASONS[each.filled.reason] if standing == NOT_APPLICABLE else "",
            "remarks": {part: getattr(each.remark, part) for part in ("evidence", "note", "answered_by")},
        }
    return found


def fill(
    running: Browser, questionnaire: Questionnaire, entries: Entries, town: str, clicks: bool
) -> dict[str, Any]:
    """What the page shows after everything is entered: the figures of every row of its result, the faults it tells."""
    facts = {"municipality": town, "country": "DE", "date": "2026-03-31"}
    asked = json.dumps({"facts": facts, "acts": acts(questionnaire, entries), "clicks": clicks})
    shown: dict[str, Any] = running.run(f"fillForm({asked})")
    return shown


def figures_of(columns: FigureColumns) -> dict[str, float | None]:
    """The engine's figures of the one municipality; None where there are none."""
    counts = bool(columns.counts[0])
    return {
        "score": float(columns.score[0]) if counts else None,
        "low": float(columns.low[0]) if counts else None,
        "high": float(columns.high[0]) if counts else None,
        "coverage": float(columns.coverage[0]),
    }


def unequal(shown: dict[str, Any], instrument: Instrument, answers: Answers) -> list[str]:
    """Where the page and the engine differ."""
    questionnaire = instrument.questionnaire
    scores = score(questionnaire, answers)
    found = []
    rows = {
        each.id: figures for each, figures in zip(questionnaire.dimensions, scores.dimensions, strict=True)
    }
    for name, columns in {**rows, "overall": scores.overall}.items():
        here = shown["rows"][name]
        for part, figure in figures_of(columns).items():
            theirs = here[part]
            if (figure is None) != (theirs is None) or not math.isclose(
                figure or 0, theirs or 0, abs_tol=NEAR, rel_tol=0
            ):
                found.append(f"{name}.{part}: {figure} / {theirs}")
        level = questionnaire.levels[columns.level[0]].id if columns.level[0] >= 0 else ""
        said = instrument.wording("en").say("level", level) if level else "–"
        if here["level"] != said:
            found.append(f"{name}.level: {level} / {here['level']}")
        standing = STANDINGS[columns.standing[0]]
        if here["standing"] != standing:
            found.append(f"{name}: {standing} / {here['standing']}")
    return found


def read_one(file: Path, instrument: Instrument) -> tuple[Answers | None, list[Problem]]:
    """The one response in a file."""
    (part,) = read_files([str(file)], instrument)
    return part.answers, part.problems


def saved(running: Browser, folder: Path, number: int, download: bool) -> Path:
    """The file that the page saves: downloaded, or else its bytes as they are handed to the browser."""
    if download:
        return folder / running.downloaded("document.getElementById('save').click()")[0]
    file = folder / f"saved-{number}.csv"
    file.write_bytes(base64.b64decode(running.run("savedBytes()")))
    return file


def fill_and_compare(
    running: Browser, instrument: Instrument, count: int, seed: int, folder: Path, clicks: int
) -> list[str]:
    """All differences over some forms, the first of which are filled click by click."""
    found = []
    for number in range(count):
        chance = random.Random(seed + number)
        entries = enter(instrument.questionnaire, chance)
        town = chance.choice(("Erlenau", "'s-Gravenbeek", "Añorga; el Bajo", "=Sankt 4", "007"))
        shown = fill(running, instrument.questionnaire, entries, town, clicks=number < clicks)
        file = saved(running, folder, number, download=number < clicks)
        who = Respondent(municipality=town, country="DE", date="2026-03-31", language="en", file=str(file))
        answers = expected(instrument.questionnaire, entries, who)
        differing = [*shown["faults"], *unequal(shown, instrument, answers)]
        read, problems = read_one(file, instrument)
        nothing = not any(
            (answers.columns[question.id].standing != 0).any()
            for dimension in instrument.questionnaire.dimensions
            for question in dimension.questions
        )
        if nothing:
            differing += [] if [each.code for each in problems] == ["A13"] else [str(problems)]
        else:
            differing += [str(each) for each in problems]
            differing += differences(answers, read) if read else ["nothing was read"]
        found += [f"form {number}: {each}" for each in differing]
    return found


def opened(running: Browser, file: Path) -> None:
    """Open a file on the page, as a person does in the dialogue."""
    running.run("document.getElementById('said').textContent = ''")
    running.choose_file("#open", file)
    running.run(
        "new Promise((done) => { const look = () => document.getElementById('said').textContent ? done()"
        " : setTimeout(look, 10); look(); })"
    )


def told(running: Browser) -> list[str]:
    """What the page tells of a file."""
    lines: list[str] = running.run(
        "[...document.querySelectorAll('#told li')].map((each) => each.textContent)"
    )
    return lines


def wordless(questionnaire: Questionnaire) -> Instrument:
    """An edition that says nothing but the names of its levels and answers."""
    words = {f"level.{level.id}": level.id for level in questionnaire.levels}
    for question in questionnaire.questions.values():
        words |= {f"{question.id}.{code}": f"the answer {code}" for code in question.scale.answers}
    return Instrument(
        questionnaire=questionnaire,
        recommendations=(),
        practices={},
        sources={},
        wordings={"en": Wording(language="en", words=words)},
        fingerprint="0123456789abcdef" * 4,
        folder=Path(),
    )


def test_200_forms_are_scored_and_read_as_the_engine_does(
    shipped: Instrument, chromium: Browser, downloads: Path, tmp_path: Path
) -> None:
    show(chromium, shipped, tmp_path)
    assert fill_and_compare(chromium, shipped, 200, 2026, downloads, clicks=10) == []
    assert chromium.complaints() == []


OTHER_RULES = """
id: small
languages: [en]
dimensions:
  - {id: geometric, weight: 2}
  - {id: least, weight: 1}
  - {id: voided, weight: 0.7}
overall: {aggregate: geometric, needs: 1}
rounding: {decimals: 1, ties: half_even}
between: 5
levels:
  - {id: low, from: 0}
  - {id: middle, from: 33.3}
  - {id: high, from: 66.7}
profile:
  - {id: inhabitants, kind: number, unit: persons, lowest: 1, highest: 100000}
  - {id: office, kind: yes_no}
  - {id: place, kind: choice, options: [coast, hills]}
"""
GEOMETRIC = """
aggregate: geometric
missing: worst
coverage: {scored_from: 0, settled_from: 50}
gate_weight: 0.3
questions:
  - {id: g_step, kind: ladder, steps: 7, weight: 0.3, may_not_apply: [law, none, size]}
  - {id: g_log, kind: number, unit: euro, worst: 100, best: 75000, transform: log, lowest: 1, highest: 1000000, weight: 1}
  - {id: g_list, kind: checklist, full_at: 1.5, options: [{id: a, weight: 0.5}, {id: b, weight: 1}, {id: c, weight: 0.1}], weight: 2, may_not_apply: [none]}
  - {id: g_if, kind: yes_no, weight: 1, applies_if: {all: [{answer: g_step, at_least: 2}, {not: {profile: office, is: yes}}]}}
"""
LEAST = """
aggregate: minimum
missing: left_out
coverage: {scored_from: 30, settled_from: 90}
not_applicable: {warn_above: 10, outside_above: 40}
questions:
  - {id: l_choice, kind: choice, options: [{id: some, points: 33.3}, {id: every, points: 100}, {id: no_one, points: 0}], weight: 3, may_not_apply: [law]}
  - {id: l_share, kind: number, unit: percent, worst: 80, best: 0, highest: 100, per: 100, weight: 1, may_not_apply: [law]}
  - {id: l_percent, kind: number, unit: percent, worst: 80, best: 0, highest: 100, weight: 0.1}
  - {id: l_if, kind: number, unit: days, worst: 20, best: 3, highest: 50, weight: 0.2, applies_if: {any: [{answer: g_list, lacks: b}, {answer: l_choice, is: every}, {profile: inhabitants, below: 20000}]}}
  - {id: l_after, kind: yes_no, weight: 1, applies_if: {answer: l_if, below: 10}}
  - {id: l_part, kind: number, unit: percent, counts: persons, worst: 0, best: 50, highest: 100, per: 100, over: [inhabitants], weight: 1, may_not_apply: [law], must_apply_if: {profile: office, is: yes}}
"""
VOIDED = """
missing: voids
gate_weight: 0.1
questions:
  - {id: v_yes, kind: yes_no, weight: 1}
  - {id: v_list, kind: checklist, options: [one, two, three], weight: 0.1}
  - {id: v_if, kind: ladder, steps: 2, weight: 3, applies_if: {answer: v_list, at_least: 2}}
  - {id: v_text, kind: text}
"""


def test_every_other_rule_is_kept_too(chromium: Browser, downloads: Path, tmp_path: Path) -> None:
    dimensions = {"geometric": GEOMETRIC, "least": LEAST, "voided": VOIDED}
    words = {
        "g_list.a": '"One | two, </script> & <!--"',
        "v_yes": '"Is <b>this</b> \\"asked\\" {all}?"',
        "l_choice.some": "Some of them",
    }
    instrument = load_edition(tmp_path, dimensions, questionnaire=OTHER_RULES, words=words)
    show(chromium, instrument, tmp_path)
    assert fill_and_compare(chromium, instrument, 150, 7, downloads, clicks=5) == []
    assert chromium.complaints() == []


@given(filled(most=2))
@steady(40)
def test_whatever_the_rules_are(
    chromium: Browser, downloads: Path, tmp_path_factory: pytest.TempPathFactory, drawn: Drawn
) -> None:
    questionnaire, towns = drawn
    instrument = wordless(questionnaire)
    show(chromium, instrument, tmp_path_factory.mktemp("page"))
    assert (
        fill_and_compare(chromium, instrument, len(towns), len(questionnaire.questions), downloads, clicks=0)
        == []
    )


def test_what_was_saved_is_opened_again_in_any_language(
    shipped: Instrument, chromium: Browser, downloads: Path, tmp_path: Path
) -> None:
    for number, language in enumerate(("en", "de", "en", "de")):
        entries = enter(shipped.questionnaire, random.Random(number))
        show(chromium, shipped, tmp_path, language)
        fill(chromium, shipped.questionnaire, entries, "Añorga", clicks=False)
        saved_first = saved(chromium, downloads, number, download=False)
        before = chromium.run("shownNow()")
        chromium.open(chromium.run("location.href"))
        chromium.run(HAND)
        assert chromium.run("shownNow()") != before
        opened(chromium, saved_first)
        assert (chromium.run("shownNow()"), told(chromium)) == (before, [])
        assert (
            saved(chromium, downloads, number + 10, download=False).read_bytes() == saved_first.read_bytes()
        )
        other = "de" if language == "en" else "en"
        show(chromium, shipped, tmp_path, other)
        opened(chromium, saved_first)
        assert told(chromium) == []
        there, _ = read_one(saved(chromium, downloads, number + 20, download=False), shipped)
        here, _ = read_one(saved_first, shipped)
        assert here is not None
        assert there is not None
        assert (
            differences(here, there)[1:] == []
        )  # but for the language and the file, which are those of the form


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_an_empty_page_saves_is_the_csv_form(
    shipped: Instrument, chromium: Browser, downloads: Path, tmp_path: Path, language: str
) -> None:
    show(chromium, shipped, tmp_path, language)
    assert saved(chromium, downloads, 0, download=False).read_bytes() == write_one_sheet(shipped, language)


def rewritten(file: Path, delimiter: str, line_end: str, encoding: str) -> bytes:
    """The table of a file as another program saves it."""
    with file.open(encoding="utf-8-sig", newline="") as saved_text:
        table = list(csv.reader(saved_text, delimiter=";"))
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(table)
    return held.getvalue().encode(encoding, errors="replace")


@pytest.mark.parametrize(
    ("delimiter", "line_end", "encoding"),
    [(",", "\n", "utf-8"), ("\t", "\r\n", "utf-16"), (";", "\r\n", "cp1252"), ("|", "\r", "utf-8-sig")],
)
def test_a_file_saved_by_another_program_is_understood(
    shipped: Instrument,
    chromium: Browser,
    downloads: Path,
    tmp_path: Path,
    delimiter: str,
    line_end: str,
    encoding: str,
) -> None:
    entries = enter(shipped.questionnaire, random.Random(5))
    show(chromium, shipped, tmp_path)
    before = fill(chromium, shipped.questionnaire, entries, "Añorga", clicks=False)
    file = tmp_path / "elsewhere.csv"
    file.write_bytes(rewritten(saved(chromium, downloads, 0, download=False), delimiter, line_end, encoding))
    show(chromium, shipped, tmp_path)
    opened(chromium, file)
    assert (chromium.run("shownNow()"), told(chromium)) == (before, [])
    answers, problems = read_one(file, shipped)
    assert {each.code for each in problems} == ({"F10"} if encoding == "cp1252" else set())
    who = Respondent(municipality="Añorga", country="DE", date="2026-03-31", language="en", file=str(file))
    if encoding != "cp1252":  # which has no letter for some
        assert answers is not None
        assert differences(expected(shipped.questionnaire, entries, who), answers) == []


EDITED = """Id;Antwort;Beleg;Reason, if not applicable
edition;small
municipality;Gründau
country;DE
date;31.03.2026
v_list;"ONE | three";"a; ""b"" c"
v_yes;ja
v_text;'007
l_share;3/40
l_choice;entfällt;;law
g_log;1.234
g_step;12,5
v_iff;yes
g_list;b|x
inhabitants;2
l_if;7,5
l_percent;30,5 %
"""
UNDERSTOOD = {
    "edition": "small",
    "municipality": "Gründau",
    "country": "DE",
    "date": "'2026-03-31",
    "v_list": "one: The v_list.one | three: The v_list.three",
    "v_yes": "yes",
    "v_text": "'007",
    "l_share": "'3/40",
    "l_choice": "not applicable",
    "g_log": "1234",
    "inhabitants": "2",
    "l_if": "'7,5",
    "l_percent": "'30,5 %",
}


def test_what_was_typed_in_an_editor_is_understood_or_told(
    chromium: Browser, downloads: Path, tmp_path: Path
) -> None:
    dimensions = {"geometric": GEOMETRIC, "least": LEAST, "voided": VOIDED}
    instrument = load_edition(tmp_path, dimensions, questionnaire=OTHER_RULES)
    show(chromium, instrument, tmp_path)
    file = tmp_path / "edited.csv"
    file.write_text(EDITED, encoding="utf-8")
    opened(chromium, file)
    assert told(chromium) == [
        "line 13: T09 There is no question “v_iff” in edition small.",
        "line 12: A01 “12,5” is not an answer to “The g_step”. It was left blank.",
        "line 14: A01 “x” is not an answer to “The g_list”. It was left blank.",
    ]
    faults = chromium.run("shownNow()")["faults"]
    assert [each.split(":")[0] for each in faults] == ["inhabitants.fault"]
    with saved(chromium, downloads, 0, download=False).open(encoding="utf-8-sig", newline="") as text:
        table = {row[0]: row[3] for row in csv.reader(text, delimiter=";") if row[0] and row[3]}
    assert {
        name: said for name, said in table.items() if name not in ("Id", "language", "fingerprint")
    } == UNDERSTOOD


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04workbook", "is a workbook."),
        (b"", "F07 The file is empty."),
        (b"municipality,country\nErlenau,DE\n", "T01 No header was found"),
        (b"Id;Answer\nedition;other-2020\n", "line 2: M05 The answers are for edition"),
        (b'Id;Answer\nedition;"small\n', "line 2: T13 The line that ends the quotation is missing."),
    ],
)
def test_what_is_no_form_is_not_opened(chromium: Browser, tmp_path: Path, content: bytes, says: str) -> None:
    instrument = load_edition(tmp_path, {"voided": VOIDED})
    show(chromium, instrument, tmp_path)
    chromium.run("enterWords('fact.municipality', 'Erlenau')")
    chromium.run("window.confirm = () => true")
    file = tmp_path / "other.csv"
    file.write_bytes(content)
    opened(chromium, file)
    (line,) = told(chromium)
    assert says in line
    assert chromium.run("document.getElementById('fact.municipality').value") == "Erlenau"


def test_what_is_not_asked_is_hidden_with_its_reason_and_not_saved(
    chromium: Browser, downloads: Path, tmp_path: Path
) -> None:
    instrument = load_edition(tmp_path, {"voided": VOIDED})
    show(chromium, instrument, tmp_path)

    def shown() -> list[str]:
        said: list[str] = chromium.run(
            "[...document.querySelectorAll('#v_if .unasked:not([hidden])')].map((each) => each.innerText)"
        )
        return said

    assert shown() == []  # the condition is open
    chromium.run("document.querySelector('#v_if input[data-position=\"1\"]').click()")
    chromium.run("document.querySelector('#v_list input[data-position=\"0\"]').click()")
    assert shown() == [
        "Not asked here. Asked only where: “The v_list” – at least 2. "
        "An answer was given here. It is kept on this page, but not written into the file."
    ]
    assert chromium.run("document.querySelector('#v_if .body').hidden")
    (part,) = read_files([str(saved(chromium, downloads, 0, download=False))], instrument)
    assert [each.code for each in part.problems] == ["M01"]
    chromium.run("document.querySelector('#v_list input[data-position=\"2\"]').click()")
    assert shown() == []
    assert chromium.run("document.querySelector('#v_if input:checked').dataset.position") == "1"


def test_a_draft_is_kept_only_if_asked(chromium: Browser, tmp_path: Path) -> None:
    instrument = load_edition(tmp_path, {"voided": VOIDED})
    kept = "Object.keys(localStorage).filter((each) => each.includes(' small ')).length"
    town = "document.getElementById('fact.municipality').value"
    show(chromium, instrument, tmp_path)
    chromium.run("enterWords('fact.municipality', 'Erlenau')")
    chromium.run("new Promise((done) => setTimeout(done, 1200))")
    assert chromium.run(kept) == 0
    chromium.run("document.getElementById('draft').click()")
    assert chromium.run(kept) == 1
    chromium.run("enterWords('fact.municipality', 'Gründau')")
    chromium.run("new Promise((done) => setTimeout(done, 1200))")
    show(chromium, instrument, tmp_path)
    assert (chromium.run(town), chromium.run("document.getElementById('draft').checked")) == ("Gründau", True)
    chromium.run("document.getElementById('draft').click()")
    assert chromium.run(kept) == 0
    show(chromium, instrument, tmp_path)
    assert (chromium.run(town), chromium.run("document.getElementById('draft').checked")) == ("", False)


def test_a_day_is_understood_as_by_whoever_reads_its_file(chromium: Browser, tmp_path: Path) -> None:
    instrument = load_edition(tmp_path, {"voided": VOIDED})
    show(chromium, instrument, tmp_path)
    found = {}
    for word in filter(None, (*WRITTEN, *NONE)):
        file = tmp_path / "dated.csv"
        file.write_text(f"Id;Answer\nedition;small\nmunicipality;Erlenau\ndate;{word}\n", encoding="utf-8")
        opened(chromium, file)
        found[word] = chromium.run("document.getElementById('fact.date').value")
    assert found == {word: str(day) for word, day in WRITTEN.items()} | dict.fromkeys(filter(None, NONE), "")


@pytest.mark.parametrize(
    ("last", "warns"), [("enterWords('fact.municipality', 'Erlenau')", True), ("savedBytes()", False)]
)
def test_leaving_unsaved_is_warned_of(chromium: Browser, tmp_path: Path, last: str, warns: bool) -> None:
    show(chromium, load_edition(tmp_path, {"voided": VOIDED}), tmp_path)
    chromium.run("enterWords('fact.municipality', 'Erlenau')")
    chromium.run(last)
    assert chromium.run("!dispatchEvent(new Event('beforeunload', { cancelable: true }))") is warns
    chromium.run("savedBytes()")


def test_nothing_leaves_the_page(
    shipped: Instrument, chromium: Browser, downloads: Path, tmp_path: Path
) -> None:
    show(chromium, shipped, tmp_path)
    fill(
        chromium,
        shipped.questionnaire,
        enter(shipped.questionnaire, random.Random(1)),
        "Erlenau",
        clicks=False,
    )
    saved(chromium, downloads, 0, download=True)
    # What the browser itself draws its date field with is a data: address inside of it.
    assert {url.split(":")[0] for url in chromium.requests()} <= {"file", "data"}
    assert sum(url.startswith("file:") for url in chromium.requests()) == 1
    assert chromium.complaints() == []
    # Nor could it: neither a request nor a script that somebody smuggled in is let through.
    refused = chromium.run("fetch('https://mint.invalid/').then(() => 'sent', () => 'refused')")
    chromium.run(
        "document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.alien = 1' }))"
    )
    assert (refused, chromium.run("window.alien ?? 'none'")) == ("refused", "none")
    forbidden = [each for each in chromium.complaints() if "Content Security Policy" in each]
    assert [any(kind in each for each in forbidden) for kind in ("connect-src", "script-src")] == [True, True]
