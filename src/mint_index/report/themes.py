"""Themes: the questions on one concern of several dimensions, as lists without a score.

A theme is a second look at the same answers; what is still open in it stands first.
"""

from collections.abc import Mapping

from mint_index.assessment.result import AssessedQuestion, Assessment
from mint_index.report.answers import answer_by_name
from mint_index.report.shown_across import ShownTheme, ThemeLine
from mint_index.report.words import Words
from mint_index.voices import N_

SHOWN_FROM = 200 / 3 - 1e-9
"""Points from which an answer counts as something that can be shown: the second step of a ladder of four."""


def show_themes(assessment: Assessment, anchors: Mapping[str, str], words: Words) -> tuple[ShownTheme, ...]:
    """The themes in the order in which the questions name them; `anchors` are those of the questions."""
    named = dict.fromkeys(theme for each in assessment.questions for theme in each.themes)
    return tuple(_theme(theme, at, assessment, anchors, words) for at, theme in enumerate(named, 1))


def _theme(
    theme: str, at: int, assessment: Assessment, anchors: Mapping[str, str], words: Words
) -> ShownTheme:
    gaps, shown, others = list[ThemeLine](), list[ThemeLine](), list[ThemeLine]()
    for each in assessment.questions:
        if theme in each.themes:
            group = others if each.points is None else gaps if each.points < SHOWN_FROM else shown
            group.append(_line(each, anchors, words))
    return ShownTheme(
        anchor=f"t{at}",
        name=words.word("theme", theme),
        counted=_counted(len(gaps), len(shown), len(others), words),
        gaps=tuple(gaps),
        shown=tuple(shown),
        others=tuple(others),
    )


def _line(question: AssessedQuestion, anchors: Mapping[str, str], words: Words) -> ThemeLine:
    return ThemeLine(
        anchor=anchors[question.id],
        words=words.word(question.id),
        dimension=words.short(question.dimension),
        answer=answer_by_name(question, words),
        lacking=_lacking(question, words),
    )


def _lacking(question: AssessedQuestion, words: Words) -> str:
    lacking = [words.word(question.id, each) for each in question.answers if each not in question.chosen]
    if question.kind != "checklist" or question.standing != "answered" or not lacking:
        return ""
    return words.say(N_("not yet: {lacking}"), lacking="; ".join(lacking))


def _counted(gaps: int, shown: int, others: int, words: Words) -> str:
    """How many questions there are of each sort, those left out of which there are none."""
    told = (
        (gaps, N_("still missing: {count}")),
        (shown, N_("can be shown: {count}")),
        (others, N_("unanswered, not applicable or without points: {count}")),
    )
    return "; ".join(words.say(said, count=words.whole(count)) for count, said in told if count)
