"""The result table: a row a municipality, the figures as they are printed, or exact.

Columns are turned into words as a whole; words come from a table of printed figures, not from formatting each cell.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from mint_index.answers.table import Answers
from mint_index.instrument.questionnaire import Questionnaire, Rounding
from mint_index.outputs import disarmed
from mint_index.scoring.index import STANDINGS, FigureColumns, Scores
from mint_index.scoring.rounding import printed

_LARGEST_TABLE = 4
_SPLITS = re.compile(r'[,"\n\r]')
_SPECIAL = re.compile(r'\A[=+@\t-]|[,"\n\r]')
_SPECIAL_LINE = re.compile(r'^[=+@\t-]|[,"\r]', re.MULTILINE)
_PERCENT = Rounding()


def header(questionnaire: Questionnaire) -> list[str]:
    """The names of the columns."""
    whole = ["index", "index_low", "index_high", "index_level", "index_coverage"]
    parts = ("", "_low", "_high", "_level", "_coverage", "_standing")
    each = [f"{dimension.id}{part}" for dimension in questionnaire.dimensions for part in parts]
    return ["municipality", "country", "date", "edition", *whole, *each]


def lines(
    questionnaire: Questionnaire, answers: Answers, scores: Scores, *, exact: bool = False
) -> Iterator[str]:
    """The lines of a CSV file, without its header, one for each municipality."""
    who = answers.respondents
    names, countries, dates, *_ = zip(*who, strict=True) if who else ((), (), ())
    columns: list[Sequence[str]] = [
        _all_quoted(names),
        countries,
        dates,
        [_quoted(questionnaire.id)] * len(who),
        *_five(questionnaire, scores.overall, exact),
    ]
    standings = np.array(STANDINGS, object)
    for figures in scores.dimensions:
        columns += _five(questionnaire, figures, exact)
        columns.append(standings[figures.standing].tolist())
    return map(",".join, zip(*columns, strict=True))


def csv_line(cells: Iterable[str]) -> str:
    """Cells as one line of a CSV file."""
    return ",".join(map(_quoted, cells))


def _five(questionnaire: Questionnaire, figures: FigureColumns, exact: bool) -> list[list[str]]:
    levels = np.array([*(level.id for level in questionnaire.levels), ""], object)
    rounding = questionnaire.rounding
    score = figures.score if exact else figures.printed
    return [
        _words(score, rounding, exact),
        _words(figures.low if exact else printed(figures.low, rounding), rounding, exact),
        _words(figures.high if exact else printed(figures.high, rounding), rounding, exact),
        levels[figures.level].tolist(),
        _words(figures.coverage if exact else printed(figures.coverage, _PERCENT), _PERCENT, exact),
    ]


def _words(figures: NDArray[np.float64], rounding: Rounding, exact: bool) -> list[str]:
    if exact or rounding.decimals > _LARGEST_TABLE:
        form = "" if exact else f".{rounding.decimals}f"
        return ["" if each != each else format(each, form) for each in figures.tolist()]
    table = _printable(rounding.decimals)
    places = np.where(np.isnan(figures), len(table) - 1, np.rint(figures * 10**rounding.decimals))
    found: list[str] = table[places.astype(np.intp)].tolist()
    return found


@functools.cache
def _printable(decimals: int) -> NDArray[np.object_]:
    """A word for every figure that can be printed, and behind them the empty word for no figure."""
    scale = 10**decimals
    return np.array([*(f"{step / scale:.{decimals}f}" for step in range(100 * scale + 1)), ""], object)


def _all_quoted(cells: Sequence[str]) -> Sequence[str]:
    """Cells as they stand in a CSV file. Most hold nothing that is to be quoted, and are looked through as one text."""
    together = "\n".join(cells)
    breaks = together.count("\n") >= len(cells)
    return [_quoted(cell) for cell in cells] if breaks or _SPECIAL_LINE.search(together) else cells


def _quoted(cell: str) -> str:
    if not _SPECIAL.search(cell):
        return cell
    cell = disarmed(cell)
    return '"' + cell.replace('"', '""') + '"' if _SPLITS.search(cell) else cell
