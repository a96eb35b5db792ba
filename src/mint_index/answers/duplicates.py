"""The same municipality twice: remembered as eight bytes a row, so that a million rows stay small."""

from array import array
from collections.abc import Iterable, Iterator

import numpy as np

from mint_index.answers.table import Respondent
from mint_index.problems import Place, Problem, problem

Key = tuple[str, str, str]


def key_of(respondent: Respondent) -> Key:
    """What makes two responses the same: municipality, country and date."""
    return respondent.municipality.casefold(), respondent.country, respondent.date


class Register:
    """Every response that was met, in order."""

    def __init__(self) -> None:
        self._hashes = array("q")

    def add(self, respondents: Iterable[Respondent]) -> None:
        self._hashes.extend(map(hash, map(key_of, respondents)))

    def repeated(self) -> frozenset[int]:
        """The hashes that were met more than once."""
        hashes = np.frombuffer(self._hashes, np.int64)
        found, counts = np.unique(hashes, return_counts=True)
        return frozenset(found[counts > 1].tolist())

    def rows_of(self, hashes: frozenset[int]) -> frozenset[int]:
        """The positions of the responses with these hashes."""
        if not hashes:
            return frozenset()
        met = np.frombuffer(self._hashes, np.int64)
        return frozenset(np.flatnonzero(np.isin(met, list(hashes))).tolist())


def tell_repeated(met: Iterable[tuple[Respondent, Place]]) -> Iterator[tuple[Problem, int]]:
    """A problem for every response that repeats an earlier one, with the hash of its key."""
    first: dict[Key, Place] = {}
    for respondent, place in met:
        key = key_of(respondent)
        if key not in first:
            first[key] = place
            continue
        before = first[key]
        where = before.cell or (f"{before.file}:{before.line}" if before.line else before.file)
        yield problem("M02", place, name=respondent.municipality, first=where), hash(key)
