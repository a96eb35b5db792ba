"""The report as Markdown, to be pasted into a paper of the council or a ticket: measures are a list to tick off.

Text that people wrote is escaped, so that it stays text in whatever draws it.
"""

import re
from typing import Any

from mint_index.problems import Place, Problem, problem
from mint_index.report.charts import in_rising_order
from mint_index.report.look.reading import Look
from mint_index.report.shown import ReportView
from mint_index.report.templating import draw_with, environment
from mint_index.report.words import Piece

_NAME = "report.md.j2"
_SIGNS = re.compile(r"([\\`*_\[\]<>|~&#$])")
# What opens a list only does so at the beginning of a line, and where a line begins is known when the page is whole.
_MARK = "\x00"
_OPENING = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[-+=](?:\s|$)))")
_LINE_OPENING = re.compile(rf"^((?:[ >]|[-*+] (?:\[ \] )?|\d+\. )*\d*){_MARK}", re.MULTILINE)
# Where a long label may be broken on a narrow screen; in a text to be pasted it would only be in the way.
_SOFT_HYPHEN = "\u00ad"
_BLANK_LINES = re.compile(r"\n{3,}")


def escape(text: str) -> str:
    """The text with every sign that means something in Markdown made a plain sign, and a mark where it may open a list."""
    return _OPENING.sub(rf"\1{_MARK}", _SIGNS.sub(r"\\\1", text.replace(_MARK, "").replace(_SOFT_HYPHEN, "")))


def settle(page: str) -> str:
    """The page with an escape for every mark at the beginning of a line, and none for the others."""
    return _LINE_OPENING.sub(r"\1\\", page).replace(_MARK, "")


def render(view: ReportView) -> str:
    """The report as Markdown (CommonMark with the tables and task lists of GFM), the same for the same view."""
    return _settled(environment(escape).get_template(f"mint/{_NAME}").render(**_facts(view)))


def render_with(view: ReportView, look: Look) -> tuple[str | None, list[Problem]]:
    """The report in an own look, or what is wrong with its templates (L02, L03, L04)."""
    if _NAME not in look.templates:
        return render(view), []
    from mint_index.report.look.harmless import forbidden_in_text

    text, problems = draw_with(look, _NAME, escape, _facts(view))
    found = forbidden_in_text(text) if text else ""
    if found:
        return None, [problem("L04", Place(file=f"{look.folder}/{_NAME}"), found=found)]
    return (_settled(text) if text is not None else None), problems


def _settled(text: str) -> str:
    return _BLANK_LINES.sub("\n\n", settle(text)).strip() + "\n"


def _facts(view: ReportView) -> dict[str, Any]:
    from markupsafe import Markup

    def linked(pieces: tuple[Piece, ...]) -> Markup:
        """Text with its links; the address alone is written as such."""
        return Markup("").join(
            Markup(f"<{each.link}>") if each.link else Markup(escape(each.text)) for each in pieces
        )

    return {"v": view, "t": view.labels, "linked": linked, "rising": in_rising_order(view)}
