"""The archive: a folder of records, one for each municipality and date."""

import re
import unicodedata
from pathlib import Path

from mint_index.assessment.record import from_json, to_json
from mint_index.assessment.result import Assessment
from mint_index.outputs import write_whole
from mint_index.problems import Place, Problem, closest, problem
from mint_index.voices import N_

FOLDER = Path("assessments")
_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae"}
)
_LONGEST = 60


def slug(words: str) -> str:
    """Words as a part of a file's name that every system takes."""
    spelled = unicodedata.normalize("NFC", words).casefold().translate(_SPELLED_OUT)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "municipality"


def keep(assessment: Assessment, folder: Path) -> tuple[Path, list[Problem]]:
    """Where the record was written, and what kept it from it.

    The record of the same municipality and date is replaced; another municipality whose name has the same letters is not.
    """
    base = f"{slug(assessment.municipality)}-{assessment.date}"
    path = folder / f"{base}.json"
    number = 2
    while path.exists() and not _same(path, assessment):
        path = folder / f"{base}-{number}.json"
        number += 1
    return path, write_whole(path, to_json(assessment).encode(), force=True)


def _same(path: Path, assessment: Assessment) -> bool:
    kept, _ = open_record(path)
    return kept is not None and (kept.municipality, kept.country) == (
        assessment.municipality,
        assessment.country,
    )


def open_record(path: Path) -> tuple[Assessment | None, list[Problem]]:
    """The assessment in a file, or what is wrong with it."""
    place = Place(file=str(path))
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        names = [each.name for each in path.parent.glob("*.json")] if path.parent.is_dir() else []
        return None, [problem("F01", place, near=closest(path.name, names))]
    except OSError as fault:
        return None, [problem("F02", place, reason=fault.strerror or str(fault))]
    except UnicodeDecodeError:
        return None, [problem("R01", place, reason=N_("it is not UTF-8"))]
    return from_json(text, str(path))


def newest(folder: Path) -> tuple[Path | None, list[Problem]]:
    """The record that was written last."""
    records = sorted(folder.glob("*.json"), key=lambda each: (each.stat().st_mtime_ns, each.name))
    if not records:
        return None, [problem("R05", Place(), folder=str(folder))]
    return records[-1], []
