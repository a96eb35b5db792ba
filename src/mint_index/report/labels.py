"""The labels of the report: short words that stand beside a figure or above a list, the same in every face."""

from collections.abc import Mapping

from mint_index.voices import N_, Voice

_LABELS = {
    "about": N_("What it is"),
    "about_us": N_("The municipality"),
    "account": N_("Why this number"),
    "account_by_dimension": N_("From the dimensions to the overall figure"),
    "adopted": N_("adopted"),
    "adopted_changed": N_("adopted with changes"),
    "answer": N_("Answer"),
    "answers": N_("Answers"),
    "begun": N_("under way"),
    "before": N_("Comes first"),
    "by_whom": N_("Who does it"),
    "cautious": N_("Cautious reading"),
    "chart": N_("The dimensions as bars, from the lowest score to the highest"),
    "chart_desc": N_(
        "A bar ends at the score; a thin line across it is the range. The table beside it says the same."
    ),
    "contents": N_("Contents"),
    "contains": N_("This includes"),
    "countries": N_("Countries"),
    "coverage": N_("Coverage"),
    "decision": N_("Decision"),
    "dimension": N_("Dimension"),
    "dimensions": N_("The dimensions"),
    "finished": N_("done"),
    "done": N_("What was done"),
    "due_now": N_("Recommendations"),
    "effort": N_("Effort"),
    "evidence": N_("Evidence"),
    "evidence_rate": N_("Evidence rate"),
    "evidence_would_be": N_("Where it can be found"),
    "find_out": N_("To find out"),
    "first_steps": N_("First steps"),
    "gaps": N_("What is still missing"),
    "gate": N_("The highest level is out of reach as long as this stands at 0 points"),
    "glance": N_("At a glance"),
    "goalposts": N_("Scale"),
    "help": N_("Good to know"),
    "information": N_("How sure this is"),
    "lacking": N_("Not yet"),
    "lead": N_("Lead"),
    "legend": N_(
        "The filled box is the step reached; the dashed one is the next. An answer counts as shown from two thirds of its points on."
    ),
    "level": N_("Level"),
    "levels": N_("The levels"),
    "letter": N_("What is not in our hands"),
    "limits": N_("What this cannot tell"),
    "link": N_("Link"),
    "lost": N_("To be gained"),
    "measure": N_("Measure"),
    "measures": N_("All measures that are due"),
    "measures_hint": N_(
        "In this order: first what holds a level back, then what can raise the overall figure most, then what takes least effort; what needs another measure stands after it. The next steps are the first seven of them, at most two of a dimension. Where an office named here does not exist, the head of administration says who leads."
    ),
    "method": N_("How this was worked out"),
    "money": N_("Who may pay"),
    "money_for": N_("For these measures"),
    "money_hint": N_(
        "Nothing here is promised. Calls open and close within months: ask the office named before you plan with the money."
    ),
    "months": N_("Time"),
    "most_to_gain": N_("Where most can be gained"),
    "needs": N_("What it takes"),
    "more": N_("and {count} more"),
    "next": N_("One step up"),
    "next_steps": N_("Next steps"),
    "no_funds": N_(
        "No fund is known for the measures that are due, or the country of the municipality is not given."
    ),
    "no_gaps": N_("No other dimension with a score is short of points."),
    "no_letter": N_(
        "No question was answered with “does not apply, because another level holds the task by law”."
    ),
    "no_measures": N_("No recommendation is due."),
    "no_strengths": N_("No dimension has reached this level yet."),
    "not_applicable": N_("Does not apply"),
    "not_applicable_share": N_("Share of the weight that does not apply"),
    "not_asked": N_("Not asked here"),
    "note": N_("Note"),
    "not_begun": N_("not begun"),
    "of_100": N_("of 100 points"),
    "open_link": N_("open"),
    "options": N_("Possible answers"),
    "overall": N_("Overall"),
    "overall_part": N_("Part of the overall figure"),
    "part": N_("Part of the score"),
    "points": N_("Points"),
    "practice": N_("Who has done it"),
    "provenance": N_("Where this comes from"),
    "put_off": N_("put off"),
    "question": N_("Question"),
    "radar": N_("The dimensions as a net, in their fixed order"),
    "radar_desc": N_(
        "One corner for each dimension; the further out, the higher the score. A dimension without a score leaves a gap."
    ),
    "radar_warning": N_(
        "Read this picture with care: its area grows faster than the scores, and its shape depends on the order of the dimensions. The bars and the table say the same without that."
    ),
    "range": N_("Range"),
    "reason": N_("Reason"),
    "result": N_("What came of it"),
    "results": N_("Results by dimension"),
    "rules": N_("The rules"),
    "runs": N_("How long"),
    "score": N_("Score"),
    "settings": N_("Settings"),
    "shown": N_("Can be shown"),
    "skip": N_("Skip to the content"),
    "source": N_("Source"),
    "standing": N_("Where it stands"),
    "status": N_("Status"),
    "strengths": N_("What can be shown"),
    "strong": N_("Strengths"),
    "sum": N_("Sum"),
    "theme": N_("Theme"),
    "themes": N_("Themes across the dimensions"),
    "themes_about": N_("The same answers by concern. These are lists; a theme has no score."),
    "theme_others": N_("Unanswered, not applicable or without points"),
    "themes_short": N_("Themes"),
    "told_at": N_("Told above"),
    "told": N_("Asked, not scored"),
    "turned_down": N_("turned down"),
    "unanswered": N_("To find out"),
    "until": N_("Until when"),
    "warnings": N_("Before you read"),
    "watch": N_("What to watch"),
    "weight": N_("Weight"),
    "who": N_("Answered by"),
    "why": N_("Why, and where it leads"),
    "would_raise": N_("Also raises"),
}


def labels_of(voice: Voice) -> Mapping[str, str]:
    """Every label in the language of the voice, by its name."""
    return {name: voice.say(label) for name, label in _LABELS.items()}
