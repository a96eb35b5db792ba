"""Records: nothing is lost between an assessment and its JSON, old ones stay readable, broken ones are told key by key."""

import copy
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions import assess_one, frame_of, load_edition
from generated import Town, filled, steady, table
from mint_index.answers.table import Remark
from mint_index.assessment.assess import assess
from mint_index.assessment.record import FORM, from_json, record_schema, to_json
from mint_index.assessment.result import Assessment
from mint_index.instrument.conditions import AllOf, AnyOf, Condition, NotApplicable, NotSo, ScoreWithin
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Questionnaire
from mint_index.instrument.recommendations import Practice, Recommendation, Source
from mint_index.instrument.wording import Wording
from mint_index.problems import Place, problem

GOLDEN = Path(__file__).parent / "records" / "form-1.json"

FRAME = """
overall: {aggregate: arithmetic, needs: 2}
profile:
  - {id: inhabitants, kind: number, unit: persons, lowest: 1}
  - {id: place_type, kind: choice, options: [border, rural]}
  - {id: runs_schools, kind: yes_no}
"""
DIMENSIONS = {
    "talks": """
questions:
  - {id: talks_step, kind: ladder, steps: 4, weight: 3, answered_by: mayor}
  - {id: talks_share, kind: number, unit: percent, worst: 0, best: 80, highest: 100, per: 100, weight: 3}
  - {id: talks_shown, kind: checklist, weight: 2, full_at: 2, options: [web, letter, visit]}
  - {id: talks_example, kind: text}
  - {id: talks_unknown, kind: yes_no, weight: 1}
  - {id: talks_blank, kind: yes_no, weight: 1}
""",
    "schools": """
questions:
  - {id: schools_rule, kind: yes_no, weight: 3}
  - {id: schools_level, kind: choice, weight: 1, options: [{id: some, points: 50}, {id: every, points: 100}]}
  - {id: schools_law, kind: yes_no, weight: 2, may_not_apply: [law]}
  - {id: schools_not_asked, kind: yes_no, weight: 2, applies_if: {profile: runs_schools, is: yes}}
""",
    "outside": "questions: [{id: outside_law, kind: yes_no, weight: 1, may_not_apply: [law]}]",
    "silent": "questions: [{id: silent_one, kind: yes_no, weight: 1}]",
}
RECOMMENDATIONS = {
    "talks": """
recommendations:
  - id: book_interpreters
    when:
      all:
        - {answer: talks_step, below: 2}
        - {profile: inhabitants, below: 10000}
        - {profile: country, in: [DE, AT]}
        - not: {answer: talks_shown, lacks: web}
        - {score: talks, below: 60}
    raises: {talks_step: 2}
    effort: low
    months: 2
    lead: mayor
    practices: [two_towns]
  - {id: write_letters, when: {answer: talks_shown, lacks: letter}, raises: {talks_shown: 2}, effort: medium,
     months: 3, lead: mayor, needs: book_interpreters}
""",
    "schools": """
recommendations:
  - {id: ask_the_county, when: {not_applicable: schools_law, reason: law}, raises: {}, effort: low, months: 1, lead: mayor}
  - {id: pass_a_rule, when: {answer: schools_rule, is: no}, raises: {schools_rule: yes}, effort: high, months: 9, lead: mayor}
""",
    "practices": """
- id: two_towns
  municipality: Unterwies and Oberwies
  country: AT
  population: about 4,000 and 5,800
  years: since 2016
  source: {title: Two towns, publisher: An invented journal, year: 2016, url: "https://journal.example/pool"}
""",
}
ROW = {
    "municipality": "Quellbrück an der Sirre",
    "date": "2026-03-31",
    "language": "de",
    "inhabitants": "8 000",
    "place_type": "rural",
    "runs_schools": "no",
    "talks_step": "1",
    "talks_step.evidence": "Leaflet of 2025, p. 3",
    "talks_step.note": "“soon more”",
    "talks_step.answered_by": "school office",
    "talks_share": "24/80",
    "talks_shown": "web|visit",
    "talks_example": "A talk in March.",
    "talks_unknown": "unknown",
    "schools_rule": "no",
    "schools_level": "every",
    "schools_law": "not_applicable",
    "schools_law.reason": "law",
    "outside_law": "not_applicable",
    "outside_law.reason": "law",
}


def town(folder: Path) -> Assessment:
    """The assessment whose record was kept as `records/form-1.json` when form 1 was made."""
    frame = frame_of(list(DIMENSIONS), FRAME)
    instrument = load_edition(folder, DIMENSIONS, RECOMMENDATIONS, frame)
    notice = problem("T07", Place(file="answers.xlsx", sheet="Gespräche"), name="Talks")
    plain = assess_one(instrument, ROW)
    return replace(plain, tool="0.1.0", problems=(notice,), digest="a7" * 32)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    return town(tmp_path_factory.mktemp("record"))


@pytest.fixture
def record(made: Assessment) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(made))
    return found


def test_a_record_is_read_back_whole(made: Assessment) -> None:
    found, told = from_json(to_json(made), "town.json")
    assert told == []
    assert found == made
    assert to_json(found) == to_json(made)


def test_what_a_record_holds(made: Assessment) -> None:
    standings = [(each.id, each.standing, each.points) for each in made.questions]
    assert standings == [
        ("talks_step", "answered", pytest.approx(100 / 3)),
        ("talks_share", "answered", 37.5),
        ("talks_shown", "answered", 100.0),
        ("talks_example", "answered", None),
        ("talks_unknown", "unknown", None),
        ("talks_blank", "blank", None),
        ("schools_rule", "answered", 0.0),
        ("schools_level", "answered", 100.0),
        ("schools_law", "not_applicable", None),
        ("schools_not_asked", "not_asked", None),
        ("outside_law", "not_applicable", None),
        ("silent_one", "blank", None),
    ]
    assert [each.id for each in made.to_find_out] == ["talks_unknown", "talks_blank", "silent_one"]
    assert [(each.id, each.figures.standing, each.counts) for each in made.dimensions] == [
        ("talks", "scored", True),
        ("schools", "scored", True),
        ("outside", "outside", False),
        ("silent", "insufficient", False),
    ]
    assert [each.id for each in made.due] == [
        "pass_a_rule",
        "book_interpreters",
        "ask_the_county",
        "write_letters",
    ]
    assert [(w.of, w.subject, w.test, w.limit, w.found, w.held) for w in made.due[1].why] == [
        ("answer", "talks_step", "below", ("2",), ("1",), True),
        ("profile", "inhabitants", "below", ("10000",), ("8000",), True),
        ("profile", "country", "among", ("DE", "AT"), ("DE",), True),
        ("answer", "talks_shown", "lacks", ("web",), ("web", "visit"), False),
        ("score", "talks", "below", ("60",), (f"{made.dimensions[0].figures.score:.15g}",), True),
    ]


def test_under_a_not_the_reason_says_what_was_found_and_not_a_reason_nobody_gave(tmp_path: Path) -> None:
    dimensions = {
        "schools": """
questions:
  - {id: school_place, kind: ladder, steps: 4, weight: 1, may_not_apply: [law, none]}
  - {id: school_walk, kind: ladder, steps: 4, weight: 1, may_not_apply: [law, none]}
"""
    }
    recommendations = {
        "schools": """
recommendations:
  - {id: do_it, when: {all: [{not: {not_applicable: school_place}}, {not: {not_applicable: school_walk, reason: law}}]},
     raises: {}, effort: low, months: 1, lead: mayor}
"""
    }
    row = {"school_place": "2", "school_walk": "not_applicable", "school_walk.reason": "none"}
    (due,) = assess_one(load_edition(tmp_path, dimensions, recommendations), row).due
    assert [(why.subject, why.found, why.held) for why in due.why] == [
        ("school_place", ("2",), False),
        ("school_walk", ("none",), False),
    ]


def contains(whole: Any, part: Any) -> bool:
    """Whether all of `part` is in `whole`, which may have further keys."""
    if isinstance(part, dict):
        return all(key in whole and contains(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return len(whole) == len(part) and all(map(contains, whole, part))
    return bool(whole == part)


def test_a_record_of_form_1_stays_readable_and_loses_nothing() -> None:
    text = GOLDEN.read_text(encoding="utf-8")
    found, told = from_json(text, GOLDEN.name)
    assert told == []
    assert found is not None
    assert (found.municipality, found.overall.standing, len(list(found.questions)), len(found.due)) == (
        "Quellbrück an der Sirre",
        "provisional",
        12,
        4,
    )
    # Later versions of form 1 may add keys; what was kept is there, as it was.
    assert contains(json.loads(to_json(found)), json.loads(text))


def test_the_schema_accepts_every_record_and_refuses_what_is_none(record: dict[str, Any]) -> None:
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert [error.message for each in (record, golden) for error in validator.iter_errors(each)] == []
    broken = mutated(record, ["dimensions", 0, "figures", "standing"], lambda _: "settled")
    found = [".".join(map(str, error.absolute_path)) for error in validator.iter_errors(broken)]
    assert found == ["dimensions.0.figures.standing"]


def mutated(record: dict[str, Any], path: list[str | int], change: Callable[[Any], Any]) -> dict[str, Any]:
    """A copy with the value at a path changed, or taken out where `change` gives back `DROPPED`."""
    whole = copy.deepcopy(record)
    inner: Any = whole
    for key in path[:-1]:
        inner = inner[key]
    value = change(inner.get(path[-1]) if isinstance(inner, dict) else inner[path[-1]])
    if value is DROPPED:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return whole


DROPPED = object()


@pytest.mark.parametrize(
    ("path", "value", "key", "expected"),
    [
        (["edition"], DROPPED, "edition", "a text"),
        (["edition"], None, "edition", "a text"),
        (["edition"], 2026, "edition", "a text"),
        (["overall"], [], "overall", "an object"),
        (["overall", "score"], "41", "overall.score", "a number | null"),
        (["overall", "score"], True, "overall.score", "a number | null"),
        (["overall", "coverage"], None, "overall.coverage", "a number"),
        (["overall", "coverage"], 10**400, "overall.coverage", "a number"),
        (["overall", "gates"], "talks_step", "overall.gates", "a list"),
        (["overall", "gates"], [3], "overall.gates[0]", "a text"),
        (["overall", "warned"], "no", "overall.warned", "true or false"),
        (
            ["dimensions", 1, "figures", "standing"],
            "settled",
            "dimensions[1].figures.standing",
            "scored | provisional | insufficient | outside",
        ),
        (["dimensions", 1, "questions", 0, "chosen"], None, "dimensions[1].questions[0].chosen", "a list"),
        (["dimensions", 1, "questions", 0, "weight"], "3", "dimensions[1].questions[0].weight", "a number"),
        (["due", 0, "months"], 1.5, "due[0].months", "a whole number"),
        (["due", 0, "raises"], ["talks_step"], "due[0].raises", "an object"),
        (["due", 1, "raises", "talks_step"], 2, "due[1].raises.talks_step", "a text"),
        (["due", 0, "why", 0, "held"], 1, "due[0].why[0].held", "true or false"),
        (["practices", "two_towns", "source"], DROPPED, "practices.two_towns.source", "an object"),
        (["practices", "two_towns", "source", "title"], 5, "practices.two_towns.source.title", "a text"),
        (["problems", 0, "facts"], [["name"]], "problems[0].facts[0]", "a list"),
        (["problems", 0, "code"], "T99", "problems[0].code", "a code of the catalogue"),
        (["problems", 0, "place"], "line 3", "problems[0].place", "an object"),
        (["words", "en"], "yes", "words.en", "an object"),
        (["rounding", "decimals"], 0.5, "rounding.decimals", "a whole number"),
        (["rounding", "ties"], "up", "rounding.ties", "half_up | half_even"),
        (["levels", 2, "start"], {}, "levels[2].start", "a number"),
    ],
)
def test_what_a_record_does_not_hold_is_told_with_its_key(
    record: dict[str, Any], path: list[str | int], value: Any, key: str, expected: str
) -> None:
    broken = json.dumps(mutated(record, path, lambda _: value))
    found, told = from_json(broken, "town.json")
    assert found is None
    assert [(each.code, each.place, dict(each.facts)) for each in told] == [
        ("R02", Place(file="town.json"), {"key": key, "expected": expected})
    ]


def test_everything_that_is_wrong_in_a_record_is_told_at_once(record: dict[str, Any]) -> None:
    broken = mutated(record, ["edition"], lambda _: 1)
    broken = mutated(broken, ["overall", "coverage"], lambda _: "all")
    broken = mutated(broken, ["dimensions", 0, "questions", 2, "kind"], lambda _: None)
    _, told = from_json(json.dumps(broken), "town.json")
    keys = [(each.code, each.fact("key")) for each in told]
    assert keys == [
        ("R02", "edition"),
        ("R02", "overall.coverage"),
        ("R02", "dimensions[0].questions[2].kind"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "facts"),
    [
        ("", "R01", 1, {"reason": "Expecting value"}),
        ("municipality,country\n", "R01", 1, {"reason": "Expecting value"}),
        ('{"form": 1,\n "tool": }', "R01", 2, {"reason": "Expecting value"}),
        ("[]", "R01", 0, {"reason": "it has no key “form”"}),
        ("{}", "R01", 0, {"reason": "it has no key “form”"}),
        ('{"form": true}', "R01", 0, {"reason": "it has no key “form”"}),
        ('{"form": "1"}', "R01", 0, {"reason": "it has no key “form”"}),
        ('{"form": 0}', "R01", 0, {"reason": "it has no key “form”"}),
        ('{"form": 1, "overall": NaN}', "R01", 1, {"reason": "NaN is not JSON"}),
        ('{"form": 1, "tool": "\\ud83d"}', "R01", 0, {"reason": "there is half a character in it"}),
        ('{"form": ' + "9" * 5000 + "}", "R01", 0, {"reason": "a number in it is too long"}),
        ("[" * 100_000, "R01", 0, {"reason": "nested too deeply"}),
        (f'{{"form": {FORM + 1}}}', "R03", 0, {"given": str(FORM + 1), "known": str(FORM)}),
    ],
)
def test_what_is_no_record_of_ours_is_told(text: str, code: str, line: int, facts: dict[str, str]) -> None:
    found, told = from_json(text, "town.json")
    assert found is None
    assert [(each.code, each.place.file, each.place.line, dict(each.facts)) for each in told] == [
        (code, "town.json", line, facts)
    ]


def instrument_around(questionnaire: Questionnaire, chance: random.Random) -> Instrument:
    """An instrument with recommendations of every form about a generated questionnaire."""
    names = [each.id for dimension in questionnaire.dimensions for each in dimension.questions]
    parts: list[Condition] = [
        NotApplicable(question=chance.choice(names)),
        NotSo(condition=NotApplicable(question=chance.choice(names), reasons=("size",))),
        ScoreWithin(dimension="overall", below=chance.uniform(0, 100)),
        ScoreWithin(dimension="d0", at_least=chance.uniform(0, 100)),
    ]
    conditions: list[Condition] = [
        *parts,
        AllOf(conditions=tuple(parts[:2])),
        AnyOf(conditions=tuple(parts[1:])),
    ]
    recommendations = tuple(
        Recommendation(
            id=f"r{at}",
            dimension="d0",
            when=each,
            raises={chance.choice(names): "1"},
            effort="low",
            months=at + 1,
            lead="mayor",
            practices=("towns",),
        )
        for at, each in enumerate(conditions)
    )
    source = Source(title="Pool", publisher="", year=2016)
    towns = Practice(id="towns", municipality="Unterwies", country="AT", years="", source=source)
    return Instrument(
        questionnaire=questionnaire,
        recommendations=recommendations,
        practices={"towns": towns},
        sources={},
        wordings={"en": Wording(language="en", words={"r0": "Words", "d0.short": "Ü\u2028\t"})},
        fingerprint="3f" * 32,
        folder=Path(),
    )


@steady(60)
@given(case=filled(most=2), seed=st.integers(0, 1000), said=st.text(max_size=20))
def test_any_assessment_survives_its_record(
    case: tuple[Questionnaire, list[Town]], seed: int, said: str
) -> None:
    questionnaire, towns = case
    answers = table(questionnaire, towns)
    remarked = {(0, name): Remark(evidence=said, note=said) for name in list(questionnaire.questions)[:2]}
    instrument = instrument_around(questionnaire, random.Random(seed))
    notices = [problem("T07", Place(file=said), name=said)]
    for made in assess(instrument, replace(answers, remarks=remarked), notices):
        text = to_json(made)
        found, told = from_json(text, "town.json")
        assert told == []
        assert found == made
        assert to_json(found) == text


@steady(60)
@given(case=filled(most=2))
def test_what_each_question_adds_makes_up_the_score(case: tuple[Questionnaire, list[Town]]) -> None:
    questionnaire, towns = case
    instrument = instrument_around(questionnaire, random.Random(0))
    for made in assess(instrument, table(questionnaire, towns)):
        whole, all_parts = 0.0, True
        for rules, each in zip((d.rules for d in questionnaire.dimensions), made.dimensions, strict=True):
            parts = [(q.contribution, q.lost) for q in each.questions if q.contribution is not None]
            of_whole = [
                (q.contribution_overall, q.lost_overall)
                for q in each.questions
                if q.contribution_overall is not None
            ]
            if rules.aggregate == "arithmetic" and each.figures.score is not None:
                assert sum(won for won, _ in parts) == pytest.approx(each.figures.score, abs=1e-9)
                assert sum(won + (lost or 0) for won, lost in parts) == pytest.approx(100, abs=1e-9)
                assert len(of_whole) == (len(parts) if each.counts and made.aggregate == "arithmetic" else 0)
            else:
                assert parts == of_whole == []
            all_parts &= rules.aggregate == "arithmetic" or not each.counts
            whole += sum(won for won, _ in of_whole if won is not None)
            assert each.counts == (each.figures.score is not None and made.overall.score is not None)
        if made.overall.score is not None and made.aggregate == "arithmetic" and all_parts:
            assert whole == pytest.approx(made.overall.score, abs=1e-9)
