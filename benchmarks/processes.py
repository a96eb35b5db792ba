"""Whole processes, measured: how long one takes, how much memory, and how two compare that are run by turns.

What is measured is what a person waits for, start-up included. Only ratios are worth reading: the machine may be busy.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a process took: seconds, and bytes of memory at most (0 where the system does not tell)."""

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where processes run: in a folder of their own, with a cache of compiled modules as an installed tool has it."""

    folder: Path

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return kept | {"PYTHONPYCACHEPREFIX": str(self.folder / "compiled"), "MINT_LANGUAGE": "en"}

    def take(self, command: Command) -> Taken:
        """Run a process to its end; one that fails ends the benchmark with what it said."""
        with (self.folder / "said.txt").open("w+", encoding="utf-8") as said:
            began = time.perf_counter()
            process = subprocess.Popen(
                list(map(str, command)),
                cwd=self.folder,
                env=self.environment(),
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
            status, memory = _waited(process)
            seconds = time.perf_counter() - began
            if status:
                said.seek(0)
                sys.exit(f"{' '.join(map(str, command))}\nended with {status}:\n{said.read()}")
        return Taken(seconds=seconds, memory=memory)


def _waited(process: "subprocess.Popen[bytes]") -> tuple[int, int]:
    if sys.platform == "win32":
        return process.wait(), 0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts in kilobytes, macOS in bytes.
    return process.returncode, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Two commands run by turns: medians over the rounds; `ratio` is that of the pairs, which a busy spell hits alike."""

    measured: float
    against: float
    ratio: float
    memory: int


def compare(
    machine: Machine,
    measured: Command,
    against: Command,
    rounds: int,
    prepare: Callable[[], None] = lambda: None,
) -> Pairs:
    """The two commands, after one round that does not count and warms the caches. `prepare` comes before `measured`."""
    times: list[tuple[float, float]] = []
    memory: list[int] = []
    for counts in (False, *[True] * rounds):
        floor = machine.take(against)
        prepare()
        taken = machine.take(measured)
        if counts:
            times.append((taken.seconds, floor.seconds))
            memory.append(taken.memory)
    return Pairs(
        measured=median(mine for mine, _ in times),
        against=median(floor for _, floor in times),
        ratio=median(mine / floor for mine, floor in times),
        memory=int(median(memory)),
    )
