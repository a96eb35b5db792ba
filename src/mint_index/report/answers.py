"""Questions and their answers in words: the step reached and the one above it, what can be shown and what not yet.

A weak answer is a step on a way, so the next step is told beside the one that was reached.
"""

from collections.abc import Collection

from mint_index.assessment.result import AssessedQuestion
from mint_index.report.shares import say_few, say_share
from mint_index.report.shown import Box, ShownOption, ShownQuestion
from mint_index.report.words import Words, clean, pieces
from mint_index.voices import N_

_FULL = 100 - 1e-9
_LONGEST_NAME = 50


def show_question(
    question: AssessedQuestion, words: Words, gates: Collection[str] = (), anchor: str = ""
) -> ShownQuestion:
    """A question as a reader sees it; `gates` are those that keep it from the highest level."""
    answered, missing = question.standing == "answered", question.standing in ("unknown", "blank")
    role = clean(question.answered_by)
    shown, lacking = _elements(question, words)
    reached = answer_in_words(question, words) if answered else ""
    told = question.points is not None and bool(question.weight) and not is_withheld(question, words)
    return ShownQuestion(
        id=question.id,
        anchor=anchor,
        words=words.word(question.id),
        kind=question.kind,
        standing="" if answered else words.standing(question.standing),
        reason=words.reason(question.reason) if question.reason else "",
        label=_label(question, words) if reached else "",
        reached=reached,
        contains=steps_below(question, words),
        next=_next_step(question, words),
        options=_options(question, words),
        shown=shown,
        lacking=lacking,
        goalposts=say_goalposts(question, words),
        boxes=_boxes(question, words) if answered else (),
        at=_place(question) if answered and told else None,
        picture=_picture(question, words) if answered and told else "",
        points=words.score(question.points) if told else "",
        exact=question.points if told else None,
        gate=question.id in gates,
        evidence=pieces(question.evidence),
        evidence_would_be=words.optional(question.id, "evidence") if missing else "",
        help=words.optional(question.id, "help") if missing else "",
        note=pieces(question.note),
        who=words.optional("role", role) or role,
    )


def answer_in_words(question: AssessedQuestion, words: Words) -> str:
    """What was answered, whole."""
    if question.standing != "answered":
        return words.standing(question.standing)
    if question.kind == "text":
        return clean(question.given)
    if question.kind == "number":
        return _figure(question, words)
    if question.kind == "checklist":
        return words.say(
            N_("{shown} of {all} can be shown"),
            shown=words.whole(len(question.chosen)),
            all=words.whole(len(question.answers)),
        )
    return words.listed([words.answer(question.id, question.kind, each) for each in question.chosen])


def answer_in_brief(question: AssessedQuestion, words: Words) -> str:
    """What was answered, as far as the first pause of the sentence; only its name where the rest speaks of a step below."""
    if steps_below(question, words):
        return answer_by_name(question, words)
    return first_clause(answer_in_words(question, words))


def answer_by_name(question: AssessedQuestion, words: Words) -> str:
    """What was answered, as briefly as it can be told beside its question: of a step only its name, where it has one."""
    if question.kind == "ladder" and question.standing == "answered" and question.chosen:
        return step_by_name(question, question.chosen[0], words)
    return first_clause(answer_in_words(question, words))


def step_by_name(question: AssessedQuestion, step: str, words: Words) -> str:
    """The name of a step; its number where it has none and would only speak of the step below."""
    name = name_of(words.answer(question.id, question.kind, step))
    refers = _as_before(words) in name.casefold()
    return words.say(N_("step {number}"), number=step) if refers else name


def quoted_step(question: AssessedQuestion, step: str, words: Words) -> str:
    """The name of a step as it may stand in a sentence: in quotation marks, or its number without."""
    name, number = step_by_name(question, step, words), words.say(N_("step {number}"), number=step)
    return name if name == number else words.say(N_("“{step}”"), step=name)


def name_of(step: str) -> str:
    """What comes before the colon of a step, "In writing: the task stands …"; its first clause where nothing does."""
    name, colon, _ = step.partition(": ")
    return name if colon and len(name) <= _LONGEST_NAME else first_clause(step)


def steps_below(question: AssessedQuestion, words: Words) -> tuple[str, ...]:
    """The steps that the one reached speaks of when it says "as before", from the nearest down."""
    if question.standing != "answered" or question.kind != "ladder" or not question.chosen:
        return ()
    found, refers = list[str](), _as_before(words)
    said, step = answer_in_words(question, words), int(question.chosen[0])
    while step and refers in said.casefold():
        step -= 1
        said = words.answer(question.id, question.kind, str(step))
        found.append(said)
    return tuple(found)


def first_clause(sentence: str) -> str:
    """The sentence up to its first semicolon or full stop, without the mark."""
    for at, sign in enumerate(sentence):
        if sign in ";." and sentence[at + 1 : at + 2] in (" ", "") and at > 20:
            return sentence[:at]
    return sentence.removesuffix(".")


def _as_before(words: Words) -> str:
    return words.say(N_("as before")).casefold()


def _figure(question: AssessedQuestion, words: Words) -> str:
    if question.figure is None:
        return clean(question.given)
    if "/" not in question.given:
        return words.figure(question.figure, question.unit)
    if few := _few(question, words):
        return few
    said = words.figure(question.figure, question.unit, computed=True)
    return f"{said} ({say_share(question.given, words)})"


def is_withheld(question: AssessedQuestion, words: Words) -> bool:
    """Whether points are not told, since from them a share of a few persons could be reckoned back."""
    return question.standing == "answered" and bool(_few(question, words))


def _few(question: AssessedQuestion, words: Words) -> str:
    """What is told in place of a share of fewer than five persons; nothing where it is none."""
    # A record made before the unit was kept does not say whether persons are counted.
    counted = question.kind == "number" and question.counts in ("", "persons")
    return say_few(question.given, words) if counted and "/" in question.given else ""


def _label(question: AssessedQuestion, words: Words) -> str:
    # Only steps and elements are a way on which one can be somewhere.
    way = question.kind in ("ladder", "checklist")
    return words.say(N_("Reached")) if way else words.say(N_("Answer"))


def _next_step(question: AssessedQuestion, words: Words) -> str:
    if question.standing != "answered" or (question.points or 0) >= _FULL:
        return ""
    if question.kind == "ladder" and question.chosen:
        step = str(int(question.chosen[0]) + 1)
        return words.answer(question.id, question.kind, step) if step in question.answers else ""
    return ""


def _options(question: AssessedQuestion, words: Words) -> tuple[ShownOption, ...]:
    """What could be chosen, from the best to the least; in the order of the question where their points were not kept."""
    if question.points is None or question.kind != "choice" or question.points >= _FULL:
        return ()
    if len(question.worth) != len(question.answers):
        return tuple(_option(question, each, None, words) for each in question.answers)
    best_first = sorted(zip(question.answers, question.worth, strict=True), key=lambda each: -each[1])
    return tuple(_option(question, answer, worth, words) for answer, worth in best_first)


def _option(question: AssessedQuestion, answer: str, worth: float | None, words: Words) -> ShownOption:
    chosen, said = answer in question.chosen, words.word(question.id, answer)
    if worth is None:
        told = words.say(N_("Chosen here: {answer}"), answer=said) if chosen else said
    else:
        sentence = N_("{points} points, chosen here: {answer}") if chosen else N_("{points} points: {answer}")
        told = words.say(sentence, points=words.score(worth), answer=said)
    return ShownOption(words=told, chosen=chosen)


def _elements(question: AssessedQuestion, words: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if question.standing != "answered" or question.kind != "checklist":
        return (), ()
    said = [(each in question.chosen, words.word(question.id, each)) for each in question.answers]
    return tuple(each for can, each in said if can), tuple(each for can, each in said if not can)


def say_goalposts(question: AssessedQuestion, words: Words) -> str:
    """Where no and all points stand for a figure, or from how many on for a list of which a part is enough."""
    if question.kind == "checklist" and question.full_at and question.full_at < len(question.answers):
        return words.say(N_("full points from {number} on"), number=words.number(question.full_at))
    if question.worst is None or question.best is None:
        return ""
    return words.say(
        N_("0 points at {worst}, 100 points at {best}"),
        worst=words.quantity(question.worst, question.unit),
        best=words.quantity(question.best, question.unit),
    )


def _boxes(question: AssessedQuestion, words: Words) -> tuple[Box, ...]:
    """The row of steps. The options of a choice are no way upwards and are not drawn as one."""
    if question.kind == "checklist":
        shown = sum(each in question.chosen for each in question.answers)
        return tuple(
            Box(label="", state="reached" if at < shown else "open") for at in range(len(question.answers))
        )
    if question.kind not in ("ladder", "yes_no") or not set(question.chosen) <= set(question.answers):
        return ()
    if question.kind == "yes_no":
        return tuple(
            Box(
                label=words.answer(question.id, question.kind, answer),
                state="reached" if answer in question.chosen else "open",
            )
            for answer in question.answers
        )
    reached = [question.answers.index(each) for each in question.chosen]
    at = reached[0] if reached else -1
    return tuple(Box(label=answer, state=_state(step - at)) for step, answer in enumerate(question.answers))


def _state(above: int) -> str:
    return "passed" if above < 0 else ("reached", "next")[above] if above < 2 else "open"


def _place(question: AssessedQuestion) -> float | None:
    return question.points if question.kind == "number" and question.weight else None


def _picture(question: AssessedQuestion, words: Words) -> str:
    if question.kind == "ladder" and question.chosen:
        top = words.whole(len(question.answers) - 1)
        return words.say(N_("Step {step} of {top}"), step=question.chosen[0], top=top)
    if question.kind == "number":
        said = words.say(N_("{points} of 100 points"), points=words.score(question.points))
        return said if question.weight and question.points is not None else ""
    return answer_in_words(question, words) if question.kind in ("yes_no", "checklist", "choice") else ""
