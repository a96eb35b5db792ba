"""`mint form`: write the workbook to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from mint_index.cli import options
from mint_index.cli.talk import instrument_for, say, speaks, stop, tell, write_out
from mint_index.instrument.loading import NEWEST
from mint_index.voices import N_, settle_language, voice

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def form(
    language: options.Language = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The workbook; - for a pipe.")
    ] = "answers.xlsx",
    record: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="RECORD", help="Bring the answers of the last round, to be confirmed."
        ),
    ] = None,
    edition: options.Edition = NEWEST,
    force: options.Force = False,
) -> None:
    """Write the workbook to fill in, in one language of the edition."""
    from mint_index.answers.form.workbook import write_form

    instrument = instrument_for(edition, language)
    chosen = settle_language(language, among=instrument.languages)
    if record is not None:
        from mint_index.cli.next_round import next_form

        content, told, chosen = next_form(record, instrument, language)
    else:
        content, told = None, []
    speaker = voice(chosen)
    if problems := [*speaks(instrument, chosen), *(told if record and content is None else [])]:
        raise stop(problems, speaker)
    tell(told, speaker)
    given = [str(record)] if record else []
    write_out(content or write_form(instrument, chosen), output, speaker, force=force, given=given)
    if output != "-":
        say(speaker.say(N_("Written: {file}")).format(file=output))
