"""With which words a record is drawn: those its edition has now where it asks the same, else those it kept itself."""

import json
import shutil
from pathlib import Path

import pytest

from editions import assess_one, load_edition
from mint_index.assessment.record import to_json
from mint_index.cli.sources import Shown, from_record, wording_of

DIMENSION = "questions: [{id: walks, kind: yes_no, weight: 1}, {id: talks, kind: yes_no, weight: 1}]"
ADVICE = "recommendations: [{id: begin, when: {answer: walks, is: no}, effort: low, months: 1, lead: mayor}]"
EDITION = Path("questionnaires", "small")
ASKED, ADVISED = EDITION / "text/en.yaml", Path("recommendations/small/text/en.yaml")


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The record of a town in which one recommendation is due, in a folder with the edition it was made with."""
    monkeypatch.chdir(tmp_path)
    instrument = load_edition(tmp_path, {"streets": DIMENSION}, {"streets": ADVICE})
    assessment = assess_one(instrument, {"walks": "no", "talks": "yes"})
    assert [each.id for each in assessment.due] == ["begin"]
    path = tmp_path / "town.json"
    path.write_text(to_json(assessment), encoding="utf-8")
    return path


def drawn(shown: Shown, *keys: str) -> tuple[dict[str, str], list[str]]:
    """The words of some keys, and the codes of what is told."""
    wording, told = wording_of(shown, "en")
    assert wording is not None
    return {key: wording.say(key) for key in keys}, [each.code for each in told]


def mend(file: Path, key: str, words: str) -> None:
    """The words of a key put in place of what stands there."""
    kept = [line for line in file.read_text("utf-8").splitlines() if not line.startswith(f"{key}:")]
    file.write_text("\n".join([*kept, f"{key}: {words}"]) + "\n", encoding="utf-8")


def test_words_that_were_mended_since_are_shown(record: Path) -> None:
    mend(ASKED, "walks", "Does anybody walk?")
    mend(ADVISED, "begin", "Begin at once")
    assert drawn(from_record(record), "walks", "begin") == (
        {"walks": "Does anybody walk?", "begin": "Begin at once"},
        [],
    )


def test_a_recommendation_that_is_gone_keeps_its_words(record: Path) -> None:
    mend(ADVISED, "begin", "Begin at once")
    told = json.loads(record.read_text("utf-8"))["words"]["en"]["begin"]
    shutil.rmtree("recommendations")
    mend(ASKED, "walks", "Does anybody walk?")
    assert drawn(from_record(record), "walks", "begin") == (
        {"walks": "Does anybody walk?", "begin": told},
        [],
    )


@pytest.mark.parametrize("text", ["- no mapping\n", "walks: [no text]\n", "walks: '\n", ""])
def test_words_that_cannot_be_read_are_those_of_the_record(record: Path, text: str) -> None:
    told = json.loads(record.read_text("utf-8"))["words"]["en"]["walks"]
    ASKED.write_text(text, encoding="utf-8")
    assert drawn(from_record(record), "walks") == ({"walks": told}, [])


@pytest.mark.parametrize("spoil", ["weight", "file", "name"])
def test_an_edition_in_another_state_is_told_and_its_words_are_not_taken(record: Path, spoil: str) -> None:
    told = json.loads(record.read_text("utf-8"))
    mend(ASKED, "walks", "Does anybody walk?")
    streets = EDITION / "dimensions/streets.yaml"
    if spoil == "weight":
        streets.write_text(streets.read_text("utf-8").replace("weight: 1", "weight: 2"), encoding="utf-8")
    elif spoil == "file":
        streets.unlink()
    else:
        told["dimensions"][0]["id"] = "\x00"
        for each in (*told["dimensions"][0]["questions"], *told["due"]):
            each["dimension"] = "\x00"
        record.write_text(json.dumps(told), encoding="utf-8")
    shown = from_record(record)
    assert shown.result is not None, shown.problems
    assert drawn(shown, "walks") == ({"walks": told["words"]["en"]["walks"]}, ["R04"])


def test_without_its_edition_a_record_is_drawn_with_its_own_words(record: Path) -> None:
    told = json.loads(record.read_text("utf-8"))["words"]["en"]["walks"]
    shutil.rmtree("questionnaires")
    assert drawn(from_record(record), "walks") == ({"walks": told}, ["R07"])


def test_a_record_names_an_edition_and_no_folder(record: Path) -> None:
    """A record may come from anywhere; it does not choose which files are read."""
    told = json.loads(record.read_text("utf-8"))
    mend(ASKED, "walks", "Does anybody walk?")
    record.write_text(json.dumps({**told, "edition": str(EDITION)}), encoding="utf-8")
    assert drawn(from_record(record), "walks") == ({"walks": told["words"]["en"]["walks"]}, ["R07"])
