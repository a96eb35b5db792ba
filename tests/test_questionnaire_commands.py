"""`mint questionnaire` and `mint explain`: what they print of the small edition of the gallery, whole."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mint_index.cli.main import app
from mint_index.instrument.loading import load
from mint_index.instrument.schema import schema

EDITION = Path(__file__).parent / "gallery" / "edition"


@pytest.fixture(autouse=True)
def _in_a_folder_with_the_small_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EDITION, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MINT_LANGUAGE", raising=False)


def mint(*words: str, language: str = "en") -> tuple[int, str, str]:
    """The status of a command on the small edition, and what it says on stdout and on stderr."""
    given = [*words] if "schema" in words or "--edition" in words else [*words, "--edition", "library"]
    result = CliRunner().invoke(app, given, env={"MINT_LANGUAGE": language})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


SUMMARY = (
    "library – dimensions: 2, questions: 5 (weights 1 and 2), facts: 2, recommendations: 3, practices: 0, "
    "languages: English and German, minutes: about 15\n"
)


def test_check_of_a_sound_edition_counts_what_is_in_it() -> None:
    assert mint("questionnaire", "check") == (0, "", SUMMARY)
    assert mint("questionnaire", "check", "--strict") == (0, "", SUMMARY)


def test_check_tells_everything_at_once_in_order_of_place() -> None:
    file = Path("questionnaires/library/dimensions/lending.yaml")
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("steps: 3", "stepps: 3").replace("best: 40", "best: forty"), encoding="utf-8"
    )
    status, out, told = mint("questionnaire", "check")
    assert (status, out) == (1, "")
    assert [line.split(" ")[:6] for line in told.splitlines()[:3]] == [
        [f"{file},", "line", "3,", "column", "5:", "Y03"],
        [f"{file},", "line", "5,", "column", "5:", "Y02"],
        [f"{file},", "line", "12,", "column", "11:", "Y04"],
    ]


def test_remarks_are_told_where_they_are_asked_for() -> None:
    file = Path("questionnaires/library/text/de.yaml")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("welcome_card.evidence: Die Benutzungsordnung\n", ""), encoding="utf-8")
    assert mint("questionnaire", "check") == (0, "", SUMMARY)
    said = "The words for “welcome_card.evidence” are there in en, but not in de."
    asked = "questionnaires/library/dimensions/welcome.yaml, line 3, column 5"
    missed = "The words “welcome_card.evidence” would help, and are not said in de."
    told = f"{asked}: W07 {missed}\n{file}: W06 {said}\n"
    status, out, err = mint("questionnaire", "check", "--strict")
    assert (status, out) == (1, "")
    assert sorted(err.splitlines()) == sorted((told + SUMMARY).splitlines())


def test_show_a_dimension() -> None:
    assert mint("questionnaire", "show", "welcome") == (0, WELCOME, "")


WELCOME = """\
A welcome for everyone
======================

welcome – questions: 3, weight 1 of 2

1. Can someone without a registered address get a card?
   welcome_card · yes_no · weight 2
     no     0 points  no
     yes  100 points  yes
   Why            It weighs two because without a card nothing can be borrowed.
   Evidence       The rules of use
   May not apply  another level holds the task by law
   Sources        Proposal of the network, to be tried – 2026

2. What does the library offer to newcomers?
   welcome_help · checklist · weight 1
     tours           50 points  Tours in several languages
     plain_language  50 points  Rules of use in plain language
     homework        50 points  Help with homework
     full points from 2 on
   Why       A first visit needs somebody who explains.
   Evidence  Programme, rules of use
   Sources   Proposal of the network, to be tried – 2026

3. How often are stories told in other languages?
   welcome_children · choice · weight 1
     never         0 points  Never
     on_request   50 points  When a group asks for it
     weekly      100 points  Every week
   Why          Children bring their parents along.
   Evidence     Programme of the last twelve months
   Asked where  “Is there a room for children?” – “yes”
   Sources      Proposal of the network, to be tried – 2026
"""


def test_show_all_of_them_begins_with_the_profile() -> None:
    status, out, told = mint("questionnaire", "show")
    titles = [
        above
        for above, below in zip(out.splitlines(), out.splitlines()[1:], strict=False)
        if below[:2] == "=="
    ]
    assert (status, told) == (0, "")
    assert titles == [
        "Facts about the municipality, without points",
        "Lending to everyone",
        "A welcome for everyone",
    ]
    assert out.endswith(WELCOME)


def test_show_in_another_language() -> None:
    status, out, told = mint("questionnaire", "show", "lending", "-l", "de")
    assert (status, told) == (0, "")
    assert out.startswith("Ausleihe für alle\n=================\n")
    assert "In mehreren Sprachen, aus Spenden." in out


def test_show_a_dimension_that_does_not_exist_is_misuse() -> None:
    said = "O05 Nothing is called “lenidng” in edition library. Did you mean “lending”?\n"
    assert mint("questionnaire", "show", "lenidng") == (2, "", said)


def test_list() -> None:
    assert mint("questionnaire", "list") == (0, LIST, "")


LIST = """\
Editions  library, mint-2026

library
profile                            Facts about the municipality, without points
  inhabitants        number
  children_room      yes_no
lending              dimension  1  Lending
  lending_languages  ladder     2
  lending_members    number     1
welcome              dimension  1  Welcome
  welcome_card       yes_no     2
  welcome_help       checklist  1
  welcome_children   choice     1
"""


def test_list_for_scripts_is_the_header_of_a_table() -> None:
    header = (
        "municipality,country,date,inhabitants,children_room,lending_languages,lending_members,welcome_card,"
        "welcome_help,welcome_children\n"
    )
    assert mint("questionnaire", "list", "--csv") == (0, header, "")
    Path("towns.csv").write_text(
        f"{header}Birkenfurt,DE,2026-03-31,12000,no,1,30,yes,tours,\n", encoding="utf-8"
    )
    assert mint("check", "towns.csv") == (0, "", "1 response, no fault found.\n")


def test_schema_of_all_files_and_of_one_kind() -> None:
    status, out, told = mint("questionnaire", "schema")
    assert (status, json.loads(out), told) == (0, schema(), "")
    status, out, told = mint("questionnaire", "schema", "--file", "dimension")
    assert (status, json.loads(out), told) == (0, schema("dimension"), "")


def test_explain_a_question() -> None:
    assert mint("explain", "lending_languages") == (0, LENDING, "")


LENDING = """\
In how many languages can books be borrowed?

lending_languages – lending

ladder: steps; each contains those below it
  0    0 points  In one language only.
  1   50 points  In several languages, from gifts.
  2  100 points  In several languages, and new books are bought for it every
                 year.

Weight          2 of 3: 67% of the dimension, 33.3% of the whole, where all is
                answered.
Gate            With 0 points here, the level of the dimension cannot be “done”.
Unknown, blank  Is left out of the score; it lowers the coverage and widens the
                range.
Why             It weighs two because whoever finds no book comes only once.
Evidence        The catalogue, sorted by language
Sources         Proposal of the network, to be tried – 2026
Makes due       Ask for books in other languages (ask_for_gifts): below 1
                Set money aside for books in other languages
                (buy_books_every_year): below 2
"""


def test_explain_a_figure_with_its_goalposts() -> None:
    status, out, _ = mint("explain", "lending_members")
    assert status == 0
    assert out.splitlines()[1:10] == [
        "",
        "lending_members – lending",
        "",
        "number: a figure",
        "  a figure from 0 to 100 (%)",
        "  or the part and the whole with a slash, such as 3/40",
        "  0 points at 0%, 100 points at 40%; between them in proportion, such as 50 at",
        "  20%",
        "",
    ]


def test_explain_a_fact_of_the_profile_says_what_it_decides() -> None:
    status, out, _ = mint("explain", "children_room")
    assert status == 0
    assert out.splitlines()[-1] == "Decides on  welcome_children"


def test_explain_a_code_needs_no_edition() -> None:
    shutil.rmtree("questionnaires")
    assert mint("explain", "w01") == (0, W01, "")
    assert mint("explain", "W01", "--edition", "nowhere") == (0, W01, "")


W01 = """\
W01: a problem with the words of an edition

The words for “…” are missing in ….

Add the line to the file of that language.

Example: A sheet has no name in one language.
  questionnaires/library/text/de.yaml:
  - lending.short: Ausleihe
  $ mint questionnaire check --edition library
  questionnaires/library/text/de.yaml: W01 The words for “lending.short” are
  missing in de.
"""


def test_explain_a_dimension_shows_it() -> None:
    assert mint("explain", "welcome") == (0, WELCOME, "")


@pytest.mark.parametrize(("given", "nearest"), [("welcom_card", "welcome_card"), ("OO5", "O05"), ("xyz", "")])
def test_explain_what_does_not_exist_is_misuse(given: str, nearest: str) -> None:
    said = f"O05 Nothing is called “{given}” in edition library."
    said += f" Did you mean “{nearest}”?" if nearest else ""
    assert mint("explain", given) == (2, "", f"{said}\n")


def test_a_language_without_words_is_told() -> None:
    said = "O03 The edition has no words in “fr”. Allowed: en, de.\n"
    status, out, told = mint("questionnaire", "show", "-l", "fr")
    assert (status, out, told[: len(said)]) == (1, "", said)


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_ships_is_sound_and_every_question_can_be_explained(language: str) -> None:
    assert mint("questionnaire", "check", "--strict", "--edition", "mint-2026", language=language)[0] == 0
    instrument, _ = load()
    assert instrument is not None
    for question in instrument.questionnaire.questions:
        status, out, told = mint("explain", question, "--edition", "mint-2026", language=language)
        too_long = [line for line in out.splitlines() if len(line) > 80 and "://" not in line]
        assert (question, status, told, too_long) == (question, 0, "", [])
