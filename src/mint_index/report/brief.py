"""The short version of a report: what a council reads. It is the view with less in it, so no face has to choose.

It keeps every score, every gap with its next step and every measure. What is left out stands in the full report: evidence, notes,
first steps, practices, themes, funds, the rows of steps of what is in place, and how each score adds up.
"""

from dataclasses import replace

from mint_index.report.shown import Measure, ReportView, ShownDimension, ShownQuestion
from mint_index.voices import N_, Voice


def shorten(view: ReportView, voice: Voice) -> ReportView:
    """The short version of a report, which says of itself that it is one."""
    said = N_(
        "This is the short version. Evidence, notes, first steps, examples of real towns, sources of money, the themes and how "
        "each score adds up are in the full report."
    )
    return replace(
        view,
        short=voice.say(said),
        dimensions=tuple(_dimension(each) for each in view.dimensions),
        next_steps=tuple(_measure(each) for each in view.next_steps),
        measures=tuple(_measure(each) for each in view.measures),
        themes=(),
        funds=(),
    )


def _dimension(dimension: ShownDimension) -> ShownDimension:
    return replace(
        dimension,
        gaps=tuple(_gap(each) for each in dimension.gaps),
        told=tuple(_bare(each) for each in dimension.told),
        strengths=tuple(_bare(each) for each in dimension.strengths),
        unanswered=tuple(_bare(each) for each in dimension.unanswered),
        not_applicable=tuple(_bare(each) for each in dimension.not_applicable),
        not_asked=(),
        measures=tuple(_measure(each) for each in dimension.measures),
        account=replace(dimension.account, rows=()),
    )


def _gap(question: ShownQuestion) -> ShownQuestion:
    # Why a part of a list is worth all the points has to be told wherever the points are.
    scale = question.goalposts if question.kind == "checklist" else ""
    return replace(question, goalposts=scale, evidence=(), evidence_would_be="", help="", note=(), who="")


def _bare(question: ShownQuestion) -> ShownQuestion:
    """A question with where it stands, and nothing of the way there."""
    way = replace(_gap(question), next="", options=(), lacking=(), shown=())
    return replace(way, boxes=(), at=None, picture="")


def _measure(measure: Measure) -> Measure:
    # Why it is due stands above it: the gap and its next step.
    return replace(measure, why=(), raises=(), steps=(), before=(), watch="", funds=(), practices=())
