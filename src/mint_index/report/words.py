"""Everything is printed here: figures, dates and lists in the reader's language, and the words of the edition.

A `Words` is what the other modules of the report speak through. Text that people wrote is cleaned of what could
steer a screen; no face needs to do that again.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mint_index.answers.specials import NO, YES, reason_words, special_words
from mint_index.instrument.questionnaire import Rounding
from mint_index.instrument.wording import Wording
from mint_index.scoring.rounding import printed_one
from mint_index.voices import N_, Voice

if TYPE_CHECKING:
    from babel import Locale

_STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\{}|^]+", re.IGNORECASE)
FEW = 5
"""Fewer persons than these might be recognised: what is passed on does not tell how many."""
_NO_DECIMALS_FROM = 100
# A language without a country is read as it is written in Europe: 31 March, not March 31.
_LOCALES = {"en": "en_GB", "pt": "pt_PT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of text that somebody wrote; `link` is an address of the web or empty."""

    text: str
    link: str = ""


def clean(text: str) -> str:
    """The text in one line, without control characters and marks that turn the direction of what follows."""
    # Nearly every text is such already; looking at its signs one by one is what costs.
    if text.isprintable():
        return " ".join(text.split())
    shown = (" " if each.isspace() else each for each in text if each.isspace() or _harmless(each))
    return " ".join("".join(shown).split())


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Cn") and character not in _STEERING


# The same few hundred figures stand in a report again and again, and a pattern is read anew for each.
@lru_cache(maxsize=2048)
def _decimal(number: float, pattern: str | None, locale: "Locale") -> str:
    """A number as a language writes it."""
    from babel.numbers import format_decimal

    return format_decimal(number, format=pattern, locale=locale)


def web_address(text: str) -> str:
    """The address if it is one of the web (http or https), otherwise nothing."""
    address = text.strip()
    if not _ADDRESS.fullmatch(address):
        return ""
    try:
        return address if urlsplit(address).hostname else ""
    except ValueError:
        return ""


def pieces(text: str) -> tuple[Piece, ...]:
    """The text cut where an address of the web begins and ends."""
    text, found, at = clean(text), list[Piece](), 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(".,;:!?)]")
        if not web_address(address):
            continue
        if match.start() > at:
            found.append(Piece(text=text[at : match.start()]))
        at = match.start() + len(address)
        found.append(Piece(text=address, link=address))
    return (*found, Piece(text=text[at:])) if text[at:] else tuple(found)


@cache
def locale_of(language: str) -> "Locale":
    """The locale of a language; English where Babel does not know the language."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(_LOCALES.get(language) or language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def reads_from_right(language: str) -> bool:
    """Whether a language is written from the right to the left."""
    return bool(locale_of(language).text_direction == "rtl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One reader's language: `wording` says what the edition says, `voice` what the tool says."""

    wording: Wording
    voice: Voice
    rounding: Rounding

    def say(self, sentence: str, **facts: str) -> str:
        """A sentence of the tool's own, filled."""
        return self.voice.say(sentence).format(**facts)

    def say_many(self, one: str, many: str, number: int, **facts: str) -> str:
        """The same for a sentence that depends on how many there are."""
        return self.voice.say_many(one, many, number).format(count=self.whole(number), **facts)

    def word(self, *parts: str) -> str:
        """The edition's words for an id and its part; the id made readable where there are none."""
        return clean(self.wording.say(*parts)) or parts[-1].replace("_", " ")

    def optional(self, *parts: str) -> str:
        """The edition's words, or nothing."""
        return clean(self.wording.say(*parts))

    def short(self, dimension: str) -> str:
        """The short name of a dimension."""
        return self.optional(dimension, "short") or self.word(dimension)

    def answer(self, question: str, kind: str, answer: str) -> str:
        """The words of an answer that can be chosen."""
        if kind == "yes_no" and answer in (YES, NO):
            return self.optional(question, answer) or special_words(self.voice)[answer]
        if kind == "ladder" and not self.optional(question, answer):
            return self.say(N_("step {number}"), number=answer)
        return self.word(question, answer)

    def standing(self, standing: str) -> str:
        """The words for an answer that is none."""
        return {
            **special_words(self.voice),
            "blank": self.voice.say(N_("not answered yet")),
            "not_asked": self.voice.say(N_("not asked here")),
        }.get(standing, "")

    def reason(self, reason: str) -> str:
        """The words for a reason of "not applicable"."""
        return next(
            (said for code, said in reason_words(self.voice).items() if code == reason), clean(reason)
        )

    # Figures ------------------------------------------------------------------------------------------------

    @property
    def locale(self) -> "Locale":
        """The locale of the reader's language."""
        return locale_of(self.wording.language)

    def exact(self, score: float) -> float:
        """A score as it is printed, as a number."""
        return printed_one(score, self.rounding)

    def score(self, score: float | None) -> str:
        """A score, or a dash where there is none."""
        return "–" if score is None else self.parts([self.exact(score)])[0]

    def parts(self, scores: Sequence[float], finer: int = 0) -> list[str]:
        """Scores that are rounded already; `finer` is by how many decimals."""
        decimals = self.rounding.decimals + finer
        pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
        return [_decimal(score or 0, pattern, self.locale) for score in scores]

    def share(self, percent: float) -> str:
        """A share in whole percent."""
        from babel.numbers import format_percent

        whole = printed_one(percent, replace(self.rounding, decimals=0))
        return format_percent(whole / 100, locale=self.locale)

    def whole(self, number: int) -> str:
        """A count."""
        return _decimal(number or 0, None, self.locale)

    def number(self, number: float) -> str:
        """A number as it was given, with at most three decimals."""
        return _decimal(number or 0, "#,##0.###", self.locale)

    def figure(self, figure: float, unit: str, *, computed: bool = False) -> str:
        """A figure with its unit. Fewer than five persons are not told: somebody might be recognised.

        Nobody measured the decimals of a computed figure: it has at most one, and none from 100 on.
        """
        if computed:
            figure = printed_one(figure, Rounding(decimals=0 if abs(figure) >= _NO_DECIMALS_FROM else 1))
        if unit == "persons" and 0 < figure < FEW:
            return self.say(N_("fewer than {limit} persons"), limit=self.whole(FEW))
        return self.quantity(figure, unit)

    def quantity(self, figure: float, unit: str) -> str:
        """A figure with its unit that counts nobody, such as a limit."""
        from babel.numbers import format_percent

        if unit == "percent":
            return format_percent(figure / 100, format="#,##0.###" + self._percent_sign, locale=self.locale)
        return f"{self.number(figure)} {self.word('unit', unit)}" if unit else self.number(figure)

    @property
    def _percent_sign(self) -> str:
        pattern = str(self.locale.percent_formats[None].pattern)
        return pattern[pattern.rindex("0") + 1 :]

    def date(self, date: str) -> str:
        """A date of ISO 8601 in words; the text itself where it is none."""
        import datetime

        from babel.dates import format_date

        try:
            return format_date(datetime.date.fromisoformat(date), "long", locale=self.locale)
        except ValueError:
            return clean(date)

    def listed(self, items: Sequence[str]) -> str:
        """The items as a list within a sentence."""
        from babel.lists import format_list

        return format_list(list(items), locale=self.locale) if items else ""

    def country(self, code: str) -> str:
        """The name of a country by its code."""
        return str(self.locale.territories.get(code.upper(), clean(code)))

    def language(self, code: str) -> str:
        """The name of a language by its code."""
        return str(self.locale.languages.get(code, clean(code)))
