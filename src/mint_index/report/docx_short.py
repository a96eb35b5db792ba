"""The blocks of the short version as a Word document: what a council reads, set in tables to be short on paper too.

A row stays on one page, so a question is never parted from its answer.
"""

from collections.abc import Sequence
from dataclasses import replace

from mint_index.report.docx_blocks import Blocks, held_together, run_on, soft
from mint_index.report.paper import Column, Run, Text
from mint_index.report.shown import Measure, ShownDimension, ShownQuestion

Line = Sequence[str | Run]
"""What stands in one line of a cell."""

_GAPS, _SHOWN, _MEASURES = (64, 50, 64), (94, 84), (56, 122)


def write_answers(blocks: Blocks, each: ShownDimension) -> None:
    """The questions of a dimension: a table of gaps, one of strengths, and lists of the rest."""
    paper, t = blocks.paper, blocks.labels
    if each.gaps:
        paper.heading(f"{t['gaps']} ({len(each.gaps)})", 2)
        names = (t["question"], blocks.answers, t["next"])
        paper.table(_columns(names, _GAPS), [_gap(blocks, one) for one in each.gaps])
    _told(blocks, t["told"], each.told)
    _told(blocks, t["strengths"], each.strengths)
    if each.not_applicable:
        paper.heading(f"{t['not_applicable']} ({len(each.not_applicable)})", 2)
        paper.bullets([_without_answer(one) for one in each.not_applicable])
    if each.unanswered:
        # Where the answers can be found stands in the chapter of that name.
        paper.heading(Run(text=f"{t['unanswered']} ({len(each.unanswered)})", to="find_out"), 2)
        paper.bullets([_without_answer(one) for one in each.unanswered])


def _told(blocks: Blocks, label: str, found: Sequence[ShownQuestion]) -> None:
    """Questions with where they stand, and nothing of the way there."""
    if found:
        blocks.paper.heading(f"{label} ({len(found)})", 2)
        names = (blocks.labels["question"], blocks.answers)
        rows = [(_asked(blocks, one), _lines(_reached(blocks, one))) for one in found]
        blocks.paper.table(_columns(names, _SHOWN), rows)


def write_measures(blocks: Blocks, measures: Sequence[Measure]) -> None:
    """What is recommended in a dimension: what, who, how long; what it is."""
    t = blocks.labels
    if not measures:
        return
    blocks.paper.heading(f"{t['due_now']} ({len(measures)})", 2)
    rows: list[tuple[Text, Text]] = []
    for each in measures:
        effort = held_together(f"{t['effort']}: {each.effort}")
        terms = run_on((each.lead, held_together(each.months), effort))
        what = (
            Run(text=each.title, style="Strong", mark=each.anchor, breaks=True),
            Run(text=terms, style="Subtle Emphasis"),
        )
        rows.append((what, each.about))
    blocks.paper.table(_columns((t["measure"], t["about"]), _MEASURES), rows)


def _columns(labels: Sequence[str], widths: Sequence[float]) -> list[Column]:
    return [Column(label=label, width=width) for label, width in zip(labels, widths, strict=True)]


def _asked(blocks: Blocks, question: ShownQuestion) -> Text:
    return [Run(text=question.words, style="Strong", breaks=True), *blocks.beside(question)]


def _gap(blocks: Blocks, question: ShownQuestion) -> tuple[Text, Text, Text]:
    """A row: the head of the last column speaks of the next step, so what else stands there is named."""
    t = blocks.labels
    reached = (
        *_reached(blocks, question),
        *_beside(t["shown"], question.shown),
    )
    ahead = (
        (question.next,),
        *_beside(t["lacking"], question.lacking),
        *_below(t["options"], blocks.options(question)),
    )
    return _asked(blocks, question), _lines(reached), _lines(ahead)


def _reached(blocks: Blocks, question: ShownQuestion) -> tuple[Line, ...]:
    """The answer, with what it rests on and from how many elements on a list counts whole; or why there is none."""
    t, scale = blocks.labels, question.goalposts
    return (
        (blocks.as_given(question),),
        *_below(t["contains"], question.contains),
        *_beside(t["goalposts"], (scale,) if scale else ()),
        (question.reason,),
    )


def _without_answer(question: ShownQuestion) -> Text:
    told = " – ".join(filter(None, (question.standing, question.reason)))
    return (f"{question.words} ", soft(f"({told})"))


def _beside(label: str, items: Sequence[str]) -> tuple[Line, ...]:
    return ((soft(f"{label}: "), run_on(items)),) if items else ()


def _below(label: str, items: Sequence[str | Run]) -> tuple[Line, ...]:
    return ((soft(f"{label}:"),), *((each,) for each in items)) if items else ()


def _lines(lines: Sequence[Line]) -> list[Run]:
    """Lines of a cell, one below the other."""
    told = [
        [Run(text=each) if isinstance(each, str) else each for each in line] for line in lines if any(line)
    ]
    ended = [[*line[:-1], replace(line[-1], breaks=True)] for line in told[:-1]]
    return [run for line in (*ended, *told[-1:]) for run in line]


def answers_in(dimensions: Sequence[ShownDimension]) -> str:
    """What heads every column of answers: where there are steps and answers, both words."""
    found = [each for d in dimensions for each in (*d.gaps, *d.told, *d.strengths)]
    return " / ".join(sorted({each.label for each in found if each.label}))
