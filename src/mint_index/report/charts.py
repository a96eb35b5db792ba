"""Where things stand in a picture; the templates draw them as SVG and a table beside each says the same.

A chart is readable without colour: every bar has its number and its word, and what is missing is dashed.
"""

from dataclasses import dataclass

from mint_index.report.shown import Box, ReportView, ShownDimension

_WIDTH, _ROW, _WORDS, _NOTE, _AXIS = 360.0, 40.0, 20.0, 15.0, 20.0
_LONGEST = 26
_BOX, _GAP, _LETTER = 24.0, 4.0, 7.5
# About how wide a letter of a name, of its remark and of a figure is: enough to tell whether a line holds all three.
_OF_NAME, _OF_NOTE, _OF_SAID, _BETWEEN = 7.6, 6.0, 6.7, 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar with its words: `y` is the top of the words, `top` that of the bar.

    `low` and `high` are the ends of the range, None for none. `note` stands beside the name, or below it where a line
    does not hold both: above the bar in either case, so that nobody takes it for a remark on the next.
    """

    y: float
    top: float
    name: str
    said: str
    note: str
    note_below: bool
    strength: int
    length: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Where a level begins."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The bars of the dimensions, from the lowest score to the highest; those without a score stand last."""

    width: float
    height: float
    bottom: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBox:
    """A box of a row of steps with its place."""

    x: float
    width: float
    middle: float
    label: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of step boxes."""

    width: float
    boxes: tuple[PlacedBox, ...]


def profile(view: ReportView) -> Profile:
    """The profile of the dimensions as bars."""
    bars, y = list[Bar](), 0.0
    for each in in_rising_order(view):
        score = each.score
        name, said = clipped(each.short), " · ".join(filter(None, (score.printed, score.level)))
        names = len(name) * _OF_NAME + len(score.standing) * _OF_NOTE
        end = names + 2 * _BETWEEN + len(said) * _OF_SAID
        below = bool(score.standing) and end > _WIDTH
        bars.append(
            Bar(
                y=y,
                top=y + _WORDS + (_NOTE if below else 0),
                name=name,
                said=said,
                note=score.standing,
                note_below=below,
                strength=score.strength,
                length=_x(score.at),
                low=_x(score.low_at),
                high=_x(score.high_at),
            )
        )
        y += _ROW + (_NOTE if below else 0)
    ticks = tuple(Tick(x=_x(each) or 0.0, label=f"{each:g}") for each in view.ticks)
    return Profile(width=_WIDTH, height=y + _AXIS, bottom=y, bars=tuple(bars), ticks=ticks)


def in_rising_order(view: ReportView) -> list[ShownDimension]:
    """The dimensions from the lowest score to the highest, those without a score last."""
    return sorted(
        view.dimensions, key=lambda each: (each.score.exact.score is None, each.score.exact.score or 0.0)
    )


def steps(boxes: tuple[Box, ...]) -> Row:
    """A row of boxes, each as wide as its label needs."""
    placed, x = list[PlacedBox](), 1.0
    for each in boxes:
        width = max(_BOX, 10 + _LETTER * len(each.label)) if each.label else _BOX * 0.75
        placed.append(PlacedBox(x=x, width=width, middle=x + width / 2, label=each.label, state=each.state))
        x += width + _GAP
    return Row(width=x - _GAP + 1, boxes=tuple(placed))


def _x(figure: float | None) -> float | None:
    return None if figure is None else round(min(100.0, max(0.0, figure)) * _WIDTH / 100, 1)


def clipped(words: str, longest: int = _LONGEST) -> str:
    """The words as long as they fit, in a picture where nothing else is said."""
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
