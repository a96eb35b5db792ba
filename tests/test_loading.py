"""Slips of those who write an edition: each is told with its code, line and column, and nothing is loaded.

In the texts below » stands before what is to be told; it is taken out of what is written.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from editions import frame_of, load_edition, write_edition
from mint_index.instrument.loading import load
from mint_index.instrument.questionnaire import Checklist
from mint_index.problems import Problem

YES_NO = "questions:\n  - {id: rule, kind: yes_no, weight: 1}\n"
PROFILE = """
profile:
  - {id: inhabitants, kind: number, unit: persons, highest: 5000000}
  - {id: story, kind: text}
  - {id: place_type, kind: choice, options: [border, rural]}
"""
DEEDS = """recommendations:
  - {id: try_it, when: WHEN, raises: {rule: yes}, effort: low, months: 1, lead: mayor}
"""
MARK = "»"
Told = list[tuple[str, str, int, int]]


def told(root: Path) -> list[Problem]:
    """What is told of an edition of which nothing is loaded."""
    instrument, problems = load(str(root))
    assert instrument is None
    return problems


def places(problems: list[Problem]) -> Told:
    """Code, file, line and column of each problem."""
    return [(each.code, Path(each.place.file).name, each.place.line, each.place.column) for each in problems]


def marked(code: str, text: str, file: str = "talks.yaml", above: int = 1) -> Told:
    """What is to be told of a text that has some lines above it: the code, at every mark."""
    expected: Told = []
    for line, words in enumerate(text.split("\n"), above + 1):
        parts = words.split(MARK)[:-1]
        expected += [(code, file, line, sum(map(len, parts[: at + 1])) + 1) for at in range(len(parts))]
    return expected


def asking(folder: Path, questions: str, more: str = "", words: Mapping[str, str] | None = None) -> Path:
    """An edition with a dimension of some questions, its frame as `more` has it."""
    frame = frame_of(["talks"], more.replace(MARK, ""))
    return write_edition(folder, {"talks": questions.replace(MARK, "")}, questionnaire=frame, words=words)


def advising(folder: Path, deeds: str, questions: str = YES_NO) -> Path:
    """An edition with recommendations, and some facts of the profile."""
    frame = frame_of(["talks"], PROFILE)
    advice = {"talks": deeds.replace(MARK, "")}
    return write_edition(folder, {"talks": questions}, advice, questionnaire=frame)


@pytest.mark.parametrize(
    ("code", "scale"),
    [
        ("Y07", "kind: choice, options: [{id: some, points: 1}, {id: »some, points: 2}]"),
        ("Y07", "kind: checklist, options: [web, letter, »web, »web]"),
        ("Y07", "kind: checklist, options: [{id: web, weight: 2}, »web]"),
        # Special answers are known before those of the question.
        ("Y20", "kind: checklist, options: [web, »unknown]"),
        ("Y20", "kind: choice, options: [{id: »not_applicable, points: 1}]"),
        # Elements are ticked with yes and no in every language, and none stands for all of them.
        ("Y20", "kind: checklist, options: [»none, »yes, »no, »ja]"),
        # Their words would stand under the keys of the question's evidence and help.
        ("Y20", "kind: checklist, options: [»help, »evidence]"),
    ],
)
def test_an_option_that_is_there_twice_or_kept(tmp_path: Path, code: str, scale: str) -> None:
    text = f"questions:\n  - {{id: shown, weight: 1, {scale}}}\n"
    assert places(told(asking(tmp_path, text))) == marked(code, text)


def test_an_option_that_is_there_twice_is_told_with_the_first(tmp_path: Path) -> None:
    root = asking(tmp_path, "questions:\n  - {id: shown, weight: 1, kind: checklist, options: [web, web]}\n")
    (found,) = told(root)
    assert dict(found.facts) == {"kind": "option", "given": "web", "first": f"{found.place.file}:3"}


def test_a_choice_may_offer_yes_and_no_and_none(tmp_path: Path) -> None:
    options = "[{id: no, points: 0}, {id: none, points: 0}, {id: partly, points: 50}, {id: yes, points: 100}]"
    question = f"questions:\n  - {{id: rule, kind: choice, weight: 1, options: {options}}}\n"
    words = {"rule.no": "No", "rule.none": "None of these", "rule.partly": "Partly", "rule.yes": "Yes"}
    load_edition(tmp_path, {"talks": question}, words=words)


SHOWN = "questions:\n  - {id: shown, kind: checklist, weight: 1, options: [web, letter]}\n"
CHOSEN = "questions:\n  - {id: chosen, kind: choice, weight: 1, options: [{id: a, points: 0}, {id: b, points: 9}]}\n"
LADDER = "questions:\n  - {id: step, kind: ladder, weight: 1, steps: 3}\n"


@pytest.mark.parametrize(
    ("questions", "words", "given", "other"),
    [
        (SHOWN, {"shown.web": "Post", "shown.letter": "post"}, "post", "shown.web (en)"),
        (SHOWN, {"shown.letter": "Web"}, "Web", "shown.web"),
        (SHOWN, {"shown.letter": "None of these"}, "None of these", "none"),
        (SHOWN, {"shown.letter": "JA"}, "JA", "yes"),
        (SHOWN, {"shown.letter": "nicht bekannt"}, "nicht bekannt", "unknown"),
        (CHOSEN, {"chosen.b": "A"}, "A", "chosen.a"),
        (CHOSEN, {"chosen.b": "Not applicable"}, "Not applicable", "not_applicable"),
        (CHOSEN, {"chosen.b": "a: Often", "chosen.a": "often"}, "a: Often", "chosen.a (en)"),
        (LADDER, {"step.2": "1"}, "1", "step.1"),
        (LADDER, {"step.2": "1: nothing", "step.1": "Nothing"}, "1: nothing", "step.1 (en)"),
        (LADDER, {"step.0": "unknown"}, "unknown", "unknown"),
    ],
)
def test_words_that_read_like_another_answer(
    tmp_path: Path, questions: str, words: dict[str, str], given: str, other: str
) -> None:
    quoted = {key: f'"{said}"' for key, said in words.items()}
    root = asking(tmp_path, questions, words=quoted)
    problems = told(root)
    assert [(each.code, each.fact("given"), each.fact("other")) for each in problems] == [
        ("W04", given, other)
    ]
    file = root / "text" / "en.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    key = next(key for key, said in words.items() if said == given)
    assert places(problems) == [("W04", "en.yaml", lines.index(f'{key}: "{given}"') + 1, 1)]


def test_words_of_two_answers_crossed(tmp_path: Path) -> None:
    root = asking(tmp_path, CHOSEN, words={"chosen.a": "b", "chosen.b": "a"})
    assert [(each.code, each.fact("given"), each.fact("other")) for each in told(root)] == [
        ("W04", "b", "chosen.b"),
        ("W04", "a", "chosen.a"),
    ]


COUNTRY = "a country is two capital letters, such as DE or FR"
TEXT = "its answer is free text, which cannot be compared"


@pytest.mark.parametrize(
    ("when", "question", "reason", "nearest"),
    [
        ("{profile: country, below: 3}", "country", "it has no steps and no figure to compare", ""),
        ("{profile: country, at_least: 3}", "country", "it has no steps and no figure to compare", ""),
        ("{profile: country, lacks: de}", "country", "it has no such element", ""),
        ("{profile: country, is: de}", "country", COUNTRY, "DE"),
        ("{profile: country, in: [FR, Germany]}", "country", COUNTRY, ""),
        ("{profile: story, is: 5}", "story", TEXT, ""),
        ("{profile: story, below: 5}", "story", TEXT, ""),
        ("{answer: said, is: often}", "said", TEXT, ""),
        ("{answer: said, lacks: often}", "said", TEXT, ""),
        ("{profile: place_type, is: rurall}", "place_type", "it has no such answer", "rural"),
        ("{profile: inhabitants, is: 6000000}", "inhabitants", "it has no such answer", ""),
        ("{answer: shown, lacks: leter}", "shown", "it has no such element", "letter"),
    ],
)
def test_a_comparison_that_fits_no_answer(
    tmp_path: Path, when: str, question: str, reason: str, nearest: str
) -> None:
    questions = f"""{YES_NO}
  - {{id: said, kind: text}}
  - {{id: shown, kind: checklist, weight: 1, options: [web, letter]}}
"""
    deeds = DEEDS.replace("WHEN", MARK + when)
    problems = told(advising(tmp_path, deeds, questions))
    assert places(problems) == marked("Y10", deeds)
    assert [each.fact(name) for each in problems for name in ("question", "reason", "nearest")] == [
        question,
        reason,
        nearest,
    ]


def test_a_country_may_be_compared_with_codes(tmp_path: Path) -> None:
    when = "{any: [{profile: country, is: DE}, {profile: country, in: [FR, NO]}]}"
    root = advising(tmp_path, DEEDS.replace("WHEN", when))
    assert load(str(root))[1] == []


def test_a_question_asked_by_the_words_of_a_text(tmp_path: Path) -> None:
    text = """questions:
  - {id: why, kind: text}
  - {id: more, kind: yes_no, weight: 1, applies_if: »{answer: why, is: 0}}
"""
    assert places(told(asking(tmp_path, text))) == marked("Y10", text)


def test_a_text_may_hang_on_an_answer_and_need_not_apply(tmp_path: Path) -> None:
    text = """questions:
  - {id: rule, kind: yes_no, weight: 1}
  - {id: why, kind: text, may_not_apply: [law], applies_if: {answer: rule, is: yes}}
  - {id: detail, kind: yes_no, weight: 1, applies_if: {not_applicable: why}}
"""
    load_edition(tmp_path, {"talks": text})


@pytest.mark.parametrize("needs", ["1", "»2"])
def test_more_dimensions_needed_than_have_a_score(tmp_path: Path, needs: str) -> None:
    frame = frame_of(["talks", "notes"], f"overall: {{needs: {needs}}}")
    dimensions = {"talks": YES_NO, "notes": "questions:\n  - {id: said, kind: text}\n"}
    problems = load(str(write_edition(tmp_path, dimensions, questionnaire=frame.replace(MARK, ""))))[1]
    assert places(problems) == marked("Y09", frame, "questionnaire.yaml", above=0)
    assert [each.fact("expected") for each in problems] == ["<= 1"] * frame.count(MARK)


@pytest.mark.parametrize(
    "goalposts",
    [
        "worst: 0, best: 40, highest: 100",
        "worst: 0, best: 100, highest: 100",
        "worst: 40, best: 3, lowest: 3, highest: 40",
        "worst: 0, best: »120, highest: 100",
        "worst: »-5, best: »120, highest: 100",
        "worst: 20, best: »3, lowest: 5, highest: 100",
        "worst: »-5, best: 20",
    ],
)
def test_goalposts_outside_of_what_is_possible(tmp_path: Path, goalposts: str) -> None:
    text = f"questions:\n  - {{id: days, kind: number, weight: 1, {goalposts}}}\n"
    assert places(load(str(asking(tmp_path, text)))[1]) == marked("Y09", text)


@pytest.mark.parametrize(
    ("weights", "full_at", "kept"),
    [
        (("0.1", "0.7"), "0.8", 0.1 + 0.7),
        (("0.1", "0.7"), "0.5", 0.5),
        (("0.1", "0.1", "0.1", "0.1", "0.1", "0.1"), "0.6", 0.1 + 0.1 + 0.1 + 0.1 + 0.1 + 0.1),
    ],
)
def test_the_weight_for_100_points_may_be_a_hair_above_all(
    tmp_path: Path, weights: tuple[str, ...], full_at: str, kept: float
) -> None:
    options = ", ".join(f"{{id: e{at}, weight: {weight}}}" for at, weight in enumerate(weights))
    text = f"questions:\n  - {{id: shown, kind: checklist, weight: 1, options: [{options}], full_at: {full_at}}}\n"
    scale = load_edition(tmp_path, {"talks": text}).questionnaire.questions["shown"].scale
    assert isinstance(scale, Checklist)
    assert scale.full_at == kept


def test_the_weight_for_100_points_is_not_above_all(tmp_path: Path) -> None:
    options = "[{id: web, weight: 0.1}, {id: letter, weight: 0.7}], full_at: »0.81"
    text = f"questions:\n  - {{id: shown, kind: checklist, weight: 1, options: {options}}}\n"
    problems = told(asking(tmp_path, text))
    assert places(problems) == marked("Y09", text)
    assert problems[0].facts == (("given", "0.81"), ("expected", "<= 0.8, > 0"))


def test_a_file_that_calls_itself_by_another_name(tmp_path: Path) -> None:
    root = asking(tmp_path, YES_NO)
    file = root / "dimensions" / "talks.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: talks", "id: walks"), encoding="utf-8")
    problems = told(root)
    assert places(problems) == [("Y18", "talks.yaml", 1, 5)]
    assert problems[0].facts == (("given", "walks"), ("expected", "talks"))


def test_levels_out_of_order_are_told_at_the_list(tmp_path: Path) -> None:
    frame = """id: small
languages: [en]
dimensions: [{id: talks}]
levels:
  »- {id: begun, from: 10}
"""
    root = write_edition(tmp_path, {"talks": YES_NO}, questionnaire=frame.replace(MARK, ""))
    assert places(told(root)) == marked("Y15", frame, "questionnaire.yaml", above=0)


LEVELS_OF_ALIASES = """about: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
e: »&e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
"""


@pytest.mark.parametrize(
    ("code", "text", "fact"),
    [
        # A key without a value says so; what cannot be read is not missed elsewhere.
        ("Y13", "questions:\n  - {id: rule, kind: yes_no, weight: »}\n", "weight"),
        ("Y13", f"{YES_NO}  -»\n", "questions"),
        ("Y13", f"{YES_NO}about:»\n", "about"),
        ("Y13", 'questions: »""\n', "questions"),
        ("Y08", f"{YES_NO}? »[a]\n: b\n", "[…]"),
        ("Y08", f'{YES_NO}»"": b\n', ":"),
        # Characters that no parser should have to meet, as they are or as an escape.
        ("Y16", f"{YES_NO}about: a»\u0080b\n", "U+0080"),
        ("Y16", f"{YES_NO}about: a»\u2028b\n", "U+2028"),
        ("Y16", f"{YES_NO}about: a»\ufffeb\n", "U+FFFE"),
        ("Y16", f'{YES_NO}»"\\0": 1\n', "U+0000"),
        # Deeper than a parser's stack, and more than a memory holds.
        ("Y01", f"about: {'[' * 100}»{'[' * 50_000}\n", "nested too deeply"),
        ("Y01", f"about:\n»{'- ' * 50_000}x\n", "nested too deeply"),
        ("Y01", LEVELS_OF_ALIASES, "its aliases stand for more than can be read"),
        (
            "Y01",
            "questions:\n  - {id: a, kind: yes_no, weight: 1, applies_if: {any: [&c {all: »[*c, *c]}]}}\n",
            "its aliases stand for more than can be read",
        ),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, code: str, text: str, fact: str) -> None:
    problems = told(asking(tmp_path, text))
    assert places(problems) == marked(code, text)
    assert [each.facts[0][1] for each in problems] == [fact]


def test_words_with_a_character_that_no_workbook_holds(tmp_path: Path) -> None:
    root = asking(tmp_path, YES_NO, words={"rule": '"Is there\\u0007 a rule?"'})
    problems = told(root)
    line = (root / "text" / "en.yaml").read_text(encoding="utf-8").partition("rule: ")[0].count("\n") + 1
    assert places(problems) == [("Y16", "en.yaml", line, 7)]
    assert problems[0].facts == (("character", "U+0007"),)


@pytest.mark.parametrize("raises", ['{rule: »"yes\\e[1m"}', '{rule: yes}, needs: [»"\\e[1m"]'])
def test_what_is_quoted_steers_no_terminal(tmp_path: Path, raises: str) -> None:
    deeds = DEEDS.replace("WHEN", "{answer: rule, is: no}").replace("{rule: yes}", raises)
    problems = told(advising(tmp_path, deeds))
    assert places(problems) == marked("Y16", deeds)


def test_an_alias_stands_for_what_it_names(tmp_path: Path) -> None:
    text = """questions:
  - {id: rule, kind: yes_no, weight: 1, may_not_apply: &why [law, none]}
  - {id: detail, kind: yes_no, weight: 1, may_not_apply: *why}
"""
    questions = load_edition(tmp_path, {"talks": text}).questionnaire.questions
    assert questions["detail"].may_not_apply == ("law", "none")


def test_a_byte_that_is_not_utf_8_has_a_column(tmp_path: Path) -> None:
    root = asking(tmp_path, YES_NO)
    (root / "dimensions" / "talks.yaml").write_bytes(b"id: talks\nabout: \xc3\xa4\xff\n")
    assert places(told(root)) == [("Y16", "talks.yaml", 2, 9)]


@pytest.mark.parametrize("name", ["Talks", "../../talks", '"talks\\ttoo"'])
def test_no_file_is_looked_for_under_a_name_that_is_none(tmp_path: Path, name: str) -> None:
    root = asking(tmp_path, YES_NO)
    file = root / "questionnaire.yaml"
    text = file.read_text(encoding="utf-8").replace("- id: talks", f"- id: {name}")
    file.write_text(text, encoding="utf-8")
    assert places(told(root)) == [("Y08", "questionnaire.yaml", 4, 9)]


def test_a_dimension_that_is_listed_twice_is_told_once(tmp_path: Path) -> None:
    root = write_edition(tmp_path, {"talks": YES_NO}, questionnaire=frame_of(["talks", "talks"]))
    assert places(told(root)) == [("Y07", "questionnaire.yaml", 5, 9)]


def test_a_question_that_is_raised_twice(tmp_path: Path) -> None:
    deeds = DEEDS.replace("WHEN", "{answer: rule, is: no}").replace("{rule: yes}", "{rule: yes, »rule: yes}")
    problems = told(advising(tmp_path, deeds))
    assert places(problems) == marked("Y05", deeds)


@pytest.mark.parametrize(
    ("to", "expected"), [("3", []), ("0", ["Y22"]), ("4", ["Y22"]), ("9" * 5_000, ["Y22"]), ("²", ["Y22"])]
)
def test_a_number_of_elements_to_be_raised_to(tmp_path: Path, to: str, expected: list[str]) -> None:
    questions = "questions:\n  - {id: rule, kind: checklist, weight: 1, options: [web, letter, visit]}\n"
    deeds = DEEDS.replace("WHEN", "{answer: rule, below: 2}").replace("{rule: yes}", f"{{rule: {to}}}")
    assert [each.code for each in load(str(advising(tmp_path, deeds, questions)))[1]] == expected


def test_the_nearest_key_is_one_that_is_not_said_yet(tmp_path: Path) -> None:
    """`rule.hepl` may mean the help, which is missing; `rule` is said already and cannot be what `rules` means."""
    root = asking(tmp_path, YES_NO)
    with (root / "text" / "en.yaml").open("a", encoding="utf-8") as file:
        file.write("rule.hepl: Help\nrules: Rule\n")
    assert [(each.code, each.fact("key"), each.fact("nearest")) for each in told(root)] == [
        ("W02", "rule.hepl", "rule.help"),
        ("W02", "rules", "rule.why"),
    ]
