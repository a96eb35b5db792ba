"""Broken records: what they do not hold is told key by key, and what is no record at all with a reason."""

import copy
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from mint_index.assessment.record import FORM, from_json, record_schema
from mint_index.problems import Place
from recorded_town import GOLDEN


@pytest.fixture
def record() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return found


def mutated(record: dict[str, Any], path: list[str | int], change: Callable[[Any], Any]) -> dict[str, Any]:
    """A copy with the value at a path changed, or taken out where `change` gives back `DROPPED`."""
    whole = copy.deepcopy(record)
    inner: Any = whole
    for key in path[:-1]:
        inner = inner[key]
    value = change(inner.get(path[-1]) if isinstance(inner, dict) else inner[path[-1]])
    if value is DROPPED:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return whole


DROPPED = object()


@pytest.mark.parametrize(
    ("path", "value", "key", "expected"),
    [
        (["edition"], DROPPED, "edition", "a text"),
        (["edition"], None, "edition", "a text"),
        (["edition"], 2026, "edition", "a text"),
        (["overall"], [], "overall", "an object"),
        (["overall", "score"], "41", "overall.score", "a number | null"),
        (["overall", "score"], True, "overall.score", "a number | null"),
        (["overall", "coverage"], None, "overall.coverage", "a number"),
        (["overall", "coverage"], 10**400, "overall.coverage", "a number"),
        (["overall", "gates"], "talks_step", "overall.gates", "a list"),
        (["overall", "gates"], [3], "overall.gates[0]", "a text"),
        (["overall", "warned"], "no", "overall.warned", "true or false"),
        (
            ["dimensions", 1, "figures", "standing"],
            "settled",
            "dimensions[1].figures.standing",
            "scored | provisional | insufficient | outside",
        ),
        (["dimensions", 1, "questions", 0, "chosen"], None, "dimensions[1].questions[0].chosen", "a list"),
        (["dimensions", 1, "questions", 0, "weight"], "3", "dimensions[1].questions[0].weight", "a number"),
        (["due", 0, "months"], 1.5, "due[0].months", "a whole number"),
        (["due", 0, "raises"], ["talks_step"], "due[0].raises", "an object"),
        (["due", 1, "raises", "talks_step"], 2, "due[1].raises.talks_step", "a text"),
        (["due", 0, "why", 0, "held"], 1, "due[0].why[0].held", "true or false"),
        (["practices", "two_towns", "source"], DROPPED, "practices.two_towns.source", "an object"),
        (["practices", "two_towns", "source", "title"], 5, "practices.two_towns.source.title", "a text"),
        (["problems", 0, "facts"], [["name"]], "problems[0].facts[0]", "a list"),
        (["problems", 0, "code"], "T99", "problems[0].code", "a code of the catalogue"),
        (["problems", 0, "place"], "line 3", "problems[0].place", "an object"),
        (["words", "en"], "yes", "words.en", "an object"),
        (["rounding", "decimals"], 0.5, "rounding.decimals", "a whole number"),
        (["rounding", "ties"], "up", "rounding.ties", "half_up | half_even"),
        (["levels", 2, "start"], {}, "levels[2].start", "a number"),
        # Values of the right kind that do not fit to the others.
        (["rounding", "decimals"], 99, "rounding.decimals", "a whole number from 0 to 10"),
        (["overall", "score"], 1e300, "overall.score", "a number from 0 to 100"),
        (["overall", "coverage"], -1, "overall.coverage", "a number from 0 to 100"),
        (["overall", "between"], "heaven", "overall.between", "the id of a level"),
        (["due", 0, "dimension"], "heaven", "due[0].dimension", "the id of a dimension"),
        (["meeting"], {"forms": 10**30}, "meeting.forms", "a number that can be printed"),
        (
            ["dimensions", 1, "questions", 0, "chosen"],
            ["77"],
            "dimensions[1].questions[0].chosen",
            "ids among its answers",
        ),
        (
            ["dimensions", 1, "questions", 0, "points"],
            -1e308,
            "dimensions[1].questions[0].points",
            "a number that can be printed",
        ),
    ],
)
def test_what_a_record_does_not_hold_is_told_with_its_key(
    record: dict[str, Any], path: list[str | int], value: Any, key: str, expected: str
) -> None:
    broken = json.dumps(mutated(record, path, lambda _: value))
    found, told = from_json(broken, "town.json")
    assert found is None
    assert [(each.code, each.place, dict(each.facts)) for each in told] == [
        ("R02", Place(file="town.json"), {"key": key, "expected": expected})
    ]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["dimensions", 0, "figures", "standing"], "settled"),
        (["problems", 0, "facts", 0], ["name"]),
        (["form"], 3),
        (["overall", "coverage"], "all"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(
    record: dict[str, Any], path: list[str | int], value: Any
) -> None:
    broken = mutated(record, path, lambda _: value)
    errors = jsonschema.Draft202012Validator(record_schema()).iter_errors(broken)
    assert [list(error.absolute_path) for error in errors] == [path]
    assert from_json(json.dumps(broken), "town.json")[0] is None


def test_everything_that_is_wrong_in_a_record_is_told_at_once(record: dict[str, Any]) -> None:
    broken = mutated(record, ["edition"], lambda _: 1)
    broken = mutated(broken, ["overall", "coverage"], lambda _: "all")
    broken = mutated(broken, ["dimensions", 0, "questions", 2, "kind"], lambda _: None)
    _, told = from_json(json.dumps(broken), "town.json")
    keys = [(each.code, each.fact("key")) for each in told]
    assert keys == [
        ("R02", "edition"),
        ("R02", "overall.coverage"),
        ("R02", "dimensions[0].questions[2].kind"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "facts"),
    [
        ("", "R01", 1, {"reason": "Expecting value"}),
        ("municipality,country\n", "R01", 1, {"reason": "Expecting value"}),
        ('{"form": 1,\n "tool": }', "R01", 2, {"reason": "Expecting value"}),
        ("[]", "R01", 0, {"reason": "it has no key “form”"}),
        ("{}", "R01", 0, {"reason": "it has no key “form”"}),
        ('{"form": true}', "R01", 0, {"reason": "it has no key “form”"}),
        ('{"form": "1"}', "R01", 0, {"reason": "it has no key “form”"}),
        ('{"form": 0}', "R01", 0, {"reason": "it has no key “form”"}),
        ('{"form": 1, "overall": NaN}', "R01", 1, {"reason": "NaN is not JSON"}),
        ('{"form": 1, "tool": "\\ud83d"}', "R01", 0, {"reason": "there is half a character in it"}),
        ('{"form": ' + "9" * 5000 + "}", "R01", 0, {"reason": "a number in it is too long"}),
        ("[" * 100_000, "R01", 0, {"reason": "nested too deeply"}),
        (f'{{"form": {FORM + 1}}}', "R03", 0, {"given": str(FORM + 1), "known": str(FORM)}),
    ],
)
def test_what_is_no_record_of_ours_is_told(text: str, code: str, line: int, facts: dict[str, str]) -> None:
    found, told = from_json(text, "town.json")
    assert found is None
    assert [(each.code, each.place.file, each.place.line, dict(each.facts)) for each in told] == [
        (code, "town.json", line, facts)
    ]
