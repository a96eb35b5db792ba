"""`mint practices`: real towns that did it, by dimension, country and words."""

from typing import Annotated

import typer

from mint_index.cli import options
from mint_index.cli.talk import instrument_for, tell
from mint_index.instrument.loading import NEWEST
from mint_index.voices import N_

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def practices(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help="Words that occur in it, or its name.", show_default=False),
    ] = None,
    dimension: Annotated[
        str, typer.Option("--dimension", metavar="D", help="Only those of a dimension.")
    ] = "",
    country: Annotated[
        str, typer.Option("--country", metavar="C", help="Only those of a country, such as NL.")
    ] = "",
    full: Annotated[
        bool, typer.Option("--full", help="Show each whole. [default: where few are left]")
    ] = False,
    language: options.Language = None,
    edition: options.Edition = NEWEST,
) -> None:
    """Find real towns that did it: what was done, what came of it, what it takes, and who tells it."""
    from mint_index.cli.spoken import words_for
    from mint_index.report.practices import find_practices, show_practices

    instrument = instrument_for(edition, language)
    spoken = words_for(instrument, language)
    found, problems = find_practices(instrument, dimension=dimension, country=country, sought=words or ())
    tell(problems, spoken.voice)
    if problems:
        raise typer.Exit(2)
    if not found:
        print(spoken.say(N_("No practice fits. Search with fewer or other words.")))
        raise typer.Exit(1)
    print("\n".join(show_practices(found, instrument, spoken, whole=full)))
