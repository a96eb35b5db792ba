"""What a cell of a spreadsheet or a table can hold, before anybody asks what it means."""

import datetime

Cell = str | float | bool | datetime.date | None
"""Words, a figure, a yes or no of the spreadsheet's own, a date, or nothing."""


def word_of(cell: Cell) -> str:
    """A cell as words, without blanks around them."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else cell.isoformat()
