"""What an edition could do better, although nothing in it is wrong: notices for those who keep one.

Each remark is one function from the instrument to notices; `remarks` is the list in plain sight.
"""

from collections.abc import Iterator
from pathlib import Path

from mint_index.instrument.instrument import Instrument
from mint_index.instrument.wording import advice_keys, questionnaire_keys
from mint_index.problems import Place, Problem, in_order, problem


def remarks(instrument: Instrument) -> list[Problem]:
    """Every remark, in order of place."""
    return in_order([*_without_source(instrument), *_unused(instrument), *_said_in_some(instrument)])


def _without_source(instrument: Instrument) -> Iterator[Problem]:
    """Questions with points that do not say who says so."""
    for question in instrument.questionnaire.questions.values():
        if question.scored and not question.source:
            yield problem("Y23", question.place, given=question.id)


def _unused(instrument: Instrument) -> Iterator[Problem]:
    """Sources and practices that nothing refers to."""
    named = {each for question in instrument.questionnaire.questions.values() for each in question.source}
    for source in instrument.sources:
        if source not in named:
            place = Place(file=_shown(instrument.folder / "sources.yaml"))
            yield problem("Y24", place, kind="source", given=source)
    shown = {each for recommendation in instrument.recommendations for each in recommendation.practices}
    for practice in instrument.practices:
        if practice not in shown:
            place = Place(file=_shown(_beside(instrument) / "practices.yaml"))
            yield problem("Y24", place, kind="practice", given=practice)


def _said_in_some(instrument: Instrument) -> Iterator[Problem]:
    """Words that are not needed, but said in one language and not in another."""
    folders = (
        (instrument.folder, questionnaire_keys(instrument.questionnaire)),
        (_beside(instrument), advice_keys(instrument.recommendations, instrument.practices.values())),
    )
    for folder, keys in folders:
        for key in keys:
            there = [code for code in instrument.languages if instrument.wordings[code].say(key)]
            for language in instrument.languages:
                if there and language not in there:
                    place = Place(file=_shown(folder / "text" / f"{language}.yaml"))
                    yield problem("W06", place, key=key, there=", ".join(there), language=language)


def _beside(instrument: Instrument) -> Path:
    return instrument.folder.parent.parent / "recommendations" / instrument.folder.resolve().name


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
