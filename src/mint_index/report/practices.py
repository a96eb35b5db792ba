"""Real towns that did it, for somebody who looks for one: by dimension, by country, by words.

Many are listed a line each; a few are shown whole, with what was done, what came of it and where it is told.
"""

from collections.abc import Iterator, Sequence

from mint_index.instrument.instrument import Instrument
from mint_index.instrument.recommendations import Practice
from mint_index.instrument.wording import folded
from mint_index.report.measures import say_years
from mint_index.report.plain import labelled, paragraph, table, titled
from mint_index.report.questions import say_source
from mint_index.report.words import Words
from mint_index.voices import N_

_MOST_WHOLE = 3
_PARTS = ("done", "result", "needs")


def find_practices(
    instrument: Instrument, *, dimension: str, country: str, sought: Sequence[str]
) -> list[Practice]:
    """The practices of a dimension and a country in which every word sought occurs, in any language of the edition."""
    belonging = dimensions_of(instrument)
    return [
        each
        for each in instrument.practices.values()
        if (not dimension or dimension in belonging.get(each.id, ()))
        and country.upper() in ("", each.country)
        and all(folded(word) in _said_of(each, instrument) for word in sought)
    ]


def dimensions_of(instrument: Instrument) -> dict[str, list[str]]:
    """The dimensions whose recommendations name a practice, for each practice."""
    found: dict[str, list[str]] = {}
    for dimension in instrument.questionnaire.dimensions:
        for each in instrument.recommendations:
            for name in each.practices if each.dimension == dimension.id else ():
                if dimension.id not in found.setdefault(name, []):
                    found[name].append(dimension.id)
    return found


def show_practices(
    practices: Sequence[Practice], instrument: Instrument, words: Words, *, whole: bool
) -> Iterator[str]:
    """The lines: practices whole where few are left or it is asked for, otherwise a line each."""
    if not (whole or len(practices) <= _MOST_WHOLE):
        rows = [
            [each.id, each.country, say_years(each, words) or "–", words.word(each.id)] for each in practices
        ]
        yield from table(rows)
        yield ""
        hint = N_("{count} practices. Add words to find fewer, or --full to read all of them.")
        yield words.say(hint, count=words.whole(len(practices)))
        return
    belonging = dimensions_of(instrument)
    for at, each in enumerate(practices):
        if at:
            yield from ("", "")
        yield from _whole(each, belonging.get(each.id, []), instrument, words)


def _whole(practice: Practice, dimensions: list[str], instrument: Instrument, words: Words) -> Iterator[str]:
    yield from titled(words.word(practice.id))
    counted = (
        words.say(
            N_("{figure} (in {year})"), figure=words.whole(practice.population), year=str(practice.counted)
        )
        if practice.counted
        else words.whole(practice.population)
    )
    where = ", ".join(filter(None, (practice.municipality, words.country(practice.country))))
    yield from paragraph(" · ".join(filter(None, (practice.id, where, say_years(practice, words)))))
    yield ""
    done, result, needs = (words.optional(practice.id, part) for part in _PARTS)
    advised = [
        f"{words.word(each.id)} ({each.id})"
        for each in instrument.recommendations
        if practice.id in each.practices
    ]
    lines = [
        (words.say(N_("Inhabitants")), [counted] if practice.population else []),
        (words.say(N_("What was done")), [done] if done else []),
        (words.say(N_("What came of it")), [result] if result else []),
        (words.say(N_("What it takes")), [needs] if needs else []),
        (
            words.say(N_("Dimensions")),
            [words.listed([words.short(each) for each in dimensions])] if dimensions else [],
        ),
        (words.say(N_("Advised as")), advised),
        (words.say(N_("Source")), [say_source(practice.source, words)]),
    ]
    yield from labelled(lines)


def _said_of(practice: Practice, instrument: Instrument) -> str:
    keys = (practice.id, *(f"{practice.id}.{part}" for part in _PARTS))
    said = [wording.say(key) for wording in instrument.wordings.values() for key in keys]
    return folded(" ".join((practice.id.replace("_", " "), practice.id, practice.municipality, *said)))
