"""The page of what is not yet proven: prose from reference_of_proof.md, tables and figures from the edition itself.

What an edition says of itself decides what is listed: a question that names `own-proposal`, a source that was not read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from jinja2 import Environment, StrictUndefined

from mint_index.answers.form.contents import MINUTES, minutes_for
from mint_index.instrument.conditions import ProfileIs, comparisons
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import (
    Checklist,
    Choice,
    Ladder,
    Number,
    Question,
    YesNo,
)
from mint_index.instrument.recommendations import Practice, Source

TEMPLATE = Path(__file__).with_suffix(".md")
OWN = "own-proposal"
_COUNTRIES = Locale("en").territories
_KINDS = {
    "yes_no": "yes or no",
    "ladder": "steps",
    "choice": "one of several",
    "checklist": "elements",
    "number": "a figure",
    "text": "a text",
}


def page_of_proof(instrument: Instrument) -> str:
    """The page in Markdown."""
    questionnaire = instrument.questionnaire
    asked = [question for question in questionnaire.questions.values() if question.dimension]
    scored = [question for question in asked if question.scored]
    funding = instrument.funding.values()
    practices = list(instrument.practices.values())
    template = Environment(undefined=StrictUndefined, autoescape=False).from_string(
        TEMPLATE.read_text(encoding="utf-8")
    )
    return template.render(
        edition=instrument.edition,
        questionnaire=questionnaire,
        rules=questionnaire.dimensions[0].rules,
        scored=len(scored),
        own=sum(OWN in question.source for question in scored),
        others="\n".join(_others(scored, instrument)),
        numbers=sum(isinstance(question.scale, Number) for question in scored),
        weights=", ".join(f"{count} × {weight:g}" for weight, count in _weights(scored)),
        proposals="\n".join(_proposals(instrument)),
        levels="\n".join(_levels(instrument)),
        minutes="\n".join(_minutes(asked)),
        minutes_sum=minutes_for(asked),
        sizes="\n".join(_sizes(instrument)),
        sources="\n".join(_sources(instrument)),
        sources_all=len(instrument.sources),
        sources_read=sum(source.verified == "yes" for source in instrument.sources.values()),
        recommendations=len(instrument.recommendations),
        funds="\n".join(_funds(instrument)),
        funds_all=len(funding),
        funds_read=sum(fund.source.verified == "yes" for fund in funding),
        notes="\n".join(_notes(instrument)),
        practices=len(practices),
        practices_read=sum(practice.source.verified == "yes" for practice in practices),
        gaps=_gaps(practices, instrument),
        lacking="\n".join(_lacking(practices, instrument)),
    )


def _weights(scored: Iterable[Question]) -> list[tuple[float, int]]:
    return sorted(Counter(question.weight for question in scored).items())


def _proposals(instrument: Instrument) -> Iterator[str]:
    """A table for each dimension: every question with a proposal of ours, and what exactly is one."""
    say = instrument.wording("en").say
    for dimension in instrument.questionnaire.dimensions:
        own = [question for question in dimension.scored if OWN in question.source]
        if not own:
            continue
        yield f"\n### {say(dimension.id)}\n"
        yield "| question | proposed by us | weight | also rests on |"
        yield "|---|---|--:|---|"
        for question in own:
            others = ", ".join(f"`{key}`" for key in question.source if key != OWN) or "–"
            what = _proposed(question, instrument)
            yield f"| {say(question.id)} `{question.id}` | {what} | {question.weight:g} | {others} |"


def _proposed(question: Question, instrument: Instrument) -> str:
    """What of a scale is a proposal: goalposts, points, from where on there are full points."""
    scale = question.scale
    match scale:
        case Number():
            say = instrument.wording("en").say
            unit = say("unit", scale.unit) or scale.unit
            goalposts = f"goalposts: 0 points at {scale.worst:g}, 100 at {scale.best:g} {unit}".rstrip()
            return f"{goalposts}, divided by {' + '.join(scale.over)}" if scale.over else goalposts
        case Ladder():
            return f"{scale.steps} steps and their equal strides"
        case Choice():
            return "points: " + ", ".join(f"{option.id} {option.points:g}" for option in scale.options)
        case Checklist():
            whole = sum(option.weight for option in scale.options)
            equal = len({option.weight for option in scale.options}) == 1
            elements = f"{len(scale.options)} elements{', each worth the same' if equal else ''}"
            full = "all" if scale.full_at >= whole else f"{scale.full_at:g}"
            return f"{elements}; full points at {full}"
        case YesNo():
            return "that nothing lies between yes and no"
        case _:
            return "–"


def _others(scored: Iterable[Question], instrument: Instrument) -> Iterator[str]:
    """The questions that name no proposal of ours; their weights are ours all the same."""
    for question in scored:
        if OWN not in question.source:
            keys = ", ".join(f"`{key}`" for key in question.source)
            said = instrument.wording("en").say(question.id)
            yield f"- {said} `{question.id}`, weight {question.weight:g}, names {keys or 'no source'}"


def _levels(instrument: Instrument) -> Iterator[str]:
    yield "| level | from |"
    yield "|---|--:|"
    for level in reversed(instrument.questionnaire.levels):
        yield f"| {instrument.wording('en').say('level', level.id)} | {level.start:g} |"


def _minutes(asked: Iterable[Question]) -> Iterator[str]:
    counts = Counter(question.scale.kind for question in asked)
    yield "| kind | questions | minutes each, assumed | together |"
    yield "|---|--:|--:|--:|"
    for kind, minutes in MINUTES.items():
        if counts[kind]:
            yield f"| {_KINDS[kind]} | {counts[kind]} | {minutes} | {counts[kind] * minutes} |"


def _sizes(instrument: Instrument) -> Iterator[str]:
    """Every figure of the profile at which a question is asked or a recommendation changes."""
    asked, advised = Counter[tuple[str, float]](), Counter[tuple[str, float]]()
    for question in instrument.questionnaire.questions.values():
        if question.applies_if:
            asked.update({each for test in comparisons(question.applies_if) for each in _limit(test)})
    for recommendation in instrument.recommendations:
        advised.update({each for test in comparisons(recommendation.when) for each in _limit(test)})
    yield "| fact | at | questions asked from there | recommendations that change there |"
    yield "|---|--:|--:|--:|"
    for fact, limit in sorted({*asked, *advised}):
        counts = (asked[fact, limit], advised[fact, limit])
        yield f"| `{fact}` | {limit:,.0f} | {' | '.join(str(count or '–') for count in counts)} |"


def _limit(test: object) -> Iterator[tuple[str, float]]:
    if isinstance(test, ProfileIs):
        limits = (test.below, test.at_least)
        yield from ((test.question, limit) for limit in limits if limit is not None)


def _sources(instrument: Instrument) -> Iterator[str]:
    """Every source that was not read, or in part, and the questions that name it."""
    yield "| source | read | named by |"
    yield "|---|---|---|"
    questions = instrument.questionnaire.questions.values()
    for key, source in instrument.sources.items():
        if source.verified != "yes" and key != OWN:
            named = ", ".join(f"`{question.id}`" for question in questions if key in question.source)
            yield f"| `{key}` {_titled(source)} | {source.verified} | {named or '–'} |"


def _funds(instrument: Instrument) -> Iterator[str]:
    yield "| fund | countries | known on | settled until | source read | named by |"
    yield "|---|---|---|--:|---|--:|"
    for fund in instrument.funding.values():
        named = sum(fund.id in recommendation.funding for recommendation in instrument.recommendations)
        said, where = instrument.wording("en").say(fund.id), ", ".join(fund.countries)
        yield f"| {said} | {where} | {fund.as_of} | {fund.until} | {fund.source.verified} | {named} |"


def _notes(instrument: Instrument) -> Iterator[str]:
    yield "| country | questions with a note |"
    yield "|---|--:|"
    say = instrument.wording("en").say
    for country in instrument.questionnaire.countries:
        count = sum(bool(say(question, country)) for question in instrument.questionnaire.questions)
        yield f"| {_COUNTRIES.get(country, country)} | {count} |"


def _gaps(practices: Iterable[Practice], instrument: Instrument) -> str:
    """How many practices lack what, in a few words."""
    counts = Counter(gap for practice in practices for gap in _lacks(practice, instrument))
    return ", ".join(f"{gap} ({count})" for gap, count in counts.most_common())


def _lacks(practice: Practice, instrument: Instrument) -> Iterator[str]:
    say = instrument.wording("en").say
    if not practice.population:
        yield "inhabitants"
    if not practice.since:
        yield "beginning"
    if not say(practice.id, "result"):
        yield "result"
    if not say(practice.id, "needs"):
        yield "needs"
    if not practice.source.year:
        yield "year of the source"


def _lacking(practices: Iterable[Practice], instrument: Instrument) -> Iterator[str]:
    yield "| practice | municipality | not known |"
    yield "|---|---|---|"
    for practice in practices:
        lacks = ", ".join(_lacks(practice, instrument))
        if lacks:
            yield f"| `{practice.id}` | {practice.municipality} ({practice.country}) | {lacks} |"


def _titled(source: Source) -> str:
    made = ", ".join(filter(None, (source.publisher, str(source.year) if source.year else "")))
    title = source.title.replace("|", "\\|")
    return f"{title} – {made}" if made else title
