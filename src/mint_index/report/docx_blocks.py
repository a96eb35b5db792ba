"""The blocks of the Word document: a score, a question, a measure with who has done it, a table of parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mint_index.report.bitmaps import boxes, scale
from mint_index.report.paper import Column, Paper, Run, Text
from mint_index.report.shown import Account, Measure, ShownPractice, ShownQuestion, ShownScore
from mint_index.report.words import Piece


def strong(text: str) -> Run:
    """The text, set off."""
    return Run(text=text, style="Strong")


def score_line(score: ShownScore) -> str:
    """A score with its range, its level and what is to be known of it."""
    told = f"{score.score} ({score.range})" if score.range else score.score
    return " – ".join(filter(None, (told, score.level, score.near, score.standing)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """What puts blocks on paper: `labels` are the short words between, `given_in` is the language of the answers."""

    paper: Paper
    labels: Mapping[str, str]
    given_in: str

    def questions(self, label: str, found: Sequence[ShownQuestion], legend: str = "") -> None:
        """Questions below a heading that counts them; nothing where there are none."""
        if not found:
            return
        self.paper.heading(f"{label} ({len(found)})", 2)
        if legend:
            self.paper.say(legend, "Caption")
        for each in found:
            self.question(each)

    def question(self, question: ShownQuestion) -> None:
        """A question with its answer, what was meant by it, and what would be next."""
        paper, t = self.paper, self.labels
        paper.heading(question.words, 3)
        self._picture(question)
        paper.fact(question.label, self._as_given(question))
        paper.facts(t["contains"], question.contains)
        paper.fact(t["next"], question.next)
        paper.fact(t["goalposts"], question.goalposts)
        paper.facts(t["shown"], question.shown)
        paper.facts(t["lacking"], question.lacking)
        options = [strong(each.words) if each.chosen else each.words for each in question.options]
        paper.facts(t["options"], options)
        paper.fact(t["reason"], question.reason)
        paper.fact(t["evidence"], self._pieces(question.evidence))
        paper.fact(t["evidence_would_be"], question.evidence_would_be)
        paper.fact(t["help"], question.help)
        paper.fact(t["note"], self._pieces(question.note))
        paper.fact(t["who"], question.who)

    def _as_given(self, question: ShownQuestion) -> Text:
        if question.kind == "text" and question.reached:
            return Run(text=question.reached, language=self.given_in)
        return question.reached

    def _picture(self, question: ShownQuestion) -> None:
        points = f"{question.points} {self.labels['of_100']}" if question.points else ""
        gate = self.labels["gate"] if question.gate else ""
        steps = (question.kind == "ladder" and question.picture) or ""
        beside = " · ".join(filter(None, (steps, points, question.standing, gate)))
        # A yes or a no is told by its word; two boxes without words would be a riddle.
        if question.boxes and question.kind != "yes_no":
            self.paper.picture(boxes(question.boxes), question.picture, beside)
        elif question.at is not None:
            self.paper.picture(scale(question.at), question.picture, beside)
        elif beside:
            self.paper.say(beside, "Caption")

    def _pieces(self, pieces: Sequence[Piece]) -> Text:
        return tuple(Run(text=each.text, link=each.link, language=self.given_in) for each in pieces)

    def measure(self, measure: Measure) -> None:
        """A recommendation with why it is due, what to do first, and who has done it."""
        paper, t = self.paper, self.labels
        paper.heading(measure.title, 3, measure.anchor)
        terms = ((t["lead"], measure.lead), (t["months"], measure.months), (t["effort"], measure.effort))
        paper.say(" · ".join(f"{label}: {words}" for label, words in terms), "Caption")
        if measure.about:
            paper.say(measure.about)
        paper.facts(t["why"], measure.why)
        paper.facts(t["before"], measure.before)
        if measure.steps:
            paper.say(
                Run(text=t["first_steps"], style="Subtle Emphasis"), "Body Text"
            ).paragraph_format.keep_with_next = True
            paper.numbered(measure.steps, "List Number 2")
        paper.facts(t["would_raise"], measure.raises)
        paper.facts(t["money"], [Run(text=each.name, to=each.anchor) for each in measure.funds])
        paper.fact(t["watch"], measure.watch)
        for each in measure.practices:
            self.practice(each)

    def practice(self, practice: ShownPractice) -> None:
        """A municipality that did it, with where that is written."""
        paper, t = self.paper, self.labels
        if practice.anchor:
            told = (f"{practice.title} – {practice.where}. ", Run(text=t["told_at"], to=practice.anchor))
            paper.fact(t["practice"], told)
            return
        paper.heading(f"{t['practice']}: {practice.title}", 4)
        paper.say(" · ".join(filter(None, (practice.where, practice.years))), "Caption")
        for label, words in (("done", practice.done), ("result", practice.result), ("needs", practice.needs)):
            paper.fact(t[label], words)
        self.source(practice.source)

    def source(self, source: Piece) -> None:
        """Where something is written."""
        paper, t, link, text = self.paper, self.labels, source.link, source.text
        shown = Run(text=link, link=link)
        paper.fact(t["source"], (f"{text} (", shown, ")") if text and link else shown if link else text)

    def account(self, account: Account, first: str, answer: str, points: str, *, with_overall: bool) -> None:
        """The parts of a score as a table that can be added up."""
        t = self.labels
        widths = (52, 44, 13, 15, 16, 16, 18) if with_overall else (70, 34, 16, 16, 16, 16)
        names = (first, answer, points, t["weight"], t["part"], t["lost"], t["overall_part"])
        columns = [
            Column(label=name, width=width, figures=at > 1)
            for at, (name, width) in enumerate(zip(names, widths, strict=False))
        ]
        rows = [
            (each.name, each.answer, each.points, each.weight, each.part, each.lost, each.overall_part)[
                : len(columns)
            ]
            for each in account.rows
        ]
        sums = (t["sum"], "", "", "", account.part, account.lost, account.overall_part)[: len(columns)]
        self.paper.table(
            columns, rows, [strong(each) for each in sums] if account.adds_up else (), account.note
        )
