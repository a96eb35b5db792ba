"""What is wrong between entries: names that refer to nothing or twice to something, circles, levels out of order.

Each check is one function from the loaded edition to problems; `loading` has the list of them in plain sight.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from mint_index.instrument.entry import FIGURE, Ledger
from mint_index.instrument.questionnaire import Checklist, Number, Questionnaire, Scale, YesNo
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
        "theme",
        "unit",
    ]
)
_WITH_WORDS = ("dimension", "question", "recommendation", "practice", "funding")


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
    for kind in _WITH_WORDS:
        for name, place in ledger.defined.get(kind, {}).items():
            if name in RESERVED:
                yield problem("Y20", place, given=name)


def clashing(ledger: Ledger) -> Iterator[Problem]:
    """Ids that two kinds of things bear: their words would share a key."""
    first: dict[str, tuple[str, Place]] = {}
    for kind in _WITH_WORDS:
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


def needed(questionnaire: Questionnaire, place: Place) -> Iterator[Problem]:
    """More dimensions needed for an overall score than can have one."""
    scored = sum(1 for dimension in questionnaire.dimensions if dimension.scored)
    if questionnaire.needs > max(scored, 1):
        yield problem("Y09", place, given=questionnaire.needs, expected=f"<= {max(scored, 1)}")


def divisors(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Names by which a figure cannot be divided."""
    figures = {
        each.id for each in questionnaire.profile if isinstance(each.scale, Number) and not each.scale.over
    }
    for question in questionnaire.questions.values():
        scale = question.scale
        for name in scale.over if isinstance(scale, Number) else ():
            if name not in figures and (name in questionnaire.questions or name == "country"):
                nearest = closest(name, figures)
                yield problem("Y25", question.place, given=name, nearest=nearest)


def raised(questionnaire: Questionnaire, recommendations: Iterable[Recommendation]) -> Iterator[Problem]:
    """Answers a recommendation cannot raise a question to."""
    for recommendation in recommendations:
        for name, to in recommendation.raises.items():
            question = questionnaire.questions.get(name)
            if question is not None and not _reachable(question.scale, to):
                reason, nearest = N_("it has no such answer"), closest(to, question.scale.answers)
                yield problem("Y22", recommendation.place, given=name, to=to, reason=reason, nearest=nearest)


def _reachable(scale: Scale, to: str) -> bool:
    if isinstance(scale, Number):
        return bool(FIGURE.match(to)) and scale.lowest <= float(to) <= scale.highest
    if isinstance(scale, Checklist):
        return bool(FIGURE.match(to)) and float(to) in range(1, len(scale.options) + 1)
    return to in scale.answers and to != ("no" if isinstance(scale, YesNo) else "0")


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
