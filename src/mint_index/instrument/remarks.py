"""What an edition could do better, although nothing in it is wrong: notices for those who keep one.

Each remark is one function from the instrument to notices; `remarks` is the list in plain sight.
"""

from collections.abc import Iterator
from pathlib import Path

from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Number
from mint_index.instrument.wording import advice_keys, questionnaire_keys
from mint_index.problems import Place, Problem, in_order, problem

MOST_WORDS_ASKED, MOST_WORDS_OFFERED = 30, 45
"""How many words a question and an answer may have to be read with ease."""


def remarks(instrument: Instrument) -> list[Problem]:
    """Every remark, in order of place."""
    return in_order(
        [
            *_without_source(instrument),
            *_unused(instrument),
            *_said_in_some(instrument),
            *_unexplained(instrument),
            *_too_long(instrument),
            *_vague(instrument),
            *_strays(instrument),
        ]
    )


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
    paying = {each for recommendation in instrument.recommendations for each in recommendation.funding}
    for fund in instrument.funding:
        if fund not in paying:
            place = Place(file=_shown(_beside(instrument) / "funding.yaml"))
            yield problem("Y24", place, kind="funding", given=fund)
    shown = {each for recommendation in instrument.recommendations for each in recommendation.practices}
    for practice in instrument.practices:
        if practice not in shown:
            place = Place(file=_shown(_beside(instrument) / "practices.yaml"))
            yield problem("Y24", place, kind="practice", given=practice)


def _said_in_some(instrument: Instrument) -> Iterator[Problem]:
    """Words that are not needed, but said in one language and not in another."""
    folders = (
        (instrument.folder, questionnaire_keys(instrument.questionnaire)),
        (
            _beside(instrument),
            advice_keys(
                instrument.recommendations, instrument.practices.values(), instrument.funding.values()
            ),
        ),
    )
    for folder, keys in folders:
        for key in keys:
            there = [code for code in instrument.languages if instrument.wordings[code].say(key)]
            for language in instrument.languages:
                if there and language not in there:
                    place = Place(file=_shown(folder / "text" / f"{language}.yaml"))
                    yield problem("W06", place, key=key, there=", ".join(there), language=language)


def _unexplained(instrument: Instrument) -> Iterator[Problem]:
    """Questions with points that do not say what counts as evidence, why they are asked, where a figure is found."""
    for question in instrument.questionnaire.questions.values():
        parts = ("evidence", "why", "help") if isinstance(question.scale, Number) else ("evidence", "why")
        for language in instrument.languages:
            for part in parts if question.scored else ():
                if not instrument.wordings[language].say(question.id, part):
                    yield problem("W07", question.place, key=f"{question.id}.{part}", language=language)


def _too_long(instrument: Instrument) -> Iterator[Problem]:
    """Questions and answers with more words than are read with ease."""
    for question in instrument.questionnaire.questions.values():
        keys = {question.id: MOST_WORDS_ASKED}
        keys |= {f"{question.id}.{answer}": MOST_WORDS_OFFERED for answer in question.scale.answers}
        for wording in instrument.wordings.values():
            for key, most in keys.items():
                count = len(wording.say(key).split())
                if count > most:
                    yield problem("W08", wording.place(key), key=key, count=count, most=most)


def _vague(instrument: Instrument) -> Iterator[Problem]:
    """Words in questions, answers and advice that nobody can check; what a practice tells is its own."""
    for language, glossary in instrument.glossary.items():
        wording = instrument.wordings[language]
        for key, words in wording.words.items():
            if key.split(".")[0] not in instrument.practices:
                for given in glossary.vague_in(words):
                    yield problem("W09", wording.place(key), given=given, key=key)


def _strays(instrument: Instrument) -> Iterator[Problem]:
    """Words that stand where the glossary has a fixed term."""
    for language, glossary in instrument.glossary.items():
        wording = instrument.wordings[language]
        for key, words in wording.words.items():
            for given, expected in glossary.strays(words):
                yield problem("W10", wording.place(key), given=given, key=key, expected=expected)


def _beside(instrument: Instrument) -> Path:
    return instrument.folder.parent.parent / "recommendations" / instrument.folder.resolve().name


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
