"""Plain lines are read as numbers, all others by `csv`: whatever a table holds, both give the same rows and problems."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generated import steady
from mint_index.answers.delimited import Delimited, open_delimited
from mint_index.answers.packed import Packed, Places, grids, pack
from mint_index.problems import Problem

NAMES = ("municipality", "one", "two")


def table(folder: Path, content: str | bytes) -> Delimited:
    """A table below the header municipality,one,two that was opened without a fault."""
    file = folder / "towns.csv"
    head = ",".join(NAMES) + "\n"
    file.write_bytes(head.encode() + content if isinstance(content, bytes) else (head + content).encode())
    opened, told = open_delimited(file, "towns.csv", NAMES)
    assert opened is not None, told
    return opened


def by_grids(opened: Delimited) -> tuple[list[list[str]], list[int], list[Problem], bool]:
    """Rows, lines and problems as they are streamed, and whether any of them were plain."""
    rows: list[list[str]] = []
    lines: list[int] = []
    told: list[Problem] = []
    plain = False
    for grid in grids(opened, 4):
        found = [list(row) for row in zip(*grid.columns, strict=True)]
        rows += found
        lines += list(grid.lines)[: len(found)]
        told += grid.problems
        plain |= any(isinstance(column, Packed) for column in grid.columns)
    return rows, lines, told, plain


def by_csv(opened: Delimited) -> tuple[list[list[str]], list[int], list[Problem]]:
    """The same as `csv` reads it."""
    blocks = list(opened.blocks(4))
    rows = [row for block in blocks for row in block.rows]
    lines = [line for block in blocks for line in list(block.lines)[: len(block.rows)]]
    return rows, lines, [each for block in blocks for each in block.problems]


@pytest.mark.parametrize(
    ("content", "plain"),
    [
        ("Aub,1,2\nBerk,3,unknown\n", True),
        ("Aub,1,2\nBerk,3,4", True),
        ("Aub,1,2\r\nBerk,3,4\r\n", True),
        ("Aub,,\nBerk,12345678,123456789\n", True),
        ("Köhlen,ä,ääääääää\n", True),
        ('Aub,"1",2\n', False),
        ("Aub,1,2\n\n", False),
        ("Aub,1,2\n# a comment,,\n", False),
        ("Aub,1,2\n,,\n", False),
        (",1,2\n", False),
        (" Aub,1,2\n", False),
        ("Aub,1,2\n\u00a0,,\n", False),
        ("Aub,1,2\n\u2003,,\n", False),
        ("Aub,1\nBerk,2,3,4\n", False),
        ("Aub,1,2\rBerk,3,4\r", False),
        ("Aub,1,2\n\rBerk,3,4\n", False),
    ],
)
def test_what_is_plain(tmp_path: Path, content: str, plain: bool) -> None:
    opened = table(tmp_path, content)
    *streamed, was_plain = by_grids(opened)
    assert (tuple(streamed), was_plain) == (by_csv(opened), plain)


@pytest.mark.parametrize(
    "content",
    [
        b"\xc2vila,1,2\n\xd6dheim,3,4\n",
        "Aub,1,ä\nBerk,2,€\n".encode("cp1252"),
        b"Aub,1,2\n" * 40_000 + b'"Berk, upper",3,4\n' + b"Cend,5,6\n",
        b"Aub,1,2\n" * 40_000 + b"Berk,3\n" + b"Cend,5,6\n",
        b"Aub," + b"1" * 140_000 + b",2\nBerk,3,4\n",
    ],
    ids=[
        "cp1252",
        "cp1252 within",
        "a quotation in a later chunk",
        "too few cells later",
        "a cell beyond measure",
    ],
)
def test_other_bytes_and_longer_files(tmp_path: Path, content: bytes) -> None:
    opened = table(tmp_path, content)
    assert by_grids(opened)[:3] == by_csv(opened)


CELLS = st.text(st.sampled_from('ab1 ,"#;\n\räß€\u00a0\u3000=|'), max_size=3) | st.sampled_from(
    ["Aub", "unknown", "not_applicable", "a|c", "12.5", "1", ""]
)


@steady(400)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3).map(",".join), min_size=1, max_size=9).map("\n".join))
def test_any_table(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    opened = table(tmp_path_factory.mktemp("any"), "Aub,1,2\n" + content)
    assert by_grids(opened)[:3] == by_csv(opened)


def column_of(cells: Sequence[str]) -> Packed:
    """Cells as a column."""
    columns = pack("".join(f"x,{cell}\n" for cell in cells).encode(), ",", 2, "utf-8")
    assert columns is not None
    return columns[1]


@steady(100)
@given(
    st.lists(st.lists(st.integers(0, 3000).map(lambda n: f"{n or ''}" * (1 + n % 3)), min_size=1), max_size=6)
)
def test_every_cell_finds_its_place(columns: list[list[str]]) -> None:
    """However many words there are, long and short ones, and whichever share a slot."""
    words = {"": 0}
    places = Places()
    for cells in columns:
        found = places.look_up(column_of(cells), lambda word: words.setdefault(word, len(words)))
        assert found.tolist() == [words[cell] for cell in cells]


def test_thousands_of_words_find_their_places() -> None:
    words = {"": 0}
    places = Places()
    cells = [f"{number * 7919 % 100_003}" for number in range(30_000)] + [""]
    for order in (1, -1):
        given_in = cells[::order]
        found = places.look_up(column_of(given_in), lambda word: words.setdefault(word, len(words)))
        assert np.array_equal(found, [words[cell] for cell in given_in])
