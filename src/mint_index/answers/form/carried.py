"""The answers of the last round in a form of the next: those confirmed count, what was answered anew counts instead.

What is neither stays blank, together with the evidence and the notes that were carried over with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mint_index.answers.cells import word_of
from mint_index.answers.form.agreed import without_stale_reason
from mint_index.answers.form.layout import REMARKS, row_ids
from mint_index.answers.form.lines import Line
from mint_index.answers.specials import NO, YES, known_ticks, special_words
from mint_index.instrument.questionnaire import Question
from mint_index.instrument.wording import folded
from mint_index.problems import Place, Problem, problem
from mint_index.voices import voice


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carried:
    """The rows of one question that bear an answer of the last round."""

    rows: Sequence[Line]
    confirmed: bool

    @property
    def answered(self) -> bool:
        """Whether anything was entered anew."""
        return any(line.cell("answer") is not None for line in self.rows)


def settle_carried(
    lines: Mapping[str, Line], asked: Iterable[Question], language: str
) -> tuple[dict[str, Line], list[Problem]]:
    """The lines with what the last round's answers come to.

    Problems: A01 a cell that neither confirms nor denies, M09 how many are not confirmed yet.
    """
    settled, told = dict(lines), list[Problem]()
    open_: list[Line] = []
    carried = 0
    for question in asked:
        rows = [lines[id_] for id_ in row_ids(question) if id_ in lines]
        if all(line.cell("before") is None for line in rows):
            continue
        carried += 1
        confirmed, wrong = _confirmed(rows[0], language)
        told += wrong
        found = _Carried(rows=rows, confirmed=confirmed)
        if not (found.answered or found.confirmed):
            open_.append(rows[0])
        for line in rows:
            settled[line.id] = _settled(line, found)
        if rows[0].id == question.id:
            settled[question.id] = without_stale_reason(settled[question.id])
    if open_:
        place = Place(file=open_[0].sheet.file)
        told.append(problem("M09", place, count=len(open_), of=carried))
    return settled, told


def _confirmed(line: Line, language: str) -> tuple[bool, list[Problem]]:
    word = word_of(line.cell("confirmed"))
    tick = known_ticks().get(folded(word))
    if not word or tick is not None:
        return bool(tick), []
    words = special_words(voice(language))
    allowed = f"{words[YES]}, {words[NO]}"
    return False, [problem("A01", line.place("confirmed"), question=line.id, given=word, allowed=allowed)]


def _settled(line: Line, found: _Carried) -> Line:
    """A row as it counts. A formula that no program has computed yet says nothing, and is no fault either."""
    said, place = line.cell("answer"), line.place("answer")
    if found.confirmed and said is None:
        said = line.cell("before")
    fault = line.sheet.faults.get((line.row, line.columns["answer"]))
    if fault and fault.code != "A08":
        return line
    settled = {**line.settled, "answer": (said, place)}
    if not (found.answered or found.confirmed):
        settled |= {name: (None, line.place(name)) for name in REMARKS if name in line.columns}
    return replace(line, settled=settled)
