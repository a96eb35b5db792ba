"""From files as people give them to answers: workbooks, wide tables and long tables, told apart by what is in them.

Wide tables are streamed in parts, so that memory does not grow with rows; a workbook or a long table is one part.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mint_index.answers.days import read_day
from mint_index.answers.duplicates import Register, tell_repeated
from mint_index.answers.figures import proven_decimal
from mint_index.answers.formats.encodings import sourced
from mint_index.answers.formats.guards import seen
from mint_index.answers.packed import Grid, grids
from mint_index.answers.part import Part, digest_of
from mint_index.answers.reading import BASE, REMARKS, Reader, Strip
from mint_index.answers.table import Respondent
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Number
from mint_index.problems import Place, Problem, blocking, problem

# What reads a form and what reads a table are imported where they are called: a command seldom needs both.
if TYPE_CHECKING:
    from mint_index.answers.delimited import Delimited

# A strip stays in the processor's cache while it is read; a part is long enough for columns to pay.
_STRIP, _PART = 256, 4096

Met = Iterable[tuple[Respondent, Place]]


def read_files(files: Sequence[str], instrument: Instrument, *, remarks: bool = True) -> Iterator[Part]:
    """The answers in files, part by part, in order; "-" is the pipe. A fault of a whole file leaves it out."""
    register = Register()
    again: list[Callable[[], Met]] = []
    for file in files:
        parts, met = _open(file, instrument, remarks)
        again.append(met)
        for part in parts:
            if part.answers is not None:
                register.add(part.answers.respondents)
            yield part
    hashes = register.repeated()
    if hashes:
        # Only now is it known that names repeat; the files are read again for their places.
        met_again = (each for met in again for each in met())
        told = list(tell_repeated(met_again, hashes))
        if told:
            yield Part(problems=told, repeated=register.rows_of(hashes))


def column_names(instrument: Instrument) -> list[str]:
    """Every name a column of a wide table may have."""
    names = list(BASE)
    for question in instrument.questionnaire.questions:
        names += [question, *(f"{question}.{remark}" for remark in REMARKS)]
    return names


def _open(file: str, instrument: Instrument, remarks: bool) -> tuple[Iterable[Part], Callable[[], Met]]:
    """The parts of a file, and a way to meet its respondents again."""
    path = None if file == "-" else Path(file)
    file = file if path else "stdin"
    if path is not None:
        look, problems = seen(path, file)
        if look is None:
            return [Part(problems=problems)], lambda: ()
        if look.family != "text":
            from mint_index.answers.form.responses import read_workbook_form

            part = read_workbook_form(path, file, instrument, remarks)
            who = part.answers.respondents if part.answers else ()
            return [part], lambda: ((each, Place(file=file)) for each in who)
    from mint_index.answers import long_table
    from mint_index.answers.delimited import open_delimited
    from mint_index.answers.form.text_header import is_form

    source = sourced(path)
    if is_form(source):
        from mint_index.answers.form.responses import read_text_form

        part = read_text_form(source, path, file, instrument, remarks)
        who = part.answers.respondents if part.answers else ()
        return [part], lambda: ((each, Place(file=file)) for each in who)
    names = [*column_names(instrument), *long_table.COLUMNS]
    opened, problems = open_delimited(path, file, names, source=source)
    if opened is None:
        return [Part(problems=problems)], lambda: ()
    is_long = set(long_table.NEEDED) <= set(opened.header)
    digest = digest_of(path) if remarks and path else ""
    read = _long if is_long else _wide
    return read(opened, problems, instrument, remarks, digest), lambda: _meet(opened, is_long)


def _wide(
    opened: "Delimited", problems: list[Problem], instrument: Instrument, remarks: bool, digest: str
) -> Iterator[Part]:
    asked = {
        question.id for dimension in instrument.questionnaire.dimensions for question in dimension.questions
    }
    if not asked & set(opened.header):
        # A question whose column is misspelt was told already.
        place = opened.place(opened.header_line)
        missing = [] if blocking(problems) else [problem("T15", place, edition=instrument.edition)]
        yield Part(problems=[*problems, *missing])
        return
    # A column that is not understood makes every row doubtful; what is wrong in the rows is told all the same.
    sound = not blocking(problems)
    reader = Reader(
        instrument, opened.header, _decimal_of(opened, instrument), file=opened.file, remarks=remarks
    )
    told = list(problems)
    for grid in grids(opened, _STRIP):
        told += grid.problems
        if grid.columns:
            reader.take(_strip(opened, grid))
        if reader.rows >= _PART:
            yield _part(reader, told, sound, digest)
            told = []
    if reader.rows or told:
        yield _part(reader, told, sound, digest)


def _strip(opened: "Delimited", grid: Grid) -> Strip:
    lines = grid.lines
    return Strip(columns=grid.columns, place=lambda row, column: opened.place(lines[row], column))


def _part(reader: Reader, told: list[Problem], sound: bool, digest: str) -> Part:
    rows = reader.rows
    answers, more = reader.answers()
    language = answers.respondents[0].language if answers.rows else ""
    return Part(
        problems=[*told, *more],
        answers=answers if sound else None,
        rows=rows,
        language=language,
        digest=digest,
    )


def _long(
    opened: "Delimited", problems: list[Problem], instrument: Instrument, remarks: bool, digest: str
) -> Iterator[Part]:
    from mint_index.answers.long_table import lengthened

    made = lengthened(opened, instrument.questionnaire.questions, instrument.edition)
    words = [cell for column in made.strip.columns for cell in column if isinstance(cell, str)]
    reader = Reader(instrument, made.header, lambda: proven_decimal(words), file=opened.file, remarks=remarks)
    reader.take(made.strip)
    told = [*problems, *made.problems]
    yield _part(reader, told, not blocking(told), digest)


def _decimal_of(opened: "Delimited", instrument: Instrument) -> Callable[[], str]:
    """What the figures of a whole file prove its decimal sign to be; looked for once, and only if it is asked."""
    found: list[str] = []
    numbers = {
        each.id for each in instrument.questionnaire.questions.values() if isinstance(each.scale, Number)
    }
    columns = [position for position, name in enumerate(opened.header) if name in numbers]

    def decimal() -> str:
        if not found:
            cells = (row[column] for block in opened.blocks() for row in block.rows for column in columns)
            found.append(proven_decimal(cells))
        return found[0]

    return decimal


def _meet(opened: "Delimited", is_long: bool) -> Iterator[tuple[Respondent, Place]]:
    at = [
        opened.header.index(name) if name in opened.header else -1
        for name in ("municipality", "country", "date")
    ]
    seen_in_long: set[tuple[str, ...]] = set()
    for block in opened.blocks():
        for row, line in zip(block.rows, block.lines, strict=False):
            name, country, word = (row[column].strip() if column >= 0 else "" for column in at)
            # As the answers have it: the same day may be written in two ways.
            who = (name, country, str(read_day(word) or word))
            if is_long and who in seen_in_long:
                continue
            seen_in_long.add(who) if is_long else None
            yield Respondent(*who), opened.place(line, at[0])
