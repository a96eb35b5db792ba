"""The page of YAML keys, made from the JSON Schema: a table for each kind of file and for each shape that recurs."""

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]
_FEW = 3
"""As many keys of an entry stand in the line of its list; more get a table."""
_HEAD = "| key | | what | |\n|---|---|---|---|"


def page_of_keys(schema: Json) -> str:
    """The page in Markdown."""
    return "\n".join(_page(schema))


def _page(schema: Json) -> Iterator[str]:
    yield "# Keys of the YAML files\n"
    yield (
        "A key that is not listed here is a problem, not a comment. *must* marks the keys that have to be there; a "
        "figure in brackets is what counts where a key is left out. A *name* consists of lower-case letters, digits and "
        "underscores and begins with a letter. `mint questionnaire schema` prints the same for editors; words stand in "
        "`text/LANGUAGE.yaml` beside these files, one flat `key: words` a line."
    )
    for name, found in schema["$defs"].items():
        yield f"\n## {name}\n"
        title = found.get("title", "")
        about = found.get("description", "")
        if title or about:
            yield f"`{title}`: {about}\n" if title else f"{about}\n"
        if found.get("type") == "array":
            yield f"A list; each entry is a {_kind(found['items'])}."
        elif "additionalProperties" in found and isinstance(found["additionalProperties"], dict):
            yield f"Each entry, below a key of its own, is a {_kind(found['additionalProperties'])}."
        else:
            yield from _mapping(found)


def _mapping(found: Json) -> Iterator[str]:
    rows = list(_rows(found, ""))
    nested = [entry for key in found["properties"] if (entry := _branching(found["properties"][key]))]
    if rows:
        yield _HEAD
        yield from rows
    yield from _alternatives(found)
    for entry in nested:
        yield "\nEach entry:\n"
        yield from _mapping(entry)


def _alternatives(found: Json) -> Iterator[str]:
    for branch in found.get("allOf", ()):
        (key, word), *_ = branch["if"]["properties"].items()
        rows = list(_rows(branch["then"], ""))
        yield f"\n`{key}: {word['const']}`" + (" also has:\n" if rows else " has no more keys.")
        if rows:
            yield _HEAD
            yield from rows
    choices = found.get("oneOf", ())
    if choices and "properties" not in choices[0]:
        yield f"\nExactly one of {_ored(each['required'][0] for each in choices)}."
    elif choices:
        yield "Exactly one of these forms:"
        for choice in choices:
            yield ""
            yield _HEAD
            yield from _rows(choice, "")
            yield from _alternatives(choice)


def _rows(found: Json, before: str) -> Iterator[str]:
    required = found.get("required", ())
    for key, asked in found["properties"].items():
        if asked is True:
            continue
        must = "*must*" if key in required else ""
        about = asked["description"].replace("<", "&lt;")
        default = f" ({_plain(asked['default'])})" if "default" in asked else ""
        kind = "mapping" if "properties" in asked else _kind(asked)
        yield f"| `{before}{key}` | {must} | {kind}{default} | {about} |"
        if "properties" in asked:
            yield from _rows(asked, f"{before}{key}.")


def _branching(asked: Json | bool) -> Json | None:
    """The entry of a list that has keys of its own and no name."""
    if not isinstance(asked, Mapping) or asked.get("type") != "array":
        return None
    items = asked["items"]
    return items if len(items.get("properties", ())) > _FEW else None


def _kind(asked: Json) -> str:
    """What stands at a key, in a few words."""
    if "$ref" in asked:
        name = asked["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})"
    if "enum" in asked:
        return _ored(each for each in asked["enum"] if isinstance(each, str))
    if "anyOf" in asked:
        return _either(asked["anyOf"])
    match asked["type"]:
        case "array":
            items = asked["items"]
            return "list" if _branching(asked) else f"list of {_kind(items)}"
        case "object":
            return _mapping_in_brief(asked)
        case "string":
            return "name"
        case "number" | "integer":
            whole = "whole number" if asked["type"] == "integer" else "figure"
            return " ".join([whole, *_bounds(asked)])
        case _:
            return "words"


def _either(choices: list[Json]) -> str:
    several, one = choices
    if several.get("type") == "array":
        return f"{_kind(one)}, or a list of such"
    return f"{_kind(several)}, or {_mapping_in_brief(one)}"


def _mapping_in_brief(asked: Json) -> str:
    if "properties" not in asked:
        return "names and words"
    if any(isinstance(each, Mapping) and "properties" in each for each in asked["properties"].values()):
        return "mapping"
    if len(asked["properties"]) > _FEW:
        return "mapping"
    return "mapping of " + ", ".join(f"`{key}` ({_kind(each)})" for key, each in asked["properties"].items())


def _bounds(asked: Json) -> Iterator[str]:
    signs = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤"}
    said = [f"{sign} {_plain(asked[key])}" for key, sign in signs.items() if key in asked]
    if said:
        yield ", ".join(said)


def _ored(words: Any) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _plain(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
