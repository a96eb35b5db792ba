"""Answers to one question that nobody could tell apart: named or worded alike, or like an answer of the tool's own.

A filled cell is read as a code or as the words of any language, so neither may mean two things.
"""

from collections.abc import Iterator, Mapping

from mint_index.instrument.own_answers import kept_from, known_specials
from mint_index.instrument.questionnaire import Checklist, Choice, Question, Questionnaire
from mint_index.instrument.wording import Told, folded
from mint_index.problems import Place, Problem, problem

PARTS = frozenset(("evidence", "help"))
"""Parts of a question that have words under `<question>.<part>`, as an option has."""


def options(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Options whose name is kept by the tool, or that are there twice in a question."""
    specials = known_specials()
    for question in questionnaire.questions.values():
        if not isinstance(question.scale, Choice | Checklist):
            continue
        kept = PARTS | kept_from(question, specials).keys()
        first: dict[str, Place] = {}
        for option in question.scale.options:
            if option.id in kept:
                yield problem("Y20", option.place, given=option.id)
            elif option.id in first:
                where = f"{first[option.id].file}:{first[option.id].line}"
                yield problem("Y07", option.place, kind="option", given=option.id, first=where)
            first.setdefault(option.id, option.place)


def words(questionnaire: Questionnaire, told: Mapping[str, Told]) -> Iterator[Problem]:
    """Answers whose words, in any language, read like another answer to the same question."""
    specials = known_specials()
    for question in questionnaire.questions.values():
        # What is read for an answer in any case, and the key or code that it is called by.
        read = {word: ("", code) for word, code in kept_from(question, specials).items()}
        read |= dict(_fixed(question, told))
        for language, said in told.items():
            for answer in question.scale.answers:
                here, place = said.get(f"{question.id}.{answer}", ("", Place()))
                if not here:
                    continue
                meant, other = read.setdefault(folded(here), (answer, f"{question.id}.{answer} ({language})"))
                if meant != answer:
                    yield problem("W04", place, question=question.id, given=here[:60], other=other)


def _fixed(question: Question, told: Mapping[str, Told]) -> Iterator[tuple[str, tuple[str, str]]]:
    """What is read for an answer beside its words alone: its code, and "code: words"."""
    for answer in question.scale.answers:
        key = f"{question.id}.{answer}"
        yield folded(answer), (answer, key)
        for language, said in told.items():
            here, _ = said.get(key, ("", Place()))
            yield folded(f"{answer}: {here}"), (answer, f"{key} ({language})")
