"""An Excel workbook in its zip: found by the relations between its parts, scanned, and written anew without the rest.

What the reader is given has one form, whoever wrote the file: fixed names, no definitions, words in UTF-8. So files
after the strict standard, with parts in UTF-16 or with errors the reader does not know are read like any other.
"""

import posixpath
import re
from collections.abc import Mapping, Sequence
from html import escape

from mint_index.answers.formats.excel_sheets import Cells, Strings, Styles
from mint_index.answers.formats.guards import (
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_SHEET_BYTES,
    damaged,
    too_large,
)
from mint_index.answers.formats.parts import Copy, Package, Parts, sheets_too_large
from mint_index.answers.formats.scans import CONTRADICTORY, Handler, Scan, local, parse
from mint_index.problems import Place, Problem, problem
from mint_index.voices import N_

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KINDS = {"document": N_("a text document (Word)"), "presentation": N_("a presentation")}
_KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\0<": "utf-16-be", b"<\0": "utf-16-le"}


class _Relations(Handler):
    """Where the parts are that one part speaks of: kind and path by its own names for them."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Mapping[str, str], /) -> None:
        if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
            self.targets[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], path)

    def of_kind(self, kind: str) -> str:
        return next((path for each, path in self.targets.values() if each == kind), "")


class _Workbook(Handler):
    """What the main part says: the element it begins with, its sheets (name, state, relation), where days begin."""

    def __init__(self) -> None:
        super().__init__()
        self.root = ""
        self.sheets: list[tuple[str, str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Mapping[str, str], /) -> None:
        tag = local(name)
        self.root = self.root or tag
        if tag == "sheet":
            relation = next((value for key, value in attributes.items() if local(key) == "id"), "")
            self.sheets.append((attributes.get("name", ""), attributes.get("state", ""), relation))
        elif tag == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


def read_excel(parts: Parts, shown: str) -> tuple[Package | None, list[Problem]]:
    """The scanned sheets of an Excel workbook and its clean copy.

    Problems: F03 a document of another program, F05 damaged, F06 too large.
    """
    root, book = _Relations(""), _Workbook()
    reason = parse(parts.read("_rels/.rels"), root)
    main = root.of_kind("officeDocument")
    if main.endswith(".bin"):
        return None, [problem("F03", Place(file=shown), kind=N_("a binary workbook (.xlsb)"))]
    folder, _, file = main.rpartition("/")
    relations = _Relations(folder)
    reason = (
        reason or parse(parts.read(main), book) or parse(parts.read(f"{folder}/_rels/{file}.rels"), relations)
    )
    if book.root in _KINDS:
        return None, [problem("F03", Place(file=shown), kind=_KINDS[book.root])]
    names = [name.casefold() for name, *_ in book.sheets]
    lost = any(relation not in relations.targets for *_, relation in book.sheets)
    if not reason and (not names or lost or len(set(names)) < len(names)):
        reason = CONTRADICTORY
    if reason:
        return None, [damaged(shown, reason)]
    return _scanned(parts, book, relations, shown)


def _scanned(
    parts: Parts, book: _Workbook, relations: _Relations, shown: str
) -> tuple[Package | None, list[Problem]]:
    sheets = [relations.targets[relation] for *_, relation in book.sheets]
    styles, strings = Styles(), Strings()
    common = (("styles", styles), ("sharedStrings", strings))
    paths = [relations.of_kind(kind) for kind, _ in common]
    size = sum(map(parts.size, [*paths, *(path for _, path in sheets)]))
    if problems := too_large(shown, [(size, MOST_SHEET_BYTES, N_("bytes of sheets"))]):
        return None, problems
    copy = Copy(size)
    _frame(copy, book, [kind for kind, _ in sheets])
    for (kind, handler), path in zip(common, paths, strict=True):
        if data := parts.read(path):
            if reason := parse(data, handler):
                return None, [damaged(shown, reason)]
            copy.add(f"xl/{kind}.xml", _in_utf8(data))
    measures = [
        (len(strings.lengths), MOST_CELLS, "texts"),
        (strings.characters, MOST_CHARACTERS, "characters"),
    ]
    if problems := too_large(shown, measures):
        return None, problems
    cells = [Cells(name, strings.lengths, styles.percents) for name, *_ in book.sheets]
    for number, (handler, (kind, path)) in enumerate(zip(cells, sheets, strict=True), 1):
        if kind == "worksheet":
            data = parts.read(path)
            if reason := parse(data, handler):
                return None, [damaged(shown, reason)]
            if problems := sheets_too_large(shown, [handler.scan]):
                return None, problems
            copy.add(f"xl/worksheets/sheet{number}.xml", _with_known_errors(_in_utf8(data), handler.scan))
    scans = tuple(each.scan for each in cells)
    if problems := sheets_too_large(shown, scans):
        return None, problems
    return Package(copy=copy.done(), scans=scans), []


def _frame(copy: Copy, book: _Workbook, kinds: Sequence[str]) -> None:
    """Add the parts that say which sheets there are."""
    relation = f'<Relationship Id="main" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/>'
    copy.add("_rels/.rels", f"<Relationships>{relation}</Relationships>")
    entries, relations = [], []
    for number, ((name, state, _), kind) in enumerate(zip(book.sheets, kinds, strict=True), 1):
        shown = state if state in ("hidden", "veryHidden") else "visible"
        entries.append(f'<sheet name="{escape(name)}" sheetId="{number}" state="{shown}" r:id="s{number}"/>')
        # Sheets of charts, macros and dialogs hold no cells; the reader only knows two of the three.
        known = kind if kind in ("worksheet", "chartsheet") else "dialogsheet"
        target = f"worksheets/sheet{number}.xml"
        relations.append(f'<Relationship Id="s{number}" Type="{_RELATION}/{known}" Target="{target}"/>')
    days = f'<workbookPr date1904="{int(book.from_1904)}"/>'
    sheets = f"<sheets>{''.join(entries)}</sheets>"
    copy.add("xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">{days}{sheets}</workbook>')
    copy.add("xl/_rels/workbook.xml.rels", f"<Relationships>{''.join(relations)}</Relationships>")


def _in_utf8(data: bytes) -> bytes:
    """The part in UTF-8 where it is in UTF-16; its declaration would contradict it and is left out."""
    encoding = _UTF16.get(data[:2])
    if encoding is None:
        return data
    return _DECLARATION.sub("", data.decode(encoding, errors="replace"), count=1).encode(errors="replace")


def _with_known_errors(data: bytes, scan: Scan) -> bytes:
    """The sheet with the error #N/A for those that the reader stops at; what they were is in the scan."""
    given = {fault.given for fault in scan.faults.values() if fault.code == "A07"}
    for error in given - _KNOWN_ERRORS:
        data = data.replace(f"v>{error}</".encode(), b"v>#N/A</")
    return data
