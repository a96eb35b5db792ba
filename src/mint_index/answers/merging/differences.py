"""How far answers of several people lie apart, and which talk that asks for; nothing is ever averaged.

A short talk settles one step; two or more, the top step without evidence, and what one could not answer go to the meeting.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mint_index.answers.form.said import Said
from mint_index.answers.meeting import Talk
from mint_index.instrument.questionnaire import Checklist, Choice, Ladder, Number, Question, Text, YesNo
from mint_index.voices import N_

_ONE_STEP = 100 / 3 + 1e-9
"""As far as two steps of a ladder of four lie apart, in points."""

FAR = N_("Two or more steps apart")
TOP = N_("Highest step without evidence")
UNKNOWN = N_("Unknown against an answer")
AWAY = N_("Not applicable against an answer")
REASONS = N_("Not applicable for different reasons")
FACT = N_("A fact about the municipality")
OPPOSITE = N_("Yes against no")
FIGURES = N_("Figures far apart")
ELEMENTS = N_("Several elements differ")
STEP = N_("One step apart")
NEAR = N_("Figures close to each other")
ELEMENT = N_("One element differs")
TEXTS = N_("Different words")
_ORDER = (FAR, OPPOSITE, FIGURES, ELEMENTS, TOP, UNKNOWN, AWAY, REASONS, FACT, STEP, NEAR, ELEMENT, TEXTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What is to be talked about: for which kind of talk, and why (a sentence of `N_`)."""

    talk: Talk
    why: str

    @property
    def order(self) -> int:
        """Where it stands on the sheet: the meeting first, what lies farthest apart before all."""
        return _ORDER.index(self.why)


def difference(question: Question, answers: Sequence[Said]) -> Difference | None:
    """The difference between some answers, none of them blank; None where they agree and stand.

    Answers that agree on the top step stand only where somebody names evidence.
    """
    if len(answers) < 2:
        return None
    if len({each.meaning for each in answers}) == 1:
        return Difference(talk="meeting", why=TOP) if _unproven_top(question, answers) else None
    if not question.dimension:
        return Difference(talk="meeting", why=FACT)
    standings = {each.standing for each in answers}
    if len(standings) > 1:
        return Difference(talk="meeting", why=UNKNOWN if "unknown" in standings else AWAY)
    if standings == {"not_applicable"}:
        return Difference(talk="meeting", why=REASONS)
    return _between(question, answers)


def _between(question: Question, answers: Sequence[Said]) -> Difference:
    """The difference between answers that are all given."""
    scale = question.scale
    if isinstance(scale, Ladder):
        steps = [int(each.chosen[0]) for each in answers]
        if max(steps) - min(steps) >= 2:
            return Difference(talk="meeting", why=FAR)
        tops = [each for each in answers if each.chosen == (str(scale.top),)]
        unproven = any(not each.evidence for each in tops)
        return Difference(talk="meeting", why=TOP) if unproven else Difference(talk="short", why=STEP)
    if isinstance(scale, Checklist):
        several = len(differing_elements(scale, answers)) > 1
        return Difference(talk="meeting" if several else "short", why=ELEMENTS if several else ELEMENT)
    if isinstance(scale, YesNo):
        return Difference(talk="meeting", why=OPPOSITE)
    if isinstance(scale, Text):
        return Difference(talk="short", why=TEXTS)
    points = [_points(question, scale, each) for each in answers]
    known = [each for each in points if each is not None]
    far = len(known) < len(points) or max(known) - min(known) > _ONE_STEP
    if isinstance(scale, Choice):
        return Difference(talk="meeting", why=FAR) if far else Difference(talk="short", why=STEP)
    return Difference(talk="meeting", why=FIGURES) if far else Difference(talk="short", why=NEAR)


def _points(question: Question, scale: Choice | Number, said: Said) -> float | None:
    """What an answer is worth; None for the part of a whole that is entered elsewhere."""
    if isinstance(scale, Choice):
        return next(option.points for option in scale.options if option.id == said.chosen[0])
    if scale.over or not question.scored or said.figure is None:
        return None
    share = (said.figure - scale.worst) / (scale.best - scale.worst)
    return 100 * min(max(share, 0.0), 1.0)


def _unproven_top(question: Question, answers: Sequence[Said]) -> bool:
    scale = question.scale
    top = isinstance(scale, Ladder) and answers[0].chosen == (str(scale.top),)
    return top and not any(each.evidence for each in answers)


def differing_elements(scale: Checklist, answers: Sequence[Said]) -> tuple[str, ...]:
    """The elements of a list that some can show and others cannot."""
    return tuple(option for option in scale.answers if len({option in each.chosen for each in answers}) > 1)
