"""The record: an assessment as JSON, versioned, and read back without loss.

The types of `result` are the form of the record: one encoder and one decoder walk them, and the published schema is
made from them (`record_schema`). A record that does not fit is told key by key.
"""

import functools
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from mint_index.assessment.result import Assessment
from mint_index.assessment.sound import unsound
from mint_index.problems import CODES, Place, Problem, problem
from mint_index.voices import N_

FORM = 2
"""The version of the form; a change that an older version could not read raises it."""

_HALF = re.compile("[\ud800-\udfff]")
_PLAIN = {str: "a text", bool: "true or false", int: "a whole number", float: "a number", NoneType: "null"}


def to_json(assessment: Assessment) -> str:
    """The record of an assessment; the same assessment gives the same text."""
    record = {"form": FORM, **encode(assessment)}
    return json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def from_json(text: str, file: str) -> tuple[Assessment | None, list[Problem]]:
    """The assessment in a record, or everything that keeps it from being one."""
    place = Place(file=file)
    try:
        record = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as fault:
        place = Place(file=file, line=fault.lineno, column=fault.colno)
        return None, [problem("R01", place, reason=fault.msg)]
    except RecursionError:
        return None, [problem("R01", place, reason=N_("nested too deeply"))]
    except ValueError:
        return None, [problem("R01", place, reason=N_("a number in it is too long"))]
    if not isinstance(record, dict) or not _is_plain(record.get("form"), int) or record["form"] < 1:
        return None, [problem("R01", place, reason=N_("it has no key “form”"))]
    # Only an escape can bring half a character into text, and nothing with half a character can be written again.
    if "\\u" in text and _HALF.search(json.dumps(record, ensure_ascii=False)):
        return None, [problem("R01", place, reason=N_("there is half a character in it"))]
    if record["form"] > FORM:
        return None, [problem("R03", place, given=record["form"], known=FORM)]
    told: list[Problem] = []
    if record["form"] == 1:
        _from_form_1(record)
    found = _decode(
        {key: value for key, value in record.items() if key != "form"}, Assessment, "", place, told
    )
    if not told:
        told += [*_unknown_codes(found, place), *unsound(found, place)]
    return (None, told) if told else (found, [])


def _from_form_1(record: dict[str, Any]) -> None:
    """The first form told years and inhabitants of practices in words: "2017–2020", "≈ 47 000 (2017)"."""
    practices = record.get("practices")
    for each in practices.values() if isinstance(practices, dict) else ():
        if not isinstance(each, dict):
            continue
        years = [int(year) for year in re.findall(r"[0-9]{4}", str(each.pop("years", "")))]
        each["since"], each["until"] = years[0] if years else 0, years[1] if len(years) > 1 else 0
        said, _, when = str(each.pop("population", "")).partition("(")
        counts, year = re.findall(r"[0-9]+(?:[\s,.][0-9]{3})*", said), re.search(r"[0-9]{4}", when)
        # Several towns had a count each; what belongs to whom was only in the words.
        each["population"] = int(re.sub(r"[^0-9]", "", counts[0])) if len(counts) == 1 else 0
        each["counted"] = int(year.group()) if year else 0


def _unknown_codes(found: Assessment, place: Place) -> Iterator[Problem]:
    for at, each in enumerate(found.problems):
        if each.code not in CODES:
            yield problem("R02", place, key=f"problems[{at}].code", expected="a code of the catalogue")


def _no_constant(word: str) -> float:
    raise json.JSONDecodeError(f"{word} is not JSON", word, 0)


def encode(value: Any) -> Any:
    """A value of our types as what JSON knows: objects, lists, texts, figures."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: encode(_as_figure(getattr(value, name), kind)) for name, kind in _kinds(type(value)).items()
        }
    if isinstance(value, Mapping):
        return {key: encode(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [encode(each) for each in value]
    return value


@functools.cache
def _kinds(kind: Any) -> Mapping[str, Any]:
    """What each field of a type holds. To find out is slow, and a record has hundreds of values of few types."""
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


def _as_figure(value: Any, kind: Any) -> Any:
    # A whole number where a figure is meant is written as 3.0, as it is when it was read from a record.
    return float(value) if type(value) is int and (kind is float or float in get_args(kind)) else value


def _decode(value: Any, kind: Any, key: str, place: Place, told: list[Problem]) -> Any:
    """The value as the kind of thing it must be; a neutral None after telling what it is not."""
    origin = get_origin(kind)
    if is_dataclass(kind):
        return _decode_record(value, kind, key, place, told)
    if origin is tuple and isinstance(value, list) and len(value) == _length(kind, value):
        inner = get_args(kind)[0]
        return tuple(_decode(each, inner, f"{key}[{at}]", place, told) for at, each in enumerate(value))
    if origin is Mapping and isinstance(value, dict):
        inner = get_args(kind)[1]
        return {name: _decode(each, inner, f"{key}.{name}", place, told) for name, each in value.items()}
    if origin is Literal and value in get_args(kind):
        return value
    if origin in (Union, UnionType):
        fits = next((each for each in get_args(kind) if _is_plain(value, each)), None)
        if fits is not None:
            return float(value) if fits is float else value
    elif _is_plain(value, kind):
        return float(value) if kind is float else value
    told.append(problem("R02", place, key=key, expected=_expected(kind)))
    return None


def _decode_record(value: Any, kind: Any, key: str, place: Place, told: list[Problem]) -> Any:
    if not isinstance(value, dict):
        told.append(problem("R02", place, key=key or "record", expected="an object"))
        return None
    found = {}
    before = len(told)
    for name, hint in _kinds(kind).items():
        inner = f"{key}.{name}" if key else name
        if name in value:
            found[name] = _decode(value[name], hint, inner, place, told)
        elif not _has_default(kind, name):
            told.append(problem("R02", place, key=inner, expected=_expected(hint)))
    return kind(**found) if len(told) == before else None


def _has_default(kind: Any, name: str) -> bool:
    from dataclasses import MISSING

    each = next(each for each in fields(kind) if each.name == name)
    return each.default is not MISSING or each.default_factory is not MISSING


def _length(kind: Any, value: list[Any]) -> int:
    """How long a list must be: as it is, unless the tuple it becomes has a fixed length."""
    inner = get_args(kind)
    return len(value) if inner[-1] is Ellipsis else len(inner)


def _is_plain(value: Any, kind: Any) -> bool:
    if kind is float:
        figure = isinstance(value, int | float) and not isinstance(value, bool)
        return figure and abs(value) <= sys.float_info.max
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return kind in _PLAIN and isinstance(value, kind)


def _expected(kind: Any) -> str:
    origin = get_origin(kind)
    if origin is Literal:
        return " | ".join(map(str, get_args(kind)))
    if origin in (Union, UnionType):
        return " | ".join(_expected(each) for each in get_args(kind))
    if origin is tuple:
        return "a list"
    return _PLAIN.get(kind, "an object")


def record_schema() -> dict[str, Any]:
    """The JSON Schema of a record."""
    return schema_of(Assessment, "form", FORM, "Record of an assessment with the MINT-Index")


def schema_of(kind: type, version_key: str, version: int, title: str) -> dict[str, Any]:
    """The JSON Schema of a type as `encode` writes it, with its version in a key of its own."""
    definitions: dict[str, Any] = {}
    _schema(kind, definitions)
    whole = definitions.pop(kind.__name__)
    versions = {"type": "integer", "minimum": 1, "maximum": version}
    whole["properties"] = {version_key: versions, **whole["properties"]}
    whole["required"] = [version_key, *whole["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **whole,
        "$defs": definitions,
    }


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(kind)
    if is_dataclass(kind):
        name = getattr(kind, "__name__", "")
        if name not in definitions:
            hints = get_type_hints(kind)
            definitions[name] = {}
            names = [each.name for each in fields(kind)]
            definitions[name] = {
                "type": "object",
                "description": (getattr(kind, "__doc__", "") or "").split("\n")[0],
                "properties": {each: _schema(hints[each], definitions) for each in names},
                "required": [each for each in names if not _has_default(kind, each)],
            }
        return {"$ref": f"#/$defs/{name}"}
    if origin is tuple:
        inner = get_args(kind)
        bounds = {} if inner[-1] is Ellipsis else {"minItems": len(inner), "maxItems": len(inner)}
        return {"type": "array", "items": _schema(inner[0], definitions), **bounds}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(get_args(kind)[1], definitions)}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(each, definitions) for each in get_args(kind)]}
    plain = {str: "string", bool: "boolean", int: "integer", float: "number", NoneType: "null"}
    return {"type": plain[kind]}
