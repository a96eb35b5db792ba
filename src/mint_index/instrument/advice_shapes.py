"""The shapes of recommendations, practices and sources in YAML."""

from typing import Any, cast

from mint_index.instrument.condition_shapes import NEVER, condition
from mint_index.instrument.entry import Entry
from mint_index.instrument.recommendations import EFFORTS, Practice, Recommendation, Source


def recommendation(entry: Entry, dimension_id: str) -> Recommendation:
    """A recommendation of a dimension."""
    return Recommendation(
        id=entry.name("id", "Its name, a deed.", defines="recommendation"),
        dimension=dimension_id,
        when=entry.table("when", "It is due where this holds.", condition, NEVER, needed=True),
        raises=entry.pairs("raises", "Questions and the answers it would reach.", refers="question"),
        effort=cast(Any, entry.word("effort", "How much work it is.", EFFORTS)),
        months=entry.whole("months", "Months until it is done.", least=1, most=60),
        lead=entry.name("lead", "Who leads; words: role.<name>."),
        needs=entry.words("needs", "Recommendations that come first.", refers="recommendation", default=()),
        practices=entry.words("practices", "Who has done it.", refers="practice", default=()),
        place=entry.place(),
    )


def advice(entry: Entry) -> tuple[Recommendation, ...]:
    """A file of `recommendations/`."""
    id_ = entry.name("dimension", "The dimension they belong to.", refers="dimension")
    return entry.tables("recommendations", "The recommendations.", lambda each: recommendation(each, id_))


def source(entry: Entry) -> Source:
    """Where a fact comes from."""
    return Source(
        title=entry.text("title", "Title."),
        publisher=entry.text("publisher", "Publisher.", ""),
        year=entry.whole("year", "Year; 0 where it is not known.", least=0, most=2100, default=0),
        url=entry.text("url", "Address.", ""),
        verified=entry.word("verified", "Whether the fact was read there.", ("yes", "partly", "no"), "no"),
    )


def practice(entry: Entry) -> Practice:
    """A real municipality that did it."""
    return Practice(
        id=entry.name("id", "Its name.", defines="practice"),
        municipality=entry.text("municipality", "The municipality or municipalities."),
        country=entry.text("country", "Code of the country."),
        population=entry.text("population", "Inhabitants, in words.", ""),
        years=entry.text("years", "When, in words.", ""),
        source=entry.table("source", "Where it is told.", source, Source(title="", publisher="")),
    )
