"""What the page itself says: its labels, and the sentences that its script fills in and shows.

Sentences of problems are those of the catalogue, so that the page and whoever reads its file use the same words.
"""

from collections.abc import Mapping

from mint_index.catalogue import CODES
from mint_index.voices import N_, Voice

_TOLD = (
    *("A01", "A02", "A03", "A04", "A05", "A09", "A10", "A11", "A14", "A16", "A17", "A18", "A20", "A21"),
    *("F07", "M01", "M03", "M04", "M05", "M06", "T01", "T04", "T09", "T10", "T13"),
)


def problems_said(voice: Voice) -> Mapping[str, list[str]]:
    """The sentences of the problems that the page can find, by their codes."""
    return {
        code: [voice.say(each) for each in (CODES[code].says, *CODES[code].adds)]
        for code in _TOLD
        if code in CODES
    }


def sentences(voice: Voice) -> Mapping[str, str]:
    """What the script says, by the names under which it asks for it."""
    say = voice.say
    return {
        "answered": say(N_("{answered} of {all} answered")),
        "between": say(N_("between “{lower}” and “{upper}”")),
        "cannotDraft": say(N_("This browser does not let a page keep anything. Please save to a file.")),
        "draftFound": say(
            N_("The draft that this browser kept was opened. Please save it to a file in the end.")
        ),
        "draftGone": say(N_("The draft was deleted from this browser.")),
        "draftKept": say(N_("From now on this browser keeps a draft of what you enter.")),
        "gate": say(N_("0 points in {questions} keep it from the highest level")),
        "hidden": say(
            N_("An answer was given here. It is kept on this page, but not written into the file.")
        ),
        "insufficient": say(N_("no score: too little is answered")),
        "leftBlank": say(N_("It was left blank.")),
        "line": say(N_("line {line}")),
        "no": say(N_("no")),
        "none": say(N_("none of these")),
        "not_applicable": say(N_("not applicable")),
        "noScore": say(
            N_("No overall figure yet: {scored} of {needs} dimensions that are needed have a score.")
        ),
        "notOpened": say(N_("“{file}” was not opened.")),
        "ofAll": say(N_("{answered} of {all}")),
        "opened": say(N_("“{file}” was opened.")),
        "outside": say(N_("outside the municipality’s competence")),
        "overwrite": say(
            N_("What you entered and have not saved would be lost. Open the file all the same?")
        ),
        "provisional": say(N_("provisional")),
        "saved": say(N_("“{file}” was handed to the browser, which keeps it among its downloads.")),
        "savedWithFaults": say(
            N_("Some entries are still to be put right; each is told beside its question.")
        ),
        "score": say(N_("Overall {score} of 100 points")),
        "scoreRange": say(N_("Overall {score} of 100 points ({low}–{high})")),
        "tooLarge": say(N_("“{file}” is too large for a filled form.")),
        "unknown": say(N_("unknown")),
        "workbook": say(
            N_("“{file}” is a workbook. This page opens CSV files; mint assess reads the workbook as it is.")
        ),
        "yes": say(N_("yes")),
    }


def labels(voice: Voice) -> Mapping[str, str]:
    """What stands on the page from the beginning."""
    say = voice.say
    return {
        "ahead": say(N_("Before you begin")),
        "answer": say(N_("Answer")),
        "answered_by": say(N_("Answered by")),
        "blank": say(N_("not answered yet")),
        "choose_reason": say(N_("Please choose a reason")),
        "contents": say(N_("Contents")),
        "coverage": say(N_("Coverage")),
        "dimension": say(N_("Dimension")),
        "draft": say(N_("Keep a draft in this browser")),
        "elements": say(N_("Tick what can be shown:")),
        "evidence": say(N_("Evidence")),
        "file": say(N_("Save and open")),
        "form": say(N_("Form")),
        "level": say(N_("Level")),
        "no_script": say(
            N_(
                "This page needs JavaScript to save what you enter. If it is switched off here, print the page, or use "
                "the workbook or the CSV form instead."
            )
        ),
        "none": say(N_("none of these")),
        "not_asked": say(N_("Not asked here")),
        "not_applicable": say(N_("not applicable")),
        "note": say(N_("Note")),
        "only_where": say(N_("Asked only where: {condition}.")),
        "open": say(N_("Open a file …")),
        "overall": say(N_("Overall")),
        "print": say(N_("Print")),
        "progress": say(N_("Answered")),
        "range": say(N_("Range")),
        "reason": say(N_("Reason")),
        "remarks": say(N_("Evidence, note, who answered")),
        "result": say(N_("Result so far")),
        "result_about": say(
            N_(
                "Worked out on this page from what is entered so far, by the rules of the questionnaire. The report comes "
                "from mint assess with the saved file."
            )
        ),
        "save": say(N_("Save to a file")),
        "score": say(N_("Score")),
        "skip": say(N_("Skip to the content")),
        "state": say(N_("State")),
        "unknown": say(N_("unknown")),
        "why": say(N_("Why this is asked")),
    }


def how_to(voice: Voice) -> list[str]:
    """What to know before filling in, in a few sentences."""
    say = voice.say
    return [
        say(
            N_(
                "Nothing you enter leaves this computer: the page has no connection to anywhere. Save to a file, send that "
                "file on, and open it here again to go on."
            )
        ),
        say(
            N_(
                "Steps build on each other: choose the highest step of which everything can be shown to a third person."
            )
        ),
        say(
            N_(
                "“{unknown}” means that nobody could find out. “{not_applicable}” is offered only where it may be chosen, "
                "and needs a reason. What is left open counts as not answered yet."
            )
        ).format(unknown=say(N_("unknown")), not_applicable=say(N_("not applicable"))),
        say(
            N_(
                "Evidence says where it can be looked up: a file number, a page, a link. Name no residents; who answered is "
                "an office, not a person."
            )
        ),
        say(
            N_(
                "A draft in the browser can be read by anyone who uses this computer account, and may be cleared with the "
                "browser’s history. It is kept only if you ask for it."
            )
        ),
    ]
