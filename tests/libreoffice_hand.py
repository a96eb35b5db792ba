"""A hand at LibreOffice, run by a Python that has its `uno`: opens a workbook, types into it, saves it, says what it saw.

Called with one JSON object: soffice, profile, workbook, types (cells and what is typed into them), saves (files to
write) and measures (workbooks to look at). Prints one: rules of cells, cells that are locked, rows that cut text off.
"""

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]
from com.sun.star.uno import RuntimeException  # type: ignore[import-not-found]

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8", ".pdf": "calc_pdf_Export"}
# A row is measured in hundredths of a millimetre; rounding takes a few.
ROUNDING = 5


def main(asked: dict[str, Any]) -> dict[str, Any]:
    pipe = f"mint{time.monotonic_ns()}"
    command = [asked["soffice"], "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen([*command, f"-env:UserInstallation={Path(asked['profile']).as_uri()}"])
    desktop = connected(pipe)
    try:
        return worked(desktop, asked)
    finally:
        ended(desktop, office)


def ended(desktop: Any, office: "subprocess.Popen[bytes]") -> None:
    with suppress(RuntimeException):
        desktop.terminate()
    office.wait(20)


def connected(pipe: str) -> Any:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(200):
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start")


def worked(desktop: Any, asked: dict[str, Any]) -> dict[str, Any]:
    book = opened(desktop, asked["workbook"])
    seen: dict[str, Any] = {"rules": rules(book), "locked": []}
    for name, typed in asked["types"].items():
        sheet, cell = name.split("!")
        before = book.Sheets.getByName(sheet).getCellRangeByName(cell).String
        try:
            book.Sheets.getByName(sheet).getCellRangeByName(cell).FormulaLocal = typed
        except RuntimeException:
            seen["locked"].append(name)
        else:
            if typed and book.Sheets.getByName(sheet).getCellRangeByName(cell).String == before:
                seen["locked"].append(name)
    for file in asked["saves"]:
        saved(book, file)
    book.close(True)
    seen["cut_off"] = []
    for workbook in asked["measures"]:
        book = opened(desktop, workbook)
        seen["cut_off"] += [f"{Path(workbook).name} {place}" for place in cut_off(book)]
        book.close(True)
    return seen


def opened(desktop: Any, file: str) -> Any:
    return desktop.loadComponentFromURL(
        Path(file).as_uri(), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),)
    )


def saved(book: Any, file: str) -> None:
    book.storeToURL(Path(file).as_uri(), (PropertyValue("FilterName", 0, FILTERS[Path(file).suffix], 0),))


def rules(book: Any) -> dict[str, list[Any]]:
    """What every cell that has a rule allows, and whether it refuses anything else."""
    found = {}
    for sheet in book.Sheets:
        for row in range(60):
            for column in range(8):
                cell = sheet.getCellByPosition(column, row)
                rule = cell.Validation
                if rule.Type.value != "ANY":
                    name = f"{sheet.Name}!{'ABCDEFGH'[column]}{row + 1}"
                    found[name] = [rule.Type.value, rule.getFormula1(), rule.ShowErrorMessage]
    return found


def cut_off(book: Any) -> list[str]:
    """The rows that would have to be higher to show all of their text."""
    found = []
    for sheet in book.Sheets:
        sheet.unprotect("")
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        for number in range(cursor.RangeAddress.EndRow + 1 if sheet.IsVisible else 0):
            row = sheet.Rows.getByIndex(number)
            height = row.Height
            row.OptimalHeight = True
            if row.IsVisible and row.Height > height + ROUNDING:
                found.append(f"{sheet.Name} row {number + 1}: {height} < {row.Height}")
    return found


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.stdin.read()))))
