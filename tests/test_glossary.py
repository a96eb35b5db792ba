"""Fixed terms and vague words: which words stray, which phrases may hold them, and what the strict check tells of both."""

from pathlib import Path

import pytest

from editions import frame_of, write_edition
from mint_index.instrument.glossary import Glossary, Term
from mint_index.instrument.loading import load
from mint_index.instrument.remarks import remarks


def glossary(*terms: Term, vague: tuple[str, ...] = ()) -> Glossary:
    """A glossary of these terms."""
    return Glossary(terms=terms, vague=vague)


IMMIGRANTS = Term(
    say="immigrants",
    instead_of=("migrant", "migrants", "foreigners"),
    unless=("migrant association*", "foreigners’ office*", "foreigners' office*"),
)
COUNCIL = Term(say="Rat", instead_of=("Stadtrat*", "Rat der Stadt"))
RESIDENTS = Term(say="Einwohnerinnen und Einwohner", instead_of=("Einwohner:innen", "Einwohner(innen)"))


@pytest.mark.parametrize(
    ("term", "words", "strays"),
    [
        (IMMIGRANTS, "How many migrants work here?", ["migrants"]),
        (IMMIGRANTS, "Migrants and FOREIGNERS", ["Migrants", "FOREIGNERS"]),
        (IMMIGRANTS, "immigrants and emigrants", []),  # part of a longer word
        (IMMIGRANTS, "migrant’s papers", ["migrant"]),
        (IMMIGRANTS, "non-migrants", ["migrants"]),
        (IMMIGRANTS, "Ask the migrant association and the migrant.", ["migrant"]),
        (IMMIGRANTS, "Two migrant associations", []),
        (IMMIGRANTS, "Two Migrant Associations", []),
        (IMMIGRANTS, "The foreigners’ office, and foreigners' offices elsewhere", []),
        (IMMIGRANTS, "The foreigners of the office", ["foreigners"]),
        (IMMIGRANTS, "A local migrant with an association", ["migrant"]),
        (COUNCIL, "Der Stadtrat und die Stadträtin", ["Stadtrat"]),
        (COUNCIL, "Ein Beschluss des Stadtrats", ["Stadtrats"]),  # with any ending
        (COUNCIL, "Ein Stadtratsbeschluss", ["Stadtratsbeschluss"]),
        (COUNCIL, "Der Rat der Stadt beschließt, der Rat der Städte nicht.", ["Rat der Stadt"]),
        (COUNCIL, "Der Rat beschließt.", []),
        (RESIDENTS, "Wie viele Einwohner:innen?", ["Einwohner:innen"]),
        (RESIDENTS, "Wie viele Einwohner(innen) sind es?", ["Einwohner(innen)"]),
        (RESIDENTS, "Wie viele Einwohner sind es?", []),
    ],
)  # fmt: skip
def test_a_word_in_the_place_of_a_term_is_found(term: Term, words: str, strays: list[str]) -> None:
    assert list(glossary(term).strays(words)) == [(each, term.say) for each in strays]


def test_every_term_is_looked_for_in_its_turn() -> None:
    both = glossary(COUNCIL, RESIDENTS)
    said = "Einwohner:innen wählen den Stadtrat."
    assert list(both.strays(said)) == [("Stadtrat", "Rat"), ("Einwohner:innen", RESIDENTS.say)]


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("Die Gruppe trifft sich regelmäßig.", ["regelmäßig"]),
        ("Regelmäßige und OFT gehaltene Treffen", ["Regelmäßige", "OFT"]),
        ("unregelmäßig, oftmals, am Ort", []),
        ("nicht oft-genug", ["oft"]),
    ],
)
def test_vague_words_are_found(words: str, vague: list[str]) -> None:
    assert glossary(vague=("regelmäßig*", "oft")).vague_in(words) == vague


def test_without_vague_words_nothing_is_vague() -> None:
    assert Glossary().vague_in("regularly, often") == []
    assert list(Glossary().strays("migrants")) == []


# --- what the strict check tells


GLOSSARY = """
en:
  vague: [regularly, active*]
  terms:
    - {say: immigrants, not: [migrants], unless: [Migrants United]}
"""
TALKS = """
questions:
  - {id: step, kind: ladder, steps: 2, weight: 1, source: [us]}
  - {id: share, kind: number, unit: percent, worst: 0, best: 80, weight: 1, source: [us]}
"""
ADVICE = """
recommendations:
  - {id: begin, when: {any: [{answer: step, below: 1}, {answer: share, below: 40}]}, raises: {step: 1, share: 40},
     effort: low, months: 1, lead: mayor, practices: [town]}
"""
PRACTICES = """
- id: town
  municipality: Erlenau
  country: DE
  source: {title: A town, publisher: An invented journal, url: "https://journal.example/town"}
"""
WHY = ("step.evidence", "step.why", "share.evidence", "share.why", "share.help")


def told_of(
    folder: Path, words: dict[str, str], more: dict[str, str], advice: dict[str, str]
) -> list[tuple[str, str, int, dict[str, str]]]:
    """Code, file, line and facts of every remark on the edition; `words` replace made-up ones, `more` and `advice` are added."""
    root = write_edition(
        folder, {"talks": TALKS}, {"talks": ADVICE, "practices": PRACTICES}, frame_of(["talks"]), words
    )
    (root / "sources.yaml").write_text("us: {title: We, publisher: Us, verified: no}\n", encoding="utf-8")
    (root / "text" / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    for file, lines in (
        (root / "text" / "en.yaml", more),
        (folder / "recommendations" / "small" / "text" / "en.yaml", advice),
    ):
        with file.open("a", encoding="utf-8") as opened:
            opened.writelines(f"{key}: {said}\n" for key, said in lines.items())
    instrument, told = load(str(root))
    assert told == []
    assert instrument is not None
    return [
        (each.code, Path(each.place.file).relative_to(folder).as_posix(), each.place.line, dict(each.facts))
        for each in remarks(instrument)
    ]


SAID = dict.fromkeys(WHY, "Said.")
TEXT, BESIDE = "questionnaires/small/text/en.yaml", "recommendations/small/text/en.yaml"
DIMENSION = "questionnaires/small/dimensions/talks.yaml"


def line_of(folder: Path, file: str, key: str) -> int:
    """The line on which the words of a key stand."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(at for at, line in enumerate(lines, 1) if line.startswith(f"{key}:"))


def test_of_a_whole_edition_nothing_is_told(tmp_path: Path) -> None:
    assert told_of(tmp_path, {}, SAID, {}) == []


def test_what_is_not_explained_is_told_of_every_question_with_points(tmp_path: Path) -> None:
    # A ladder needs no help: its steps explain it. A figure has to be found somewhere.
    assert told_of(tmp_path, {}, {"step.why": "Said."}, {}) == [
        ("W07", DIMENSION, 4, {"key": "step.evidence", "language": "en"}),
        ("W07", DIMENSION, 5, {"key": "share.evidence", "language": "en"}),
        ("W07", DIMENSION, 5, {"key": "share.why", "language": "en"}),
        ("W07", DIMENSION, 5, {"key": "share.help", "language": "en"}),
    ]


def test_a_question_has_at_most_30_words_and_an_answer_45(tmp_path: Path) -> None:
    words = {
        "step": "who " * 30,
        "share": "who " * 31,
        "step.0": "nobody " * 45,
        "step.1": "somebody " * 46,
    }
    long = {"step.why": "word " * 99}
    assert told_of(tmp_path, words, SAID | long, {}) == [
        ("W08", TEXT, line_of(tmp_path, TEXT, "step.1"), {"key": "step.1", "count": "46", "most": "45"}),
        ("W08", TEXT, line_of(tmp_path, TEXT, "share"), {"key": "share", "count": "31", "most": "30"}),
    ]


def test_vague_words_are_told_wherever_something_is_asked_or_advised(tmp_path: Path) -> None:
    words = {"step.1": "It is done regularly.", "begin.1": "The mayor becomes active.", "town.done": "They met regularly."}  # fmt: skip
    assert told_of(tmp_path, words, SAID, {"begin.watch": "Actively seen"}) == [
        ("W09", TEXT, line_of(tmp_path, TEXT, "step.1"), {"given": "regularly", "key": "step.1"}),
        ("W09", BESIDE, line_of(tmp_path, BESIDE, "begin.1"), {"given": "active", "key": "begin.1"}),
        ("W09", BESIDE, line_of(tmp_path, BESIDE, "begin.watch"), {"given": "Actively", "key": "begin.watch"}),
    ]  # fmt: skip


def test_words_in_the_place_of_a_term_are_told_everywhere(tmp_path: Path) -> None:
    words = {"share": "What share of migrants is known?", "step.0": "Migrants United does it.", "town.done": "Migrants met."}  # fmt: skip
    expected = {"expected": "immigrants"}
    assert told_of(tmp_path, words, SAID, {}) == [
        ("W10", TEXT, line_of(tmp_path, TEXT, "share"), {"given": "migrants", "key": "share", **expected}),
        ("W10", BESIDE, line_of(tmp_path, BESIDE, "town.done"), {"given": "Migrants", "key": "town.done", **expected}),
    ]  # fmt: skip
