"""The report as a workbook for the council: every measure that is due, with empty columns for what is decided.

Beside it stand the figures of the dimensions, every answer, what is still to be found out, and who has done it.
"""

from collections.abc import Iterator, Sequence

from mint_index.report.ledger import Column, Sheet, write
from mint_index.report.shown import Measure, ReportView, ShownQuestion
from mint_index.report.words import Piece


def render(view: ReportView) -> bytes:
    """The workbook, the same for the same view."""
    sheets = (_measures(view), _dimensions(view), _answers(view), _find_out(view), _practices(view))
    head = " · ".join(filter(None, (view.town, view.country, view.date, view.edition)))
    return write(sheets, head=head, title=view.title, language=view.language, day=view.day)


def _measures(view: ReportView) -> Sheet:
    t = view.labels
    decided = (t["adopted"], t["adopted_changed"], t["put_off"], t["turned_down"])
    status = (t["not_begun"], t["begun"], t["finished"])
    return Sheet(
        name=t["measures"],
        id="measures",
        says="" if view.measures else t["no_measures"],
        columns=(
            Column(label=t["measure"], width=27, bold=True),
            Column(label=t["dimension"], width=16),
            Column(label=t["why"], width=30),
            Column(label=t["first_steps"], width=34),
            Column(label=t["lead"], width=15),
            Column(label=t["effort"], width=10),
            Column(label=t["months"], width=11),
            Column(label=t["money"], width=15),
            Column(label=t["practice"], width=20),
            Column(label=t["decision"], width=13, open=True, offers=decided),
            Column(label=t["by_whom"], width=13, open=True),
            Column(label=t["until"], width=11, open=True, format="yyyy-mm-dd"),
            Column(label=t["status"], width=11, open=True, offers=status),
        ),
        rows=[
            (
                each.title,
                each.dimension,
                "\n".join(each.why),
                "\n".join(f"{number}. {step}" for number, step in enumerate(each.steps, 1)),
                each.lead,
                each.effort,
                each.months,
                "\n".join(fund.name for fund in each.funds),
                "\n".join(_named(each)),
                *[""] * 4,
            )
            for each in view.measures
        ],
    )


def _named(measure: Measure) -> Iterator[str]:
    for each in measure.practices:
        yield f"{each.title} ({each.where})"


def _dimensions(view: ReportView) -> Sheet:
    t = view.labels
    whole = view.overall
    return Sheet(
        name=t["results"],
        id="dimensions",
        says=" ".join(view.sentences),
        columns=(
            Column(label=t["dimension"], width=52, bold=True),
            Column(label=t["score"], width=12, figures=True),
            Column(label=t["range"], width=12, figures=True),
            Column(label=t["level"], width=24),
            Column(label=t["coverage"], width=14, figures=True),
            Column(label=t["evidence_rate"], width=14, figures=True),
            Column(label=t["cautious"], width=14, figures=True),
            Column(label=t["part"], width=14, figures=True),
            Column(label=t["note"], width=40),
        ),
        rows=[
            (
                name,
                score.score,
                score.range,
                score.level,
                score.coverage,
                score.evidence_rate,
                score.cautious,
                part,
                " ".join(filter(None, (score.standing, score.near))),
            )
            for name, score, part in (
                *(
                    (d.name, d.score, row.part)
                    for d, row in zip(view.dimensions, view.account.rows, strict=True)
                ),
                (t["overall"], whole, view.account.part),
            )
        ],
    )


def _answers(view: ReportView) -> Sheet:
    t = view.labels
    return Sheet(
        name=t["answers"],
        id="answers",
        says="",
        columns=(
            Column(label=t["dimension"], width=15),
            Column(label=t["question"], width=40, bold=True),
            Column(label=t["answer"], width=44),
            Column(label=t["points"], width=9, figures=True),
            Column(label=t["next"], width=40),
            Column(label=t["evidence"], width=26),
            Column(label=t["note"], width=26),
            Column(label=t["who"], width=16),
        ),
        rows=[
            (
                dimension.short,
                each.words,
                "\n".join(_said(each, t["lacking"])),
                each.points,
                each.next,
                _text(each.evidence),
                _text(each.note),
                each.who,
            )
            for dimension in view.dimensions
            for group in (
                *(dimension.gaps, dimension.strengths, dimension.told),
                *(dimension.unanswered, dimension.not_applicable, dimension.not_asked),
            )
            for each in group
        ],
    )


def _said(question: ShownQuestion, lacking: str) -> Iterator[str]:
    yield ": ".join(filter(None, (question.reached or question.standing, question.reason)))
    yield from (f"• {each}" for each in question.shown)
    if question.lacking:
        yield f"{lacking}:"
        yield from (f"• {each}" for each in question.lacking)


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(each.text for each in pieces)


def _find_out(view: ReportView) -> Sheet:
    t = view.labels
    return Sheet(
        name=t["find_out"],
        id="find_out",
        says=view.find_out_says,
        columns=(
            Column(label=t["dimension"], width=16),
            Column(label=t["question"], width=50, bold=True),
            Column(label=t["answer"], width=20),
            Column(label=t["evidence_would_be"], width=36),
            Column(label=t["help"], width=36),
            Column(label=t["by_whom"], width=18, open=True),
            Column(label=t["until"], width=14, open=True, format="yyyy-mm-dd"),
        ),
        rows=[
            (group.dimension, each.words, each.standing, each.evidence_would_be, each.help, "", "")
            for group in view.find_out
            for each in group.questions
        ],
    )


def _practices(view: ReportView) -> Sheet:
    t = view.labels
    return Sheet(
        name=t["practice"],
        id="practices",
        says="",
        columns=(
            Column(label=t["measure"], width=28, bold=True),
            Column(label=t["practice"], width=34),
            Column(label=t["done"], width=44),
            Column(label=t["result"], width=34),
            Column(label=t["needs"], width=34),
            Column(label=t["source"], width=26),
            Column(label="URL", width=34, links=True),
        ),
        rows=[
            (
                measure.title,
                "\n".join(filter(None, (each.title, each.where, each.years))),
                each.done,
                each.result,
                each.needs,
                each.source.text,
                each.source.link,
            )
            for measure in view.measures
            for each in measure.practices
        ],
    )
