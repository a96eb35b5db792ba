"""The faces a report can have: which there are, how a name chooses one, and how each is drawn from the one view."""

from enum import StrEnum
from pathlib import PurePath

from mint_index.problems import Place, Problem, problem
from mint_index.report.look.reading import PLAIN, Look
from mint_index.report.shown import ReportView


class Format(StrEnum):
    """The faces a report can have, each called as the names of its files end."""

    html = "html"
    md = "md"
    docx = "docx"
    pdf = "pdf"
    json = "json"
    xlsx = "xlsx"

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return self in (Format.html, Format.md, Format.json)


_OTHER_ENDINGS = {"htm": Format.html, "markdown": Format.md}


def settle_format(asked: Format | None, file: str | None) -> tuple[Format | None, list[Problem]]:
    """The face that was asked for, else the one that the name of the file chooses, else HTML."""
    if asked is not None or file is None or file == "-":
        return asked or Format.html, []
    ending = PurePath(file).suffix.lower().removeprefix(".")
    if ending in _OTHER_ENDINGS or ending in Format.__members__:
        return _OTHER_ENDINGS.get(ending) or Format(ending), []
    allowed = ", ".join(f".{each}" for each in Format)
    return None, [problem("O08", Place(file=file), given=f".{ending}" if ending else "", allowed=allowed)]


def draw(view: ReportView, face: Format, look: Look = PLAIN) -> tuple[bytes | None, list[Problem]]:
    """The report as a file, and what kept it from being drawn or has to be known of it."""
    match face:
        case Format.html:
            from mint_index.report import html

            return _encoded(*html.render_with(view, look))
        case Format.md:
            from mint_index.report import markdown

            return _encoded(*markdown.render_with(view, look))
        case Format.json:
            from mint_index.report import json

            return json.render(view).encode(), []
        case Format.docx:
            from mint_index.report import docx

            return docx.render(view), []
        case Format.xlsx:
            from mint_index.report import xlsx

            return xlsx.render(view), []
        case Format.pdf:
            from mint_index.report import pdf

            return pdf.render(view)


def _encoded(text: str | None, problems: list[Problem]) -> tuple[bytes | None, list[Problem]]:
    return (None if text is None else text.encode()), problems
