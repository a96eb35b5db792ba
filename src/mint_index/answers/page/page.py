"""The form as one HTML file: everything inside it, nothing fetched, nothing sent.

A content security policy inside the file allows two things, its own style sheet and its own script, known by their hashes.
"""

import base64
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from mint_index.answers.form.entries import Speaker
from mint_index.answers.page.definition import Json, definition
from mint_index.answers.page.sentences import how_to, labels
from mint_index.answers.page.view import facts, sections
from mint_index.instrument.instrument import Instrument
from mint_index.voices import voice

if TYPE_CHECKING:
    from jinja2 import Environment

_PARTS = Path(__file__).parent / "parts"
SCRIPTS = (
    "words.js",
    "figures.js",
    "answers.js",
    "scoring.js",
    "tables.js",
    "fields.js",
    "result.js",
    "keeping.js",
    "start.js",
)
"""The script in its order: each part knows only those before it."""


def write_page(instrument: Instrument, language: str) -> bytes:
    """The page in a language, the same for the same edition."""
    from markupsafe import Markup

    shown = sections(instrument, language)
    style, script = _part("page.css"), _script()
    speaker = Speaker(instrument.wording(language), voice(language))
    drawn = (
        _environment()
        .get_template("page.html.j2")
        .render(
            language=language,
            title=speaker.wording.say("edition"),
            about=speaker.wording.say("edition", "about"),
            t=labels(speaker.voice),
            how_to=how_to(speaker.voice),
            facts=facts(instrument, speaker),
            sections=shown,
            style=Markup(style),
            style_hash=_hash(style),
            script=Markup(script),
            script_hash=_hash(script),
            definition=Markup(_embedded(definition(instrument, language, shown))),
        )
    )
    return drawn.encode()


def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_PARTS, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _script() -> str:
    """All of the script as one, so that it has one hash and leaves no name on the page."""
    inside = "\n".join(_part(name) for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{inside}}})();\n'


def _part(name: str) -> str:
    # With line feeds alone the hash is the same wherever the package was unpacked.
    return (_PARTS / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _embedded(value: dict[str, Json]) -> str:
    """JSON that no word in it can end: without the signs of markup and the line ends of old scripts."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
