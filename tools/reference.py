"""Writes the pages of docs/ that are made: commands, problems, YAML keys and schemas from the program, and from the
newest edition what is not yet proven.

`python tools/reference.py` writes them; with `--check` nothing is written, and the status is 1 where a page is not up
to date.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from reference_of_keys import page_of_keys
from reference_of_proof import page_of_proof
from typer.main import get_command
from typer.testing import CliRunner

from mint_index.assessment.record import record_schema
from mint_index.catalogue import CODES, Code
from mint_index.cli.main import COMMANDS, app
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load
from mint_index.instrument.schema import schema
from mint_index.instrument.shelves import NEWEST
from mint_index.report.codes import SUBJECTS, meaning
from mint_index.report.gallery import example_of
from mint_index.report.json import report_schema
from mint_index.voices import voice

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
_MADE = "<!-- Made by tools/reference.py; changes belong into the program. -->\n\n"
_MADE_OF_EDITION = "<!-- Made by tools/reference.py: prose from tools/reference_of_proof.md, tables from the edition. -->\n\n"


def pages() -> dict[str, str]:
    """The text of every page, by its name."""
    return {
        "commands.md": _MADE + "\n".join(_commands()) + "\n",
        "problems.md": _MADE + "\n".join(_problems()) + "\n",
        "yaml.md": _MADE + page_of_keys(schema()) + "\n",
        "not-yet-proven.md": _MADE_OF_EDITION + page_of_proof(_newest()) + "\n",
        "questionnaire.schema.json": _json(schema()),
        "record.schema.json": _json(record_schema()),
        "report.schema.json": _json(report_schema()),
    }


def _newest() -> Instrument:
    instrument, problems = load(str(ROOT / "questionnaires" / NEWEST))
    assert instrument is not None, problems
    return instrument


def command_paths() -> Iterator[tuple[str, ...]]:
    """Every command as it is typed, such as `questionnaire`, `show`."""
    group = get_command(app)
    for stub in COMMANDS:
        yield (stub.name,)
        command = group.get_command(None, stub.name)  # type: ignore[attr-defined]
        yield from ((stub.name, each) for each in getattr(command, "commands", {}))


def _commands() -> Iterator[str]:
    yield "# Commands\n"
    yield "What each command says to `--help`. Exit status: 0 all is well, 1 problems in what was given, 2 misuse.\n"
    for path in [(), *command_paths()]:
        name = " ".join(("mint", *path))
        yield f"## {name}\n"
        yield f"```text\n{_help(path)}\n```\n"


def _help(path: tuple[str, ...]) -> str:
    result = CliRunner().invoke(app, [*path, "--help"], prog_name="mint", terminal_width=80, color=False)
    assert result.exit_code == 0, result.output
    return "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())


def _problems() -> Iterator[str]:
    yield "# Problems\n"
    yield (
        "Every problem begins with its place and its code. `mint explain CODE` says what stands here, in the reader's "
        "language. A *notice* holds nothing up. The examples use a small questionnaire for town libraries with invented "
        "towns; each of them is run by a test.\n"
    )
    for letter, subject in SUBJECTS.items():
        yield f"- [{letter}](#{letter.lower()}) {subject}"
    for letter, subject in SUBJECTS.items():
        yield f'\n<a id="{letter.lower()}"></a>\n\n## {letter}: {subject}'
        for code in CODES.values():
            if code.id[0] == letter:
                yield from _problem(code)


def _problem(code: Code) -> Iterator[str]:
    yield f'\n<a id="{code.id.lower()}"></a>\n\n### {code.id}{" (notice)" if code.notice else ""}\n'
    yield f"{meaning(code, voice('en'))}\n"
    yield f"*{code.mend}*"
    example = example_of(code.id)
    if example:
        yield f"\n{example.about}\n"
        yield "```text"
        yield from example.shown()
        yield f"$ {example.run}"
        yield from example.says
        yield "```"


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """The status: 1 where a page is not up to date and is only to be checked."""
    stale = []
    for name, text in pages().items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(f"docs/{name}")
            if "--check" not in sys.argv:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
    said = "not up to date; run python tools/reference.py" if "--check" in sys.argv else "written"
    for name in stale:
        print(f"{name}: {said}", file=sys.stderr)
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
