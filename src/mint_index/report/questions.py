"""Questions as a reader of the questionnaire sees them: the words, what each answer is worth, and what stands behind it.

What an answer is worth is asked of the engine itself, so that this page and a score cannot differ.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from mint_index.answers.conditions_said import say_condition
from mint_index.answers.form.entries import Speaker, possible_answers
from mint_index.answers.specials import special_words
from mint_index.answers.table import ANSWERED, Column
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Checklist, Dimension, Number, Question, Text, YesNo
from mint_index.instrument.recommendations import Source
from mint_index.problems import Place, Problem, closest, problem
from mint_index.report.plain import labelled, paragraph, table, titled
from mint_index.report.words import Words
from mint_index.scoring.points import points
from mint_index.voices import N_

PROFILE = "profile"


def dimension_names(instrument: Instrument) -> list[str]:
    """What can be shown: the profile, where there is one, and every dimension."""
    names = [each.id for each in instrument.questionnaire.dimensions]
    return [PROFILE, *names] if instrument.questionnaire.profile else names


def show_dimensions(
    instrument: Instrument, words: Words, name: str = ""
) -> tuple[list[str] | None, list[Problem]]:
    """The lines of the dimension with a name, or of all; or the problem that there is none (O05)."""
    dimensions = {each.id: each for each in instrument.questionnaire.dimensions}
    names = dimension_names(instrument)
    if name and name not in names:
        facts = {"given": name, "edition": instrument.edition, "nearest": closest(name, names)}
        return None, [problem("O05", Place(), **facts)]
    lines: list[str] = []
    for each in [name] if name else names:
        found = dimensions.get(each)
        lines += ["", ""] if lines else []
        lines += _dimension(found, instrument, words) if found else _profile(instrument, words)
    return lines, []


def _profile(instrument: Instrument, words: Words) -> Iterator[str]:
    yield from titled(words.say(N_("Facts about the municipality, without points")))
    for number, question in enumerate(instrument.questionnaire.profile, 1):
        yield ""
        yield from show_question(question, instrument, words, f"{number}. ")


def _dimension(dimension: Dimension, instrument: Instrument, words: Words) -> Iterator[str]:
    yield from titled(words.word(dimension.id))
    yield from paragraph(words.optional(dimension.id, "about"))
    whole = sum(each.weight for each in instrument.questionnaire.dimensions)
    yield ""
    yield from paragraph(
        words.say(
            N_("{id} – questions: {count}, weight {weight} of {whole}"),
            id=dimension.id,
            count=words.whole(len(dimension.questions)),
            weight=words.number(dimension.weight),
            whole=words.number(whole),
        )
    )
    for number, question in enumerate(dimension.questions, 1):
        yield ""
        yield from show_question(question, instrument, words, f"{number}. ")


def show_question(
    question: Question, instrument: Instrument, words: Words, number: str = ""
) -> Iterator[str]:
    """The lines of a question: its words, its answers with their points, its evidence, conditions and sources."""
    indent = len(number)
    yield from paragraph(words.word(question.id), first=number)
    weight = words.say(N_("weight {weight}"), weight=words.number(question.weight)) if question.scored else ""
    facts = (question.id, question.scale.kind, weight)
    yield from paragraph(" · ".join(filter(None, facts)), indent)
    yield from show_answers(question, words, indent + 2)
    yield from labelled(background(question, instrument, words), indent)


def show_answers(question: Question, words: Words, indent: int) -> Iterator[str]:
    """What can be answered and what each answer is worth."""
    scale = question.scale
    if isinstance(scale, Number | Text):
        for line in possible_answers(question, Speaker(words.wording, words.voice)).split("\n"):
            yield from paragraph(line, indent)
        if isinstance(scale, Number) and question.scored:
            yield from paragraph(_goalposts(question, scale, words), indent)
        return
    own = special_words(words.voice) if isinstance(scale, YesNo) else {}
    said = [own.get(answer) or words.word(question.id, answer) for answer in scale.answers]
    if question.scored:
        worth = [words.say(N_("{points} points"), points=_short(each, words)) for each in worth_of(question)]
        rows = [list(row) for row in zip(scale.answers, worth, said, strict=True)]
        yield from table(rows, indent, right=(1,))
    else:
        yield from table([list(row) for row in zip(scale.answers, said, strict=True)], indent)
    if (
        isinstance(scale, Checklist)
        and question.scored
        and scale.full_at < sum(each.weight for each in scale.options)
    ):
        full = words.number(scale.full_at)
        yield from paragraph(words.say(N_("full points from {number} on"), number=full), indent)


def worth_of(question: Question) -> list[float]:
    """What each answer is worth, in points; of a checklist, each element alone."""
    count = len(question.scale.answers)
    figures = 2.0 ** np.arange(count) if isinstance(question.scale, Checklist) else np.arange(float(count))
    return points_at(question, figures.tolist())


def points_at(question: Question, figures: Sequence[float]) -> list[float]:
    """The points of some answers, given as the figures of a column."""
    rows = len(figures)
    column = Column(
        standing=np.full(rows, ANSWERED, np.uint8),
        figure=np.array(figures, np.float64),
        reason=np.zeros(rows, np.uint8),
        evidenced=np.zeros(rows, np.bool_),
    )
    return [float(each) for each in points(question, column)]


def background(question: Question, instrument: Instrument, words: Words) -> list[tuple[str, list[str]]]:
    """What stands behind a question, each with its label: help, evidence, who answers, conditions, reasons, sources."""
    reasons = [words.reason(each) for each in question.may_not_apply]
    asked, applies = (
        [say_condition(each, words.wording, words.voice)] if each else []
        for each in (question.applies_if, question.must_apply_if)
    )
    return [
        (words.say(N_("Why")), _filled(words.optional(question.id, "why"))),
        (words.say(N_("Help")), _filled(words.optional(question.id, "help"))),
        (words.say(N_("Evidence")), _filled(words.optional(question.id, "evidence"))),
        *_country_notes(question, instrument, words),
        (words.say(N_("Answered by")), _filled(words.optional("role", question.answered_by))),
        (words.say(N_("Asked where")), asked),
        (words.say(N_("Always applies where")), applies),
        (words.say(N_("May not apply")), ["; ".join(reasons)] if reasons else []),
        (words.say(N_("Themes")), [words.word("theme", each) for each in question.themes]),
        (words.say(N_("Sources")), [say_source(instrument.sources[each], words) for each in question.source]),
    ]


def _country_notes(
    question: Question, instrument: Instrument, words: Words
) -> Iterator[tuple[str, list[str]]]:
    for country in instrument.questionnaire.countries:
        if note := words.optional(question.id, country):
            yield words.country(country), [note]


def say_source(source: Source, words: Words) -> str:
    """A source in one line: title, publisher, year, address."""
    made = ", ".join(filter(None, (source.publisher, str(source.year) if source.year else "")))
    return " – ".join(filter(None, (source.title, made, source.url)))


def _goalposts(question: Question, scale: Number, words: Words) -> str:
    middle = (scale.worst + scale.best) / 2
    return words.say(
        N_(
            "0 points at {worst}, 100 points at {best}; between them in proportion, such as {points} at {middle}"
        ),
        worst=words.quantity(scale.worst, scale.unit),
        best=words.quantity(scale.best, scale.unit),
        middle=words.quantity(middle, scale.unit),
        points=_short(points_at(question, [middle])[0], words),
    )


def _short(figure: float, words: Words) -> str:
    return words.number(round(figure, 1))


def _filled(text: str) -> list[str]:
    return [text] if text else []
