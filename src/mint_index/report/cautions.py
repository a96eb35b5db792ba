"""What a reader has to know about an assessment before anything else, on top of page one.

Notices about files, sheets and cells are for whoever filled in the form and stand on the terminal. Here is said in
plain words what they mean for the figures, and nothing where they mean nothing.
"""

from collections.abc import Iterator

from mint_index.assessment.result import Assessment
from mint_index.problems import Problem, in_order
from mint_index.report.overall import why_no_figure
from mint_index.report.words import Words
from mint_index.voices import N_

_LONGEST_COUNT = 6


def say_warnings(assessment: Assessment, words: Words) -> Iterator[str]:
    """What a reader has to know about the assessment before anything else, each cause once."""
    if assessment.overall.score is None:
        yield why_no_figure(assessment, words)
    dimensions = assessment.dimensions
    short = [each for each in dimensions if each.figures.standing == "insufficient"]
    if short:
        named = [f"{words.short(each.id)} ({words.share(each.figures.coverage)})" for each in short]
        yield words.say(
            N_("Too little is answered for a score: {dimensions}."), dimensions=words.listed(named)
        )
    provisional = [each for each in dimensions if each.figures.standing == "provisional"]
    if provisional:
        named = [
            words.say(
                N_("{dimension} ({share} answered)"),
                dimension=words.short(each.id),
                share=words.share(each.figures.coverage),
            )
            for each in provisional
        ]
        yield words.say(
            N_("Provisional, because answers are missing: {dimensions}."), dimensions=words.listed(named)
        )
    yield from _say_outside(assessment, words)
    yield from _say_noticed(assessment, words)


def _say_outside(assessment: Assessment, words: Words) -> Iterator[str]:
    outside = [each for each in assessment.dimensions if each.figures.standing == "outside"]
    warned = [each for each in assessment.dimensions if each.figures.warned and each not in outside]
    for sentence, found in (
        (
            N_(
                "Outside the municipality’s competence, shown but not part of the overall figure: {dimensions}."
            ),
            outside,
        ),
        (
            N_("Much does not apply, so the score rests on fewer questions: {dimensions}."),
            warned,
        ),
    ):
        if found:
            named = [
                words.say(
                    N_("{dimension} ({share} does not apply)"),
                    dimension=words.short(each.id),
                    share=words.share(each.figures.not_applicable),
                )
                for each in found
            ]
            yield words.say(sentence, dimensions=words.listed(named))


def _say_noticed(assessment: Assessment, words: Words) -> Iterator[str]:
    said = [each for told in in_order(assessment.problems) for each in _say_notice(told, words)]
    yield from dict.fromkeys(said)


def _say_notice(told: Problem, words: Words) -> Iterator[str]:
    """What a notice means for the figures; nothing for one that changes none of them."""
    if told.code == "M08" and (count := _count(told)):
        yield words.say_many(
            "{count} question that colleagues answered differently awaits the meeting; it counts as not answered yet.",
            "{count} questions that colleagues answered differently await the meeting; they count as not answered yet.",
            count,
        )
    if told.code == "M09" and (count := _count(told)):
        yield words.say_many(
            "{count} answer of the last round is not confirmed yet; it counts as not answered yet.",
            "{count} answers of the last round are not confirmed yet; they count as not answered yet.",
            count,
        )
    if told.code == "M06":
        yield " ".join(_say_older(told, words))
    if told.code == "M07":
        yield words.say(
            N_("The date of the answers was not entered; the date given is that of the assessment.")
        )
    if told.code == "F10":
        yield words.say(
            N_(
                "Letters with accents or dots may be wrong in names and notes: the file with the answers was saved in an old way."
            )
        )
    if told.code == "R04":
        yield words.say(
            N_(
                "The questionnaire was revised after this assessment; the report shows the assessment as it was made."
            )
        )


def _count(told: Problem) -> int:
    """The number that a notice tells; 0 where a record has none."""
    count = told.fact("count")
    return int(count) if count.isdecimal() and len(count) <= _LONGEST_COUNT else 0


def _say_older(told: Problem, words: Words) -> Iterator[str]:
    new, changed = (len([*filter(None, told.fact(name).split(", "))]) for name in ("new", "changed"))
    yield words.say(N_("The answers were given in an older form, and the questionnaire was revised since."))
    if new:
        yield words.say_many(
            "{count} question is new and counts as not answered yet.",
            "{count} questions are new and count as not answered yet.",
            new,
        )
    if changed:
        yield words.say_many(
            "{count} question was asked in other words.",
            "{count} questions were asked in other words.",
            changed,
        )
