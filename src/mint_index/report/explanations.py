"""What a name stands for: how a question comes to its points, and what the points and the answer do."""

from collections.abc import Iterator

from mint_index.catalogue import CODES
from mint_index.instrument.conditions import AnswerIn, Comparison, ProfileIs, comparisons, test_of
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Dimension, Kind, Missing, Question
from mint_index.instrument.recommendations import Recommendation
from mint_index.problems import Place, Problem, closest, problem
from mint_index.report.plain import labelled, paragraph
from mint_index.report.questions import PROFILE, background, dimension_names, show_answers, show_dimensions
from mint_index.report.words import Words
from mint_index.voices import N_

_KINDS: dict[Kind, str] = {
    "yes_no": N_("yes or no"),
    "ladder": N_("steps; each contains those below it"),
    "choice": N_("one of several answers"),
    "checklist": N_("elements that can be shown"),
    "number": N_("a figure"),
    "text": N_("a text, printed and not scored"),
}
_MISSING: dict[Missing, str] = {
    "left_out": N_("Is left out of the score; it lowers the coverage and widens the range."),
    "worst": N_("Counts 0 points."),
    "voids": N_("The dimension has no score."),
}


def explain_name(name: str, instrument: Instrument, words: Words) -> tuple[list[str] | None, list[Problem]]:
    """How a question is scored, or what a dimension asks; or the problem that nothing bears the name."""
    question = instrument.questionnaire.questions.get(name)
    if question is not None:
        return [*_explain_question(question, instrument, words)], []
    if name in dimension_names(instrument):
        return show_dimensions(instrument, words, name)
    names = [*instrument.questionnaire.questions, *dimension_names(instrument), *CODES]
    facts = {"given": name, "edition": instrument.edition, "nearest": closest(name, names)}
    return None, [problem("O05", Place(), **facts)]


def _explain_question(question: Question, instrument: Instrument, words: Words) -> Iterator[str]:
    dimension = next(
        (each for each in instrument.questionnaire.dimensions if each.id == question.dimension), None
    )
    yield from paragraph(words.word(question.id))
    yield ""
    yield from paragraph(f"{question.id} – {dimension.id if dimension else PROFILE}")
    yield ""
    yield from paragraph(f"{question.scale.kind}: {words.say(_KINDS[question.scale.kind])}")
    yield from show_answers(question, words, 2)
    yield ""
    effects = list(_effects(question, dimension, instrument, words)) if dimension and question.scored else []
    uses = _uses(question, instrument, words)
    yield from labelled([*effects, *background(question, instrument, words), *uses])


def _effects(
    question: Question, dimension: Dimension, instrument: Instrument, words: Words
) -> Iterator[tuple[str, list[str]]]:
    """What the points of a question do: its share, whether it gates, what becomes of "unknown"."""
    weights = sum(each.weight for each in dimension.scored)
    share = question.weight / weights * 100
    all_dimensions = sum(each.weight for each in instrument.questionnaire.dimensions)
    sentence = N_(
        "{weight} of {weights}: {share} of the dimension, {part} of the whole, where all is answered."
    )
    if not dimension.rules.aggregate == instrument.questionnaire.aggregate == "arithmetic":
        sentence = N_("{weight} of {weights}")
    said = words.say(
        sentence,
        weight=words.number(question.weight),
        weights=words.number(weights),
        share=words.share(share),
        part=words.quantity(round(share * dimension.weight / all_dimensions, 1), "percent"),
    )
    yield words.say(N_("Weight")), [said]
    highest = words.word("level", instrument.questionnaire.levels[-1].id)
    if 0 < dimension.rules.gate_weight <= question.weight:
        gate = N_("With 0 points here, the level of the dimension cannot be “{level}”.")
        yield words.say(N_("Gate")), [words.say(gate, level=highest)]
    yield words.say(N_("Unknown, blank")), [words.say(_MISSING[dimension.rules.missing])]


def _uses(question: Question, instrument: Instrument, words: Words) -> list[tuple[str, list[str]]]:
    """The recommendations that ask for the answer, and the questions that are asked because of it."""
    makes, raised, asked = list[str](), list[str](), list[str]()
    for each in instrument.recommendations:
        tests = [test for test in comparisons(each.when) if _asks(test, question)]
        if tests:
            makes.append(_say_use(each, tests, question, words))
        elif question.id in each.raises:
            raised.append(f"{words.word(each.id)} ({each.id})")
    for other in instrument.questionnaire.questions.values():
        if other.applies_if and any(_asks(test, question) for test in comparisons(other.applies_if)):
            asked.append(other.id)
    return [
        (words.say(N_("Makes due")), makes),
        (words.say(N_("Raised by")), raised),
        (words.say(N_("Decides on")), [", ".join(asked)] if asked else []),
    ]


def _asks(test: Comparison, question: Question) -> bool:
    return getattr(test, "question", "") == question.id


def _say_use(each: Recommendation, tests: list[Comparison], question: Question, words: Words) -> str:
    others = len(list(comparisons(each.when))) > len(tests)
    where = "; ".join(_say_test(test, question, words) for test in tests)
    sentence = (
        N_("{title} ({id}): {where}, with other conditions") if others else N_("{title} ({id}): {where}")
    )
    return words.say(sentence, title=words.word(each.id), id=each.id, where=where)


def _say_test(test: Comparison, question: Question, words: Words) -> str:
    how, given = test_of(test)
    if how == "not_applicable":
        said = [words.reason(each) for each in given]
        return ": ".join([words.standing("not_applicable"), *([", ".join(said)] if said else [])])
    if how in ("below", "at_least"):
        sentence = N_("below {figure}") if how == "below" else N_("at least {figure}")
        return words.say(sentence, figure=words.number(float(given[0])))
    answers = [words.answer(question.id, question.scale.kind, answer) for answer in given]
    sentence = N_("without “{answer}”") if how == "lacks" else N_("“{answer}”")
    assert isinstance(test, AnswerIn | ProfileIs)
    return " / ".join(words.say(sentence, answer=answer) for answer in answers)
