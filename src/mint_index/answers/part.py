"""What reading a file gives, part by part: some answers, and everything that is wrong."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from mint_index.answers.meeting import NOT_JOINED, Meeting
from mint_index.answers.table import Answers
from mint_index.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some rows of a file: the answers of those without a fault, and what is wrong in the others or in the file.

    `rows` counts all of them. `repeated`: positions, among all answers given so far, of the responses that turned out
    to be there twice; it comes in a last part of its own.
    """

    problems: list[Problem]
    answers: Answers | None = None
    rows: int = 0
    language: str = ""
    digest: str = ""
    meeting: Meeting = NOT_JOINED
    repeated: frozenset[int] = field(default=frozenset())


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
