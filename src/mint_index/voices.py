"""The languages in which the tool itself speaks: sentences of problems, labels of reports, special answers.

Nothing is translated when a module is imported. A `Voice` is made for one language and handed on; sentences are
marked with `N_` where they stand and said through a voice when they are shown.
"""

import functools
import gettext
import os
from collections.abc import Callable, Mapping, Sequence
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


def settle_language(
    asked: str | None,
    file: str = "",
    among: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
) -> str:
    """The language to speak: as asked, else `MINT_LANGUAGE`, else that of the file, else of the system, else English.

    What somebody asked for is taken as it is. What the file or the system brings must be `among` some languages, where
    these are given; the first of them stands for English where that is not among them either.
    """
    environment = os.environ if environment is None else environment
    for candidate in (asked, environment.get("MINT_LANGUAGE")):
        if code := _code(candidate):
            return code
    names = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
    system = next((environment[name] for name in names if environment.get(name)), "")
    for candidate in (file, system or _windows_language(), "en"):
        code = _code(candidate)
        if code and (not among or code in among):
            return code
    return among[0]


def _code(language: str | None) -> str:
    code = (language or "").replace("-", "_").split("_")[0].lower()
    return code if len(code) == 2 and code.isalpha() else ""


def _windows_language() -> str:
    import sys

    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
