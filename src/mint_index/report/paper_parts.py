"""Pieces of a Word document that python-docx has no words for: links, marks, fields, special rows of a table."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def link_in(held: "Paragraph", link: str, to: str) -> Any:
    """An element in the paragraph whose runs lead somewhere."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    element = OxmlElement("w:hyperlink")
    if link:
        target = held.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element.set(qn("r:id"), target)
    else:
        element.set(qn("w:anchor"), to)
    held._p.append(element)
    return element


def set_language(run: Any, language: str) -> None:
    """Say in which language a run is."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    element = OxmlElement("w:lang")
    element.set(qn("w:val"), language)
    run.get_or_add_rPr().append(element)


def number_in(held: "Paragraph", name: str) -> None:
    """Put the number of the page into the paragraph, or how many there are."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    run.text = "1"
    element.append(run)
    held._p.append(element)


def field_in(held: "Paragraph", *marks: str, instruction: str = "") -> None:
    """Runs that begin a field, say what it is, part it from what it shows, or end it."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    for mark in marks:
        element = OxmlElement("w:fldChar")
        element.set(qn("w:fldCharType"), mark)
        held._p.add_r().append(element)
        if mark == "begin":
            told = OxmlElement("w:instrText")
            told.text = instruction
            held._p.add_r().append(told)


def set_row(tr: Any, *, header: bool) -> None:
    """Keep a row on one page; the header stands on every page."""
    from docx.oxml.parser import OxmlElement

    properties = tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader") if header else ("w:cantSplit",):
        properties.append(OxmlElement(name))


def set_special_rows(table: Any, *, last: bool) -> None:
    """Tell the style which rows are special: the header, and the sums where there are any."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    properties = table.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    look = OxmlElement("w:tblLook")
    special = {
        "firstRow": True,
        "lastRow": last,
        "firstColumn": False,
        "lastColumn": False,
        "noHBand": True,
        "noVBand": True,
    }
    look.set(qn("w:val"), "0660" if last else "0620")
    for name, holds in special.items():
        look.set(qn(f"w:{name}"), str(int(holds)))
    properties.append(look)


def bookmark(held: "Paragraph", name: str, number: int) -> None:
    """Give the paragraph a name by which links find it."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    held._p.insert(1, start)
    held._p.append(end)


def new_numbering(document: "Document", style: str) -> int:
    """The number of a new list that looks like the style's and begins at one."""
    styles: Any = document.styles
    numbering = document.part.numbering_part.element
    like = styles[style].element.pPr.numPr.numId.val
    abstract = next(each.abstractNumId.val for each in numbering.num_lst if each.numId == like)
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)
