"""The report as a Word document, to be edited, cut up, and pasted into a town's own template.

It says what the page says, in the same order: one page for the mayor, then the dimensions, the measures, the method.
"""

from collections.abc import Sequence
from datetime import datetime

from mint_index.report.bitmaps import bar
from mint_index.report.charts import in_rising_order
from mint_index.report.docx_across import write_letter, write_money, write_themes
from mint_index.report.docx_blocks import Blocks, held_together, run_on, score_line, soft, strong
from mint_index.report.docx_short import answers_in, write_answers, write_measures
from mint_index.report.paper import Column, Paper, Picture, Run, Text, new_paper
from mint_index.report.shown import Highlight, Measure, ReportView, ShownDimension

_CHAPTERS = ("themes", "letter", "measures", "money", "find_out", "account", "method")
# What is only links need not be set off as such.
_PLAIN = "Default Paragraph Font"
_EARLIEST = "1980-01-01"


def render(view: ReportView) -> bytes:
    """The report as DOCX, the same for the same view."""
    paper = new_paper(view.language)
    blocks = Blocks(
        paper=paper, labels=view.labels, given_in=view.given_in, answers=answers_in(view.dimensions)
    )
    paper.footer(f"{view.title} · {view.date}")
    _glance(paper, view)
    _orientation(paper, view)
    explained = next((each for each in view.dimensions if each.has_boxes), None)
    for number, each in enumerate(view.dimensions, 1):
        first = each is explained
        _dimension(blocks, each, number, legend=first, short=bool(view.short))
    write_themes(paper, view)
    write_letter(blocks, view)
    _measures(paper, view)
    if not view.short:
        write_money(blocks, view)
    _find_out(paper, view)
    _account(blocks, view)
    _method(paper, view)
    return paper.finished(
        title=view.title, language=view.language, subject=view.edition, made=_moment(view.day)
    )


def _moment(day: str) -> datetime:
    try:
        return datetime.fromisoformat(day).replace(hour=12, tzinfo=None)
    except ValueError:
        return datetime.fromisoformat(_EARLIEST)


def _glance(paper: Paper, view: ReportView) -> None:
    """Page one."""
    t = view.labels
    paper.say(" · ".join(filter(None, (view.edition, view.country, view.date))), "Subtitle")
    paper.say(view.town, "Title")
    if view.short:
        paper.say(view.short, "Caption")
    if view.warnings:
        paper.heading(t["warnings"], 2)
        paper.bullets(view.warnings)
    paper.heading(t["glance"], 1, "glance")
    told = " – ".join(filter(None, (view.overall.printed, view.overall.level, view.overall.standing)))
    paper.say(f"{t['overall']}: {told}", "Intense Quote")
    paper.say(" ".join(view.sentences), "Body Text 2")
    columns = (
        Column(label=t["dimension"], width=45),
        Column(label="", width=48),
        Column(label=t["score"], width=14, figures=True),
        Column(label=t["range"], width=18, figures=True),
        Column(label=t["level"], width=30),
        Column(label=t["coverage"], width=23, figures=True),
    )
    paper.table(columns, [_profile_row(each, view.ticks) for each in in_rising_order(view)])
    _highlights(paper, t["strong"], view.strengths, f"{t['no_strengths']} ({view.strong_from})")
    _highlights(paper, t["most_to_gain"], view.gaps, t["no_gaps"])
    paper.heading(t["next_steps"], 2)
    if not view.next_steps:
        paper.say(t["no_measures"])
    paper.numbered([_next_step(each, t["effort"]) for each in view.next_steps])


def _next_step(measure: Measure, effort: str) -> Text:
    effort = held_together(f"{effort}: {measure.effort}")
    terms = run_on((measure.dimension, measure.lead, held_together(measure.months), effort))
    return (
        Run(text=measure.title, to=measure.anchor, style="Strong"),
        Run(text=f" ({terms}): ", style="Subtle Emphasis"),
        measure.why_short,
    )


def _profile_row(each: ShownDimension, ticks: tuple[float, ...]) -> Sequence[Text]:
    score = each.score
    name: Text = (
        Run(text=each.short, to=each.anchor),
        *([Run(text=f" {score.standing}", style="Subtle Emphasis")] if score.standing else []),
    )
    told = " · ".join(filter(None, (f"{each.short}: {score.printed}", score.level, score.standing)))
    return (
        name,
        Picture(png=bar(score, ticks), told=told),
        strong(score.score),
        score.range,
        score.level,
        score.coverage,
    )


def _highlights(paper: Paper, label: str, found: Sequence[Highlight], none: str) -> None:
    paper.heading(label, 2)
    if not found:
        paper.say(none)
    paper.bullets(
        [
            (
                Run(text=each.name, to=each.anchor, style="Strong"),
                strong(f" {each.score.score}"),
                f" {each.score.level}: {each.words}",
            )
            for each in found
        ]
    )


def _orientation(paper: Paper, view: ReportView) -> None:
    """Where what stands, and what is known of the municipality."""
    t = view.labels
    chapters = [(t["glance"], "glance")]
    chapters += [(t["about_us"], "about_us")] if view.facts else []
    chapters += [(f"{number} {each.name}", each.anchor) for number, each in enumerate(view.dimensions, 1)]
    left_out = {"money": bool(view.short), "themes": not view.themes}
    chapters += [(t[name], name) for name in _CHAPTERS if not left_out.get(name)]
    paper.contents(t["contents"], [Run(text=text, to=mark) for text, mark in chapters])
    if view.facts:
        paper.heading(t["about_us"], 1, "about_us")
        columns = (Column(label=t["question"], width=126), Column(label=t["answer"], width=52))
        paper.table(columns, [(each.label, each.words) for each in view.facts])


def _dimension(blocks: Blocks, each: ShownDimension, number: int, *, legend: bool, short: bool) -> None:
    """A dimension; its head stays with its first question."""
    paper, t = blocks.paper, blocks.labels
    # In the full report each department gets pages of its own.
    paper.heading(f"{number} {each.name}", 1, each.anchor, new_page=not short)
    if each.about:
        paper.say(each.about, keep=True)
    paper.say(score_line(each.score), "Intense Quote")
    figures = (
        ("coverage", each.score.coverage),
        ("evidence_rate", each.score.evidence_rate),
        ("cautious", each.score.cautious),
    )
    paper.say(" · ".join(f"{t[name]}: {figure}" for name, figure in figures), "Caption")
    paper.say(strong(each.line), keep=True)
    for notice in each.notices:
        paper.say(notice, keep=True)
    if each.gates:
        paper.say(f"{t['gate']}:", keep=True)
        paper.bullets(each.gates, keep=True)
    if legend:
        paper.say(t["legend"], "Caption")
    if short:
        write_answers(blocks, each)
        write_measures(blocks, each.measures)
        return
    blocks.questions(t["gaps"], each.gaps)
    blocks.questions(t["told"], each.told)
    blocks.questions(t["strengths"], each.strengths)
    blocks.questions(t["unanswered"], each.unanswered)
    blocks.questions(t["not_applicable"], each.not_applicable)
    blocks.questions(t["not_asked"], each.not_asked)
    if each.measures:
        paper.heading(f"{t['due_now']} ({len(each.measures)})", 2)
        for measure in each.measures:
            blocks.measure(measure)


def _measures(paper: Paper, view: ReportView) -> None:
    t = view.labels
    # The letter is sent: nothing else is to stand on its pages.
    paper.heading(t["measures"], 1, "measures", new_page=view.letter is not None and not view.short)
    if not view.measures:
        paper.say(t["no_measures"])
        return
    paper.say(t["measures_hint"], keep=True)
    columns = (
        Column(label=f"{t['measure']} ({t['dimension']})", width=84),
        Column(label=t["lead"], width=36),
        Column(label=t["months"], width=18),
        Column(label=t["effort"], width=17),
        Column(label=t["decision"], width=23),
    )
    rows: list[Sequence[Text]] = []
    for each in view.measures:
        of = soft(f" ({each.dimension})")
        what = (Run(text=each.title, to=each.anchor, style=_PLAIN), of)
        rows.append((what, each.lead, each.months, each.effort, ""))
    paper.table(columns, rows, long=True)


def _find_out(paper: Paper, view: ReportView) -> None:
    t = view.labels
    paper.heading(t["find_out"], 1, "find_out")
    paper.say(view.find_out_says)
    for group in view.find_out:
        paper.heading(group.dimension, 2)
        for each in group.questions:
            would_be = f"{t['evidence_would_be']}: {each.evidence_would_be}" if each.evidence_would_be else ""
            state = Run(text=f" ({each.standing})", style="Subtle Emphasis", breaks=bool(would_be))
            paper.say((each.words, state, Run(text=would_be, style="Subtle Emphasis")), "List Bullet")


def _account(blocks: Blocks, view: ReportView) -> None:
    paper, t = blocks.paper, view.labels
    paper.heading(t["account"], 1, "account")
    paper.heading(t["account_by_dimension"], 2)
    blocks.account(view.account, t["dimension"], t["level"], t["score"], with_overall=False)
    for each in view.dimensions:
        if each.account.rows:
            paper.heading(f"{each.name}: {each.score.printed}", 2)
            blocks.account(each.account, t["question"], t["answer"], t["points"], with_overall=True)


def _method(paper: Paper, view: ReportView) -> None:
    t = view.labels
    paper.heading(t["method"], 1, "method")
    if view.about:
        paper.say(view.about)
    paper.heading(t["levels"], 2)
    for each in view.levels:
        paper.fact(each.label, each.words)
    paper.heading(t["rules"], 2)
    paper.bullets(view.rules)
    for each in view.readings:
        paper.fact(each.label, each.words)
    paper.heading(t["limits"], 2)
    paper.bullets(view.limits)
    paper.heading(t["provenance"], 2)
    for each in view.provenance:
        paper.line(each.label, each.words, keep=True)
    paper.heading(t["settings"], 2)
    for at, each in enumerate(view.settings, 1):
        paper.line(each.label, each.words, keep=at < len(view.settings))
