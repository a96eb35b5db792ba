"""What a form says, sheet by sheet and row by row, before any library draws it.

Every word comes from the edition or from the voice; nothing here knows of fonts, cells or files.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mint_index.answers.conditions_said import say_condition
from mint_index.answers.form.entries import (
    Entry,
    Speaker,
    answer_entry,
    possible_answers,
    reason_entry,
    tick_entry,
)
from mint_index.answers.form.layout import COLUMNS, FACTS, START, STATED, element_id, sheet_names
from mint_index.answers.specials import special_words
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Checklist, Kind, Question
from mint_index.voices import N_, voice

MINUTES: Mapping[Kind, int] = {"yes_no": 1, "ladder": 2, "choice": 2, "checklist": 3, "number": 5, "text": 3}
"""How long a question takes where the papers are at hand. A pilot is to show whether it holds."""
PEOPLE = 4
"""How many people share the questions."""


def minutes_for(questions: Iterable[Question]) -> int:
    """The minutes that some questions take together."""
    return sum(MINUTES[question.scale.kind] for question in questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: what is asked, explained and possible; what is stated already, or else what may be entered."""

    id: str
    ask: str = ""
    explains: tuple[str, ...] = ()
    answers: str = ""
    states: str = ""
    entry: Entry | None = None
    remarks: bool = False
    reason: Entry | None = None
    part: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sheet: its name, what stands above its table, the table's columns and rows."""

    name: str
    title: str
    says: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def top(self) -> int:
        """The number of the first row of the table: below the title, what is said, and the header."""
        return len(self.says) + 3


def lay_out(instrument: Instrument, language: str, country: str = "") -> tuple[Page, ...]:
    """The pages of a form: the start, then one for each dimension; with the notes for a country where one is given."""
    speaker = Speaker(instrument.wording(language), voice(language))
    names = sheet_names(instrument, language)
    pages = [_start(instrument, language, speaker, names[START], country)]
    for dimension in instrument.questionnaire.dimensions:
        about = speaker.wording.say(dimension.id, "about")
        pages.append(
            Page(
                name=names[dimension.id],
                title=speaker.wording.say(dimension.id),
                says=(about,) if about else (),
                columns=COLUMNS,
                rows=tuple(
                    row for question in dimension.questions for row in _rows(question, speaker, country)
                ),
            )
        )
    return tuple(pages)


def _start(instrument: Instrument, language: str, speaker: Speaker, name: str, country: str) -> Page:
    stated = dict(zip(STATED, (instrument.edition, language, instrument.fingerprint), strict=True))
    asked = {
        "edition": speaker.say(N_("Edition of the questionnaire")),
        "language": speaker.say(N_("Language of this form")),
        "fingerprint": "",
    }
    rows = [Row(id=id_, ask=asked[id_], states=stated[id_], hidden=id_ == "fingerprint") for id_ in STATED]
    rows += [_fact(id_, speaker, country) for id_ in FACTS]
    for question in instrument.questionnaire.profile:
        rows += _rows(question, speaker, country)
    return Page(
        name=name,
        title=speaker.wording.say("edition"),
        says=tuple(filter(None, (speaker.wording.say("edition", "about"), *_how_to(instrument, speaker)))),
        columns=COLUMNS[: COLUMNS.index("answer") + 1],
        rows=tuple(rows),
    )


def _how_to(instrument: Instrument, speaker: Speaker) -> Iterator[str]:
    questionnaire = instrument.questionnaire
    asked = [question for dimension in questionnaire.dimensions for question in dimension.questions]
    minutes = minutes_for(asked)
    yield speaker.say(
        N_(
            "{questions} questions on {sheets} sheets, and {facts} facts about the municipality on this one. "
            "If the papers are at hand, the questions take about {minutes} minutes, or {each} for each of {people} people, "
            "and the facts {more}."
        ),
        questions=len(asked),
        sheets=len(questionnaire.dimensions),
        facts=len(questionnaire.profile) + len(FACTS),
        minutes=_rounded(minutes),
        people=PEOPLE,
        each=_rounded(minutes / PEOPLE),
        more=_rounded(minutes_for(questionnaire.profile)),
    )
    yield speaker.say(
        N_(
            "Write in the framed cells only. Where a list drops down, choose from the list; every answer is written "
            "out beside the question."
        )
    )
    yield speaker.say(
        N_(
            "Steps build on each other: choose the highest step of which everything can be shown to a third person."
        )
    )
    if any(isinstance(question.scale, Checklist) for question in asked):
        yield speaker.say(
            N_(
                "Lists of elements: choose “{yes}” for each element that can be shown, “{no}” for the others."
            ),
            **special_words(speaker.voice),
        )
    yield speaker.say(
        N_(
            "“{unknown}” means that nobody could find out. “{not_applicable}” is offered only where it may be chosen, "
            "and needs a reason beside it. What is left blank counts as not answered yet."
        ),
        **special_words(speaker.voice),
    )
    yield speaker.say(
        N_(
            "Evidence says where it can be looked up: a file number, a page, a link. Name no residents; who answered is "
            "an office, not a person."
        )
    )


def _rounded(minutes: float) -> int:
    return -int(-minutes // 5) * 5


def _fact(id_: str, speaker: Speaker, country: str) -> Row:
    entries = {
        "municipality": Entry(),
        "country": Entry(
            form="country", refuses=speaker.say(N_("Please enter two capital letters, such as DE or FR."))
        ),
        "date": Entry(form="date", refuses=speaker.say(N_("Please enter a date, such as 2026-03-31."))),
    }
    answers = {
        "municipality": "",
        "country": speaker.say(N_("two capital letters")),
        "date": speaker.say(N_("year-month-day")),
    }
    explains = tuple(filter(None, (speaker.wording.say(id_, "help"),)))
    return Row(
        id=id_,
        ask=speaker.wording.say(id_),
        explains=explains,
        answers=answers[id_],
        states=country if id_ == "country" else "",
        entry=entries[id_],
    )


def _rows(question: Question, speaker: Speaker, country: str) -> Iterator[Row]:
    words = speaker.wording
    yield Row(
        id=question.id,
        ask=words.say(question.id),
        explains=tuple(_explanations(question, speaker, country)),
        answers=possible_answers(question, speaker),
        entry=answer_entry(question, speaker),
        remarks=bool(question.dimension),
        reason=reason_entry(question, speaker),
    )
    if not isinstance(question.scale, Checklist):
        return
    ticks = tick_entry(speaker)
    for option in question.scale.answers:
        yield Row(
            id=element_id(question.id, option),
            ask="– " + words.say(question.id, option),
            answers=" / ".join(ticks.offers),
            entry=ticks,
            part=True,
        )


def _explanations(question: Question, speaker: Speaker, country: str) -> Iterator[str]:
    if question.applies_if:
        condition = say_condition(question.applies_if, speaker.wording, speaker.voice)
        yield speaker.say(N_("Asked only where: {condition}. Leave it blank elsewhere."), condition=condition)
    if question.must_apply_if:
        condition = say_condition(question.must_apply_if, speaker.wording, speaker.voice)
        yield speaker.say(N_("Applies in any case where: {condition}."), condition=condition)
    yield from filter(None, (speaker.wording.say(question.id, "help"),))
    note = speaker.wording.say(question.id, country) if country else ""
    if note:
        yield f"{country}: {note}"
    evidence = speaker.wording.say(question.id, "evidence")
    if evidence:
        yield speaker.say(N_("What counts as evidence: {evidence}"), evidence=evidence)
    role = speaker.wording.say("role", question.answered_by)
    if role:
        yield speaker.say(N_("Who can answer: {role}"), role=role)
