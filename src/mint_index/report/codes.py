"""What a problem code means and how to mend it, with an example from the gallery."""

from collections import defaultdict
from collections.abc import Iterator

from mint_index.catalogue import CODES, Code
from mint_index.report.gallery import Example, example_of
from mint_index.report.plain import paragraph
from mint_index.voices import N_, Voice

SUBJECTS = {
    "F": N_("a file"),
    "T": N_("a table or a sheet"),
    "A": N_("an answer"),
    "M": N_("a municipality"),
    "Y": N_("the YAML of an edition"),
    "W": N_("the words of an edition"),
    "R": N_("a record"),
    "O": N_("what is written or asked for"),
    "L": N_("the own look of a report"),
}


def explain_code(name: str, voice: Voice) -> list[str] | None:
    """What a code means and how to mend it, with an example; None where there is no such code."""
    code = CODES.get(name.upper())
    if code is None:
        return None
    subject = voice.say(SUBJECTS[code.id[0]])
    grade = N_("{code}: a problem with {subject}")
    if code.notice:
        grade = N_("{code}: a notice about {subject}; nothing is held up by it")
    example = example_of(code.id)
    return [
        voice.say(grade).format(code=code.id, subject=subject),
        "",
        *paragraph(meaning(code, voice)),
        *_how_to_mend(code, voice),
        *(_show_example(example, voice) if example else []),
    ]


def meaning(code: Code, voice: Voice) -> str:
    """The sentences of a code, with an ellipsis for each fact."""
    facts = defaultdict[str, str](lambda: "…")
    return " ".join(voice.say(each).format_map(facts) for each in (code.says, *code.adds))


def _how_to_mend(code: Code, voice: Voice) -> list[str]:
    return ["", *paragraph(voice.say(code.mend))] if code.mend else []


def _show_example(example: Example, voice: Voice) -> Iterator[str]:
    yield ""
    yield from paragraph(example.about, first=voice.say(N_("Example:")) + " ")
    for line in example.shown():
        yield f"  {line}".rstrip()
    yield f"  $ {example.run}"
    for line in example.says:
        yield from paragraph(line, indent=2)
