"""What the sheet that computes holds and where: its tables one below the other, before any formula is written.

Only questions that count, or on which something hangs, have a line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mint_index.answers.form.entries import Speaker
from mint_index.answers.form.live.blocks import Block
from mint_index.answers.form.live.sites import Sites
from mint_index.instrument.conditions import AllOf, AnyOf, Condition, NotSo, ScoreWithin, comparisons
from mint_index.instrument.questionnaire import Dimension, Number, Question, Questionnaire
from mint_index.voices import N_

OVERALL = ""
"""The line of the whole among those of the dimensions."""
PHRASES = ("sign", "none", "provisional", "insufficient", "outside", "warned", "gated", "wrong")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The tables of the sheet that computes, and what their formulas speak of."""

    questionnaire: Questionnaire
    speaker: Speaker
    sites: Sites
    lines: tuple[Question, ...]
    truths: tuple[Condition, ...]
    phrases: Block
    levels: Block
    conditions: Block
    shares: Block
    questions: Block
    dimensions: Block

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.phrases, self.levels, self.conditions, self.shares, self.questions, self.dimensions

    def of(self, dimension: str) -> tuple[str, ...]:
        """The ids of the lines of a dimension; "" is the profile."""
        return tuple(question.id for question in self.lines if question.dimension == dimension)

    def scored(self, dimension: Dimension, column: str) -> str:
        """The cells of a column for the questions of a dimension."""
        return self.questions.span(column, self.of(dimension.id))


def plan(questionnaire: Questionnaire, speaker: Speaker, sites: Sites) -> Plan:
    """The plan of the sheet that computes."""
    needed = set(_needed(questionnaire))
    asked = questionnaire.questions.values()
    lines = tuple(question for question in asked if question.scored or question.id in needed)
    truths = dict.fromkeys(
        node for question in lines if question.applies_if for node in _nodes(question.applies_if)
    )
    divided = [each.id for each in lines if isinstance(each.scale, Number) and each.scale.per > 0]
    dimensions = [dimension.id for dimension in questionnaire.dimensions]
    say = speaker.say
    phrases = Block(
        title=say(N_("Words of this sheet")),
        columns={"what": "", "words": say(N_("Words of this sheet"))},
        names=PHRASES,
        above=1,
    )
    levels = Block(
        title=say(N_("Levels")),
        columns=_level_columns(speaker),
        names=range(1, len(questionnaire.levels) + 1),
        above=phrases.below,
    )
    conditions = Block(
        title=say(N_("Conditions: 1 holds, 0 is open, -1 does not hold")),
        columns={"what": say(N_("Condition")), "truth": say(N_("whether it holds"))},
        names=tuple(truths),
        above=levels.below,
    )
    shares = Block(
        title=say(N_("Figures that are part and whole")),
        columns=_share_columns(speaker),
        names=divided,
        above=conditions.below,
    )
    questions = Block(
        title=say(N_("Questions")),
        columns=_question_columns(speaker),
        names=[question.id for question in lines],
        above=shares.below,
    )
    return Plan(
        questionnaire=questionnaire,
        speaker=speaker,
        sites=sites,
        lines=lines,
        truths=tuple(truths),
        phrases=phrases,
        levels=levels,
        conditions=conditions,
        shares=shares,
        questions=questions,
        dimensions=Block(
            title=say(N_("Dimensions, and the whole")),
            columns=dimension_columns(speaker),
            names=[*dimensions, OVERALL],
            above=questions.below,
        ),
    )


def _needed(questionnaire: Questionnaire) -> Iterator[str]:
    """The questions on which others hang."""
    for question in questionnaire.questions.values():
        for test in comparisons(question.applies_if) if question.applies_if else ():
            if not isinstance(test, ScoreWithin):
                yield test.question
        if isinstance(question.scale, Number):
            yield from question.scale.over


def _nodes(condition: Condition) -> Iterator[Condition]:
    """The parts of a condition, each before what is made of it."""
    match condition:
        case AllOf(conditions=parts) | AnyOf(conditions=parts):
            for part in parts:
                yield from _nodes(part)
        case NotSo(condition=part):
            yield from _nodes(part)
    yield condition


def _level_columns(speaker: Speaker) -> Mapping[str, str]:
    return {
        "what": speaker.say(N_("Level reached")),
        "start": speaker.say(N_("From points")),
        "near": speaker.say(N_("near its beginning")),
    }


def _share_columns(speaker: Speaker) -> Mapping[str, str]:
    return {
        "what": speaker.say(N_("Id")),
        "typed": speaker.say(N_("as written")),
        "slash": speaker.say(N_("slash at")),
        "first": speaker.say(N_("part in words")),
        "second": speaker.say(N_("whole in words")),
        "part": speaker.say(N_("the part")),
        "whole": speaker.say(N_("the whole")),
        "figure": speaker.say(N_("the figure")),
        "possible": speaker.say(N_("figure, if possible")),
    }


def _question_columns(speaker: Speaker) -> Mapping[str, str]:
    return {
        "what": speaker.say(N_("Id")),
        "cell": speaker.say(N_("Cell")),
        "position": speaker.say(N_("Position in the list")),
        "standing": speaker.say(N_("0 blank, 1 answered, 2 unknown, 3 not applicable")),
        "figure": speaker.say(N_("Step, option or figure")),
        "asked": speaker.say(N_("is asked")),
        "applies": speaker.say(N_("applies")),
        "answered": speaker.say(N_("is answered")),
        "points": speaker.say(N_("Points")),
        "weight": speaker.say(N_("Weight")),
        "log": speaker.say(N_("Weight × ln points")),
        "ticks": speaker.say(N_("Elements answered")),
        "ticked": speaker.say(N_("Elements shown")),
        "gates": speaker.say(N_("0 points that cap the level")),
        "wrong": speaker.say(N_("To be checked")),
    }


def dimension_columns(speaker: Speaker) -> Mapping[str, str]:
    return {
        "what": speaker.say(N_("Id")),
        "weight": speaker.say(N_("Weight")),
        "of_asked": speaker.say(N_("Weight asked")),
        "of_applying": speaker.say(N_("Weight that applies")),
        "of_answered": speaker.say(N_("Weight answered")),
        "applying": speaker.say(N_("Questions that apply")),
        "answered": speaker.say(N_("Questions answered")),
        "blank": speaker.say(N_("Questions blank")),
        "stated": speaker.say(N_("Mean of what is answered")),
        "worst": speaker.say(N_("if what is missing were the worst")),
        "best": speaker.say(N_("if it were the best")),
        "coverage": speaker.say(N_("Coverage")),
        "away": speaker.say(N_("Not applicable, %")),
        "standing": speaker.say(N_("0 score, 1 provisional, 2 no score, 3 outside")),
        "counts": speaker.say(N_("has a score")),
        "within": speaker.say(N_("within competence")),
        "score": speaker.say(N_("Score")),
        "low": speaker.say(N_("Range from")),
        "high": speaker.say(N_("Range to")),
        "worst_within": speaker.say(N_("worst, within competence")),
        "best_within": speaker.say(N_("best, within competence")),
        "printed": speaker.say(N_("Score as printed")),
        "printed_low": speaker.say(N_("Range from, as printed")),
        "printed_high": speaker.say(N_("Range to, as printed")),
        "printed_coverage": speaker.say(N_("Coverage as printed")),
        "level": speaker.say(N_("Level, from the lowest")),
        "near": speaker.say(N_("Level nearby")),
        "gates": speaker.say(N_("0 points that cap the level")),
        "wrong": speaker.say(N_("To be checked")),
    }
