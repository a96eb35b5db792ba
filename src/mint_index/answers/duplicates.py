"""The same municipality twice: remembered as six bytes a row, so that a million rows stay small."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from mint_index.answers.table import Respondent
from mint_index.problems import Place, Problem, problem

Key = tuple[str, str, str]
# With six bytes, one in five hundred batches of a million towns is read again for nothing.
_BYTES = 6
_SHARES = 16


def key_of(respondent: Respondent) -> Key:
    """What makes two responses the same: municipality, country and date."""
    return respondent.municipality.casefold(), respondent.country, respondent.date


def hash_of(key: Key) -> int:
    """A number that is the same for the same key while the program runs."""
    return hash(key) % (1 << 8 * _BYTES)


class Register:
    """Every response that was met, in order."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def add(self, respondents: Iterable[Respondent]) -> None:
        hashes = np.fromiter((hash_of(key_of(each)) for each in respondents), "<i8")
        self._kept += hashes.view(np.uint8).reshape(-1, 8)[:, :_BYTES].tobytes()

    def repeated(self) -> frozenset[int]:
        """The hashes that were met more than once."""
        kept = self._rows()
        found: set[int] = set()
        # A share at a time: to sort them all at once would take as much memory once more.
        for share in range(_SHARES):
            some = np.sort(_numbers(kept[kept[:, 0] % _SHARES == share]))
            found.update(some[1:][some[1:] == some[:-1]].tolist())
        return frozenset(found)

    def rows_of(self, hashes: frozenset[int]) -> frozenset[int]:
        """The positions of the responses with these hashes."""
        if not hashes:
            return frozenset()
        return frozenset(np.flatnonzero(np.isin(_numbers(self._rows()), list(hashes))).tolist())

    def _rows(self) -> NDArray[np.uint8]:
        return np.frombuffer(self._kept, np.uint8).reshape(-1, _BYTES)


def _numbers(rows: NDArray[np.uint8]) -> NDArray[np.int64]:
    whole = np.zeros((len(rows), 8), np.uint8)
    whole[:, :_BYTES] = rows
    return whole.view("<i8").ravel()


def tell_repeated(met: Iterable[tuple[Respondent, Place]], hashes: frozenset[int]) -> Iterator[Problem]:
    """A problem for every response that repeats an earlier one, as far as the hash of its key is among some."""
    first: dict[Key, Place] = {}
    for respondent, place in met:
        key = key_of(respondent)
        if hash_of(key) not in hashes:
            continue
        if key not in first:
            first[key] = place
            continue
        before = first[key]
        where = before.cell or (f"{before.file}:{before.line}" if before.line else before.file)
        yield problem("M02", place, name=respondent.municipality, first=where)
