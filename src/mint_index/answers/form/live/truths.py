"""Where a question is asked at all: each part of its condition is a line that is 1, 0 or -1, as `evaluate` gives it.

Whatever hangs on a question that is not asked does not hold.
"""

from mint_index.answers.conditions_said import say_condition
from mint_index.answers.form.entries import reason_entry, tick_entry
from mint_index.answers.form.layout import element_id
from mint_index.answers.form.live.blocks import Content, Formula
from mint_index.answers.form.live.formulas import either, figure, quoted
from mint_index.answers.form.live.plan import Plan
from mint_index.instrument.conditions import (
    AllOf,
    AnswerIn,
    AnyOf,
    Condition,
    NotApplicable,
    NotSo,
    ProfileIs,
)
from mint_index.instrument.questionnaire import Choice, Question, Reason, YesNo


def truth_line(condition: Condition, plan: Plan) -> dict[str, Content]:
    """The line of a condition."""
    words = say_condition(condition, plan.speaker.wording, plan.speaker.voice)
    return {"what": words, "truth": Formula(_truth(condition, plan))}


def _truth(condition: Condition, plan: Plan) -> str:
    match condition:
        case AllOf(conditions=parts):
            return f"MIN({','.join(plan.conditions.at('truth', part) for part in parts)})"
        case AnyOf(conditions=parts):
            return f"MAX({','.join(plan.conditions.at('truth', part) for part in parts)})"
        case NotSo(condition=part):
            return f"-{plan.conditions.at('truth', part)}"
        case ProfileIs(question="country", among=among):
            cell = plan.sites.answer("country")
            tests = either(f"{cell}={quoted(country)}" for country in among)
            return f'IF({cell}="",0,IF({tests},1,-1))'
        case NotApplicable():
            return _where_asked(condition.question, _away(condition, plan), plan)
        case AnswerIn() | ProfileIs():
            standing = plan.questions.at("standing", condition.question)
            held = f"IF({standing}=1,IF({_test(condition, plan)},1,-1),0)"
            return _where_asked(condition.question, held, plan)
    # A score is not known here.
    return "0"


def _where_asked(question: str, truth: str, plan: Plan) -> str:
    if plan.questionnaire.questions[question].applies_if is None:
        return truth
    return f"IF({plan.questions.at('asked', question)}=0,-1,{truth})"


def _away(condition: NotApplicable, plan: Plan) -> str:
    standing = plan.questions.at("standing", condition.question)
    question = plan.questionnaire.questions[condition.question]
    entry = reason_entry(question, plan.speaker)
    tests = "TRUE"
    if condition.reasons and entry:
        reason = plan.sites.reason(question.id)
        tests = either(
            f"{reason}={plan.sites.offer(entry.offers, _reason_at(question, each))}"
            for each in condition.reasons
        )
    return f"IF({standing}=3,IF({tests},1,-1),IF({standing}=1,-1,0))"


def _reason_at(question: Question, reason: str) -> int:
    offered: list[Reason] = [each for each in ("law", "none", "size") if each in question.may_not_apply]
    return [str(each) for each in offered].index(reason)


def _test(test: AnswerIn | ProfileIs, plan: Plan) -> str:
    question = plan.questionnaire.questions[test.question]
    value = plan.questions.at("figure", question.id)
    if test.below is not None:
        return f"{value}<{figure(test.below)}"
    if test.at_least is not None:
        return f"{value}>={figure(test.at_least)}"
    if test.lacks:
        element = plan.sites.answer(element_id(question.id, test.lacks))
        return f"{element}<>{plan.sites.offer(tick_entry(plan.speaker).offers, 0)}"
    if isinstance(question.scale, YesNo | Choice):
        found = [float(question.scale.answers.index(word)) for word in test.among]
    else:
        found = [float(word) for word in test.among]
    return either(f"{value}={figure(each)}" for each in found)
