"""Pieces of a Word document, written as XML: runs, links, marks, fields, pictures, rows of a table.

To write them is several times as fast as to have python-docx build them one by one; all of it is read once, at the end.
"""

import re
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

# What XML cannot hold at all.
_UNWRITABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Word draws it as a visible hyphen in some fonts.
_SOFT_HYPHEN = "\u00ad"
_DOTS_A_MM, _EMU_A_MM, _TWIPS_A_MM = 12, 36_000, 1440 / 25.4
_PICTURE = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
    '<wp:docPr id="{number}" name="mint {number}" descr="{told}"/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="0" name="mint {number}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{held}"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
    '<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def attribute(text: str) -> str:
    """The text as the value of an attribute."""
    return escape(_UNWRITABLE.sub("", text))


def run(text: str, style: str = "", language: str = "", *, breaks: bool = False) -> str:
    """A piece of text; `style` and `language` are ids, `breaks` ends the line after it."""
    told = escape(_UNWRITABLE.sub("", text.replace(_SOFT_HYPHEN, "")), quote=False)
    for sign, mark in (("\t", "tab"), ("\n", "br")):
        if sign in told:
            told = told.replace(sign, f'</w:t><w:{mark}/><w:t xml:space="preserve">')
    looks = f'<w:rStyle w:val="{style}"/>' if style else ""
    looks += f'<w:lang w:val="{language}"/>' if language else ""
    looks = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    end = "<w:br/>" if breaks else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{told}</w:t>{end}</w:r>'


def link(inner: str, *, held: str = "", to: str = "") -> str:
    """Runs that lead to an address the document holds, or to a mark in it."""
    target = f'r:id="{held}"' if held else f'w:anchor="{attribute(to)}"'
    return f"<w:hyperlink {target}>{inner}</w:hyperlink>"


def picture(png: bytes, held: str, number: int, told: str) -> str:
    """A picture the document holds, as large as its dots say, with its words for whoever cannot see it."""
    wide, high = (round(int.from_bytes(png[at : at + 4], "big") / _DOTS_A_MM * _EMU_A_MM) for at in (16, 20))
    return _PICTURE.format(wide=wide, high=high, number=number, held=held, told=attribute(told))


def marked(inner: str, name: str, number: int) -> str:
    """What a paragraph holds, with a name by which links find it."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{attribute(name)}"/>'
    return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'


def paragraph(
    inner: str, style: str, *, keep: bool = False, new_page: bool = False, number: int | None = None
) -> str:
    """A paragraph; `keep` keeps it on the page of the next one, `number` is that of its list."""
    form = f'<w:pStyle w:val="{style}"/>'
    form += "<w:keepNext/>" if keep else ""
    form += "<w:pageBreakBefore/>" if new_page else ""
    if number is not None:
        form += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{form}</w:pPr>{inner}</w:p>"


def simple_field(name: str) -> str:
    """The number of the page, or how many there are."""
    return f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def page_of(mark: str) -> str:
    """The number of the page on which a mark stands; empty until a program works it out."""
    told = f"<w:r><w:instrText>PAGEREF {escape(_UNWRITABLE.sub('', mark))} \\h</w:instrText></w:r>"
    begin, between, end = (
        f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end")
    )
    return f'{begin}{told}{between}<w:r><w:t xml:space="preserve"> </w:t></w:r>{end}'


def table(rows: str, style: str, widths: list[float], *, last: bool) -> str:
    """A table of rows; the style is told that the first is a header, and whether the last one holds sums."""
    twips = [_twips(each) for each in widths]
    look = (
        f'<w:tblLook w:val="{"0660" if last else "0620"}" w:firstRow="1" w:lastRow="{int(last)}" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:type="dxa" w:w="{sum(twips)}"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{each}"/>' for each in twips)
        + f"</w:tblGrid>{rows}</w:tbl>"
    )


def row(cells: list[tuple[float, str]], *, repeated: bool, whole: bool) -> str:
    """A row of cells with their widths; `repeated` on every page, or `whole` on one.

    A table asks for one or the other: where its header is repeated and a row must stay whole, LibreOffice leaves out
    all rows after the first page.
    """
    held = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{_twips(width)}"/></w:tcPr>{inner}</w:tc>'
        for width, inner in cells
    )
    form = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if repeated else "")
    return f"<w:tr><w:trPr>{form}</w:trPr>{held}</w:tr>" if form else f"<w:tr>{held}</w:tr>"


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_A_MM)


def parsed(written: str) -> list[Any]:
    """What was written, as elements."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    return list(parse_xml(f"<w:body {nsdecls('w', 'r', 'wp', 'a', 'pic')}>{written}</w:body>"))


def new_numbering(document: "Document", style: str) -> int:
    """The number of a new list that looks like the style's and begins at one."""
    styles: Any = document.styles
    numbering = document.part.numbering_part.element
    like = styles[style].element.pPr.numPr.numId.val
    abstract = next(each.abstractNumId.val for each in numbering.num_lst if each.numId == like)
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)
