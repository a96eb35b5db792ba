"""A batch from files to a table: parts are scored as they are read, and the table is written whole or not at all."""

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import IO

from mint_index.answers.files import read_files
from mint_index.answers.part import Part
from mint_index.assessment.table import csv_line, header, lines
from mint_index.cli.talk import told
from mint_index.instrument.instrument import Instrument
from mint_index.outputs import refused, runs_as_formula, write_whole
from mint_index.problems import Place, Problem, in_order, problem, say_problem
from mint_index.scoring.index import score
from mint_index.voices import N_, Voice

_PROBLEM_COLUMNS = ("code", "file", "sheet", "cell", "line", "column", "message")


class Batch:
    """One run: `scored` and `left_out` count responses, `faults` whether anything was wrong."""

    def __init__(self, instrument: Instrument, speaker: Voice, *, exact: bool) -> None:
        self._instrument, self._speaker, self._exact = instrument, speaker, exact
        self.scored = self.left_out = 0
        self.faults = False

    def score(self, files: Sequence[str], output: str, problems: str | None, *, force: bool) -> list[Problem]:
        """What keeps the table from being written; nothing where it stands whole."""
        outputs = [name for name in (output, problems) if name and name != "-"]
        given = [file for file in files if file != "-"]
        hindered = [each for name in outputs[:1] for each in refused(Path(name), force=force, given=given)]
        hindered += [
            each
            for name in outputs[1:]
            for each in refused(Path(name), force=force, given=[*given, outputs[0]])
        ]
        if hindered:
            return hindered
        with tempfile.TemporaryFile() as table:
            with tempfile.TemporaryFile() as faults:
                repeated = self._run(files, table, faults)
                faulty = [] if problems is None else self._copy(problems, _from_start(faults))
            if not self.scored and output != "-":
                # A table of nothing would only stand in the way of the next one.
                return faulty
            first = _line(header(self._instrument.questionnaire))
            faulty += self._copy(output, chain([first], _kept(table, repeated)))
        return faulty

    def _run(self, files: Sequence[str], table: IO[bytes], faults: IO[bytes]) -> frozenset[int]:
        repeated: frozenset[int] = frozenset()
        faults.write(_line(_PROBLEM_COLUMNS))
        for part in read_files(files, self._instrument, remarks=False):
            rows = self._score_part(part, table)
            self.scored += rows
            self.left_out += part.rows - rows
            repeated |= part.repeated
            for each in in_order(part.problems):
                self._tell(each, faults)
            self._show_progress()
        self.scored -= len(repeated)
        self.left_out += len(repeated)
        self._show_progress(done=True)
        return repeated

    def _score_part(self, part: Part, table: IO[bytes]) -> int:
        if part.answers is None or not part.answers.rows:
            return 0
        questionnaire = self._instrument.questionnaire
        scores = score(questionnaire, part.answers)
        for respondent in part.answers.respondents:
            if runs_as_formula(respondent.municipality):
                place = Place(file=respondent.file)
                part.problems.append(problem("O04", place, given=respondent.municipality))
        made = lines(questionnaire, part.answers, scores, exact=self._exact)
        table.write(("\n".join(made) + "\n").encode())
        return part.answers.rows

    def _tell(self, each: Problem, faults: IO[bytes]) -> None:
        self.faults |= each.blocks
        print(told(each, self._speaker), file=sys.stderr)
        place = each.place
        where = (place.file, place.sheet, place.cell, str(place.line or ""), str(place.column or ""))
        faults.write(_line((each.code, *where, say_problem(each, self._speaker))))

    def _show_progress(self, *, done: bool = False) -> None:
        if not sys.stderr.isatty():
            return
        sentence = self._speaker.say(N_("{count} scored …")).format(count=self.scored)
        print(
            "\r" + " " * len(sentence) + "\r" if done else f"\r{sentence}",
            end="",
            file=sys.stderr,
            flush=True,
        )

    def _copy(self, output: str, content: Iterator[bytes]) -> list[Problem]:
        if output != "-":
            return write_whole(Path(output), content, force=True)
        sys.stdout.flush()
        for part in content:
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
        return []


def _line(cells: Iterable[str]) -> bytes:
    return (csv_line(cells) + "\n").encode()


def _from_start(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while part := file.read(1 << 20):
        yield part


def _kept(table: IO[bytes], repeated: frozenset[int]) -> Iterator[bytes]:
    """The lines of a table without those of responses that are there twice."""
    if not repeated:
        yield from _from_start(table)
        return
    table.seek(0)
    row, open_quotation = 0, False
    for line in table:
        if row not in repeated:
            yield line
        # A quoted name may hold a line break; the row ends where its quotation does.
        open_quotation ^= line.count(b'"') % 2 == 1
        row += not open_quotation
