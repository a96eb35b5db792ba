"""How a Word document looks: the built-in styles of the empty one, set for a report on A4.

Only styles are set, never a paragraph by itself: a town's own template has styles of the same names.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_FONT, _INK, _SOFT, _ACCENT, _RULE = "Arial", "16212B", "44525F", "0B5285", "A9B6C2"
# Size of letters, space above and below in points; whether bold; the colour.
_PARAGRAPHS: dict[str, tuple[float, float, float, bool, str]] = {
    "Normal": (9.5, 0, 4, False, _INK),
    "Title": (20, 0, 2, True, _INK),
    "Subtitle": (9, 0, 0, True, _ACCENT),
    "Heading 1": (15, 11, 4, True, _INK),
    "Heading 2": (11.5, 8, 2, True, _INK),
    "Heading 3": (9.5, 6, 1, True, _INK),
    "TOC Heading": (11.5, 0, 4, True, _INK),
    "Body Text": (9, 0, 1, False, _INK),
    "Body Text 2": (8.5, 1.5, 0.5, False, _INK),
    "Body Text 3": (8.5, 1.5, 0.5, False, _INK),
    "Caption": (8.5, 0, 2, False, _SOFT),
    "Quote": (8.5, 3, 2, False, _INK),
    "Intense Quote": (13, 0, 3, True, _INK),
    "List Bullet": (8.5, 0, 1.5, False, _INK),
    "List Bullet 2": (9, 0, 1, False, _INK),
    "List Bullet 3": (9.5, 0, 4, False, _INK),
    "List Number": (8.5, 0, 1.5, False, _INK),
    "List Number 2": (9, 0, 1, False, _INK),
    "List Number 3": (9.5, 0, 4, False, _INK),
    "Footer": (8, 0, 0, False, _SOFT),
}
_KEPT_WITH_NEXT = (
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Caption",
    "Intense Quote",
    "Subtitle",
    "TOC Heading",
)
_WIDE, _LABEL, _HANGING = 178.0, 31.0, 4.5
_LISTS = {
    "List Bullet": _HANGING,
    "List Number": _HANGING,
    "List Bullet 2": _HANGING,
    "List Number 2": _HANGING,
    "List Bullet 3": _HANGING,
    "List Number 3": _HANGING,
}
# What may follow in the format, which settles the order.
_AFTER_HYPHENATION = (
    *(
        "w:consecutiveHyphenLimit",
        "w:hyphenationZone",
        "w:doNotHyphenateCaps",
        "w:drawingGridHorizontalSpacing",
    ),
    *(
        "w:drawingGridVerticalSpacing",
        "w:displayHorizontalDrawingGridEvery",
        "w:characterSpacingControl",
        "w:compat",
    ),
    *("w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol", "w:listSeparator"),
)
_AFTER_SUPPRESSED = (
    *(
        "w:kinsoku",
        "w:wordWrap",
        "w:overflowPunct",
        "w:topLinePunct",
        "w:autoSpaceDE",
        "w:autoSpaceDN",
        "w:bidi",
    ),
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:jc", "w:textDirection", "w:textAlignment", "w:outlineLvl", "w:rPr"),
)


def dress(document: "Document", language: str) -> None:
    """Set the page, the styles and the language of an empty document."""
    _set_page(document)
    for name, look in _PARAGRAPHS.items():
        _set_style(document.styles[name], *look)
    _set_lists(document)
    _set_letters(document)
    _set_table(document)
    _set_language(document, language)
    package = document.part.package
    assert package is not None
    # The picture of an empty page that the library's own empty document brings along.
    for key in [key for key, each in package.rels.items() if each.reltype.endswith("/thumbnail")]:
        del package.rels[key]


def _set_page(document: "Document") -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(13), Mm(13), Mm(6)


def _set_style(style: Any, size: float, above: float, below: float, bold: bool, colour: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = _FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    # A font of the theme goes before one that is named.
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:cs"), _FONT)
    for border in style.element.pPr.findall(qn("w:pBdr")) if style.element.pPr is not None else ():
        style.element.pPr.remove(border)
    for spaced in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(spaced)
    form.space_before, form.space_after, form.line_spacing = Pt(above), Pt(below), 1.0
    form.keep_with_next = style.name in _KEPT_WITH_NEXT
    form.widow_control = True


def _set_lists(document: "Document") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Mm

    styles: Any = document.styles
    for name, left in _LISTS.items():
        form = styles[name].paragraph_format
        form.left_indent, form.first_line_indent = Mm(left), Mm(-_HANGING)
        form.tab_stops.add_tab_stop(Mm(left))
        _indent_numbering(document, styles[name], left)
    body = styles["Body Text"].paragraph_format
    body.left_indent, body.first_line_indent = Mm(_LABEL), Mm(-_LABEL)
    body.tab_stops.add_tab_stop(Mm(_LABEL))
    styles["Body Text 3"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name in ("Quote", "Intense Quote", "Caption"):
        form = styles[name].paragraph_format
        form.left_indent = form.right_indent = Mm(0)
        form.alignment = WD_ALIGN_PARAGRAPH.LEFT
    footer = styles["Footer"].paragraph_format
    for stop in list(footer.tab_stops):
        stop._tab.getparent().remove(stop._tab)
    footer.tab_stops.add_tab_stop(Mm(_WIDE), WD_TAB_ALIGNMENT.RIGHT)


def _indent_numbering(document: "Document", style: Any, left: float) -> None:
    """Let the numbers stand where the style says: for a list that begins anew the numbering has the last word."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    numbering = document.part.numbering_part.element
    known = {each.numId: each.abstractNumId.val for each in numbering.num_lst}
    number = known[style.element.pPr.numPr.numId.val]
    for each in numbering.findall(qn("w:abstractNum")):
        if each.get(qn("w:abstractNumId")) == str(number):
            properties = each.find(qn("w:lvl")).find(qn("w:pPr"))
            for tab in properties.findall(qn("w:tabs")):
                properties.remove(tab)
            indent = properties.find(qn("w:ind"))
            indent.set(qn("w:left"), str(Mm(left).twips))
            indent.set(qn("w:hanging"), str(Mm(_HANGING).twips))


def _set_letters(document: "Document") -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm, Pt, RGBColor

    styles: Any = document.styles
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(_ACCENT), True
    contents = styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    contents.base_style = styles["Normal"]
    contents.paragraph_format.space_after = 0
    contents.paragraph_format.tab_stops.add_tab_stop(Mm(_WIDE), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    label = styles["Subtle Emphasis"].font
    label.italic, label.color.rgb, label.size = False, RGBColor.from_string(_SOFT), Pt(8)


def _set_table(document: "Document") -> None:
    """Hairlines between rows, and a header that is told apart; the sums, where there are any, are bold."""
    from docx.oxml.ns import nsdecls, qn
    from docx.oxml.parser import parse_xml

    style = document.styles["Table Grid"].element
    for old in style.findall(qn("w:tblPr")):
        style.remove(old)
    style.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>"
            f'<w:top w:val="nil"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/></w:tblBorders>'
            '<w:tblCellMar><w:top w:w="6" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
            '<w:bottom w:w="6" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        )
    )
    for row, lines in (
        ("firstRow", f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_INK}"/>'),
        ("lastRow", ""),
    ):
        style.append(
            parse_xml(
                f'<w:tblStylePr {nsdecls("w")} w:type="{row}"><w:rPr><w:b/></w:rPr>'
                f'<w:tcPr><w:tcBorders>{lines}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
            )
        )


def _set_language(document: "Document", language: str) -> None:
    """Set the language of what is said; long words may be parted, but for those of headings."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    settings = document.settings.element
    # Where it stands among its siblings is settled by the format.
    settings.insert_element_before(OxmlElement("w:autoHyphenation"), *_AFTER_HYPHENATION)
    for name in _PARAGRAPHS:
        if "Head" in name or name in ("Title", "Intense Quote"):
            form = document.styles[name].element.get_or_add_pPr()
            form.insert_element_before(OxmlElement("w:suppressAutoHyphens"), *_AFTER_SUPPRESSED)

    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
        element.attrib.pop(qn("w:eastAsia"), None)
