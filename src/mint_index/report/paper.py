"""A Word document that is filled from top to bottom: headings, paragraphs, lists, tables, pictures.

With `paper_parts` and `paper_looks` the only module that knows python-docx. Everything looks as a built-in style says, so that what is
pasted into another document takes on the looks of that one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mint_index.report import paper_parts as parts
from mint_index.report.packing import without_times

if TYPE_CHECKING:
    from docx.document import Document

_NUMBERED = "List Number"
# How many letters of a label stand beside what it says.
_BESIDE = 22
# A record may come from anywhere; what is no code of a language is none.
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a paragraph: `style` of its letters, `link` to the web or `to` a place, `mark` names this place."""

    text: str
    style: str = ""
    link: str = ""
    to: str = ""
    mark: str = ""
    language: str = ""
    breaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in a paragraph, with its words for whoever cannot see it."""

    png: bytes
    told: str


Piece = str | Run | Picture
Text = Piece | Sequence[Piece]
"""What can stand in a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its header, its width in millimetres, and whether figures stand in it."""

    label: str
    width: float
    figures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that is being filled; `written` is what it holds so far, `held` the pictures and addresses in it."""

    document: "Document"
    styles: dict[str, str]
    written: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    held: dict[bytes | str, str] = field(default_factory=dict)

    def heading(self, text: Text, level: int, mark: str = "", *, new_page: bool = False) -> None:
        """A heading; `mark` is a name by which links find it."""
        self._put(self._marked(self._runs(text), mark), f"Heading {level}", new_page=new_page)

    def say(self, text: Text, style: str = "Normal", *, keep: bool = False) -> None:
        """A paragraph; `keep` keeps it on the page of the next one."""
        self._put(self._runs(text), style, keep=keep)

    def fact(self, label: str, text: Text, *, keep: bool = False) -> None:
        """A label and what it says, in one paragraph; nothing where nothing is said."""
        if text:
            # What is too long for its column has a line of its own.
            long = len(label) > _BESIDE
            between = () if long else ("\t",)
            named = Run(text=label, style="Subtle Emphasis", breaks=long)
            self.say((named, *between, *pieces(text)), "Body Text", keep=keep)

    def line(self, label: str, text: Text, *, keep: bool = False) -> None:
        """A label of any length and what it says, in one line; nothing where nothing is said."""
        if text:
            self.say((Run(text=f"{label}: ", style="Subtle Emphasis"), *pieces(text)), "Body Text", keep=keep)

    def facts(self, label: str, items: Sequence[Text], *, keep: bool = False) -> None:
        """A label and, beside it, what it says in one paragraph each."""
        for at, each in enumerate(items):
            self.fact("" if at else label, each, keep=keep)

    def listed(
        self, label: str, items: Sequence[Text], style: str = "List Bullet", *, keep: bool = False
    ) -> None:
        """A label and a list below it; nothing where the list is empty."""
        if items:
            self.say(Run(text=label, style="Subtle Emphasis"), "Quote", keep=True)
            if style.startswith("List Number"):
                self.numbered(items, style, keep=keep)
            else:
                self.bullets(items, style, keep=keep)

    def bullets(self, items: Sequence[Text], style: str = "List Bullet", *, keep: bool = False) -> None:
        """A list."""
        for each in items:
            self.say(each, style, keep=keep)

    def numbered(self, items: Sequence[Text], style: str = _NUMBERED, *, keep: bool = False) -> None:
        """A list that counts from one."""
        number = parts.new_numbering(self.document, style) if items else 0
        for each in items:
            self._put(self._runs(each), style, number=number, keep=keep)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Text]],
        footer: Sequence[Text] = (),
        note: str = "",
        *,
        long: bool = False,
    ) -> None:
        """A table with sums and a note below. A `long` one repeats its header on every page; of others no row is parted.

        The header stays with the first rows, the sums with the last ones.
        """
        whole: list[Sequence[Text]] = [
            [Run(text=each.label, style="Strong") for each in columns],
            *rows,
            *([footer] if footer else []),
        ]
        kept = {0, *([1] if long and len(rows) > 1 else []), *([len(whole) - 1] if note else [])}
        kept |= {len(rows) - 1, len(rows)} if footer else set()
        drawn = [
            parts.row(self._cells(columns, each, keep=at in kept), repeated=long and at == 0, whole=not long)
            for at, each in enumerate(whole)
        ]
        widths = [each.width for each in columns]
        style = self.styles["Table Grid"]
        self.written.append(parts.table("".join(drawn), style, widths, last=bool(footer)))
        if note:
            self.say(note, "Body Text 2")

    def _cells(
        self, columns: Sequence[Column], cells: Sequence[Text], *, keep: bool
    ) -> list[tuple[float, str]]:
        looks = [self.styles["Body Text 3" if each.figures else "Body Text 2"] for each in columns]
        return [
            (column.width, parts.paragraph(self._runs(cell), look, keep=keep))
            for column, cell, look in zip(columns, cells, looks, strict=True)
        ]

    def footer(self, text: str) -> None:
        """What stands at the foot of every page, with the number of the page."""
        foot = self.document.sections[0].footer.paragraphs[0]._p
        pages = parts.simple_field("PAGE") + parts.run(" / ") + parts.simple_field("NUMPAGES")
        for each in parts.parsed(parts.run(f"{text}\t") + pages):
            foot.append(each)

    def contents(self, label: str, entries: Sequence[Run]) -> None:
        """A list of the chapters on a new page, each with its link and the number of its page.

        LibreOffice works the numbers out when it opens the document, Word when it prints or is told to update them.
        """
        self._put(self._runs(label), "TOC Heading", new_page=True)
        for each in entries:
            page = parts.run("\t") + parts.page_of(each.to)
            self._put(self._runs(each) + page, "toc 1")

    def finished(self, *, title: str, language: str, subject: str, made: datetime) -> bytes:
        """The document as a file, the same whenever it is written."""
        known = self.document.core_properties
        known.title, known.language, known.subject = title[:255], language, subject[:255]
        known.author, known.comments, known.keywords, known.last_modified_by = "mint-index", "", "", ""
        known.created = known.modified = made
        known.revision = 1
        page = self.document.element.body.sectPr
        for each in parts.parsed("".join(self.written)):
            page.addprevious(each)
        held = BytesIO()
        self.document.save(held)
        return without_times(held.getvalue())

    def _put(
        self, inner: str, style: str, *, keep: bool = False, new_page: bool = False, number: int | None = None
    ) -> None:
        look = self.styles[style]
        self.written.append(parts.paragraph(inner, look, keep=keep, new_page=new_page, number=number))

    def _runs(self, text: Text) -> str:
        return "".join(self._run(each) for each in pieces(text))

    def _run(self, each: Piece) -> str:
        if isinstance(each, str):
            return parts.run(each) if each else ""
        if isinstance(each, Picture):
            self.pictures.append(each.told)
            return parts.picture(each.png, self._held(each.png), len(self.pictures), each.told)
        if not each.text:
            return ""
        style = each.style or ("Hyperlink" if each.link or each.to else "")
        language = each.language if _TAG.fullmatch(each.language) else ""
        run = parts.run(each.text, self.styles[style] if style else "", language, breaks=each.breaks)
        run = self._marked(run, each.mark)
        if each.link:
            return parts.link(run, held=self._held(each.link))
        return parts.link(run, to=each.to) if each.to else run

    def _marked(self, inner: str, mark: str) -> str:
        if not mark:
            return inner
        self.marks.append(mark)
        return parts.marked(inner, mark, len(self.marks))

    def _held(self, what: bytes | str) -> str:
        """By which id the document holds a picture or an address."""
        if what not in self.held:
            part = self.document.part
            if isinstance(what, bytes):
                self.held[what] = part.get_or_add_image(BytesIO(what))[0]
            else:
                from docx.opc.constants import RELATIONSHIP_TYPE

                self.held[what] = part.relate_to(what, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self.held[what]


def new_paper(language: str) -> Paper:
    """An empty document in a language."""
    from docx import Document

    from mint_index.report.paper_looks import dress

    document = Document()
    dress(document, language if _TAG.fullmatch(language) else "en")
    return Paper(document=document, styles={str(each.name): str(each.style_id) for each in document.styles})


def pieces(text: Text) -> Sequence[Piece]:
    """What a paragraph holds, one after the other."""
    return [text] if isinstance(text, str | Run | Picture) else text


def letters(text: Text) -> int:
    """How many letters a paragraph holds."""
    return sum(
        len(each if isinstance(each, str) else each.text)
        for each in pieces(text)
        if not isinstance(each, Picture)
    )
