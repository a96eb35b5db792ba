"""The fixed terms of an edition and the words it does not use, one list a language.

The same thing is called the same everywhere, and nothing is asked with a word that nobody can check.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mint_index.instrument.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A fixed term and the words that are not said in its place; `unless` are phrases that may hold such a word."""

    say: str
    instead_of: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Glossary:
    """The terms of one language, and the vague words with which nothing is asked. A word may end in * for any ending."""

    terms: tuple[Term, ...] = ()
    vague: tuple[str, ...] = ()

    @cached_property
    def _patterns(self) -> tuple[tuple[Term, re.Pattern[str], re.Pattern[str] | None], ...]:
        return tuple(
            (term, _pattern(term.instead_of), _pattern(term.unless) if term.unless else None)
            for term in self.terms
        )

    @cached_property
    def _vague(self) -> re.Pattern[str] | None:
        return _pattern(self.vague) if self.vague else None

    def strays(self, words: str) -> Iterator[tuple[str, str]]:
        """Words that stand in the place of a term, each with the term."""
        for term, instead, unless in self._patterns:
            left = unless.sub("", words) if unless else words
            yield from ((found.group(), term.say) for found in instead.finditer(left))

    def vague_in(self, words: str) -> list[str]:
        """The vague words that are said."""
        return [found.group() for found in self._vague.finditer(words)] if self._vague else []


def of_language(entry: Entry) -> Glossary:
    """The terms of one language."""
    return Glossary(
        vague=entry.words("vague", "Words with which nothing is asked; * stands for any ending.", default=()),
        terms=entry.tables("terms", "Fixed terms.", _term, needed=False),
    )


def _term(entry: Entry) -> Term:
    return Term(
        say=entry.text("say", "The term."),
        instead_of=entry.words("not", "What is not said in its place; * stands for any ending."),
        unless=entry.words("unless", "Phrases that may hold such a word.", default=()),
    )


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    each = (re.escape(phrase).replace(r"\*", r"\w*") for phrase in phrases)
    # A phrase may end in a bracket, where a word boundary would wait for a letter.
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)
