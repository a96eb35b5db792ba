"""An edition, loaded whole: the questionnaire, the recommendations, the practices, the sources and the words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mint_index.instrument.glossary import Glossary
    from mint_index.instrument.questionnaire import Questionnaire
    from mint_index.instrument.recommendations import Funding, Practice, Recommendation, Source
    from mint_index.instrument.wording import Wording


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """One edition. `fingerprint` is a SHA-256 of the files that can change a score; `wordings` and `glossary` map languages to words."""

    questionnaire: "Questionnaire"
    recommendations: "tuple[Recommendation, ...]"
    practices: "Mapping[str, Practice]"
    sources: "Mapping[str, Source]"
    wordings: "Mapping[str, Wording]"
    fingerprint: str
    folder: "Path"
    funding: "Mapping[str, Funding]" = field(default_factory=dict)
    glossary: "Mapping[str, Glossary]" = field(default_factory=dict)

    @property
    def edition(self) -> str:
        return self.questionnaire.id

    @cached_property
    def languages(self) -> tuple[str, ...]:
        return self.questionnaire.languages

    def wording(self, language: str) -> "Wording":
        """The words of a language; of the edition's first language where it does not have it."""
        return self.wordings.get(language) or self.wordings[self.languages[0]]
