"""Records: nothing is lost between an assessment and its JSON, old ones stay readable, broken ones are told key by key."""

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions import assess_one, load_edition
from generated import Town, filled, steady, table
from mint_index.answers.table import Remark
from mint_index.assessment.assess import assess
from mint_index.assessment.record import from_json, record_schema, to_json
from mint_index.assessment.result import Assessment
from mint_index.instrument.conditions import AllOf, AnyOf, Condition, NotApplicable, NotSo, ScoreWithin
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Questionnaire
from mint_index.instrument.recommendations import Practice, Recommendation, Source
from mint_index.instrument.wording import Wording
from mint_index.problems import Place, problem
from recorded_town import FORM_1, GOLDEN, town


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    return town(tmp_path_factory.mktemp("record"))


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


def read_whole(path: Path) -> Assessment:
    found, told = from_json(path.read_text(encoding="utf-8"), path.name)
    assert told == []
    assert found is not None
    assert (found.municipality, found.overall.standing, len(list(found.questions)), len(found.due)) == (
        "Quellbrück an der Sirre",
        "provisional",
        12,
        4,
    )
    return found


def test_a_record_of_form_2_stays_readable_and_loses_nothing() -> None:
    found = read_whole(GOLDEN)
    # Later versions of form 2 may add keys; what was kept is there, as it was.
    assert contains(json.loads(to_json(found)), json.loads(GOLDEN.read_text(encoding="utf-8")))


def test_a_record_of_form_1_stays_readable_and_its_practices_have_figures_now() -> None:
    found = read_whole(FORM_1)
    kept = json.loads(FORM_1.read_text(encoding="utf-8")) | {"form": 2}
    practice = kept["practices"]["two_towns"]
    assert (practice.pop("years"), practice.pop("population")) == ("since 2016", "about 4,000 and 5,800")
    # Two counts in one sentence belong to nobody.
    figures = {"since": 2016, "until": 0, "population": 0, "counted": 0}
    assert contains(json.loads(to_json(found)), kept | {"practices": {"two_towns": practice | figures}})


@pytest.mark.parametrize(
    ("years", "population", "becomes"),
    [
        ("2017–2020", "≈ 47 000 (2017)", (2017, 2020, 47000, 2017)),
        ("2015–", "", (2015, 0, 0, 0)),
        ("", "9,583 (2018)", (0, 0, 9583, 2018)),
    ],
)
def test_what_form_1_told_in_words_becomes_figures(
    years: str, population: str, becomes: tuple[int, ...]
) -> None:
    record = json.loads(FORM_1.read_text(encoding="utf-8"))
    record["practices"]["two_towns"] |= {"years": years, "population": population}
    found, told = from_json(json.dumps(record), "record.json")
    assert found is not None, told
    practice = found.practices["two_towns"]
    assert (practice.since, practice.until, practice.population, practice.counted) == becomes


def test_the_schema_accepts_every_record(made: Assessment) -> None:
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    records = [json.loads(to_json(made)), json.loads(GOLDEN.read_text(encoding="utf-8"))]
    assert [error.message for each in records for error in validator.iter_errors(each)] == []


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
    towns = Practice(id="towns", municipality="Unterwies", country="AT", source=source)
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
        has_whole = made.overall.score is not None and made.aggregate == "arithmetic"
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
                assert len(of_whole) == (len(parts) if each.counts and has_whole else 0)
            else:
                assert parts == of_whole == []
            all_parts &= rules.aggregate == "arithmetic" or not each.counts
            whole += sum(won for won, _ in of_whole if won is not None)
            assert each.counts == (each.figures.score is not None)
        if has_whole and all_parts:
            assert whole == pytest.approx(made.overall.score, abs=1e-9)
