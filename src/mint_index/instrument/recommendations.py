"""What can be advised and who has done it: recommendations with the condition that makes them due, and practices.

Neither can change a score. Their words stand in `text/<language>.yaml` beside them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from mint_index.instrument.conditions import Condition
from mint_index.problems import Place

Effort = Literal["low", "medium", "high"]
EFFORTS: tuple[Effort, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A deed that can be advised: due where `when` holds; `raises` maps questions to the answer it would reach."""

    id: str
    dimension: str
    when: Condition
    raises: Mapping[str, str]
    effort: Effort
    months: int
    lead: str
    needs: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact comes from; `year` is 0 where it is not known."""

    title: str
    publisher: str
    year: int = 0
    url: str = ""
    verified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A real municipality that did it: from `since` to `until`, with `population` inhabitants in the year `counted`.

    A year or a count is 0 where it is not known; a practice without `until` goes on, as far as is known.
    """

    id: str
    municipality: str
    country: str
    source: Source
    since: int = 0
    until: int = 0
    population: int = 0
    counted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Who may pay for it: `as_of` is the date of the information (ISO 8601), `until` the last year that is settled.

    `countries` are codes of countries, or EU for all of its members.
    """

    id: str
    countries: tuple[str, ...]
    as_of: str
    until: int
    source: Source
