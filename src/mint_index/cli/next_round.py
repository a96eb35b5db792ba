"""The form of the next round, written from a record or from the answers themselves, with everything that is to be told of it."""

from pathlib import Path

from mint_index.assessment.result import Assessment
from mint_index.instrument.instrument import Instrument
from mint_index.problems import Problem


def next_form(
    source: Path, instrument: Instrument, language: str | None, *, plain: bool, notes_for: str
) -> tuple[bytes | None, list[Problem], str]:
    """The bytes of the form, every problem, and its language: as asked, else that of the record's answers."""
    from mint_index.answers.form.next_round import write_next_form
    from mint_index.answers.form.notes import noted
    from mint_index.answers.form.written import too_long
    from mint_index.assessment.carried import carried
    from mint_index.report.words import Words
    from mint_index.voices import settle_language, voice

    last, problems = _last(source, instrument)
    chosen = settle_language(language, last.language if last else "", instrument.languages)
    if last is None or chosen not in instrument.languages:
        return None, problems, chosen
    kept, told = carried(last, instrument, str(source))
    if long := too_long(kept, str(source)):
        return None, [*problems, *told, *long], chosen
    notes_for = notes_for or noted(last.country, instrument)
    facts = {"municipality": last.municipality, "country": last.country}
    rounding = instrument.questionnaire.rounding
    date = Words(wording=instrument.wording(chosen), voice=voice(chosen), rounding=rounding).date(last.date)
    content = write_next_form(instrument, chosen, facts, kept, date, plain=plain, notes_for=notes_for)
    return content, [*problems, *told], chosen


def _last(source: Path, instrument: Instrument) -> tuple[Assessment | None, list[Problem]]:
    """The assessment of the last round: that of a record, or one that is made of filled-in answers and kept nowhere."""
    if source.suffix.lower() == ".json":
        from mint_index.assessment.archive import open_record

        return open_record(source)
    from mint_index.cli.sources import assess_file

    result, problems, _ = assess_file(str(source), instrument)
    return result, problems
