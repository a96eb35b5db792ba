"""The answers of a record, as far as they can be asked again: what the next round begins with.

A question that the edition no longer has, or asks in another way, is not carried over but told.
"""

from mint_index.answers.form.said import Said
from mint_index.assessment.result import AssessedQuestion, Assessment
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Number, Question
from mint_index.problems import Place, Problem, problem


def carried(
    assessment: Assessment, instrument: Instrument, file: str
) -> tuple[dict[str, Said], list[Problem]]:
    """What was said to each question that is still asked alike, and R08 where the questionnaire has changed since."""
    questions = instrument.questionnaire.questions
    kept: dict[str, Said] = {}
    gone, changed = list[str](), list[str]()
    asked = (*assessment.profile, *assessment.questions)
    for each in asked:
        question = questions.get(each.id)
        if question is None:
            gone.append(each.id)
        elif not _alike(each, question):
            changed.append(each.id)
        else:
            kept[each.id] = _said(each, question)
    told: list[Problem] = []
    if assessment.fingerprint != instrument.fingerprint:
        met = {each.id for each in asked}
        facts = {"gone": gone, "changed": changed, "new": [name for name in questions if name not in met]}
        said = {name: ", ".join(ids) for name, ids in facts.items()}
        told.append(problem("R08", Place(file=file), edition=instrument.edition, **said))
    return kept, told


def _alike(each: AssessedQuestion, question: Question) -> bool:
    scale = question.scale
    if (each.kind, each.answers) != (scale.kind, tuple(scale.answers)):
        return False
    if each.standing == "not_applicable":
        return each.reason in question.may_not_apply
    if isinstance(scale, Number) and each.standing == "answered":
        # A part needs its whole, and a figure alone has none.
        return each.unit == scale.unit and not (scale.over and "/" not in each.given)
    return True


def _said(each: AssessedQuestion, question: Question) -> Said:
    scale = question.scale
    divided = isinstance(scale, Number) and bool(scale.over) and bool(each.given)
    return Said(
        standing="blank" if each.standing == "not_asked" else each.standing,
        chosen=each.chosen,
        figure=float(each.given.partition("/")[0]) if divided else each.figure,
        given="" if divided else each.given,
        reason=each.reason,
        evidence=each.evidence,
        note=each.note,
        answered_by=each.answered_by,
    )
