"""Which row of a form belongs to which question, and what is wrong with its sheets and rows as such.

Sheets may be renamed and put in another order, rows sorted, columns moved: rows are known by their ids alone.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mint_index.answers.cells import word_of
from mint_index.answers.form.agenda import is_agenda
from mint_index.answers.form.layout import (
    COMPUTED,
    FACTS,
    START,
    STATED,
    header_words,
    known_headers,
    sheet_names,
    sheet_rows,
)
from mint_index.answers.form.lines import Line, find_lines, missing_headers
from mint_index.answers.sheets import Sheet
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.wording import folded
from mint_index.problems import Place, Problem, closest, problem
from mint_index.voices import SPOKEN, voice

_MOST_GUESSES = 1000
"""So many ids are compared with those of the questionnaire; whoever has more of them has no form."""


@dataclass(slots=True, kw_only=True)
class Found:
    """The lines of a form by their ids; those with another id or none; and the ids on sheets that could not be read.

    `sheets` are the folded names of the sheets that have a header.
    """

    file: str
    sheets: set[str] = field(default_factory=set)
    lines: dict[str, Line] = field(default_factory=dict)
    foreign: list[Line] = field(default_factory=list)
    nameless: list[Line] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    @property
    def is_text(self) -> bool:
        """Whether the form was one sheet of text, which has a row a question and no names of sheets."""
        return any(line.sheet.lines for line in self.lines.values())


def find_rows(sheets: Sequence[Sheet], instrument: Instrument) -> tuple[Found, list[Problem]]:
    """The rows of a form, and what is wrong with headers (T02, T03, T12, T14) or there twice (T10, T17)."""
    headers = known_headers()
    pages = sheet_rows(instrument)
    known = {id_ for ids in pages.values() for id_ in ids}
    found, told = Found(file=sheets[0].file if sheets else ""), list[Problem]()
    headless: list[Sheet] = []
    for sheet in sheets:
        # An agenda names questions too, and is read on its own.
        if sheet.name in COMPUTED or is_agenda(sheet):
            continue
        lines, wrong = find_lines(sheet, headers)
        told += wrong
        if lines is None:
            headless.append(sheet)
        else:
            found.sheets.add(folded(sheet.name))
            told += _sort_in(found, lines, known)
    for sheet in headless:
        lost = {cell for row in sheet.rows for cell in row if isinstance(cell, str) and cell in known}
        page = _pages_by_name(instrument).get(folded(sheet.name), "")
        if found.lines and page:
            lost |= {id_ for id_ in pages[page] if id_ not in found.lines}
        if lost:
            found.unread |= lost
            told.append(_headless(sheet, headers, found, instrument))
    return found, told


def _sort_in(found: Found, lines: Sequence[Line], known: Collection[str]) -> Iterator[Problem]:
    """Put the lines of a sheet where they belong. A sheet whose every question was met on another is its copy."""
    own = [line for line in lines if line.id in known]
    homes = {found.lines[line.id].sheet.name if line.id in found.lines else "" for line in own}
    if len(own) > 1 and len(homes) == 1 and "" not in homes:
        yield problem("T17", Place(file=found.file, sheet=own[0].sheet.name), first=homes.pop())
        return
    for line in lines:
        first = found.lines.get(line.id)
        if not line.id:
            found.nameless.append(line)
        elif line.id not in known:
            found.foreign.append(line)
        elif first is None:
            found.lines[line.id] = line
        else:
            cell = first.place("id").cell or f"{found.file}:{first.place('id').line}"
            where = cell if first.sheet is line.sheet else f"{first.sheet.name}!{cell}"
            yield problem("T10", line.place("id"), name=line.id, first=where)


def _headless(sheet: Sheet, headers: Mapping[str, str], found: Found, instrument: Instrument) -> Problem:
    stated = found.lines.get("language")
    words = header_words(voice(word_of(stated.cell("answer")) if stated else instrument.languages[0]))
    names = ", ".join(words[name] for name in missing_headers(sheet, headers))
    return problem("T14", Place(file=sheet.file, sheet=sheet.name), names=names)


def misplaced(found: Found, instrument: Instrument, language: str) -> Iterator[Problem]:
    """Rows with an id that is none (T09) or without (T18), missing rows and sheets (T11, T06), renamed sheets (T07).

    A row that was lost because its id was changed or emptied is told at that row and nowhere else.
    """
    pages = sheet_rows(instrument)
    missing = (
        {id_ for ids in pages.values() for id_ in ids if id_ not in found.lines} - found.unread - {*STATED}
    )
    known = [id_ for ids in pages.values() for id_ in ids]
    if found.is_text:
        # A list has one row there, its elements none.
        missing -= {id_ for ids in pages.values() for id_, asked in ids.items() if asked and asked.id != id_}
    for number, line in enumerate(found.foreign):
        nearest = (closest(line.id, missing) or closest(line.id, known)) if number < _MOST_GUESSES else ""
        missing.discard(nearest)
        yield problem("T09", line.place("id"), name=line.id, edition=instrument.edition, nearest=nearest)
    yield from _nameless(found, instrument, missing)
    if found.is_text:
        yield from (problem("T11", Place(file=found.file), name=id_) for id_ in known if id_ in missing)
        return
    names = sheet_names(instrument, language)
    by_name = _pages_by_name(instrument)
    present = {by_name.get(name) for name in found.sheets}
    for page, ids in pages.items():
        lost = [id_ for id_ in ids if id_ in missing]
        sheet = _host(found, ids)
        if sheet is None and page not in present and lost == [id_ for id_ in ids if id_ not in STATED]:
            questions = {question.id for question in ids.values() if question}
            count = len(questions) + (len(FACTS) if page == START else 0)
            yield problem("T06", Place(file=found.file), name=names[page], count=count)
            continue
        for id_ in lost:
            question = ids[id_]
            # The elements of a list go with its question.
            if question is None or id_ == question.id or question.id not in missing:
                place = Place(file=found.file, sheet=sheet.name if sheet else names[page])
                yield problem("T11", place, name=id_)
        if sheet is not None and _renamed(sheet, found, instrument, pages[page]):
            yield problem("T07", Place(file=found.file, sheet=sheet.name), name=names[page])


def _nameless(found: Found, instrument: Instrument, missing: set[str]) -> Iterator[Problem]:
    """Rows without an id: one that bears the words of a missing question is that question's row."""
    wordings = instrument.wordings.values()
    asked = {folded(wording.say(id_)): id_ for wording in wordings for id_ in missing}
    for line in found.nameless:
        id_ = asked.get(folded(word_of(line.cell("question")).partition("\n")[0].removeprefix("– ")), "")
        fault = line.sheet.faults.get((line.row, line.columns["id"]))
        if fault:
            yield problem(fault.code, line.place("id"), given=fault.given, question=id_)
        elif id_ in missing:
            yield problem("T11", line.place("id"), name=id_)
        elif line.cell("answer") is not None:
            yield problem("T18", line.place("answer"), given=word_of(line.cell("answer")))
        missing.discard(id_)


def _host(found: Found, ids: Collection[str]) -> Sheet | None:
    """The sheet on which most of some rows stand."""
    sheets = {line.sheet.name: line.sheet for id_ in ids if (line := found.lines.get(id_))}
    counted = Counter(found.lines[id_].sheet.name for id_ in ids if id_ in found.lines)
    return sheets[counted.most_common(1)[0][0]] if counted else None


def _renamed(sheet: Sheet, found: Found, instrument: Instrument, ids: Collection[str]) -> bool:
    """Whether a sheet bears a name that no form has, and holds these rows only."""
    alone = all(id_ in ids for id_, line in found.lines.items() if line.sheet is sheet)
    return alone and folded(sheet.name) not in _pages_by_name(instrument)


def _pages_by_name(instrument: Instrument) -> Mapping[str, str]:
    """The page for the folded name of a sheet, in every language."""
    languages = dict.fromkeys((*instrument.languages, *SPOKEN))
    return {folded(name): page for each in languages for page, name in sheet_names(instrument, each).items()}
