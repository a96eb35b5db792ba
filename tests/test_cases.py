"""Every case in `tests/cases` comes out as it is written there, and a slip in a case is told with its place."""

from pathlib import Path

import pytest

from case_files import differences, read_case

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case, told = read_case(path)
    assert told == []
    assert case is not None
    assert differences(case, tmp_path) == [], case.title


def test_a_slip_in_a_case_is_told_with_file_line_and_key(tmp_path: Path) -> None:
    path = tmp_path / "slips.yaml"
    path.write_text(
        """
title: A case with slips
dimensions:
  talks: |
    questions:
      - {id: offered, kind: yes_no, weight: 1}
anwsers:
  offered: yes
expect:
  talks:
    scor: 100
  walks:
    score: 100
""",
        encoding="utf-8",
    )
    _, told = read_case(path)
    found = [
        (each.code, each.place.file, each.place.line, each.fact("key"), each.fact("nearest")) for each in told
    ]
    assert found == [
        ("Y02", "slips.yaml", 11, "scor", "score"),
        ("Y02", "slips.yaml", 12, "walks", "talks"),
        ("Y02", "slips.yaml", 7, "anwsers", "answers"),
    ]


def test_a_case_that_does_not_come_out_says_what_came_out(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(
        """
title: A case that expects what does not come out
dimensions:
  talks: |
    questions:
      - {id: offered, kind: yes_no, weight: 3}
      - {id: steps, kind: ladder, steps: 4, weight: 1}
recommendations:
  talks: |
    recommendations:
      - {id: offer, when: {answer: offered, is: no}, raises: {offered: yes}, effort: low, months: 1, lead: mayor}
answers: {offered: no}
expect:
  talks: {score: 12, gates: none, level: begun, coverage: 75}
  not_due: offer
  find_out: none
""",
        encoding="utf-8",
    )
    case, told = read_case(path)
    assert told == []
    assert case is not None
    assert differences(case, tmp_path) == [
        "talks: score is 0, expected 12",
        "talks: level is open, expected begun",
        "talks: gates is offered, expected none",
        "offer is due",
        "to find out are ['steps'], expected ['none']",
    ]
