"""Which language is spoken: as asked, else MINT_LANGUAGE, else the file's, else the system's, else English."""

import pytest

from mint_index.voices import settle_language, voice

EDITION = ("en", "de")


@pytest.mark.parametrize(
    ("asked", "file", "environment", "spoken"),
    [
        ("de", "en", {"MINT_LANGUAGE": "en", "LANG": "en_GB.UTF-8"}, "de"),
        ("de-AT", "", {}, "de"),
        (None, "en", {"MINT_LANGUAGE": "de", "LANG": "en_GB.UTF-8"}, "de"),
        (None, "de", {"LANG": "en_GB.UTF-8"}, "de"),
        (None, "", {"LANG": "de_DE.UTF-8"}, "de"),
        (None, "", {"LC_ALL": "de_DE.UTF-8", "LANG": "en_GB.UTF-8"}, "de"),
        (None, "", {"LANG": "C"}, "en"),
        (None, "", {}, "en"),
        # What somebody asks for is taken as it is, so that it can be told that it is missing …
        ("fr", "de", {}, "fr"),
        (None, "de", {"MINT_LANGUAGE": "fr"}, "fr"),
        # … but a system in another language keeps nobody from working.
        (None, "", {"LANG": "fr_FR.UTF-8"}, "en"),
        (None, "nl", {"LANG": "de_DE.UTF-8"}, "de"),
    ],
)
def test_the_language_is_the_nearest_that_was_asked_for(
    asked: str | None, file: str, environment: dict[str, str], spoken: str
) -> None:
    assert settle_language(asked, file, EDITION, environment) == spoken


def test_an_edition_without_english_speaks_its_first_language() -> None:
    assert settle_language(None, "", ("nl", "fr"), {"LANG": "de_DE.UTF-8"}) == "nl"


def test_a_language_the_tool_does_not_speak_is_answered_in_english() -> None:
    assert (voice("fr").language, voice("de").language) == ("en", "de")
