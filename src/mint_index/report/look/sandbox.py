"""Templates that come from elsewhere are drawn in here: they read what the report says, call our blocks, and nothing else.

A template is first read as a tree, and of the language only the parts listed here may stand in it. While it is drawn,
every round of a loop, every call and every character costs a little, and there is only so much to spend.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from mint_index.voices import N_

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

OURS = "mint/"
"""What the names of our own templates begin with."""
# A character costs one. A report on a hundred questions comes to two millions.
_MOST, _CALL, _ROUND = 10_000_000, 50, 10
_LARGEST = 1e12
_FILTERS = (
    "count",
    "default",
    "e",
    "escape",
    "first",
    "last",
    "length",
    "lower",
    "max",
    "min",
    "trim",
    "upper",
)
_TESTS = ("defined", "undefined", "none", "true", "false", "==", "eq", "equalto", "!=", "ne", "even", "odd")
_LOOP = frozenset(("index", "index0", "revindex", "revindex0", "first", "last", "length"))
_PARTS = frozenset(
    ("Template", "Output", "TemplateData", "Extends", "Block", "Import", "For", "If", "Macro", "CallBlock", "Assign",
     "Filter", "Test", "Name", "Const", "Getattr", "Getitem", "Call", "Compare", "Operand", "And", "Or", "Not",
     "CondExpr", "Keyword", "Add", "Sub", "Neg", "Pos", "ScopedEvalContextModifier", "Scope")
)  # fmt: skip


class RefusedError(Exception):
    """A template does what none may; `reason` is a phrase marked for translation, `line` where."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


class SpentError(Exception):
    """A template takes more loops, calls or characters than any report needs."""


def check(tree: "nodes.Template", base: str) -> None:
    """Refuse a template that does not build on ours, or uses more of the language than is allowed."""
    from jinja2 import nodes

    head = [each for each in tree.body if not _blank(each)]
    extends = head[0] if head else None
    if not (isinstance(extends, nodes.Extends) and _is(extends.template, base)):
        raise RefusedError(
            N_("it does not begin with an “extends” of the template of the same name in “mint/”"), 1
        )
    for each in head[1:]:
        if not isinstance(each, nodes.Block | nodes.Macro | nodes.Import | nodes.Assign):
            raise RefusedError(N_("something stands outside the blocks"), each.lineno)
    for node in _walk(tree):
        name = type(node).__name__
        if name not in _PARTS and not (isinstance(node, nodes.Tuple) and node.ctx == "store"):
            raise RefusedError(N_("it uses a part of the language that is not allowed here"), node.lineno)
        if isinstance(node, nodes.Import) and not _ours(node.template):
            raise RefusedError(N_("it imports something that does not begin with “mint/”"), node.lineno)
        if isinstance(node, nodes.For) and node.recursive:
            raise RefusedError(N_("it uses a part of the language that is not allowed here"), node.lineno)


def _walk(node: "nodes.Node") -> Iterator["nodes.Node"]:
    yield node
    for each in node.iter_child_nodes():
        yield from _walk(each)


def _blank(node: "nodes.Node") -> bool:
    from jinja2 import nodes

    if not isinstance(node, nodes.Output):
        return False
    return all(isinstance(each, nodes.TemplateData) and not each.data.strip() for each in node.nodes)


def _is(node: "nodes.Expr", name: str) -> bool:
    from jinja2 import nodes

    return isinstance(node, nodes.Const) and node.value == name


def _ours(node: "nodes.Expr") -> bool:
    from jinja2 import nodes

    return isinstance(node, nodes.Const) and isinstance(node.value, str) and node.value.startswith(OURS)


def sandbox(
    sources: Mapping[str, str],
    ours: Callable[[str], str],
    callables: Iterable[Callable[..., Any]],
    **settings: Any,
) -> "SandboxedEnvironment":
    """An environment for templates from elsewhere; `ours` gives the text of a template of ours, `callables` may be called."""
    from jinja2 import FunctionLoader, nodes
    from jinja2.environment import TemplateModule
    from jinja2.runtime import BlockReference, LoopContext, Macro, Undefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from jinja2.visitor import NodeTransformer

    known = frozenset(callables)

    class Counting(NodeTransformer):
        """Lets every loop take its rounds through a filter that counts them."""

        def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - the name the library calls
            self.generic_visit(node)
            node.iter = nodes.Filter(node.iter, "counted", [], [], None, None, lineno=node.lineno)
            return node

    class Sandbox(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset(("+", "-"))
        left = _MOST

        def spend(self, cost: int) -> None:
            self.left -= cost
            if self.left < 0:
                raise SpentError

        def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
            tree = super()._parse(source, name, filename)
            if name in sources:
                check(tree, OURS + str(name))
            counting: nodes.Template = Counting().visit(tree)
            return counting

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            if isinstance(obj, LoopContext):
                return attr in _LOOP
            if isinstance(obj, TemplateModule):
                return not attr.startswith("_")
            return is_dataclass(obj) and any(each.name == attr for each in fields(obj))

        def is_safe_callable(self, obj: Any) -> bool:
            return isinstance(obj, Macro | BlockReference) or obj in known

        def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
            self.spend(_CALL)
            said = super().call(context, obj, *args, **kwargs)
            self.spend(len(said) if isinstance(said, str) else 0)
            return said

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if not all(isinstance(each, int | float) and abs(each) < _LARGEST for each in (left, right)):
                raise RefusedError(N_("it adds up what is no figure"))
            return super().call_binop(context, operator, left, right)

    def counted(rounds: Iterable[Any]) -> list[Any]:
        all_of_them = list(rounds)
        made.spend(_ROUND * (1 + len(all_of_them)))
        return all_of_them

    def joined(parts: Iterable[Any], between: str = "") -> str:
        said = [str(each) for each in parts]
        made.spend(sum(map(len, said)) + len(said) * len(between))
        return between.join(said)

    def found(name: str) -> tuple[str, str, None] | None:
        text = ours(name) if name.startswith(OURS) else sources.get(name)
        return None if text is None else (text, name, None)

    outer = settings.pop("finalize", None)

    def finalize(value: Any) -> Any:
        if not isinstance(value, str | int | float | Undefined | None):
            # What has no words of its own would show how it is built.
            raise RefusedError(N_("it prints something that is neither words nor a figure"))
        made.spend(1 + len(str(value)))
        return outer(value) if outer else value

    made = Sandbox(
        loader=FunctionLoader(found),
        finalize=finalize,
        **settings,
    )
    made.filters = {name: made.filters[name] for name in _FILTERS} | {"counted": counted, "join": joined}
    made.tests = {name: made.tests[name] for name in _TESTS}
    made.globals.clear()
    return made
