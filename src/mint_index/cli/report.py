"""`mint report`: draw the report of a record, or of answers."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mint_index.cli import options
from mint_index.cli.sources import Shown, from_answers, from_record, wording_of
from mint_index.cli.talk import instrument_for, say, stop, tell, write_out
from mint_index.instrument.loading import NEWEST
from mint_index.report.look.reading import read_look, useless
from mint_index.voices import N_, settle_language, voice

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


class Format(StrEnum):
    """The faces a report can have."""

    html = "html"
    md = "md"


@app.command()
def report(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[RECORD or ANSWERS]", help="A record or answers. [default: the newest record]"
        ),
    ] = None,
    face: Annotated[Format, typer.Option("--format", "-f", help="What to draw.")] = Format.html,
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
    look, faults = read_look(template=template, logo=logo, colours=colours, radar=radar)
    if look is None:
        raise stop(faults, voice(settle_language(language)))
    shown = _open(source, archive, edition, language)
    chosen = settle_language(language, shown.language, tuple(shown.result.words) if shown.result else ())
    speaker = voice(chosen)
    if shown.result is None:
        raise stop(shown.problems, speaker)
    wording, notices = wording_of(shown.result, shown.instrument, chosen, shown.file)
    if wording is None:
        raise stop(notices, speaker)
    tell([*faults, *useless(look, face), *shown.problems, *notices], speaker)
    # What the reader of the report must know of it stands in the report as well.
    result = replace(shown.result, problems=(*shown.result.problems, *notices))
    from mint_index.report.view import view

    seen = view(result, wording, speaker)
    if face is Format.html:
        from mint_index.report import html as drawing
    else:
        from mint_index.report import markdown as drawing  # type: ignore[no-redef]
    drawn, faults = drawing.render_with(seen, look)
    if drawn is None:
        raise stop(faults, speaker)
    path = output or f"{shown.name}.{face}"
    given = filter(None, (shown.file, logo, colours))
    write_out(drawn.encode(), path, speaker, force=force, given=list(given))
    if path != "-":
        say(speaker.say(N_("Written: {file}")).format(file=path))


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
