"""The dimensions as a net, for partners who are used to it: unfilled, in the fixed order, with its warning beside it.

A dimension without a score leaves a gap: nothing is drawn where nothing is known.
"""

import math
from dataclasses import dataclass

from mint_index.report.charts import clipped
from mint_index.report.shown import ReportView, ShownDimension

_WIDTH, _HEIGHT, _RADIUS = 600.0, 370.0, 140.0
_X, _Y, _OUT = 300.0, 182.0, 10.0
_RINGS = (25.0, 50.0, 75.0, 100.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke:
    """The axis of a dimension with its label; the mark is None where there is no score."""

    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str
    name: str
    said: str
    mark_x: float | None
    mark_y: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """The net: rings and lines as paths, `heights` with the figures of the rings, spokes with their marks, `x` and `y` the centre."""

    width: float
    height: float
    x: float
    y: float
    rings: tuple[str, ...]
    heights: tuple[tuple[float, str], ...]
    spokes: tuple[Spoke, ...]
    lines: tuple[str, ...]


def net(view: ReportView) -> Net | None:
    """The net of the dimensions; nothing where there are fewer than three, since a net needs an inside."""
    count = len(view.dimensions)
    if count < 3:
        return None
    angles = [2 * math.pi * at / count for at in range(count)]
    spokes = tuple(_spoke(each, angle) for each, angle in zip(view.dimensions, angles, strict=True))
    rings = tuple(_path([_at(angle, ring) for angle in angles]) + "Z" for ring in _RINGS)
    return Net(
        width=_WIDTH,
        height=_HEIGHT,
        x=_X,
        y=_Y,
        rings=rings,
        heights=tuple((_at(0.0, ring)[1], f"{ring:g}") for ring in _RINGS[1::2]),
        spokes=spokes,
        lines=_lines(spokes),
    )


def _spoke(dimension: ShownDimension, angle: float) -> Spoke:
    x, y = _at(angle, 100.0)
    label_x, label_y = _at(angle, 100.0 + _OUT)
    mark_x, mark_y = (None, None) if dimension.score.at is None else _at(angle, dimension.score.at)
    side = math.sin(angle)
    return Spoke(
        x=x,
        y=y,
        label_x=label_x,
        # Two lines of text: above the net they end at the spoke, below it they begin there.
        label_y=round(label_y - 6 - 8 * math.cos(angle), 1),
        anchor="middle" if abs(side) < 0.2 else "start" if side > 0 else "end",
        name=clipped(dimension.short),
        said=dimension.score.printed,
        mark_x=mark_x,
        mark_y=mark_y,
    )


def _lines(spokes: tuple[Spoke, ...]) -> tuple[str, ...]:
    """The line from mark to mark, cut where one is missing."""
    marks = [(each.mark_x, each.mark_y) for each in spokes]
    pairs = zip(marks, [*marks[1:], marks[0]], strict=True)
    return tuple(
        f"M{x} {y}L{to_x} {to_y}" for (x, y), (to_x, to_y) in pairs if x is not None and to_x is not None
    )


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _at(angle: float, score: float) -> tuple[float, float]:
    """Where a score lies on the spoke of an angle; the first spoke points upwards, the others follow the clock."""
    length = _RADIUS * score / 100
    return round(_X + length * math.sin(angle), 1), round(_Y - length * math.cos(angle), 1)
