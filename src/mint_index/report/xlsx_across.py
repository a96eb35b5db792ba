"""The tables of the workbook behind the council's: measures in full, examples, money, themes, and the sums.

Each row is one thing, with what belongs to it in one cell, so that a table can be sorted and filtered.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from mint_index.report.ledger import Column, Sheet
from mint_index.report.shown import Account, Measure, ReportView, ShownPractice
from mint_index.report.shown_across import ShownTheme, ThemeLine
from mint_index.report.words import Piece


def recommendations(view: ReportView) -> Sheet:
    """What stands behind each measure: why it is due, how to begin, what to watch, who may pay."""
    t = view.labels
    return Sheet(
        name=t["due_now"],
        id="recommendations",
        says="",
        columns=(
            Column(label=t["measure"], width=24, bold=True),
            Column(label=t["about"], width=26),
            Column(label=t["why"], width=44),
            Column(label=t["first_steps"], width=42),
            Column(label=t["watch"], width=20),
            Column(label=t["money"], width=20),
        ),
        rows=[
            (
                each.title,
                each.about,
                "\n".join(_why(each, t["would_raise"])),
                "\n".join(_steps(each, t["before"])),
                each.watch,
                "\n".join(f"• {fund.name}" for fund in each.funds),
            )
            for each in view.measures
        ],
    )


def _why(measure: Measure, also: str) -> Iterator[str]:
    yield from (f"• {each}" for each in measure.why)
    if measure.raises:
        yield f"{also}:"
        yield from (f"• {each}" for each in measure.raises)


def _steps(measure: Measure, first: str) -> Iterator[str]:
    yield from (f"{first}: {each}" for each in measure.before)
    yield from (f"{number}. {step}" for number, step in enumerate(measure.steps, 1))


def practices(view: ReportView) -> Sheet:
    """Who has done it: every example once, with the measures that it is an example of."""
    t = view.labels
    held: dict[tuple[str, str], tuple[ShownPractice, list[str]]] = {}
    for measure in view.measures:
        for each in measure.practices:
            held.setdefault((each.title, each.where), (each, []))[1].append(measure.title)
    return Sheet(
        name=t["practice"],
        id="practices",
        says="",
        columns=(
            Column(label=t["practice"], width=30, bold=True),
            Column(label=t["done"], width=40),
            Column(label=t["result"], width=28),
            Column(label=t["needs"], width=26),
            Column(label=t["money_for"], width=26),
            Column(label=t["source"], width=30),
            Column(label=t["link"], width=9),
        ),
        rows=[
            (
                "\n".join(filter(None, (each.title, each.where, each.years))),
                each.done,
                each.result,
                each.needs,
                "\n".join(f"• {title}" for title in titles),
                *_source(each.source, t["open_link"]),
            )
            for each, titles in held.values()
        ],
    )


def _source(source: Piece, open_: str) -> tuple[str, Piece]:
    """A source in words with its address to be read on paper, and a link: not every program breaks the lines of a link."""
    said = "\n".join(dict.fromkeys(filter(None, (source.text, source.link))))
    return said, Piece(text=open_ if source.link else "", link=source.link)


def funds(view: ReportView) -> Sheet:
    """Who may pay, with the date of the information."""
    t = view.labels
    return Sheet(
        name=t["money"],
        id="money",
        says=t["money_hint"],
        columns=(
            Column(label=t["money"], width=26, bold=True),
            Column(label=t["about"], width=40),
            Column(label=t["countries"], width=15),
            Column(label=t["runs"], width=13),
            Column(label=t["information"], width=22),
            Column(label=t["money_for"], width=47),
            Column(label=t["source"], width=30),
            Column(label=t["link"], width=9),
        ),
        rows=[
            (
                each.name,
                each.about,
                each.countries,
                each.until,
                " ".join(filter(None, (each.information, each.old))),
                "\n".join(f"• {measure.name}" for measure in each.measures),
                *_source(each.source, t["open_link"]),
            )
            for each in view.funds
        ],
    )


def themes(view: ReportView) -> Sheet:
    """The questions of each theme, in a row each."""
    t = view.labels
    counted = [f"{each.name} – {each.counted}" for each in view.themes]
    return Sheet(
        name=t["themes_short"],
        id="themes",
        says="\n".join((t["themes_about"], *counted)),
        columns=(
            Column(label=t["theme"], width=24, bold=True),
            Column(label=t["standing"], width=22),
            Column(label=t["question"], width=64),
            Column(label=t["answer"], width=36),
            Column(label=t["dimension"], width=20),
        ),
        rows=[
            (
                theme.name,
                label,
                line.words,
                "; ".join(filter(None, (line.answer, line.lacking))),
                line.dimension,
            )
            for theme in view.themes
            for label, line in _lines(theme, view)
        ],
    )


def _lines(theme: ShownTheme, view: ReportView) -> Iterator[tuple[str, ThemeLine]]:
    t = view.labels
    groups = (
        (t["gaps"], theme.gaps),
        (t["strengths"], theme.shown),
        (t["theme_others"], theme.others),
    )
    return ((label, line) for label, lines in groups for line in lines)


def accounts(view: ReportView) -> Sheet:
    """Why each score is what it is: its parts, and below them their sum with what is to be known of it; the overall figure first."""
    t = view.labels
    tables = [(t["overall"], _overall(view)), *((each.short, each.account) for each in view.dimensions)]
    rows = [row for name, account in tables for row in _account(name, account, t["sum"])]
    return Sheet(
        name=t["account"],
        id="account",
        says="",
        columns=(
            Column(label=t["dimension"], width=20),
            Column(label=t["question"], width=56),
            Column(label=t["answer"], width=38),
            Column(label=t["points"], width=10, figures=True),
            Column(label=t["weight"], width=10, figures=True),
            Column(label=t["part"], width=11, figures=True),
            Column(label=t["lost"], width=12, figures=True),
            Column(label=t["overall_part"], width=14, figures=True),
        ),
        rows=rows,
        sums=[end - 1 for end in accumulate(len(account.rows) + 1 for _, account in tables)],
    )


def _overall(view: ReportView) -> Account:
    """The account of the overall figure; a level that is not simply scored says so."""
    rows = tuple(
        replace(row, answer=", ".join(filter(None, (each.score.level, each.score.standing))) or row.answer)
        for row, each in zip(view.account.rows, view.dimensions, strict=True)
    )
    return replace(view.account, rows=rows)


def _account(dimension: str, account: Account, sum_: str) -> Iterator[tuple[str, ...]]:
    for each in account.rows:
        figures = (each.points, each.weight, each.part, each.lost, each.overall_part)
        yield (dimension, each.name, each.answer, *figures)
    # A score that is no sum of parts has none here, and beside that stands why.
    yield (dimension, sum_, account.note, "", "", account.part, account.lost, account.overall_part)
