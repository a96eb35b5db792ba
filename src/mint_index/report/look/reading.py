"""The own look a report is to have: read once, checked whole, and handed on as plain values.

Whatever is wrong with the templates, the logo and the colours is told at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mint_index.problems import Place, Problem, blocking, problem
from mint_index.voices import N_

TEMPLATES = ("report.html.j2", "report.md.j2")
SHEET = "report.css"
_MOST_BYTES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a report looks like beyond the plain one.

    `templates` are the texts of own templates by their names, `folder` where they come from, `sheet` an own style sheet;
    `logo` is the picture as a data address, `colours` rules of CSS; `radar` asks for the net.
    """

    templates: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""
    sheet: str = ""
    logo: str = ""
    colours: str = ""
    radar: bool = False


PLAIN = Look()


def read_look(
    *, template: str | None, logo: str | None, colours: str | None, radar: bool
) -> tuple[Look | None, list[Problem]]:
    """The look that is asked for, and every problem; no look where one of them blocks."""
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    picture, rules = "", ""
    if template is not None:
        texts, told = read_templates(Path(template), template)
        problems += told
    if logo is not None:
        from mint_index.report.look.logo import read_logo

        picture, told = read_logo(Path(logo), logo)
        problems += told
    if colours is not None:
        from mint_index.report.look.colours import read_colours

        rules, told = read_colours(Path(colours), colours)
        problems += told
    if blocking(problems):
        return None, problems
    sheet = texts.pop(SHEET, "")
    look = Look(templates=texts, folder=template or "", sheet=sheet, logo=picture, colours=rules, radar=radar)
    return look, problems


def useless(look: Look, face: str, *, short: bool) -> list[Problem]:
    """L10 for every part of a look that a face does not have."""
    parts: dict[str, object] = {"--short": short and face == "xlsx"}
    if face != "html":
        parts |= _of_html(look, face)
    return [problem("L10", Place(), option=option, format=face) for option, given in parts.items() if given]


def _of_html(look: Look, face: str) -> dict[str, object]:
    return {
        "--template": any(look.templates) and f"report.{face}.j2" not in look.templates,
        "--logo": look.logo,
        "--colours": look.colours,
        "--radar": look.radar,
    }


def read_templates(folder: Path, shown: str) -> tuple[dict[str, str], list[Problem]]:
    """The texts of the templates in a folder by their names. Nothing else in it is opened, and nothing outside it.

    Problems: F01 no such folder, F02 not readable, L01 none of the names is in it, L02 not usable.
    """
    place = Place(file=shown)
    if not folder.exists():
        return {}, [problem("F01", place)]
    inside = [name for name in (*TEMPLATES, SHEET) if (folder / name).is_file()] if folder.is_dir() else []
    if not inside:
        return {}, [problem("L01", place, allowed=", ".join((*TEMPLATES, SHEET)))]
    texts, problems = {}, list[Problem]()
    for name in inside:
        text, told = _read(folder, name, f"{shown}/{name}")
        problems += told
        if text is not None:
            texts[name] = text
    return texts, problems


def _read(folder: Path, name: str, shown: str) -> tuple[str | None, list[Problem]]:
    place, path = Place(file=shown), folder / name
    # A link may point anywhere; what is drawn goes to others.
    if path.resolve().parent != folder.resolve():
        return None, [problem("L02", place, reason=N_("it is a link to a file outside the folder"))]
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        text = content.decode("utf-8-sig")
    except OSError as fault:
        return None, [problem("F02", place, reason=fault.strerror or str(fault))]
    except UnicodeDecodeError:
        return None, [problem("L02", place, reason=N_("it is not written in UTF-8"))]
    if len(content) > _MOST_BYTES:
        return None, [problem("L02", place, reason=N_("it is larger than 200 kB"))]
    if name == SHEET:
        from mint_index.report.look.harmless import forbidden_in_sheet

        found = forbidden_in_sheet(text)
        return text, [problem("L04", place, found=found)] if found else []
    return text, []
