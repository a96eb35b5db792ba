"""The summary that a terminal shows: the overall figure, the profile as bars, what bars the highest level, what to do first.

Every bar has its number and its word, so it is read without colour. What a console cannot say in its encoding is said
in plainer signs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mint_index.report.charts import in_rising_order
from mint_index.report.shown import ReportView, ShownDimension

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.table import Table
    from rich.text import Text

_WIDEST, _NARROWEST_BAR, _FIRST = 100, 8, 5
_PLAINER = {
    "–": "-",
    "—": "-",
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "…": "...",
    "→": "->",
    "·": "-",
    "\u00a0": " ",
    "\u202f": " ",
}


@dataclass(frozen=True, slots=True)
class Speech:
    """What a console can say: `encoding` is its own, as Python names it."""

    encoding: str

    def say(self, text: str) -> str:
        """The text, with plainer signs for those that the console does not know."""
        return "".join(each if self._knows(each) else self._plainer(each) for each in text)

    def bar(self, share: float | None, width: int) -> str:
        """A bar as wide as asked, filled to a share of 0 to 100; empty without one."""
        full, empty = ("█", "░") if self._knows("█░") else ("#", ".")
        filled = 0 if share is None else round(min(100.0, max(0.0, share)) * width / 100)
        return full * filled + (empty if share is not None else " ") * (width - filled)

    def _plainer(self, character: str) -> str:
        said = _PLAINER.get(character, "?")
        return said if self._knows(said) else "?"

    def _knows(self, text: str) -> bool:
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary that Rich can print; it is laid out when the console is known."""

    view: ReportView
    width: int

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "Iterator[RenderableType]":
        from rich.constrain import Constrain

        width = min(self.width, options.max_width, _WIDEST)
        for part in _parts(self.view, Speech(options.encoding), width):
            yield Constrain(part, width)


def summary(view: ReportView, width: int = 80) -> Summary:
    """The summary of a report, at most as wide as asked, for Rich to print."""
    return Summary(view, width)


def _parts(view: ReportView, speech: Speech, width: int) -> "Iterator[RenderableType]":
    t = view.labels
    yield _text(speech, "")
    yield _text(speech, view.town, "bold")
    yield _text(speech, " · ".join(filter(None, (view.edition, view.country, view.date))), "dim")
    if view.warnings:
        yield from _heading(speech, t["warnings"])
        yield _items(speech, [("!", warning) for warning in view.warnings])
    yield _text(speech, "")
    overall = " · ".join(filter(None, (view.overall.printed, view.overall.level, view.overall.standing)))
    yield _text(speech, f"{t['overall']}: {overall} · {t['coverage']}: {view.overall.coverage}", "bold")
    yield _text(speech, " ".join(view.sentences))
    yield _text(speech, "")
    yield _bars(view, speech, width)
    gates = [(each.short, gate) for each in view.dimensions for gate in each.gates]
    if gates:
        yield from _heading(speech, t["gate"])
        yield _items(speech, [("-", f"{short}: {gate}") for short, gate in gates])
    yield from _heading(speech, t["next_steps"])
    yield from _measures(view, speech)
    yield from _find_out(view, speech)


def _text(speech: Speech, said: str, style: str = "") -> "Text":
    from rich.text import Text

    # A Text is never read as markup, whatever somebody named a town.
    return Text(speech.say(said), style=style, overflow="fold")


def _heading(speech: Speech, said: str) -> "Iterator[Text]":
    yield _text(speech, "")
    yield _text(speech, said, "bold")


def _items(speech: Speech, items: list[tuple[str, str]]) -> "Table":
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    for mark, said in items:
        table.add_row(_text(speech, mark), _text(speech, said))
    return table


def _bars(view: ReportView, speech: Speech, width: int) -> "Table":
    from rich.cells import cell_len
    from rich.table import Table

    rows = [(each, each.short, each.score.printed, _level(each)) for each in in_rising_order(view)]
    names = min(max(cell_len(name) for _, name, _, _ in rows), width // 3)
    printed = max(cell_len(printed) for _, _, printed, _ in rows)
    levels = min(max(cell_len(level) for *_, level in rows), width // 4)
    bar = max(_NARROWEST_BAR, width - names - printed - levels - 3)
    table = Table.grid(padding=(0, 1))
    table.add_column(width=names)
    table.add_column(width=bar, no_wrap=True)
    table.add_column(width=printed, no_wrap=True)
    table.add_column(width=levels)
    for each, name, said, level in rows:
        drawn = _text(speech, "", "cyan")
        drawn.append(speech.bar(each.score.at, bar))
        table.add_row(_text(speech, name), drawn, _text(speech, said, "bold"), _text(speech, level))
    return table


def _level(dimension: ShownDimension) -> str:
    return ", ".join(filter(None, (dimension.score.level, dimension.score.standing)))


def _measures(view: ReportView, speech: Speech) -> "Iterator[RenderableType]":
    if not view.next_steps:
        yield _text(speech, view.labels["no_measures"])
        return
    from rich.console import Group
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    for at, each in enumerate(view.next_steps, 1):
        terms = f"{each.dimension} · {each.lead} · {each.months} · {view.labels['effort']}: {each.effort}"
        told = Group(
            _text(speech, each.title, "bold"), _text(speech, terms, "dim"), _text(speech, each.why_short)
        )
        table.add_row(_text(speech, f"{at}."), told)
    yield table


def _find_out(view: ReportView, speech: Speech) -> "Iterator[RenderableType]":
    questions = [
        f"{group.dimension}: {each.words} ({each.standing})"
        for group in view.find_out
        for each in group.questions
    ]
    yield from _heading(speech, f"{view.labels['find_out']} ({len(questions)})")
    yield _text(speech, view.find_out_says)
    if questions:
        yield _items(speech, [("-", each) for each in questions[:_FIRST]])
    if len(questions) > _FIRST:
        yield _text(speech, view.labels["more"].format(count=len(questions) - _FIRST))


def show(view: ReportView) -> None:
    """Print the summary to standard output, as wide as the terminal is."""
    from rich.console import Console

    console = Console()
    console.print(summary(view, console.width))
