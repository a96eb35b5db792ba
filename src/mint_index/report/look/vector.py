"""An SVG from elsewhere, made so that it can only be seen: shapes, colours and words stay, all else goes or is refused.

It is written anew from what was understood; nothing is copied that was not.
"""

import re
from xml.etree import ElementTree

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_ELEMENTS = frozenset(
    ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc",
     "defs", "style", "symbol", "use", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern")
)  # fmt: skip
# These are left out: they say something about the drawing and draw nothing.
_SILENT = frozenset(("metadata", "sodipodi:namedview"))
_LINKS = ("href", f"{{{_XLINK}}}href")
_ATTRIBUTES = frozenset(
    ("id", "class", "style", "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry",
     "fx", "fy", "d", "points", "transform", "offset", "dx", "dy", "rotate", "version", "preserveAspectRatio",
     "gradientUnits", "gradientTransform", "spreadMethod", "clipPathUnits", "maskUnits", "maskContentUnits",
     "patternUnits", "patternContentUnits", "patternTransform", "fill", "fill-opacity", "fill-rule", "stroke",
     "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset",
     "stroke-opacity", "opacity", "clip-path", "clip-rule", "mask", "stop-color", "stop-opacity", "color", "display",
     "visibility", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "letter-spacing")
)  # fmt: skip
# An address other than one within the drawing, or a trick to write one.
_FETCHES = re.compile(r"url\s*\(\s*['\"]?\s*(?!#)|@import|expression\s*\(|javascript:|\\", re.IGNORECASE)
_DEEPEST = 50


def safe_svg(content: bytes) -> tuple[bytes, str]:
    """The drawing written anew, or what in it can do more than be seen; both are empty where it is no SVG."""
    text = content.decode("utf-8", "replace")
    # Entities can make a small file endless; no logo needs a document type.
    if re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        return (b"", "<!DOCTYPE>") if "<svg" in text else (b"", "")
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return b"", ""
    if root.tag != f"{{{_SVG}}}svg":
        return b"", ""
    found = _clean(root, 0)
    if found:
        return b"", found
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    return ElementTree.tostring(root, encoding="utf-8"), ""


def _clean(element: "ElementTree.Element", depth: int) -> str:
    """Take out what draws nothing; the first thing found that may not stand there."""
    if depth > _DEEPEST:
        return "…"
    for name, value in list(element.attrib.items()):
        found = _attribute(name, value)
        if found:
            return found
        if name not in _ATTRIBUTES and name not in _LINKS:
            del element.attrib[name]
    if element.tag == f"{{{_SVG}}}style" and _FETCHES.search(element.text or ""):
        return "<style>"
    for child in list(element):
        space, _, name = str(child.tag).rpartition("}")
        if space != f"{{{_SVG}" or name in _SILENT:
            element.remove(child)
        elif name not in _ELEMENTS:
            return f"<{name}>"
        elif found := _clean(child, depth + 1):
            return found
    return ""


def _attribute(name: str, value: str) -> str:
    """What may not stand at an attribute, or nothing."""
    plain = name.rpartition("}")[2]
    if plain.lower().startswith("on"):
        return f"{plain}="
    if name in _LINKS:
        return "" if value.strip().startswith("#") else f"{plain}="
    return f"{plain}=" if name in _ATTRIBUTES and _FETCHES.search(value) else ""
