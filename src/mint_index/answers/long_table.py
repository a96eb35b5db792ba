"""A long table: a line for each answer. It is turned into the rows of a wide one, and every place is kept."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from mint_index.answers.delimited import Delimited
from mint_index.answers.reading import BASE, REMARKS, Strip
from mint_index.problems import Place, Problem, closest, problem

NEEDED = ("municipality", "question", "answer")
"""The columns that make a table a long one."""
COLUMNS = (*NEEDED, *REMARKS)
"""Every column a long table may have beside those of BASE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengthened:
    """A long table as a wide one of a single strip."""

    header: tuple[str, ...]
    strip: Strip
    problems: list[Problem]


def lengthened(opened: Delimited, questions: Collection[str], edition: str) -> Lengthened:
    """The answers of every municipality, in the order in which they first appear.

    Problems: T09 a question that is not known, T10 one that is answered twice; both lines are named.
    """
    at = {name: position for position, name in enumerate(opened.header)}
    rows: dict[tuple[str, ...], dict[str, tuple[str, Place]]] = {}
    told: list[Problem] = []
    for block in opened.blocks():
        told += block.problems
        for row, line in zip(block.rows, block.lines, strict=False):
            who = {name: row[at[name]].strip() for name in BASE if name in at}
            cells = rows.setdefault(
                tuple(who.get(name, "") for name in ("municipality", "country", "date")),
                {name: (word, opened.place(line, at[name])) for name, word in who.items()},
            )
            name = row[at["question"]].strip()
            place = opened.place(line, at["question"])
            if name not in questions:
                told.append(
                    problem("T09", place, name=name, edition=edition, nearest=closest(name, questions))
                )
            elif name in cells:
                told.append(problem("T10", place, name=name, first=f"{opened.file}:{cells[name][1].line}"))
            else:
                cells[name] = (row[at["answer"]], opened.place(line, at["answer"]))
                for remark in REMARKS:
                    if remark in at:
                        cells[f"{name}.{remark}"] = (row[at[remark]], opened.place(line, at[remark]))
    return _as_strip(rows.values(), opened, told)


def _as_strip(
    rows: Iterable[dict[str, tuple[str, Place]]], opened: Delimited, told: list[Problem]
) -> Lengthened:
    rows = list(rows)
    header = tuple(dict.fromkeys(name for cells in rows for name in cells))
    nowhere = Place(file=opened.file)

    def place(row: int, column: int) -> Place:
        first = next(iter(rows[row].values()))[1]
        return rows[row].get(header[column], ("", first))[1] or nowhere

    columns = [[cells[name][0] if name in cells else "" for cells in rows] for name in header]
    return Lengthened(header=header, strip=Strip(columns=columns, place=place), problems=told)
