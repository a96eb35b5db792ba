"""What a file of an edition is asked, key by key, and the ledger of what was found wrong.

`source` answers from YAML, `schema_entry` writes down the questions: the calls that read are the schema.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from mint_index.problems import Place, Problem, problem

T = TypeVar("T")
ID = re.compile(r"[a-z][a-z0-9_]*\Z")
SOURCE_KEY = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
COUNTRY = re.compile(r"[A-Z]{2}\Z")
# More digits than any figure of a questionnaire needs, and fewer than a float can lose its way in.
FIGURE = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?\Z")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What reading an edition found: problems, every name defined (by kind) and every name referred to."""

    problems: list[Problem] = field(default_factory=list)
    defined: dict[str, dict[str, Place]] = field(default_factory=dict)
    referred: list[tuple[str, str, Place]] = field(default_factory=list)

    def define(self, kind: str, name: str, place: Place) -> None:
        first = self.defined.setdefault(kind, {}).setdefault(name, place)
        if first is not place:
            where = f"{first.file}:{first.line}"
            self.problems.append(problem("Y07", place, kind=kind, given=name, first=where))


class Entry(ABC):
    """One mapping of a file, asked key by key. `about` describes a key for the schema; no default means it must be there."""

    @abstractmethod
    def text(self, key: str, about: str, default: str | None = None) -> str:
        """The words at a key."""

    @abstractmethod
    def name(
        self, key: str, about: str, *, defines: str = "", refers: str = "", default: str | None = None
    ) -> str:
        """An id; `defines` or `refers` to something of that kind."""

    @abstractmethod
    def word(self, key: str, about: str, among: Sequence[str], default: str | None = None) -> str:
        """One of some words."""

    @abstractmethod
    def kind(self, key: str, about: str, among: Sequence[str]) -> str:
        """One of some words, on which it depends what else is asked."""

    @abstractmethod
    def figure(
        self,
        key: str,
        about: str,
        *,
        least: float | None = None,
        most: float | None = None,
        above: float | None = None,
        default: float | None = None,
    ) -> float:
        """A number, within bounds."""

    @abstractmethod
    def whole(self, key: str, about: str, *, least: int, most: int, default: int | None = None) -> int:
        """A whole number, bounds included."""

    @abstractmethod
    def words(
        self,
        key: str,
        about: str,
        *,
        among: Sequence[str] = (),
        refers: str = "",
        default: Sequence[str] | None = None,
    ) -> tuple[str, ...]:
        """A list of words, all `among` some, or all names of one kind; a single word is a list of one."""

    @abstractmethod
    def table(
        self, key: str, about: str, read: "Callable[[Entry], T]", default: T, *, needed: bool = False
    ) -> T:
        """A mapping below a key, read by `read`."""

    @abstractmethod
    def tables(
        self, key: str, about: str, read: "Callable[[Entry], T]", *, short: str = "", needed: bool = True
    ) -> tuple[T, ...]:
        """A list of mappings; where `short` names a key, a plain word stands for a mapping with that key alone."""

    @abstractmethod
    def pairs(self, key: str, about: str, refers: str) -> Mapping[str, str]:
        """A mapping from names of one kind to words."""

    @abstractmethod
    def form(self, about: str, among: Sequence[str], *, needed: bool = True) -> str:
        """Which one of some keys is there; exactly one may be ("" where none is and none is needed)."""

    @abstractmethod
    def place(self, key: str = "") -> Place:
        """Where the value of a key stands, or the mapping itself."""

    @abstractmethod
    def complain(self, code: str, key: str, /, **facts: object) -> None:
        """Tell a problem at the value of a key."""
