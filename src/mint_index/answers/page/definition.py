"""What the page's script has to know of an edition: how answers are read, when a question is asked, how scores come about.

It is plain JSON, made from the questionnaire itself; nothing of it is said a second time in the script.
"""

from collections.abc import Mapping, Sequence
from typing import assert_never

from mint_index.answers.conditions_said import say_condition
from mint_index.answers.form.layout import COLUMNS, STATED, known_headers, sheet_rows
from mint_index.answers.form.layout import header_words as columns_in_words
from mint_index.answers.form.one_sheet import BETWEEN, DELIMITER, printed_rows
from mint_index.answers.page.sentences import problems_said, sentences
from mint_index.answers.page.view import Section
from mint_index.answers.specials import NONE, known_reasons, known_specials, reason_words
from mint_index.instrument.conditions import (
    AllOf,
    AnswerIn,
    AnyOf,
    Condition,
    NotApplicable,
    NotSo,
    ProfileIs,
)
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import (
    REASONS,
    Checklist,
    Choice,
    Dimension,
    Ladder,
    Number,
    Question,
    Text,
    YesNo,
)
from mint_index.voices import voice

Json = Mapping[str, "Json"] | Sequence["Json"] | str | float | bool | None
COUNTRY = "country"


def definition(instrument: Instrument, language: str, sections: Sequence[Section]) -> dict[str, Json]:
    """The edition in one language, for the script of the page; `sections` are what stands on it."""
    of = instrument.questionnaire.questions
    questionnaire, speaker = instrument.questionnaire, voice(language)
    wording = instrument.wording(language)
    specials = known_specials()
    return {
        "edition": instrument.edition,
        "language": language,
        "fingerprint": instrument.fingerprint,
        "file": _file(instrument, language),
        "specials": dict(specials),
        "reasons": dict(known_reasons()),
        "reasonWords": dict(reason_words(speaker).items()),
        "questions": {
            asked.id: {"number": asked.number, **_question(of[asked.id], instrument, language, specials)}
            for section in sections
            for asked in section.questions
        },
        "dimensions": [_dimension(each) for each in questionnaire.dimensions],
        "overall": {"aggregate": questionnaire.aggregate, "needs": questionnaire.needs},
        "levels": [
            {"start": level.start, "name": wording.say("level", level.id)} for level in questionnaire.levels
        ],
        "between": questionnaire.between,
        "rounding": {
            "decimals": questionnaire.rounding.decimals,
            "halfUp": questionnaire.rounding.ties == "half_up",
        },
        "say": dict(sentences(speaker)),
        "problems": dict(problems_said(speaker)),
    }


def _file(instrument: Instrument, language: str) -> dict[str, Json]:
    """The CSV form: what the page saves is written, and what it opens is read, as `one_sheet` and `text_sheet` do."""
    words = columns_in_words(voice(language))
    return {
        "delimiter": DELIMITER,
        "between": BETWEEN,
        "columns": list(COLUMNS),
        "header": [words[column] for column in COLUMNS],
        "headers": dict(known_headers()),
        "stated": list(STATED),
        "rows": [[row.id, row.ask, row.answers, row.states] for row in printed_rows(instrument, language)],
        "elements": [
            id_ for rows in sheet_rows(instrument).values() for id_, of in rows.items() if of and of.id != id_
        ],
    }


def _dimension(dimension: Dimension) -> dict[str, Json]:
    rules = dimension.rules
    return {
        "id": dimension.id,
        "weight": dimension.weight,
        "questions": [question.id for question in dimension.questions],
        "aggregate": rules.aggregate,
        "missing": rules.missing,
        "scoredFrom": rules.scored_from,
        "settledFrom": rules.settled_from,
        "outsideAbove": rules.outside_above,
        "gateWeight": rules.gate_weight,
    }


def _question(
    question: Question, instrument: Instrument, language: str, specials: Mapping[str, str]
) -> dict[str, Json]:
    wording = instrument.wording(language)
    found: dict[str, Json] = {
        "kind": question.scale.kind,
        "asks": wording.say(question.id),
        "weight": question.weight,
        "reasons": list(question.may_not_apply),
        "answers": _answers(question, instrument, language),
        "alsoKnown": _also_known(question, specials),
    }
    if question.applies_if:
        found["appliesIf"] = _condition(question.applies_if, instrument)
    if question.must_apply_if:
        found["mustApplyIf"] = _condition(question.must_apply_if, instrument)
        found["mustApplyWhere"] = say_condition(question.must_apply_if, wording, voice(language))
    return found | _scale(question, instrument, language)


def _scale(question: Question, instrument: Instrument, language: str) -> dict[str, Json]:
    """What turns an answer into points."""
    match question.scale:
        case YesNo() | Text():
            return {}
        case Ladder(top=top):
            return {"top": top}
        case Choice(options=options):
            return {"points": [option.points for option in options]}
        case Checklist(options=options, full_at=full_at):
            return {"weights": [option.weight for option in options], "fullAt": full_at}
        case Number() as scale:
            return _number(scale, instrument, language)
    assert_never(question.scale)


def _number(scale: Number, instrument: Instrument, language: str) -> dict[str, Json]:
    return {
        "worst": scale.worst,
        "best": scale.best,
        "lowest": scale.lowest,
        "highest": scale.highest,
        "log": scale.transform == "log",
        "per": scale.per,
        "asShare": scale.as_share,
        "over": list(scale.over),
        "unit": instrument.wording(language).say("unit", scale.entered_in),
        "percent": scale.entered_in == "percent",
        "persons": scale.entered_in == "persons",
        "countsPersons": scale.counts == "persons",
    }


def _answers(question: Question, instrument: Instrument, language: str) -> list[Json]:
    """A question's own answers by position: the code, the words in the language of the page, those in the others."""
    languages = dict.fromkeys((language, *instrument.languages))
    return [
        [code, *(instrument.wording(each).say(question.id, code) for each in languages)]
        for code in question.scale.answers
    ]


def _also_known(question: Question, specials: Mapping[str, str]) -> dict[str, Json]:
    """What the tool's own words mean here: yes and no where that is asked, none of the elements of a list (-1)."""
    answers = question.scale.answers
    if isinstance(question.scale, YesNo):
        return {word: answers.index(code) for word, code in specials.items() if code in answers}
    if isinstance(question.scale, Checklist):
        return {word: -1 for word, code in specials.items() if code == NONE}
    return {}


def _condition(condition: Condition, instrument: Instrument) -> dict[str, Json]:
    match condition:
        case AllOf(conditions=parts):
            return {"all": [_condition(part, instrument) for part in parts]}
        case AnyOf(conditions=parts):
            return {"any": [_condition(part, instrument) for part in parts]}
        case NotSo(condition=part):
            return {"not": _condition(part, instrument)}
        case ProfileIs(question=name, among=among) if name == COUNTRY:
            return {"countries": list(among)}
        case NotApplicable(question=name, reasons=reasons):
            return {"question": name, "notApplicable": list(reasons or REASONS)}
        case AnswerIn() | ProfileIs():
            return _comparison(condition, instrument)
        case _:
            # No score is known while a form is filled in.
            return {"open": True}


def _comparison(test: AnswerIn | ProfileIs, instrument: Instrument) -> dict[str, Json]:
    scale = instrument.questionnaire.questions[test.question].scale
    found: dict[str, Json] = {"question": test.question}
    if test.below is not None:
        return found | {"below": test.below}
    if test.at_least is not None:
        return found | {"atLeast": test.at_least}
    if test.lacks:
        return found | {"lacks": scale.answers.index(test.lacks)}
    named = isinstance(scale, YesNo | Choice)
    return found | {"among": [scale.answers.index(word) if named else float(word) for word in test.among]}
