"""What of the computation a person sees: the table of results, the levels, and how far each sheet is filled in.

Each is a plain table with a header and a name; every word and figure is computed from the sheet that computes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mint_index.answers.form.entries import Speaker, say_figure
from mint_index.answers.form.layout import CALCULATION, progress_title
from mint_index.answers.form.live.blocks import Content, Formula
from mint_index.answers.form.live.plan import OVERALL, Plan
from mint_index.instrument.questionnaire import Questionnaire
from mint_index.voices import N_

Look = Literal["printed", "total", "score", "bound", "share", "count", "link"]
_FIGURES = ("score", "bound", "share", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its header, the look of its cells, and how wide it is in digits (0 as the sheet has it)."""

    header: str
    look: Look = "printed"
    width: float = 0.0

    @property
    def above(self) -> str:
        """The look of its header: above figures it stands on their side."""
        return "header right" if self.look in _FIGURES else "header"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that is computed; `links` are the sheets to which the second cells of its lines lead.

    `lines` is how many lines of text a row has room for; `totals` whether the last row is of all others together.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Content, ...], ...]
    links: tuple[str, ...] = ()
    lines: int = 1
    totals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """The sheet with the result: a title, a sentence, tables, and remarks below them."""

    name: str
    title: str
    says: str
    tables: tuple[Table, ...]
    remarks: tuple[str, ...]
    decimals: int


def progress(plan: Plan, titles: dict[str, str]) -> Table:
    """How many questions of each sheet are answered, of those that apply; `titles` are those of the sheets."""
    looks: tuple[Look, ...] = ("count", "link", "count", "count")
    say = plan.speaker.say
    header = (
        say(N_("Still blank")),
        say(N_("Sheet")),
        say(N_("Questions answered")),
        say(N_("Questions that apply")),
    )
    dimensions = [dimension.id for dimension in plan.questionnaire.dimensions]
    named = [*((id_, titles[id_]) for id_ in dimensions), (OVERALL, say(N_("All sheets")))]
    return Table(
        name="mint_progress",
        title=progress_title(plan.speaker.voice),
        columns=tuple(Column(header=each, look=look) for each, look in zip(header, looks, strict=True)),
        rows=tuple(
            (_of("blank", id_, plan), title, _of("answered", id_, plan), _of("applying", id_, plan))
            for id_, title in named
        ),
        links=tuple(titles[id_] for id_ in dimensions),
        totals=True,
    )


def result(plan: Plan, name: str) -> ResultPage:
    """The sheet with the result so far."""
    speaker, questionnaire = plan.speaker, plan.questionnaire
    tables = [_results(plan)]
    if questionnaire.levels:
        tables.append(_levels(questionnaire, speaker))
    return ResultPage(
        name=name,
        title=speaker.say(N_("Result so far")),
        says=speaker.say(N_("This sheet computes while you fill in the others; nothing is entered here.")),
        tables=tuple(tables),
        remarks=tuple(_remarks(questionnaire, speaker)),
        decimals=questionnaire.rounding.decimals,
    )


def _results(plan: Plan) -> Table:
    say = plan.speaker.say
    wording = plan.speaker.wording
    named = [(each.id, wording.say(each.id)) for each in plan.questionnaire.dimensions]
    return Table(
        name="mint_result",
        title="",
        columns=(
            Column(header=say(N_("Dimension")), width=44),
            Column(header=say(N_("Score")), look="score", width=16),
            Column(header=say(N_("Range from")), look="bound", width=13),
            Column(header=say(N_("Range to")), look="bound", width=13),
            Column(header=say(N_("Coverage")), look="share", width=13),
            Column(header=say(N_("Level reached")), width=20),
            Column(header=say(N_("Remarks")), width=56),
        ),
        rows=tuple(
            _result_row(id_, words, plan)
            for id_, words in [*named, (OVERALL, say(N_("All dimensions together")))]
        ),
        lines=3,
        totals=True,
    )


def _result_row(id_: str, words: str, plan: Plan) -> tuple[Content, ...]:
    none, level = _on(plan.phrases.at("words", "none")), _on(plan.dimensions.at("level", id_))
    names = plan.levels.span("what", plan.levels.names) if plan.levels.names else ""
    level_words = f'IF({level}="",{none},INDEX({_on(names)},{level}))' if names else none
    printed = [plan.dimensions.at(column, id_) for column in ("printed", "printed_low", "printed_high")]
    return (
        words,
        *(Formula(f'IF({_on(cell)}="",{none},{_on(cell)})') for cell in printed),
        Formula(f"{_on(plan.dimensions.at('printed_coverage', id_))}/100"),
        Formula(level_words),
        Formula(_remark(id_, plan)),
    )


def _remark(id_: str, plan: Plan) -> str:
    """What is to be said of a dimension beside its figures, set apart by semicolons."""
    standing, near, level, gates, wrong, away = (
        _on(plan.dimensions.at(column, id_))
        for column in ("standing", "near", "level", "gates", "wrong", "away")
    )
    phrase = {name: _on(plan.phrases.at("words", name)) for name in plan.phrases.names}
    said = [
        (f"{standing}={number}", phrase[name])
        for number, name in enumerate(("provisional", "insufficient", "outside"), 1)
    ]
    warned = _warned(id_, plan)
    if warned:
        said.append((f"AND({standing}<3,{away}>{warned})", phrase["warned"]))
    if plan.levels.names:
        said.append((f'AND({gates}<>"",{standing}<2)', f'{phrase["gated"]}&" "&{gates}'))
        begins = _on(plan.levels.span("near", plan.levels.names))
        said.append((f"{near}>0", f"INDEX({begins},MAX({near},{level}))"))
    said.append((f'{wrong}<>""', f'{phrase["wrong"]}&" "&{wrong}'))
    parts = "&".join(f'IF({test},"; "&{words},"")' for test, words in said)
    return f"MID({parts},3,1000)"


def _warned(id_: str, plan: Plan) -> str:
    rules = {each.id: each.rules for each in plan.questionnaire.dimensions}.get(id_)
    return f"{rules.warn_above + 1e-9:.15g}" if rules else ""


def _levels(questionnaire: Questionnaire, speaker: Speaker) -> Table:
    return Table(
        name="mint_levels",
        title=speaker.say(N_("Levels")),
        columns=(
            Column(header=speaker.say(N_("Level reached"))),
            Column(header=speaker.say(N_("From points")), look="bound"),
        ),
        rows=tuple(
            (_level_words(level.id, speaker), level.start) for level in reversed(questionnaire.levels)
        ),
        lines=2,
    )


def _level_words(level: str, speaker: Speaker) -> str:
    means = speaker.wording.say("level", level, "means")
    return ": ".join(filter(None, (speaker.wording.say("level", level), means)))


def _remarks(questionnaire: Questionnaire, speaker: Speaker) -> Iterator[str]:
    rules = {dimension.rules for dimension in questionnaire.dimensions}
    if len(rules) == 1:
        rule = rules.pop()
        yield speaker.say(
            N_(
                "A dimension has a score once {scored} % of its weight is answered; below {settled} % the score is "
                "provisional."
            ),
            scored=say_figure(rule.scored_from, speaker.voice),
            settled=say_figure(rule.settled_from, speaker.voice),
        )
    yield speaker.say(
        N_("The whole has a score once {needs} of {all} dimensions have one."),
        needs=questionnaire.needs,
        all=len(questionnaire.dimensions),
    )
    yield speaker.say(
        N_(
            "The range is from the score if everything unknown or blank were the worst to the score if it were the best."
        )
    )
    yield speaker.say(
        N_(
            "Cells to be checked hold something that this sheet cannot count: they count as blank here. "
            "mint check says what is wrong with them."
        )
    )


def _of(column: str, id_: str, plan: Plan) -> Formula:
    return Formula(_on(plan.dimensions.at(column, id_)))


def _on(cells: str) -> str:
    """Cells of the sheet that computes, named from another sheet."""
    return f"'{CALCULATION}'!{cells}"
