"""A filled form, whatever it was saved as, to the one response that it is.

A workbook and a sheet of text differ only in how their rows are found.
"""

from dataclasses import replace
from pathlib import Path

from mint_index.answers.figures import proven_decimal
from mint_index.answers.form.filled import Filled, read_form
from mint_index.answers.formats.encodings import Source
from mint_index.answers.part import Part, digest_of
from mint_index.answers.reading import Reader, Strip
from mint_index.answers.sheets import read_workbook
from mint_index.instrument.instrument import Instrument
from mint_index.problems import Place, Problem, blocking, problem


def read_workbook_form(path: Path, file: str, instrument: Instrument, remarks: bool) -> Part:
    """The one response in a workbook."""
    sheets, problems = read_workbook(path, file)
    if sheets is None:
        return Part(problems=problems)
    filled, more = read_form(sheets, instrument)
    problems = [*problems, *more]
    if filled is None:
        return Part(problems=problems)
    order = {sheet.name: number for number, sheet in enumerate(sheets)}
    part = _form(filled, problems, instrument, file, remarks)
    in_order = sorted(part.problems, key=lambda each: order.get(each.place.sheet, -1))
    return replace(part, problems=in_order, digest=digest_of(path) if remarks else "")


def read_text_form(
    source: Source, path: Path | None, file: str, instrument: Instrument, remarks: bool
) -> Part:
    """The one response in a form saved as CSV; `path` is None for a pipe."""
    from mint_index.answers.form.text_sheet import read_text_sheet

    sheet, problems = read_text_sheet(source, file)
    if sheet is None:
        return Part(problems=problems)
    filled, more = read_form((sheet,), instrument)
    problems = [*problems, *more]
    if filled is None:
        return Part(problems=problems)
    part = _form(filled, problems, instrument, file, remarks)
    return replace(part, digest=digest_of(path) if remarks and path else "")


def _form(filled: Filled, problems: list[Problem], instrument: Instrument, file: str, remarks: bool) -> Part:
    """The one response that a filled form is."""
    names = tuple(filled.cells)
    words = [cell for cell in filled.cells.values() if isinstance(cell, str)]
    start = filled.places.get("municipality", Place(file=file))
    # An empty form has no cells at all; it is still a response, of nobody to nothing.
    header = names or ("municipality",)
    columns = [[filled.cells.get(name)] for name in header]
    reader = Reader(
        instrument,
        header,
        lambda: proven_decimal(words),
        file=file,
        language=filled.language,
        remarks=remarks,
    )
    reader.take(Strip(columns=columns, place=lambda _, column: filled.places.get(header[column], start)))
    answers, told = reader.answers()
    problems += _causes(told, filled)
    same_edition = filled.edition in ("", instrument.edition)
    if same_edition and filled.fingerprint and filled.fingerprint != instrument.fingerprint:
        problems.append(problem("M06", Place(file=file), edition=instrument.edition, **filled.changes))
    sound = not blocking(problems)
    return Part(
        problems=problems,
        answers=answers if sound else None,
        rows=1,
        language=filled.language,
        meeting=filled.meeting,
    )


def _causes(told: list[Problem], filled: Filled) -> list[Problem]:
    """What reading found in a form, without what follows from a cause that was told already."""
    other_edition = any(each.code == "M05" for each in told)
    nameless = "municipality" not in filled.places
    return [
        each
        for each in told
        if not (each.code == "A13" and other_edition) and not (each.code == "M01" and nameless)
    ]
