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
    """A real municipality that did it."""

    id: str
    municipality: str
    country: str
    years: str
    source: Source
    population: str = ""
