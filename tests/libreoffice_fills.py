"""LibreOffice as the reckoner of a form: puts answers into its cells and says what other cells then come to.

Run by a Python that has its `uno`. Called with one JSON object: soffice, profile and jobs; a job is a workbook, fills
(cells and what is put into them: words as words, figures as figures), reads (ranges to look at after each fill) and
saves (the number of a fill and the file to save it as). Prints, for each job, fill and range, the rows of its cells.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from libreoffice_hand import connected, ended, opened, saved


def main(asked: dict[str, Any]) -> list[Any]:
    # Two processes that run tests beside each other have folders of the same name.
    pipe = f"mint{os.getpid()}"
    command = [asked["soffice"], "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
    command.append(f"-env:UserInstallation={Path(asked['profile']).as_uri()}")
    office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    desktop = connected(pipe)
    try:
        return [worked(desktop, job) for job in asked["jobs"]]
    finally:
        ended(desktop, office)


def worked(desktop: Any, job: dict[str, Any]) -> list[Any]:
    book = opened(desktop, job["workbook"])
    book.calculateAll()
    book.enableAutomaticCalculation(False)
    columns = columns_of(job["fills"])
    for sheet, *_ in columns:
        book.Sheets.getByName(sheet).unprotect("")
    found = []
    for number, fill in enumerate(job["fills"]):
        for sheet, letter, first, last in columns:
            # A column at once: a call for each cell takes a hundred times as long.
            cells = tuple((fill.get(f"{sheet}!{letter}{row}", ""),) for row in range(first, last + 1))
            cell_of(book, f"{sheet}!{letter}{first}:{letter}{last}").setDataArray(cells)
        book.calculate()
        found.append([rows_of(book, name) for name in job["reads"]])
        for file in (file for at, file in job["saves"] if at == number):
            saved(book, file)
    book.close(True)
    return found


def columns_of(fills: list[dict[str, Any]]) -> list[tuple[str, str, int, int]]:
    """The parts of columns in which something is put: sheet, letter, first and last row."""
    rows: dict[tuple[str, str], set[int]] = {}
    for name in {name for fill in fills for name in fill}:
        sheet, _, cell = name.rpartition("!")
        rows.setdefault((sheet, cell[0]), set()).add(int(cell[1:]))
    return [(sheet, letter, min(found), max(found)) for (sheet, letter), found in rows.items()]


def cell_of(book: Any, name: str) -> Any:
    sheet, _, cells = name.rpartition("!")
    return book.Sheets.getByName(sheet).getCellRangeByName(cells)


def rows_of(book: Any, name: str) -> list[list[Any]]:
    """The rows of a range; what could not be computed is its error."""
    rows = []
    for row in cell_of(book, name).getDataArray():
        rows.append([each if isinstance(each, str | float) else str(each) for each in row])
    return rows


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.stdin.read()))))
