"""The door to Jinja2: an environment in which nothing reaches a page unescaped, and an unknown name is an error.

How text is escaped is settled by what comes out, never by the name of a file. Templates from elsewhere are drawn in a
sandbox (`look.sandbox`); ours are called "mint/…" in both.
"""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mint_index.problems import Place, Problem, problem
from mint_index.report.look.reading import Look
from mint_index.voices import N_

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_OURS = "mint/"


def environment(escape: Callable[[str], str] | None = None) -> "Environment":
    """The environment for a face; `escape` is how its text is escaped, as HTML where none is given."""
    from jinja2 import Environment, FunctionLoader

    from mint_index.report.compiled import Beside

    return Environment(
        loader=FunctionLoader(_text_of),
        finalize=_finalize(escape),
        bytecode_cache=Beside(_TEMPLATES),
        **_settings(),
    )


def draw_with(
    look: Look, name: str, escape: Callable[[str], str] | None, facts: dict[str, Any]
) -> tuple[str | None, list[Problem]]:
    """What a template from elsewhere makes of some facts; or the problem with it (L02, L03) at its line."""
    from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    from mint_index.report.look.sandbox import RefusedError, SpentError, sandbox

    shown = f"{look.folder}/{name}"
    known = [each for each in facts.values() if callable(each)]
    made = sandbox(look.templates, _text_of, known, finalize=_finalize(escape), **_settings())
    try:
        return made.get_template(name).render(**facts), []
    except RefusedError as fault:
        line = fault.line or _line_of(fault, name)
        return None, [problem("L02", Place(file=shown, line=line), reason=fault.reason)]
    except SpentError as fault:
        return None, [problem("L03", Place(file=shown, line=_line_of(fault, name)))]
    except TemplateSyntaxError as fault:
        place = Place(file=shown, line=fault.lineno)
        return None, [problem("L02", place, reason=fault.message or "?")]
    except RecursionError as fault:
        return None, [
            problem("L02", Place(file=shown, line=_line_of(fault, name)), reason=N_("nested too deeply"))
        ]
    except (SecurityError, UndefinedError) as fault:
        hidden = isinstance(fault, SecurityError)
        reason = N_("it reaches for what no template may see") if hidden else N_("nothing is called so")
        return None, [problem("L02", Place(file=shown, line=_line_of(fault, name)), reason=reason)]
    except (TemplateError, TypeError, ValueError, AttributeError, ArithmeticError, LookupError) as fault:
        # Where no line of the template is at fault, it is we who are.
        line = _line_of(fault, name)
        if not line:
            raise
        return None, [problem("L02", Place(file=shown, line=line), reason=str(fault))]


def _line_of(fault: BaseException, name: str) -> int:
    """The last line of a template that led to a fault, 0 where none did."""
    frames = traceback.extract_tb(fault.__traceback__)
    lines = [each.lineno or 0 for each in frames if each.filename == name]
    return lines[-1] if lines else 0


def _settings() -> dict[str, Any]:
    from jinja2 import StrictUndefined

    return {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }


def _finalize(escape: Callable[[str], str] | None) -> Callable[[Any], Any] | None:
    from markupsafe import Markup

    def escaped(value: Any) -> Any:
        # Marked as safe, so that the escaping of HTML that follows leaves it alone.
        return value if isinstance(value, Markup) or escape is None else Markup(escape(str(value)))

    return escaped if escape else None


def _text_of(name: str) -> str:
    return (_TEMPLATES / name.removeprefix(_OURS)).read_text(encoding="utf-8")


def style(*more: str) -> str:
    """The style sheet, for the screen and for paper, with line feeds alone, so that its hash is the same everywhere.

    The first of `more` are colours, which stand before the rules for paper; the rest stands at the end.
    """
    screen, paper = ((_TEMPLATES / name).read_text(encoding="utf-8") for name in ("report.css", "print.css"))
    return "\n".join(filter(None, (screen, *more[:1], paper, *more[1:]))).replace("\r\n", "\n")
