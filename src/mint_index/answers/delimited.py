"""A CSV file, from its bytes to blocks of rows: its header is understood once, its rows are streamed as they stand.

The header decides what the delimiter is: under the right one a column bears the name that must be there. Rows are not
touched one by one where a whole block is found to be in order, so that a million of them cost what `csv` itself costs.
"""

import csv
from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from pathlib import Path

from mint_index.answers.formats.encodings import Source, Text, line_breaks, settle, sourced
from mint_index.answers.formats.guards import HEAD, look_at, seen, told
from mint_index.answers.formats.headers import read_header, shortened, unread
from mint_index.problems import Place, Problem, in_order, problem
from mint_index.voices import N_

_MOST_PASSES = 50
Row = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some rows as `csv` gives them, the line each begins in, and what is wrong in the rows that are left out."""

    rows: list[Row]
    lines: Sequence[int]
    problems: list[Problem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delimited:
    """An opened CSV file. `header` has a name for every column: as it is known, else as it stands, stripped; “” for none.

    Columns whose name begins with # are to be passed over. Nothing is held open: `blocks` begins anew each time.
    """

    file: str
    header: tuple[str, ...]
    header_line: int
    delimiter: str
    text: Text
    source: Source
    skipped: int
    """Lines up to the end of the header."""

    @property
    def encoding(self) -> str:
        """The encoding of the file, by its name in Python."""
        return self.text.encoding

    def place(self, line: int, column: int | None = None) -> Place:
        """The place of a cell: its line from 1 as in `Block.lines`, its column from 0 as in the header."""
        return Place(file=self.file, line=line, column=0 if column is None else column + 1)

    def blocks(self, size: int = 512, after: int = 0) -> Generator[Block, None, None]:
        """The rows in blocks of at most `size`: unstripped, each with as many cells as the header.

        They begin below the header, or after so many lines of the file.

        Blocks that outgrow the cache of a processor cost more than they save: 512 rows take hardly longer than `csv`
        alone, 4096 half as long again.

        Blank rows and those whose first cell begins with # are passed over. Problems of the rows left out: T04 too many
        or too few cells, T13 a quotation that does not end, F06 a cell beyond measure, which ends the reading. Besides,
        T12 once for each column without a name, at its first cell; its row is given nevertheless.
        """
        unnamed = [column for column, name in enumerate(self.header) if not name]
        begin = max(self.skipped, after)
        for passed in range(_MOST_PASSES):
            further = yield from self._pass(begin, size, unnamed, passed < _MOST_PASSES - 1)
            if further is None:
                return
            begin = further

    def _pass(
        self, begin: int, size: int, unnamed: list[int], again: bool
    ) -> Generator[Block, None, int | None]:
        """The blocks after so many lines; returns after how many lines to begin again, if a quotation swallowed rows."""
        with self.source.lines(self.encoding) as lines:
            next(islice(lines, begin, begin), None)
            reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
            before = begin
            while True:
                rows: list[Row] = []
                fault = ""
                try:
                    rows.extend(islice(reader, size))  # keeps the rows that were read before an error
                except csv.Error as error:
                    fault = str(error)
                if not rows and not fault:
                    return None
                after = begin + reader.line_num
                starts = _starts(rows, before, after, bool(fault))
                block = self._sifted(rows, starts, unnamed)
                if fault:
                    line = starts[len(rows)]
                    told = unread(fault, self.text, self.place(line), after)
                    yield replace(block, problems=in_order([*block.problems, told]))
                    if told.code == "F06":
                        return None
                    if after > line and again:
                        return line
                else:
                    yield block
                before = after

    def _sifted(self, rows: list[Row], lines: Sequence[int], unnamed: list[int]) -> Block:
        """The rows that hold answers, and what is wrong with the others. In most blocks there are no others."""
        width, problems = len(self.header), list[Problem]()
        firsts = {row[0][:1] for row in rows if row}
        plain = firsts.isdisjoint(("", "#")) and not any(map(str.isspace, firsts))
        if set(map(len, rows)) != {width} or not plain:
            kept: list[Row] = []
            starts: list[int] = []
            for row, line in zip(rows, lines, strict=False):
                if _says_nothing(row):
                    continue
                if len(row) > width and not "".join(row[width:]).strip():
                    row = row[:width]
                if len(row) == width:
                    kept.append(row)
                    starts.append(line)
                else:
                    problems.append(problem("T04", self.place(line), found=len(row), expected=width))
            rows, lines = kept, starts
        for column in unnamed.copy():
            filled = ((line, row[column].strip()) for row, line in zip(rows, lines, strict=False))
            line, given = next((each for each in filled if each[1]), (0, ""))
            if given:
                unnamed.remove(column)
                problems.append(problem("T12", self.place(line, column), given=shortened(given)))
        return Block(rows=rows, lines=lines, problems=in_order(problems) if problems else [])


def _starts(rows: list[Row], before: int, after: int, faulty: bool) -> Sequence[int]:
    """The line each row begins in, and one more for what follows them. Lines are only counted where cells hold breaks."""
    if after - before == len(rows) and not faulty:
        return range(before + 1, after + 2)
    return list(accumulate((1 + line_breaks("|".join(row)) for row in rows), initial=before + 1))


def _says_nothing(row: Row) -> bool:
    first = row[0].strip() if row else ""
    return first.startswith("#") or (not first and not "".join(row).strip())


def open_delimited(
    path: Path | None,
    shown: str,
    names: Collection[str],
    required: str = "municipality",
    source: Source | None = None,
) -> tuple[Delimited | None, list[Problem]]:
    """The CSV file, opened at its header; standard input where `path` is None. `names` are the known columns.

    `source` has the bytes of the file where somebody looked into them before: a pipe can be read only once.
    Known names are found whatever their case. Problems: those of the file (F01 to F03, F06 to F11), T01 no header, T02
    an unknown column, T03 a column that is there twice, T05 no row, T13 a quotation in the header that does not end.
    """
    if path is not None:
        look, problems = seen(path, shown)
        if look is None:
            return None, problems
    source = source or sourced(path)
    with source.opened() as file:
        head = file.read(HEAD)
    look, problems = told(look_at(head), head, shown)
    if look is None or look.family != "text":
        return None, problems or [
            problem("F03", Place(file=shown), kind=N_("a workbook, and through a pipe only CSV can be read"))
        ]
    text, problems = settle(source, shown)
    if text is None:
        return None, problems
    header, more = read_header(source, text.encoding, shown, names, required)
    problems += more
    if header is None:
        return None, problems
    opened = Delimited(
        file=shown,
        header=header.names,
        header_line=header.line,
        delimiter=header.delimiter,
        text=text,
        source=source,
        skipped=header.last_line,
    )
    blocks = opened.blocks(64)
    if not any(block.rows or block.problems for block in blocks):
        return None, [*problems, problem("T05", opened.place(header.line))]
    blocks.close()
    return opened, problems
