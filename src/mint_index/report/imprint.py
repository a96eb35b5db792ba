"""How a report was worked out, what it cannot tell and where it comes from: for whoever doubts a number."""

from collections.abc import Iterator

from mint_index.assessment.result import Assessment
from mint_index.instrument.questionnaire import Rules
from mint_index.report.shown import Fact
from mint_index.report.words import Words, clean
from mint_index.voices import N_


def show_levels(assessment: Assessment, words: Words) -> tuple[Fact, ...]:
    """The levels from the highest down, each with where it begins and what it means."""
    return tuple(
        Fact(
            label=words.word("level", each.id),
            words=" ".join(
                filter(
                    None,
                    (
                        words.say(N_("From {start} points."), start=words.number(each.start)),
                        words.optional("level", each.id, "means"),
                    ),
                )
            ),
        )
        for each in reversed(assessment.levels)
    )


def say_rules(assessment: Assessment, words: Words) -> Iterator[str]:
    """The rules of scoring, a sentence or two each."""
    yield words.say(
        N_("An answer is worth 0 to 100 points: a step as far as it lies up its ladder, a figure as far as it lies between "
           "the two goalposts, a list by how many of its elements can be shown; of some lists a part is enough.")
    )  # fmt: skip
    yield words.say(
        N_("A dimension brings its answers together by their weights. What does not apply is left out; what is unknown or "
           "not answered yet is not counted as zero, but it lowers the coverage and widens the range: the score if all "
           "of it were at its worst, and at its best.")
    )  # fmt: skip
    yield from _say_thresholds(assessment, words)
    yield {
        "geometric": words.say(
            N_("The overall figure is the weighted geometric mean of the dimensions that count.")
        ),
        "minimum": words.say(N_("The overall figure is the lowest score of the dimensions that count.")),
    }.get(
        assessment.aggregate,
        words.say(N_("The overall figure is the weighted mean of the dimensions that count.")),
    )
    if any(each.figures.gates for each in assessment.dimensions):
        yield words.say(
            N_(
                "Where a question of the highest weight stands at 0 points, the dimension cannot reach the highest level. The score stays."
            )
        )
    yield from _say_meeting(assessment, words)
    yield words.say(
        N_(
            "Nothing is rounded on the way. A score is rounded when it is printed, and the level is that of the printed score."
        )
    )


def _say_meeting(assessment: Assessment, words: Words) -> Iterator[str]:
    """How answers of several people became one, where they did."""
    meeting = assessment.meeting
    if not meeting.forms:
        return
    yield words.say(
        N_(
            "The forms of several people were joined ({forms}). Questions answered in more than one of them: {met}; put to a "
            "talk, as the answers differed or lacked evidence: {differed}; agreed on since: {agreed}. Nothing was averaged."
        ),
        forms=words.whole(meeting.forms),
        met=words.whole(meeting.met),
        differed=words.whole(len(meeting.differed)),
        agreed=words.whole(sum(each.agreed for each in meeting.differed)),
    )


def _say_thresholds(assessment: Assessment, words: Words) -> Iterator[str]:
    ruled = {each.rules for each in assessment.dimensions}
    if len(ruled) == 1:
        rules = ruled.pop()
        yield words.say(
            N_("Where less than {scored} of the weight is answered there is no score; below {settled} the score is provisional. "
               "Where more than {outside} of a dimension does not apply it lies outside the municipality’s competence and is "
               "not part of the overall figure."),
            scored=words.share(rules.scored_from),
            settled=words.share(rules.settled_from),
            outside=words.share(rules.outside_above),
        )  # fmt: skip
    else:
        yield words.say(
            N_("Where too little is answered there is no score; where some is missing the score is provisional. Where most of "
               "a dimension does not apply it lies outside the municipality’s competence and is not part of the overall figure.")
        )  # fmt: skip
    yield words.say(
        N_(
            "The overall figure needs {needs} of {count} dimensions with a score; it is provisional as long as one of them is, or has none."
        ),
        needs=words.whole(assessment.needs),
        count=words.whole(len(assessment.dimensions)),
    )


def show_readings(assessment: Assessment, words: Words) -> Iterator[Fact]:
    """The cautious reading and the evidence rate, with what they mean."""
    overall = assessment.overall
    if overall.cautious is not None:
        yield Fact(
            label=words.say(N_("Cautious reading")),
            words=words.say(
                N_(
                    "{score}. Here what is missing counts as the worst, and an answer without evidence counts one step lower."
                ),
                score=words.score(overall.cautious),
            ),
        )
    if overall.evidence_rate is not None:
        yield Fact(
            label=words.say(N_("Evidence rate")),
            words=words.say(
                N_("{rate} of the weight above the lowest step has evidence named."),
                rate=words.share(overall.evidence_rate),
            ),
        )


def say_limits(words: Words) -> Iterator[str]:
    """What a reader should not take from the figures."""
    yield words.say(
        N_(
            "The answers are the municipality’s own. Nobody has verified them; evidence is named, not checked."
        )
    )
    yield words.say(
        N_(
            "Which questions are asked and how much each weighs is a choice. Other choices would move the scores by some points."
        )
    )
    yield words.say(
        N_(
            "It is told what has been arranged, not how people fare. Whether an arrangement helps is known best by those it is for."
        )
    )
    yield words.say(N_("Steps are in order, but not of equal size: 60 is not twice as good as 30."))


def show_provenance(assessment: Assessment, words: Words) -> Iterator[Fact]:
    """Versions, hashes, file, date and language."""
    facts = (
        (N_("Made with"), f"mint-index {clean(assessment.tool)}"),
        (N_("Edition"), f"{words.word('edition')} ({clean(assessment.edition)})"),
        (N_("Fingerprint of the questionnaire"), clean(assessment.fingerprint)),
        (N_("File with the answers"), clean(assessment.file)),
        (N_("SHA-256 of the file"), clean(assessment.digest)),
        (N_("Date"), words.date(assessment.date)),
        (N_("Language of the answers"), words.language(assessment.language)),
    )
    for label, told in facts:
        if told:
            yield Fact(label=words.say(label), words=told)


def show_settings(assessment: Assessment, words: Words) -> Iterator[Fact]:
    """What the edition lets be set: how figures are brought together and rounded; where dimensions differ, each of them."""
    yield Fact(label=words.say(N_("Overall figure")), words=_mean(assessment.aggregate, words))
    ruled: dict[Rules, list[str]] = {}
    for each in assessment.dimensions:
        ruled.setdefault(each.rules, []).append(words.short(each.id))
    for rules, names in ruled.items():
        label = words.say(N_("Each dimension")) if len(ruled) == 1 else words.listed(names)
        yield Fact(label=label, words=_say_rules_of(rules, words))
    rounding = assessment.rounding
    sentence = (
        N_("decimals: {count}; a half goes up")
        if rounding.ties == "half_up"
        else N_("decimals: {count}; a half goes to the even figure")
    )
    yield Fact(
        label=words.say(N_("Rounding")), words=words.say(sentence, count=words.whole(rounding.decimals))
    )
    yield Fact(
        label=words.say(N_("Close to a boundary")),
        words=words.say(N_("within {points} points"), points=words.number(assessment.between)),
    )


def _mean(aggregate: str, words: Words) -> str:
    return {
        "geometric": words.say(N_("weighted geometric mean")),
        "minimum": words.say(N_("lowest figure")),
    }.get(aggregate, words.say(N_("weighted mean")))


def _say_rules_of(rules: Rules, words: Words) -> str:
    missing = {
        "worst": words.say(N_("unknown and blank count 0 points")),
        "voids": words.say(N_("unknown or blank leaves no score")),
    }.get(rules.missing, words.say(N_("unknown and blank are left out")))
    thresholds = words.say(
        N_("a score from {scored} coverage on, no longer provisional from {settled}; not applicable: a warning above {warned}, outside the "
           "municipality’s competence above {outside}; a question from weight {gate} on at 0 points keeps the dimension from the highest level"),
        scored=words.share(rules.scored_from),
        settled=words.share(rules.settled_from),
        warned=words.share(rules.warn_above),
        outside=words.share(rules.outside_above),
        gate=words.number(rules.gate_weight),
    )  # fmt: skip
    return f"{_mean(rules.aggregate, words)}; {missing}; {thresholds}"
