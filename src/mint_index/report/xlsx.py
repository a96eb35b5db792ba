"""The report as a workbook for the council: every measure that is due, with empty columns for what is decided.

Behind it stands all that the other faces tell, as tables where it can be sorted and as pages where it is to be read.
"""

from collections.abc import Collection, Iterator, Sequence

from mint_index.report.ledger import DATE, Column, Sheet, write
from mint_index.report.ledger_pages import Page
from mint_index.report.shown import ReportView, ShownDimension, ShownQuestion, ShownScore
from mint_index.report.words import Piece
from mint_index.report.xlsx_across import accounts, funds, practices, recommendations, themes
from mint_index.report.xlsx_pages import glance, letter, method


def render(view: ReportView) -> bytes:
    """The workbook, the same for the same view; a sheet is only there where there is something to stand in it."""
    sheets: list[Sheet | Page] = [_measures(view), glance(view), _dimensions(view)]
    sheets += [recommendations(view)] if view.measures else []
    sheets += [_answers(view)]
    sheets += [_find_out(view)] if view.find_out else []
    sheets += [each for each in (practices(view), funds(view), themes(view)) if each.rows]
    sheets += [letter(view)] if view.letter else []
    sheets += [accounts(view), method(view)]
    head = " · ".join(filter(None, (view.town, view.country, view.date, view.edition)))
    return write(sheets, head=head, title=view.title, language=view.language, day=view.day)


def _measures(view: ReportView) -> Sheet:
    t = view.labels
    decided = (t["adopted"], t["adopted_changed"], t["put_off"], t["turned_down"])
    status = (t["not_begun"], t["begun"], t["finished"])
    return Sheet(
        name=t["measures"],
        id="measures",
        says=t["measures_hint"] if view.measures else t["no_measures"],
        columns=(
            Column(label=t["measure"], width=32, bold=True),
            Column(label=t["dimension"], width=16),
            Column(label=t["reason"], width=34),
            Column(label=t["lead"], width=15),
            Column(label=t["months"], width=12),
            Column(label=t["effort"], width=10),
            Column(label=t["decision"], width=15, open=True, offers=decided),
            Column(label=t["by_whom"], width=13, open=True),
            Column(label=t["until"], width=12, open=True, format=DATE),
            Column(label=t["status"], width=12, open=True, offers=status),
        ),
        rows=[
            (m.title, m.dimension, m.why_short, m.lead, m.months, m.effort, *[""] * 4) for m in view.measures
        ],
    )


def _dimensions(view: ReportView) -> Sheet:
    t = view.labels
    whole, account = view.overall, view.account
    scores = (
        *(
            (d.name, d.score, row.part, row.lost, "\n".join(_remarks(d, t["gate"])))
            for d, row in zip(view.dimensions, account.rows, strict=True)
        ),
        (t["overall"], whole, account.part, account.lost, _standing(whole, ())),
    )
    return Sheet(
        name=t["results"],
        id="dimensions",
        says="",
        columns=(
            Column(label=t["dimension"], width=26, bold=True),
            Column(label=t["score"], width=8, figures=True),
            Column(label=t["range"], width=9, figures=True),
            Column(label=t["level"], width=13),
            Column(label=t["coverage"], width=12, figures=True),
            Column(label=t["evidence_rate"], width=12, figures=True),
            Column(label=t["cautious"], width=12, figures=True),
            Column(label=t["not_applicable_share"], width=14, figures=True),
            Column(label=t["part"], width=10, figures=True),
            Column(label=t["lost"], width=11, figures=True),
            Column(label=t["reason"], width=74),
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
                score.not_applicable,
                part,
                lost,
                remarks,
            )
            for name, score, part, lost, remarks in scores
        ],
        sums=(len(scores) - 1,),
    )


def _remarks(dimension: ShownDimension, gate: str) -> Iterator[str]:
    yield dimension.line
    # Without a score the line has said why.
    if dimension.score.at is not None and (said := _standing(dimension.score, dimension.notices)):
        yield said
    yield from dimension.notices
    if dimension.gates:
        yield f"{gate}:"
        yield from (f"• {each}" for each in dimension.gates)


def _standing(score: ShownScore, notices: Sequence[str]) -> str:
    """How a score is to be taken, in a line, without what a notice says anyway."""
    told = any(score.standing in each for each in notices)
    return " · ".join(filter(None, ("" if told else score.standing, score.near)))


def _answers(view: ReportView) -> Sheet:
    t = view.labels
    told_elsewhere = {each.id for group in view.find_out for each in group.questions}
    return Sheet(
        name=t["answers"],
        id="answers",
        says="",
        columns=(
            Column(label=t["dimension"], width=16),
            Column(label=t["question"], width=30, bold=True),
            Column(label=t["answer"], width=40),
            Column(label=t["points"], width=8, figures=True),
            Column(label=t["standing"], width=14),
            Column(label=t["next"], width=28),
            Column(label=t["evidence"], width=22),
            Column(label=t["note"], width=20),
            Column(label=t["who"], width=13),
        ),
        rows=[
            (
                dimension.short,
                each.words,
                "\n".join(_said(each, told_elsewhere, view)),
                each.points,
                label,
                each.next,
                _text(each.evidence),
                _text(each.note),
                each.who,
            )
            for dimension in view.dimensions
            for label, group in _by_standing(dimension, view)
            for each in group
        ],
    )


def _by_standing(
    dimension: ShownDimension, view: ReportView
) -> Iterator[tuple[str, tuple[ShownQuestion, ...]]]:
    t = view.labels
    yield t["gaps"], dimension.gaps
    yield t["strengths"], dimension.strengths
    yield t["told"], dimension.told
    yield t["unanswered"], dimension.unanswered
    yield t["not_applicable"], dimension.not_applicable
    yield t["not_asked"], dimension.not_asked


def _said(question: ShownQuestion, told_elsewhere: Collection[str], view: ReportView) -> Iterator[str]:
    """What was answered, or why not; where an answer can be found stands on a sheet of its own."""
    t, ladder = view.labels, question.kind == "ladder"
    standing = ": ".join(filter(None, (question.standing, question.reason)))
    yield standing or " – ".join(filter(None, (question.picture if ladder else "", question.reached)))
    yield from (f"• {each}" for each in question.shown)
    lists = (
        (t["contains"], question.contains),
        (t["lacking"], question.lacking),
        (t["options"], [each.words for each in question.options]),
    )
    for label, items in lists:
        if items:
            yield f"{label}:"
            yield from (f"• {each}" for each in items)
    if question.goalposts:
        yield f"{t['goalposts']}: {question.goalposts}"
    if question.gate:
        yield f"{t['gate']}."
    if question.id not in told_elsewhere:
        told = ((t["evidence_would_be"], question.evidence_would_be), (t["help"], question.help))
        yield from (f"{label}: {words}" for label, words in told if words)


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
            Column(label=t["question"], width=42, bold=True),
            Column(label=t["answer"], width=14),
            Column(label=t["evidence_would_be"], width=32),
            Column(label=t["help"], width=34),
            Column(label=t["by_whom"], width=15, open=True),
            Column(label=t["until"], width=12, open=True, format=DATE),
        ),
        rows=[
            (group.dimension, each.words, each.standing, each.evidence_would_be, each.help, "", "")
            for group in view.find_out
            for each in group.questions
        ],
    )
