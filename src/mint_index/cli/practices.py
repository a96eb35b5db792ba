"""`mint practices`: real towns that did it, by dimension, country and words."""

from typing import TYPE_CHECKING, Annotated

import typer

from mint_index.cli import options
from mint_index.cli.talk import instrument_for, tell
from mint_index.instrument.entry import COUNTRY
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.shelves import NEWEST
from mint_index.instrument.wording import folded
from mint_index.problems import Place, Problem, closest, problem
from mint_index.voices import N_

if TYPE_CHECKING:
    from mint_index.report.words import Words

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def practices(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help="Words that occur in it, or its name.", show_default=False),
    ] = None,
    dimension: Annotated[
        str, typer.Option("--dimension", metavar="D", help="Only those of a dimension: its id or name.")
    ] = "",
    country: Annotated[
        str, typer.Option("--country", metavar="C", help="Only those of a country, such as NL.")
    ] = "",
    full: Annotated[
        bool, typer.Option("--full", help="Show each whole. [default: where few are left]")
    ] = False,
    language: options.Language = None,
    edition: options.Edition = NEWEST,
) -> None:
    """Find real towns that did it: what was done, what came of it, what it takes, and who tells it."""
    from mint_index.cli.spoken import words_for
    from mint_index.report.practices import find_practices, show_practices

    instrument = instrument_for(edition, language)
    spoken = words_for(instrument, language)
    countries = sorted({each.country for each in instrument.practices.values()})
    chosen, problems = _dimension(dimension, instrument, spoken)
    problems += _no_country(country, countries, instrument, spoken)
    if problems:
        tell(problems, spoken.voice)
        raise typer.Exit(2)
    if country and countries and country.upper() not in countries:
        none = N_("No practice is known here from {country}, only from: {countries}.")
        print(spoken.say(none, country=spoken.country(country), countries=", ".join(countries)))
        raise typer.Exit(1)
    found = find_practices(instrument, dimension=chosen, country=country, sought=words or ())
    if not found:
        print(spoken.say(N_("No practice fits. Search with fewer or other words.")))
        raise typer.Exit(1)
    print("\n".join(show_practices(found, instrument, spoken, whole=full)))


def _dimension(given: str, instrument: Instrument, spoken: "Words") -> tuple[str, list[Problem]]:
    """The id of a dimension that is given by it or by its name in any language, or O05 with those there are."""
    ids = [each.id for each in instrument.questionnaire.dimensions]
    # An id means itself, whatever another dimension is called.
    known = {
        folded(said): id_
        for id_ in ids
        for wording in instrument.wordings.values()
        for key in ((id_, "short"), (id_,))
        if (said := wording.say(*key))
    } | {folded(id_): id_ for id_ in ids}
    if not given or folded(given) in known:
        return known[folded(given)] if given else "", []
    allowed = ", ".join(f"{id_} ({spoken.short(id_)})" for id_ in ids)
    nearest = known.get(closest(folded(given), known), "")
    facts = {"edition": instrument.edition, "allowed": allowed, "nearest": nearest}
    return "", [problem("O05", Place(), given=given, **facts)]


def _no_country(given: str, countries: list[str], instrument: Instrument, spoken: "Words") -> list[Problem]:
    """O05 where what is given is the code of no country at all, with those that practices are from."""
    code = given.upper()
    # Territories are also the parts of the world, which have figures for a code.
    if not given or (COUNTRY.match(code) and code in spoken.locale.territories):
        return []
    nearest = closest(code, countries)
    facts = {"edition": instrument.edition, "allowed": ", ".join(countries), "nearest": nearest}
    return [problem("O05", Place(), given=given, **facts)]
