"""`mint report`: draw the report of a record, or of answers."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from mint_index.cli import options
from mint_index.cli.sources import Shown, from_answers, from_record, wording_of
from mint_index.cli.talk import instrument_for, say, stop, tell, write_out
from mint_index.instrument.shelves import NEWEST
from mint_index.problems import blocking
from mint_index.report.faces import Format, draw, settle_format
from mint_index.report.look.reading import read_look, useless
from mint_index.voices import N_, Voice, settle_language, voice

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def report(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[RECORD or ANSWERS]", help="A record or answers. [default: the newest record]"
        ),
    ] = None,
    face: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="What to draw. [default: as the file ends, else html]"),
    ] = None,
    short: Annotated[
        bool,
        typer.Option("--short", help="What a council reads: without evidence, first steps and examples."),
    ] = False,
    language: options.Language = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to; - for a pipe. [default: named after the record]"
        ),
    ] = None,
    archive: options.Archive = Path("assessments"),
    edition: options.Edition = NEWEST,
    force: options.Force = False,
    template: Annotated[
        str | None, typer.Option(metavar="DIR", help="Folder of own templates (docs/own-look.md).")
    ] = None,
    logo: Annotated[
        str | None, typer.Option(metavar="FILE", help="Logo for the head of the HTML: PNG, JPEG or SVG.")
    ] = None,
    colours: Annotated[
        str | None, typer.Option(metavar="FILE", help="Colours of the HTML: a YAML file.")
    ] = None,
    radar: Annotated[
        bool, typer.Option("--radar", help="Also draw the dimensions as a net in the HTML.")
    ] = False,
) -> None:
    """Draw the report of a record or of answers, in any language of its edition."""
    face = _settled(face, output, voice(settle_language(language)))
    look, faults = read_look(template=template, logo=logo, colours=colours, radar=radar)
    if look is None:
        raise stop(faults, voice(settle_language(language)))
    shown = _open(source, archive, edition, language)
    chosen = settle_language(language, shown.language, tuple(shown.result.words) if shown.result else ())
    speaker = voice(chosen)
    if shown.result is None:
        raise stop(shown.problems, speaker)
    wording, notices = wording_of(shown, chosen)
    if wording is None:
        raise stop(notices, speaker)
    tell([*faults, *useless(look, face, short=short), *shown.problems, *notices], speaker)
    # What the reader of the report must know of it stands in the report as well.
    result = replace(shown.result, problems=(*shown.result.problems, *notices))
    from mint_index.report.brief import shorten
    from mint_index.report.view import view

    seen = view(result, wording, speaker)
    # A workbook is for those who decide and those who do: it is always whole, as the notice L10 says.
    short = short and face is not Format.xlsx
    drawn, told = draw(shorten(seen, speaker) if short else seen, face, look)
    if drawn is None or blocking(told):
        raise stop(told, speaker)
    tell(told, speaker)
    path = output or f"{shown.name}{'-short' if short else ''}.{face}"
    given = [each for each in (shown.file, logo, colours) if each]
    write_out(drawn, path, speaker, force=force, given=given)
    if path != "-":
        say(speaker.say(N_("Written: {file}")).format(file=path))


def _settled(asked: Format | None, output: str | None, speaker: Voice) -> Format:
    """The face to draw, or the end of the command where there is none or a terminal cannot show it."""
    face, problems = settle_format(asked, output)
    if face is None:
        raise stop(problems, speaker)
    if output == "-" and not face.is_text and sys.stdout.isatty():
        sentence = N_("A {format} file cannot be shown in a terminal; name a file with -o.")
        raise typer.BadParameter(
            speaker.say(sentence).format(format=face.upper()), param_hint=["--output", "-o"]
        )
    return face


def _open(source: str | None, archive: Path, edition: str, language: str | None) -> Shown:
    from mint_index.assessment.archive import newest

    if source is None:
        path, problems = newest(archive)
        if path is None:
            return Shown(result=None, instrument=None, problems=problems, language="", file="", name="")
        return from_record(path)
    if source.lower().endswith(".json"):
        return from_record(Path(source))
    return from_answers(source, instrument_for(edition, language))
