"""The edition that ships, filled at random: what is joined from parts is the whole, and what is carried over comes back."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from mint_index.answers.merging.joining import join
from mint_index.answers.merging.responses import read_response
from mint_index.answers.merging.workbook import write_joined
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.loading import load
from mint_index.instrument.questionnaire import Question
from round_fills import filled_form, random_answers
from test_next_round import assessed, confirmed, kept_of, next_form


@pytest.fixture(scope="module")
def shipped() -> Instrument:
    instrument, problems = load()
    assert instrument is not None, problems
    return instrument


@pytest.mark.parametrize(("seed", "language", "later"), [(1, "en", "de"), (2, "de", "en"), (3, "de", "de")])
def test_a_whole_record_comes_back_identical(
    seed: int, language: str, later: str, shipped: Instrument, tmp_path: Path
) -> None:
    path = tmp_path / "last.xlsx"
    path.write_bytes(filled_form(shipped, language, random_answers(shipped, seed)))
    last, problems = assessed(path, shipped)
    assert problems == []
    again, problems = assessed(confirmed(next_form(last, tmp_path, later, shipped)), shipped)
    assert (kept_of(again), problems) == (kept_of(last), [])


def _is_of(turns: Mapping[str, int], part: int, question: Question) -> bool:
    return not question.dimension or turns[question.id] == part


@pytest.mark.parametrize("seed", [4, 5])
def test_parts_of_a_form_joined_are_the_whole(seed: int, shipped: Instrument, tmp_path: Path) -> None:
    answers = random_answers(shipped, seed)
    whole = tmp_path / "whole.xlsx"
    whole.write_bytes(filled_form(shipped, "en", answers))
    turns = {name: at % 3 for at, name in enumerate(shipped.questionnaire.questions)}
    responses = []
    for part, language in enumerate(("en", "de", "de")):
        path = tmp_path / f"part-{part}.xlsx"
        # Each has a third of the questions, and all of them the facts.
        content = filled_form(shipped, language, answers, partial(_is_of, turns, part))
        path.write_bytes(content)
        response, told = read_response(str(path), shipped)
        assert (response is not None, told) == (True, [])
        responses += [response] if response else []
    joined = join(responses, shipped)
    assert (joined.forms, joined.met, joined.topics) == (3, len(shipped.questionnaire.profile), ())
    town = tmp_path / "town.xlsx"
    town.write_bytes(write_joined(joined, shipped, "de"))
    assert kept_of(assessed(town, shipped)[0]) == kept_of(assessed(whole, shipped)[0])
