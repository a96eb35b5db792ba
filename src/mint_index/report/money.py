"""Who may pay: the funds of the measures that are due, each with the date of the information.

A fund that the town's country cannot draw on is not shown; one of the European Union is shown to its members.
"""

import datetime
from collections.abc import Sequence

from mint_index.assessment.result import Assessment
from mint_index.instrument.recommendations import Funding
from mint_index.report.shown_across import Named, ShownFund
from mint_index.report.words import Piece, Words, clean, web_address
from mint_index.voices import N_

_UNION = "EU"
# fmt: off
MEMBERS = frozenset((
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
))
# fmt: on
"""Members of the European Union, by the codes of ISO 3166."""
# Calls change every year: older information is told to be old.
_FRESH = datetime.timedelta(days=366)


def open_to(country: str, fund: Funding) -> bool:
    """Whether a town of a country can draw on a fund; nobody knows that of a town without a country."""
    return country in fund.countries or (_UNION in fund.countries and country in MEMBERS)


def funds_of(assessment: Assessment) -> list[str]:
    """The funds that can be shown, in the order in which the measures name them."""
    named = dict.fromkeys(name for due in assessment.due for name in due.funding)
    funds, country = assessment.funding, assessment.country.upper()
    return [name for name in named if name in funds and open_to(country, funds[name])]


def show_funds(assessment: Assessment, measures: Sequence[Named], words: Words) -> tuple[ShownFund, ...]:
    """The funds with the measures they may pay for; `measures` are those that are due, in their order."""
    return tuple(
        _fund(
            assessment.funding[name],
            f"f{at}",
            [each for due, each in zip(assessment.due, measures, strict=True) if name in due.funding],
            assessment.date,
            words,
        )
        for at, name in enumerate(funds_of(assessment), 1)
    )


def _fund(fund: Funding, anchor: str, measures: list[Named], date: str, words: Words) -> ShownFund:
    source = fund.source
    told = [clean(source.title), clean(source.publisher), str(source.year) if source.year else ""]
    return ShownFund(
        anchor=anchor,
        name=words.word(fund.id),
        about=words.optional(fund.id, "about"),
        countries=words.listed([_country(each, words) for each in fund.countries]),
        until=words.say(N_("money agreed until {year}"), year=str(fund.until)) if fund.until else "",
        information=_information(fund, words),
        old=words.say(N_("This information was more than a year old at the date of the report."))
        if _is_old(fund.as_of, date)
        else "",
        source=Piece(text=", ".join(filter(None, told)), link=web_address(source.url)),
        measures=tuple(measures),
    )


def _country(code: str, words: Words) -> str:
    return words.say(N_("Members of the European Union")) if code == _UNION else words.country(code)


def _information(fund: Funding, words: Words) -> str:
    date = words.date(fund.as_of)
    return {
        "yes": words.say(N_("Checked on {date}, read in the source."), date=date),
        "partly": words.say(N_("Checked on {date}, read in the source in part."), date=date),
    }.get(
        fund.source.verified,
        words.say(
            N_("Information of {date}, not checked in the source: ask before you rely on it."), date=date
        ),
    )


def _is_old(as_of: str, date: str) -> bool:
    try:
        return datetime.date.fromisoformat(date) - datetime.date.fromisoformat(as_of) > _FRESH
    except ValueError:
        return False
