"""`mint check`: everything that is wrong in answer files, in one pass."""

import typer

from mint_index.cli import options
from mint_index.cli.talk import instrument_for, say, stop, tell
from mint_index.instrument.shelves import NEWEST
from mint_index.problems import blocking
from mint_index.voices import N_, SPOKEN, settle_language, voice

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def check(
    files: options.AnswerFiles, language: options.Language = None, edition: options.Edition = NEWEST
) -> None:
    """Tell everything that is wrong in answer files, with its place. Nothing is scored."""
    from mint_index.answers.files import read_files
    from mint_index.answers.table import unanswered

    instrument = instrument_for(edition, language)
    problems, rows, spoken, blank, asked = [], 0, "", 0, 0
    for part in read_files(files, instrument, remarks=False):
        problems += part.problems
        if part.answers:
            rows += part.answers.rows
            left, of = unanswered(instrument.questionnaire, part.answers)
            blank, asked = blank + left, asked + of
        spoken = spoken or part.language
    speaker = voice(settle_language(language, spoken, SPOKEN))
    if blocking(problems):
        raise stop(problems, speaker)
    tell(problems, speaker)
    said = speaker.say_many("{count} response, no fault found.", "{count} responses, no fault found.", rows)
    say(said.format(count=rows))
    if blank:
        say(
            speaker.say(N_("{count} of {all} questions are not answered yet.")).format(count=blank, all=asked)
        )
