"""From answers to assessments: score, advise, and gather all that is known of each municipality.

One municipality is a table of one row: there is no other path.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

import numpy as np

from mint_index import __version__
from mint_index.advice.matching import AllFacts, due, in_order_of_need
from mint_index.answers.meeting import NOT_JOINED, Meeting
from mint_index.answers.table import ANSWERED, BLANK, NOT_APPLICABLE, UNKNOWN, Answers, Remark, chosen
from mint_index.assessment.advised import Scored, advised
from mint_index.assessment.result import (
    AssessedDimension,
    AssessedQuestion,
    Assessment,
    Due,
    Figures,
    Given,
)
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import (
    REASONS,
    Checklist,
    Choice,
    Dimension,
    Number,
    Question,
)
from mint_index.problems import Problem
from mint_index.scoring.index import HAIR, STANDINGS, Careful, FigureColumns, read_carefully, score

_GIVEN: Mapping[int, Given] = {
    BLANK: "blank",
    ANSWERED: "answered",
    UNKNOWN: "unknown",
    NOT_APPLICABLE: "not_applicable",
}
_NOTHING = Remark()


def assess(
    instrument: Instrument,
    answers: Answers,
    notices: Iterable[Problem] = (),
    digest: str = "",
    meeting: Meeting = NOT_JOINED,
) -> tuple[Assessment, ...]:
    """An assessment for every row of the answers, in their order; `digest` and `meeting` are those of their file."""
    questionnaire = instrument.questionnaire
    scores = score(questionnaire, answers)
    careful, careful_dimensions = read_carefully(questionnaire, answers, scores)
    facts = AllFacts(questionnaire=questionnaire, answers=answers, scores=scores)
    scored = Scored(
        instrument=instrument,
        answers=answers,
        scores=scores,
        careful=careful,
        careful_dimensions=careful_dimensions,
        facts=facts,
        due=due(instrument.recommendations, facts),
    )
    gathered = (_gather(scored, row, tuple(notices), digest) for row in range(answers.rows))
    return tuple(replace(each, meeting=meeting) for each in gathered)


def _gather(scored: Scored, row: int, notices: tuple[Problem, ...], digest: str) -> Assessment:
    instrument, questionnaire = scored.instrument, scored.instrument.questionnaire
    respondent = scored.answers.respondents[row]
    dimensions = tuple(_dimensions(scored, row))
    gates = [gate for dimension in dimensions for gate in dimension.figures.gates]
    lost = {each.id: each.lost_overall or 0.0 for dimension in dimensions for each in dimension.questions}
    applying = [each for each in instrument.recommendations if scored.due[each.id][row]]
    reasons = tuple(advised(scored, each, row) for each in in_order_of_need(applying, gates, lost))
    practices = {name: instrument.practices[name] for each in reasons for name in each.practices}
    return Assessment(
        tool=__version__,
        edition=instrument.edition,
        fingerprint=instrument.fingerprint,
        municipality=respondent.municipality,
        country=respondent.country,
        date=respondent.date,
        language=respondent.language,
        file=PurePath(respondent.file).name,
        digest=digest,
        levels=questionnaire.levels,
        rounding=questionnaire.rounding,
        aggregate=questionnaire.aggregate,
        needs=questionnaire.needs,
        between=questionnaire.between,
        profile=tuple(_question(scored, each, row) for each in questionnaire.profile),
        overall=_figures(scored, scored.scores.overall, scored.careful, row),
        dimensions=dimensions,
        due=reasons,
        practices=practices,
        problems=tuple(_without_folder(each) for each in notices),
        words=_words(instrument, reasons),
        funding={name: instrument.funding[name] for each in reasons for name in each.funding},
    )


def _dimensions(scored: Scored, row: int) -> Iterator[AssessedDimension]:
    questionnaire = scored.instrument.questionnaire
    columns = scored.scores.dimensions
    counting = sum(
        dimension.weight
        for dimension, each in zip(questionnaire.dimensions, columns, strict=True)
        if each.counts[row]
    )
    has_overall = bool(scored.scores.overall.counts[row])
    for dimension, figures, careful in zip(
        questionnaire.dimensions, columns, scored.careful_dimensions, strict=True
    ):
        counts = bool(figures.counts[row])
        adds_up = questionnaire.aggregate == "arithmetic"
        share = dimension.weight / counting if counts and has_overall and adds_up else None
        result = _figures(scored, figures, careful, row)
        warned = result.standing != "outside" and result.not_applicable > dimension.rules.warn_above + HAIR
        yield AssessedDimension(
            id=dimension.id,
            weight=dimension.weight,
            rules=dimension.rules,
            figures=replace(result, warned=warned),
            counts=counts,
            questions=tuple(_questions(scored, dimension, figures, row, share)),
        )


def _questions(
    scored: Scored, dimension: Dimension, figures: FigureColumns, row: int, share: float | None
) -> Iterator[AssessedQuestion]:
    """The questions with the parts they have in the scores; parts add up only where the mean is arithmetic."""
    questions = [_question(scored, each, row) for each in dimension.questions]
    rules = dimension.rules
    if not figures.counts[row] or rules.aggregate != "arithmetic":
        yield from questions
        return
    counted = {
        each.id: each.points if each.points is not None else 0.0
        for each in questions
        if each.weight
        and (
            each.standing == "answered"
            or (rules.missing == "worst" and each.standing in ("unknown", "blank"))
        )
    }
    whole = math.fsum(each.weight for each in questions if each.id in counted)
    for each in questions:
        if each.id not in counted:
            yield each
            continue
        won = each.weight * counted[each.id] / whole
        lost = each.weight * (100.0 - counted[each.id]) / whole
        yield replace(
            each,
            contribution=won,
            lost=lost,
            contribution_overall=None if share is None else won * share,
            lost_overall=None if share is None else lost * share,
        )


def _question(scored: Scored, question: Question, row: int) -> AssessedQuestion:
    column = scored.answers.columns[question.id]
    remark = scored.answers.remarks.get((row, question.id), _NOTHING)
    standing = _GIVEN[int(column.standing[row])] if scored.scores.asked[question.id][row] else "not_asked"
    answered = standing == "answered"
    scale = question.scale
    number = scale if isinstance(scale, Number) else None
    points = scored.scores.points.get(question.id)
    return AssessedQuestion(
        id=question.id,
        dimension=question.dimension,
        kind=scale.kind,
        weight=question.weight,
        standing=standing,
        answers=tuple(scale.answers),
        chosen=chosen(question, float(column.figure[row])) if answered else (),
        figure=float(column.figure[row]) if answered and number else None,
        given=remark.given,
        unit=number.unit if number else "",
        worst=number.worst if number and question.scored else None,
        best=number.best if number and question.scored else None,
        full_at=scale.full_at if isinstance(scale, Checklist) else None,
        reason=REASONS[int(column.reason[row])] if standing == "not_applicable" else "",
        points=float(points[row]) if points is not None and answered else None,
        evidence=remark.evidence,
        note=remark.note,
        answered_by=remark.answered_by,
        worth=tuple(float(each.points) for each in scale.options)
        if isinstance(scale, Choice) and question.scored
        else (),
        themes=question.themes,
        counts=number.counts if number else "",
    )


def _figures(scored: Scored, columns: FigureColumns, careful: Careful, row: int) -> Figures:
    levels = scored.instrument.questionnaire.levels
    level, between = int(columns.level[row]), int(columns.between[row])
    standing = STANDINGS[int(columns.standing[row])]
    return Figures(
        score=_known(columns.score[row]),
        low=_known(columns.low[row]),
        high=_known(columns.high[row]),
        coverage=float(columns.coverage[row]),
        standing=standing,
        level=levels[level].id if level >= 0 else "",
        between=levels[between].id if between >= 0 else "",
        gates=tuple(question for question, rows in columns.gates.items() if rows[row]),
        cautious=_known(careful.cautious[row]),
        evidence_rate=_known(careful.evidence_rate[row]),
        not_applicable=float(columns.not_applicable[row]),
    )


def _known(figure: np.float64) -> float | None:
    return None if math.isnan(figure) else float(figure)


def _without_folder(notice: Problem) -> Problem:
    # A record travels; in whose folder the answers lay is nobody's business.
    return replace(notice, place=replace(notice.place, file=PurePath(notice.place.file).name))


def _words(instrument: Instrument, reasons: tuple[Due, ...]) -> dict[str, dict[str, str]]:
    """The words a report of this assessment needs, so that it can be drawn when the edition has changed or gone."""
    due_ids = {each.id for each in reasons}
    due_ids |= {name for each in reasons for name in (*each.practices, *each.funding)}
    others = {each.id for each in instrument.recommendations}
    others |= set(instrument.practices) | set(instrument.funding)
    # What helps to answer has done its service.
    helping = ("help", "why", *instrument.questionnaire.countries)
    left_out = others - due_ids
    return {
        language: {
            key: words
            for key, words in wording.words.items()
            if key.split(".")[0] not in left_out and key.rpartition(".")[2] not in helping
        }
        for language, wording in instrument.wordings.items()
    }
