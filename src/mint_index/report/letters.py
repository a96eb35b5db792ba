"""What is not in the municipality's hands, as a letter to the level that holds it: a draft to be sent or put before a council.

It names the tasks that another level holds by law, asks three things about them, and says what the town does itself.
"""

from collections.abc import Sequence

from mint_index.assessment.result import AssessedQuestion, Assessment
from mint_index.report.shown_across import Letter, LetterGroup, LetterItem, Named
from mint_index.report.words import Words, clean, pieces
from mint_index.voices import N_


def write_letter(assessment: Assessment, measures: Sequence[Named], words: Words) -> Letter | None:
    """The draft, or nothing where no task lies with another level; `measures` are those that are due, in their order."""
    held = [each for each in assessment.questions if _elsewhere(each)]
    if not held:
        return None
    ids = {each.id for each in held}
    own = [
        each
        for due, each in zip(assessment.due, measures, strict=True)
        if any(why.of == "not_applicable" and why.subject in ids for why in due.why)
    ]
    return Letter(
        hint=words.say(
            N_("A draft. Put in to whom it goes; where several offices hold these tasks, share out the list.")
        ),
        to=words.say(N_("To: [the office that holds these tasks]")),
        subject=words.say(
            N_("Including immigrants in {town}: tasks that lie with you"),
            town=clean(assessment.municipality),
        ),
        opening=tuple(_opening(assessment, words)),
        groups=tuple(_groups(held, words)),
        asked=words.say(N_("We ask you to tell us")),
        requests=tuple(_requests(words)),
        own=words.say(N_("What our own administration is considering:")) if own else "",
        measures=tuple(own),
        closing=(
            words.say(N_("We would be glad to talk this over with you.")),
            words.say(N_("Yours faithfully")),
            words.say(N_("[Name, office]")),
        ),
    )


def _elsewhere(question: AssessedQuestion) -> bool:
    return question.standing == "not_applicable" and question.reason == "law"


def _opening(assessment: Assessment, words: Words) -> tuple[str, ...]:
    return (
        words.say(N_("Dear Sir or Madam,")),
        words.say(
            N_("{town} has assessed how well it includes immigrants ({edition}, {date})."),
            town=clean(assessment.municipality),
            edition=words.word("edition"),
            date=words.date(assessment.date),
        ),
        words.say(
            N_("By law the tasks behind the questions below are not ours, so we did not assess ourselves on them. "
               "How they are carried out matters to the people who live here all the same.")
        ),
    )  # fmt: skip


def _groups(held: list[AssessedQuestion], words: Words) -> list[LetterGroup]:
    found: dict[str, list[LetterItem]] = {}
    for each in held:
        item = LetterItem(words=words.word(each.id), note=pieces(each.note))
        found.setdefault(each.dimension, []).append(item)
    return [LetterGroup(name=words.short(name), items=tuple(items)) for name, items in found.items()]


def _requests(words: Words) -> tuple[str, ...]:
    return (
        words.say(N_("who at your office is in charge of each of these tasks, and how our office reaches that person;")),
        words.say(N_("what is in place for our municipality today, and where it can be read;")),
        words.say(N_("what is planned for the next two years, and what we can contribute.")),
    )  # fmt: skip
