"""LibreOffice as the reckoner of a form: puts answers into its cells and says what other cells then come to.

Run by a Python that has its `uno`. Called with one JSON object: soffice, profile and jobs; a job is a workbook, fills
(cells and what is put into them: words as words, figures as figures), reads (ranges to look at after each fill) and
saves (the number of a fill and the file to save it as). Prints, for each job, fill and range, the rows of its cells.
"""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from libreoffice_hand import RuntimeException, connected, opened, saved


def main(asked: dict[str, Any]) -> list[Any]:
    pipe = f"mint{Path(asked['profile']).parent.name}"
    command = [asked["soffice"], "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen([*command, f"-env:UserInstallation={Path(asked['profile']).as_uri()}"])
    desktop = connected(pipe)
    try:
        return [worked(desktop, job) for job in asked["jobs"]]
    finally:
        with suppress(RuntimeException):
            desktop.terminate()
        office.wait(20)


def worked(desktop: Any, job: dict[str, Any]) -> list[Any]:
    book = opened(desktop, job["workbook"])
    book.enableAutomaticCalculation(False)
    found, before = [], dict[str, Any]()
    for number, fill in enumerate(job["fills"]):
        for name in before.keys() - fill.keys():
            cell_of(book, name).String = ""
        for name, value in fill.items():
            if before.get(name) != value:
                put(cell_of(book, name), value)
        before = fill
        book.calculate()
        found.append([rows_of(book, name) for name in job["reads"]])
        for file in (file for at, file in job["saves"] if at == number):
            saved(book, file)
    book.close(True)
    return found


def cell_of(book: Any, name: str) -> Any:
    sheet, _, cells = name.rpartition("!")
    return book.Sheets.getByName(sheet).getCellRangeByName(cells)


def put(cell: Any, value: str | float) -> None:
    if isinstance(value, str):
        cell.String = value
    else:
        cell.Value = value


def rows_of(book: Any, name: str) -> list[list[Any]]:
    """The rows of a range; what could not be computed is its error."""
    rows = []
    for row in cell_of(book, name).getDataArray():
        rows.append([each if isinstance(each, str | float) else str(each) for each in row])
    return rows


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.stdin.read()))))
