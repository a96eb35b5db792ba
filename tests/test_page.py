"""The page as it is written: the same for the same edition, and no word of an edition can break out of its place."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from editions import load_edition
from mint_index.answers.page.page import write_page
from mint_index.cli.main import app

EVIL = "</script><script>alert(1)</script><!-- </title> & \" ' {{ t.save }} {code}"
QUESTIONS = """
questions:
  - {id: step, kind: ladder, steps: 2, weight: 1, may_not_apply: [law]}
  - {id: shown, kind: checklist, weight: 1, options: [web, letter]}
  - {id: days, kind: number, unit: days, worst: 20, best: 3, highest: 50, weight: 1, applies_if: {answer: step, at_least: 1}}
  - {id: example, kind: text}
"""


class Seen(HTMLParser):
    """The tags of a page and their attributes, and what its scripts and its style sheet hold."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.held: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in ("script", "style") and data.strip():
            self.held.append(data)


def seen(page: bytes) -> Seen:
    found = Seen()
    found.feed(page.decode())
    return found


def test_words_like_markup_stay_words(tmp_path: Path) -> None:
    keys = (
        "edition",
        "talks",
        "step",
        "step.0",
        "shown.web",
        "level.open",
        "unit.days",
        "days",
        "municipality",
    )
    plain = seen(write_page(load_edition(tmp_path / "plain", {"talks": QUESTIONS}), "en"))
    words = dict.fromkeys(keys, json.dumps(EVIL))
    page = write_page(load_edition(tmp_path / "evil", {"talks": QUESTIONS}, words=words), "en")
    evil = seen(page)
    assert [tag for tag, _ in evil.tags] == [tag for tag, _ in plain.tags]
    assert sum(tag == "script" for tag, _ in evil.tags) == 2
    assert json.loads(evil.held[1])["questions"]["step"]["asks"] == EVIL
    assert EVIL.encode() not in page


def test_the_policy_allows_its_own_script_and_style_and_nothing_else(tmp_path: Path) -> None:
    found = seen(write_page(load_edition(tmp_path, {"talks": QUESTIONS}), "en"))
    policy = next(each["content"] for _, each in found.tags if each.get("http-equiv")) or ""
    style, _, script = found.held
    hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in (style, script)]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    for name in ("src", "style", "onclick", "action"):
        assert [tag for tag, each in found.tags if name in each] == []
    assert {(each.get("href") or "#")[:1] for _, each in found.tags} == {"#"}


def test_every_field_has_a_label_and_every_label_a_field(tmp_path: Path) -> None:
    page = write_page(load_edition(tmp_path, {"talks": QUESTIONS}), "en").decode()
    labels = re.findall(r'<label[^>]* for="([^"]+)"', page)
    fields = re.findall(r'<(?:input|textarea|select)\b[^>]* id="([^"]+)"', page)
    assert sorted(labels) == sorted(each for each in fields if each != "draft")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_page_is_the_same_for_the_same_edition(tmp_path: Path) -> None:
    instrument = load_edition(tmp_path, {"talks": QUESTIONS})
    assert write_page(instrument, "en") == write_page(instrument, "en")


@pytest.mark.parametrize(
    ("words", "name", "begins"),
    [
        ([], "answers.xlsx", b"PK"),
        (["--format", "csv"], "answers.csv", b"\xef\xbb\xbfId;"),
        (["--format", "html"], "answers.html", b"<!DOCTYPE html>"),
        (["-o", "town.CSV"], "town.CSV", b"\xef\xbb\xbfId;"),
        (["-o", "town.html"], "town.html", b"<!DOCTYPE html>"),
        (["-o", "town"], "town", b"PK"),
        (["-o", "town", "--format", "csv"], "town", b"\xef\xbb\xbfId;"),
    ],
)
def test_the_ending_or_the_format_says_what_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], name: str, begins: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["form", "-l", "en", *words])
    assert (result.exit_code, [each.name for each in tmp_path.iterdir()]) == (0, [name])
    assert (tmp_path / name).read_bytes().startswith(begins)
