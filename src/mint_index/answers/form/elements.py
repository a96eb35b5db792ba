"""A checklist, from the rows of its elements to the one answer it is: `a|c`, "none", or a special answer.

Elements that are ticked win over those left blank; all of them "no" is none; anything else is not answered yet.
"""

from collections.abc import Mapping

from mint_index.answers.cells import Cell, word_of
from mint_index.answers.form.layout import element_id
from mint_index.answers.form.lines import Line
from mint_index.answers.specials import NO, NONE, YES, known_specials, known_ticks, special_words
from mint_index.instrument.questionnaire import Question
from mint_index.instrument.wording import folded
from mint_index.problems import Problem, closest, problem
from mint_index.voices import voice


def fold_elements(question: Question, lines: Mapping[str, Line], language: str) -> tuple[Cell, list[Problem]]:
    """The answer to a checklist, out of its own row and those of its elements.

    Problems: A01 for an element that is neither yes nor no; A17 and A19 where the question's own row says something
    else than its elements. The row's own words are then the answer, so that both stay in sight.
    """
    ticks, told = _ticks(question, lines, language)
    ticked = [option for option, shown in ticks.items() if shown]
    own = lines.get(question.id)
    said = own.cell("answer") if own else None
    if own is None or said is None:
        if ticked:
            return "|".join(ticked), told
        return (NONE if len(ticks) == len(question.scale.answers) else None), told
    none = known_specials().get(folded(word_of(said))) == NONE
    if ticked:
        facts = (
            {"given": ", ".join(ticked)} if none else {"given": word_of(said), "elements": ", ".join(ticked)}
        )
        told.append(problem("A17" if none else "A19", own.place("answer"), question=question.id, **facts))
    return NONE if none else said, told


def _ticks(
    question: Question, lines: Mapping[str, Line], language: str
) -> tuple[dict[str, bool], list[Problem]]:
    """What is said of each element, those left blank not among them."""
    known = known_ticks()
    ticks: dict[str, bool] = {}
    told: list[Problem] = []
    for option in question.scale.answers:
        line = lines.get(element_id(question.id, option))
        word = word_of(line.cell("answer")) if line else ""
        if line is None or not word:
            continue
        shown = known.get(folded(word))
        if shown is None:
            words = special_words(voice(language))
            facts = {"question": line.id, "given": word, "nearest": closest(word, known)}
            told.append(problem("A01", line.place("answer"), allowed=f"{words[YES]}, {words[NO]}", **facts))
        else:
            ticks[option] = shown
    return ticks, told
