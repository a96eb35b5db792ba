"""The door to Jinja2: an environment in which nothing reaches a page unescaped, and an unknown name is an error.

How text is escaped is settled by what comes out, never by the name of a file.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


def environment(escape: Callable[[str], str] | None = None) -> "Environment":
    """The environment for a face; `escape` is how its text is escaped, as HTML where none is given."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def escaped(value: Any) -> Any:
        # Marked as safe, so that the escaping of HTML that follows leaves it alone.
        return value if isinstance(value, Markup) or escape is None else Markup(escape(str(value)))

    return Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=escaped if escape else None,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def style() -> str:
    """The style sheet, for the screen and for paper, with line feeds alone, so that its hash is the same everywhere."""
    sheets = [(_TEMPLATES / name).read_text(encoding="utf-8") for name in ("report.css", "print.css")]
    return "\n".join(sheets).replace("\r\n", "\n")
