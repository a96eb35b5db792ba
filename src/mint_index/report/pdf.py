"""The report as PDF, set by Typst: tagged, with bookmarks and texts for its pictures, as PDF/UA-1 wants it.

The view is handed over as data, so nothing that people wrote is ever read as markup; the only door to `typst`.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mint_index.assessment.record import encode
from mint_index.problems import Place, Problem, problem
from mint_index.report.charts import in_rising_order
from mint_index.report.shown import ReportView

_TEMPLATES = Path(__file__).parent / "templates"
_INSTALL = 'pip install "mint-index[pdf]"'
_LACKING = re.compile(r"the text `\"(.*?)\"` could not be displayed")
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_LONGEST = 60
# What nobody wrote to be read, such as a row of ten thousand letters, may end a line after every few of them, though
# not before a mark that belongs to the letter. Typst would try each letter.
_ENDLESS = 45
_UNBROKEN = re.compile(rf"[^\s\u200b/:.?&=_-]{{{_ENDLESS},}}")
_FEW = re.compile("(.{8,}?)(?![\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u200d\ufe0e\ufe0f])", re.DOTALL)
_ADDRESSES = frozenset({"id", "anchor", "link"})


def render(view: ReportView) -> tuple[bytes | None, list[Problem]]:
    """The report as PDF, the same for the same view; a problem where Typst is not installed.

    The letters are those that come with Typst, so that a report looks alike everywhere. Only where these lack a sign
    are the computer's own fonts looked through, which takes longer; what no font has becomes a box, with a notice.
    """
    try:
        import typst
    except ImportError:
        return None, [problem("O07", Place(), format="PDF", install=_INSTALL)]
    sheet = _Sheet(data=_data(view), day=_moment(view.day))
    try:
        return sheet.set(ours=True), []
    except typst.TypstError as fault:
        if not _LACKING.search(fault.diagnostic):
            raise
    try:
        return sheet.set(), []
    except typst.TypstError as fault:
        signs = list(dict.fromkeys(map(_sign, _LACKING.findall(fault.diagnostic))))
        if not signs:
            raise
        lacking = problem("O09", Place(), signs=" ".join(signs)[:_LONGEST])
        return sheet.set(strict=False), [lacking]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What is to be set: the view as JSON and the moment at which it counts as made."""

    data: str
    day: datetime

    def set(self, *, ours: bool = False, strict: bool = True) -> bytes:
        """The pages, with Typst's own fonts alone or with all; `strict` holds them to PDF/UA-1."""
        import typst

        return typst.compile(
            _TEMPLATES / "report.typ",
            root=_TEMPLATES,
            ignore_system_fonts=ours,
            sys_inputs={"view": self.data},
            pdf_standards=["ua-1"] if strict else [],
            timestamp=self.day,
        )


def _data(view: ReportView) -> str:
    places = {each.anchor: at for at, each in enumerate(view.dimensions)}
    words = {**encode(view), "footer": " · ".join((view.title, view.date))}
    more = {"rising": [places[each.anchor] for each in in_rising_order(view)], "name": view.title}
    return json.dumps({**_breakable(words), **more}, ensure_ascii=False)


def _breakable(value: Any) -> Any:
    """The same data, with places in endless words at which a line may end; addresses and names stay as they are."""
    if isinstance(value, str):
        return _UNBROKEN.sub(_broken, value) if len(value) >= _ENDLESS else value
    if isinstance(value, dict):
        return {key: each if key in _ADDRESSES else _breakable(each) for key, each in value.items()}
    return [_breakable(each) for each in value] if isinstance(value, list) else value


def _broken(word: re.Match[str]) -> str:
    return _FEW.sub("\\1\u200b", word[0])


def _moment(day: str) -> datetime:
    """Noon of the day of the assessment, wherever the report is drawn."""
    try:
        return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
    except ValueError:
        return _EARLIEST


def _sign(told: str) -> str:
    """A sign as Typst tells it; what cannot be shown, by its number."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda number: f"U+{number[1].upper()}", told)
