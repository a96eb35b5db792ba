"""What several people answered differently, and whether they agreed: kept with the answers, told in the report.

Nothing here knows how a meeting sheet looks; what was agreed is the answer itself.
"""

from dataclasses import dataclass
from typing import Literal

Talk = Literal["meeting", "short"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differed:
    """A question that was answered differently: `said` has the words of each answer, `agreed` is whether there is one now."""

    id: str
    talk: Talk
    said: tuple[str, ...] = ()
    agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """How several forms were joined: `forms` of them, `met` questions that more than one answered, those that differed."""

    forms: int = 0
    met: int = 0
    differed: tuple[Differed, ...] = ()


NOT_JOINED = Meeting()
"""One form, filled in by whoever filled it in."""
