"""The chapters of the Word document that run across the dimensions: themes, the letter, who may pay."""

from collections.abc import Sequence

from mint_index.report.docx_blocks import Blocks, strong
from mint_index.report.paper import Paper, Run, Text
from mint_index.report.shown import ReportView
from mint_index.report.shown_across import Letter, Named, ShownFund


def write_themes(paper: Paper, view: ReportView) -> None:
    """The themes, a list each; nothing where the edition names none."""
    t = view.labels
    if not view.themes:
        return
    paper.heading(t["themes"], 1, "themes")
    paper.say(t["themes_about"], keep=True)
    for theme in view.themes:
        paper.heading(theme.name, 2, theme.anchor)
        paper.say(theme.counted, "Caption")
        groups = (("gaps", theme.gaps), ("strengths", theme.shown), ("theme_others", theme.others))
        for label, lines in groups:
            items: list[Text] = [
                (
                    f"{each.words} ",
                    strong(each.answer),
                    f"; {each.lacking}" if each.lacking else "",
                    Run(text=f" ({each.dimension})", style="Subtle Emphasis"),
                )
                for each in lines
            ]
            paper.listed(f"{t[label]} ({len(lines)})", items)


def write_letter(blocks: Blocks, view: ReportView) -> None:
    """The draft on a page of its own, or why there is none."""
    paper, letter = blocks.paper, view.letter
    paper.heading(view.labels["letter"], 1, "letter", new_page=letter is not None and not view.short)
    if letter is None:
        paper.say(view.labels["no_letter"])
        return
    paper.say(letter.hint, "Caption")
    paper.say(letter.to)
    paper.heading(letter.subject, 2)
    for each in letter.opening:
        paper.say(each)
    _tasks(blocks, letter)
    paper.say(letter.asked)
    paper.numbered(letter.requests, "List Number 3")
    if letter.own:
        paper.say(letter.own)
        paper.bullets(_links(letter.measures), "List Bullet 3")
    for each in letter.closing:
        paper.say(each)


def _tasks(blocks: Blocks, letter: Letter) -> None:
    for group in letter.groups:
        items: list[Text] = []
        for each in group.items:
            note = [Run(text=one.text, link=one.link, language=blocks.given_in) for one in each.note]
            items.append((each.words, Run(text=" – "), *note) if note else each.words)
        blocks.paper.say(strong(group.name), keep=True)
        blocks.paper.bullets(items, "List Bullet 3")


def write_money(blocks: Blocks, view: ReportView) -> None:
    """Who may pay, fund by fund."""
    paper, t = blocks.paper, view.labels
    paper.heading(t["money"], 1, "money")
    paper.say(t["money_hint"] if view.funds else t["no_funds"])
    for fund in view.funds:
        _fund(blocks, fund)


def _fund(blocks: Blocks, fund: ShownFund) -> None:
    paper, t = blocks.paper, blocks.labels
    paper.heading(fund.name, 2, fund.anchor)
    paper.say(" · ".join(filter(None, (fund.countries, fund.until, fund.information))), "Caption")
    for each in filter(None, (fund.old, fund.about)):
        paper.say(each)
    paper.facts(t["money_for"], _links(fund.measures))
    paper.fact(t["source"], blocks.source(fund.source))


def _links(named: Sequence[Named]) -> list[Text]:
    return [Run(text=each.name, to=each.anchor) for each in named]
