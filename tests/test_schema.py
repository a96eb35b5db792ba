"""The JSON Schema for editors: what ships fits it, and each slip is told at its place.

An editor does not read YAML as we do: it makes numbers and truths of words. So everything is tried with what editors
after YAML 1.2 make of a file, and with what those after YAML 1.1 make of it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from mint_index.instrument.schema import FILES, schema
from mint_index.report.gallery import read_example
from test_gallery import GALLERY, replaced

ROOT = Path(__file__).parents[1]


class EditorLoader(yaml.SafeLoader):
    """Words, numbers, true, false and null, as YAML 1.2 has it; `no` stays a word."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - PyYAML's own name for it


for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("null", r"~|null|", ["~", "n", ""]),
    ("int", r"-?[0-9]+", "-0123456789"),
    ("float", r"-?[0-9]+\.[0-9]+", "-0123456789"),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), list(first)
    )

KINDS = {"dimensions": "dimension", "library": "recommendations"}
LOADERS = {"YAML 1.2": EditorLoader, "YAML 1.1": yaml.SafeLoader}


def shipped() -> Iterator[tuple[str, Path]]:
    """Every file of the edition that has a schema, with its kind."""
    questions, advice = ROOT / "questionnaires/mint-2026", ROOT / "recommendations/mint-2026"
    yield "questionnaire", questions / "questionnaire.yaml"
    yield "sources", questions / "sources.yaml"
    yield "glossary", questions / "text" / "glossary.yaml"
    yield "practices", advice / "practices.yaml"
    yield "funding", advice / "funding.yaml"
    for path in sorted((questions / "dimensions").glob("*.yaml")):
        yield "dimension", path
    for path in sorted(advice.glob("*.yaml")):
        if path.name not in ("practices.yaml", "funding.yaml"):
            yield "recommendations", path


def told(kind: str, text: str, loader: Any = EditorLoader) -> list[str]:
    """Where a text does not fit the schema of its kind, and why: `questions.0.weight: …`."""
    found = Draft202012Validator(schema(kind)).iter_errors(yaml.load(text, loader))
    return [f"{'.'.join(map(str, each.absolute_path))}: {each.message}" for each in found]


def test_it_is_a_schema_for_every_kind_of_file() -> None:
    Draft202012Validator.check_schema(schema())
    kinds = ["questionnaire", "dimension", "sources", "glossary", "recommendations", "practices", "funding"]
    assert [each.kind for each in FILES] == kinds
    assert [each["$ref"] for each in schema()["oneOf"]] == [f"#/$defs/{kind}" for kind in kinds]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(("kind", "path"), list(shipped()), ids=lambda each: getattr(each, "stem", each))
def test_what_ships_fits(kind: str, path: Path, loader: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert told(kind, text, LOADERS[loader]) == []
    # The schema of all files fits as well, so that an editor needs one line of settings for an edition.
    assert Draft202012Validator(schema()).is_valid(yaml.load(text, LOADERS[loader]))


QUESTION = """
id: housing
questions:
  - id: housing_search_help
    kind: ladder
    steps: 4
    weight: 3
"""


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("kind: ladder", "kind: lader", "questions.0.kind: 'lader' is not one of ['yes_no',"),
        ("kind: ladder", "kind: yes_no", "questions.0: Additional properties are not allowed ('steps'"),
        ("steps: 4", "step: 4", "questions.0: Additional properties are not allowed ('step'"),
        ("steps: 4", "steps: 1", "questions.0.steps: 1 is less than the minimum of 2"),
        ("steps: 4", "steps: 2.5", "questions.0.steps: 2.5 is not of type 'integer'"),
        ("weight: 3", "weight: 0", "questions.0.weight: 0 is less than or equal to the minimum of 0"),
        ("weight: 3", "weight: heavy", "questions.0.weight: 'heavy' is not of type 'number'"),
        ("id: housing_search_help", "id: Housing", "questions.0.id: 'Housing' does not match"),
        ("id: housing_search_help", "about: help", "questions.0: 'id' is a required property"),
        ("questions:", "question:", ": Additional properties are not allowed ('question'"),
        ("weight: 3", "weight: 3\n    may_not_apply: [rain]", "questions.0.may_not_apply: ['rain'] is not"),
        (
            "weight: 3",
            "weight: 3\n    applies_if: {profile: inhabitants, below: 5, is: yes}",
            "questions.0.applies_if:",
        ),
    ],
    ids=lambda each: each.strip().split("\n")[-1].strip()[:40],
)
def test_a_slip_does_not_fit(was: str, becomes: str, expected: str) -> None:
    assert told("dimension", QUESTION) == []
    found = told("dimension", QUESTION.replace(was, becomes, 1))
    assert any(each.startswith(expected) for each in found), found


CONDITIONS = {
    "{answer: a, below: 2}": True,
    "{answer: a, is: no}": True,
    "{answer: a, is: 2}": True,
    "{answer: a, in: [centre, rural]}": True,
    "{answer: a, in: centre}": True,
    "{profile: a, lacks: advert}": True,
    "{score: overall, at_least: 50}": True,
    "{not_applicable: a}": True,
    "{not_applicable: a, reason: law}": True,
    "{all: [{answer: a, below: 2}, {any: [{not: {score: b, below: 3}}]}]}": True,
    "{answer: a}": False,
    "{answer: a, below: 2, at_least: 1}": False,
    "{answer: a, profile: b, below: 2}": False,
    "{score: overall, is: 3}": False,
    "{score: overall, below: 101}": False,
    "{not_applicable: a, reason: [law, rain]}": False,
    "{all: []}": False,
    "{all: {answer: a, below: 2}}": False,
    "{below: 2}": False,
    "{not: [{answer: a, below: 2}]}": False,
}


@pytest.mark.parametrize("written", CONDITIONS)
def test_conditions(written: str) -> None:
    advice = (
        "dimension: housing\n"
        "recommendations:\n"
        "  - {id: let_flats, raises: {a: 2, b: yes}, effort: low, months: 3, lead: mayor, when: "
        + written
        + "}"
    )
    assert (told("recommendations", advice) == []) is CONDITIONS[written]


def test_a_plain_word_stands_for_an_element_but_not_for_an_option_with_points() -> None:
    checklist = QUESTION.replace("ladder", "checklist").replace(
        "steps: 4", "options: [one, {id: two, weight: 2}]"
    )
    choice = QUESTION.replace("ladder", "choice").replace("steps: 4", "options: [one, {id: two, points: 2}]")
    assert told("dimension", checklist) == []
    assert told("dimension", choice) == ["questions.0.options.0: 'one' is not of type 'object'"]


def test_a_bound_that_depends_on_what_is_written_is_not_in_the_schema() -> None:
    written = QUESTION.replace("ladder", "checklist").replace(
        "steps: 4", "options: [one, two, three]\n    full_at: 2"
    )
    assert told("dimension", written) == []


@pytest.mark.parametrize("code", ["Y02", "Y03", "Y04", "Y08", "Y09", "Y13"])
def test_what_check_tells_of_one_file_an_editor_tells_too(code: str) -> None:
    """The slips of the gallery that can be seen in a single file."""
    path = next(GALLERY.glob(f"{code}-*.yaml"))
    example, _ = read_example(path)
    assert example is not None
    slips = [(each.name, f"{each.text}\n") for each in example.files]
    for each in example.changes:
        sound = (GALLERY / "edition" / each.where).read_text(encoding="utf-8")
        assert told(KINDS[Path(each.where).parts[-2]], sound) == []
        slips.append((each.where, replaced(sound, each)))
    assert all(told(KINDS[Path(name).parts[-2]], text) for name, text in slips)
