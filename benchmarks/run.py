"""`python benchmarks/run.py [--quick]`: how fast the commands are, as ratios to the floor under each, in one table.

Run it with the interpreter beside which mint is installed. Nothing is asserted: targets and figures stand side by
side. `--quick` takes fewer rounds and leaves a million rows out.
"""

import argparse
import importlib.util
import json
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import forms
import material
from processes import Command, Machine, Pairs, compare

HERE = Path(__file__).parent
LIBRARIES = "numpy, yaml, typer, rich.console, python_calamine"
RECORD = "assessments/town-0-2026-03-01.json"
EXAMPLE, EXAMPLE_RECORD = HERE.parent / "examples" / "smokvorat-2026.xlsx", "smokvorat-2026-02-25.json"
LARGEST_PAGE = 500
MEGABYTE = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table: an action, what it is measured against, what came out, the target and whether it is met."""

    action: str
    against: str
    found: str
    target: str = ""
    met: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What the actions work on. `rounds` is for those that take less than a second."""

    machine: Machine
    quick: bool
    edition: Path = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "edition", material.write_edition(self.folder))

    @property
    def folder(self) -> Path:
        return self.machine.folder

    @property
    def rounds(self) -> int:
        return 7 if self.quick else 21

    def mint(self, *arguments: str | Path) -> list[str | Path]:
        """The command with the edition of the benchmark."""
        return [_mint(), *arguments, "--edition", self.edition]


def _mint() -> str:
    found = shutil.which("mint", path=sysconfig.get_path("scripts"))
    return found or sys.exit("Run this with the interpreter beside which mint is installed.")


def imports(modules: str) -> Command:
    """A process that imports some modules and ends."""
    return [sys.executable, "-c", f"import {modules}"]


def ratio(action: str, against: str, pairs: Pairs, target: float | None = None) -> Row:
    """A line that compares two commands."""
    found = f"{pairs.ratio:.2f} × ({pairs.measured * 1000:.0f} ms)"
    if target is None:
        return Row(action=action, against=against, found=found)
    return Row(
        action=action, against=against, found=found, target=f"≤ {target:g} ×", met=pairs.ratio <= target
    )


def starts(bench: Bench) -> Iterator[Row]:
    """What a start costs."""
    for option, target in (("--version", 1.3), ("--help", 2.0)):
        pairs = compare(bench.machine, [_mint(), option], imports("typer"), bench.rounds)
        yield ratio(f"mint {option}", "import typer", pairs, target)


def one_town(bench: Bench) -> Iterator[Row]:
    """A form, the assessment of a filled one and of a line of a table, and the report from the record."""
    folder, machine = bench.folder, bench.machine
    write = bench.mint("form", "-o", folder / "form.xlsx", "--force")
    machine.take(write)
    sizes = json.dumps(forms.sizes(folder / "form.xlsx"))
    floor: Command = [sys.executable, HERE / "forms.py", sizes, folder / "floor.xlsx"]
    pairs = compare(machine, write, floor, bench.rounds)
    yield ratio("mint form", "openpyxl, as many cells and validations", pairs, 1.5)

    one = material.write_answers(folder / "one.csv", 1)
    filled = forms.fill(folder / "form.xlsx", one, folder / "filled.xlsx")

    def no_record() -> None:
        (folder / RECORD).unlink(missing_ok=True)

    for answers in (filled, one):
        pairs = compare(machine, bench.mint("assess", answers), imports(LIBRARIES), bench.rounds, no_record)
        yield ratio(f"mint assess {answers.name} (110 questions)", f"import {LIBRARIES}", pairs, 2.0)

    pairs = compare(machine, draw(RECORD, "html"), imports(f"{LIBRARIES}, jinja2"), bench.rounds)
    yield ratio("mint report, HTML from a record", "the same and jinja2", pairs, 2.0)


def faces(bench: Bench) -> Iterator[Row]:
    """The report of an example of the shipped edition, in every format: its words are those that a town gets to read."""
    machine, record = bench.machine, bench.folder / "records" / EXAMPLE_RECORD
    machine.take([_mint(), "assess", EXAMPLE, "--archive", record.parent])
    pairs = compare(machine, draw(record, "html"), imports(f"{LIBRARIES}, jinja2"), bench.rounds)
    yield ratio("mint report, HTML of an example", f"import {LIBRARIES}, jinja2", pairs, 2.0)
    if importlib.util.find_spec("typst"):
        for label, options in (("… PDF", ()), ("… PDF, short", ("--short",))):
            command = [*draw(record, "pdf"), *options]
            floor = typeset(machine, "One line.")
            yield ratio(
                label, "Typst compiling one line", compare(machine, command, floor, bench.rounds), 9.0
            )
            # One line shows how Typst starts; as many words show what setting them costs at least.
            machine.take([*draw(record, "md"), *options])
            floor = typeset(machine, (machine.folder / "report.md").read_text(encoding="utf-8"))
            yield ratio("… the same", "… as many words", compare(machine, command, floor, bench.rounds))
    for face in ("docx", "xlsx", "md", "json"):
        pairs = compare(machine, draw(record, face), draw(record, "html"), bench.rounds)
        yield ratio(f"… {face}", "… HTML", pairs)
    size = (bench.folder / "report.html").stat().st_size / 1000
    yield Row(
        action="… size of the HTML",
        against="",
        found=f"{size:.0f} KB",
        target=f"≤ {LARGEST_PAGE} KB",
        met=size <= LARGEST_PAGE,
    )


def typeset(machine: Machine, words: str) -> Command:
    """A process in which Typst sets some words in plain paragraphs."""
    paragraphs = [f"#{json.dumps(each, ensure_ascii=False)}" for each in words.split("\n\n")]
    (machine.folder / "plain.typ").write_text("\n\n".join(paragraphs), encoding="utf-8")
    return [sys.executable, "-c", "import typst; typst.compile('plain.typ')"]


def draw(record: str | Path, face: str) -> Command:
    """The report of a record as a file."""
    return [_mint(), "report", record, "-o", f"report.{face}", "--force"]


def batches(bench: Bench) -> Iterator[Row]:
    """Many towns: time against reading the file alone, memory, and whether either grows with rows beyond measure."""
    hundred = material.write_answers(bench.folder / "hundred.csv", 100_000)
    rounds = 3 if bench.quick else 7
    pairs = compare(bench.machine, score(bench, hundred), read_only(hundred), rounds)
    yield ratio("mint batch, 100,000 × 110, CSV to CSV", "csv.reader over the same file", pairs, 5.0)
    yield memory("… its memory", "", pairs.memory, 100.0)
    if bench.quick:
        return
    million = material.write_answers(bench.folder / "million.csv", 1_000_000)
    longer = compare(bench.machine, score(bench, million), score(bench, hundred), 2)
    yield ratio("mint batch, 1,000,000 × 110", "100,000 × 110", longer, 10.5)
    grown = longer.memory / pairs.memory if pairs.memory else 0.0
    found = f"{grown:.2f} × ({longer.memory / MEGABYTE:.0f} MB)"
    yield Row(action="… its memory", against="100,000 × 110", found=found, target="≤ 1.1 ×", met=grown <= 1.1)


def score(bench: Bench, answers: Path) -> Command:
    """The batch over a file."""
    return bench.mint("batch", answers, "-o", bench.folder / "scores.csv", "--force")


def read_only(file: Path) -> Command:
    """A process that only reads a CSV file."""
    script = "import csv, sys\nfor _ in csv.reader(open(sys.argv[1], encoding='utf-8', newline='')): pass"
    return [sys.executable, "-c", script, file]


def memory(action: str, against: str, found: int, target: float) -> Row:
    """A line about the most memory that a process took."""
    if not found:
        return Row(action=action, against=against, found="not told by this system")
    megabytes = found / MEGABYTE
    return Row(
        action=action,
        against=against,
        found=f"{megabytes:.0f} MB",
        target=f"≤ {target:g} MB",
        met=megabytes <= target,
    )


def counts(bench: Bench) -> Iterator[Row]:
    """What does not depend on the machine: modules imported and files opened."""
    assess = ["assess", str(bench.folder / "filled.xlsx"), "--edition", str(bench.edition), "--no-save"]
    for arguments in (["--version"], ["--help"], assess):
        file = bench.folder / "counts.json"
        bench.machine.take([sys.executable, HERE / "counted.py", file, *arguments])
        found = json.loads(file.read_text(encoding="utf-8"))
        said = f"{found['modules']} modules, {found['files']} files"
        yield Row(action=f"mint {arguments[0]}", against="imported and opened", found=said)


def table(rows: Sequence[Row]) -> str:
    """The lines as a table of plain text."""
    cells = [("action", "measured against", "found", "target", "met")]
    for row in rows:
        met = "" if row.met is None else "yes" if row.met else "NO"
        cells.append((row.action, row.against, row.found, row.target, met))
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in cells]
    return "\n".join(
        line.rstrip() for line in (lines[0], "  ".join("-" * width for width in widths), *lines[1:])
    )


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds, no million rows")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(machine=Machine(folder=Path(folder)), quick=quick)
        rows: list[Row] = []
        for part in (starts, one_town, faces, batches, counts):
            for row in part(bench):
                rows.append(row)
                print(f"{row.action}: {row.found}", file=sys.stderr)
    print(table(rows))


if __name__ == "__main__":
    main()
