"""Where editions lie, and what they say in one language: enough to draw a record without loading the whole edition.

An edition is looked up in the working folder first, then beside the package, so that a network can keep its own.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mint_index.instrument.entry import Ledger
from mint_index.instrument.source import read_pairs

NEWEST = "mint-2026"
_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Folders:
    """The two folders of an edition: what is asked, and what is advised."""

    asked: Path
    advised: Path

    def words(self, language: str) -> tuple[Path, Path]:
        """The files with the words of a language."""
        return self.asked / "text" / f"{language}.yaml", self.advised / "text" / f"{language}.yaml"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder with `questionnaires/` and, beside it, `recommendations/`."""

    root: Path

    def editions(self) -> list[str]:
        return sorted(each.parent.name for each in self.root.glob("questionnaires/*/questionnaire.yaml"))

    def folders(self, edition: str) -> Folders:
        return Folders(self.root / "questionnaires" / edition, self.root / "recommendations" / edition)


def shelves() -> tuple[Shelf, ...]:
    """Where editions are looked for, in this order."""
    # In a checkout the folders lie at its root; in an installed wheel, inside the package.
    return tuple(Shelf(root) for root in (Path.cwd(), _PACKAGE, _PACKAGE.parents[1]))


def find(edition: str) -> Folders | None:
    """The folders of the edition with a name; None where it is not installed."""
    return next((shelf.folders(edition) for shelf in shelves() if edition in shelf.editions()), None)


def fingerprint(asked: Path, dimensions: Iterable[str]) -> str:
    """SHA-256 over the files that can change a score, in the order of the questionnaire; line ends do not count."""
    digest = hashlib.sha256()
    for name in ("questionnaire.yaml", *(f"dimensions/{each}.yaml" for each in dimensions)):
        digest.update(name.encode() + b"\0" + (asked / name).read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def is_same(folders: Folders, dimensions: Iterable[str], known: str) -> bool:
    """Whether an edition still has the state with this fingerprint."""
    try:
        return fingerprint(folders.asked, dimensions) == known
    except (OSError, ValueError):  # a file is gone, or a record names what cannot be a file
        return False


def words_of(folders: Folders, language: str) -> dict[str, str]:
    """What an edition says in a language now; what cannot be read is left out."""
    return {
        key: words
        for file in folders.words(language)
        for key, (words, _) in read_pairs(file, str(file), Ledger()).items()
    }
