"""The blocks of the short version as a Word document: what a council reads, set in tables to be short on paper too.

A row stays on one page, so a question is never parted from its answer.
"""

from collections.abc import Sequence

from mint_index.report.docx_blocks import Blocks, run_on, strong
from mint_index.report.paper import Column, Run, Text
from mint_index.report.shown import Measure, ShownDimension, ShownQuestion

_GAPS, _SHOWN, _MEASURES = (72, 49, 57), (94, 84), (60, 118)


def write_answers(blocks: Blocks, each: ShownDimension, legend: str) -> None:
    """The questions of a dimension: a table of gaps, one of strengths, and lists of the rest."""
    t = blocks.labels
    if each.gaps:
        blocks.paper.heading(f"{t['gaps']} ({len(each.gaps)})", 2)
        if legend:
            blocks.paper.say(legend, "Caption")
        rows = [
            (_asked(blocks, one), _reached(blocks, one, "shown"), _ahead(blocks, one)) for one in each.gaps
        ]
        names = (t["question"], _named(blocks, each.gaps), t["next"])
        blocks.paper.table(_columns(names, _GAPS), rows)
    for label, found in (("told", each.told), ("strengths", each.strengths)):
        if found:
            blocks.paper.heading(f"{t[label]} ({len(found)})", 2)
            names = (t["question"], _named(blocks, found))
            answers = [(_asked(blocks, one), _reached(blocks, one)) for one in found]
            blocks.paper.table(_columns(names, _SHOWN), answers)
    for label, found in (("unanswered", each.unanswered), ("not_applicable", each.not_applicable)):
        if found:
            blocks.paper.heading(f"{t[label]} ({len(found)})", 2)
            blocks.paper.bullets([_without_answer(one) for one in found])


def write_measures(blocks: Blocks, measures: Sequence[Measure]) -> None:
    """What is recommended in a dimension: what, who, how long; what it is, and why."""
    t = blocks.labels
    if not measures:
        return
    blocks.paper.heading(f"{t['due_now']} ({len(measures)})", 2)
    rows: list[tuple[Text, Text]] = []
    for each in measures:
        terms = f"{each.lead} · {each.months} · {t['effort']}: {each.effort}"
        what = (
            Run(text=each.title, style="Strong", mark=each.anchor, breaks=True),
            Run(text=terms, style="Subtle Emphasis"),
        )
        why = [Run(text=one, style="Subtle Emphasis") for one in each.why]
        rows.append((what, _lines([each.about, *why])))
    blocks.paper.table(_columns((t["measure"], t["why"]), _MEASURES), rows)


def _columns(labels: Sequence[str], widths: Sequence[float]) -> list[Column]:
    return [Column(label=label, width=width) for label, width in zip(labels, widths, strict=True)]


def _named(blocks: Blocks, found: Sequence[ShownQuestion]) -> str:
    """What stands in the column of answers: where there are steps and answers, both words."""
    return " / ".join(dict.fromkeys(each.label for each in found if each.label)) or blocks.labels["answer"]


def _asked(blocks: Blocks, question: ShownQuestion) -> Text:
    return [Run(text=question.words, style="Strong", breaks=True), *blocks.beside(question)]


def _reached(blocks: Blocks, question: ShownQuestion, *lists: str) -> Text:
    answer = blocks.as_given(question)
    lines: list[str | Run] = [answer] if isinstance(answer, str | Run) else []
    if "shown" in lists and question.shown:
        lines.append(f"{blocks.labels['shown']}: {run_on(question.shown)}")
    return _lines(lines)


def _ahead(blocks: Blocks, question: ShownQuestion) -> Text:
    lacking = run_on(question.lacking)
    options: list[str | Run] = [
        strong(each.words) if each.chosen else Run(text=each.words) for each in question.options
    ]
    return _lines([question.next, f"{blocks.labels['lacking']}: {lacking}" if lacking else "", *options])


def _without_answer(question: ShownQuestion) -> Text:
    told = " – ".join(filter(None, (question.standing, question.reason)))
    return (f"{question.words} ", Run(text=f"({told})", style="Subtle Emphasis"))


def _lines(lines: Sequence[str | Run]) -> list[Run]:
    """Lines of a cell, one below the other."""
    from dataclasses import replace

    runs = [Run(text=each) if isinstance(each, str) else each for each in lines]
    told = [each for each in runs if each.text]
    return [*(replace(each, breaks=True) for each in told[:-1]), *told[-1:]]
