"""Shares as the reader writes figures: what was typed as 31,5/1890 in one language reads 31.5/1,890 in another."""

from mint_index.answers.figures import Doubt, read_figure
from mint_index.report.words import FEW, Words, clean
from mint_index.voices import N_


def say_share(given: str, words: Words) -> str:
    """The two figures of a share in the reader's format; the text itself where they are no figures."""
    found = [each for sign in ".," if (each := _read(given, sign))]
    if not found:
        return clean(given)
    # The record does not say which sign separates decimals. Of "31,5/1.890" the second figure is a count, so it is 1890.
    part, whole = max(found, key=lambda each: each[1])
    return f"{words.number(part)}/{words.number(whole)}"


def say_few(given: str, words: Words) -> str:
    """What is told in place of a share of fewer than five persons, who might be recognised; nothing where they are more."""
    for sign in ".,":
        found = _read(given, sign)
        if found and 0 < found[0] < FEW:
            sentence = N_("fewer than {limit} of {whole}") if found[1] >= FEW else N_("fewer than {limit}")
            return words.say(sentence, limit=words.whole(FEW), whole=words.number(found[1]))
    return ""


def _read(given: str, decimal: str) -> tuple[float, float] | None:
    figures = [read_figure(each, lambda: decimal) for each in given.split("/")]
    if len(figures) != 2:
        return None
    part, whole = figures
    if part is None or whole is None or isinstance(part, Doubt) or isinstance(whole, Doubt):
        return None
    return part, whole
