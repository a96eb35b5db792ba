"""Cases that an expert writes: answers in; scores, levels and recommendations out. This module reads one and tries it.

A case is read by the same reader as an edition, so that an unknown key is told with its file, line and "did you mean".
`tests/cases/README.md` tells how to write one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from editions import assess_one, write_edition
from mint_index.assessment.result import Assessment, Figures
from mint_index.instrument.entry import Entry, Ledger
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load
from mint_index.instrument.questionnaire import Rounding
from mint_index.instrument.source import read_file
from mint_index.problems import Problem
from mint_index.scoring.rounding import printed_one

NONE = "none"
SCORES, SHARES = ("score", "low", "high", "cautious"), ("coverage", "evidence_rate", "not_applicable")
WORDS = ("level", "between", "standing")
LISTS = ("due", "not_due", "find_out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is to come out: of the whole and of dimensions the figures that are named, and the lists that are named."""

    figures: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as it is written; the mappings hold words."""

    title: str
    edition: str
    questionnaire: str
    dimensions: Mapping[str, str]
    recommendations: Mapping[str, str]
    country: str
    profile: Mapping[str, str]
    answers: Mapping[str, str]
    expected: Expected


def read_case(path: Path) -> tuple[Case | None, list[Problem]]:
    """The case in a file, and everything that is wrong in it."""
    ledger = Ledger()
    case = read_file(path, path.name, ledger, _case)
    return case, ledger.problems


def _case(entry: Entry) -> Case:
    title = entry.text("title", "What the case shows.")
    edition = entry.text("edition", "An edition that is installed.", "")
    dimensions = entry.pairs(
        "dimensions", "Dimensions of a small questionnaire, each the text of its file.", ""
    )
    names = ("overall", *(dimensions or _dimensions_of(edition)))
    return Case(
        title=title,
        edition=edition,
        questionnaire=entry.text("questionnaire", "Text of its questionnaire.yaml, where that matters.", ""),
        dimensions=dimensions,
        recommendations=entry.pairs("recommendations", "Recommendations, by dimension.", ""),
        country=entry.text("country", "The country of the town.", "DE"),
        profile=entry.pairs("profile", "Facts of the profile.", ""),
        answers=entry.pairs("answers", "Questions and answers, as in a table of one row.", ""),
        expected=entry.table("expect", "What is to come out.", _expected(names), Expected(), needed=True),
    )


def _expected(names: tuple[str, ...]) -> Callable[[Entry], Expected]:
    def read(entry: Entry) -> Expected:
        return Expected(
            figures={
                name: entry.table(name, "Figures, as they are printed.", _figures, {}) for name in names
            },
            lists={name: entry.words(name, "Recommendations or questions.", default=()) for name in LISTS},
        )

    return read


def _figures(entry: Entry) -> Mapping[str, str]:
    keys = ("exact", *SCORES, *SHARES, *WORDS, "gates", "warned")
    said = {key: entry.text(key, "As it is printed; none where there is none.", "") for key in keys[:-2]}
    said["gates"] = ", ".join(entry.words("gates", "Questions that cap the level.", default=()))
    said["warned"] = entry.word("warned", "Whether much does not apply.", ("", "yes", "no"), "")
    return {key: words for key, words in said.items() if words}


def _dimensions_of(edition: str) -> tuple[str, ...]:
    instrument, _ = load(edition)
    return tuple(each.id for each in instrument.questionnaire.dimensions) if instrument else ()


def instrument_of(case: Case, folder: Path) -> Instrument:
    """The instrument a case is about; a small one is written into the folder."""
    if not case.edition:
        write_edition(folder, case.dimensions, case.recommendations, case.questionnaire)
    instrument, told = load(case.edition or str(folder / "questionnaires" / "small"))
    assert told == [], told
    assert instrument is not None
    return instrument


def differences(case: Case, folder: Path) -> list[str]:
    """Where what comes out is not what is expected, one sentence each."""
    row = {"country": case.country, **case.profile, **case.answers}
    found = assess_one(instrument_of(case, folder), row)
    figures = {"overall": found.overall, **{each.id: each.figures for each in found.dimensions}}
    wrong = [
        f"{name}: {key} is {said}, expected {words}"
        for name, expected in case.expected.figures.items()
        for key, words in expected.items()
        if (said := say(figures[name], key, words, found.rounding)) != words
    ]
    return wrong + _differing_lists(case, found)


def _differing_lists(case: Case, found: Assessment) -> list[str]:
    due = [each.id for each in found.due]
    expected = case.expected.lists["due"]
    find_out, to_find_out = case.expected.lists["find_out"], tuple(each.id for each in found.to_find_out)
    wrong = [f"{name} is due" for name in case.expected.lists["not_due"] if name in due]
    if expected and [name for name in due if name in expected] != list(expected):
        wrong.append(f"due are {due}, expected {list(expected)} in this order")
    if find_out and to_find_out != (() if find_out == (NONE,) else find_out):
        wrong.append(f"to find out are {list(to_find_out)}, expected {list(find_out)}")
    return wrong


def say(figures: Figures, key: str, like: str, rounding: Rounding) -> str:
    """What is found, in the form in which it is expected; `exact` with the decimals that are written."""
    if key == "gates":
        return ", ".join(figures.gates) or NONE
    if key == "warned":
        return "yes" if figures.warned else "no"
    if key in WORDS:
        return str(getattr(figures, key)) or NONE
    figure = figures.score if key == "exact" else getattr(figures, key)
    if figure is None:
        return NONE
    if key == "exact":
        return f"{figure:.{len(like.partition('.')[2])}f}"
    how = rounding if key in SCORES else Rounding()
    return f"{printed_one(figure, how):.{how.decimals}f}"
