"""A Word document that is filled from top to bottom: headings, paragraphs, lists, tables, pictures.

With `paper_parts` and `paper_looks` the only module that knows python-docx. Everything looks as a built-in style says, so that what is
pasted into another document takes on the looks of that one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mint_index.report.bitmaps import DOTS
from mint_index.report.packing import without_times
from mint_index.report.paper_parts import (
    bookmark,
    field_in,
    link_in,
    new_numbering,
    number_in,
    set_language,
    set_row,
    set_special_rows,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

# Word draws it as a visible hyphen in some fonts.
_SOFT_HYPHEN = "\u00ad"
_NUMBERED = "List Number"
# A record may come from anywhere; what is no code of a language is none.
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a paragraph: `style` of its letters, `link` to the web or `to` a place in the document."""

    text: str
    style: str = ""
    link: str = ""
    to: str = ""
    language: str = ""
    breaks: bool = False


Text = str | Run | Sequence[str | Run]
"""What can stand in a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its header, its width in millimetres, and whether figures stand in it."""

    label: str
    width: float
    figures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that is being filled."""

    document: "Document"
    styles: dict[str, str] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)

    def heading(self, text: Text, level: int, mark: str = "", *, new_page: bool = False) -> None:
        """A heading; `mark` is a name by which links find it."""
        held = self.say(text, f"Heading {level}")
        if new_page:
            held.paragraph_format.page_break_before = True
        if mark:
            self.marks.append(mark)
            bookmark(held, mark, len(self.marks))

    def say(self, text: Text, style: str = "Normal") -> "Paragraph":
        """A paragraph."""
        held = self.document.add_paragraph()
        self._style(held._p, style)
        self._write(held, text)
        return held

    def fact(self, label: str, text: Text, style: str = "Body Text") -> None:
        """A label and what it says, in one paragraph; nothing where nothing is said."""
        if text:
            self.say((Run(text=label, style="Subtle Emphasis"), "\t", *_runs(text)), style)

    def facts(self, label: str, items: Sequence[Text]) -> None:
        """A label and a list below it."""
        if items:
            self.say(
                Run(text=label, style="Subtle Emphasis"), "Body Text"
            ).paragraph_format.keep_with_next = True
            self.bullets(items, "List Bullet 2")

    def bullets(self, items: Sequence[Text], style: str = "List Bullet") -> None:
        """A list."""
        for each in items:
            self.say(each, style)

    def numbered(self, items: Sequence[Text], style: str = _NUMBERED) -> None:
        """A list that counts from one."""
        number = new_numbering(self.document, style)
        for each in items:
            properties = self.say(each, style)._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number

    def picture(self, png: bytes, told: str, text: Text = ()) -> None:
        """A picture with its words for whoever cannot see it, and what stands beside it."""
        held = self.say((), "Caption")
        self._draw(held, png, told)
        if text:
            self._write(held, ("   ", *_runs(text)))

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Text | tuple[bytes, str]]],
        footer: Sequence[Text] = (),
        note: str = "",
    ) -> None:
        """A table whose header row is repeated on every page, and a note below; a cell may be a picture with its words."""
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.shared import Mm
        from docx.text.paragraph import Paragraph

        whole = [[each.label for each in columns], *rows, *([footer] if footer else [])]
        table = self.document.add_table(len(whole), len(columns))
        table.style, table.autofit, table.alignment = "Table Grid", False, WD_TABLE_ALIGNMENT.LEFT
        for column, grid in zip(columns, table._tbl.tblGrid.gridCol_lst, strict=True):
            grid.w = Mm(column.width)
        for at, (cells, tr) in enumerate(zip(whole, table._tbl.tr_lst, strict=True)):
            set_row(tr, header=at == 0)
            for column, held, tc in zip(columns, cells, tr.tc_lst, strict=True):
                tc.width = Mm(column.width)
                paragraph = Paragraph(tc.p_lst[0], table)
                self._style(paragraph._p, "Body Text 3" if column.figures else "Body Text 2")
                if isinstance(held, tuple) and held and isinstance(held[0], bytes):
                    self._draw(paragraph, held[0], str(held[1]))
                else:
                    self._write(paragraph, held)  # type: ignore[arg-type]
                if (at + 1 < len(whole) or note) and (at == 0 or len(whole) <= _KEPT or at + 1 == len(whole)):
                    paragraph.paragraph_format.keep_with_next = True
        set_special_rows(table._tbl, last=bool(footer))
        if note:
            self.say(note, "Body Text 2")

    def footer(self, text: str) -> None:
        """What stands at the foot of every page, with the number of the page."""
        held = self.document.sections[0].footer.paragraphs[0]
        self._write(held, (text, "\t"))
        for name, between in (("PAGE", " / "), ("NUMPAGES", "")):
            number_in(held, name)
            self._write(held, between)

    def contents(self, label: str, entries: Sequence[Run]) -> None:
        """A list of the chapters, each with its link; Word puts the numbers of pages to it when it is brought up to date."""
        self.say(label, "TOC Heading")
        for at, each in enumerate(entries):
            held = self.say((), "toc 1")
            if at == 0:
                field_in(held, "begin", "separate", instruction='TOC \\o "1-1" \\h \\z \\u')
            self._write(held, each)
            if at + 1 == len(entries):
                field_in(held, "end")

    def finished(self, *, title: str, language: str, subject: str, made: datetime) -> bytes:
        """The document as a file, the same whenever it is written."""
        known = self.document.core_properties
        known.title, known.language, known.subject = title[:255], language, subject[:255]
        known.author, known.comments, known.keywords, known.last_modified_by = "mint-index", "", "", ""
        known.created = known.modified = made
        known.revision = 1
        held = BytesIO()
        self.document.save(held)
        return without_times(held.getvalue())

    def _style(self, element: Any, name: str) -> None:
        # By its id: to look a style up by its name is slow, and there are thousands of paragraphs.
        element.style = self.styles[name]

    def _write(self, held: "Paragraph", text: Text) -> None:
        for each in _runs(text):
            if not each.text:
                continue
            run = (link_in(held, each.link, each.to) if each.link or each.to else held._p).add_r()
            run.text = each.text.replace(_SOFT_HYPHEN, "")
            style = each.style or ("Hyperlink" if each.link or each.to else "")
            if style:
                run.style = self.styles[style]
            if _TAG.fullmatch(each.language):
                set_language(run, each.language)
            if each.breaks:
                run.add_br()

    def _draw(self, held: "Paragraph", png: bytes, told: str) -> None:
        from docx.shared import Mm

        width = int.from_bytes(png[16:20], "big") / DOTS
        shape = held.add_run().add_picture(BytesIO(png), width=Mm(width))
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")
        properties = shape._inline.docPr
        properties.set("descr", told)
        properties.set("name", f"mint {properties.id}")


# A table of so many rows is kept on one page; a longer one may be parted between rows.
_KEPT = 16


def new_paper(language: str) -> Paper:
    """An empty document in a language."""
    from docx import Document

    from mint_index.report.paper_looks import dress

    document = Document()
    dress(document, language if _TAG.fullmatch(language) else "en")
    styles = {str(each.name): str(each.style_id) for each in document.styles}
    return Paper(document=document, styles=styles)


def _runs(text: Text) -> list[Run]:
    parts = [text] if isinstance(text, str | Run) else text
    return [Run(text=each) if isinstance(each, str) else each for each in parts]
