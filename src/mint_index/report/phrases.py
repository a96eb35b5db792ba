"""The sentences about scores: what a figure means and why it is no higher.

They tell deeds and not persons, what can be shown and what not yet.
"""

from collections.abc import Iterator

from mint_index.assessment.result import AssessedDimension, AssessedQuestion, Figures
from mint_index.instrument.questionnaire import Level
from mint_index.report.answers import (
    answer_in_brief,
    first_clause,
    quoted_step,
    say_goalposts,
    steps_below,
)
from mint_index.report.shown import Exact, ShownScore
from mint_index.report.words import Words
from mint_index.voices import N_

_STRENGTHS = 4


def show_score(figures: Figures, levels: tuple[Level, ...], words: Words) -> ShownScore:
    """The figures of the whole or of a dimension as they are printed."""
    score = words.score(figures.score)
    spread = say_range(figures, words)
    known = figures.score is not None
    return ShownScore(
        score=score,
        range=spread,
        printed=f"{score} ({spread})" if spread else score,
        level=words.word("level", figures.level) if figures.level and known else "",
        near=_say_close(figures, levels, words) if known else "",
        standing=_standing(figures, levels, words),
        strength=_strength(figures.level, levels) if known else 0,
        coverage=words.share(figures.coverage),
        evidence_rate="–" if figures.evidence_rate is None else words.share(figures.evidence_rate),
        cautious=words.score(figures.cautious),
        not_applicable=words.share(figures.not_applicable),
        at=_exact(figures.score, words),
        low_at=_exact(figures.low, words) if spread else None,
        high_at=_exact(figures.high, words) if spread else None,
        exact=Exact(
            score=figures.score,
            low=figures.low,
            high=figures.high,
            level=figures.level if known else "",
            coverage=figures.coverage,
            evidence_rate=figures.evidence_rate,
            cautious=figures.cautious,
            not_applicable=figures.not_applicable,
        ),
    )


def _exact(figure: float | None, words: Words) -> float | None:
    return None if figure is None else words.exact(figure)


def say_range(figures: Figures, words: Words) -> str:
    """The range, where it says more than the score."""
    if figures.score is None or figures.low is None or figures.high is None:
        return ""
    low, high = words.score(figures.low), words.score(figures.high)
    return "" if low == high == words.score(figures.score) else f"{low}–{high}"


def say_near(figures: Figures, levels: tuple[Level, ...], words: Words) -> str:
    """Between which levels the figures lie, where that is close."""
    if not figures.between:
        return ""
    two = [words.word("level", each.id) for each in levels if each.id in (figures.level, figures.between)]
    return words.say(N_("between “{lower}” and “{upper}”"), lower=two[0], upper=two[-1])


def _say_close(figures: Figures, levels: tuple[Level, ...], words: Words) -> str:
    near = say_near(figures, levels, words)
    return words.say(N_("close to the boundary {near}"), near=near) if near else ""


def _strength(level: str, levels: tuple[Level, ...]) -> int:
    ids = [each.id for each in levels]
    if level not in ids or len(ids) == 1:
        return _STRENGTHS if level in ids else 0
    return 1 + round(ids.index(level) * (_STRENGTHS - 1) / (len(ids) - 1))


def is_held_back(figures: Figures, levels: tuple[Level, ...], words: Words) -> bool:
    """Whether a question at 0 points keeps the figures from a level that their score would reach."""
    reached = (
        figures.score is not None and words.exact(figures.score) >= levels[-1].start if levels else False
    )
    return reached and bool(figures.gates)


def _standing(figures: Figures, levels: tuple[Level, ...], words: Words) -> str:
    """A word for what is not simply scored."""
    if figures.standing == "scored" and is_held_back(figures, levels, words):
        return words.say(N_("held back by one answer"))
    return {
        "provisional": words.say(N_("provisional")),
        "insufficient": words.say(N_("no score: too little is answered")),
        "outside": words.say(N_("outside the municipality’s competence")),
    }.get(figures.standing, "")


def say_notices(dimension: AssessedDimension, words: Words) -> Iterator[str]:
    """What a reader has to know about the figures of one dimension."""
    figures = dimension.figures
    if figures.standing == "provisional":
        yield words.say(
            N_("The score is provisional: {coverage} of the weight is answered."),
            coverage=words.share(figures.coverage),
        )
    share = words.share(figures.not_applicable)
    if figures.standing == "outside":
        yield words.say(
            N_("{share} of the weight does not apply: what is asked here lies mostly outside the municipality’s competence. "
               "The dimension is not part of the overall figure."),
            share=share,
        )  # fmt: skip
    elif figures.warned:
        yield words.say(N_("{share} of the weight does not apply; the score rests on the rest."), share=share)


def say_line(dimension: AssessedDimension, words: Words) -> str:
    """The reason of a dimension's score in one line."""
    if dimension.figures.score is None:
        missing = sum(
            bool(each.weight) and each.standing in ("unknown", "blank") for each in dimension.questions
        )
        return words.say_many(
            "No score yet: {coverage} of the weight is answered, {count} answer is missing.",
            "No score yet: {coverage} of the weight is answered, {count} answers are missing.",
            missing,
            coverage=words.share(dimension.figures.coverage),
        )
    score, gap = words.score(dimension.figures.score), say_gap(dimension, words)
    if not gap:
        return words.say(N_("{score}: everything asked here can be shown."), score=score)
    answered = [each for each in dimension.questions if each.weight and each.standing == "answered"]
    lowest = sum(each.points == 0 for each in answered)
    if not lowest:
        return words.say(N_("{score} of 100. Most to gain: {gap}."), score=score, gap=gap)
    return words.say(
        N_("{score} of 100. Most to gain: {gap}. At the lowest step: {lowest} of {all} answers."),
        score=score,
        gap=gap,
        lowest=words.whole(lowest),
        all=words.whole(len(answered)),
    )


def say_gap(dimension: AssessedDimension, words: Words) -> str:
    """The answer that costs a dimension most, a gate first; nothing where everything can be shown."""
    open_ = [
        each for each in dimension.questions if each.weight and each.points is not None and each.points < 100
    ]
    if not open_:
        return ""
    gates = dimension.figures.gates
    most = max(open_, key=lambda each: (each.id in gates, each.weight * (100 - (each.points or 0))))
    return f"{words.word(most.id)} – {_with_points(answer_in_brief(most, words), most, words)}"


def say_strength(dimension: AssessedDimension, words: Words) -> str:
    """What a dimension shows best, with its question: a step may begin with “as before”."""
    shown = [each for each in dimension.questions if each.weight and each.points]
    if not shown:
        return ""
    best = max(shown, key=lambda each: (each.points or 0, each.weight))
    answer, below = answer_in_brief(best, words), steps_below(best, words)
    if below:
        top = int(best.chosen[0])
        above = [quoted_step(best, str(step), words) for step in range(top - len(below) + 1, top + 1)]
        answer = words.say(
            N_("{answer}; reached beyond that: {above}"),
            answer=first_clause(below[-1]),
            above=words.listed(above),
        )
    return f"{words.word(best.id)} – {_with_points(answer, best, words)}"


def _with_points(answer: str, question: AssessedQuestion, words: Words) -> str:
    """An answer with its points where its words do not say how good it is: a figure, a list, one of several options."""
    if question.kind not in ("number", "checklist", "choice"):
        return answer
    if question.kind == "checklist" and (scale := say_goalposts(question, words)):
        # Four of eight for all the points reads like a slip where nobody says that four are enough.
        answer = f"{answer} ({scale})"
    return words.say(
        N_("{answer}, {points} of 100 points"), answer=answer, points=words.score(question.points)
    )
