"""`mint questionnaire`: everything wrong in an edition, its questions in words, its names, its schema."""

from enum import StrEnum
from typing import Annotated

import typer

from mint_index.cli import options
from mint_index.cli.talk import instrument_for, say, tell
from mint_index.instrument.shelves import NEWEST

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    help="Check, show and list the questions of an edition.",
)


class Kind(StrEnum):
    """The kinds of files that have a schema."""

    questionnaire = "questionnaire"
    dimension = "dimension"
    sources = "sources"
    glossary = "glossary"
    recommendations = "recommendations"
    practices = "practices"
    funding = "funding"


@app.command()
def check(
    edition: options.Edition = NEWEST,
    strict: Annotated[
        bool, typer.Option("--strict", help="Tell what could be better as well; a remark is a problem then.")
    ] = False,
    language: options.Language = None,
) -> None:
    """Tell everything that is wrong in an edition, at its place."""
    from mint_index.advice.coverage import gaps
    from mint_index.cli.spoken import words_for
    from mint_index.instrument.remarks import remarks
    from mint_index.problems import in_order
    from mint_index.report.names import summary

    instrument = instrument_for(edition, language)
    words = words_for(instrument, language)
    told = in_order([*remarks(instrument), *gaps(instrument)]) if strict else []
    tell(told, words.voice)
    say(summary(instrument, words))
    if told:
        raise typer.Exit(1)


@app.command()
def show(
    dimension: Annotated[
        str,
        typer.Argument(
            metavar="[DIMENSION]", help="A dimension, or profile. [default: all]", show_default=False
        ),
    ] = "",
    language: options.Language = None,
    edition: options.Edition = NEWEST,
) -> None:
    """Print a dimension: words, answers, points, evidence, sources."""
    from mint_index.cli.spoken import words_for
    from mint_index.report.questions import show_dimensions

    instrument = instrument_for(edition, language)
    words = words_for(instrument, language)
    lines, problems = show_dimensions(instrument, words, dimension)
    tell(problems, words.voice)
    if lines is None:
        raise typer.Exit(2)
    print("\n".join(lines))


@app.command(name="list")
def list_(
    csv: Annotated[
        bool, typer.Option("--csv", help="Print the header of the table that a script has to write.")
    ] = False,
    language: options.Language = None,
    edition: options.Edition = NEWEST,
) -> None:
    """List editions, dimensions and questions with kind and weight."""
    from mint_index.cli.spoken import words_for
    from mint_index.report.names import list_names, table_header

    instrument = instrument_for(edition, language)
    if csv:
        print(table_header(instrument))
        return
    print("\n".join(list_names(instrument, words_for(instrument, language))))


@app.command()
def schema(
    file: Annotated[
        Kind | None,
        typer.Option("--file", metavar="KIND", help=f"One of {', '.join(Kind)}. [default: all]"),
    ] = None,
) -> None:
    """Print the JSON Schema of an edition's files, for editors."""
    import json

    from mint_index.instrument.schema import schema as schema_of

    print(json.dumps(schema_of(file or ""), ensure_ascii=False, indent=2))
