"""The blocks of the Word document: a score, a question, a measure with who has done it, a table of parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mint_index.report.bitmaps import boxes, scale
from mint_index.report.paper import Column, Paper, Picture, Run, Text, letters
from mint_index.report.paper import pieces as pieces_of
from mint_index.report.shown import Account, Box, Measure, ShownPractice, ShownQuestion, ShownScore
from mint_index.report.words import Piece

Fact = tuple[str, Text]
"""A label and what stands beside it."""

# How many letters stand in a line beside a label, and of how many lines a question is kept on one page.
_LETTERS_A_LINE, _SHORT = 95, 8


def strong(text: str) -> Run:
    """The text, set off."""
    return Run(text=text, style="Strong")


def soft(text: str) -> Run:
    """The text, set back."""
    return Run(text=text, style="Subtle Emphasis")


def score_line(score: ShownScore) -> str:
    """A score with its range, its level and what is to be known of it."""
    told = f"{score.score} ({score.range})" if score.range else score.score
    if score.at is None and score.standing:
        # A dash in place of a score says nothing beside why there is none.
        told = ""
    return " – ".join(filter(None, (told, score.level, score.near, score.standing)))


def _named_boxes(row: Sequence[Box]) -> list[Run | Picture]:
    """A box for each answer, with its word: a yes or a no."""
    return [
        part
        for each in row
        for part in (Picture(png=boxes((each,)), told=each.label), soft(f" {each.label}   "))
    ]


def held_together(text: str) -> str:
    """The text, with spaces at which no line ends."""
    return text.replace(" ", "\u00a0")


def run_on(items: Sequence[str]) -> str:
    """Short things in one line; said aloud, a semicolon is a pause."""
    return "; ".join(items)


def listed(label: str, items: Sequence[Text]) -> list[Fact]:
    """A fact for each item, the first one beside the label."""
    return [("" if at else label, each) for at, each in enumerate(items)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """What puts blocks on paper: `labels` are the short words between, `given_in` is the language of the answers.

    `answers` heads the column of answers in a table: all the labels that any of them has.
    """

    paper: Paper
    labels: Mapping[str, str]
    given_in: str
    answers: str

    def questions(self, label: str, found: Sequence[ShownQuestion]) -> None:
        """Questions below a heading that counts them; nothing where there are none."""
        if not found:
            return
        self.paper.heading(f"{label} ({len(found)})", 2)
        for each in found:
            self.question(each)

    def question(self, question: ShownQuestion) -> None:
        """A question with its answer, what was meant by it, and what would be next."""
        paper, t = self.paper, self.labels
        paper.heading(question.words, 3)
        beside = self.beside(question, t["gate"] if question.gate else "")
        if beside:
            paper.say(beside, "Caption")
        facts: list[Fact] = [
            (question.label, self.as_given(question)),
            *listed(t["contains"], question.contains),
            (t["next"], question.next),
            (t["goalposts"], question.goalposts),
            (t["shown"], run_on(question.shown)),
            (t["lacking"], run_on(question.lacking)),
            *listed(t["options"], self.options(question)),
            (t["reason"], question.reason),
            (t["evidence_would_be"], question.evidence_would_be),
            (t["help"], question.help),
            *self._written(question),
        ]
        self.together([each for each in facts if each[1]])

    def _written(self, question: ShownQuestion) -> list[Fact]:
        """What was written down with an answer; who did so stands in the last line, as it is looked up, seldom read."""
        t = self.labels
        given = ((t["evidence"], question.evidence), (t["note"], question.note))
        told: list[Fact] = [(label, self._pieces(pieces)) for label, pieces in given if pieces]
        if not question.who:
            return told
        if not told:
            return [(t["who"], question.who)]
        label, last = told[-1]
        return [*told[:-1], (label, (*pieces_of(last), soft(f" ({t['who']}: {question.who})")))]

    def together(self, facts: Sequence[Fact]) -> None:
        """Facts below a heading, on one page where they are short."""
        lines = sum(1 + letters(words) // _LETTERS_A_LINE for _, words in facts)
        for at, (label, words) in enumerate(facts, 1):
            self.paper.fact(label, words, keep=at < len(facts) and (lines <= _SHORT or at == 1))

    def options(self, question: ShownQuestion) -> list[str | Run]:
        """What could be chosen, the answer that was set off."""
        return [strong(each.words) if each.chosen else each.words for each in question.options]

    def as_given(self, question: ShownQuestion) -> str | Run:
        """The answer, in the language in which it was written where somebody wrote it."""
        if question.kind == "text" and question.reached:
            return Run(text=question.reached, language=self.given_in)
        return question.reached

    def beside(self, question: ShownQuestion, gate: str = "") -> list[str | Run | Picture]:
        """The picture of an answer with its points, or why there is none."""
        points = held_together(f"{question.points} {self.labels['of_100']}") if question.points else ""
        steps = (question.kind == "ladder" and question.picture) or ""
        words = " · ".join(filter(None, (steps, points, question.standing, gate)))
        if question.kind == "yes_no":
            return [*_named_boxes(question.boxes), *([soft(words)] if words else [])]
        if question.boxes:
            return [Picture(png=boxes(question.boxes), told=question.picture), soft(f"  {words}")]
        if question.at is not None:
            return [Picture(png=scale(question.at), told=question.picture), soft(f"  {words}")]
        return [soft(words)] if words else []

    def _pieces(self, pieces: Sequence[Piece]) -> tuple[Run, ...]:
        return tuple(Run(text=each.text, link=each.link, language=self.given_in) for each in pieces)

    def measure(self, measure: Measure) -> None:
        """A recommendation with why it is due, what to do first, and who has done it."""
        paper, t = self.paper, self.labels
        paper.heading(measure.title, 3, measure.anchor)
        terms = ((t["lead"], measure.lead), (t["months"], measure.months), (t["effort"], measure.effort))
        paper.say(" · ".join(f"{label}: {words}" for label, words in terms), "Caption")
        if measure.about:
            paper.say(measure.about)
        paper.listed(t["why"], measure.why, "List Bullet 2")
        paper.facts(t["before"], measure.before)
        # What follows the steps is short: no line of it is to stand alone on the next page.
        follows = bool(measure.watch)
        paper.listed(t["first_steps"], measure.steps, "List Number 2", keep=follows)
        paper.facts(t["would_raise"], measure.raises, keep=follows)
        paper.facts(t["money"], [Run(text=each.name, to=each.anchor) for each in measure.funds], keep=follows)
        paper.fact(t["watch"], measure.watch)
        for each in measure.practices:
            self.practice(each)

    def practice(self, practice: ShownPractice) -> None:
        """A municipality that did it, with where that is written, in one paragraph."""
        t = self.labels
        head = Run(text=f"{t['practice']}: ", style="Subtle Emphasis")
        where = ", ".join(filter(None, (practice.where, practice.years)))
        if practice.anchor:
            told = Run(text=t["told_at"], to=practice.anchor)
            self.paper.say((head, f"{practice.title} – {where}. ", told), "Quote")
            return
        runs: list[str | Run] = [head, strong(practice.title), f" – {where}."]
        for label, words in (("done", practice.done), ("result", practice.result), ("needs", practice.needs)):
            if words:
                runs += [Run(text=f" {t[label]}: ", style="Subtle Emphasis"), words]
        source = self.source(practice.source)
        if source:
            runs += [Run(text=f" {t['source']}: ", style="Subtle Emphasis"), *source]
        self.paper.say(runs, "Quote")

    def source(self, source: Piece) -> list[str | Run]:
        """Where something is written."""
        shown = [Run(text=source.link, link=source.link)] if source.link else []
        if source.text and shown:
            return [f"{source.text} (", *shown, ")"]
        return [*shown] or [*filter(None, [source.text])]

    def account(self, account: Account, first: str, answer: str, points: str, *, with_overall: bool) -> None:
        """The parts of a score as a table that can be added up."""
        t = self.labels
        widths = (64, 36, 12, 15, 14, 17, 20) if with_overall else (82, 32, 16, 16, 16, 16)
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
        added = [strong(each) for each in sums] if account.adds_up else ()
        self.paper.table(columns, rows, added, account.note, long=True)
