"""What has changed since a form was written, told from its own rows: new questions, those gone, other answers than before.

A form of the same state needs none of this; in an older one a row that is missing is no slip.
"""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from mint_index.answers.cells import word_of
from mint_index.answers.form.contents import lay_out
from mint_index.answers.form.layout import row_ids
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
    facts = {"new": new, "gone": _heads(gone), "changed": _changed(found, instrument)}
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


def _changed(found: Found, instrument: Instrument) -> list[str]:
    """The questions beside which other answers are printed than would be today, in whatever language they are."""
    today: dict[str, set[str]] = {}
    for language in instrument.languages:
        for id_, answers in _printed(instrument, language, is_text=found.is_text):
            today.setdefault(id_, set()).add(folded(answers))
    changed = []
    for question in instrument.questionnaire.questions.values():
        own = [id_ for id_ in row_ids(question) if id_ in today]
        rows = [found.lines[id_] for id_ in own if id_ in found.lines]
        others = any(
            "answers" in line.columns and folded(word_of(line.cell("answers"))) not in today[line.id]
            for line in rows
        )
        if rows and (others or len(rows) < len(own)):
            changed.append(question.id)
    return changed


def _printed(instrument: Instrument, language: str, *, is_text: bool) -> Iterator[tuple[str, str]]:
    """The answers that a form of today prints in each of its rows; in a list of text, all of a question in one."""
    if is_text:
        from mint_index.answers.form.one_sheet import printed_rows

        yield from ((row.id, row.answers) for row in printed_rows(instrument, language))
        return
    for page in lay_out(instrument, language):
        yield from ((row.id, row.answers) for row in page.rows)


def _stated(found: Found, id_: str) -> str:
    return word_of(found.lines[id_].cell("answer")) if id_ in found.lines else ""
