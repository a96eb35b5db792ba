"""The sentences of page one about the whole: the figure, on how much it rests, its level, and how far it can be trusted."""

from collections.abc import Iterator

from mint_index.assessment.result import Assessment
from mint_index.instrument.questionnaire import Level
from mint_index.report.phrases import say_near, say_range
from mint_index.report.words import Words
from mint_index.voices import N_


def say_overall(assessment: Assessment, words: Words) -> Iterator[str]:
    """The sentences of page one about the whole."""
    figures, missing = assessment.overall, len(assessment.to_find_out)
    score, spread = words.score(figures.score), say_range(figures, words)
    if figures.score is None:
        yield why_no_figure(assessment, words)
    elif spread and missing:
        yield words.say_many(
            "The overall figure is {score} of 100 points ({range}, because {count} answer is missing).",
            "The overall figure is {score} of 100 points ({range}, because {count} answers are missing).",
            missing,
            score=score,
            range=spread,
        )
    else:
        yield words.say(
            N_("The overall figure is {score} of 100 points."),
            score=f"{score} ({spread})" if spread else score,
        )
    yield from _say_basis(assessment, words)
    if figures.level and figures.score is not None:
        level, near = words.word("level", figures.level), say_near(figures, assessment.levels, words)
        yield (
            words.say(N_("Its level is “{level}”, close to the boundary {near}."), level=level, near=near)
            if near
            else words.say(N_("Its level is “{level}”."), level=level)
        )
    if figures.score is not None and assessment.levels:
        yield _say_levels(assessment.levels, words)
    yield _say_answered(assessment, words)
    if figures.evidence_rate is not None:
        yield words.say(
            N_("Evidence is named for {rate} of the answers above the lowest step, counted by weight."),
            rate=words.share(figures.evidence_rate),
        )
    if figures.cautious is not None and words.score(figures.cautious) != score:
        level = next(
            (each.id for each in reversed(assessment.levels) if words.exact(figures.cautious) >= each.start),
            "",
        )
        yield words.say(
            N_(
                "Read with caution – what is missing at its worst, what has no evidence a step lower – it is {score} (“{level}”)."
            ),
            score=words.score(figures.cautious),
            level=words.word("level", level) if level else "–",
        )


def _say_levels(levels: tuple[Level, ...], words: Words) -> str:
    """Where each level begins, in one line: nobody turns to the last page for it."""
    begin = [
        words.say(
            N_("“{level}” from {start}"), level=words.word("level", each.id), start=words.number(each.start)
        )
        for each in levels
    ]
    return words.say(N_("The levels: {levels} points."), levels=words.listed(begin))


def _say_basis(assessment: Assessment, words: Words) -> Iterator[str]:
    """On how much the overall figure rests, where that is not all of it."""
    if assessment.overall.score is None:
        return
    counted = [each for each in assessment.dimensions if each.figures.standing != "outside"]
    scored = sum(each.figures.score is not None for each in counted)
    if scored < len(counted):
        yield words.say(
            N_("It rests on {scored} of {all} dimensions, the range on all of them."),
            scored=words.whole(scored),
            all=words.whole(len(counted)),
        )
    if assessment.overall.standing == "provisional":
        open_ = [each.id for each in counted if each.figures.standing in ("provisional", "insufficient")]
        yield words.say(
            N_("It is provisional, because answers are missing in: {dimensions}."),
            dimensions=words.listed([words.short(each) for each in open_]),
        )


def why_no_figure(assessment: Assessment, words: Words) -> str:
    """The sentence about a whole that has no figure."""
    return words.say(
        N_("There is no overall figure, because only {scored} of {all} dimensions have a score that counts."),
        scored=words.whole(
            sum(each.counts and each.figures.score is not None for each in assessment.dimensions)
        ),
        all=words.whole(len(assessment.dimensions)),
    )


def _say_answered(assessment: Assessment, words: Words) -> str:
    standings = [each.standing for each in assessment.questions if each.weight]
    answered, apply_ = (
        standings.count("answered"),
        sum(each in ("answered", "unknown", "blank") for each in standings),
    )
    coverage = words.share(assessment.overall.coverage)
    # The weight is only worth a word where it tells something else than the count.
    same = apply_ and words.share(100 * answered / apply_) == coverage
    sentence = (
        N_("{answered} of the {all} questions that apply are answered.")
        if same
        else N_(
            "{answered} of the {all} questions that apply are answered, which is {coverage} of their weight."
        )
    )
    return words.say(sentence, answered=words.whole(answered), all=words.whole(apply_), coverage=coverage)
