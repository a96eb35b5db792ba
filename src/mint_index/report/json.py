"""The report as JSON, for programs: every figure as it is printed and as it was worked out, every sentence made.

It is the view as it stands, in one language. What can be scored anew or compared over time is the record, not this.
"""

import json
from typing import Any

from mint_index.assessment.record import encode, schema_of
from mint_index.report.shown import ReportView

FORM = 1
"""The version of the shape; a change that a program could stumble over raises it."""


def render(view: ReportView) -> str:
    """The report as JSON, the same for the same view; `report_schema` says what is in it."""
    return json.dumps({"report": FORM, **encode(view)}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def report_schema() -> dict[str, Any]:
    """The JSON Schema of a report."""
    return schema_of(ReportView, "report", FORM, "Report of an assessment with the MINT-Index")
