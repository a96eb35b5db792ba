"""`mint form`: write the workbook to fill in."""

from typing import Annotated

import typer

from mint_index.cli import options
from mint_index.cli.talk import instrument_for, say, speaks, stop, write_out
from mint_index.instrument.loading import NEWEST
from mint_index.problems import Place, closest, problem
from mint_index.voices import N_, settle_language, voice

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def form(
    language: options.Language = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The workbook; - for a pipe.")
    ] = "answers.xlsx",
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
    """Write the workbook to fill in, in one language of the edition."""
    from mint_index.answers.form.workbook import write_form

    instrument = instrument_for(edition, language)
    chosen = settle_language(language, among=instrument.languages)
    speaker = voice(chosen)
    if problems := speaks(instrument, chosen):
        raise stop(problems, speaker)
    countries = instrument.questionnaire.countries
    if country and country.upper() not in countries:
        facts = {
            "given": country,
            "edition": instrument.edition,
            "nearest": closest(country.upper(), countries),
        }
        raise stop([problem("O05", Place(), **facts)], speaker)
    content = write_form(instrument, chosen, plain=plain, country=country.upper())
    write_out(content, output, speaker, force=force)
    if output != "-":
        say(speaker.say(N_("Written: {file}")).format(file=output))
