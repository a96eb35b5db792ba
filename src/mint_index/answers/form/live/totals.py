"""From questions to a dimension, and from dimensions to the whole: coverage, mean, range, standing, level.

Line for line what the scoring does with columns of towns; the tests hold both to the same figures.
"""

from collections.abc import Sequence
from dataclasses import replace

from mint_index.answers.form.live.blocks import Content, Formula
from mint_index.answers.form.live.formulas import HAIR, figure, printed
from mint_index.answers.form.live.plan import OVERALL, Plan
from mint_index.instrument.questionnaire import Dimension

_NOT_MORE_THAN_ALL = "MIN(MAX({},0),100)"


def dimension_line(dimension: Dimension, plan: Plan) -> dict[str, Content]:
    """The line of a dimension."""
    line: dict[str, Content] = {"what": dimension.id, "weight": dimension.weight}
    formulas = _sums(dimension, plan) | _means(dimension, plan) | {"standing": _standing(dimension, plan)}
    names = plan.of(dimension.id)
    for column in ("gates", "wrong"):
        formulas[column] = f"TRIM({plan.questions.at(column, names[-1])})" if names else '""'
    line |= {column: Formula(text) for column, text in formulas.items()}
    return line | _ending(dimension.id, plan)


def _sums(dimension: Dimension, plan: Plan) -> dict[str, str]:
    if not dimension.scored:
        return dict.fromkeys(("of_asked", "of_applying", "of_answered", "applying", "answered", "blank"), "0")
    asked, applies, answered, weight, standing = (
        plan.scored(dimension, column) for column in ("asked", "applies", "answered", "weight", "standing")
    )
    return {
        "of_asked": f"SUMPRODUCT({asked},{weight})",
        "of_applying": f"SUMPRODUCT({applies},{weight})",
        "of_answered": f"SUMPRODUCT({answered},{weight})",
        "applying": f"SUM({applies})",
        "answered": f"SUM({answered})",
        "blank": f"SUMPRODUCT({applies},({standing}=0)*1)",
    }


def _means(dimension: Dimension, plan: Plan) -> dict[str, str]:
    here = plan.dimensions
    of_asked, of_applying, of_answered, applying, answered = (
        here.at(column, dimension.id)
        for column in ("of_asked", "of_applying", "of_answered", "applying", "answered")
    )
    shares = {
        "coverage": f"IF({applying}>0,MIN({of_answered}/{of_applying}*100,100),0)",
        "away": f"IF({of_asked}>0,({of_asked}-{of_applying})/{of_asked}*100,0)",
    }
    if not dimension.scored:
        return shares | {"stated": '""', "worst": '""', "best": '""'}
    points, weight = plan.scored(dimension, "points"), plan.scored(dimension, "weight")
    lacking = f"{answered}<{applying}"
    match dimension.rules.aggregate:
        case "arithmetic":
            total = f"SUMPRODUCT({points},{weight})"
            stated, worst = f"{total}/{of_answered}", f"{total}/{of_applying}"
            best = f"({total}+({of_applying}-{of_answered})*100)/{of_applying}"
        case "minimum":
            stated, worst = f"MIN({points})", f"IF({lacking},0,MIN({points}))"
            best = f"IF({answered}=0,100,MIN({points}))"
        case "geometric":
            logs = f"SUM({plan.scored(dimension, 'log')})"
            stated = _geometric(points, f"{logs}/{of_answered}", f"MAX({points})")
            worst = f"IF({lacking},0,{stated})"
            most = f"IF({lacking},100,MAX({points}))"
            filled = f"({logs}+({of_applying}-{of_answered})*LN(100))/{of_applying}"
            best = f"IF({answered}=0,100,{_geometric(points, filled, most)})"
    if dimension.rules.missing == "worst":
        known = f'IF({applying}>0,{here.at("worst", dimension.id)},"")'
    else:
        known = f'IF({answered}>0,{_NOT_MORE_THAN_ALL.format(stated)},"")'
    return shares | {
        "stated": known,
        "worst": f'IF({applying}>0,{_NOT_MORE_THAN_ALL.format(worst)},"")',
        "best": f'IF({applying}>0,{_NOT_MORE_THAN_ALL.format(best)},"")',
    }


def _geometric(parts: str, mean_of_logs: str, most: str) -> str:
    """A mean lies between its parts, whatever the last bit of an exponential says."""
    return f"IF(MIN({parts})<=0,0,MIN(MAX(EXP({mean_of_logs}),MIN({parts})),{most}))"


def _standing(dimension: Dimension, plan: Plan) -> str:
    applying, answered, stated, coverage, away = (
        plan.dimensions.at(column, dimension.id)
        for column in ("applying", "answered", "stated", "coverage", "away")
    )
    rules = dimension.rules
    scored = f"IF({coverage}<{figure(rules.settled_from - HAIR)},1,0)"
    if rules.missing == "voids":
        scored = f"IF({answered}<{applying},2,{scored})"
    too_little = f'OR({stated}="",{coverage}<{figure(rules.scored_from - HAIR)})'
    outside = f"OR({applying}=0,{away}>{figure(rules.outside_above + HAIR)})"
    return f"IF({outside},3,IF({too_little},2,{scored}))"


def overall_line(plan: Plan) -> dict[str, Content]:
    """The line of the whole."""
    here, all_ = plan.dimensions, [dimension.id for dimension in plan.questionnaire.dimensions]
    weight, within, coverage, standing, counts = (
        here.span(column, all_) for column in ("weight", "within", "coverage", "standing", "counts")
    )
    enough = f"SUM({counts})>={plan.questionnaire.needs}"
    not_settled = f"SUMPRODUCT(({standing}=1)+({standing}=2))>0"
    covered = f"SUMPRODUCT({weight},{within},{coverage})/SUMPRODUCT({weight},{within})"
    profile = plan.of("")
    formulas = {
        "applying": f"SUM({here.span('applying', all_)})",
        "answered": f"SUM({here.span('answered', all_)})",
        "blank": f"SUM({here.span('blank', all_)})",
        "stated": _mean("score", "counts", plan),
        "worst": _mean("worst_within", "within", plan),
        "best": _mean("best_within", "within", plan),
        "coverage": f"IF(SUM({within})>0,{_NOT_MORE_THAN_ALL.format(covered)},0)",
        "standing": f"IF({enough},IF({not_settled},1,0),2)",
        "gates": '""',
        "wrong": f"TRIM({plan.questions.at('wrong', profile[-1])})" if profile else '""',
    }
    line: dict[str, Content] = {"what": plan.speaker.wording.say("edition")}
    line |= {column: Formula(text) for column, text in formulas.items()}
    return line | _ending(OVERALL, plan)


def _mean(column: str, where: str, plan: Plan) -> str:
    dimensions = plan.questionnaire.dimensions
    all_ = [dimension.id for dimension in dimensions]
    parts, weight, present = (plan.dimensions.span(each, all_) for each in (column, "weight", where))
    match plan.questionnaire.aggregate:
        case "arithmetic":
            mean = _NOT_MORE_THAN_ALL.format(f"SUMPRODUCT({parts},{weight})/SUMPRODUCT({present},{weight})")
        case "minimum":
            mean = f"MIN({parts})"
        case "geometric":
            logs = "+".join(_log(dimension, column, plan) for dimension in dimensions)
            mean = _geometric(parts, f"({logs})/SUMPRODUCT({present},{weight})", f"MAX({parts})")
    return f'IF(SUM({present})>0,{mean},"")'


def _log(dimension: Dimension, column: str, plan: Plan) -> str:
    cell = plan.dimensions.at(column, dimension.id)
    return f"IF(ISNUMBER({cell}),{figure(dimension.weight)}*LN({cell}),0)"


def _ending(name: str, plan: Plan) -> dict[str, Content]:
    """What follows for a dimension as for the whole: the score, its range, what is printed, the level."""
    here, rounding = plan.dimensions, plan.questionnaire.rounding
    standing, stated, worst, best, within, score, shown = (
        here.at(column, name)
        for column in ("standing", "stated", "worst", "best", "within", "score", "printed")
    )
    formulas = {
        "counts": f"IF({standing}<=1,1,0)",
        "within": f"IF({standing}=3,0,1)",
        "score": f'IF({standing}<=1,{stated},"")',
        "low": f'IF({standing}<=1,MIN({worst},{stated}),"")',
        "high": f'IF({standing}<=1,MAX({best},{stated}),"")',
        "worst_within": f'IF({within}=1,{worst},"")',
        "best_within": f'IF({within}=1,{best},"")',
        "printed": printed(score, rounding),
        "printed_low": printed(here.at("low", name), rounding),
        "printed_high": printed(here.at("high", name), rounding),
        "printed_coverage": printed(here.at("coverage", name), replace(rounding, decimals=0)),
        "level": f'IF({shown}="","",{_level(name, plan)})' if plan.levels.names else '""',
        "near": f'IF({shown}="",0,{_near(name, plan)})' if plan.levels.names else "0",
    }
    return {column: Formula(text) for column, text in formulas.items()}


def _starts(plan: Plan) -> str:
    names: Sequence[int] = range(1, len(plan.questionnaire.levels) + 1)
    return plan.levels.span("start", names)


def _highest(name: str, plan: Plan) -> str:
    count = len(plan.questionnaire.levels)
    return f'IF({plan.dimensions.at("gates", name)}="",{count},{max(count - 1, 1)})'


def _level(name: str, plan: Plan) -> str:
    reached = f"MATCH({plan.dimensions.at('printed', name)}+{figure(HAIR)},{_starts(plan)},1)"
    return f"MIN({reached},{_highest(name, plan)})"


def _near(name: str, plan: Plan) -> str:
    """The level above or below whose boundary is near; 0 for none."""
    level, shown = plan.dimensions.at("level", name), plan.dimensions.at("printed", name)
    starts, count = _starts(plan), len(plan.questionnaire.levels)
    reach = figure(plan.questionnaire.between + HAIR)
    above = f"INDEX({starts},MIN({level}+1,{count}))-{shown}<={reach}"
    is_above = f"AND({level}<{_highest(name, plan)},{above})"
    beyond = f"{shown}-INDEX({starts},{level})"
    is_below = f"AND({level}>1,{beyond}<={reach},{beyond}>=-{figure(HAIR)})"
    return f"IF({is_above},{level}+1,IF({is_below},{level}-1,0))"
