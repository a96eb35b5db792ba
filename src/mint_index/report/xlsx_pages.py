"""The pages of the workbook that are read and not counted with: page one, the draft letter, and how it was worked out."""

from collections.abc import Iterator, Sequence

from mint_index.report.ledger_pages import Line, Page
from mint_index.report.shown import Fact, Highlight, ReportView, ShownScore


def glance(view: ReportView) -> Page:
    """Page one: what a reader has to know, the whole in sentences, strengths, gaps, next steps, and the municipality."""
    return Page(name=view.labels["glance"], lines=tuple(_glance(view)))


def _glance(view: ReportView) -> Iterator[Line]:
    t = view.labels
    if view.warnings:
        yield Line(label=t["warnings"], heading=True)
        yield from (Line(words=each) for each in view.warnings)
    yield Line(label=t["glance"], heading=True)
    yield Line(label=t["overall"], words=_in_brief(view.overall))
    yield Line(words=" ".join(view.sentences))
    yield Line(label=t["strong"], heading=True)
    yield from _highlights(view.strengths) if view.strengths else [Line(words=t["no_strengths"])]
    yield Line(label=t["most_to_gain"], heading=True)
    yield from _highlights(view.gaps) if view.gaps else [Line(words=t["no_gaps"])]
    yield Line(label=t["next_steps"], heading=True)
    for number, each in enumerate(view.next_steps, 1):
        terms = " · ".join((each.dimension, each.lead, each.months, f"{t['effort']}: {each.effort}"))
        yield Line(label=f"{number}. {each.title}", words=f"{terms}\n{each.why_short}")
    if not view.next_steps:
        yield Line(words=t["no_measures"])
    if view.facts:
        yield Line(label=t["about_us"], heading=True)
        yield from (Line(words=f"{each.label} – {each.words}") for each in view.facts)


def _highlights(found: Sequence[Highlight]) -> Iterator[Line]:
    for each in found:
        yield Line(label=each.name, words=f"{_in_brief(each.score)}\n{each.words}")


def _in_brief(score: ShownScore) -> str:
    return " – ".join(filter(None, (score.printed, score.level, score.standing)))


def letter(view: ReportView) -> Page:
    """The draft letter about what others hold in hand, as far as there is one."""
    return Page(name=view.labels["letter"], lines=tuple(_letter(view)))


def _letter(view: ReportView) -> Iterator[Line]:
    draft = view.letter
    if draft is None:
        return
    yield Line(words=draft.hint)
    yield Line(words=draft.to)
    yield Line(label=draft.subject, heading=True)
    yield from (Line(words=each) for each in draft.opening)
    for group in draft.groups:
        for at, item in enumerate(group.items):
            note = "".join(each.text for each in item.note)
            words = f"{item.words} – {note}" if note else item.words
            yield Line(label="" if at else group.name, words=f"• {words}")
    yield Line(words=draft.asked)
    yield from (Line(words=f"{number}. {each}") for number, each in enumerate(draft.requests, 1))
    if draft.own:
        yield Line(words=draft.own)
        yield from (Line(words=f"• {each.name}") for each in draft.measures)
    yield from (Line(words=each) for each in draft.closing)


def method(view: ReportView) -> Page:
    """How the scores were worked out, what they cannot tell, and where they come from."""
    return Page(name=view.labels["method"], lines=tuple(_method(view)))


def _method(view: ReportView) -> Iterator[Line]:
    t = view.labels
    if view.about:
        yield Line(words=view.about)
    yield from _facts(t["dimensions"], [Fact(label=d.name, words=d.about) for d in view.dimensions])
    yield from _facts(t["levels"], view.levels)
    yield Line(label=t["rules"], heading=True)
    yield from (Line(words=each) for each in view.rules)
    yield from (Line(label=each.label, words=each.words) for each in view.readings)
    yield Line(label=t["limits"], heading=True)
    yield from (Line(words=each) for each in view.limits)
    yield from _facts(t["provenance"], view.provenance)
    yield from _facts(t["settings"], view.settings)


def _facts(heading: str, facts: Sequence[Fact]) -> Iterator[Line]:
    if facts:
        yield Line(label=heading, heading=True)
        yield from (Line(label=each.label, words=each.words) for each in facts)
