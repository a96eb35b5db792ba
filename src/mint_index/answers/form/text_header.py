"""How a form that was saved as CSV is known from a table of many towns: by a row that names the columns of a form.

Under the right delimiter there is such a row; no other sign is trusted.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence

from mint_index.answers.form.layout import known_headers
from mint_index.answers.formats.encodings import Source, marked
from mint_index.answers.formats.guards import HEAD
from mint_index.answers.formats.headers import DELIMITERS
from mint_index.instrument.wording import folded

LOOKED_THROUGH = 20
"""Lines among which the header must be."""


def is_form(source: Source) -> bool:
    """Whether a text begins like a form: one of its first rows names the columns of ids and of answers."""
    with source.opened() as file:
        head = file.read(HEAD)
    lines = head.decode(marked(head) or "utf-8", errors="replace").splitlines(keepends=True)
    return bool(delimiter_of(lines[:LOOKED_THROUGH]))


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter under which one of the lines names the columns; nothing where none does."""
    headers = known_headers()
    for delimiter in DELIMITERS:
        if any(names_columns(row, headers) for row in _split(lines, delimiter)):
            return delimiter
    return ""


def _split(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        # Only what stands before it is looked for.
        return


def names_columns(row: Sequence[str], headers: Mapping[str, str]) -> bool:
    """Whether a row is the header of a form, `headers` being the known names of its columns."""
    named = {headers.get(folded(cell)) for cell in row}
    # A table of many towns names its municipalities in its header, a form in a row.
    return {"id", "answer"} <= named and "municipality" not in map(folded, row)
