"""What the meeting agreed on, from its sheet to the cells of the questions; what is still open stays blank.

It may be written on the sheet for the meeting or beside the question itself; where both say something else, that is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mint_index.answers.cells import Cell, word_of
from mint_index.answers.form.agenda import JOINED, Item, is_agenda, items, known_talks
from mint_index.answers.form.lines import Line
from mint_index.answers.meeting import NOT_JOINED, Differed, Meeting, Talk
from mint_index.answers.sheets import Sheet
from mint_index.answers.specials import NOT_APPLICABLE, known_specials, known_ticks
from mint_index.answers.vocabulary import Vocabulary
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import Question
from mint_index.instrument.wording import folded
from mint_index.problems import Place, Problem, problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The lines of a form with what was agreed on in them, how its answers were joined, and what is wrong with that."""

    lines: Mapping[str, Line]
    meeting: Meeting
    problems: list[Problem]


def settle_agreed(
    sheets: Sequence[Sheet],
    lines: Mapping[str, Line],
    asked: Mapping[str, Question],
    instrument: Instrument,
    language: str,
) -> Agreed:
    """The lines with the agreed answers; `asked` has the question of every row.

    Problems: A22 where two places say something else, A07 and A08 of cells, T09 an id that is none, M08 what is open.
    """
    agendas = [sheet for sheet in sheets if is_agenda(sheet)]
    rows: dict[str, list[Item]] = {}
    for sheet in agendas:
        for item in items(sheet):
            rows.setdefault(item.word("id"), []).append(item)
    if not agendas:
        return Agreed(lines=lines, meeting=NOT_JOINED, problems=[])
    joined = rows.pop(JOINED, [])
    settled, told = dict(lines), list[Problem]()
    for id_, found in rows.items():
        told += [
            problem(fault.code, item.place("agreed"), given=fault.given, question=id_)
            for item in found
            if (fault := item.sheet.faults.get((item.row, item.columns["agreed"])))
        ]
        if id_ not in asked:
            told.append(problem("T09", found[0].place("id"), name=id_, edition=instrument.edition))
        elif id_ in settled:
            settled[id_], wrong = _settled(settled[id_], found, asked[id_], instrument, language)
            told += wrong
    for question in {asked[id_].id: asked[id_] for id_ in rows if id_ in asked}.values():
        if question.id in settled:
            settled[question.id] = without_stale_reason(settled[question.id])
    meeting = _meeting(joined, rows, settled, asked)
    left = sum(not each.agreed for each in meeting.differed)
    if left:
        place = Place(file=agendas[0].file, sheet=agendas[0].name)
        told.append(problem("M08", place, count=left, of=len(meeting.differed)))
    return Agreed(lines=settled, meeting=meeting, problems=told)


def _settled(
    line: Line, found: Sequence[Item], question: Question, instrument: Instrument, language: str
) -> tuple[Line, list[Problem]]:
    """A row with the answer that was agreed on, whether on the sheet for the meeting or in the row itself."""
    told: list[Problem] = []
    cell, place = line.cell("answer"), line.place("answer") if "answer" in line.columns else Place()
    for item in found:
        agreed = item.cell("agreed")
        if agreed is None:
            continue
        if cell is None:
            cell, place = agreed, item.place("agreed")
        elif not _alike(cell, agreed, line.id, question, instrument, language):
            where = f"{place.sheet}!{place.cell}"
            facts = {"given": word_of(agreed), "other": word_of(cell), "first": where}
            told.append(problem("A22", item.place("agreed"), question=line.id, **facts))
    if cell is None:
        return line, told
    return replace(line, settled={**line.settled, "answer": (cell, place)}), told


def _alike(
    one: Cell, other: Cell, id_: str, question: Question, instrument: Instrument, language: str
) -> bool:
    if folded(word_of(one)) == folded(word_of(other)):
        return True
    if id_ != question.id:
        ticks = known_ticks()
        found = [ticks.get(folded(word_of(each))) for each in (one, other)]
    else:
        vocabulary = Vocabulary(question, instrument, lambda: "", known_specials(), language)
        meant = [vocabulary.meanings[vocabulary[each]] for each in (one, other)]
        found = [None if each.code else (each.standing, str(each.figure), each.given) for each in meant]  # type: ignore[misc]
    return found[0] is not None and found[0] == found[1]


def without_stale_reason(line: Line) -> Line:
    """A row without the reason that was put there for an answer which it no longer has."""
    reason = line.cell("reason")
    special = known_specials().get(folded(word_of(line.cell("answer"))))
    if reason is None or special == NOT_APPLICABLE:
        return line
    return replace(line, settled={**line.settled, "reason": (None, line.place("reason"))})


def _meeting(
    joined: Sequence[Item],
    rows: Mapping[str, Sequence[Item]],
    lines: Mapping[str, Line],
    asked: Mapping[str, Question],
) -> Meeting:
    differed: dict[str, Differed] = {}
    for id_, found in rows.items():
        if id_ not in asked:
            continue
        name = asked[id_].id
        element = id_.removeprefix(name).removeprefix(".")
        said = tuple(f"{element}: {each.word('said')}" if element else each.word("said") for each in found)
        talk: Talk = "short" if known_talks().get(folded(found[0].word("talk"))) == "short" else "meeting"
        agreed = id_ in lines and lines[id_].cell("answer") is not None
        before = differed.get(name, Differed(id=name, talk=talk, agreed=True))
        differed[name] = replace(before, said=(*before.said, *said), agreed=before.agreed and agreed)
    forms, met = (_count(joined, column) for column in ("file", "said"))
    return Meeting(forms=forms, met=met, differed=tuple(differed.values()))


def _count(joined: Sequence[Item], column: str) -> int:
    cell = joined[0].cell(column) if joined else None
    word = word_of(cell)
    return int(word) if word.isdecimal() else 0
