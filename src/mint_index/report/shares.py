"""Shares as the reader writes figures: what was typed as 31,5/1890 in one language reads 31.5/1,890 in another."""

from mint_index.answers.figures import Doubt, read_figure
from mint_index.report.words import Words, clean


def say_share(given: str, words: Words) -> str:
    """The two figures of a share in the reader's format; the text itself where they are no figures."""
    found = [each for sign in ".," if (each := _read(given, sign))]
    if not found:
        return clean(given)
    # The record does not say which sign separates decimals. Of "31,5/1.890" the second figure is a count, so it is 1890.
    part, whole = max(found, key=lambda each: each[1])
    return f"{words.number(part)}/{words.number(whole)}"


def _read(given: str, decimal: str) -> tuple[float, float] | None:
    figures = [read_figure(each, lambda: decimal) for each in given.split("/")]
    if len(figures) != 2:
        return None
    part, whole = figures
    if part is None or whole is None or isinstance(part, Doubt) or isinstance(whole, Doubt):
        return None
    return part, whole
