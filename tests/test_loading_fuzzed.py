"""Slips made at random in a copy of the shipped edition: what comes of each is an instrument, or problems with a place.

`MINT_SLIPS=2000` makes more of them than a run of all tests has time for.
"""

import os
import random
import shutil
import string
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mint_index.instrument.loading import load
from mint_index.problems import CODES, Problem, say_problem
from mint_index.voices import SPOKEN, voice

ROOT = Path(__file__).parents[1]
SLIPS = int(os.environ.get("MINT_SLIPS", "300"))
SIGNS = (
    *" \t\n\r:-?#&*!|>'\"%@`[]{},~=<.0123456789eE_äß€“\\/",
    *("\x00", "\x1b", "\x7f", "\x85", "\x80", "\xa0", "\u2028", "\ufeff", "\ufffe", "\uffff", "😀", "٣", "²"),
)
WORDS = (
    *("", "~", "null", "no", "yes", "unknown", "none", "not_applicable", "country", "overall", "Ünï", "a b"),
    *(
        "-1",
        "0",
        "0.0",
        "1e9",
        ".inf",
        ".nan",
        "9" * 15,
        "9" * 5000,
        "[]",
        "{}",
        "[[[",
        "- - -",
        "*a",
        "&a b",
    ),
    *("!!python/object:os.system x", '"\\0"', '"\\ud800"', "x" * 3000, "../../staff", "[" * 500, "- " * 500),
)
WHOLE_FILE = ("F02", "F07", "Y17", "Y19", "W01")
"""What is missing, or cannot be opened, stands in no line."""


def a_line(text: str, chance: random.Random) -> str:
    """The text with one of its lines deleted, doubled, moved, further in, further out, or another's twin."""
    lines = text.splitlines(keepends=True) or [""]
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    line = lines[at]
    becomes: tuple[list[str], ...] = (
        [],
        [line, line],
        [" " * chance.randint(1, 4) + line],
        [line[min(chance.randint(1, 4), len(line) - len(line.lstrip())) :]],
        [lines[other]],
        [lines[other], line],
        [line.rstrip("\n")],
    )
    return "".join([*lines[:at], *chance.choice(becomes), *lines[at + 1 :]])


def a_character(text: str, chance: random.Random) -> str:
    """The text with a character deleted, doubled, replaced or put in."""
    at = chance.randrange(max(len(text), 1))
    here, sign = text[at : at + 1], chance.choice(SIGNS)
    return text[:at] + chance.choice(("", here * 2, sign, sign + here, here * 300)) + text[at + 1 :]


def a_word(text: str, chance: random.Random) -> str:
    """The text with a word replaced by a nasty one, or by another word that stands in it."""
    inside = string.ascii_letters + string.digits + "_.-"
    at = chance.randrange(max(len(text), 1))
    begin = at - len(text[:at]) + len(text[:at].rstrip(inside))
    end = len(text) - len(text[at:].lstrip(inside))
    return text[:begin] + chance.choice((*WORDS, *text.split()[:200])) + text[end:]


def an_end(text: str, chance: random.Random) -> str:
    """The text cut off."""
    return text[: chance.randrange(max(len(text), 1))]


KINDS: tuple[Callable[[str, random.Random], str], ...] = (a_line, a_line, a_character, a_word, a_word, an_end)


def slipped(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        text = chance.choice(KINDS)(text, chance)
    return text


def placeless(told: list[Problem]) -> list[Problem]:
    """The problems that do not say where they are, or nothing at all."""
    return [
        each
        for each in told
        if not each.place.file
        or not (each.place.line or each.code in WHOLE_FILE)
        or any(name not in dict(each.facts) for name in asked(CODES[each.code].says))
        or any(not say_problem(each, voice(language)) for language in SPOKEN)
    ]


def asked(sentence: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(sentence) if name]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped edition."""
    folder = tmp_path_factory.mktemp("slips")
    for part in ("questionnaires", "recommendations"):
        shutil.copytree(ROOT / part / "mint-2026", folder / part / "mint-2026")
    return folder


def test_a_slip_is_an_instrument_or_problems_with_a_place(edition: Path) -> None:
    files = sorted(edition.rglob("*.yaml"))
    good = {file: file.read_bytes() for file in files}
    sound = 0
    for seed in range(SLIPS):
        chance = random.Random(seed)
        file = chance.choice(files)
        file.write_bytes(slipped(good[file].decode(), chance).encode(errors="surrogatepass"))
        began = time.process_time()
        instrument, told = load(str(edition / "questionnaires" / "mint-2026"))
        took = time.process_time() - began
        file.write_bytes(good[file])
        assert (seed, file.name, placeless(told)) == (seed, file.name, [])
        assert (instrument is None) == any(each.blocks for each in told), (seed, file)
        assert took < 1, (seed, file, took)
        sound += instrument is not None
    # Slips in words and in about-lines harm nothing; most others must be told.
    assert 0 < sound < SLIPS / 2
