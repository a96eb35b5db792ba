"""Small editions, written as the YAML an expert writes, and responses to them, written as the words of a table.

A test shows its input: the text of its dimensions and recommendations stands in the test. What every edition needs and
no test is about (the frame, the words) is added here.
"""

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path

from mint_index.answers.cells import Cell
from mint_index.answers.reading import Reader, Strip
from mint_index.answers.table import Answers
from mint_index.assessment.assess import assess
from mint_index.assessment.result import AssessedDimension, Assessment
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load
from mint_index.problems import Place, Problem

LEVELS = """
levels:
  - {id: open, from: 0}
  - {id: begun, from: 25}
  - {id: in_place, from: 50}
  - {id: secured, from: 75}
"""


def frame_of(dimensions: Sequence[str], more: str = "") -> str:
    """The text of a `questionnaire.yaml` that lists some dimensions, with the levels of mint-2026."""
    listed = "\n".join(f"  - id: {each}" for each in dimensions)
    return f"id: small\nlanguages: [en]\ndimensions:\n{listed}\n{LEVELS}\n{more}"


def write_edition(
    folder: Path,
    dimensions: Mapping[str, str],
    recommendations: Mapping[str, str] | None = None,
    questionnaire: str = "",
    words: Mapping[str, str] | None = None,
) -> Path:
    """The folder of an edition named small; `dimensions` and `recommendations` map names to what follows the head.

    `practices` and `funding` among the recommendations are the texts of those files. The words that
    `words` does not give are made up from the keys that are asked for.
    """
    root, beside = folder / "questionnaires" / "small", folder / "recommendations" / "small"
    for each in (root / "dimensions", root / "text", beside / "text"):
        each.mkdir(parents=True)
    frame = questionnaire or frame_of(list(dimensions))
    (root / "questionnaire.yaml").write_text(frame, encoding="utf-8")
    for name, text in dimensions.items():
        (root / "dimensions" / f"{name}.yaml").write_text(f"id: {name}\n{text}", encoding="utf-8")
    for name, text in (recommendations or {}).items():
        head = "" if name in ("practices", "funding") else f"dimension: {name}\n"
        (beside / f"{name}.yaml").write_text(head + text, encoding="utf-8")
    texts = [root, *([beside] if recommendations else [])]
    for each in texts:
        (each / "text" / "en.yaml").write_text("none: none\n", encoding="utf-8")
    told = load(str(root))[1]
    for each in texts:
        tail = f"{each.parent.name}/small/text/en.yaml"
        keys = [one.fact("key") for one in told if one.code == "W01" and one.place.file.endswith(tail)]
        said = "".join(f"{key}: {(words or {}).get(key, f'The {key}')}\n" for key in keys)
        (each / "text" / "en.yaml").write_text(said or "{}", encoding="utf-8")
    return root


def load_edition(
    folder: Path,
    dimensions: Mapping[str, str],
    recommendations: Mapping[str, str] | None = None,
    questionnaire: str = "",
    words: Mapping[str, str] | None = None,
) -> Instrument:
    """The instrument of such an edition, in which nothing is wrong."""
    instrument, told = load(str(write_edition(folder, dimensions, recommendations, questionnaire, words)))
    assert told == [], told
    assert instrument is not None
    return instrument


def read(
    instrument: Instrument,
    rows: Sequence[Mapping[str, Cell]],
    header: Sequence[str] = (),
    decimal: str = "",
    strips: int = 1,
) -> tuple[Answers, list[Problem]]:
    """What is read from rows of `answers.csv`, and what is told of them.

    The header is that of the rows where none is given; `decimal` is the sign that the rest of the file proves; the
    rows are handed over in some `strips`.
    """
    names = tuple(header or dict.fromkeys(name for row in rows for name in row))
    reader = Reader(instrument, names, lambda: decimal, file="answers.csv")
    size = max(1, -(-len(rows) // strips))
    for first in range(0, len(rows), size):
        reader.take(
            Strip(
                columns=[[row.get(name, "") for row in rows[first : first + size]] for name in names],
                place=functools.partial(_place, first),
            )
        )
    return reader.answers()


def _place(first: int, row: int, column: int) -> Place:
    return Place(file="answers.csv", line=first + row + 2, column=column + 1)


def responses(instrument: Instrument, rows: Sequence[Mapping[str, Cell]]) -> Answers:
    """The answers in rows in which nothing is wrong; towns without a name get one."""
    named: list[Mapping[str, Cell]] = [
        {"municipality": f"Town {at}", "country": "DE", **row} for at, row in enumerate(rows, 1)
    ]
    answers, told = read(instrument, named)
    assert told == [], told
    return answers


def assess_one(instrument: Instrument, row: Mapping[str, Cell]) -> Assessment:
    """The assessment of one row."""
    return assess(instrument, responses(instrument, [row]))[0]


def dimension_of(assessment: Assessment, name: str) -> AssessedDimension:
    """The dimension with a name."""
    return next(each for each in assessment.dimensions if each.id == name)
