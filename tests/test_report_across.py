"""What runs across the dimensions: themes, money, the letter; and how a step that says "as before" is told."""

import dataclasses
import re
from pathlib import Path

import pytest

from assessments import ladder, town, wording
from faces import rows_of_xlsx
from mint_index.assessment.result import Assessment
from mint_index.cli.sources import from_record, wording_of
from mint_index.instrument.questionnaire import Rounding
from mint_index.report import html as html_face
from mint_index.report import markdown as markdown_face
from mint_index.report.answers import answer_by_name, answer_in_brief, show_question
from mint_index.report.charts import profile
from mint_index.report.faces import Format, draw
from mint_index.report.look.reading import Look
from mint_index.report.phrases import say_strength
from mint_index.report.radar import net
from mint_index.report.reasons import Grounds
from mint_index.report.shown import ReportView
from mint_index.report.view import view
from mint_index.report.words import Words
from mint_index.voices import voice

RECORDS = sorted((Path(__file__).parent / "records").glob("form-*.json"))


def seen(assessment: Assessment) -> ReportView:
    return view(assessment, wording(), voice("en"))


def spoken() -> Words:
    return Words(wording=wording(), voice=voice("en"), rounding=Rounding())


def test_a_theme_is_a_list_without_a_score() -> None:
    told = [
        (each.name, each.counted, [(one.words, one.dimension, one.answer) for one in (*each.gaps, *each.shown, *each.others)])
        for each in seen(town()).themes
    ]  # fmt: skip
    interpret = "How are conversations interpreted when a resident and an office share no language?"
    desk = "Is there one place where everyone who moves here gets a first orientation?"
    assert told == [
        (
            "What lasts",
            "can be shown: 1; unanswered, not applicable or without points: 2",
            [
                ("What has the council decided on integration?", "Policy", "A reviewed concept"),
                (desk, "Services", "unknown"),
                ("How are children who arrive during the school year received?", "Learning", "not applicable"),
            ],
        ),
        (
            "The voice of immigrants",
            "still missing: 1; can be shown: 1; unanswered, not applicable or without points: 2",
            [
                (interpret, "Services", "Family and friends interpret, children among them"),
                ("Which body speaks for residents without a vote?", "Participation", "An advisory body with a statute"),
                ("What was said when immigrants read the draft?", "Policy", "“Write it so that my mother can read it.”"),
                (desk, "Services", "unknown"),
            ],
        ),
    ]  # fmt: skip


def test_a_theme_leads_to_its_questions() -> None:
    page = html_face.render(seen(town()))
    for theme in seen(town()).themes:
        for each in (*theme.gaps, *theme.shown, *theme.others):
            assert page.count(f'<section class="question" id="{each.anchor}">') == 1


@pytest.mark.parametrize(
    ("country", "funds"),
    [
        ("DE", ["An invented fund of the Union", "An invented fund at home"]),
        ("FR", ["An invented fund of the Union", "An invented fund abroad"]),
        ("HR", ["An invented fund of the Union"]),
        ("CH", []),
        ("", []),
    ],
)
def test_only_money_that_the_country_can_draw_on_is_shown(country: str, funds: list[str]) -> None:
    shown = seen(dataclasses.replace(town(), country=country))
    assert [each.name for each in shown.funds] == funds
    named = [each.name for measure in shown.measures for each in measure.funds]
    assert set(named) == set(funds)
    for drawn in (html_face.render(shown), markdown_face.render(shown)):
        assert ("invented fund abroad" in drawn) == ("An invented fund abroad" in funds)


def test_money_is_told_with_the_date_of_the_information() -> None:
    union, home = seen(town()).funds
    assert (union.countries, union.until, union.information, union.old) == (
        "Members of the European Union",
        "money agreed until 2027",
        "Checked on 2 November 2024, read in the source in part.",
        "This information was more than a year old at the date of the report.",
    )
    assert (home.countries, home.information, home.old) == (
        "Germany",
        "Checked on 15 January 2026, read in the source.",
        "",
    )
    assert [(each.name, each.anchor) for each in union.measures] == [
        ("Join or found an interpreter pool with your neighbours", "m1"),
        (seen(town()).measures[4].title, "m5"),
    ]


def test_the_letter_names_what_the_law_gives_to_others() -> None:
    letter = seen(town()).letter
    assert letter is not None
    assert letter.subject == "Including immigrants in Quellbrück an der Sirre: tasks that lie with you"
    assert [(group.name, [(each.words, "".join(one.text for one in each.note)) for each in group.items]) for group in letter.groups] == [
        ("Learning", [("How are children who arrive during the school year received?", "The county runs the schools.")]),
        ("National and EU frame", [("Did the town report to the national level?", "")]),
    ]  # fmt: skip
    # The measure that is due because the report is another level's; "did not occur" is no matter of the law.
    assert [each.anchor for each in letter.measures] == ["m8"]


def test_there_is_no_letter_where_the_law_gives_nothing_to_others() -> None:
    plain = town()
    held = tuple(
        dataclasses.replace(
            each,
            questions=tuple(dataclasses.replace(one, reason=one.reason and "size") for one in each.questions),
        )
        for each in plain.dimensions
    )
    shown = seen(dataclasses.replace(plain, dimensions=held))
    assert shown.letter is None
    assert shown.labels["no_letter"] in html_face.render(shown)


def test_a_practice_is_told_once_and_named_again() -> None:
    shown = seen(town())
    told = {each.anchor: [one.anchor for one in each.practices] for each in shown.measures if each.practices}
    # Both are due; the report goes dimension by dimension, and Services stands before Work.
    assert told == {"m1": [""], "m5": ["m1"]}
    assert markdown_face.render(shown).count("journal.example") == 1


def test_a_step_that_says_as_before_is_told_with_what_came_before() -> None:
    concept = ladder("policy_concept", 3)
    shown = show_question(concept, spoken())
    assert (shown.reached, shown.contains) == (
        "A reviewed concept: as before, and in the last 24 months progress was reported and a measure changed.",
        ("A concept: the council has adopted aims, measures and who is responsible.",),
    )
    assert answer_in_brief(concept, spoken()) == answer_by_name(concept, spoken()) == "A reviewed concept"
    policy = next(each for each in town().dimensions if each.id == "policy")
    assert say_strength(policy, spoken()) == (
        "What has the council decided on integration? – A concept: the council has adopted aims, measures and who is "
        "responsible; reached beyond that: “A reviewed concept”"
    )


def test_a_step_without_a_name_that_says_as_before_is_told_by_its_number() -> None:
    assert answer_by_name(ladder("services_interpreting", 3), spoken()) == "step 3"
    assert show_question(ladder("services_interpreting", 1), spoken()).contains == ()


def test_where_a_measure_leads_is_told_by_the_name_of_the_step_or_by_its_number() -> None:
    raised = {
        "policy_concept": "3",  # A reviewed concept: as before, and …
        "services_interpreting": "3",  # As before, and …
        "services_wait": "5",
        "staff_contact": "2",  # In writing: the task …
        "services_desk": "1",  # a ladder whose steps have no words
    }
    steps = {id_: ladder(id_, 0) for id_ in raised}
    due = dataclasses.replace(town().due[0], why=(), raises=raised)
    assert list(Grounds(questions=steps, words=spoken()).say_raises(due)) == [
        "What has the council decided on integration? → step 3: A reviewed concept",
        "How are conversations interpreted when a resident and an office share no language? → step 3",
        "How many working days until the next free appointment for advice? → step 5",
        "Who in the town hall is in charge of integration? → step 2: In writing",
        "Is there one place where everyone who moves here gets a first orientation? → step 1",
    ]


def test_the_legend_stands_where_the_first_boxes_stand() -> None:
    page = html_face.render(seen(town()))
    assert page.count('class="small legend"') == 1
    assert page.index('class="small legend"') < page.index('<section class="question"')


def test_the_legend_stands_before_boxes_in_whatever_group_they_are() -> None:
    shown = seen(town())
    first = next(each for each in shown.dimensions if any(q.boxes for q in each.strengths))
    held = dataclasses.replace(first, gaps=(), told=(), measures=())
    page = html_face.render(dataclasses.replace(shown, dimensions=(held,)))
    assert page.count('class="small legend"') == 1
    assert page.index('class="small legend"') < page.index('class="boxes"')
    bare = dataclasses.replace(
        first, gaps=(), told=(), strengths=(), unanswered=(), not_applicable=(), not_asked=()
    )
    assert 'class="small legend"' not in html_face.render(dataclasses.replace(shown, dimensions=(bare,)))


def test_a_remark_on_a_bar_stands_above_it_beside_the_name_where_a_line_holds_both() -> None:
    shown = seen(town())
    dimension = next(each for each in shown.dimensions if each.score.at is not None)

    def placed(short: str) -> tuple[bool, float]:
        score = dataclasses.replace(dimension.score, standing="held back by one answer")
        named = dataclasses.replace(dimension, short=short, score=score)
        bar = profile(dataclasses.replace(shown, dimensions=(named,))).bars[0]
        return bar.note_below, bar.top

    assert placed("Work") == (False, 20.0)
    # The bar makes room for a second line above it.
    assert placed("Access to support services") == (True, 35.0)


def test_the_net_is_drawn_when_it_is_asked_for_and_says_what_it_is_worth() -> None:
    shown = seen(town())
    plain, asked = html_face.render(shown), html_face.render(shown, Look(radar=True))
    assert ('class="net"' in plain, 'class="net"' in asked) == (False, True)
    assert shown.labels["radar_warning"] in asked
    drawn = net(shown)
    assert drawn is not None
    assert [each.said for each in drawn.spokes] == [each.score.printed for each in shown.dimensions]
    marked = [each.score.at is not None for each in shown.dimensions]
    assert [each.mark_x is not None for each in drawn.spokes] == marked
    # Housing has no score: neither the line to it nor the line from it is drawn.
    assert (marked.count(False), len(drawn.lines)) == (1, len(marked) - 2)
    assert net(dataclasses.replace(shown, dimensions=shown.dimensions[:2])) is None


def test_a_net_reaches_as_far_as_the_score() -> None:
    shown = seen(town())
    drawn = net(shown)
    assert drawn is not None
    for spoke, dimension in zip(drawn.spokes, shown.dimensions, strict=True):
        if spoke.mark_x is not None and spoke.mark_y is not None and dimension.score.at is not None:
            whole = ((spoke.x - drawn.x) ** 2 + (spoke.y - drawn.y) ** 2) ** 0.5
            part = ((spoke.mark_x - drawn.x) ** 2 + (spoke.mark_y - drawn.y) ** 2) ** 0.5
            assert part == pytest.approx(whole * dimension.score.at / 100, abs=0.2)


def test_the_settings_of_the_edition_are_told() -> None:
    assert [(each.label, each.words) for each in seen(town()).settings] == [
        ("Overall figure", "weighted mean"),
        (
            "Each dimension",
            "weighted mean; unknown and blank are left out; a score from 60% coverage on, no longer provisional from 80%; not applicable: "
            "a warning above 30%, outside the municipality’s competence above 50%; a question from weight 3 on at 0 points keeps the dimension from the highest level",
        ),
        ("Rounding", "decimals: 0; a half goes up"),
        ("Close to a boundary", "within 3 points"),
    ]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_of_every_form_is_drawn(path: Path) -> None:
    shown = from_record(path)
    assert shown.result is not None, shown.problems
    words, _ = wording_of(shown, "en")
    assert words is not None
    drawn = view(shown.result, words, voice("en"))
    page, paper = html_face.render(drawn), markdown_face.render(drawn)
    for dimension in shown.result.dimensions:
        for each in dimension.questions:
            assert (
                f'id="d{shown.result.dimensions.index(dimension) + 1}q{dimension.questions.index(each) + 1}"'
                in page
            )
            assert re.sub(r"[^\w ]", "", words.say(each.id)) in re.sub(r"[^\w ]", "", paper)


def test_money_stands_beside_the_measures_in_the_workbook() -> None:
    shown = seen(town())
    content, _ = draw(shown, Format.xlsx)
    assert content is not None
    assert [(row[0], row[5]) for row in rows_of_xlsx(content)["mint_recommendations"]] == [
        (each.title, "\n".join(f"• {fund.name}" for fund in each.funds) or None) for each in shown.measures
    ]


@pytest.mark.parametrize("part", [2, 3, 4])
def test_a_share_of_few_persons_is_in_no_face(part: int) -> None:
    plain = town()
    few = tuple(
        dataclasses.replace(
            each,
            questions=tuple(
                dataclasses.replace(one, given=f"{part}/97", counts="persons")
                if one.id == "services_talk"
                else one
                for one in each.questions
            ),
        )
        for each in plain.dimensions
    )
    shown = seen(dataclasses.replace(plain, dimensions=few))
    told = next(one for one in shown.dimensions[3].gaps if one.id == "services_talk")
    assert (told.reached, told.exact) == ("fewer than 5 of 97", None)
    for face in (Format.html, Format.md, Format.json):
        content, _ = draw(shown, face)
        assert content is not None
        assert re.findall(rf"{part}\s?/\s?97", content.decode()) == []
