"""What a command is to show: an assessment made from answers, or read from a record."""

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

from mint_index.assessment.result import Assessment
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.wording import Wording
from mint_index.problems import Place, Problem, blocking, problem


def assess_file(file: str, instrument: Instrument) -> tuple[Assessment | None, list[Problem], str]:
    """The assessment of the one response in a file, every problem, and the language of the file."""
    from mint_index.answers.files import read_files
    from mint_index.assessment.assess import assess

    problems: list[Problem] = []
    results: list[Assessment] = []
    rows, spoken = 0, ""
    for part in read_files([file], instrument):
        problems += part.problems
        spoken = spoken or part.language
        rows += part.rows
        if part.answers is not None and not blocking(problems) and not results:
            results += assess(instrument, part.answers, part.problems, part.digest, part.meeting)[:1]
    if rows > 1:
        problems.append(problem("T16", Place(file=file), found=rows))
    if blocking(problems) or not results:
        return None, problems, spoken
    if results[0].date:
        return results[0], problems, spoken
    # An assessment has a date; where the form gives none, it is the day on which it was made.
    date = datetime.date.today().isoformat()
    notice = problem("M07", Place(file=file))
    kept = replace(notice, place=Place(file=Path(file).name))
    return replace(results[0], date=date, problems=(*results[0].problems, kept)), [*problems, notice], spoken


def wording_of(shown: "Shown", language: str) -> tuple[Wording | None, list[Problem]]:
    """The words to draw an assessment with: the edition's where it is the same, else those the record keeps."""
    result, place = shown.result, Place(file=shown.file)
    assert result is not None
    kept = result.words.get(language)
    if kept is None:
        return None, [problem("R06", place, given=language, allowed=", ".join(result.words))]
    if shown.instrument is not None:
        return shown.instrument.wording(language), []
    from mint_index.instrument.shelves import find, is_same, words_of

    folders = find(result.edition)
    if folders is not None and is_same(folders, [each.id for each in result.dimensions], result.fingerprint):
        # What an edition does not say any more is said as it was.
        return Wording(language=language, words={**kept, **words_of(folders, language)}), []
    code = "R07" if folders is None else "R04"
    return Wording(language=language, words=kept), [problem(code, Place(), edition=result.edition)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a report is drawn from, and its file; `name` is what a file drawn from it is called after.

    `instrument` is that of answers; a record is drawn without.
    """

    result: Assessment | None
    instrument: Instrument | None
    problems: list[Problem]
    language: str
    file: str
    name: str


def from_record(path: Path) -> Shown:
    """An assessment read from a record."""
    from mint_index.assessment.archive import open_record

    result, problems = open_record(path)
    language = result.language if result else ""
    return Shown(
        result=result,
        instrument=None,
        problems=problems,
        language=language,
        file=str(path),
        name=path.stem,
    )


def from_answers(file: str, instrument: Instrument) -> Shown:
    """An assessment made from a file with answers."""
    from mint_index.assessment.archive import slug

    result, problems, language = assess_file(file, instrument)
    name = f"{slug(result.municipality)}-{result.date}" if result else ""
    return Shown(
        result=result, instrument=instrument, problems=problems, language=language, file=file, name=name
    )
