"""`mint batch`: score many municipalities into one table."""

from typing import Annotated

import typer

from mint_index.cli import options
from mint_index.cli.talk import instrument_for, say, stop
from mint_index.instrument.shelves import NEWEST
from mint_index.problems import blocking
from mint_index.voices import settle_language, voice

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def batch(
    files: options.AnswerFiles,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The table; - for a pipe.")
    ] = "-",
    problems: Annotated[
        str | None,
        typer.Option("--problems", metavar="FILE", help="Write the problems into a CSV file as well."),
    ] = None,
    exact: Annotated[bool, typer.Option("--exact", help="Write figures unrounded.")] = False,
    language: options.Language = None,
    edition: options.Edition = NEWEST,
    force: options.Force = False,
) -> None:
    """Score many municipalities into one CSV table. Bad ones are left out and told, the others are scored."""
    from mint_index.cli.scoring import Batch

    instrument = instrument_for(edition, language)
    speaker = voice(settle_language(language))
    run = Batch(instrument, speaker, exact=exact)
    faults = run.score(files, output, problems, force=force)
    if blocking(faults):
        raise stop(faults, speaker)
    sentence = speaker.say_many("{count} response scored", "{count} responses scored", run.scored)
    left = speaker.say_many("{count} left out", "{count} left out", run.left_out)
    say(f"{sentence.format(count=run.scored)}, {left.format(count=run.left_out)}.")
    if run.faults:
        raise typer.Exit(1)
