"""`mint practices`: what it lists, finds and shows of a small edition with four invented practices, whole."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from editions import frame_of, write_edition
from mint_index.cli.main import app

DIMENSIONS = {
    "talks": "questions: [{id: talks_rule, kind: yes_no, weight: 1}]",
    "homes": "questions: [{id: homes_rule, kind: yes_no, weight: 1}]",
}
ADVICE = {
    "talks": """
recommendations:
  - {id: book, when: {answer: talks_rule, is: no}, raises: {talks_rule: yes}, effort: low, months: 1, lead: mayor,
     practices: [pool_of_three, phone_line]}
""",
    "homes": """
recommendations:
  - {id: let, when: {answer: homes_rule, is: no}, raises: {homes_rule: yes}, effort: low, months: 1, lead: mayor,
     practices: [pool_of_three, open_house, old_mill]}
""",
    "practices": """
- id: pool_of_three
  municipality: "Erlenau, Birkenthal"
  country: DE
  population: 9800
  counted: 2018
  since: 2016
  source: {title: Three towns, publisher: An invented journal, year: 2017, url: "https://journal.example/pool"}
- id: phone_line
  municipality: Molenbroek
  country: NL
  since: 2012
  until: 2015
  source: {title: A line, publisher: An invented journal, url: "https://journal.example/line"}
- id: open_house
  municipality: Quellbrunn
  country: DE
  source: {title: A house, publisher: An invented journal, year: 2020}
- id: old_mill
  municipality: Val-des-Aulnes
  country: FR
  population: 400
  since: 2019
  until: 2019
  source: {title: A mill, publisher: An invented journal, url: "https://journal.example/mill"}
""",
}
ENGLISH = {
    "edition": "Small",
    "talks": "Talking with each other",
    "talks.short": "Talks",
    "homes": "Finding a home",
    "homes.short": "Homes",
    "book": "Book interpreters",
    "let": "Let flats",
    "pool_of_three": "A pool of interpreters for two towns",
    "pool_of_three.done": "Two towns pay for one pool.",
    "pool_of_three.result": "Forty bookings a month.",
    "pool_of_three.needs": "An agreement on two pages.",
    "phone_line": "Interpreters by telephone",
    "phone_line.done": "A line is paid by the minute.",
    "open_house": "An empty house with open doors",
    "open_house.done": "A house was let again.",
    "old_mill": "Homes in an old mill",
    "old_mill.done": "The Mill became six flats.",
}
GERMAN = {
    "edition": "Klein",
    "talks": "Miteinander sprechen",
    "talks.short": "Gespräche",
    "homes": "Eine Wohnung finden",
    "homes.short": "Wohnen",
    "book": "Dolmetschende buchen",
    "let": "Wohnungen vermieten",
    "pool_of_three": "Ein Dolmetscherpool für zwei Städte",
    "pool_of_three.done": "Zwei Städte bezahlen einen Pool.",
    "pool_of_three.result": "Vierzig Buchungen im Monat.",
    "pool_of_three.needs": "Eine Vereinbarung auf zwei Seiten.",
    "phone_line": "Dolmetschen am Telefon",
    "phone_line.done": "Bezahlt wird nach Minuten.",
    "open_house": "Ein leeres Haus mit offenen Türen",
    "open_house.done": "Ein Haus wurde wieder vermietet.",
    "old_mill": "Wohnen in einer alten Mühle",
    "old_mill.done": "Aus der Mühle wurden sechs Wohnungen.",
}


@pytest.fixture(autouse=True)
def _in_a_folder_with_the_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = frame_of(list(DIMENSIONS)).replace("[en]", "[en, de]")
    write_edition(tmp_path, DIMENSIONS, ADVICE, frame, ENGLISH)
    for part in ("questionnaires", "recommendations"):
        text = tmp_path / part / "small" / "text"
        lines = (text / "en.yaml").read_text(encoding="utf-8").splitlines()
        keys = dict(line.split(": ", 1) for line in lines)
        if part == "recommendations":
            keys |= {key: said for key, said in ENGLISH.items() if key.startswith("pool_of_three")}
        for language, words in (("en", ENGLISH), ("de", GERMAN)):
            said = "".join(f"{key}: {words.get(key, made_up)}\n" for key, made_up in keys.items())
            (text / f"{language}.yaml").write_text(said, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MINT_LANGUAGE", raising=False)


def mint(*words: str, language: str = "en") -> tuple[int, str, str]:
    """The status of `mint practices` with some words, and what it says on stdout and on stderr."""
    result = CliRunner().invoke(
        app, ["practices", *words, "--edition", "small"], env={"MINT_LANGUAGE": language}
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def found(*words: str) -> list[str]:
    """The names of the practices that are shown whole."""
    status, out, told = mint(*words, "--full")
    assert (status, told) == (0, "")
    lines = out.splitlines()
    return [lines[at + 1].split(" · ")[0] for at, line in enumerate(lines) if line and set(line) == {"="}]


LIST = """\
pool_of_three  DE  since 2016  A pool of interpreters for two towns
phone_line     NL  2012–2015   Interpreters by telephone
open_house     DE  –           An empty house with open doors
old_mill       FR  2019        Homes in an old mill

4 practices. Add words to find fewer, or --full to read all of them.
"""
LIST_GERMAN = """\
pool_of_three  DE  seit 2016  Ein Dolmetscherpool für zwei Städte
phone_line     NL  2012–2015  Dolmetschen am Telefon
open_house     DE  –          Ein leeres Haus mit offenen Türen
old_mill       FR  2019       Wohnen in einer alten Mühle

4 gute Beispiele. Mit weiteren Wörtern werden es weniger, mit --full lesen Sie alle.
"""
POOL = """\
A pool of interpreters for two towns
====================================
pool_of_three · Erlenau, Birkenthal, Germany · since 2016

Inhabitants      9,800 (in 2018)
What was done    Two towns pay for one pool.
What came of it  Forty bookings a month.
What it takes    An agreement on two pages.
Dimensions       Talks and Homes
Advised as       Let flats (let)
                 Book interpreters (book)
Source           Three towns – An invented journal, 2017 –
                 https://journal.example/pool
"""
POOL_GERMAN = """\
Ein Dolmetscherpool für zwei Städte
===================================
pool_of_three · Erlenau, Birkenthal, Deutschland · seit 2016

Einwohnerinnen und Einwohner  9.800 (im Jahr 2018)
Was getan wurde               Zwei Städte bezahlen einen Pool.
Was daraus wurde              Vierzig Buchungen im Monat.
Was es braucht                Eine Vereinbarung auf zwei Seiten.
Dimensionen                   Gespräche und Wohnen
Empfohlen als                 Wohnungen vermieten (let)
                              Dolmetschende buchen (book)
Quelle                        Three towns – An invented journal, 2017 –
                              https://journal.example/pool
"""


def test_without_words_all_are_listed_a_line_each() -> None:
    assert mint() == (0, LIST, "")


def test_the_list_in_german() -> None:
    assert mint(language="de") == (0, LIST_GERMAN, "")


def test_a_practice_is_shown_whole_where_few_are_left() -> None:
    assert mint("pool_of_three") == (0, POOL, "")


def test_a_practice_in_german() -> None:
    assert mint("Städte", language="de") == (0, POOL_GERMAN, "")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ((), ["pool_of_three", "phone_line", "open_house", "old_mill"]),
        (("--dimension", "talks"), ["pool_of_three", "phone_line"]),
        (("--dimension", "homes"), ["pool_of_three", "open_house", "old_mill"]),
        (("--dimension", "Talks"), ["pool_of_three", "phone_line"]),
        (("--dimension", "gespräche"), ["pool_of_three", "phone_line"]),  # in whatever language
        (("--dimension", "Eine  Wohnung finden"), ["pool_of_three", "open_house", "old_mill"]),
        (("--country", "DE"), ["pool_of_three", "open_house"]),
        (("--country", "nl"), ["phone_line"]),
        (("--dimension", "homes", "--country", "DE"), ["pool_of_three", "open_house"]),
        (("interpreters",), ["pool_of_three", "phone_line"]),
        (("INTERPRETERS", "minute"), ["phone_line"]),  # every word has to occur
        (("Mühle",), ["old_mill"]),  # in whatever language
        (("pool of three",), ["pool_of_three"]),
        (("Erlenau",), ["pool_of_three"]),
        (("house", "--dimension", "homes"), ["open_house"]),
    ],
)
def test_dimension_country_and_words_narrow_it_down(words: tuple[str, ...], names: list[str]) -> None:
    assert found(*words) == names


def test_nothing_found_is_said_and_told_to_scripts() -> None:
    assert mint("aeroplane") == (1, "No practice fits. Search with fewer or other words.\n", "")
    assert mint("--dimension", "talks", "--country", "FR") == (
        1,
        "No practice fits. Search with fewer or other words.\n",
        "",
    )
    none = "Kein gutes Beispiel passt. Suchen Sie mit weniger oder anderen Wörtern.\n"
    assert mint("Flugzeug", language="de") == (1, none, "")


DIMENSIONS_ALLOWED = "Allowed: talks (Talks), homes (Homes)."
COUNTRIES_ALLOWED = "Allowed: DE, FR, NL."


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("--dimension", "talk"),
            f"Nothing is called “talk” in edition small. {DIMENSIONS_ALLOWED} Did you mean “talks”?",
        ),
        (
            ("--dimension", "Wohnung"),
            f"Nothing is called “Wohnung” in edition small. {DIMENSIONS_ALLOWED} Did you mean “homes”?",
        ),
        (
            ("--dimension", "aeroplane"),
            f"Nothing is called “aeroplane” in edition small. {DIMENSIONS_ALLOWED}",
        ),
        (("--country", "XX"), f"Nothing is called “XX” in edition small. {COUNTRIES_ALLOWED}"),
        (("--country", "Germany"), f"Nothing is called “Germany” in edition small. {COUNTRIES_ALLOWED}"),
        (("--country", "001"), f"Nothing is called “001” in edition small. {COUNTRIES_ALLOWED}"),
    ],
)
def test_a_dimension_or_country_that_is_none_is_misuse_and_those_there_are_are_listed(
    words: tuple[str, ...], says: str
) -> None:
    assert mint(*words) == (2, "", f"O05 {says}\n")


def test_both_slips_are_told_at_once() -> None:
    status, _, told = mint("--dimension", "aeroplane", "--country", "XX")
    assert (status, [line.split(" in ")[0] for line in told.splitlines()]) == (
        2,
        ["O05 Nothing is called “aeroplane”", "O05 Nothing is called “XX”"],
    )


def test_a_country_without_a_practice_is_one_all_the_same() -> None:
    none = "No practice is known here from {country}, only from: DE, FR, NL.\n"
    assert mint("--country", "PL") == (1, none.format(country="Poland"), "")
    assert mint("--country", "pl", "--dimension", "homes") == (1, none.format(country="Poland"), "")


def test_an_edition_without_practices_has_none_to_show(tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "recommendations")
    assert mint() == (1, "No practice fits. Search with fewer or other words.\n", "")
    assert mint("--country", "DE") == (1, "No practice fits. Search with fewer or other words.\n", "")
    assert mint("--dimension", "Talks") == (1, "No practice fits. Search with fewer or other words.\n", "")
