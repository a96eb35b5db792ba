"""Words that are a day: which one is written there, in the ways of writing dates that Europe has.

Whatever was filled in, a workbook, a CSV form or a table, is read by this one function.
"""

import datetime
import re

_YEAR_FIRST = re.compile(r"([0-9]{4})([./-]) ?([0-9]{1,2})\2 ?([0-9]{1,2})\.?\Z")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([./-]) ?([0-9]{1,2})\2 ?([0-9]{4}|[0-9]{2})\.?\Z")
_MONTHS = 12


def read_day(word: str) -> datetime.date | None:
    """The day that is written, or None where it is none: 2026-03-31, 31.03.2026, 31. 3. 2026, 31/03/2026.

    The day stands before the month, as everywhere in Europe; only where that gives no day, after it (3/31/2026).
    """
    if found := _YEAR_FIRST.match(word):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    found = _DAY_FIRST.match(word)
    if found is None:
        return None
    day, sign, month, year = int(found[1]), found[2], int(found[3]), int(found[4])
    if len(found[4]) == 2:
        # 26/03/31 may as well begin with its year; with dots nobody writes it so.
        if sign != ".":
            return None
        year += 2000
    if sign == "/" and month > _MONTHS:
        day, month = month, day
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
