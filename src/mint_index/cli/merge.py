"""`mint merge`: join the part-filled forms of one municipality."""

from pathlib import Path
from typing import Annotated

import typer

from mint_index.cli import options
from mint_index.cli.talk import instrument_for, say, speaks, stop, tell, write_out
from mint_index.instrument.shelves import NEWEST
from mint_index.problems import Place, Problem, blocking, problem
from mint_index.voices import N_, Voice, settle_language, voice

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def merge(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="The forms that people have filled in.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The joined form; - for a pipe.")
    ] = "town.xlsx",
    language: options.Language = None,
    edition: options.Edition = NEWEST,
    force: options.Force = False,
) -> None:
    """Join forms of one municipality into one; what differs is listed on a sheet for the meeting."""
    from mint_index.answers.form.written import too_long
    from mint_index.answers.merging.joining import apart_in_time, join, not_of_one
    from mint_index.answers.merging.responses import read_response
    from mint_index.answers.merging.workbook import meeting_sheet, write_joined

    instrument = instrument_for(edition, language)
    once = {Path(each).resolve(): each for each in files}
    read = [read_response(file, instrument) for file in once.values()]
    responses = [response for response, _ in read if response]
    problems = [each for _, told in read for each in told] + not_of_one(responses)
    spoken = next((each.filled.language for each in responses if each.filled.language), "")
    chosen = settle_language(language, spoken, instrument.languages)
    speaker = voice(chosen)
    if blocking(problems := [*problems, *speaks(instrument, chosen)]):
        raise _without_result(problems, speaker)
    joined = join(responses, instrument)
    if told := [*too_long(joined.said, output), *_misnamed(output), *_refused(output, files, force=force)]:
        raise _without_result([*problems, *told], speaker)
    tell([*problems, *apart_in_time(responses)], speaker)
    write_out(write_joined(joined, instrument, chosen), output, speaker, force=force, given=files)
    say(
        speaker.say(
            N_(
                "Forms joined: {forms}. Questions answered in more than one: {met}, of these for the meeting or a short talk: {differ}."
            )
        ).format(forms=joined.forms, met=joined.met, differ=len(joined.topics))
    )
    if joined.topics:
        sheet = meeting_sheet(instrument, chosen)
        say(
            speaker.say(
                N_("What is to be settled stands on the sheet “{sheet}”, with which the workbook opens.")
            ).format(sheet=sheet)
        )
    if output != "-":
        say(speaker.say(N_("Written: {file}")).format(file=output))


def _without_result(problems: list[Problem], speaker: Voice) -> typer.Exit:
    """Tell problems, and that nothing came of it; raise what comes back."""
    end = stop(problems, speaker)
    say(speaker.say(N_("Nothing was joined, and no file was written.")))
    return end


def _refused(output: str, files: list[str], *, force: bool) -> list[Problem]:
    """Why the joined form is not to be written to a file."""
    from mint_index.outputs import refused

    return [] if output == "-" else refused(Path(output), force=force, given=files)


def _misnamed(output: str) -> list[Problem]:
    """O10 where the name of a file says that it is no workbook."""
    ending = Path(output).suffix.lower()
    if output == "-" or ending in ("", ".xlsx"):
        return []
    return [problem("O10", Place(file=output), ending=ending, given="xlsx")]
