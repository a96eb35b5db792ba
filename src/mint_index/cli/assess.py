"""`mint assess`: score one response, print a summary and keep a record."""

from pathlib import Path
from typing import Annotated

import typer

from mint_index.cli import options
from mint_index.cli.talk import instrument_for, say, speaks, stop, tell, write_out
from mint_index.instrument.shelves import NEWEST
from mint_index.problems import blocking
from mint_index.voices import N_, settle_language, voice

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def assess(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A filled workbook, or a CSV file with one response.")
    ],
    language: options.Language = None,
    edition: options.Edition = NEWEST,
    archive: options.Archive = Path("assessments"),
    json: Annotated[bool, typer.Option("--json", help="Print the record instead of the summary.")] = False,
    save: Annotated[bool, typer.Option("--save/--no-save", help="Keep the record in the archive.")] = True,
) -> None:
    """Score one response: a summary on the terminal, and a record in the archive."""
    from mint_index.assessment.archive import keep
    from mint_index.assessment.record import to_json
    from mint_index.cli.sources import assess_file

    instrument = instrument_for(edition, language)
    result, problems, spoken = assess_file(file, instrument)
    chosen = settle_language(language, spoken, instrument.languages)
    speaker = voice(chosen)
    if result is None:
        raise stop(problems, speaker)
    if wordless := speaks(instrument, chosen):
        raise stop(wordless, speaker)
    # With the places, for whoever filled in the form; the summary says what they mean for the figures.
    tell(problems, speaker)
    if json:
        write_out(to_json(result).encode(), "-", speaker, force=False)
    else:
        from mint_index.report.terminal import show
        from mint_index.report.view import view

        show(view(result, instrument.wording(chosen), speaker))
    if save:
        path, faults = keep(result, archive)
        if blocking(faults):
            raise stop(faults, speaker)
        say(speaker.say(N_("Record: {file}")).format(file=path))
