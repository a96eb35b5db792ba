"""Files are written whole or not at all, and nothing we write runs as a formula in a spreadsheet."""

import os
from collections.abc import Iterable
from pathlib import Path

from mint_index.problems import Place, Problem, problem

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def refused(path: Path, *, force: bool, given: Iterable[str] = ()) -> list[Problem]:
    """Why a file is not to be written: it is one of those given, or there already and nobody allowed to overwrite it."""
    if any(_same(path, Path(each)) for each in given):
        return [problem("O06", Place(file=str(path)))]
    return [problem("O01", Place(file=str(path)))] if path.exists() and not force else []


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


def write_whole(path: Path, content: bytes | Iterable[bytes], *, force: bool = False) -> list[Problem]:
    """What kept the file from being written; nothing where it stands whole."""
    if hindered := refused(path, force=force):
        return hindered
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not by `tempfile`: where nobody may write, Windows lets it try other names without end.
        draft = path.with_name(f".mint-{os.urandom(8).hex()}")
        try:
            with draft.open("xb") as file:
                file.writelines([content] if isinstance(content, bytes) else content)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as fault:
        return [problem("O02", Place(file=str(path)), reason=fault.strerror or str(fault))]
    return []


def runs_as_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text of a CSV cell for a formula."""
    return text.startswith(_RUNS)


def disarmed(text: str) -> str:
    """The text as it may stand in a CSV cell: an apostrophe before what would run."""
    return f"'{text}" if runs_as_formula(text) else text
