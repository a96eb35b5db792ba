"""The words in which a command speaks of an edition."""

from mint_index.cli.talk import speaks, stop
from mint_index.instrument.instrument import Instrument
from mint_index.report.words import Words
from mint_index.voices import settle_language, voice


def words_for(instrument: Instrument, language: str | None) -> Words:
    """The words of the edition and of the tool in the language asked for, or the end of the command."""
    chosen = settle_language(language, among=instrument.languages)
    speaker = voice(chosen)
    if problems := speaks(instrument, chosen):
        raise stop(problems, speaker)
    return Words(
        wording=instrument.wording(chosen), voice=speaker, rounding=instrument.questionnaire.rounding
    )
