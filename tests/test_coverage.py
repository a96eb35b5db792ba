"""Whether advice reaches every town: weak answers without any, advice that is never due, advice for the best of towns."""

from pathlib import Path

import pytest

from editions import frame_of, load_edition, write_edition
from mint_index.advice.coverage import gaps
from mint_index.instrument.loading import load
from mint_index.problems import Problem

PROFILE = """
profile:
  - {id: inhabitants, kind: number, unit: persons, lowest: 1, highest: 5000000}
  - {id: owns_flats, kind: yes_no}
"""
HEAD = "effort: low, months: 1, lead: mayor"


def told(problems: list[Problem]) -> list[tuple[str, str, int, dict[str, str]]]:
    """Code, file, line and facts of each problem."""
    return [(each.code, Path(each.place.file).name, each.place.line, dict(each.facts)) for each in problems]


def gaps_of(folder: Path, question: str, *whens: str) -> list[tuple[str, str, int, dict[str, str]]]:
    """What is told of an edition with a question `q` besides a yes or no, and a recommendation for each condition."""
    questions = f"""
questions:
  - {{id: rule, kind: yes_no, weight: 1}}
  - {{id: q, {question}}}
"""
    lines = [
        "  - {id: pass_rule, when: {answer: rule, is: no}, raises: {rule: yes}, " + HEAD + "}",
        *(f"  - {{id: do_{at}, when: {when}, raises: {{}}, {HEAD}}}" for at, when in enumerate(whens)),
    ]
    advice = "recommendations:\n" + "\n".join(lines) + "\n"
    instrument = load_edition(folder, {"talks": questions}, {"talks": advice}, frame_of(["talks"], PROFILE))
    return told(gaps(instrument))


LADDER = "kind: ladder, steps: 4, weight: 2"
CHOICE = "kind: choice, weight: 1, options: [{id: best, points: 100}, {id: none_yet, points: 0}, {id: half, points: 50}]"
CHECKLIST = "kind: checklist, weight: 1, options: [web, letter, visit]"
WEEKS = "kind: number, unit: weeks, worst: 26, best: 4, highest: 104, weight: 1"


def unadvised(answer: str, where: str) -> tuple[str, str, int, dict[str, str]]:
    """What is told where nothing is advised for an answer to `q`."""
    return "Y26", "talks.yaml", 5, {"given": "q", "answer": answer, "where": where}


@pytest.mark.parametrize(
    ("question", "whens", "expected"),
    [
        (LADDER, ["{answer: q, below: 2}"], []),
        (LADDER, ["{answer: q, below: 1}"], [unadvised("1", "country AT")]),
        (LADDER, ["{answer: q, below: 1}", "{answer: q, in: [1]}"], []),
        (LADDER, [], [unadvised("0", "country AT")]),
        # The best of two steps is not weak.
        ("kind: ladder, steps: 2, weight: 1", ["{answer: q, below: 1}"], []),
        (CHOICE, ["{answer: q, in: [none_yet]}"], [unadvised("2", "country AT")]),
        (CHOICE, ["{answer: q, in: [none_yet, half]}"], []),
        (CHECKLIST, ["{answer: q, below: 2}"], []),
        (CHECKLIST, ["{answer: q, below: 1}"], [unadvised("1", "country AT")]),
        (CHECKLIST, ["{answer: q, lacks: letter}"], []),
        (CHECKLIST, ["{answer: q, lacks: web}"], [unadvised("1", "country AT")]),
        # The figure just above the worst is weak as well; in weeks it lies below.
        (WEEKS, ["{answer: q, at_least: 15}"], []),
        (WEEKS, ["{answer: q, at_least: 26}"], [unadvised("24.9", "country AT")]),
        ("kind: text", [], []),
    ],
)
def test_the_two_lowest_answers_need_advice(
    tmp_path: Path, question: str, whens: list[str], expected: list[tuple[str, str, int, dict[str, str]]]
) -> None:
    assert gaps_of(tmp_path, question, *whens) == expected


SMALL = "{all: [{answer: q, below: 2}, {profile: inhabitants, below: 10000}]}"
LARGE = "{all: [{answer: q, below: 2}, {profile: inhabitants, at_least: 10000}]}"
LATER = "{all: [{answer: q, below: 2}, {profile: inhabitants, at_least: 10001}]}"


@pytest.mark.parametrize(
    ("question", "whens", "expected"),
    [
        (LADDER, [SMALL, LARGE], []),
        (LADDER, [SMALL], [unadvised("0", "country AT, inhabitants 10000")]),
        (LADDER, [SMALL, LATER], [unadvised("0", "country AT, inhabitants 10000")]),
        (
            LADDER,
            ["{all: [{answer: q, below: 2}, {profile: country, in: [DE, FR]}]}"],
            [unadvised("0", "country AT")],
        ),
        (
            LADDER,
            ["{all: [{answer: q, below: 2}, {not: {profile: country, is: FR}}]}"],
            [unadvised("0", "country FR")],
        ),
        (LADDER, ["{all: [{answer: q, below: 2}, {profile: owns_flats, is: yes}]}"], [unadvised("0", "country AT, owns_flats 0")]),
        # A question that is asked only of some needs advice for these alone.
        (f"{LADDER}, applies_if: {{profile: owns_flats, is: yes}}", ["{all: [{answer: q, below: 2}, {profile: owns_flats, is: yes}]}"], []),
        (f"{LADDER}, applies_if: {{answer: rule, is: yes}}", ["{all: [{answer: q, below: 2}, {answer: rule, is: yes}]}"], []),
    ],
)  # fmt: skip
def test_advice_is_needed_on_either_side_of_every_fact(
    tmp_path: Path, question: str, whens: list[str], expected: list[tuple[str, str, int, dict[str, str]]]
) -> None:
    assert gaps_of(tmp_path, question, *whens) == expected


WHOLE = "{answer: q, below: 2}"


@pytest.mark.parametrize(
    ("question", "when", "expected"),
    [
        (LADDER, "{all: [{answer: q, below: 2}, {answer: q, at_least: 3}]}", ["Y27"]),
        (LADDER, "{all: [{profile: inhabitants, below: 500}, {profile: inhabitants, at_least: 1000}, {answer: rule, is: no}]}", ["Y27"]),
        (f"{LADDER}, may_not_apply: [law]", "{not_applicable: q, reason: law}", []),
        (f"{LADDER}, may_not_apply: [law, none]", "{not_applicable: q}", []),
        (f"{LADDER}, applies_if: {{profile: owns_flats, is: yes}}", "{all: [{answer: q, below: 2}, {profile: owns_flats, is: no}]}", ["Y27"]),
        (f"{LADDER}, applies_if: {{profile: owns_flats, is: yes}}", "{all: [{answer: q, below: 2}, {profile: owns_flats, is: yes}]}", []),
        (LADDER, "{score: overall, below: 50}", []),
        (LADDER, "{score: talks, below: 0}", ["Y27"]),
        (LADDER, "{score: talks, at_least: 50}", ["Y28"]),
        (LADDER, "{profile: inhabitants, at_least: 10000}", ["Y28"]),
        (LADDER, "{profile: country, in: [FR]}", ["Y28"]),
        (LADDER, "{answer: q, at_least: 3}", ["Y28"]),
        (LADDER, "{any: [{answer: q, below: 2}, {profile: owns_flats, is: no}]}", ["Y28"]),
        (LADDER, "{not: {answer: q, below: 2}}", ["Y28"]),
        (CHECKLIST, "{answer: q, at_least: 3}", ["Y28"]),
        (CHECKLIST, "{answer: q, lacks: visit}", []),
        (CHOICE, "{answer: q, in: [best]}", ["Y28"]),
        (WEEKS, "{answer: q, below: 5}", ["Y28"]),
        (WEEKS, "{answer: q, at_least: 4.5}", []),
    ],
)  # fmt: skip
def test_advice_is_due_somewhere_and_never_in_the_best_of_towns(
    tmp_path: Path, question: str, when: str, expected: list[str]
) -> None:
    # What is advised for every weak answer stands beside it, so that only the condition in question is told.
    lower = {CHOICE: "{answer: q, in: [none_yet, half]}", WEEKS: "{answer: q, at_least: 15}"}.get(
        question, WHOLE
    )
    facts = {"given": "do_1"}
    assert gaps_of(tmp_path, question, lower, when) == [(code, "talks.yaml", 5, facts) for code in expected]


def test_every_gap_is_told_at_once_in_order_of_place(tmp_path: Path) -> None:
    never = "{all: [{answer: q, below: 1}, {answer: q, at_least: 3}]}"
    found = gaps_of(tmp_path, LADDER, "{answer: q, at_least: 3}", never)
    assert found == [
        unadvised("0", "country AT"),
        ("Y28", "talks.yaml", 4, {"given": "do_0"}),
        ("Y27", "talks.yaml", 5, {"given": "do_1"}),
    ]


@pytest.mark.parametrize(
    ("over", "given"),
    [
        ("[owns_flats]", ["owns_flats"]),
        ("[rule]", ["rule"]),
        ("[inhabitants, share]", ["share"]),
        ("[owns_flats, inhabitants, rule]", ["owns_flats", "rule"]),
        ("[inhabitants]", []),
    ],
)
def test_only_figures_of_the_profile_divide(tmp_path: Path, over: str, given: list[str]) -> None:
    questions = f"""
questions:
  - {{id: rule, kind: yes_no, weight: 1}}
  - {{id: share, kind: number, unit: percent, counts: persons, per: 100, over: {over}, worst: 0, best: 80, weight: 1}}
"""
    root = write_edition(tmp_path, {"talks": questions}, questionnaire=frame_of(["talks"], PROFILE))
    instrument, problems = load(str(root))
    assert told(problems) == [("Y25", "talks.yaml", 5, {"given": each}) for each in given]
    assert (instrument is None) == bool(given)
