"""Text in a CSV form, kept from being run as a formula or turned into a date or a figure by a spreadsheet program.

An apostrophe in front makes it words; whoever reads takes it off again, so that every text comes back as it was.
"""

import re

# What runs as a formula or looks like a failed one; or a short text with a digit, which may become a date (3/40), lose a zero (007) or its point.
_TURNED = re.compile(r"[=+\-@#\t\r]|(?=.*[0-9]).{1,20}\Z", re.DOTALL)
_WHOLE = re.compile(r"(0|[1-9][0-9]{0,14})\Z")


def armoured(text: str) -> str:
    """The text as it is written into a cell."""
    return f"'{text}" if _is_turned(text) else text


def bared(cell: str) -> str:
    """The text that a cell was written with. An apostrophe that belongs to a word stays, as in ’s-Hertogenbosch."""
    return cell[1:] if cell.startswith("'") and _is_turned(cell) else cell


def _is_turned(text: str) -> bool:
    # Apostrophes do not count: with one more or one less, a text is still of the same sort.
    bare = text.lstrip("'")
    return bool(_TURNED.match(bare)) and not _WHOLE.match(text)
