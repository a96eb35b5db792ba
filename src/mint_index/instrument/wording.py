"""What is said: the words of an edition, one flat list of keys for each language, and what is wrong with them.

A key is an id (`services_interpreting`) or an id with a part (`services_interpreting.2`). Words never change a score.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from mint_index.instrument.questionnaire import Checklist, Choice, Ladder, Number, Question, Questionnaire
from mint_index.instrument.recommendations import Funding, Practice, Recommendation
from mint_index.problems import Place, Problem, closest, problem
from mint_index.voices import N_

Told = Mapping[str, tuple[str, Place]]
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = frozenset(":\\/?*[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one language."""

    language: str
    words: Mapping[str, str]
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def say(self, *parts: object) -> str:
        """The words for an id and its part; nothing where there are none."""
        return self.words.get(".".join(map(str, parts)), "")

    def place(self, key: str) -> Place:
        """Where the words of a key stand."""
        return self.places.get(key, Place())


def folded(words: str) -> str:
    """Words as they are compared: without case and superfluous white space."""
    return " ".join(words.split()).casefold()


def questionnaire_keys(questionnaire: Questionnaire) -> dict[str, bool]:
    """Every key of words a questionnaire has, and whether it is needed."""
    keys = {"edition": True, "edition.about": False, "municipality": False, "country": False, "date": False}
    keys |= {f"{base}.help": False for base in ("municipality", "country", "date")}
    for level in questionnaire.levels:
        keys |= {f"level.{level.id}": True, f"level.{level.id}.means": False}
    for dimension in questionnaire.dimensions:
        keys |= {dimension.id: True, f"{dimension.id}.short": True, f"{dimension.id}.about": False}
    keys |= {f"theme.{theme}": True for theme in questionnaire.themes}
    for question in questionnaire.questions.values():
        keys |= _question_keys(question)
        keys |= {f"{question.id}.{country}": False for country in questionnaire.countries}
    return keys


def _question_keys(question: Question) -> dict[str, bool]:
    keys = {question.id: True, f"{question.id}.help": False, f"{question.id}.evidence": False}
    if question.scored:
        keys[f"{question.id}.why"] = False
    if isinstance(question.scale, Ladder | Choice | Checklist):
        keys |= {f"{question.id}.{answer}": True for answer in question.scale.answers}
    if isinstance(question.scale, Number):
        units = filter(None, (question.scale.unit, question.scale.counts))
        keys |= {f"unit.{unit}": True for unit in units}
    if question.answered_by:
        keys[f"role.{question.answered_by}"] = True
    return keys


def advice_keys(
    recommendations: Iterable[Recommendation], practices: Iterable[Practice], funding: Iterable[Funding]
) -> dict[str, bool]:
    """Every key of words the recommendations, practices and funds have, and whether it is needed."""
    keys: dict[str, bool] = {}
    for recommendation in recommendations:
        steps = {
            f"{recommendation.id}.{part}": part in ("about", "1")
            for part in ("about", "1", "2", "3", "watch")
        }
        keys |= {recommendation.id: True, **steps, f"role.{recommendation.lead}": False}
    for practice in practices:
        parts = {f"{practice.id}.{part}": part == "done" for part in ("done", "result", "needs")}
        keys |= {practice.id: True, **parts}
    for fund in funding:
        keys |= {fund.id: True, f"{fund.id}.about": True}
    return keys


def missing_words(told: Told, keys: Mapping[str, bool], language: str, place: Place) -> Iterator[Problem]:
    """Keys without words, and words without a key."""
    for key, needed in keys.items():
        if needed and key not in told:
            yield problem("W01", place, key=key, language=language)
    # Notes by country are many and rare; nobody who mistypes a word means one.
    unsaid = [key for key in keys if key not in told and not key[-2:].isupper()]
    for key, (_, where) in told.items():
        if key not in keys and not key.startswith(("role.", "unit.")):
            # What is said already cannot be what was meant.
            yield problem("W02", where, key=key, nearest=closest(key, unsaid))


def sheet_names(questionnaire: Questionnaire, told: Told) -> Iterator[Problem]:
    """Short names of dimensions that cannot name a sheet."""
    seen: set[str] = set()
    for dimension in questionnaire.dimensions:
        said = told.get(f"{dimension.id}.short")
        if said is None or not said[0]:
            continue
        name, place = said
        if len(name) > _LONGEST_SHEET_NAME:
            yield problem("W05", place, given=name, reason=N_("it has more than 31 characters"))
        elif _NOT_IN_SHEET_NAMES & set(name) or name[0] == "'" or name[-1] == "'":
            yield problem("W05", place, given=name, reason=N_("it has a character that is not allowed"))
        elif folded(name) in seen:
            yield problem("W05", place, given=name, reason=N_("another sheet has it already"))
        seen.add(folded(name))
