"""What has changed since a form was written, told from its own rows: new questions, those gone, other answers than before.

A form of the same state needs none of this; in an older one a row that is missing is no slip.
"""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from mint_index.answers.cells import word_of
from mint_index.answers.form.contents import lay_out
from mint_index.answers.form.layout import row_ids
from mint_index.answers.form.lines import Line
from mint_index.answers.form.rows import Found
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.wording import folded
from mint_index.problems import Problem

_OF_A_CHANGE = ("T06", "T11")
_LIKE = 0.9


def is_earlier(found: Found, instrument: Instrument) -> bool:
    """Whether a form was written for another state of the edition."""
    fingerprint = _stated(found, "fingerprint")
    return _stated(found, "edition") in ("", instrument.edition) and fingerprint not in (
        "",
        instrument.fingerprint,
    )


def changes(
    found: Found, told: Iterable[Problem], instrument: Instrument
) -> tuple[dict[str, str], list[Problem]]:
    """What changed, as facts of M06, and of the problems told those that are no change.

    A row whose id is near to that of a question that is missing is told as a slip all the same.
    """
    told = list(told)
    slips = [each for each in told if each.code == "T09" and _is_slip(each)]
    meant = {each.fact("nearest") for each in slips}
    gone = {each.fact("name") for each in told if each.code == "T09"} - {each.fact("name") for each in slips}
    questions = instrument.questionnaire.questions.values()
    new = [each.id for each in questions if each.id not in found.lines.keys() | found.unread | meant]
    facts = {"new": new, "gone": _heads(gone), "changed": _changed(found.lines, instrument)}
    rest = [
        each
        for each in told
        if each.code not in _OF_A_CHANGE and not (each.code == "T09" and each.fact("name") in gone)
    ]
    return {name: ", ".join(ids) for name, ids in facts.items() if ids}, rest


def _is_slip(told: Problem) -> bool:
    """Whether an unknown id is all but that of a question, and not that of an older one on the same subject."""
    likeness = SequenceMatcher(None, told.fact("name"), told.fact("nearest")).ratio()
    return likeness >= _LIKE


def _heads(ids: Iterable[str]) -> list[str]:
    """The questions among some ids of rows: the elements of a list go with it."""
    return list(dict.fromkeys(each.partition(".")[0] for each in sorted(ids)))


def _changed(lines: Mapping[str, Line], instrument: Instrument) -> list[str]:
    """The questions beside which other answers are printed than would be today, in whatever language they are."""
    today: dict[str, set[str]] = {}
    for language in instrument.languages:
        for page in lay_out(instrument, language):
            for row in page.rows:
                today.setdefault(row.id, set()).add(folded(row.answers))
    found = []
    for question in instrument.questionnaire.questions.values():
        own = list(row_ids(question))
        rows = [lines[id_] for id_ in own if id_ in lines]
        others = any(
            "answers" in line.columns and folded(word_of(line.cell("answers"))) not in today[line.id]
            for line in rows
        )
        if rows and (others or len(rows) < len(own)):
            found.append(question.id)
    return found


def _stated(found: Found, id_: str) -> str:
    return word_of(found.lines[id_].cell("answer")) if id_ in found.lines else ""
