"""What stands in a report of any format, read back with the libraries of others: its words, its tables, its parts."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import openpyxl
import pypdf
from docx.oxml.ns import qn

# Where a line was broken in a word, and where it may be.
_BREAKS = re.compile("[\\s\u00ad\u200b\u2010-]+")


def folded(text: str) -> str:
    """The text without spaces and hyphens, so that it is the same wherever lines end."""
    return _BREAKS.sub("", text)


def words_of_docx(content: bytes) -> str:
    """Every word of a document, its alternative texts and the targets of its links too."""
    document = docx.Document(io.BytesIO(content))
    told = [element.text or "" for element in document.element.body.iter(qn("w:t"))]
    told += alternatives(content)
    told += [each.target_ref for each in document.part.rels.values() if each.is_external]
    return " ".join(told)


def alternatives(content: bytes) -> list[str]:
    """What is said to whoever cannot see a picture, one for each."""
    body = docx.Document(io.BytesIO(content)).element.body
    return [each.get("descr") or "" for each in body.iter(qn("wp:docPr"))]


def tables_of_docx(content: bytes) -> list[list[list[str]]]:
    """The tables of a document, as words."""
    tables = docx.Document(io.BytesIO(content)).tables
    return [[[words_in(cell) for cell in row._tr.tc_lst] for row in table.rows] for table in tables]


def words_in(element: Any) -> str:
    """The words in an element of a document; runs follow one another without a space."""
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def words_of_pdf(content: bytes, footer: str) -> str:
    """Every word of the pages, folded and without their footers, and the targets of their links."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    pages = len(reader.pages)
    told = []
    for number, page in enumerate(reader.pages, 1):
        told.append(folded(page.extract_text()).replace(folded(f"{footer}{number} / {pages}"), ""))
    return "".join(told) + "".join(folded(each) for each in addresses(content))


def addresses(content: bytes) -> Iterator[str]:
    """The addresses of the web to which a PDF links."""
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        for each in page.get("/Annots") or ():
            action = each.get_object().get("/A") or {}
            if "/URI" in action:
                yield str(action["/URI"])


def structure(content: bytes) -> list[dict[str, Any]]:
    """The elements of a PDF's structure, from the outermost inwards."""
    root: Any = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    found: list[dict[str, Any]] = []
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if not isinstance(element, dict):
            continue
        if "/S" in element:
            found.append(element)
        kids = element.get("/K", [])
        waiting += reversed(kids if isinstance(kids, list) else [kids])
        waiting = [each for each in waiting if not isinstance(each, int)]
    return found


def rows_of_xlsx(content: bytes) -> dict[str, list[list[Any]]]:
    """The rows below the header of every sheet, by the name of its table."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = {}
    for sheet in book.worksheets:
        for name, table in sheet.tables.items():  # type: ignore[no-untyped-call]
            found[name] = [[cell.value for cell in row] for row in sheet[table]][1:]
    return found


def words_of_xlsx(content: bytes) -> str:
    """Every word of a workbook, its figures as they are shown, and the targets of its links."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    links = [str(cell.hyperlink.target) for cell in cells if cell.hyperlink]
    return " ".join([*map(_shown, cells), *links])


def _shown(cell: Any) -> str:
    """What is read in a cell; a figure both with a point and with a comma, as in one language or the other."""
    if isinstance(cell.value, str):
        return cell.value
    whole, _, decimals = cell.number_format.removesuffix("%").partition(".")
    assert whole == "0"
    percent = "%" if cell.number_format.endswith("%") else ""
    said = f"{cell.value:.{len(decimals)}{percent or 'f'}}"
    return f"{said} {said.replace('.', ',')}"


def times_in(content: bytes) -> set[tuple[int, ...]]:
    """When the members of an archive say that they were written."""
    return {each.date_time for each in zipfile.ZipFile(io.BytesIO(content)).infolist()}
