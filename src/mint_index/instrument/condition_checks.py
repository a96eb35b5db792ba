"""What is wrong with conditions: comparisons that no answer can meet, and questions that depend on later ones.

A condition that never holds, or always, is as much of a slip as one that names an answer there is not.
"""

from collections.abc import Iterable, Iterator, Mapping

from mint_index.instrument.conditions import (
    AnswerIn,
    Comparison,
    NotApplicable,
    ProfileIs,
    ScoreWithin,
    comparisons,
)
from mint_index.instrument.entry import COUNTRY, FIGURE
from mint_index.instrument.questionnaire import Checklist, Ladder, Number, Question, Questionnaire, Text
from mint_index.instrument.recommendations import Recommendation
from mint_index.problems import Problem, closest, problem
from mint_index.voices import N_

_Fault = tuple[str, str]
"""Why a comparison does not fit (empty where it does), and the nearest that would."""
_NO_FIGURE = N_("it has no steps and no figure to compare")
_NO_ELEMENT = N_("it has no such element")


def dependencies(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Questions that depend on a score or on a question that stands behind them."""
    before: set[str] = {"country"}
    for question in questionnaire.questions.values():
        hangs_on = [each for each in (question.applies_if, question.must_apply_if) if each]
        for test in (test for each in hangs_on for test in comparisons(each)):
            name = _subject(test)
            if isinstance(test, ScoreWithin) or (name in questionnaire.questions and name not in before):
                yield problem("Y12", test.place, given=name)
        before.add(question.id)


def misfits(questionnaire: Questionnaire, recommendations: Iterable[Recommendation]) -> Iterator[Problem]:
    """Comparisons that no answer can meet or that the question cannot be compared by."""
    questions = questionnaire.questions.values()
    conditions = [each for asked in questions for each in (asked.applies_if, asked.must_apply_if) if each]
    conditions += [recommendation.when for recommendation in recommendations]
    for test in (test for condition in conditions for test in comparisons(condition)):
        reason, nearest = _fault(test, questionnaire.questions)
        if reason:
            yield problem("Y10", test.place, question=_subject(test), reason=reason, nearest=nearest)


def _subject(test: Comparison) -> str:
    return test.dimension if isinstance(test, ScoreWithin) else test.question


def _fault(test: Comparison, questions: Mapping[str, Question]) -> _Fault:
    if isinstance(test, ProfileIs) and test.question == "country":
        return _fault_with_country(test)
    question = questions.get(_subject(test))
    if question is None or isinstance(test, ScoreWithin):
        return "", ""
    if isinstance(test, NotApplicable):
        return _fault_with_reason(test, question)
    if not question.dimension and isinstance(test, AnswerIn):
        return N_("it is a question of the profile, ask with profile"), ""
    if question.dimension and isinstance(test, ProfileIs):
        return N_("it is no question of the profile, ask with answer"), ""
    if isinstance(question.scale, Text):
        return N_("its answer is free text, which cannot be compared"), ""
    if test.below is not None or test.at_least is not None:
        return _fault_with_figure(test, question), ""
    return _fault_with_words(test, question)


def _fault_with_country(test: ProfileIs) -> _Fault:
    if test.below is not None or test.at_least is not None:
        return _NO_FIGURE, ""
    if test.lacks:
        return _NO_ELEMENT, ""
    wrong = next((each for each in test.among if not COUNTRY.match(each)), "")
    nearest = wrong.upper() if COUNTRY.match(wrong.upper()) else ""
    return (N_("a country is two capital letters, such as DE or FR") if wrong else ""), nearest


def _fault_with_reason(test: NotApplicable, question: Question) -> _Fault:
    may = question.may_not_apply
    wrong = next((each for each in test.reasons if each not in may), "")
    misses = wrong or not may
    return (N_("it may not be answered with not applicable for that reason") if misses else ""), ""


def _fault_with_figure(test: AnswerIn | ProfileIs, question: Question) -> str:
    scale = question.scale
    if isinstance(scale, Number):
        lowest, highest = scale.lowest, scale.highest
    elif isinstance(scale, Ladder | Checklist):
        lowest, highest = 0.0, float(scale.top if isinstance(scale, Ladder) else len(scale.options))
    else:
        return _NO_FIGURE
    figure = test.below if test.below is not None else test.at_least or 0.0
    # "below the lowest" never holds, "at least the lowest" always does: both are slips.
    return "" if lowest < figure <= highest else N_("it has no such step or figure")


def _fault_with_words(test: AnswerIn | ProfileIs, question: Question) -> _Fault:
    scale = question.scale
    if test.lacks:
        shown = isinstance(scale, Checklist) and test.lacks in scale.answers
        nearest = closest(test.lacks, scale.answers if isinstance(scale, Checklist) else ())
        return ("", "") if shown else (_NO_ELEMENT, nearest)
    if isinstance(scale, Checklist):
        return N_("elements are compared with lacks, below and at_least"), ""
    if isinstance(scale, Number):
        wrong = [
            each
            for each in test.among
            if not (FIGURE.match(each) and scale.lowest <= float(each) <= scale.highest)
        ]
    else:
        wrong = [each for each in test.among if each not in scale.answers]
    return (N_("it has no such answer"), closest(wrong[0], scale.answers)) if wrong else ("", "")
