"""Published indices, written down as questionnaires and scored by the command: every figure comes out to its last digit.

The raw answers are turned into a table by naming columns anew and nothing else; there is no tolerance. What each
index proves stands in the README beside its data.
"""

import csv
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

ORACLES = Path(__file__).parent / "oracles"

INDICATORS = (
    "mobility",
    "workplace",
    "pay",
    "marriage",
    "parenthood",
    "entrepreneurship",
    "assets",
    "pension",
)


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def table_of(raw: Path, renamed: Mapping[str, str], into: Path) -> Path:
    """The raw data as a table of answers: its header with other names, its rows byte for byte."""
    header, rest = raw.read_text(encoding="utf-8").split("\n", 1)
    names = [renamed.get(name, name) for name in header.split(",")]
    into.write_text(",".join(names) + "\n" + rest, encoding="utf-8")
    return into


def batch(oracle: str, folder: Path, renamed: Mapping[str, str]) -> list[dict[str, str]]:
    """What `mint batch` prints of an index, a row a country."""
    answers = table_of(ORACLES / oracle / "raw.csv", renamed, folder / "answers.csv")
    mint = shutil.which("mint", path=sysconfig.get_path("scripts"))
    assert mint, "the package is not installed beside this interpreter"
    edition = ORACLES / oracle / "questionnaires" / oracle
    said = subprocess.run(
        [mint, "batch", answers, "--edition", edition, "-o", "scores.csv", "-l", "en"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    scored = rows(folder / "scores.csv")
    assert (said.returncode, said.stdout, said.stderr) == (
        0,
        "",
        f"{len(scored)} responses scored, 0 left out.\n",
    )
    return scored


def with_a_decimal(figure: str, times: int = 1) -> str:
    """A published figure as the questionnaire prints it; nothing where there is none."""
    return f"{Decimal(figure) * times:.1f}" if figure else ""


def test_human_development_index_2022(tmp_path: Path) -> None:
    """193 countries with an index of three decimals, that is 100 times it with one; PRK and MCO have none."""
    renamed = {"id": "municipality", "name": "#name", "ln_gnipc": "#ln_gnipc"}
    printed = {each["municipality"]: each["index"] for each in batch("hdi2022", tmp_path, renamed)}
    published = {each["id"]: each["overall"] for each in rows(ORACLES / "hdi2022" / "published.csv")}
    assert printed == {country: with_a_decimal(index, 100) for country, index in published.items()}
    assert len(printed) == 195
    assert [country for country, index in printed.items() if not index] == ["PRK", "MCO"]


def test_women_business_and_the_law_2020(tmp_path: Path) -> None:
    """190 economies: eight indicators and the index."""
    scored = batch("wbl2020", tmp_path, {"id": "municipality", "name": "#name"})
    printed = {
        each["municipality"]: [*(each[indicator] for indicator in INDICATORS), each["index"]]
        for each in scored
    }
    published = {
        each["id"]: [with_a_decimal(each[figure]) for figure in (*INDICATORS, "overall")]
        for each in rows(ORACLES / "wbl2020" / "published.csv")
    }
    assert printed == published
    assert len(printed) == 190
