"""What runs across the dimensions, as types: themes, who may pay, and the letter about what others hold in hand.

Like the rest of what a reader sees: every sentence made, nothing left to decide for a face.
"""

from dataclasses import dataclass

from mint_index.report.words import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The name of something that is told elsewhere in the report, and the anchor where."""

    name: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLine:
    """A question of a theme in a line; `anchor` is that of the question, `answer` as brief as it can be told.

    `lacking` names what a list has not yet: it may be the very thing that the theme is about.
    """

    anchor: str
    words: str
    dimension: str
    answer: str
    lacking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTheme:
    """A theme: a list of questions of several dimensions, without a score. `others` were not answered or carry no points."""

    anchor: str
    name: str
    counted: str
    gaps: tuple[ThemeLine, ...]
    shown: tuple[ThemeLine, ...]
    others: tuple[ThemeLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFund:
    """Who may pay for some measures. `information` tells its date and how far it was checked, `old` that it may be out of date."""

    anchor: str
    name: str
    about: str
    countries: str
    until: str
    information: str
    old: str
    source: Piece
    measures: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterItem:
    """A task that is not the municipality's: the question, and what the municipality noted at it."""

    words: str
    note: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterGroup:
    """The tasks of one dimension."""

    name: str
    items: tuple[LetterItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A draft to the level that holds what is asked here: paragraphs, the tasks, what is asked for, what we do ourselves."""

    hint: str
    to: str
    subject: str
    opening: tuple[str, ...]
    groups: tuple[LetterGroup, ...]
    asked: str
    requests: tuple[str, ...]
    own: str
    measures: tuple[Named, ...]
    closing: tuple[str, ...]
