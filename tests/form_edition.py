"""A small edition with every kind of question in two dimensions, in English and German, for tests of forms."""

from pathlib import Path

from mint_index.instrument.conditions import ProfileIs
from mint_index.instrument.instrument import Instrument
from mint_index.instrument.questionnaire import (
    Checklist,
    Choice,
    Dimension,
    Ladder,
    Number,
    Option,
    Question,
    Questionnaire,
    Rules,
    Scale,
    Text,
    YesNo,
)
from mint_index.instrument.wording import Wording

ENGLISH = {
    "edition": "Small Index 2026",
    "municipality": "What is the municipality called?",
    "country": "In which country does it lie?",
    "date": "When were the answers agreed?",
    "unit.percent": "%",
    "unit.days": "days",
    "unit.persons": "persons",
    "role.officer": "Integration officer",
    "inhabitants": "How many people live here?",
    "place": "What describes the place best?",
    "place.coast": "A place on the coast",
    "place.hills": "A place in the hills",
    "own_office": "Does the town have an office of its own?",
    "work": "Work and training",
    "work.short": "Work: training",
    "work.about": "Does everyone find work that fits?",
    "work_desk": "Who helps with looking for work?",
    "work_desk.0": "Nobody.",
    "work_desk.1": "Single colleagues, when they are asked.",
    "work_desk.2": "A desk with hours that are published.",
    "work_desk.evidence": "Page with the hours",
    "work_desk.help": "A desk of the county counts if it opens in town.",
    "work_offer": "Does the town offer traineeships?",
    "work_kind": "How are certificates recognised?",
    "work_kind.here": "In the town hall",
    "work_kind.county": "At the county",
    "work_steps": "What was done for recruitment?",
    "work_steps.advert": "Adverts were placed with clubs",
    "work_steps.visit": "Schools were visited",
    "work_steps.mentor": "Mentors were named",
    "homes": "Housing",
    "homes.short": "Housing",
    "homes_share": "What share of households found a flat within a year?",
    "homes_wait": "How many days does a permit take?",
    "homes_story": "Tell an example.",
}
GERMAN = {
    "edition": "Kleiner Index 2026",
    "municipality": "Wie heißt die Kommune?",
    "country": "In welchem Land liegt sie?",
    "date": "Wann wurden die Antworten vereinbart?",
    "unit.percent": "%",
    "unit.days": "Tage",
    "unit.persons": "Personen",
    "role.officer": "Integrationsbeauftragte",
    "inhabitants": "Wie viele Menschen leben hier?",
    "place": "Was beschreibt den Ort am besten?",
    "place.coast": "Ein Ort an der Küste",
    "place.hills": "Ein Ort in den Hügeln",
    "own_office": "Hat die Stadt ein eigenes Amt?",
    "work": "Arbeit und Ausbildung",
    "work.short": "Arbeit",
    "work.about": "Finden alle eine Arbeit, die passt?",
    "work_desk": "Wer hilft bei der Arbeitssuche?",
    "work_desk.0": "Niemand.",
    "work_desk.1": "Einzelne Beschäftigte, wenn sie gefragt werden.",
    "work_desk.2": "Eine Stelle mit veröffentlichten Sprechzeiten.",
    "work_desk.evidence": "Seite mit den Sprechzeiten",
    "work_offer": "Bietet die Stadt Praktika an?",
    "work_kind": "Wie werden Abschlüsse anerkannt?",
    "work_kind.here": "Im Rathaus",
    "work_kind.county": "Beim Kreis",
    "work_steps": "Was wurde für die Personalgewinnung getan?",
    "work_steps.advert": "Anzeigen gingen an Vereine",
    "work_steps.visit": "Schulen wurden besucht",
    "work_steps.mentor": "Mentorinnen und Mentoren wurden benannt",
    "homes": "Wohnen",
    "homes.short": "Wohnen",
    "homes_share": "Wie viel Prozent der Haushalte fanden binnen eines Jahres eine Wohnung?",
    "homes_wait": "Wie viele Tage dauert eine Genehmigung?",
    "homes_story": "Erzählen Sie ein Beispiel.",
}


def small_edition(**english: str) -> Instrument:
    """The edition; other English words may be given, with __ for the dot of a key."""
    changed = {key.replace("__", "."): words for key, words in english.items()}
    return Instrument(
        questionnaire=Questionnaire(
            id="small-2026",
            languages=("en", "de"),
            profile=(
                _ask("inhabitants", Number(unit="persons", worst=0, best=1, lowest=0, highest=1e12)),
                _ask("place", Choice(options=_options("coast", "hills"))),
                _ask("own_office", YesNo()),
            ),
            dimensions=(
                Dimension(
                    id="work",
                    weight=1,
                    rules=Rules(),
                    questions=(
                        _ask("work_desk", Ladder(steps=3), "work", answered_by="officer"),
                        _ask("work_offer", YesNo(), "work"),
                        _ask(
                            "work_kind",
                            Choice(options=_options("here", "county")),
                            "work",
                            may_not_apply=("law", "none"),
                        ),
                        _ask(
                            "work_steps",
                            Checklist(options=_options("advert", "visit", "mentor"), full_at=3),
                            "work",
                        ),
                    ),
                ),
                Dimension(
                    id="homes",
                    weight=1,
                    rules=Rules(),
                    questions=(
                        _ask("homes_share", _percent(), "homes", may_not_apply=("none",)),
                        _ask(
                            "homes_wait",
                            Number(unit="days", worst=90, best=10, lowest=0, highest=365.5),
                            "homes",
                            applies_if=ProfileIs(question="inhabitants", at_least=100),
                        ),
                        _ask("homes_story", Text(), "homes"),
                    ),
                ),
            ),
            levels=(),
        ),
        recommendations=(),
        practices={},
        sources={},
        wordings={
            "en": Wording(language="en", words=ENGLISH | changed),
            "de": Wording(language="de", words=GERMAN),
        },
        fingerprint="0123456789abcdef" * 4,
        folder=Path(),
    )


def _ask(
    id_: str,
    scale: Scale,
    dimension: str = "",
    may_not_apply: tuple[str, ...] = (),
    answered_by: str = "",
    applies_if: ProfileIs | None = None,
) -> Question:
    return Question(
        id=id_,
        dimension=dimension,
        scale=scale,
        weight=1.0 if dimension else 0.0,
        may_not_apply=may_not_apply,
        answered_by=answered_by,
        applies_if=applies_if,
    )


def _options(*ids: str) -> tuple[Option, ...]:
    return tuple(Option(id=id_) for id_ in ids)


def _percent() -> Number:
    return Number(unit="percent", worst=0, best=80, lowest=0, highest=100, per=100)
