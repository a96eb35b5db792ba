"""A response that is there twice is found among many, and told where it stands."""

from mint_index.answers.duplicates import Register, hash_of, key_of, tell_repeated
from mint_index.answers.table import Respondent
from mint_index.problems import Place, Problem

AUB, AUB_AGAIN = Respondent("Aub", "DE", "2026-03-01"), Respondent("AUB", "DE", "2026-03-01")
LATER, ABROAD = Respondent("Aub", "DE", "2026-04-01"), Respondent("Aub", "NL", "2026-03-01")


def test_what_is_there_once_is_not_told() -> None:
    register = Register()
    assert (register.repeated(), register.rows_of(frozenset())) == (frozenset(), frozenset())
    register.add([AUB, LATER])
    register.add([ABROAD])
    assert (register.repeated(), register.rows_of(frozenset())) == (frozenset(), frozenset())


def test_every_row_of_what_is_there_twice_is_found() -> None:
    many = [Respondent(f"Town {number}") for number in range(5_000)]
    register = Register()
    register.add([AUB, *many])
    register.add([LATER, AUB_AGAIN, many[7]])
    hashes = register.repeated()
    assert hashes == {hash_of(key_of(each)) for each in (AUB, many[7])}
    assert register.rows_of(hashes) == {0, 8, 5_002, 5_003}


def test_only_repeated_responses_are_told_with_the_first_place() -> None:
    met = [(each, Place(file="towns.csv", line=line)) for line, each in enumerate((AUB, LATER, AUB_AGAIN), 2)]
    again = Place(file="towns.csv", line=4)
    facts = (("name", "AUB"), ("first", "towns.csv:2"))
    told = [Problem(code="M02", place=again, facts=facts)]
    assert list(tell_repeated(met, frozenset([hash_of(key_of(AUB))]))) == told
    assert list(tell_repeated(met, frozenset())) == []
