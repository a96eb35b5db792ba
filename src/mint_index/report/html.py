"""The report as one HTML file: no script, no request to anywhere, readable on a phone, in the dark and on paper.

A content security policy inside the file allows one thing, its own style sheet, known by its hash.
"""

import base64
import hashlib
import re
from typing import Any

from mint_index.problems import Place, Problem, problem
from mint_index.report.charts import clipped, profile, steps
from mint_index.report.look.reading import PLAIN, Look
from mint_index.report.radar import net
from mint_index.report.shown import ReportView
from mint_index.report.templating import draw_with, environment, style
from mint_index.report.words import reads_from_right

_NAME = "report.html.j2"
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]")
_LONGEST = 60


def render(view: ReportView, look: Look = PLAIN) -> str:
    """The report as HTML, the same for the same view and look; drawn with our own templates."""
    return environment().get_template(f"mint/{_NAME}").render(**_facts(view, look))


def render_with(view: ReportView, look: Look) -> tuple[str | None, list[Problem]]:
    """The report in an own look, or what is wrong with its templates (L02, L03, L04)."""
    if _NAME not in look.templates:
        return render(view, look), []
    from mint_index.report.look.harmless import forbidden_in_page

    page, problems = draw_with(look, _NAME, None, _facts(view, look))
    found = forbidden_in_page(page) if page else ""
    if found:
        return None, [problem("L04", Place(file=f"{look.folder}/{_NAME}"), found=found)]
    return page, problems


def _facts(view: ReportView, look: Look) -> dict[str, Any]:
    from markupsafe import Markup

    sheet = style(look.colours, _foot(view), look.sheet)
    return {
        "v": view,
        "t": view.labels,
        "profile": profile(view),
        "net": net(view) if look.radar else None,
        "steps": steps,
        "sheet": Markup(sheet),
        "digest": base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode("ascii"),
        "logo": look.logo,
        "titles": {each.anchor: each.title for each in view.measures},
        "from_right": reads_from_right(view.language),
        # What the boxes mean is told once, where the first of them stand.
        "legend_at": next((each.anchor for each in view.dimensions if each.has_boxes), ""),
    }


def _foot(view: ReportView) -> str:
    """The rule for what stands at the foot of every printed page: a page that is handed on tells where it comes from."""
    town, edition, date = (clipped(each, _LONGEST) for each in (view.town, view.edition, view.date))
    words = _for_sheet(f"{town} – {edition} · {date}")
    return f'@page {{ @bottom-left {{ content: "{words}"; }} }}'


def _for_sheet(words: str) -> str:
    """Words as CSS reads them in a string: whatever is no plain letter or digit is written by its number."""
    return _NOT_PLAIN.sub(lambda sign: f"\\{ord(sign[0]):x} ", words)
