"""Figures that are part and whole: `3/40` written in one cell, or a part that facts of the profile divide.

What is written is taken apart step by step, since no program reads the decimals of another language's.
"""

from mint_index.answers.form.live.blocks import Content, Formula
from mint_index.answers.form.live.formulas import figure, within
from mint_index.answers.form.live.plan import Plan
from mint_index.instrument.questionnaire import Number, Question

_LONGEST = 30
FEWEST_PERSONS = 3


def share_line(question: Question, plan: Plan) -> dict[str, Content]:
    """The line of a question whose figure may be part and whole."""
    scale = question.scale
    assert isinstance(scale, Number)
    line = _divided(question, scale, plan) if scale.over else _written(question, scale, plan)
    value = plan.shares.at("figure", question.id)
    possible = within(value, scale.lowest, scale.highest)
    return {
        "what": question.id,
        **line,
        "possible": Formula(f'IF(ISNUMBER({value}),IF({possible},{value},""),"")'),
    }


def entered_few(cell: str, scale: Number) -> str:
    """Whether what is entered counts so few persons that somebody might be recognised."""
    return _few(cell, scale.entered_in)


def _few(cell: str, unit: str) -> str:
    return f"AND({cell}>0,{cell}<{FEWEST_PERSONS})" if unit == "persons" else "FALSE"


def _divided(question: Question, scale: Number, plan: Plan) -> dict[str, Content]:
    cell, line = plan.sites.answer(question.id), plan.questions
    known = ",".join(f"{line.at('standing', each)}=1" for each in scale.over)
    whole = "+".join(line.at("figure", each) for each in scale.over)
    part, divisor = (plan.shares.at(column, question.id) for column in ("part", "whole"))
    return {
        "part": Formula(f'IF(ISNUMBER({cell}),IF(OR({cell}<0,{entered_few(cell, scale)}),"",{cell}),"")'),
        "whole": Formula(f'IF(AND({known}),{whole},"")'),
        "figure": Formula(_quotient(scale, part, divisor)),
    }


def _quotient(scale: Number, part: str, whole: str) -> str:
    share = f"{figure(scale.per)}*{part}/{whole}"
    return f'IF(AND(ISNUMBER({part}),ISNUMBER({whole})),IF({whole}>0,{share},""),"")'


def _written(question: Question, scale: Number, plan: Plan) -> dict[str, Content]:
    cell, sign = plan.sites.answer(question.id), plan.phrases.at("words", "sign")
    typed, slash, first, second, part, whole = (
        plan.shares.at(column, question.id)
        for column in ("typed", "slash", "first", "second", "part", "whole")
    )
    single, share = f"IF(ISNUMBER({cell}),{cell},{part})", _quotient(scale, part, whole)
    few, few_of_share = entered_few(single, scale), _few(part, scale.counts)
    return {
        "typed": Formula(f'IF(ISNUMBER({cell}),"",SUBSTITUTE(SUBSTITUTE({cell},",",{sign}),".",{sign}))'),
        "slash": Formula(f'IF(ISNUMBER(FIND("/",{typed})),FIND("/",{typed}),0)'),
        "first": Formula(f"TRIM(IF({slash}=0,{_bare(typed, scale)},LEFT({typed},{slash}-1)))"),
        "second": Formula(f'IF({slash}=0,"",TRIM(MID({typed},{slash}+1,{_LONGEST})))'),
        "part": Formula(_read(first, sign)),
        "whole": Formula(_read(second, sign)),
        "figure": Formula(f'IF({slash}=0,IF({few},"",{single}),IF({few_of_share},"",{share}))'),
    }


def _bare(words: str, scale: Number) -> str:
    """What is written, without the percent sign at its end where percent are asked for."""
    if scale.entered_in != "percent":
        return words
    return f'IF(RIGHT({words},1)="%",LEFT({words},LEN({words})-1),{words})'


def _read(words: str, sign: str) -> str:
    """The figure that is written with the sign for decimals that the program knows; nothing where it is none.

    A sign before the last three digits of few may stand for thousands: that is left to the person.
    """
    places = f"ROW($1:${_LONGEST})"
    known = f'ISNUMBER(FIND(MID({words},{places},1),"0123456789"&{sign}))'
    plain = f"SUMPRODUCT({known}*({places}<=LEN({words})))=LEN({words})"
    doubtful = (
        f'AND(LEN({words})>4,LEN({words})<8,MID({words},MAX(LEN({words})-3,1),1)={sign},LEFT({words},1)<>"0")'
    )
    fits = f"AND(LEN({words})>0,LEN({words})<{_LONGEST},{plain})"
    return f'IF({fits},IF({doubtful},"",IFERROR(VALUE({words}),"")),"")'
