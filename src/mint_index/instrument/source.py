"""YAML read key by key, as nodes and not as guessed values, with the place of everything kept. The only door to PyYAML.

The calls that read are the schema: a key nobody asked for is a problem, and `schema` writes the JSON Schema from the
same calls. A getter never raises; after a fault it gives a neutral value, and the ledger keeps what was wrong.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import yaml

from mint_index.instrument.entry import FIGURE, ID, SOURCE_KEY, Entry, Ledger
from mint_index.problems import Place, closest, problem
from mint_index.voices import N_

T = TypeVar("T")
_DEEPEST = 40
# The C parser is the same grammar, ten times as fast; it is missing only in builds without libyaml.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlEntry(Entry):
    """An entry of a file that was read."""

    def __init__(self, node: yaml.MappingNode, file: str, ledger: Ledger, depth: int = 0) -> None:
        self._node, self._file, self._ledger, self._depth = node, file, ledger, depth
        self._asked: dict[str, None] = {}
        self._nodes: dict[str, yaml.Node] = {}
        keys: dict[str, yaml.Node] = {}
        for key, value in node.value:
            word = key.value if isinstance(key, yaml.ScalarNode) else ""
            if word in self._nodes:
                self._tell("Y05", key, key=word, first=keys[word].start_mark.line + 1)
            else:
                keys[word], self._nodes[word] = key, value
        self._keys = keys

    def text(self, key: str, about: str, default: str | None = None) -> str:
        node = self._get(key, default is None)
        return (default or "") if node is None else self._scalar(node, N_("a text"))

    def name(
        self, key: str, about: str, *, defines: str = "", refers: str = "", default: str | None = None
    ) -> str:
        node = self._get(key, default is None)
        if node is None:
            return default or ""
        given = self._scalar(node, N_("a name"))
        if given and not (SOURCE_KEY if defines == "source" else ID).match(given):
            self._tell("Y08", node, given=given)
        elif given and defines:
            self._ledger.define(defines, given, self._at(node))
        elif given and refers:
            self._ledger.referred.append((refers, given, self._at(node)))
        return given

    def word(self, key: str, about: str, among: Sequence[str], default: str | None = None) -> str:
        node = self._get(key, default is None)
        if node is None:
            return default or among[0]
        given = self._scalar(node, " | ".join(among))
        if given in among:
            return given
        if given:
            self._tell("Y04", node, given=given, expected=" | ".join(among), nearest=closest(given, among))
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
        given = self._scalar(node, N_("a figure"))
        if not FIGURE.match(given):
            if given:
                self._tell("Y04", node, given=given, expected=N_("a figure"))
            return 1.0
        figure = float(given)
        if (
            (least is not None and figure < least)
            or (most is not None and figure > most)
            or (above is not None and figure <= above)
        ):
            self._tell("Y09", node, given=given, expected=bounds(least, most, above))
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
            given = self._scalar(each, N_("a word"))
            if given and among and given not in among:
                expected = " | ".join(among)
                self._tell("Y04", each, given=given, expected=expected, nearest=closest(given, among))
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
        return self._read(node, read, default)

    def tables(
        self, key: str, about: str, read: Callable[[Entry], T], *, short: str = "", needed: bool = True
    ) -> tuple[T, ...]:
        node = self._get(key, needed)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self._tell("Y04", node, given=shortened(node), expected=N_("a list"))
            return ()
        if not node.value:
            self._tell("Y13", node, name=key)
        found = (self._read(self._lengthen(each, short), read, None) for each in node.value)
        return tuple(each for each in found if each is not None)

    def pairs(self, key: str, about: str, refers: str) -> Mapping[str, str]:
        node = self._get(key, False)
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._tell("Y04", node, given=shortened(node), expected=N_("a mapping"))
            return {}
        found = {}
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self._tell("Y04", name, given=shortened(name), expected=N_("a name"))
                continue
            self._ledger.referred.append((refers, name.value, self._at(name)))
            found[name.value] = self._scalar(value, N_("a word"))
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

    def _scalar(self, node: yaml.Node, expected: str) -> str:
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return str(node.value).strip()
        self._tell("Y04", node, given=shortened(node), expected=expected)
        return ""

    def _read(self, node: yaml.Node, read: Callable[[Entry], T], default: T) -> T:
        if not isinstance(node, yaml.MappingNode) or self._depth > _DEEPEST:
            self._tell("Y04", node, given=shortened(node), expected=N_("a mapping"))
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
        return _place(node, self._file)

    def _tell(self, code: str, node: yaml.Node, /, **facts: object) -> None:
        self._ledger.problems.append(problem(code, self._at(node), **facts))


def bounds(least: float | None, most: float | None, above: float | None) -> str:
    """The bounds as signs, such as `>= 0, <= 100`."""
    parts = ((">=", least), ("<=", most), (">", above))
    return ", ".join(f"{sign} {figure:g}" for sign, figure in parts if figure is not None)


def shortened(node: yaml.Node) -> str:
    """What stands there, short enough for a sentence."""
    if isinstance(node, yaml.ScalarNode):
        words = str(node.value)
        return words if len(words) <= 60 else words[:59] + "…"
    return "[…]" if isinstance(node, yaml.SequenceNode) else "{…}"


def read_file(path: Path, shown: str, ledger: Ledger, read: Callable[[Entry], T]) -> T | None:
    """What `read` makes of a file that is one mapping; None where it is not."""
    root = _root(path, shown, ledger, yaml.MappingNode, N_("a mapping"))
    return None if root is None else _read(root, shown, ledger, read)


def read_pairs(path: Path, shown: str, ledger: Ledger) -> dict[str, tuple[str, Place]]:
    """A flat file of keys and words, each with the place of its key."""
    root = _root(path, shown, ledger, yaml.MappingNode, N_("a mapping"))
    found: dict[str, tuple[str, Place]] = {}
    for key, value in root.value if root is not None else ():
        place = _place(key, shown)
        if not isinstance(value, yaml.ScalarNode) or not isinstance(key, yaml.ScalarNode):
            ledger.problems.append(problem("Y04", place, given=shortened(value), expected=N_("a text")))
        elif key.value in found:
            ledger.problems.append(problem("Y05", place, key=key.value, first=found[key.value][1].line))
        else:
            found[key.value] = (value.value.strip(), place)
            if not value.value.strip():
                ledger.problems.append(problem("W03", place, key=key.value))
    return found


def read_list(path: Path, shown: str, ledger: Ledger, read: Callable[[Entry], T]) -> list[T]:
    """What `read` makes of each mapping in a file that is one list."""
    root = _root(path, shown, ledger, yaml.SequenceNode, N_("a list"))
    found = [_read(each, shown, ledger, read) for each in (root.value if root is not None else ())]
    return [each for each in found if each is not None]


def read_named(path: Path, shown: str, ledger: Ledger, kind: str, read: Callable[[Entry], T]) -> dict[str, T]:
    """What `read` makes of each mapping below a name, for a file that maps names to mappings."""
    root = _root(path, shown, ledger, yaml.MappingNode, N_("a mapping"))
    found: dict[str, T] = {}
    for key, value in root.value if root is not None else ():
        if not isinstance(key, yaml.ScalarNode) or not SOURCE_KEY.match(key.value):
            ledger.problems.append(problem("Y08", _place(key, shown), given=shortened(key)))
            continue
        ledger.define(kind, key.value, _place(key, shown))
        made = _read(value, shown, ledger, read)
        if made is not None:
            found[key.value] = made
    return found


def _place(node: yaml.Node, shown: str) -> Place:
    return Place(file=shown, line=node.start_mark.line + 1, column=node.start_mark.column + 1)


def _read(node: yaml.Node, shown: str, ledger: Ledger, read: Callable[[Entry], T]) -> T | None:
    if not isinstance(node, yaml.MappingNode):
        told = problem("Y04", _place(node, shown), given=shortened(node), expected=N_("a mapping"))
        ledger.problems.append(told)
        return None
    entry = YamlEntry(node, shown, ledger)
    found = read(entry)
    entry.close()
    return found


def _root(path: Path, shown: str, ledger: Ledger, kind: type[yaml.Node], expected: str) -> yaml.Node | None:
    node = _compose(path, shown, ledger)
    if node is None or isinstance(node, kind):
        return node
    ledger.problems.append(problem("Y04", _place(node, shown), given=shortened(node), expected=expected))
    return None


def _compose(path: Path, shown: str, ledger: Ledger) -> yaml.Node | None:
    place = Place(file=shown)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        ledger.problems.append(problem("Y17", place))
        return None
    except OSError as fault:
        ledger.problems.append(problem("F02", place, reason=fault.strerror or str(fault)))
        return None
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        byte = f"0x{fault.object[fault.start]:02X}"
        ledger.problems.append(problem("Y16", Place(file=shown, line=line), character=byte))
        return None
    strange = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        column = strange.start() - text.rfind("\n", 0, strange.start())
        place = Place(file=shown, line=line, column=column)
        ledger.problems.append(problem("Y16", place, character=f"U+{ord(strange.group()):04X}"))
        return None
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        if mark:
            place = Place(file=shown, line=mark.line + 1, column=mark.column + 1)
        ledger.problems.append(problem("Y01", place, reason=fault.problem or "?"))
        return None
    except RecursionError:
        ledger.problems.append(problem("Y01", place, reason=N_("nested too deeply")))
        return None
    if node is None:
        ledger.problems.append(problem("F07", place))
    return node
