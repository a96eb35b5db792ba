"""From a file to YAML nodes, or to what keeps it from being read: no file can break the reading or hold it up.

Only `nodes` and `source` know PyYAML. What its C parser would not survive is refused before it sees it.
"""

import math
import re
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from mint_index.instrument.entry import Ledger
from mint_index.problems import Place, problem
from mint_index.voices import N_

# What YAML allows, but for three characters: to YAML they end a line, to an editor they do not.
# To compile the pattern takes longer than to read a file without any, so it is only done where something is not printable.
_STRANGE = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_BRACKET = re.compile(r"[\[{\]}]")
_DEEPEST = 100
# Where a line begins bounds how deep a block can be: every level is further in, or a dash of its own.
_FAR_IN = re.compile(rf"(?:^|\r)[ \t?:-]{{{2 * _DEEPEST}}}", re.MULTILINE)
_MOST_BY_ALIAS = 100_000

# The C parser is the same grammar, ten times as fast; it is missing only in builds without libyaml.
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Parser):  # type: ignore[misc]
    """A parser that does not guess what a word may stand for: nobody asks, and it takes a fifth of the time."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: object) -> str:
        return ""

    def descend_resolver(self, node: yaml.Node, index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def place_of(node: yaml.Node, shown: str) -> Place:
    """Where a node begins."""
    return Place(file=shown, line=node.start_mark.line + 1, column=node.start_mark.column + 1)


def strange_in(text: str) -> str:
    """The first character that YAML does not allow, such as U+001B; empty where there is none."""
    strange = _strange(text)
    return f"U+{ord(strange.group()):04X}" if strange else ""


def _strange(text: str) -> "re.Match[str] | None":
    printable = text.isprintable() or all(map(str.isprintable, text.split("\n")))
    return None if printable else re.search(_STRANGE, text)


def printable(text: str) -> str:
    """The text as it may be shown: nothing in it steers a terminal."""
    return re.sub(_STRANGE, "�", text)


def compose(path: Path, shown: str, ledger: Ledger) -> yaml.Node | None:
    """The root of a file as words and places, nothing guessed; None where it is missing, empty or no YAML.

    Problems: F02, F07, Y01, Y16, Y17.
    """
    text = _text(path, shown, ledger)
    if text is None:
        return None
    deep = _too_deep(text)
    if deep >= 0:
        ledger.problems.append(problem("Y01", _place_in(text, deep, shown), reason=N_("nested too deeply")))
        return None
    place = Place(file=shown)
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        if mark:
            place = Place(file=shown, line=mark.line + 1, column=mark.column + 1)
        ledger.problems.append(problem("Y01", place, reason=fault.problem or "?"))
        return None
    except RecursionError:  # of the parser without libyaml, which is not as deep
        ledger.problems.append(problem("Y01", place, reason=N_("nested too deeply")))
        return None
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value.strip()):
        ledger.problems.append(problem("F07", place))
        return None
    # Without an asterisk there is no alias.
    if "*" in text and (endless := _endless(node)):
        reason = N_("its aliases stand for more than can be read")
        ledger.problems.append(problem("Y01", place_of(endless, shown), reason=reason))
        return None
    return node


def _text(path: Path, shown: str, ledger: Ledger) -> str | None:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        ledger.problems.append(problem("Y17", Place(file=shown)))
        return None
    except OSError as fault:
        ledger.problems.append(problem("F02", Place(file=shown), reason=fault.strerror or str(fault)))
        return None
    except UnicodeDecodeError as fault:
        before = fault.object[: fault.start].decode("utf-8")
        byte = f"0x{fault.object[fault.start]:02X}"
        ledger.problems.append(problem("Y16", _place_in(before, len(before), shown), character=byte))
        return None
    strange = _strange(text)
    if strange:
        place = _place_in(text, strange.start(), shown)
        ledger.problems.append(problem("Y16", place, character=strange_in(text)))
        return None
    return text


def _place_in(text: str, at: int, shown: str) -> Place:
    return Place(file=shown, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at))


def _too_deep(text: str) -> int:
    """Where a text becomes deeper than anything an edition holds, or -1."""
    far = _FAR_IN.search(text)
    if far:
        return far.start()
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = depth + 1 if bracket.group() in "[{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            return bracket.start()
    return -1


def _endless(root: yaml.Node) -> yaml.Node | None:
    """The first list or mapping that holds itself, or far too much once every alias is written out."""
    sizes: dict[int, tuple[float, yaml.Node]] = {}
    _measure(root, sizes)
    return next((node for size, node in sizes.values() if size > _MOST_BY_ALIAS + len(sizes)), None)


def _measure(node: yaml.Node, sizes: dict[int, tuple[float, yaml.Node]]) -> float:
    """How many nodes there are in a node with every alias written out; infinite where it holds itself."""
    if id(node) in sizes:
        return sizes[id(node)][0]
    sizes[id(node)] = (math.inf, node)
    parts = chain.from_iterable(node.value) if isinstance(node, yaml.MappingNode) else node.value
    size = 1.0
    if isinstance(node, yaml.CollectionNode):
        size += sum(_measure(part, sizes) for part in parts)
    # In the order in which they are measured: what a node holds stands before it.
    del sizes[id(node)]
    sizes[id(node)] = (size, node)
    return size
