"""Plain text of eighty columns: titles, paragraphs, labels with what belongs to them, and aligned tables.

It is what a terminal, a pipe and a page of documentation show alike; there is no colour and no tabulator in it.
"""

import textwrap
from collections.abc import Iterator, Sequence

WIDTH = 80
_NARROWEST = 24


def paragraph(text: str, indent: int = 0, first: str = "") -> list[str]:
    """The text in lines; `first` stands at the beginning, and what follows is set below its end."""
    hang = " " * (indent + len(first))
    wrapper = textwrap.TextWrapper(
        width=max(WIDTH, len(hang) + _NARROWEST),
        initial_indent=" " * indent + first,
        subsequent_indent=hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(text)


def titled(text: str, rule: str = "=") -> list[str]:
    """A title with a rule below it."""
    lines = paragraph(text)
    return [*lines, rule * max(map(len, lines))]


def labelled(entries: Sequence[tuple[str, Sequence[str]]], indent: int = 0) -> Iterator[str]:
    """Labels in one column, and beside each its texts, a paragraph each. What has no text is left out."""
    told = [(label, texts) for label, texts in entries if texts]
    width = max((len(label) for label, _ in told), default=0) + 2
    for label, texts in told:
        for number, text in enumerate(texts):
            yield from paragraph(text, indent, (label if number == 0 else "").ljust(width))


def table(rows: Sequence[Sequence[str]], indent: int = 0, right: Sequence[int] = ()) -> Iterator[str]:
    """Cells in columns as wide as they need; those of the columns `right` end alike, and the last column is wrapped."""
    widths = [max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1]]
    for *cells, last in rows:
        aligned = (
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        first = "".join(f"{cell}  " for cell in aligned)
        yield from paragraph(last, indent, first) or [(" " * indent + first).rstrip()]
