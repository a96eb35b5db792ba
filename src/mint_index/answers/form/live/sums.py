"""The sheet that computes, line by line: the plan filled with formulas, ready to be written into cells."""

from collections.abc import Hashable, Iterator, Mapping

from mint_index.answers.form.live.blocks import Block, Content, Formula
from mint_index.answers.form.live.lines import question_line
from mint_index.answers.form.live.plan import Plan
from mint_index.answers.form.live.shares import share_line
from mint_index.answers.form.live.totals import dimension_line, overall_line
from mint_index.answers.form.live.truths import truth_line
from mint_index.voices import N_


def cells(plan: Plan) -> Iterator[tuple[str, Content]]:
    """Every cell of the sheet that computes that holds something, by its name."""
    for block, lines in _filled(plan):
        yield f"A{block.above}", block.title
        for column, header in block.columns.items():
            yield block.header(column), header
        for name, line in lines.items():
            for column, content in line.items():
                yield block.at(column, name).replace("$", ""), content


def _filled(plan: Plan) -> Iterator[tuple[Block, Mapping[Hashable, Mapping[str, Content]]]]:
    questions, dimensions = plan.questionnaire.questions, plan.questionnaire.dimensions
    yield plan.phrases, {name: {"what": "", "words": said} for name, said in _phrases(plan).items()}
    yield plan.levels, dict(enumerate(_levels(plan), 1))
    yield plan.conditions, {node: truth_line(node, plan) for node in plan.truths}
    yield plan.shares, {name: share_line(questions[str(name)], plan) for name in plan.shares.names}
    by_id = {dimension.id: dimension for dimension in dimensions}
    lines: dict[Hashable, Mapping[str, Content]] = {}
    before: dict[str, str] = {}
    for question in plan.lines:
        above = before.get(question.dimension, "")
        lines[question.id] = question_line(question, above, by_id.get(question.dimension), plan)
        before[question.dimension] = question.id
    yield plan.questions, lines
    sums: dict[Hashable, Mapping[str, Content]] = {each.id: dimension_line(each, plan) for each in dimensions}
    yield plan.dimensions, sums | {"": overall_line(plan)}


def _phrases(plan: Plan) -> Mapping[str, Content]:
    say = plan.speaker.say
    return {
        # The sign for decimals, as the program shows it to this person.
        "sign": Formula("MID(1/2,2,1)"),
        "none": "–",
        "provisional": say(N_("provisional")),
        "insufficient": say(N_("no score: too little is answered")),
        "outside": say(N_("outside the municipality’s competence")),
        "warned": say(N_("much does not apply")),
        "gated": say(N_("cannot reach the highest level: 0 points in")),
        "wrong": say(N_("to be checked:")),
    }


def _levels(plan: Plan) -> Iterator[dict[str, Content]]:
    below = ""
    for level in plan.questionnaire.levels:
        words = plan.speaker.wording.say("level", level.id)
        line: dict[str, Content] = {"what": words, "start": level.start}
        if below:
            line["near"] = plan.speaker.say(
                N_("near the boundary between “{lower}” and “{upper}”"), lower=below, upper=words
            )
        below = words
        yield line
