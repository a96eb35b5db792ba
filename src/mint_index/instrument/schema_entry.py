"""What a mapping may hold, found by running its reader on an entry that only notes what it is asked.

A reader is run once for every alternative on which it depends what else is asked; the runs are merged into one
description. Readers with a name of their own become definitions, so that a condition may hold conditions.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from mint_index.instrument.entry import ID, Entry
from mint_index.problems import Place

T = TypeVar("T")
Json = dict[str, Any]
Reader = Callable[[Entry], object]

# Words stay words for us; an editor has made a number of `2016` and, before YAML 1.2, a truth of `no`.
_TEXT: Json = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_TRUTHS = {"yes": True, "no": False}


def described(read: Reader, definitions: dict[str, Json]) -> Json:
    """What a reader asks for: a reference to a definition where the reader has a name of its own."""
    if "<" in getattr(read, "__qualname__", "<"):
        return explored(read, definitions)
    name = read.__name__.strip("_")
    if name not in definitions:
        definitions[name] = {}  # A condition holds conditions: the name is there before what it stands for.
        about = (read.__doc__ or "").split("\n")[0]
        definitions[name] = ({"description": about} if about else {}) | explored(read, definitions)
    return {"$ref": f"#/$defs/{name}"}


def explored(read: Reader, definitions: dict[str, Json]) -> Json:
    """What a mapping may hold that a reader reads; what it refers to is added to the definitions."""
    return _merged(list(_runs(read, definitions)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fork:
    """Where a reader goes several ways: by the word at `key`, or, where that is empty, by which key is there."""

    key: str
    about: str
    among: tuple[str, ...]


class SchemaEntry(Entry):
    """An entry that is asked and notes it. At each fork it goes as `way` says, and on to the first beyond that."""

    def __init__(self, definitions: dict[str, Json], way: Sequence[str]) -> None:
        self._definitions, self._way = definitions, way
        self.properties: dict[str, Json] = {}
        self.required: list[str] = []
        self.forks: list[_Fork] = []
        self.taken: list[str] = []

    def text(self, key: str, about: str, default: str | None = None) -> str:
        self._note(key, about, _TEXT, needed=default is None, default=default)
        return default or ""

    def name(
        self, key: str, about: str, *, defines: str = "", refers: str = "", default: str | None = None
    ) -> str:
        asked = {"type": "string", "pattern": anchored(ID.pattern)}
        self._note(key, about, asked, needed=default is None, default=default)
        return default or ""

    def word(self, key: str, about: str, among: Sequence[str], default: str | None = None) -> str:
        self._note(key, about, {"enum": _with_truths(among)}, needed=default is None, default=default)
        return default or among[0]

    def kind(self, key: str, about: str, among: Sequence[str]) -> str:
        self._note(key, about, {"enum": list(among)}, needed=True)
        return self._fork(_Fork(key=key, about=about, among=tuple(among)))

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
        asked = {"type": "number"} | _said({"minimum": least, "maximum": most, "exclusiveMinimum": above})
        # A default out of bounds stands for "not said" and cannot be written.
        shown = None if default is None or (above is not None and default <= above) else default
        self._note(key, about, asked, needed=default is None, default=shown)
        # A figure that is not known is without bound, and so is what a reader computes from it.
        return math.inf

    def whole(self, key: str, about: str, *, least: int, most: int, default: int | None = None) -> int:
        asked = {"type": "integer", "minimum": least, "maximum": most}
        self._note(key, about, asked, needed=default is None, default=default)
        return least

    def words(
        self,
        key: str,
        about: str,
        *,
        among: Sequence[str] = (),
        refers: str = "",
        default: Sequence[str] | None = None,
    ) -> tuple[str, ...]:
        item: Json = {"enum": _with_truths(among)} if among else _TEXT
        asked = {"anyOf": [{"type": "array", "items": item}, item]}
        self._note(key, about, asked, needed=default is None, default=default)
        return ()

    def table(
        self, key: str, about: str, read: Callable[[Entry], T], default: T, *, needed: bool = False
    ) -> T:
        self._note(key, about, described(read, self._definitions), needed=needed)
        return default

    def tables(
        self, key: str, about: str, read: Callable[[Entry], T], *, short: str = "", needed: bool = True
    ) -> tuple[T, ...]:
        item = described(read, self._definitions)
        whole = self._definitions[item["$ref"].rpartition("/")[2]] if "$ref" in item else item
        if short and whole.get("required") == [short]:
            item = {"anyOf": [whole["properties"][short], item]}
        self._note(key, about, {"type": "array", "minItems": 1, "items": item}, needed=needed)
        # One neutral element. It ends, because the first way of every fork asks for nothing like itself.
        return (read(SchemaEntry(self._definitions, ())),)

    def pairs(self, key: str, about: str, refers: str) -> Mapping[str, str]:
        names = {"pattern": anchored(ID.pattern)}
        asked = {"type": "object", "propertyNames": names, "additionalProperties": _TEXT}
        self._note(key, about, asked, needed=False)
        return {}

    def form(self, about: str, among: Sequence[str], *, needed: bool = True) -> str:
        ways = tuple(among) if needed else (*among, "")
        return self._fork(_Fork(key="", about=about, among=ways))

    def place(self, key: str = "") -> Place:
        return Place()

    def complain(self, code: str, key: str, /, **facts: object) -> None:
        """Nothing was read, so nothing is wrong."""

    def _note(self, key: str, about: str, asked: Json, *, needed: bool, default: object = None) -> None:
        self.properties[key] = {"description": about, **asked, **_said({"default": default})}
        if needed:
            self.required.append(key)

    def _fork(self, fork: _Fork) -> str:
        at = len(self.forks)
        self.forks.append(fork)
        self.taken.append(self._way[at] if at < len(self._way) else fork.among[0])
        return self.taken[-1]


def _runs(read: Reader, definitions: dict[str, Json]) -> Iterator[SchemaEntry]:
    """A run of the reader for every way it can go."""
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        way = waiting.pop()
        entry = SchemaEntry(definitions, way)
        read(entry)
        yield entry
        # Beyond the way that was given, the first alternative was taken: the others are still to be gone.
        for at in range(len(way), len(entry.forks)):
            waiting += [(*entry.taken[:at], other) for other in entry.forks[at].among[1:]]


def _merged(runs: Sequence[SchemaEntry], at: int = 0) -> Json:
    """One description of what several runs were asked; they agree on all forks before `at`."""
    first = runs[0]
    if at == len(first.forks):
        return _closed(first.properties, first.required)
    fork = first.forks[at]
    ways = {word: _merged([run for run in runs if run.taken[at] == word], at + 1) for word in fork.among}
    return _one_key_of(fork, ways) or _joined(fork, ways)


def _closed(properties: Mapping[str, Any], required: Sequence[str]) -> Json:
    found: Json = {"type": "object", "properties": dict(properties)}
    if required:
        found["required"] = list(required)
    return found | {"additionalProperties": False}


def _one_key_of(fork: _Fork, ways: Mapping[str, Json]) -> Json | None:
    """The short form, where the ways differ in nothing but the one key that is there."""
    if fork.key or "" in ways or any("oneOf" in way or "allOf" in way for way in ways.values()):
        return None
    rests = [
        ({**way["properties"], word: None}.keys() - {word}, set(way["required"]) - {word})
        for word, way in ways.items()
    ]
    if any(rest != rests[0] for rest in rests):
        return None
    properties = {key: asked for way in ways.values() for key, asked in way["properties"].items()}
    required = [key for key in next(iter(ways.values()))["required"] if key in rests[0][1]]
    return _closed(properties, required) | {"oneOf": [{"required": [word]} for word in ways]}


def _joined(fork: _Fork, ways: Mapping[str, Json]) -> Json:
    """What all ways ask for stands once, and each way closed by itself: what it does not know is wrong."""
    first = next(iter(ways.values()))
    common = {
        key: asked
        for key, asked in first["properties"].items()
        if all(way["properties"].get(key) == asked for way in ways.values())
    }
    required = [key for key in first.get("required", ()) if key in common]
    found: Json = {"type": "object", "properties": common}
    if required:
        found["required"] = required
    alone = {word: _without(way, common) for word, way in ways.items()}
    if not fork.key:
        return {"description": fork.about} | found | {"oneOf": list(alone.values())}
    branches = [
        {"if": {"properties": {fork.key: {"const": word}}, "required": [fork.key]}, "then": way}
        for word, way in alone.items()
    ]
    return found | {"allOf": branches}


def _without(way: Json, common: Mapping[str, Any]) -> Json:
    properties = {key: True if key in common else asked for key, asked in way["properties"].items()}
    required = [key for key in way.get("required", ()) if key not in common]
    rest = {key: value for key, value in way.items() if key not in ("type", "properties", "required")}
    return {"properties": properties, **({"required": required} if required else {}), **rest}


def anchored(pattern: str) -> str:
    return "^" + pattern.replace(r"\Z", "$")


def _with_truths(words: Sequence[str]) -> list[str | bool]:
    return [*words, *(_TRUTHS[word] for word in words if word in _TRUTHS)]


def _said(figures: Mapping[str, Any]) -> Json:
    """The entries that say something; what is without bound or empty says nothing."""
    return {key: value for key, value in figures.items() if value not in (None, "", (), math.inf)}
