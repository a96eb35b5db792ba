"""`mint form`: write the form to fill in, as a workbook, as one CSV sheet or as a page for the browser."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mint_index.cli import options
from mint_index.cli.talk import instrument_for, say, speaks, stop, tell, write_out
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.shelves import NEWEST
from mint_index.problems import Place, Problem, closest, problem
from mint_index.voices import N_, settle_language, voice

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


class Format(StrEnum):
    """What a form can be written as."""

    xlsx = "xlsx"
    csv = "csv"
    html = "html"


_ENDINGS = {**{f".{each}": each for each in Format}, ".htm": Format.html, ".txt": Format.csv}


@app.command()
def form(
    language: options.Language = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The form; - for a pipe. [default: answers.xlsx]"
        ),
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Bring the answers of the last round, to be confirmed: a record, or the filled form itself.",
        ),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="A workbook, one CSV sheet, or a page for the browser. [default: as the file is named, else xlsx]",
        ),
    ] = None,
    edition: options.Edition = NEWEST,
    plain: Annotated[
        bool, typer.Option("--plain", help="Without live score and progress: nothing in it is computed.")
    ] = False,
    country: Annotated[
        str,
        typer.Option(
            "--country", metavar="C", help="Put the notes for a country, such as NL, beside the questions."
        ),
    ] = "",
    force: options.Force = False,
) -> None:
    """Write the form to fill in, in one language of the edition."""
    instrument = instrument_for(edition, language)
    chosen = settle_language(language, among=instrument.languages)
    settled, problems = settle_format(format_, output)
    told: list[Problem] = []
    content: bytes | None = None
    if record is not None:
        from mint_index.cli.next_round import next_form

        content, told, chosen = next_form(
            record, instrument, language, plain=plain, notes_for=country.upper()
        )
        if settled != Format.xlsx:
            problems.append(problem("O11", Place(file=output or ""), given=settled))
    speaker = voice(chosen)
    problems += [*speaks(instrument, chosen), *_foreign(country, instrument)]
    if problems or (record is not None and content is None):
        raise stop([*problems, *told], speaker)
    tell(told, speaker)
    file = output or f"answers.{settled}"
    if content is None:
        content = written(settled, instrument, chosen, plain=plain, country=country.upper())
    write_out(content, file, speaker, force=force, given=[str(record)] if record else [])
    if file != "-":
        say(speaker.say(N_("Written: {file}")).format(file=file))


def _foreign(country: str, instrument: Instrument) -> Iterator[Problem]:
    """The problem that there are no notes for a country."""
    countries = instrument.questionnaire.countries
    if country and country.upper() not in countries:
        nearest, allowed = closest(country.upper(), countries), ", ".join(countries)
        facts = {"edition": instrument.edition, "allowed": allowed, "nearest": nearest}
        yield problem("O05", Place(), given=country, **facts)


def settle_format(asked: Format | None, output: str | None) -> tuple[Format, list[Problem]]:
    """What to write: as asked, else as the file is named, else a workbook.

    Problems: O08 an ending that is none of a form, O10 one that is not that of the format asked for.
    """
    place, ending = Place(file=output or ""), Path(output or "").suffix.lower()
    named = _ENDINGS.get(ending)
    if not ending or (named and asked in (None, named)):
        return asked or named or Format.xlsx, []
    if asked:
        return asked, [problem("O10", place, ending=ending, given=asked)]
    allowed = ", ".join(f".{each}" for each in Format)
    return Format.xlsx, [problem("O08", place, given=ending, allowed=allowed)]


def written(
    settled: Format, instrument: Instrument, language: str, *, plain: bool = False, country: str = ""
) -> bytes:
    """The form in a format; only what writes it is imported."""
    if settled == Format.csv:
        from mint_index.answers.form.one_sheet import write_one_sheet

        return write_one_sheet(instrument, language)
    if settled == Format.html:
        from mint_index.answers.page.page import write_page

        return write_page(instrument, language)
    from mint_index.answers.form.workbook import write_form

    return write_form(instrument, language, plain=plain, country=country)
