"""The view of an assessment: one value with every figure printed and every sentence made, from which all faces are drawn.

What is not in the view is in no face, so a number in one of them is in all of them.
"""

from collections.abc import Iterable, Mapping

from mint_index.assessment.result import AssessedDimension, AssessedQuestion, Assessment, Given
from mint_index.instrument.wording import Wording
from mint_index.report.accounts import dimension_account, overall_account, overall_parts
from mint_index.report.answers import answer_in_words, show_question
from mint_index.report.cautions import say_warnings
from mint_index.report.imprint import (
    say_limits,
    say_rules,
    show_levels,
    show_provenance,
    show_readings,
    show_settings,
)
from mint_index.report.labels import labels_of
from mint_index.report.letters import write_letter
from mint_index.report.measures import first_measures, show_measures
from mint_index.report.money import show_funds
from mint_index.report.overall import say_overall
from mint_index.report.phrases import (
    is_held_back,
    say_gap,
    say_line,
    say_notices,
    say_strength,
    show_score,
)
from mint_index.report.shown import (
    Fact,
    Highlight,
    Measure,
    ReportView,
    ShownDimension,
    ShownQuestion,
    ToFindOut,
)
from mint_index.report.shown_across import Named
from mint_index.report.themes import SHOWN_FROM, show_themes
from mint_index.report.words import Words, clean
from mint_index.voices import N_, Voice

_HIGHLIGHTS, _TITLE = 3, 60


def view(assessment: Assessment, wording: Wording, voice: Voice) -> ReportView:
    """The view of an assessment: `wording` says the edition's words, `voice` the tool's own."""
    words = Words(wording=wording, voice=voice, rounding=assessment.rounding)
    measures = show_measures(assessment, words)
    named = [Named(name=each.title, anchor=each.anchor) for each in measures]
    anchors = _anchors(assessment)
    parts = overall_parts(assessment, words)
    dimensions = tuple(
        _dimension(each, at, assessment, _of(each.id, assessment, measures), parts, anchors, words)
        for at, each in enumerate(assessment.dimensions, 1)
    )
    shown = dict(zip((each.id for each in assessment.dimensions), dimensions, strict=True))
    strengths = _strengths(assessment)
    return ReportView(
        labels=labels_of(voice),
        language=wording.language,
        given_in=assessment.language,
        title=f"{clean(assessment.municipality)[:_TITLE]} – {words.word('edition')}",
        town=clean(assessment.municipality),
        country=words.country(assessment.country) if assessment.country else "",
        date=words.date(assessment.date),
        day=clean(assessment.date),
        edition=words.word("edition"),
        about=words.optional("edition", "about"),
        warnings=tuple(say_warnings(assessment, words)),
        short="",
        overall=show_score(assessment.overall, assessment.levels, words),
        sentences=tuple(say_overall(assessment, words)),
        strong_from=words.word("level", _strong_from(assessment)) if assessment.levels else "",
        strengths=tuple(_highlight(shown[each.id], say_strength(each, words)) for each in strengths),
        gaps=tuple(_highlight(shown[each.id], say_gap(each, words)) for each in _gaps(assessment, strengths)),
        next_steps=first_measures(assessment, measures),
        facts=_facts(assessment, words),
        dimensions=dimensions,
        themes=show_themes(assessment, anchors, words),
        letter=write_letter(assessment, named, words),
        measures=measures,
        funds=show_funds(assessment, named, words),
        find_out=_find_out(assessment, shown, words),
        find_out_says=" ".join(
            filter(None, (say_find_out(assessment.to_find_out, words), _facts_missing(assessment, words)))
        ),
        account=overall_account(assessment, parts, words),
        levels=show_levels(assessment, words),
        ticks=tuple(each.start for each in assessment.levels if each.start > 0),
        rules=tuple(say_rules(assessment, words)),
        readings=tuple(show_readings(assessment, words)),
        limits=tuple(say_limits(words)),
        provenance=tuple(show_provenance(assessment, words)),
        settings=tuple(show_settings(assessment, words)),
    )


def _anchors(assessment: Assessment) -> dict[str, str]:
    """Where each question stands in the report."""
    return {
        question.id: f"d{at}q{place}"
        for at, dimension in enumerate(assessment.dimensions, 1)
        for place, question in enumerate(dimension.questions, 1)
    }


def _of(dimension: str, assessment: Assessment, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    pairs = zip(assessment.due, measures, strict=True)
    return tuple(measure for due, measure in pairs if due.dimension == dimension)


def _dimension(
    dimension: AssessedDimension,
    at: int,
    assessment: Assessment,
    measures: tuple[Measure, ...],
    parts: dict[str, float],
    anchors: Mapping[str, str],
    words: Words,
) -> ShownDimension:
    figures = dimension.figures
    # Far below the highest level nobody has to be told what keeps it out of reach.
    gates = figures.gates if is_held_back(figures, assessment.levels, words) else ()
    scored = [each for each in dimension.questions if each.weight and each.standing == "answered"]
    told = [
        each
        for each in dimension.questions
        if not each.weight and each.standing in ("answered", "unknown", "blank")
    ]

    def show(questions: Iterable[AssessedQuestion]) -> tuple[ShownQuestion, ...]:
        return tuple(show_question(each, words, gates, anchors[each.id]) for each in questions)

    def standing(*standings: Given, scored_only: bool = False) -> tuple[ShownQuestion, ...]:
        found = (each for each in dimension.questions if each.standing in standings)
        return show(each for each in found if each.weight or not scored_only)

    return ShownDimension(
        id=dimension.id,
        anchor=f"d{at}",
        name=words.word(dimension.id),
        short=words.short(dimension.id),
        about=words.optional(dimension.id, "about"),
        score=show_score(figures, assessment.levels, words),
        weight=words.number(dimension.weight),
        notices=tuple(say_notices(dimension, words)),
        gates=tuple(words.word(each) for each in gates),
        line=say_line(dimension, words),
        gaps=show(each for each in scored if (each.points or 0) < SHOWN_FROM),
        strengths=show(each for each in scored if (each.points or 0) >= SHOWN_FROM),
        told=show(told),
        not_applicable=standing("not_applicable"),
        not_asked=standing("not_asked"),
        unanswered=standing("unknown", "blank", scored_only=True),
        measures=measures,
        account=dimension_account(dimension, parts.get(dimension.id), words),
    )


def _strong_from(assessment: Assessment) -> str:
    """The level from which a dimension may be called a strength: the second highest, never the lowest of two."""
    levels = assessment.levels
    return levels[max(len(levels) - 2, min(1, len(levels) - 1))].id


def _strengths(assessment: Assessment) -> list[AssessedDimension]:
    ids = [each.id for each in assessment.levels]
    strong = ids[ids.index(_strong_from(assessment)) :] if ids else []
    found = [each for each in assessment.dimensions if each.figures.level in strong and each.figures.score]
    return sorted(found, key=lambda each: -(each.figures.score or 0))[:_HIGHLIGHTS]


def _gaps(assessment: Assessment, strengths: list[AssessedDimension]) -> list[AssessedDimension]:
    found = [
        each
        for each in assessment.dimensions
        if each.figures.score is not None
        and each.figures.score < 100
        and each.counts
        and each not in strengths
    ]
    return sorted(found, key=lambda each: each.figures.score or 0)[:_HIGHLIGHTS]


def _highlight(dimension: ShownDimension, words: str) -> Highlight:
    return Highlight(anchor=dimension.anchor, name=dimension.short, score=dimension.score, words=words)


def _facts(assessment: Assessment, words: Words) -> tuple[Fact, ...]:
    """The profile: what is known of the municipality, worth no points."""
    return tuple(
        Fact(label=words.word(each.id), words=answer_in_words(each, words)) for each in assessment.profile
    )


def _find_out(
    assessment: Assessment, shown: Mapping[str, ShownDimension], words: Words
) -> tuple[ToFindOut, ...]:
    return tuple(
        ToFindOut(
            dimension=shown[each.id].short, anchor=shown[each.id].anchor, questions=shown[each.id].unanswered
        )
        for each in assessment.dimensions
        if shown[each.id].unanswered
    )


def _facts_missing(assessment: Assessment, words: Words) -> str:
    """The facts about the municipality that are not told: some figures are divided by them."""
    missing = [words.word(each.id) for each in assessment.profile if each.standing in ("unknown", "blank")]
    if not missing:
        return ""
    return words.say(N_("Missing among the facts about the municipality: {facts}"), facts="; ".join(missing))


def say_find_out(missing: tuple[AssessedQuestion, ...], words: Words) -> str:
    """How many answers are missing, each kind told where there is one, and what that does."""
    if not missing:
        return words.say(N_("Every question that applies is answered."))
    unknown = sum(each.standing == "unknown" for each in missing)
    blank = len(missing) - unknown
    told = [
        words.say_many(
            "{count} answer could not be found out.", "{count} answers could not be found out.", unknown
        ),
        words.say_many(
            "{count} question is not answered yet.", "{count} questions are not answered yet.", blank
        ),
        words.say(N_("What is missing does not count as zero; it widens the range.")),
    ]
    return " ".join(said for said, count in zip(told, (unknown, blank, 1), strict=True) if count)
