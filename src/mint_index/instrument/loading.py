"""From folders to an instrument, together with everything that is wrong in them; nothing is loaded from a broken edition."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mint_index.instrument import advice_shapes, ambiguity, checks, condition_checks, shapes, wording
from mint_index.instrument.entry import ID, Entry, Ledger
from mint_index.instrument.glossary import Glossary, of_language
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Dimension, Questionnaire, Rules
from mint_index.instrument.recommendations import Funding, Practice, Recommendation, Source
from mint_index.instrument.shelves import NEWEST, Folders, find, fingerprint, shelves
from mint_index.instrument.source import read_file, read_list, read_named, read_pairs
from mint_index.problems import Place, Problem, blocking, closest, in_order, problem

_UNREAD = frozenset(("F02", "F07", "Y01", "Y03", "Y04", "Y08", "Y13", "Y16", "Y17"))
"""Codes after which a part of a file is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Advice:
    """What the folder of recommendations holds."""

    recommendations: tuple[Recommendation, ...]
    practices: dict[str, Practice]
    funding: dict[str, Funding]


def load(edition: str = NEWEST) -> tuple[Instrument | None, list[Problem]]:
    """The edition with a name, or in a folder, and everything that is wrong in it."""
    if any(sign in edition for sign in "/\\") or Path(edition, "questionnaire.yaml").is_file():
        folder = Path(edition)
        return _load(Folders(folder, folder.parent.parent / "recommendations" / folder.resolve().name))
    folders = find(edition)
    if folders is not None:
        return _load(folders)
    found = sorted({name for shelf in shelves() for name in shelf.editions()})
    looked = str(Path.cwd() / "questionnaires")
    told = problem(
        "Y14", Place(), given=edition, found=", ".join(found), looked=looked, nearest=closest(edition, found)
    )
    return None, [told]


def _load(folders: Folders) -> tuple[Instrument | None, list[Problem]]:
    ledger = Ledger()
    folder = folders.asked
    frame_file = folder / "questionnaire.yaml"
    frame = read_file(frame_file, _shown(frame_file), ledger, shapes.frame)
    if frame is None:
        return None, in_order(ledger.problems)
    if frame.id and frame.id != folder.resolve().name:
        named = problem("Y18", frame.id_at, given=frame.id, expected=folder.resolve().name)
        ledger.problems.append(named)
    sources = _sources(folder, ledger)
    questionnaire = frame.questionnaire(tuple(_dimensions(folder, frame, ledger)))
    advice = _advice(folders.advised, ledger)
    recommendations = advice.recommendations
    glossaries = _glossary(folder, ledger, frame.languages)
    told = list(ledger.problems)
    if any(each.code in _UNREAD for each in told):
        # What could not be read would be missed everywhere else; each cause is told once.
        return None, in_order(told)
    told += checks.dangling(ledger)
    told += checks.reserved(ledger)
    told += checks.clashing(ledger)
    told += checks.levels(questionnaire, frame.levels_at)
    told += checks.needed(questionnaire, frame.needs_at)
    told += ambiguity.options(questionnaire)
    told += condition_checks.dependencies(questionnaire)
    told += condition_checks.misfits(questionnaire, recommendations)
    told += checks.divisors(questionnaire)
    told += checks.raised(questionnaire, recommendations)
    told += checks.circles(recommendations)
    wordings = _wordings(folders, questionnaire, advice, told)
    if blocking(told):
        return None, in_order(told)
    instrument = Instrument(
        questionnaire=questionnaire,
        recommendations=recommendations,
        practices=advice.practices,
        funding=advice.funding,
        sources=sources,
        wordings=wordings,
        glossary=glossaries,
        fingerprint=fingerprint(folder, [each.id for each in questionnaire.dimensions]),
        folder=folder,
    )
    return instrument, in_order(told)


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _dimensions(folder: Path, frame: shapes.Frame, ledger: Ledger) -> Iterator[Dimension]:
    listings: dict[str, shapes.Listed] = {}
    for listed in frame.dimensions:
        # A name that is none, or that is there twice, was told already; no file is read for it.
        if ID.match(listed.id) and listings.setdefault(listed.id, listed) is listed:
            file = folder / "dimensions" / f"{listed.id}.yaml"
            found = read_file(file, _shown(file), ledger, _reader(listed, frame.rules))
            if found is not None:
                yield found
    if not all(ID.match(listed.id) for listed in frame.dimensions):
        return
    for file in sorted((folder / "dimensions").glob("*.yaml")):
        if file.stem not in listings:
            nearest = closest(file.stem, listings)
            ledger.problems.append(problem("Y19", Place(file=_shown(file)), name=file.stem, nearest=nearest))


def _reader(listed: shapes.Listed, ruled: Rules) -> Callable[[Entry], Dimension]:
    return lambda entry: shapes.dimension(entry, listed, ruled)


def _sources(folder: Path, ledger: Ledger) -> dict[str, Source]:
    file = folder / "sources.yaml"
    return read_named(file, _shown(file), ledger, "source", advice_shapes.source) if file.exists() else {}


def _glossary(folder: Path, ledger: Ledger, languages: tuple[str, ...]) -> dict[str, Glossary]:
    file = folder / "text" / "glossary.yaml"
    if not file.exists():
        return {}
    found = read_named(file, _shown(file), ledger, "glossary", of_language)
    for language, place in ledger.defined.get("glossary", {}).items():
        if language not in languages:
            nearest = closest(language, languages)
            ledger.problems.append(problem("Y06", place, kind="language", given=language, nearest=nearest))
    return found


def _advice(beside: Path, ledger: Ledger) -> _Advice:
    recommendations: list[Recommendation] = []
    practices: list[Practice] = []
    funding: list[Funding] = []
    for file in sorted(beside.glob("*.yaml")):
        if file.name == "practices.yaml":
            practices = read_list(file, _shown(file), ledger, advice_shapes.practice)
        elif file.name == "funding.yaml":
            funding = read_list(file, _shown(file), ledger, advice_shapes.fund)
        else:
            recommendations += read_file(file, _shown(file), ledger, _advice_reader(file)) or ()
    return _Advice(
        recommendations=tuple(recommendations),
        practices={each.id: each for each in practices},
        funding={each.id: each for each in funding},
    )


def _advice_reader(file: Path) -> Callable[[Entry], tuple[Recommendation, ...]]:
    return lambda entry: advice_shapes.advice(entry, file.stem)


def _wordings(
    folders: Folders,
    questionnaire: Questionnaire,
    advice: _Advice,
    told: list[Problem],
) -> dict[str, wording.Wording]:
    asked = wording.questionnaire_keys(questionnaire)
    advised = wording.advice_keys(advice.recommendations, advice.practices.values(), advice.funding.values())
    said: dict[str, wording.Told] = {}
    wordings: dict[str, wording.Wording] = {}
    for language in questionnaire.languages:
        words: dict[str, tuple[str, Place]] = {}
        for file, keys in zip(folders.words(language), (asked, advised), strict=True):
            if not keys:
                continue
            ledger = Ledger()
            here = read_pairs(file, _shown(file), ledger)
            told += ledger.problems
            if not any(each.code in _UNREAD for each in ledger.problems):
                told += wording.missing_words(here, keys, language, Place(file=_shown(file)))
            words |= here
        told += wording.sheet_names(questionnaire, words)
        said[language] = words
        wordings[language] = wording.Wording(
            language=language,
            words={key: text for key, (text, _) in words.items()},
            places={key: place for key, (_, place) in words.items()},
        )
    told += ambiguity.words(questionnaire, said)
    return wordings
