"""The JSON Schema of an edition's files, for editors: what `mint questionnaire check` knows of a single file.

It is made from the very calls that read: each reader of `shapes` is given an entry that only notes what it is asked.
"""

import math
from dataclasses import dataclass
from typing import Any, Literal, cast

from mint_index.instrument import advice_shapes, shapes
from mint_index.instrument.entry import SOURCE_KEY, Entry
from mint_index.instrument.glossary import of_language
from mint_index.instrument.questionnaire import Rules
from mint_index.instrument.schema_entry import Json, Reader, anchored, described, explored

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A kind of file: where it lies, and whether `read` is given the file, each entry of a list, or each named entry."""

    kind: str
    path: str
    about: str
    holds: Literal["mapping", "list", "named"]
    read: Reader


def _dimension(entry: Entry) -> object:
    # What a dimension does not say of its rules is as the questionnaire says: no default can be named here.
    unsaid = Rules(
        aggregate=cast(Any, ""),
        missing=cast(Any, ""),
        scored_from=math.inf,
        settled_from=math.inf,
        warn_above=math.inf,
        outside_above=math.inf,
        gate_weight=math.inf,
    )
    return shapes.dimension(entry, shapes.Listed(id="any", weight=1.0), unsaid)


FILES = (
    File(
        kind="questionnaire",
        path="questionnaires/EDITION/questionnaire.yaml",
        about="The frame of an edition: dimensions, rules, levels, profile.",
        holds="mapping",
        read=shapes.frame,
    ),
    File(
        kind="dimension",
        path="questionnaires/EDITION/dimensions/DIMENSION.yaml",
        about="The questions of a dimension.",
        holds="mapping",
        read=_dimension,
    ),
    File(
        kind="sources",
        path="questionnaires/EDITION/sources.yaml",
        about="Where facts come from, each below the key that questions name it by.",
        holds="named",
        read=advice_shapes.source,
    ),
    File(
        kind="glossary",
        path="questionnaires/EDITION/text/glossary.yaml",
        about="Fixed terms and vague words, each list below the code of its language.",
        holds="named",
        read=of_language,
    ),
    File(
        kind="recommendations",
        path="recommendations/EDITION/DIMENSION.yaml",
        about="The recommendations of a dimension.",
        holds="mapping",
        read=advice_shapes.advice,
    ),
    File(
        kind="practices",
        path="recommendations/EDITION/practices.yaml",
        about="Real municipalities that did it.",
        holds="list",
        read=advice_shapes.practice,
    ),
    File(
        kind="funding",
        path="recommendations/EDITION/funding.yaml",
        about="Who may pay for recommendations, with the date of the information.",
        holds="list",
        read=advice_shapes.fund,
    ),
)
"""Every kind of file that has a schema."""


def schema(kind: str = "") -> Json:
    """The JSON Schema (2020-12) of all files of an edition, or of one kind of file."""
    definitions: dict[str, Json] = {}
    files = [each for each in FILES if kind in ("", each.kind)]
    made = {each.kind: _file(each, definitions) for each in files}
    choice = [{"$ref": f"#/$defs/{each}"} for each in made]
    top = choice[0] if kind else {"oneOf": choice}
    return {
        "$schema": _DIALECT,
        "title": "Files of an edition of the MINT-Index",
        **top,
        "$defs": made | dict(sorted(definitions.items())),
    }


def _file(file: File, definitions: dict[str, Json]) -> Json:
    head = {"title": file.path, "description": file.about}
    if file.holds == "mapping":
        return head | explored(file.read, definitions)
    entry = described(file.read, definitions)
    if file.holds == "list":
        return head | {"type": "array", "items": entry}
    names = {"pattern": anchored(SOURCE_KEY.pattern)}
    return head | {"type": "object", "propertyNames": names, "additionalProperties": entry}
