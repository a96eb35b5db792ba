"""The shapes of recommendations, practices and sources in YAML."""

import re
from typing import Any, cast

from mint_index.instrument.condition_shapes import NEVER, condition
from mint_index.instrument.entry import Entry
from mint_index.instrument.recommendations import EFFORTS, Funding, Practice, Recommendation, Source
from mint_index.instrument.shapes import country

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


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
        funding=entry.words("funding", "Who may pay for it.", refers="funding", default=()),
        practices=entry.words("practices", "Who has done it.", refers="practice", default=()),
        place=entry.place(),
    )


def advice(entry: Entry, file: str = "") -> tuple[Recommendation, ...]:
    """A file of `recommendations/`, which bears the name of its dimension."""
    id_ = entry.name("dimension", "The dimension they belong to.", refers="dimension")
    if id_ and file and id_ != file:
        entry.complain("Y18", "dimension", given=id_, expected=file)
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
        population=entry.whole("population", "Inhabitants.", least=0, most=5_000_000, default=0),
        counted=entry.whole("counted", "The year of that figure.", least=0, most=2100, default=0),
        since=entry.whole("since", "The year in which it began.", least=0, most=2100, default=0),
        until=entry.whole("until", "The year in which it ended.", least=0, most=2100, default=0),
        source=entry.table("source", "Where it is told.", source, Source(title="", publisher="")),
    )


def fund(entry: Entry) -> Funding:
    """Who may pay for a recommendation."""
    as_of = entry.text("as_of", "Date of the information, year-month-day.")
    if as_of and not _DATE.match(as_of):
        entry.complain("Y04", "as_of", given=as_of, expected="2026-03-31")
    everywhere = "Codes of countries; EU for all of its members."
    return Funding(
        id=entry.name("id", "Its name.", defines="funding"),
        countries=entry.tables("countries", everywhere, country, short="id"),
        as_of=as_of,
        until=entry.whole("until", "The last year that is settled.", least=2000, most=2100),
        source=entry.table("source", "Where it is told.", source, Source(title="", publisher="")),
    )
