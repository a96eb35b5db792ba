"""What is wrong between entries: names that refer to nothing, conditions that fit no answer, circles, levels out of order.

Each check is one function from the loaded edition to problems; `CHECKS` is the list in plain sight.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from mint_index.instrument.conditions import (
    AnswerIn,
    Comparison,
    NotApplicable,
    ProfileIs,
    ScoreWithin,
    comparisons,
)
from mint_index.instrument.entry import FIGURE, Ledger
from mint_index.instrument.questionnaire import Checklist, Ladder, Number, Question, Questionnaire, YesNo
from mint_index.instrument.recommendations import Recommendation
from mint_index.problems import Place, Problem, closest, problem
from mint_index.voices import N_

RESERVED = frozenset(
    [
        "answer",
        "country",
        "date",
        "edition",
        "effort",
        "fingerprint",
        "language",
        "level",
        "municipality",
        "overall",
        "question",
        "reason",
        "role",
        "unit",
    ]
)


def dangling(ledger: Ledger) -> Iterator[Problem]:
    """Names that refer to nothing, with the nearest that exists."""
    defined = {kind: set(names) for kind, names in ledger.defined.items()}
    defined["score"] = defined.get("dimension", set()) | {"overall"}
    defined["profile"] = defined.get("question", set()) | {"country"}
    for kind, name, place in ledger.referred:
        known = defined.get(kind, set())
        if name not in known:
            yield problem("Y06", place, kind=kind, given=name, nearest=closest(name, known))


def reserved(ledger: Ledger) -> Iterator[Problem]:
    """Ids that the tool needs for itself."""
    for kind in ("dimension", "question", "recommendation", "practice"):
        for name, place in ledger.defined.get(kind, {}).items():
            if name in RESERVED:
                yield problem("Y20", place, given=name)


def clashing(ledger: Ledger) -> Iterator[Problem]:
    """Ids that two kinds of things bear: their words would share a key."""
    first: dict[str, tuple[str, Place]] = {}
    for kind in ("dimension", "question", "recommendation", "practice"):
        for name, place in ledger.defined.get(kind, {}).items():
            if name in first:
                where = f"{first[name][1].file}:{first[name][1].line}"
                yield problem("Y07", place, kind=kind, given=name, first=where)
            first.setdefault(name, (kind, place))


def levels(questionnaire: Questionnaire, place: Place) -> Iterator[Problem]:
    """Levels that do not begin at 0 and rise."""
    starts = [level.start for level in questionnaire.levels]
    if not starts or starts[0] != 0 or any(one >= other for one, other in pairwise(starts)):
        yield problem("Y15", place)


def dependencies(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Questions that depend on a score or on a question that stands behind them."""
    before: set[str] = {"country"}
    for question in questionnaire.questions.values():
        for test in comparisons(question.applies_if) if question.applies_if else ():
            name = _subject(test)
            if isinstance(test, ScoreWithin) or (name in questionnaire.questions and name not in before):
                yield problem("Y12", test.place, given=name)
        before.add(question.id)


def conditions(questionnaire: Questionnaire, recommendations: Iterable[Recommendation]) -> Iterator[Problem]:
    """Comparisons that no answer can meet or that the question cannot be compared by."""
    all_of_them = [
        question.applies_if for question in questionnaire.questions.values() if question.applies_if
    ]
    all_of_them += [recommendation.when for recommendation in recommendations]
    for condition in all_of_them:
        for test in comparisons(condition):
            yield from _misfit(test, questionnaire.questions)


def _subject(test: Comparison) -> str:
    return test.dimension if isinstance(test, ScoreWithin) else test.question


def _misfit(test: Comparison, questions: Mapping[str, Question]) -> Iterator[Problem]:
    question = questions.get(_subject(test))
    if question is None:
        return
    profile = not question.dimension
    reason = ""
    if isinstance(test, NotApplicable):
        wrong = [each for each in test.reasons if each not in question.may_not_apply]
        if not question.may_not_apply or wrong:
            reason = N_("it may not be answered with not applicable for that reason")
    elif isinstance(test, ScoreWithin):
        return
    elif profile and isinstance(test, AnswerIn):
        reason = N_("it is a question of the profile, ask with profile")
    elif not profile and isinstance(test, ProfileIs):
        reason = N_("it is no question of the profile, ask with answer")
    else:
        reason = _mismatch(test, question)
    if reason:
        yield problem("Y10", test.place, question=question.id, reason=reason)


def _mismatch(test: AnswerIn | ProfileIs, question: Question) -> str:
    scale = question.scale
    figure = test.below if test.below is not None else test.at_least
    if figure is not None:
        if not isinstance(scale, Ladder | Checklist | Number):
            return N_("it has no steps and no figure to compare")
        lowest = scale.lowest if isinstance(scale, Number) else 0.0
        highest = scale.highest if isinstance(scale, Number) else float(_top(scale))
        # "below the lowest" never holds, "at least the lowest" always does: both are slips.
        return "" if lowest < figure <= highest else N_("it has no such step or figure")
    if test.lacks:
        shown = isinstance(scale, Checklist) and test.lacks in scale.answers
        return "" if shown else N_("it has no such element")
    if isinstance(scale, Checklist):
        return N_("elements are compared with lacks, below and at_least")
    allowed = scale.answers
    wrong = [word for word in test.among if (word not in allowed if allowed else not FIGURE.match(word))]
    return N_("it has no such answer") if wrong else ""


def _top(scale: Ladder | Checklist) -> int:
    return scale.top if isinstance(scale, Ladder) else len(scale.options)


def raised(questionnaire: Questionnaire, recommendations: Iterable[Recommendation]) -> Iterator[Problem]:
    """Answers a recommendation cannot raise a question to."""
    for recommendation in recommendations:
        for name, to in recommendation.raises.items():
            question = questionnaire.questions.get(name)
            if question is None:
                continue
            scale = question.scale
            if isinstance(scale, Number):
                fits = bool(FIGURE.match(to)) and scale.lowest <= float(to) <= scale.highest
            elif isinstance(scale, Checklist):
                fits = to.isascii() and to.isdigit() and 0 < int(to) <= len(scale.options)
            else:
                fits = to in scale.answers and to != ("no" if isinstance(scale, YesNo) else "0")
            if not fits:
                reason = N_("it has no such answer")
                yield problem("Y22", recommendation.place, given=name, to=to, reason=reason)


def circles(recommendations: Iterable[Recommendation]) -> Iterator[Problem]:
    """Recommendations that need each other, each circle told once."""
    needs = {each.id: each for each in recommendations}
    done: set[str] = set()
    for start in needs:
        found: list[list[str]] = []
        _walk(start, needs, [], done, found)
        for circle in found:
            yield problem("Y11", needs[circle[0]].place, circle=" → ".join([*circle, circle[0]]))


def _walk(
    name: str, needs: Mapping[str, Recommendation], path: list[str], done: set[str], found: list[list[str]]
) -> None:
    if name in path:
        found.append(path[path.index(name) :])
        return
    if name in done or name not in needs:
        return
    path.append(name)
    for need in needs[name].needs:
        _walk(need, needs, path, done, found)
    path.pop()
    done.add(name)
