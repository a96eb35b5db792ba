"""`mint explain`: what a problem code means, or how a question is scored."""

from typing import Annotated

import typer

from mint_index.cli import options
from mint_index.cli.talk import instrument_for, tell
from mint_index.instrument.shelves import NEWEST
from mint_index.voices import settle_language, voice

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def explain(
    name: Annotated[
        str, typer.Argument(metavar="CODE-or-QUESTION", help="A code such as A01, or the name of a question.")
    ],
    language: options.Language = None,
    edition: options.Edition = NEWEST,
) -> None:
    """Explain a problem code and how to mend it, or how a question is scored."""
    from mint_index.report.codes import explain_code

    lines = explain_code(name, voice(settle_language(language)))
    if lines is None:
        from mint_index.cli.spoken import words_for
        from mint_index.report.explanations import explain_name

        instrument = instrument_for(edition, language)
        words = words_for(instrument, language)
        lines, problems = explain_name(name, instrument, words)
        tell(problems, words.voice)
    if lines is None:
        raise typer.Exit(2)
    print("\n".join(lines))
