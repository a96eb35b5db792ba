"""The page in a real browser: it scores as the engine does, and what it saves is read as it was entered.

Forms are filled by chance, in the shipped edition, in a small one whose every rule is another, and in editions made up
by Hypothesis.
"""

import base64
import importlib.util
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
from generated import filled, steady
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

if not CHROMIUM:
    reason = "Chromium is not installed"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason, allow_module_level=True)

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


def fill(running: Browser, questionnaire: Questionnaire, entries: Entries, town: str, clicks: bool) -> dict[str, Any]:
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
    rows = {each.id: figures for each, figures in zip(questionnaire.dimensions, scores.dimensions, strict=True)}
    for name, columns in {**rows, "overall": scores.overall}.items():
        here = shown["rows"][name]
        for part, figure in figures_of(columns).items():
            theirs = here[part]
            if (figure is None) != (theirs is None) or not math.isclose(figure or 0, theirs or 0, abs_tol=NEAR, rel_tol=0):
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


def fill_and_compare(running: Browser, instrument: Instrument, count: int, seed: int, folder: Path, clicks: int) -> list[str]:
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
  - {id: l_if, kind: number, unit: days, worst: 20, best: 3, highest: 50, weight: 0.2, applies_if: {any: [{answer: g_list, lacks: b}, {answer: l_choice, is: every}, {profile: inhabitants, below: 20000}]}}
  - {id: l_after, kind: yes_no, weight: 1, applies_if: {answer: l_if, below: 10}}
"""
VOIDED = """
missing: voids
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
