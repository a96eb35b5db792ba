"""What the benchmarks run on: an edition of 110 questions in 11 dimensions, and a CSV of random answers to it."""

import csv
import random
from collections.abc import Callable
from pathlib import Path

DIMENSIONS, QUESTIONS = 11, 10
EDITION = "bench-110"


def write_edition(root: Path) -> Path:
    """The folder of an edition of 110 questions: seven ladders, a choice, a checklist and a number in each dimension."""
    folder = root / "questionnaires" / EDITION
    (folder / "dimensions").mkdir(parents=True, exist_ok=True)
    (folder / "text").mkdir(exist_ok=True)
    names = [f"d{number}" for number in range(DIMENSIONS)]
    frame = [f"id: {EDITION}", "languages: [en]", "dimensions:", *(f"  - id: {name}" for name in names)]
    frame += ["overall: {needs: 8}", "levels:", "  - {id: open, from: 0}", "  - {id: begun, from: 25}"]
    frame += ["  - {id: in_place, from: 50}", "  - {id: secured, from: 75}"]
    (folder / "questionnaire.yaml").write_text("\n".join(frame) + "\n")
    words = [
        "edition: Benchmark",
        *(f"level.{level}: {level}" for level in ("open", "begun", "in_place", "secured")),
    ]
    for name in names:
        words += [f"{name}: Dimension {name}", f"{name}.short: {name}"]
        lines = [f"id: {name}", "questions:"]
        for number in range(QUESTIONS):
            question = f"{name}_q{number}"
            words.append(f"{question}: Question {question}")
            lines += [f"  - id: {question}", f"    weight: {1 + number % 3}"]
            if number < 7:
                lines += ["    kind: ladder", "    steps: 4"]
                words += [f"{question}.{step}: Step {step} of {question}" for step in range(4)]
            elif number == 7:
                lines += [
                    "    kind: choice",
                    "    options: [{id: a, points: 0}, {id: b, points: 40}, {id: c, points: 100}]",
                ]
                words += [f"{question}.{option}: Option {option} of {question}" for option in "abc"]
            elif number == 8:
                lines += ["    kind: checklist", "    options: [a, b, c, d]"]
                words += [f"{question}.{option}: Element {option} of {question}" for option in "abcd"]
            else:
                lines += [
                    "    kind: number",
                    "    worst: 0",
                    "    best: 80",
                    "    lowest: 0",
                    "    highest: 100",
                ]
        (folder / "dimensions" / f"{name}.yaml").write_text("\n".join(lines) + "\n")
    (folder / "text" / "en.yaml").write_text("\n".join(words) + "\n")
    return folder


def write_answers(path: Path, rows: int, seed: int = 1) -> Path:
    """A wide CSV of random answers, 3 % of them unknown."""
    random_ = random.Random(seed)
    pool = [_answers(random_) for _ in range(997)]
    header = [f"d{dimension}_q{number}" for dimension in range(DIMENSIONS) for number in range(QUESTIONS)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["municipality", "country", "date", *header])
        for row in range(rows):
            one, other = random_.choice(pool), random_.choice(pool)
            cut = random_.randrange(len(header))
            writer.writerow([f"Town {row}", "DE", "2026-03-01", *one[:cut], *other[cut:]])
    return path


def _answers(random_: random.Random) -> list[str]:
    kinds: list[Callable[[], str]] = [lambda: str(random_.randrange(4))] * 7
    kinds += [
        lambda: random_.choice("abc"),
        lambda: "|".join(random_.sample("abcd", random_.randrange(1, 5))),
        lambda: f"{random_.randrange(1000) / 10:.1f}",
    ]
    return ["unknown" if random_.random() < 0.03 else kind() for _ in range(DIMENSIONS) for kind in kinds]
