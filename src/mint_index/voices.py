"""The languages in which the tool itself speaks: sentences of problems, labels of reports, special answers.

Nothing is translated when a module is imported. A `Voice` is made for one language and handed on; sentences are
marked with `N_` where they stand and said through a voice when they are shown.
"""

import functools
import gettext
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
SPOKEN = ("en", "de")


def N_(sentence: str) -> str:  # noqa: N802 - the name translators' tools look for
    """The sentence itself, marked for translation."""
    return sentence


@dataclass(frozen=True, slots=True)
class Voice:
    """One language: `language` is its two-letter code, `say` gives a marked sentence in it."""

    language: str
    say: Callable[[str], str]
    say_many: Callable[[str, str, int], str]


@functools.cache
def voice(language: str) -> Voice:
    """The voice of a language; English where the tool does not speak it."""
    spoken = language if language in SPOKEN else "en"
    words = gettext.translation("mint", LOCALE, [spoken], fallback=True)
    return Voice(spoken, words.gettext, words.ngettext)


def settle_language(asked: str | None, file: str = "", environment: Mapping[str, str] | None = None) -> str:
    """The language to speak: as asked, else `MINT_LANGUAGE`, else that of the file, else of the system, else English."""
    environment = os.environ if environment is None else environment
    system = next(
        (
            environment[name]
            for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
            if environment.get(name)
        ),
        "",
    )
    for candidate in (asked, environment.get("MINT_LANGUAGE"), file, system or _windows_language()):
        code = (candidate or "").replace("-", "_").split("_")[0].lower()
        if len(code) == 2 and code.isalpha():
            return code
    return "en"


def _windows_language() -> str:
    import sys

    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
