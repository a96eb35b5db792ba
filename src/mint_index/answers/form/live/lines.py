"""What a question comes to: its standing, its figure, its points, a line for each.

The standing of an answer that nobody can read is that of a blank; its cell is named among those to be checked.
"""

from mint_index.answers.form.entries import answer_entry, reason_entry, tick_entry
from mint_index.answers.form.live.blocks import Content, Formula
from mint_index.answers.form.live.formulas import counted, either, figure, position, within
from mint_index.answers.form.live.plan import Plan
from mint_index.answers.form.live.shares import entered_few
from mint_index.instrument.questionnaire import (
    Checklist,
    Choice,
    Dimension,
    Ladder,
    Number,
    Question,
    Text,
    YesNo,
)


def question_line(
    question: Question, before: str, dimension: Dimension | None, plan: Plan
) -> dict[str, Content]:
    """The line of a question; `before` is the question above it in the same dimension, if any."""
    here, cell = plan.questions, plan.sites.answer(question.id)
    offers = answer_entry(question, plan.speaker).offers
    line: dict[str, Content] = {
        "what": question.id,
        "cell": plan.sites.name(question.id),
        "position": Formula(position(cell, plan.sites.offers(offers))),
        "standing": Formula(_standing(question, plan)),
        "figure": Formula(_figure(question, plan)),
        "asked": 1.0,
        "wrong": Formula(_named(question.id, before, "wrong", _wrong(question, plan), plan)),
    }
    if question.applies_if:
        line["asked"] = Formula(f"IF({plan.conditions.at('truth', question.applies_if)}=-1,0,1)")
    if isinstance(question.scale, Checklist):
        yes, no = (plan.sites.offer(tick_entry(plan.speaker).offers, at) for at in (0, 1))
        elements, ticked = plan.sites.elements(question), here.at("ticked", question.id)
        line["ticked"] = Formula(counted(elements, yes))
        line["ticks"] = Formula(f"{ticked}+{counted(elements, no)}")
    if question.scored and dimension:
        line |= _worth(question, before, dimension, plan)
    return line


def _worth(question: Question, before: str, dimension: Dimension, plan: Plan) -> dict[str, Content]:
    asked, standing, answered, points = (
        plan.questions.at(column, question.id) for column in ("asked", "standing", "answered", "points")
    )
    rules = dimension.rules
    gate = f"AND({answered}=1,{points}=0)" if 0 < rules.gate_weight <= question.weight else ""
    line: dict[str, Content] = {
        "applies": Formula(f"IF(AND({asked}=1,{standing}<>3),1,0)"),
        "answered": Formula(f"IF(AND({asked}=1,{standing}=1),1,0)"),
        "points": Formula(f'IF({answered}=1,{_points(question, plan)},"")'),
        "weight": question.weight,
        "gates": Formula(_named(question.id, before, "gates", gate, plan)),
    }
    if rules.aggregate == "geometric":
        log = f"{figure(question.weight)}*LN({points})"
        line["log"] = Formula(f"IF({answered}=1,IF({points}>0,{log},0),0)")
    return line


def _named(id_: str, before: str, column: str, test: str, plan: Plan) -> str:
    """The cells named so far, and this one where a test holds."""
    so_far = plan.questions.at(column, before) if before else '""'
    return f'{so_far}&IF({test}," "&{plan.questions.at("cell", id_)},"")' if test else f'{so_far}&""'


def _filled(question: Question, plan: Plan) -> str:
    """How many elements of a list say something: a formula that says nothing yet is in a cell, but does not count."""
    elements = plan.sites.elements(question)
    return f"ROWS({elements})-COUNTBLANK({elements})"


def _standing(question: Question, plan: Plan) -> str:
    scale, cell = question.scale, plan.sites.answer(question.id)
    found = plan.questions.at("position", question.id)
    match scale:
        case YesNo() | Ladder() | Choice():
            own = len(scale.answers)
            return f"IF({found}=0,0,IF({found}<={own},1,{found}-{own - 1}))"
        case Checklist():
            ticked, ticks = (plan.questions.at(column, question.id) for column in ("ticked", "ticks"))
            at_odds = f"AND({found}>0,{ticked}>0)"
            unread = f'AND({cell}<>"",{found}=0)'
            foreign = f"{_filled(question, plan)}>{ticks}"
            said = f"IF(OR({ticked}>0,{ticks}={len(scale.options)}),1,0)"
            return f"IF({either((unread, at_odds, foreign))},0,IF({found}=0,{said},{found}))"
        case Number(per=per):
            if per > 0:
                known = f"IF(ISNUMBER({plan.shares.at('possible', question.id)}),1,0)"
            else:
                fits = within(cell, scale.lowest, scale.highest)
                known = f"IF(ISNUMBER({cell}),IF(AND({fits},NOT({entered_few(cell, scale)})),1,0),0)"
            return f"IF({found}>0,{found}+1,{known})"
        case Text():
            return f'IF({found}>0,{found}+1,IF({cell}="",0,1))'


def _figure(question: Question, plan: Plan) -> str:
    found, standing = (plan.questions.at(column, question.id) for column in ("position", "standing"))
    match question.scale:
        case YesNo():
            value = f"2-{found}"
        case Ladder() | Choice():
            value = f"{found}-1"
        case Checklist():
            value = plan.questions.at("ticked", question.id)
        case Number(per=per):
            value = plan.shares.at("possible", question.id) if per > 0 else plan.sites.answer(question.id)
        case Text():
            value = "0"
    return f'IF({standing}=1,{value},"")'


def _points(question: Question, plan: Plan) -> str:
    value = plan.questions.at("figure", question.id)
    match question.scale:
        case YesNo():
            return f"{value}*100"
        case Ladder(top=top):
            return f"{value}*100/{top}"
        case Choice(options=options):
            return f"CHOOSE({value}+1,{','.join(figure(each.points) for each in options)})"
        case Checklist() as scale:
            shown = _shown(question, scale, value, plan)
            return f"MIN(({shown})/{figure(scale.full_at)},1)*100"
        case Number() as scale:
            worst, best = figure(scale.worst), figure(scale.best)
            if scale.transform == "log":
                value, worst, best = f"LN({value})", f"LN({worst})", f"LN({best})"
            return f"MIN(MAX(({value}-({worst}))/({best}-({worst})),0),1)*100"
        case Text():
            return "0"


def _shown(question: Question, scale: Checklist, value: str, plan: Plan) -> str:
    weights = {option.weight for option in scale.options}
    if len(weights) == 1:
        return f"{value}*{figure(weights.pop())}"
    yes = plan.sites.offer(tick_entry(plan.speaker).offers, 0)
    sheet, _, first = plan.sites.elements(question).partition(":")[0].rpartition("$")
    terms = (
        f"({sheet}${row}={yes})*{figure(option.weight)}"
        for row, option in enumerate(scale.options, int(first))
    )
    return "+".join(terms)


def _wrong(question: Question, plan: Plan) -> str:
    """Whether there is something beside a question that nobody can read, or that belongs together and does not."""
    cell = plan.sites.answer(question.id)
    standing, asked = (plan.questions.at(column, question.id) for column in ("standing", "asked"))
    tests = [f'AND({cell}<>"",{standing}=0)']
    if isinstance(question.scale, Checklist):
        tests.append(f"{_filled(question, plan)}>{plan.questions.at('ticks', question.id)}")
    if question.applies_if:
        tests.append(f"AND({asked}=0,{standing}<>0)")
    entry = reason_entry(question, plan.speaker)
    if entry and question.dimension:
        reason = plan.sites.reason(question.id)
        lacks = f"{position(reason, plan.sites.offers(entry.offers))}=0"
        # A formula that brings the answer of last time says nothing until it is confirmed; its reason waits with it.
        settled = f"OR({standing}>0,ISBLANK({cell}))"
        tests += [f"AND({standing}=3,{lacks})", f'AND({settled},{standing}<>3,{reason}<>"")']
    return either(tests)
