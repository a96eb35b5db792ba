"""The report as one HTML file: no script, no request to anywhere, readable on a phone, in the dark and on paper.

A content security policy inside the file allows one thing, its own style sheet, known by its hash.
"""

import base64
import hashlib

from mint_index.report.charts import profile, steps
from mint_index.report.shown import ReportView
from mint_index.report.templating import environment, style


def render(view: ReportView) -> str:
    """The report as HTML, the same for the same view."""
    from markupsafe import Markup

    sheet = style()
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode("ascii")
    template = environment().get_template("report.html.j2")
    return template.render(
        v=view, t=view.labels, profile=profile(view), steps=steps, sheet=Markup(sheet), digest=digest
    )
