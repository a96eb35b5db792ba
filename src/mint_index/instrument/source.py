"""YAML read key by key, as nodes and not as guessed values, with the place of everything kept.

The calls that read are the schema: a key nobody asked for is a problem, and `schema` writes the JSON Schema from the
same calls. A getter never raises; after a fault it gives a neutral value, and the ledger keeps what was wrong.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import yaml

from mint_index.instrument.entry import FIGURE, ID, SOURCE_KEY, Entry, Ledger
from mint_index.instrument.nodes import compose, place_of, printable, strange_in
from mint_index.problems import Place, Problem, closest, problem
from mint_index.voices import N_

T = TypeVar("T")
_DEEPEST = 40


class YamlEntry(Entry):
    """An entry of a file that was read."""

    def __init__(self, node: yaml.MappingNode, file: str, ledger: Ledger, depth: int = 0) -> None:
        self._node, self._file, self._ledger, self._depth = node, file, ledger, depth
        self._asked: dict[str, None] = {}
        self._nodes: dict[str, yaml.Node] = {}
        keys: dict[str, yaml.Node] = {}
        for key, value in node.value:
            word = key_of(key, file, ledger)
            if word in self._nodes:
                self._tell("Y05", key, key=word, first=keys[word].start_mark.line + 1)
            elif word:
                keys[word], self._nodes[word] = key, value
        self._keys = keys

    def text(self, key: str, about: str, default: str | None = None) -> str:
        node = self._get(key, default is None)
        return (default or "") if node is None else self._scalar(node, N_("a text"), key)

    def name(
        self, key: str, about: str, *, defines: str = "", refers: str = "", default: str | None = None
    ) -> str:
        node = self._get(key, default is None)
        if node is None:
            return default or ""
        given = self._word(node, N_("a name"), key)
        if given and not (SOURCE_KEY if defines == "source" else ID).match(given):
            self._tell("Y08", node, given=shortened(node))
        elif given and defines:
            self._ledger.define(defines, given, self._at(node))
        elif given and refers:
            self._ledger.referred.append((refers, given, self._at(node)))
        return given

    def word(self, key: str, about: str, among: Sequence[str], default: str | None = None) -> str:
        node = self._get(key, default is None)
        if node is None:
            return default or among[0]
        given = self._word(node, " | ".join(among), key)
        if given in among:
            return given
        if given:
            self._tell(
                "Y04", node, given=shortened(node), expected=" | ".join(among), nearest=closest(given, among)
            )
        return among[0]

    def kind(self, key: str, about: str, among: Sequence[str]) -> str:
        return self.word(key, about, among)

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
        node = self._get(key, default is None)
        if node is None:
            return default if default is not None else 1.0
        given = self._word(node, N_("a figure"), key)
        if not FIGURE.match(given):
            if given:
                self._tell("Y04", node, given=shortened(node), expected=N_("a figure"))
            return 1.0
        figure = float(given)
        if (
            (least is not None and figure < least)
            or (most is not None and figure > most)
            or (above is not None and figure <= above)
        ):
            self._tell("Y09", node, given=shortened(node), expected=bounds(least, most, above))
        return figure

    def whole(self, key: str, about: str, *, least: int, most: int, default: int | None = None) -> int:
        figure = self.figure(key, about, least=least, most=most, default=default)
        if figure != int(figure):
            self.complain("Y04", key, given=figure, expected=N_("a whole number"))
        return int(figure)

    def words(
        self,
        key: str,
        about: str,
        *,
        among: Sequence[str] = (),
        refers: str = "",
        default: Sequence[str] | None = None,
    ) -> tuple[str, ...]:
        node = self._get(key, default is None)
        if node is None:
            return tuple(default or ())
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if not nodes:
            self._tell("Y13", node, name=key)
        found = []
        for each in nodes:
            given = self._word(each, N_("a word"), key)
            if given and among and given not in among:
                expected = " | ".join(among)
                near = closest(given, among)
                self._tell("Y04", each, given=shortened(each), expected=expected, nearest=near)
            elif given and refers:
                self._ledger.referred.append((refers, given, self._at(each)))
            found.append(given)
        return tuple(found)

    def table(
        self, key: str, about: str, read: Callable[[Entry], T], default: T, *, needed: bool = False
    ) -> T:
        node = self._get(key, needed)
        if node is None:
            return default
        return self._read(node, read, default, key)

    def tables(
        self, key: str, about: str, read: Callable[[Entry], T], *, short: str = "", needed: bool = True
    ) -> tuple[T, ...]:
        node = self._get(key, needed)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self._misshapen(node, N_("a list"), key)
            return ()
        if not node.value:
            self._tell("Y13", node, name=key)
        found = (self._read(self._lengthen(each, short), read, None, key) for each in node.value)
        return tuple(each for each in found if each is not None)

    def pairs(self, key: str, about: str, refers: str) -> Mapping[str, str]:
        node = self._get(key, False)
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._misshapen(node, N_("a mapping"), key)
            return {}
        first: dict[str, yaml.Node] = {}
        found: dict[str, str] = {}
        for name, value in node.value:
            word = key_of(name, self._file, self._ledger)
            if word in first:
                self._tell("Y05", name, key=word, first=first[word].start_mark.line + 1)
            elif word:
                first[word] = name
                self._ledger.referred.append((refers, word, self._at(name)))
                found[word] = self._word(value, N_("a word"), word)
        return found

    def form(self, about: str, among: Sequence[str], *, needed: bool = True) -> str:
        here = [key for key in among if key in self._nodes]
        self._asked.update(dict.fromkeys(among))
        if len(here) > 1:
            self._tell(
                "Y04", self._keys[here[1]], given=here[1], expected=N_("only one of ") + " | ".join(among)
            )
        elif not here and needed:
            near = next(filter(None, (closest(key, among) for key in self._nodes)), "")
            self._tell("Y03", self._node, key=" | ".join(among), nearest=near)
        return here[0] if here else ""

    def place(self, key: str = "") -> Place:
        return self._at(self._nodes.get(key, self._node))

    def complain(self, code: str, key: str, /, **facts: object) -> None:
        self._ledger.problems.append(problem(code, self.place(key), **facts))

    def close(self) -> None:
        """Tell the keys nobody asked for."""
        for key, node in self._keys.items():
            if key not in self._asked:
                self._tell(
                    "Y02", node, key=key, allowed=", ".join(self._asked), nearest=closest(key, self._asked)
                )

    def _get(self, key: str, needed: bool) -> yaml.Node | None:
        self._asked[key] = None
        node = self._nodes.get(key)
        if node is None and needed:
            self._tell("Y03", self._node, key=key)
        return node

    def _word(self, node: yaml.Node, expected: str, key: str) -> str:
        given = self._scalar(node, expected, key)
        strange = strange_in(given)
        if strange:
            self._tell("Y16", node, character=strange)
        return "" if strange else given

    def _scalar(self, node: yaml.Node, expected: str, key: str) -> str:
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return str(node.value).strip()
        self._misshapen(node, expected, key)
        return ""

    def _misshapen(self, node: yaml.Node, expected: str, key: str) -> None:
        self._ledger.problems.append(misshapen(node, self._file, expected, key))

    def _read(self, node: yaml.Node, read: Callable[[Entry], T], default: T, key: str) -> T:
        if not isinstance(node, yaml.MappingNode) or self._depth > _DEEPEST:
            self._misshapen(node, N_("a mapping"), key)
            return default
        entry = YamlEntry(node, self._file, self._ledger, self._depth + 1)
        found = read(entry)
        entry.close()
        return found

    def _lengthen(self, node: yaml.Node, short: str) -> yaml.Node:
        if not short or not isinstance(node, yaml.ScalarNode):
            return node
        key = yaml.ScalarNode(node.tag, short, node.start_mark, node.end_mark)
        return yaml.MappingNode("tag:yaml.org,2002:map", [(key, node)], node.start_mark, node.end_mark)

    def _at(self, node: yaml.Node) -> Place:
        return place_of(node, self._file)

    def _tell(self, code: str, node: yaml.Node, /, **facts: object) -> None:
        self._ledger.problems.append(problem(code, self._at(node), **facts))


def bounds(least: float | None, most: float | None, above: float | None) -> str:
    """The bounds as signs, such as `>= 0, <= 100`."""
    parts = ((">=", least), ("<=", most), (">", above))
    return ", ".join(f"{sign} {figure:g}" for sign, figure in parts if figure is not None)


def misshapen(node: yaml.Node, shown: str, expected: str, key: str) -> Problem:
    """What is said of a node that is not what is expected at a key: Y13 where there is nothing, else Y04."""
    if isinstance(node, yaml.ScalarNode) and not node.value.strip():
        return problem("Y13", place_of(node, shown), name=key)
    return problem("Y04", place_of(node, shown), given=shortened(node), expected=expected)


def key_of(node: yaml.Node, shown: str, ledger: Ledger) -> str:
    """The word of a key; empty where it is none, which is told (Y08, Y16)."""
    word = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    strange = strange_in(word)
    if strange:
        ledger.problems.append(problem("Y16", place_of(node, shown), character=strange))
    elif not word:
        ledger.problems.append(problem("Y08", place_of(node, shown), given=shortened(node) or ":"))
    return "" if strange else word


def shortened(node: yaml.Node) -> str:
    """What stands there, short enough for a sentence."""
    if isinstance(node, yaml.ScalarNode):
        words = " ".join(printable(node.value).split())
        return words if len(words) <= 60 else words[:59] + "…"
    return "[…]" if isinstance(node, yaml.SequenceNode) else "{…}"


def read_file(path: Path, shown: str, ledger: Ledger, read: Callable[[Entry], T]) -> T | None:
    """What `read` makes of a file that is one mapping; None where it is not."""
    root = _root(path, shown, ledger, yaml.MappingNode, N_("a mapping"))
    return None if root is None else _read(root, shown, ledger, read, "")


def read_pairs(path: Path, shown: str, ledger: Ledger) -> dict[str, tuple[str, Place]]:
    """A flat file of keys and words, each with the place of its key."""
    root = _root(path, shown, ledger, yaml.MappingNode, N_("a mapping"))
    found: dict[str, tuple[str, Place]] = {}
    for key, value in root.value if root is not None else ():
        word, place = key_of(key, shown, ledger), place_of(key, shown)
        if not word:
            continue
        if not isinstance(value, yaml.ScalarNode):
            ledger.problems.append(misshapen(value, shown, N_("a text"), word))
        elif strange := strange_in(value.value):
            # Written as an escape, which neither a workbook nor a report could hold.
            ledger.problems.append(problem("Y16", place_of(value, shown), character=strange))
        elif word in found:
            ledger.problems.append(problem("Y05", place, key=word, first=found[word][1].line))
        else:
            found[word] = (value.value.strip(), place)
            if not value.value.strip():
                ledger.problems.append(problem("W03", place, key=word))
    return found


def read_list(path: Path, shown: str, ledger: Ledger, read: Callable[[Entry], T]) -> list[T]:
    """What `read` makes of each mapping in a file that is one list."""
    root = _root(path, shown, ledger, yaml.SequenceNode, N_("a list"))
    found = [_read(each, shown, ledger, read, "-") for each in (root.value if root is not None else ())]
    return [each for each in found if each is not None]


def read_named(path: Path, shown: str, ledger: Ledger, kind: str, read: Callable[[Entry], T]) -> dict[str, T]:
    """What `read` makes of each mapping below a name, for a file that maps names to mappings."""
    root = _root(path, shown, ledger, yaml.MappingNode, N_("a mapping"))
    found: dict[str, T] = {}
    for key, value in root.value if root is not None else ():
        word = key_of(key, shown, ledger)
        if not word:
            continue
        if not SOURCE_KEY.match(word):
            ledger.problems.append(problem("Y08", place_of(key, shown), given=shortened(key)))
            continue
        ledger.define(kind, word, place_of(key, shown))
        made = _read(value, shown, ledger, read, word)
        if made is not None:
            found[word] = made
    return found


def _read(node: yaml.Node, shown: str, ledger: Ledger, read: Callable[[Entry], T], key: str) -> T | None:
    if not isinstance(node, yaml.MappingNode):
        ledger.problems.append(misshapen(node, shown, N_("a mapping"), key))
        return None
    entry = YamlEntry(node, shown, ledger)
    found = read(entry)
    entry.close()
    return found


def _root(path: Path, shown: str, ledger: Ledger, kind: type[yaml.Node], expected: str) -> yaml.Node | None:
    node = compose(path, shown, ledger)
    if node is None or isinstance(node, kind):
        return node
    ledger.problems.append(problem("Y04", place_of(node, shown), given=shortened(node), expected=expected))
    return None
