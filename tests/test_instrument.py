"""The shipped edition keeps what it promises: its size, its structure, and advice that fits every town that could answer it."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from editions import read
from mint_index.answers.cells import Cell
from mint_index.answers.form.contents import minutes_for
from mint_index.assessment.assess import assess
from mint_index.cli.main import app
from mint_index.cli.spoken import words_for
from mint_index.instrument.conditions import AllOf, AnyOf, Condition, NotSo, ProfileIs
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load
from mint_index.instrument.questionnaire import Choice, Ladder, Number, Question
from mint_index.report.measures import show_measures
from presupposed import ASKED_WHOEVER_HOLDS_IT, COMPETENCES, contradicts
from shipped_towns import COUNTRIES, SIZES, Filled, Profile, Tried, all_profiles, steps

ROOT = Path(__file__).parents[1]
TOWNS = list(itertools.product(COUNTRIES, SIZES))
VARIANTS = {
    "embedding_round": "put_your_needs_in_writing",
    "housing_lodging_quality": "agree_a_referral_path_with_the_inspectorate",
    "services_registration": "agree_a_way_to_the_register",
    "staff_case_handover": "ask_the_county_for_the_handover",
}
"""Advice to ask the level that can, where the law gives the task to another."""


def shipped() -> Instrument:
    """The edition that comes with the tool."""
    instrument, told = load(str(ROOT / "questionnaires" / "mint-2026"))
    assert instrument is not None
    assert told == []
    return instrument


INSTRUMENT = shipped()
QUESTIONNAIRE = INSTRUMENT.questionnaire
SCORED = [each for each in QUESTIONNAIRE.questions.values() if each.scored]


# --- how much there is, and whether it is whole


def test_there_are_as_many_as_promised() -> None:
    asked = [each for dimension in QUESTIONNAIRE.dimensions for each in dimension.questions]
    assert len(QUESTIONNAIRE.dimensions) == 10
    assert 95 <= len(asked) <= 100
    assert {len(each.questions) for each in QUESTIONNAIRE.dimensions} <= {9, 10}
    assert sum(isinstance(each.scale, Number) for each in SCORED) <= 16
    assert len(INSTRUMENT.recommendations) >= 80
    assert len(INSTRUMENT.practices) >= 70
    assert INSTRUMENT.languages == ("en", "de")


def test_a_form_takes_four_people_half_a_day() -> None:
    asked = [each for dimension in QUESTIONNAIRE.dimensions for each in dimension.questions]
    assert minutes_for(asked) <= 240


def test_every_practice_tells_where_what_and_who_says_so() -> None:
    incomplete = [
        each.id
        for each in INSTRUMENT.practices.values()
        if not (each.municipality and re.fullmatch("[A-Z]{2}", each.country))
        or not (each.source.title and each.source.publisher and each.source.url.startswith("http"))
        or not all(
            wording.say(each.id, *part)
            for wording in INSTRUMENT.wordings.values()
            for part in ((), ("done",), ("result",), ("needs",))
        )
    ]
    assert incomplete == []


def test_every_source_is_whole_and_used() -> None:
    named = {each for question in QUESTIONNAIRE.questions.values() for each in question.source}
    assert named == set(INSTRUMENT.sources)
    assert [each.id for each in SCORED if not each.source] == []
    incomplete = [
        name
        for name, each in INSTRUMENT.sources.items()
        if not (each.title and each.publisher and each.verified in ("yes", "partly", "no"))
        or not each.url.startswith("http")
    ]
    # What is a proposal of the project itself stands nowhere else.
    assert incomplete == ["own-proposal"]


def test_nothing_is_promised_beyond_2027() -> None:
    assert {each.until <= 2027 for each in INSTRUMENT.funding.values()} == {True}
    assert {date.fromisoformat(each.as_of).year for each in INSTRUMENT.funding.values()} <= {2025, 2026}
    assert {code for each in INSTRUMENT.funding.values() for code in each.countries} <= {*COUNTRIES, "EU"}


def test_every_theme_has_questions_and_every_question_only_known_themes() -> None:
    counted = Counter(theme for each in SCORED for theme in each.themes)
    assert set(counted) == set(QUESTIONNAIRE.themes)
    assert {theme: count for theme, count in counted.items() if count < 4} == {}


def test_a_town_with_eu_workers_alone_can_score_in_every_dimension() -> None:
    # Either the dimension asks about workers, or at least one question of it is asked of such a town, cannot be waved
    # away with "not applicable", and speaks in neither language of protection, flight or accommodation.
    refuge = re.compile(
        r"protection|refugee|asylum|accommodat|schutz|flücht|asyl|unterk[uü]nft", re.IGNORECASE
    )
    alone = Profile(
        country="DE",
        inhabitants=3_000,
        flags={},
        settled={
            "foreign_residents_eu": 250,
            "foreign_residents_other": 0,
            "newcomers_24_months": 40,
            "protection_holders": 0,
        },
    )
    tried = Tried(instrument=INSTRUMENT, profiles=[alone], ways=[Filled()])

    def for_workers(question: Question) -> bool:
        said = [
            wording.say(question.id, *part)
            for wording in INSTRUMENT.wordings.values()
            for part in ((), *((answer,) for answer in question.scale.answers))
        ]
        neutral = not question.may_not_apply and not any(refuge.search(each) for each in said)
        return bool(tried.stands(question.id).all()) and ("workers" in question.themes or neutral)

    by_theme = {each.dimension for each in SCORED if "workers" in each.themes}
    without = [each.id for each in QUESTIONNAIRE.dimensions if not any(map(for_workers, each.scored))]
    assert without == []
    assert by_theme == {
        "communication", "housing", "learning", "participation", "policy", "services", "work"
    }  # fmt: skip


def test_the_answers_of_a_question_begin_differently() -> None:
    # In a list that is too narrow only the beginning is seen: three words tell the answers apart.
    alike = [
        (question.id, language)
        for question in SCORED
        if isinstance(question.scale, Ladder | Choice)
        for language, wording in INSTRUMENT.wordings.items()
        if len(
            {tuple(wording.say(question.id, each).casefold().split()[:3]) for each in question.scale.answers}
        )
        < len(question.scale.answers)
    ]
    assert alike == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_strict_check_is_clean(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("MINT_LANGUAGE", language)
    result = CliRunner().invoke(app, ["questionnaire", "check", "--edition", "mint-2026", "--strict"])
    assert (result.exit_code, result.stdout) == (0, "")
    advised, shown = len(INSTRUMENT.recommendations), len(INSTRUMENT.practices)
    counted = {
        "en": f"10, questions: 100 (weights 1, 2 and 3), facts: 10, recommendations: {advised}, practices: {shown}, ",
        "de": f"10, Fragen: 100 (Gewichte 1, 2 und 3), Angaben zur Kommune: 10, Empfehlungen: {advised}, gute Beispiele: {shown}, ",
    }
    # One line and nothing else: no remark, no gap.
    assert re.fullmatch(rf"mint-2026 – \w+: {re.escape(counted[language])}.*\d+\n", result.stderr)


# --- every answer in every town


APART = [
    (question, figure, worst) for worst in (False, True) for question in SCORED for figure in steps(question)
]
"""Every question with each of its answers, from the worst to the best, in the best and in the worst of towns."""
WAYS = [
    Filled(),
    Filled(worst=True),
    *(Filled(worst=worst, answers={question.id: figure}) for question, figure, worst in APART),
]
BEST, WORST, FIRST_APART = 0, 1, 2


@pytest.fixture(scope="module", params=TOWNS, ids=[f"{country}-{size}" for country, size in TOWNS])
def tried(request: pytest.FixtureRequest) -> Tried:
    country, size = request.param
    return Tried(instrument=INSTRUMENT, profiles=all_profiles(country, size), ways=WAYS)


def test_the_best_of_towns_is_advised_nothing(tried: Tried) -> None:
    assert [name for name, rows in tried.due.items() if rows[:, BEST].any()] == []


def test_no_advice_contradicts_the_profile(tried: Tried) -> None:
    for name, rows in tried.due.items():
        barred = tried.with_profile(contradicts(name, each) for each in tried.profiles)
        assert not (rows & barred).any(), name


def test_no_advice_is_due_against_its_own_condition(tried: Tried) -> None:
    # What a condition says of the profile is read a second time here, without the columns of the engine.
    for each in INSTRUMENT.recommendations:
        fits = tried.with_profile(could_hold(each.when, profile) for profile in tried.profiles)
        assert not (tried.due[each.id] & ~fits).any(), each.id


def could_hold(condition: Condition, profile: Profile) -> bool:
    """Whether a condition can hold for a profile, whatever is answered."""
    match condition:
        case AllOf(conditions=parts):
            return all(could_hold(part, profile) for part in parts)
        case AnyOf(conditions=parts):
            return any(could_hold(part, profile) for part in parts)
        case NotSo(condition=ProfileIs() as part):
            return not could_hold(part, profile)
        case ProfileIs(question="country", among=among):
            return profile.country in among
        case ProfileIs(question=name, among=among) if among:
            return ("yes" if profile.figures()[name] else "no") in among
        case ProfileIs(question=name, below=below, at_least=least):
            figure = profile.figures()[name]
            return (below is None or figure < below) and (least is None or figure >= least)
        case _:
            return True


def test_words_that_take_a_task_for_granted_are_said_only_where_the_town_holds_it(tried: Tried) -> None:
    strange = [
        (flag, each.id)
        for flag, patterns in COMPETENCES.items()
        for each in INSTRUMENT.recommendations
        if speaks_of(each.id, patterns) and (flag, each.id) not in ASKED_WHOEVER_HOLDS_IT
        if (tried.due[each.id] & tried.with_profile(not at.flags[flag] for at in tried.profiles)).any()
    ]
    assert strange == []


def speaks_of(recommendation: str, patterns: tuple[tuple[str, str], ...]) -> bool:
    """Whether a recommendation says one of the words, in any language."""
    return any(
        re.search(pattern, INSTRUMENT.wordings[language].say(recommendation, *part))
        for language, pattern in patterns
        for part in ((), ("about",), ("1",), ("2",), ("3",))
    )


def test_whoever_is_weakest_in_anything_is_advised_something_that_raises_it(tried: Tried) -> None:
    missed = []
    for question in SCORED:
        way = FIRST_APART + APART.index((question, steps(question)[0], False))
        if (tried.stands(question.id)[:, way] & (tried.raising(question.id)[:, way] == 0)).any():
            missed.append((question.id, question.weight))
    assert missed == []


def test_what_is_not_asked_of_a_town_advises_nothing(tried: Tried) -> None:
    anything = np.any(list(tried.due.values()), axis=0)
    for question in SCORED:
        way = FIRST_APART + APART.index((question, steps(question)[0], False))
        assert not (anything[:, way] & ~tried.stands(question.id)[:, way]).any(), question.id


@pytest.mark.parametrize("worst", [False, True])
def test_a_better_answer_never_makes_more_advice_due_that_raises_it(tried: Tried, worst: bool) -> None:
    for question in SCORED:
        first = FIRST_APART + APART.index((question, steps(question)[0], worst))
        counts = tried.raising(question.id)[:, first : first + len(steps(question))]
        assert (np.diff(counts, axis=1) <= 0).all(), question.id


def test_the_worst_of_towns_is_advised_all_that_fits_it(tried: Tried) -> None:
    # In a town at its worst nothing is "not applicable", and every dimension is low.
    asks_above = {"agree_a_referral_path_with_the_inspectorate", "agree_a_way_to_the_register", "ask_the_county_for_the_handover"}  # fmt: skip
    for each in INSTRUMENT.recommendations:
        asked = (
            np.any([tried.stands(name)[:, [WORST]] for name in each.raises], axis=0) if each.raises else False
        )
        fits = tried.with_profile(could_hold(each.when, profile) for profile in tried.profiles)
        expected = fits & asked & (each.id not in asks_above)
        assert (tried.due[each.id][:, [WORST]] == expected).all(), each.id


def test_what_is_due_is_said_whole_and_with_its_reasons_in_both_languages(tried: Tried) -> None:
    # For each recommendation the first town of this country and size for which it is due, with all that is due there.
    cells = {
        (int(at[0]), int(at[1])) for rows in tried.due.values() if len(at := np.argwhere(rows)[:1].ravel())
    }
    rows = np.zeros(tried.answers.rows, np.bool_)
    rows[[profile * len(WAYS) + way for profile, way in cells]] = True
    assessments = assess(INSTRUMENT, tried.answers.keep(rows))
    assert {due.id for each in assessments for due in each.due} == {
        name for name, found in tried.due.items() if found.any()
    }
    for assessment, language in itertools.product(assessments, INSTRUMENT.languages):
        for due, shown in zip(
            assessment.due, show_measures(assessment, words_for(INSTRUMENT, language)), strict=True
        ):
            assert due.why, due.id
            assert all(shown.why), due.id
            assert all((shown.title, shown.about, shown.lead, shown.watch, shown.why_short, shown.effort)), (
                due.id
            )
            assert len(shown.steps) == 3, due.id
            keys = {*QUESTIONNAIRE.questions, due.id, due.lead}
            said = (
                shown.title,
                shown.about,
                shown.lead,
                shown.watch,
                *shown.steps,
                *shown.why,
                *shown.raises,
            )
            assert [each for each in said if each in keys or re.search(r"\b[a-z]+_[a-z_]+\b", each)] == [], (
                due.id
            )
            fits = {INSTRUMENT.wording(language).say(each.id) for each in assessment.due}
            # What comes first is what is due as well: neither what is done already nor what fits another size.
            needed = {INSTRUMENT.wording(language).say(each) for each in due.needs}
            assert set(shown.before) == needed & fits, due.id


# --- what does not apply


def reasons() -> Iterator[tuple[Question, str]]:
    """Every question with each reason for which it may not apply."""
    for question in SCORED:
        yield from ((question, each) for each in question.may_not_apply)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("size", SIZES)
def test_what_does_not_apply_is_not_advised(country: str, size: int) -> None:
    cases = list(reasons())
    ways = [
        Filled(worst=worst, away={question.id: reason})
        for worst in (False, True)
        for question, reason in cases
    ]
    tried = Tried(instrument=INSTRUMENT, profiles=all_profiles(country, size), ways=ways)
    for at, (question, reason) in enumerate(cases):
        best, worst = at, len(cases) + at
        # Where the first sheet says that the task is the town's own, no form with this answer is taken.
        must = question.must_apply_if
        taken = np.array([must is None or not could_hold(must, each) for each in tried.profiles])
        due = {name for name, rows in tried.due.items() if rows[taken, best].any()}
        variant = {VARIANTS[question.id]} if question.id in VARIANTS else set()
        if question.id == "services_registration" and country == "FR":
            variant = set()
        assert due == variant, (question.id, reason)
        # In the worst of towns, what raises the question is due for the sake of another one alone.
        for each in INSTRUMENT.recommendations:
            if question.id in each.raises and tried.due[each.id][:, worst].any():
                others = [tried.stands(name)[:, worst] for name in each.raises if name != question.id]
                assert (np.any(others, axis=0) >= tried.due[each.id][:, worst]).all(), (question.id, each.id)


@pytest.mark.parametrize(
    ("own", "codes"),
    [
        ({"own_foreigners_office": "yes", "pays_social_assistance": "no"}, ["A21"]),
        ({"own_foreigners_office": "no", "pays_social_assistance": "yes"}, ["A21"]),
        ({"own_foreigners_office": "no", "pays_social_assistance": "no"}, []),
        ({}, []),
    ],
)
def test_a_task_of_its_own_cannot_be_put_on_the_law(own: dict[str, Cell], codes: list[str]) -> None:
    row: dict[str, Cell] = {"municipality": "Quellbrunn", "country": "DE", **own}
    handed_over: dict[str, Cell] = {
        "staff_case_handover": "not_applicable",
        "staff_case_handover.reason": "law",
    }
    assert [each.code for each in read(INSTRUMENT, [{**row, **handed_over}])[1]] == codes
