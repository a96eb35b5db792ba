"""The names that people who write files have to know: editions, dimensions and questions, and the columns of a table."""

from collections.abc import Iterator

from mint_index.answers.form.contents import minutes_for
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Question
from mint_index.instrument.shelves import shelves
from mint_index.report.plain import labelled, table
from mint_index.report.words import Words
from mint_index.voices import N_

_WHO = ("municipality", "country", "date")


def list_names(instrument: Instrument, words: Words) -> Iterator[str]:
    """The names in aligned columns: id, kind, weight, words."""
    editions = sorted({name for shelf in shelves() for name in shelf.editions()})
    yield from labelled([(words.say(N_("Editions")), [", ".join(editions)])])
    questionnaire = instrument.questionnaire
    yield ""
    yield instrument.edition
    rows: list[list[str]] = []
    if questionnaire.profile:
        rows.append(["profile", "", "", words.say(N_("Facts about the municipality, without points"))])
        rows += [_row(question, words) for question in questionnaire.profile]
    for dimension in questionnaire.dimensions:
        weight = words.number(dimension.weight)
        rows.append([dimension.id, words.say(N_("dimension")), weight, words.short(dimension.id)])
        rows += [_row(question, words) for question in dimension.questions]
    yield from table(rows, right=(2,))


def summary(instrument: Instrument, words: Words) -> str:
    """How much there is in an edition, in one line."""
    questionnaire = instrument.questionnaire
    asked = [question for dimension in questionnaire.dimensions for question in dimension.questions]
    weights = sorted({question.weight for question in asked if question.scored})
    minutes = minutes_for(asked)
    return words.say(
        N_(
            "{edition} – dimensions: {dimensions}, questions: {questions} (weights {weights}), facts: {facts}, "
            "recommendations: {recommendations}, practices: {practices}, languages: {languages}, minutes: about {minutes}"
        ),
        edition=instrument.edition,
        questions=words.whole(len(asked)),
        dimensions=words.whole(len(questionnaire.dimensions)),
        weights=words.listed([words.number(weight) for weight in weights]),
        facts=words.whole(len(questionnaire.profile)),
        recommendations=words.whole(len(instrument.recommendations)),
        practices=words.whole(len(instrument.practices)),
        languages=words.listed([words.language(code) for code in instrument.languages]),
        minutes=words.whole(-(-minutes // 5) * 5),
    )


def _row(question: Question, words: Words) -> list[str]:
    # The words of a question are long and would hide the names; its one line for authors is not translated.
    weight = words.number(question.weight) if question.scored else ""
    return [f"  {question.id}", question.scale.kind, weight, ""]


def table_header(instrument: Instrument) -> str:
    """The header of a wide table: what a script has to write, without the columns that may stand beside an answer."""
    return ",".join([*_WHO, *instrument.questionnaire.questions])
