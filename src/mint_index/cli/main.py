"""The command itself: a table of commands, each imported when it is called and not before."""

import errno
import gc
import importlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from mint_index import __version__

if TYPE_CHECKING:
    from typer.models import Context


@dataclass(frozen=True, slots=True)
class Stub:
    """A command that is not imported yet: its name, its module and the line for the overview."""

    name: str
    module: str
    about: str


COMMANDS = (
    Stub("form", "mint_index.cli.form", "Write the workbook to fill in."),
    Stub("merge", "mint_index.cli.merge", "Join the part-filled forms of one municipality."),
    Stub("check", "mint_index.cli.check", "Tell everything that is wrong in answer files; score nothing."),
    Stub("assess", "mint_index.cli.assess", "Score one response, print a summary and keep a record."),
    Stub("report", "mint_index.cli.report", "Draw the report of a record or of answers."),
    Stub("batch", "mint_index.cli.batch", "Score many municipalities into one table."),
    Stub(
        "questionnaire", "mint_index.cli.questionnaire", "Check, show and list the questions of an edition."
    ),
    Stub("practices", "mint_index.cli.practices", "Find real towns that did it."),
    Stub("explain", "mint_index.cli.explain", "Explain a problem code, or how a question is scored."),
)


class LazyGroup(TyperGroup):
    """A group whose commands are imported one at a time."""

    def list_commands(self, ctx: "Context") -> list[str]:  # type: ignore[override]
        return [stub.name for stub in COMMANDS]

    def get_command(self, ctx: "Context", cmd_name: str) -> Any:  # type: ignore[override]
        stub = next((stub for stub in COMMANDS if stub.name == cmd_name), None)
        if stub is None:
            return None
        command = typer.main.get_command(importlib.import_module(stub.module).app)
        command.name = stub.name
        return command

    def format_commands(self, ctx: "Context", formatter: Any) -> None:  # type: ignore[override]
        with formatter.section("Commands"):
            formatter.write_dl([(stub.name, stub.about) for stub in COMMANDS])


app = typer.Typer(
    cls=LazyGroup,
    # Rich would be imported for every help page and every slip; plain text reads as well.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(asked: bool) -> None:
    if asked:
        print(f"mint {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """MINT-Index: how well a town includes immigrants, and what to do next. Works offline.

    Exit status: 0 all is well, 1 problems in what was given, 2 the command was misused.
    """


def run() -> None:
    """Run the command `mint`."""
    # NumPy is used for columns and never for matrices: threads that wait for such a product would only cost time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Modules stay and rows, which come by the million, do not refer to themselves: looking for circles finds nothing.
    gc.disable()
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # Whoever closed a stream wants nothing from it; nobody wants a traceback.
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a character gets a question mark, not a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as fault:
        # The disk behind the pipe is full; anything else is a fault of ours.
        if fault.errno != errno.ENOSPC:
            raise
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
        print(f"stdout: {fault.strerror}", file=sys.stderr)
        sys.exit(1)


def start() -> NoReturn:
    """Run the command `mint` as a process of its own, and end it at once.

    The system takes back what a process held in one go; to free every object before would take a tenth of the time.
    """
    status = 0
    try:
        run()
    except SystemExit as end:
        if isinstance(end.code, str):
            raise
        status = end.code or 0
    sys.stderr.flush()
    os._exit(status)
