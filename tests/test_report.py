"""The report: one view, three faces. What stands in one stands in all, and nothing that people wrote does harm."""

import base64
import dataclasses
import hashlib
import io
import itertools
import os
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from assessments import hostile_town, number, silent_town, town, without_answer, wording, yes_no
from mint_index.assessment.result import Assessment, Given
from mint_index.instrument.questionnaire import Rounding
from mint_index.report import html as html_face
from mint_index.report import markdown as markdown_face
from mint_index.report.accounts import dimension_account, parts_of
from mint_index.report.answers import answer_in_words, show_question
from mint_index.report.phrases import say_gap
from mint_index.report.shown import ReportView
from mint_index.report.terminal import show, summary
from mint_index.report.view import say_find_out, view
from mint_index.report.words import Piece, Words, clean, pieces, web_address
from mint_index.voices import voice

GOLDEN = Path(__file__).parent / "golden"
VOID = {"meta", "br", "link", "img", "hr", "input"}
ALL = [town, hostile_town, silent_town]


def seen(assessment: Assessment, language: str = "en") -> ReportView:
    return view(assessment, wording(language), voice(language))


def spoken(language: str = "en") -> Words:
    return Words(wording=wording(language), voice=voice(language), rounding=Rounding())


class Page(HTMLParser):
    """A page read strictly: its tags, its text, and where the nesting breaks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.broken: list[str] = []
        self.feed(text)
        self.close()
        self.broken += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.broken.append(tag)

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    def attributes(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def strings(value: object) -> Iterator[str]:
    """Every string in a view, but for what only a picture or a link needs."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            if each.name not in ("labels", "anchor", "boxes", "title", "kind", "id", "exact", "day"):
                yield from strings(getattr(value, each.name))


def figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def unescaped(markdown: str) -> str:
    return re.sub(r"\\([\\`*_\[\]<>|~&#$.)+=-])", r"\1", markdown)


@pytest.mark.parametrize("name", ["town.html", "town.md"])
def test_a_report_is_as_it_was(name: str) -> None:
    face = html_face if name.endswith("html") else markdown_face
    drawn = face.render(seen(town()))
    if os.environ.get("MINT_GOLDEN"):
        (GOLDEN / name).write_text(drawn, encoding="utf-8", newline="\n")
    assert drawn == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("make", ALL)
def test_the_same_assessment_gives_the_same_bytes(make: Callable[[], Assessment]) -> None:
    assert html_face.render(seen(make())) == html_face.render(seen(make()))
    assert markdown_face.render(seen(make())) == markdown_face.render(seen(make()))


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_figure_and_word_of_the_view_stands_in_both_faces(
    make: Callable[[], Assessment], language: str
) -> None:
    shown = seen(make(), language)
    drawn = Page(html_face.render(shown))
    page = " ".join("".join([*drawn.text, *drawn.attributes("href")]).split())
    paper = " ".join(unescaped(markdown_face.render(shown)).split())
    told = {" ".join(each.split()) for each in strings(shown)}
    assert {each for each in told if each not in page} == set()
    # Markdown has no pictures: what one of them says in words stands beside it.
    assert {each for each in told - pictures(shown) if each not in paper} == set()
    assert set.union(*map(figures, told - pictures(shown))) - figures(paper) == set()


def pictures(shown: ReportView) -> set[str]:
    groups = [
        (*d.gaps, *d.strengths, *d.told, *d.not_applicable, *d.not_asked, *d.unanswered)
        for d in shown.dimensions
    ]
    return {each.picture for group in groups for each in group}


@pytest.mark.parametrize("make", ALL)
def test_the_page_is_well_formed_small_and_asks_nobody(make: Callable[[], Assessment]) -> None:
    text = html_face.render(seen(make()))
    page = Page(text)
    assert page.broken == []
    assert len(text.encode()) < 500_000
    assert {tag for tag, _ in page.tags} & {
        "script",
        "img",
        "link",
        "iframe",
        "form",
        "object",
        "base",
    } == set()
    assert page.attributes("src") + page.attributes("style") + page.attributes("srcset") == []
    assert [name for _, attrs in page.tags for name in attrs if name.startswith("on")] == []
    assert {tag for tag, attrs in page.tags if "href" in attrs} == {"a"}
    assert [each for each in page.attributes("href") if not re.match(r"#|https?://", each)] == []
    ids = page.attributes("id")
    assert len(ids) == len(set(ids))
    assert {each[1:] for each in page.attributes("href") if each.startswith("#")} <= set(ids)


def test_the_policy_allows_the_one_style_sheet_and_nothing_else() -> None:
    text = html_face.render(seen(town()))
    sheet = text.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert Page(text).tags[3] == (
        "meta",
        {
            "http-equiv": "Content-Security-Policy",
            "content": f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
            "form-action 'none'",
        },
    )
    assert re.findall(r"url\(|@import|@font-face", sheet) == []


def named(name: str) -> Assessment:
    return dataclasses.replace(town(), municipality=name)


# What a printed page says at its foot, as a browser reads it: an escape is up to six digits and the space behind them.
def at_the_foot(page: str) -> str:
    rules = re.findall(r'@bottom-left { content: "([^"]*)"; }', page)
    assert len(rules) == 1
    assert re.fullmatch(r"(?:[A-Za-z0-9]|\\[0-9a-f]{1,6} )*", rules[0])
    return re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), rules[0])


@pytest.mark.parametrize("make", [*ALL, lambda: named("Šmokvorat a/d IJssel Ö")])
def test_every_printed_page_tells_its_town_and_date(make: Callable[[], Assessment]) -> None:
    shown = seen(make())
    told = [
        each if len(each) <= 60 else each[:59].rstrip() + "…"
        for each in (shown.town, shown.edition, shown.date)
    ]
    assert at_the_foot(html_face.render(shown)) == f"{told[0]} – {told[1]} · {told[2]}"


@pytest.mark.parametrize(
    "name",
    [
        "</style><script>alert(1)</script>",
        '"; } } @import "https://town.example/x.css"; a { b: "',
        "\\22 ; } * { background: url(https://town.example) } /*",
        "\\",
        "a\nb */ <!-- 😀 שלום \u202e",
        "A" * 10_000,
    ],
)
def test_no_town_s_name_leaves_the_foot_of_the_page(name: str) -> None:
    page = html_face.render(seen(named(name)))
    plain = html_face.render(seen(named("Somewhere")))
    sheet, other = (re.search(r"<style>(.*?)</style>", each, re.DOTALL) for each in (page, plain))
    assert sheet is not None
    assert other is not None
    rule = re.compile(r'content: "[^"]*"; } }')
    assert rule.sub("", sheet[1]) == rule.sub("", other[1])
    assert len(at_the_foot(page)) < 120
    digest = base64.b64encode(hashlib.sha256(sheet[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page


def test_headings_descend_one_by_one() -> None:
    found = [
        int(tag[1]) for tag, _ in Page(html_face.render(seen(town()))).tags if re.fullmatch("h[1-6]", tag)
    ]
    assert found.count(1) == 1
    assert [pair for pair in itertools.pairwise(found) if pair[1] > pair[0] + 1] == []


def test_no_id_is_shown_to_a_reader() -> None:
    assessment = town()
    told = " ".join(Page(html_face.render(seen(assessment))).text) + markdown_face.render(seen(assessment))
    ids = {each.id for each in assessment.questions} | {each.id for each in assessment.due}
    assert {each for each in ids if re.search(rf"\b{each}\b", told)} == set()


def test_words_that_are_missing_are_made_readable() -> None:
    words = Words(wording=dataclasses.replace(wording(), words={}), voice=voice("en"), rounding=Rounding())
    assert [
        words.word("services_interpreting"),
        words.answer("services_interpreting", "ladder", "2"),
        words.answer("x", "yes_no", "no"),
    ] == ["services interpreting", "step 2", "no"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\u202eb\u2066c\x1b[31m\x00d\ud800", "abc[31md"),
        ("two\n lines\tand\u00a0more", "two lines and more"),
        ("שלום — Tür, č, 日本", "שלום — Tür, č, 日本"),
    ],
)
def test_text_is_cleaned_of_what_steers_a_screen(written: str, shown: str) -> None:
    assert clean(written) == shown


@pytest.mark.parametrize(
    ("written", "cut"),
    [
        ("see https://a.example/x?y=1, p. 3", (Piece(text="see "), Piece(text="https://a.example/x?y=1", link="https://a.example/x?y=1"), Piece(text=", p. 3"))),
        ("javascript:alert(1)", (Piece(text="javascript:alert(1)"),)),
        ("http:// nothing", (Piece(text="http:// nothing"),)),
        ("", ()),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_become_links(written: str, cut: tuple[Piece, ...]) -> None:
    assert pieces(written) == cut


def test_an_address_is_of_the_web_or_none() -> None:
    asked = [
        "https://a.example",
        " http://a.example/b ",
        "javascript:alert(1)",
        "https://",
        "https://a b",
        "//a.example",
        "data:text/html,x",
        "http://[::1",
    ]
    assert [web_address(each) for each in asked] == ["https://a.example", "http://a.example/b", "", "", "", "", "", ""]  # fmt: skip


def test_hostile_text_stays_text_in_markdown() -> None:
    drawn = MarkdownIt("commonmark").enable("table").render(markdown_face.render(seen(hostile_town())))
    page = Page(drawn)
    assert {tag for tag, _ in page.tags} <= {
        *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "blockquote", "a"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert [each for each in page.attributes("href") if not each.startswith(("http://", "https://"))] == []
    rows = re.findall(r"<tr>(.*?)</tr>", drawn, re.DOTALL)
    assert {row.count("<td") + row.count("<th") for row in rows} == {5, 6, 7}


@pytest.mark.parametrize(
    ("parts", "whole", "decimals", "printed"),
    [
        ([1.75, 1.75, 1.75], 5.3, 0, [1.8, 1.8, 1.7]),
        ([40.5], 40.5, 0, [40.5]),
        ([2.975, 2.975], 5.9, 0, [2.9, 3.0]),
        ([0.025, 0.025], 0.0, 0, [0.0, 0.0]),
        ([33.33, 33.33, 33.34], 100.0, 1, [33.33, 33.33, 33.34]),
        ([], 0.0, 0, []),
    ],
)
def test_parts_add_up_to_the_printed_whole(
    parts: list[float], whole: float, decimals: int, printed: list[float]
) -> None:
    words = Words(wording=wording(), voice=voice("en"), rounding=Rounding(decimals=decimals))
    assert parts_of(parts, whole, words) == printed


@pytest.mark.parametrize("decimals", [0, 1, 3])
def test_whoever_adds_up_a_table_gets_its_sum(decimals: int) -> None:
    shown = seen(dataclasses.replace(town(), rounding=Rounding(decimals=decimals)))
    for account, score in [(shown.account, shown.overall), *((d.account, d.score) for d in shown.dimensions)]:
        if not account.adds_up:
            continue
        for name in ("part", "lost", "overall_part"):
            told = [getattr(row, name) for row in account.rows if getattr(row, name) not in ("", "–")]
            if told:
                assert sum(map(float, told)) == pytest.approx(float(getattr(account, name)))
        assert abs(float(account.part) - (score.exact.score or 0)) <= 0.05 * 10**-decimals + 1e-9
        assert float(account.part) + float(account.lost) == pytest.approx(100)
    # What a dimension adds to the overall figure reads the same in its own table.
    adds = {row.name: row.part for row in shown.account.rows}
    assert [each.account.overall_part for each in shown.dimensions] == [
        adds[each.name] for each in shown.dimensions
    ]


def test_page_one_names_strengths_gaps_and_next_steps() -> None:
    shown = seen(town())
    assert [(each.name, each.score.printed) for each in shown.strengths] == [
        ("Policy", "100"),
        ("Volunteers", "100"),
        ("Staff", "67"),
    ]
    interpreting = "How are conversations interpreted when a resident and an office share no language?"
    publishing = "In which form does the town publish what newcomers need first?"
    assert [(each.name, each.score.printed, each.words) for each in shown.gaps] == [
        ("Work", "17 (11–44)", "Are seasonal workers told their rights in a language they read? – no"),
        ("Services", "35 (29–46)", f"{interpreting} – Family and friends interpret, children among them"),
        ("Communication", "40", f"{publishing} – Single leaflets: some texts exist in another language"),
    ]
    # The third of Services waits: at most two of a dimension, at most seven in all.
    assert [each.anchor for each in shown.next_steps] == ["m1", "m2", "m3", "m5", "m6", "m7", "m8"]


def test_a_town_without_an_overall_figure_is_told_why() -> None:
    shown = seen(silent_town())
    assert (shown.overall.printed, shown.overall.level, shown.sentences[0]) == (
        "–",
        "",
        "There is no overall figure, because only 2 of 10 dimensions have a score that counts.",
    )
    assert shown.warnings[1] == (
        "Too little is answered for a score: Staff (0%), Communication (0%), Services (0%), Work (0%), "
        "Learning (0%), Housing (0%), Participation (0%) and National and EU frame (0%)."
    )


def test_the_weight_of_the_answers_is_only_told_where_it_differs_from_their_number() -> None:
    plain = town()
    answered = [each for each in plain.questions if each.weight and each.standing == "answered"]
    missing = [each for each in plain.questions if each.weight and each.standing in ("unknown", "blank")]
    share = 100 * len(answered) / (len(answered) + len(missing))
    even = dataclasses.replace(plain, overall=dataclasses.replace(plain.overall, coverage=share))
    uneven = dataclasses.replace(plain, overall=dataclasses.replace(plain.overall, coverage=share - 2))
    counted = f"{len(answered)} of the {len(answered) + len(missing)} questions that apply are answered"
    told = [next(said for said in seen(each).sentences if counted in said) for each in (even, uneven)]
    assert told == [f"{counted}.", f"{counted}, which is {share - 2:.0f}% of their weight."]


def test_an_answer_whose_words_do_not_say_how_good_it_is_has_its_points_on_page_one() -> None:
    kinds = {"number", "checklist", "choice", "ladder", "yes_no"}
    plain = town()
    told = {
        each.kind: say_gap(dataclasses.replace(dimension, questions=(each,)), spoken()).rpartition(" – ")[2]
        for dimension in plain.dimensions
        for each in dimension.questions
        if each.kind in kinds and each.weight and each.points is not None and each.points < 100
    }
    assert told == {
        "checklist": "2 of 5 can be shown (full points from 4 on), 50 of 100 points",
        "choice": "Single letters, 50 of 100 points",
        "ladder": "Whoever hears of a call",
        "number": "30% (24/80), 38 of 100 points",
        "yes_no": "no",
    }


def test_why_a_recommendation_is_due_and_where_it_leads_is_told_in_words() -> None:
    interpret = "How are conversations interpreted when a resident and an office share no language?"
    recruit = "What has the town done in the last 24 months so that immigrants apply for its jobs?"
    assert [each.why for each in seen(town()).measures] == [
        (
            f"{interpret} – Family and friends interpret, children among them → step 2: An agreed service covers at least "
            "three of the town's main languages, and staff know how to book it",
            "Precondition: How many inhabitants does the municipality have? – 23,400 (applies from 10,000 on)",
        ),
        ("Policy (integration concept / strategy) – 100 (applies below 100.5)",),
        (
            "Where can someone turn who was treated worse because of their origin? – A named body has the task in "
            "writing, and the way to reach it is published in three languages → step 3",
        ),
        (
            "What share of adults who registered from abroad had an orientation talk within three months? – "
            "30% (24/80) → 60%",
        ),
        ("Are seasonal workers told their rights in a language they read? – no",),
        (f"{recruit} – not yet: The town hall invited people in to present its jobs → 4 of 5",),
        ("Who mediates between landlords and tenants? – Single volunteers (applies below step 2)",),
        (
            "Did the town report to the national level? – not applicable: another level holds the task by law",
            "Precondition: Country – Germany",
            "Precondition: Does the municipality have a foreigners' office of its own? – no (applies unless it is yes)",
        ),
    ]


def test_figures_and_dates_are_written_in_the_readers_language() -> None:
    shown = seen(dataclasses.replace(town(), rounding=Rounding(decimals=1)), "de")
    assert (
        shown.date,
        shown.country,
        shown.overall.printed,
        shown.overall.coverage,
        shown.facts[0].words,
    ) == (
        "31. März 2026",
        "Deutschland",
        "61,5 (60,1–66,3)",
        "88\u00a0%",
        "23.400",
    )


@pytest.mark.parametrize(
    ("given", "figure", "unit", "english", "german"),
    [
        ("21/62", 2100 / 62, "percent", "33.9% (21/62)", "33,9\u00a0% (21/62)"),
        ("", 33.87, "percent", "33.87%", "33,87\u00a0%"),
        ("", 33.875, "percent", "33.875%", "33,875\u00a0%"),
        ("31,5/1890", 31500 / 1890, "", "16.7 (31.5/1,890)", "16,7 (31,5/1.890)"),
        ("31,5 / 1.890", 31500 / 1890, "", "16.7 (31.5/1,890)", "16,7 (31,5/1.890)"),
        ("31.5/1,890", 31500 / 1890, "", "16.7 (31.5/1,890)", "16,7 (31,5/1.890)"),
        ("5/7", 5000 / 7, "", "714 (5/7)", "714 (5/7)"),
        ("999.6/10", 99.96, "", "100 (999.6/10)", "100 (999,6/10)"),
        ("1/4", 25.0, "percent", "25% (1/4)", "25\u00a0% (1/4)"),
        ("half/of it", 50.0, "", "50 (half/of it)", "50 (half/of it)"),
    ],
)
def test_a_computed_figure_has_no_decimals_that_nobody_measured(
    given: str, figure: float, unit: str, english: str, german: str
) -> None:
    question = dataclasses.replace(number("staff_hours", figure, 0, 100, unit, given=given), counts="places")
    assert (answer_in_words(question, spoken()), answer_in_words(question, spoken("de"))) == (english, german)


def test_options_of_a_choice_are_told_from_the_best_to_the_least() -> None:
    plain = next(each for each in town().questions if each.kind == "choice")
    told = [show_question(plain, spoken()).options]
    told += [
        show_question(dataclasses.replace(plain, worth=(), points=each), spoken()).options
        for each in (50.0, 100.0)
    ]
    assert [[(each.words, each.chosen) for each in options] for options in told] == [
        [
            ("100 points: All letters that newcomers get first", False),
            ("50 points, chosen here: Single letters", True),
            ("0 points: No letter yet", False),
        ],
        # A record of before the points were kept: the order of the question, and nothing made up.
        [
            ("No letter yet", False),
            ("Chosen here: Single letters", True),
            ("All letters that newcomers get first", False),
        ],
        [],
    ]


def test_a_yes_or_no_is_an_answer_and_no_step() -> None:
    shown = show_question(yes_no("work_seasonal", "no"), spoken())
    assert (shown.label, shown.reached, shown.next) == ("Answer", "no", "")
    assert [(each.label, each.state) for each in shown.boxes] == [("no", "reached"), ("yes", "open")]


@pytest.mark.parametrize(
    ("standings", "english", "german"),
    [
        (
            (),
            "Every question that applies is answered.",
            "Alle Fragen, die sich hier stellen, sind beantwortet.",
        ),
        (("unknown",), "1 answer could not be found out.", "1 Antwort ist nicht bekannt."),
        (("blank", "blank"), "2 questions are not answered yet.", "2 Fragen sind noch nicht beantwortet."),
        (
            ("unknown", "unknown", "blank"),
            "2 answers could not be found out. 1 question is not answered yet.",
            "2 Antworten sind nicht bekannt. 1 Frage ist noch nicht beantwortet.",
        ),
    ],
)
def test_only_what_is_missing_is_counted(standings: tuple[Given, ...], english: str, german: str) -> None:
    missing = tuple(without_answer(f"staff_{at}", each) for at, each in enumerate(standings))
    ends = [
        "What is missing does not count as zero; it widens the range.",
        "Was fehlt, zählt nicht als null, verbreitert aber die Spanne.",
    ]
    assert [say_find_out(missing, spoken(each)) for each in ("en", "de")] == [
        f"{said} {end}" if missing else said for said, end in zip((english, german), ends, strict=True)
    ]


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("# {}", "# 18. March"),
        ("{}", "18\\. March"),
        ("> - {}", "> - 18\\. March"),
        ("1. {}", "1. 18\\. March"),
        ("- [ ] {}", "- [ ] 18\\. March"),
        ("Date: {}", "Date: 18. March"),
        ("| {} |", "| 18. March |"),
    ],
)
def test_a_figure_with_a_point_is_escaped_where_a_line_begins_and_nowhere_else(
    written: str, drawn: str
) -> None:
    assert markdown_face.settle(written.format(markdown_face.escape("18. March"))) == drawn


@pytest.mark.parametrize(
    ("given", "counts", "told"),
    [
        ("4/62", "persons", "fewer than 5 of 62"),
        ("4/62", "", "fewer than 5 of 62"),
        ("4/62", "cases", "6.5% (4/62)"),
        ("3/4", "persons", "fewer than 5"),
        ("5/62", "persons", "8.1% (5/62)"),
        ("0/62", "persons", "0% (0/62)"),
    ],
)
def test_a_share_of_fewer_than_five_persons_is_not_told(given: str, counts: str, told: str) -> None:
    part, whole = map(float, given.split("/"))
    share = number("services_talk", 100 * part / whole, 0, 80, "percent", given=given)
    assert answer_in_words(dataclasses.replace(share, counts=counts), spoken()) == told


def test_what_a_share_of_few_persons_is_worth_is_not_told_either() -> None:
    share = number("services_talk", 100 * 4 / 62, 0, 80, "percent", given="4/62")
    assert share.points is not None
    shown = show_question(share, spoken())
    assert (shown.points, shown.exact, shown.at, shown.picture) == ("", None, None, "")
    share = dataclasses.replace(share, contribution=0.8, lost=9.2, contribution_overall=0.1)
    few = dataclasses.replace(town().dimensions[0], questions=(share, *town().dimensions[0].questions))
    account = dimension_account(few, 10.0, spoken())
    assert [
        (row.points, row.part, row.lost, row.overall_part)
        for row in account.rows
        if row.answer == "fewer than 5 of 62"
    ] == [("*", "*", "*", "*")]
    assert account.note == (
        "Figures marked * are not shown, since few persons are counted. The sums contain them and are rounded as the score is."
    )
    # With one decimal, as elsewhere, whoever takes the other rows away would have the one that is not shown.
    score = spoken().score(few.figures.score)
    assert (account.part, account.lost) == (score, str(100 - int(score)))


def test_the_note_of_a_table_of_parts_shows_why_a_score_is_printed_as_it_is() -> None:
    """72.46 is 72.5 among the parts and 72 as a score: only with its decimals does that not read like a slip."""

    def note(score: float) -> str:
        first = town().dimensions[0]
        figures = dataclasses.replace(first.figures, score=score)
        return dimension_account(dataclasses.replace(first, figures=figures), 10.0, spoken()).note

    assert {score: note(score) for score in (72.44, 72.46, 72.5)} == {
        72.44: "The parts are rounded so that they add up to 72.4; the score is printed as 72.",
        72.46: "The parts are rounded so that they add up to 72.5; unrounded the score is 72.46 and so is printed as 72.",
        72.5: "The parts are rounded so that they add up to 72.5; the score is printed as 73.",
    }


def test_fewer_than_five_persons_are_not_told() -> None:
    assert [each.words for each in seen(town()).facts][1] == "fewer than 5 persons"


def printed(assessment: Assessment, encoding: str, width: int = 80) -> str:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    console = Console(file=file, width=width)
    console.print(summary(seen(assessment), width))
    file.flush()
    return file.buffer.getvalue().decode(encoding)


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp850", "ascii"])
def test_a_summary_fits_any_console(make: Callable[[], Assessment], encoding: str) -> None:
    told = printed(make(), encoding)
    assert [line for line in told.splitlines() if len(line) > 80] == []
    assert "\x1b" not in told
    for each in seen(make()).dimensions:
        assert re.search(rf"^{each.short} .*{each.score.score.replace('–', '[–-]')}", told, re.MULTILINE)


def test_a_summary_is_read_without_colour_and_without_block_signs() -> None:
    told = printed(town(), "cp1252").splitlines()
    assert [line.rstrip() for line in told if line.startswith(("Work ", "Policy  ", "Housing  "))] == [
        "Work                  ####...................... 17 (11–44) open, provisional",
        "Policy                ########################## 100        secured",
        "Housing                                          –          no score: too little",
    ]


def test_the_name_of_a_town_is_not_read_as_markup() -> None:
    told = printed(dataclasses.replace(town(), municipality="[bold]Town[/bold] :smile: [link=x]"), "utf-8")
    assert told.splitlines()[1] == "[bold]Town[/bold] :smile: [link=x]"


def test_what_is_shown_on_standard_output_is_the_summary(capsys: pytest.CaptureFixture[str]) -> None:
    show(seen(town()))
    assert capsys.readouterr().out.splitlines()[1:3] == [
        "Quellbrück an der Sirre",
        "MINT-Index 2026 · Germany · 31 March 2026",
    ]
