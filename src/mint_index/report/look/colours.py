"""Colours of one's own: a small YAML of names and values, checked for contrast before a report is drawn with them.

Paper keeps its white and its black; on paper only the colours of bars and edges are one's own.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from mint_index.instrument.entry import Entry, Ledger
from mint_index.instrument.source import read_file
from mint_index.problems import Place, Problem, problem

NAMES = {
    "paper": "What everything stands on.",
    "ink": "Text.",
    "soft": "Text that stands back: labels, notes.",
    "line": "Thin lines.",
    "panel": "What sets a measure or a warning off.",
    "link": "Links and the name of the edition.",
    "s1": "Bars and boxes of the lowest level.",
    "s2": "The second level.",
    "s3": "The third level.",
    "s4": "The highest level; the step that was reached.",
    "edge": "The edge of bars.",
    "on_dark": "Text on s4.",
}
_ON_PAPER = ("s1", "s2", "s3", "s4", "edge", "on_dark")
_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
LEAST = 4.5
"""The contrast that text needs by WCAG 2.2, level AA."""
# What is written on what.
TEXTS = (
    ("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("ink", "panel"), ("soft", "panel"), ("link", "panel"),
    ("ink", "s1"), ("on_dark", "s4"),
)  # fmt: skip
SHEET = Path(__file__).parents[1] / "templates" / "report.css"


def read_colours(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """The rules of CSS for the colours in a file. Problems: those of YAML, L08 no colour, L09 too little contrast (a notice)."""
    ledger = Ledger()
    ours, dark = palettes(SHEET.read_text(encoding="utf-8"))
    found = read_file(path, shown, ledger, lambda entry: _read(entry, ours, dark))
    problems = [_told(each, shown) for each in ledger.problems]
    if found is None:
        return "", problems
    return _rules(*found), problems


def _told(each: Problem, shown: str) -> Problem:
    # The reader of YAML speaks of a file that an edition asks for; here somebody named it.
    return problem("F01", Place(file=shown)) if each.code == "Y17" else each


def palettes(sheet: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of our own style sheet by their names, by day and by night."""
    light, _, rest = sheet.partition("@media (prefers-color-scheme: dark)")
    night = rest.partition("* {")[0]
    return _colours_in(light), _colours_in(night)


def _colours_in(rules: str) -> dict[str, str]:
    found = re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3}(?:[0-9a-f]{3})?);", rules)
    return {name.replace("-", "_"): _long(value) for name, value in found}


def _long(value: str) -> str:
    return value if len(value) == 7 else "#" + "".join(each * 2 for each in value[1:])


def _read(entry: Entry, ours: dict[str, str], dark: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    light_own = _palette(entry, ours)
    nothing: dict[str, str] = {}
    dark_own = entry.table("dark", "The same for dark screens.", lambda each: _palette(each, dark), nothing)
    return light_own, dark_own


def _palette(entry: Entry, ours: Mapping[str, str]) -> dict[str, str]:
    own: dict[str, str] = {}
    for name, about in NAMES.items():
        given = entry.text(name, about, "")
        if given and not _HEX.match(given):
            entry.complain("L08", name, given=given[:40])
        elif given:
            own[name] = given.lower()
    whole = {**ours, **own}
    for text, ground in TEXTS:
        found = contrast(whole[text], whole[ground])
        if {text, ground} & own.keys() and found < LEAST:
            at = text if text in own else ground
            entry.complain("L09", at, text=text, ground=ground, found=f"{found:.1f}", least=f"{LEAST:.1f}")
    return own


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG, from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rules(light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    paper = {name: value for name, value in light.items() if name in _ON_PAPER}
    media = (
        ("screen and (prefers-color-scheme: light)", light),
        ("screen and (prefers-color-scheme: dark)", dark),
        ("print", paper),
    )
    return "".join(f"@media {where} {{ :root {{ {_said(own)} }} }}\n" for where, own in media if own)


def _said(own: Mapping[str, str]) -> str:
    return " ".join(f"--{name.replace('_', '-')}: {value};" for name, value in own.items())
