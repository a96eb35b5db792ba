"""What a recommendation takes for granted, as somebody found it who read all of them beside the tasks that a town may lack.

The conditions of the edition were not looked at for it: where the two differ, one of them is wrong.
"""

from collections.abc import Mapping

from shipped_towns import Profile

OWNS_FLATS = ("let_own_flats_to_waiting_households",)
"""Advice that lets flats of the town."""
FOREIGN_VOTERS = ("write_to_foreign_voters",)
"""Advice for which there must be citizens of other EU states in town."""
SMALL = (
    "book_interpreters_by_phone",
    "hold_a_residents_forum",
    "link_ten_pages_with_the_county",
    "share_a_contact_person",
    "share_a_course_with_neighbours",
    "write_a_concept_with_neighbours",
)
"""Advice that says a town is too small to do it alone."""
LARGE = (
    "found_a_dialogue_group",
    "give_one_person_the_task",
    "join_an_interpreter_pool",
    "offer_ten_pages_in_several_languages",
    "write_a_four_page_concept",
)
"""Advice that asks for a post, a pool or a board of one's own."""
NO_REGISTER_OF_RESIDENTS = ("FR",)
"""Countries in which nobody registers residents, so that there is no way to the register to agree."""

COMPETENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "owns_flats": (
        ("en", r"flats of the town|own flats|municipal flats"),
        ("de", r"(eigene|städtische)n? Wohnungen"),
    ),
    "own_foreigners_office": (
        ("en", r"foreigners['’] office|residence permit"),
        ("de", r"Ausländerbehörde|Aufenthaltstitel"),
    ),
    "pays_social_assistance": (
        ("en", r"social assistance|social benefits?"),
        ("de", r"Sozialhilfe|Bürgergeld|Grundsicherung"),
    ),
    "runs_schools": (
        ("en", r"(your|own|town's|town’s) schools?|school buildings?"),
        ("de", r"(eigene|städtische)n? Schulen?|Schulgebäude|Schulträger"),
    ),
}
"""Words, by language, with which advice speaks of a task as the town's own."""
ASKED_WHOEVER_HOLDS_IT = {
    # The offices are asked for a person to turn to; the foreigners' office may be that of the county.
    ("own_foreigners_office", "name_a_contact_for_volunteers_in_the_offices"),
}
"""Where the words stand, and the task need not be the town's."""


def contradicts(recommendation: str, profile: Profile) -> bool:
    """Whether a town with a profile can make nothing of a recommendation."""
    return (
        (recommendation in OWNS_FLATS and not profile.flags["owns_flats"])
        or (recommendation in FOREIGN_VOTERS and profile.settled["foreign_residents_eu"] == 0)
        or (recommendation in SMALL and profile.inhabitants >= 10_000)
        or (recommendation in LARGE and profile.inhabitants < 10_000)
        or (recommendation == "agree_a_way_to_the_register" and profile.country in NO_REGISTER_OF_RESIDENTS)
    )
