"""What commands say to people: results go to stdout, everything else to stderr."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from mint_index.instrument.instrument import Instrument
from mint_index.problems import Place, Problem, blocking, in_order, problem, say_place, say_problem
from mint_index.voices import N_, Voice, settle_language, voice


def told(each: Problem, speaker: Voice) -> str:
    """A problem as one line: place, code, sentences."""
    place = say_place(each.place, speaker)
    sentence = f"{each.code} {say_problem(each, speaker)}"
    return f"{place}: {sentence}" if place else sentence


def tell(problems: Iterable[Problem], speaker: Voice) -> None:
    """Tell problems on stderr, in order of place."""
    for each in in_order(problems):
        print(told(each, speaker), file=sys.stderr)


def say(sentence: str) -> None:
    """Say something to the person at the keyboard."""
    print(sentence, file=sys.stderr)


def stop(problems: Iterable[Problem], speaker: Voice) -> typer.Exit:
    """Tell problems and their number; raise what comes back to end with status 1."""
    found = in_order(problems)
    tell(found, speaker)
    count = sum(each.blocks for each in found)
    if count:
        sentence = speaker.say_many("{count} problem.", "{count} problems.", count).format(count=count)
        codes = sorted({each.code for each in found if each.blocks})
        hint = speaker.say(N_("More about a code: mint explain {code}")).format(code=codes[0])
        say(f"{sentence} {hint}")
    return typer.Exit(1)


def instrument_for(edition: str, language: str | None) -> Instrument:
    """The edition, or the end of the command with everything that is wrong in it."""
    from mint_index.instrument.loading import load

    instrument, problems = load(edition)
    if instrument is None:
        raise stop(problems, voice(settle_language(language)))
    return instrument


def speaks(instrument: Instrument, language: str) -> list[Problem]:
    """A problem where an edition has no words in a language."""
    if language in instrument.languages:
        return []
    return [problem("O03", Place(), given=language, allowed=", ".join(instrument.languages))]


def write_out(content: bytes, path: str, speaker: Voice, *, force: bool, given: Sequence[str] = ()) -> None:
    """Write a result to a file, or to the pipe for "-"."""
    from mint_index.outputs import refused, write_whole

    if path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    problems = refused(Path(path), force=force, given=given) or write_whole(Path(path), content, force=force)
    if blocking(problems):
        raise stop(problems, speaker)
