"""What no report may hold, wherever it comes from: a page drawn by foreign templates is read again before it is written.

The page's own policy forbids scripts and requests; here is refused what the policy does not reach, such as a page that
leads away by itself.
"""

import re
from html.parser import HTMLParser

_TAGS = frozenset(
    ("html", "head", "meta", "title", "style", "body", "header", "footer", "main", "nav", "section", "article", "aside",
     "div", "span", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption",
     "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col", "a", "strong", "em", "b", "i", "small", "sub", "sup",
     "br", "hr", "wbr", "figure", "figcaption", "img", "details", "summary", "blockquote", "q", "cite", "abbr", "bdi",
     "bdo", "time", "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "desc")
)  # fmt: skip
_ATTRIBUTES = frozenset(
    ("id", "class", "lang", "dir", "href", "src", "alt", "title", "role", "tabindex", "scope", "colspan", "rowspan", "rel",
     "open", "datetime", "content", "name", "charset", "http-equiv", "width", "height", "viewbox", "x", "y", "x1", "x2",
     "y1", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "transform", "text-anchor", "start", "hidden")
)  # fmt: skip
_OURS = {"html": 1, "head": 1, "body": 1, "meta": 5, "style": 1}
_TAG = re.compile(r"<\s*/?\s*([a-zA-Z][^\s/>]*)")
_DECLARED = re.compile(r"<[!?]")
_SHEET = re.compile(r"<|url\s*\(|@import|@font-face|image-set|expression\s*\(|\\", re.IGNORECASE)
_IN_TEXT = re.compile(
    r"<\s*/?\s*(script|style|meta|iframe|object|embed|link|base|form|svg|img)\b|javascript:", re.IGNORECASE
)
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_PICTURE = re.compile(r"data:image/(png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]*")


class _Attributes(HTMLParser):
    """Collects the attributes that no report has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            said = (value or "").strip()
            allowed = name in _ATTRIBUTES or name.startswith("aria-")
            if name == "href":
                allowed = tag == "a" and re.match(r"#|https?://|mailto:", said, re.IGNORECASE) is not None
            elif name == "src":
                allowed = tag == "img" and _PICTURE.fullmatch(said) is not None
            if not allowed:
                self.found.append(f"{name}=")

    handle_startendtag = handle_starttag


def forbidden_in_page(page: str) -> str:
    """The first thing in a page that no report may hold, or nothing.

    Tags are looked for in the text as it stands and not only as one parser reads it: another may read it otherwise.
    """
    head, _, body = page.partition("\n")
    if head != "<!DOCTYPE html>" or _DECLARED.search(body):
        return "<!"
    if page.count("<style>") != 1:
        return "<style>"
    rest = _STYLE.sub("<style></style>", body)
    names = [each.lower() for each in _TAG.findall(rest)]
    opened = [each.lower() for each in re.findall(r"<([a-zA-Z][^\s/>]*)", rest)]
    strange = next((f"<{each}>" for each in names if each not in _TAGS), "")
    doubled = next((f"<{each}>" for each, count in _OURS.items() if opened.count(each) > count), "")
    reader = _Attributes()
    reader.feed(rest)
    reader.close()
    return strange or doubled or next(iter(reader.found), "")


def forbidden_in_text(text: str) -> str:
    """The first thing in a text of Markdown that no report may hold, or nothing."""
    found = _IN_TEXT.search(text)
    return found[0] if found else ""


def forbidden_in_sheet(sheet: str) -> str:
    """The first thing in a style sheet that fetches something or leaves the sheet, or nothing."""
    found = _SHEET.search(sheet)
    return found[0] if found else ""
