"""A form as a benchmark needs it: filled in from a row of a table, and the floor of writing one.

As a script it writes a workbook with openpyxl that has as many cells and validations as a given form, and no looks.
"""

import csv
import json
import sys
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

Sizes = list[tuple[int, int, int]]


def fill(form: Path, answers: Path, into: Path) -> Path:
    """The form with the answers of the first row of a wide table; elements of a checklist are ticked in their rows."""
    with answers.open(encoding="utf-8", newline="") as table:
        row = next(csv.DictReader(table))
    said = dict(row)
    for question, answer in row.items():
        if "|" in answer or (answer and answer in "abcd"):
            said |= {f"{question}.{element}": "yes" for element in answer.split("|")}
    book = load_workbook(form)
    for sheet in book.worksheets:
        at: dict[str, int] = {}
        for cells in sheet.iter_rows():
            names = {str(cell.value): cell.column or 0 for cell in cells if cell.value is not None}
            at = names if "Id" in names and "Answer" in names else at
            id_ = str(cells[at["Id"] - 1].value) if at else ""
            # The row of a checklist itself says nothing where its elements do.
            if id_ in said and "|" not in said[id_] and f"{id_}.{said[id_]}" not in said:
                sheet.cell(cells[0].row or 0, at["Answer"], said[id_])
    book.save(into)
    return into


def sizes(form: Path) -> Sizes:
    """For each sheet its rows, its columns and its validations."""
    book = load_workbook(form)
    return [
        (sheet.max_row, sheet.max_column, len(sheet.data_validations.dataValidation))
        for sheet in book.worksheets
    ]


def write_floor(measures: Sizes, into: Path) -> None:
    """A workbook of the same size, written with openpyxl in the plainest way."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, (rows, columns, validations) in enumerate(measures):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in range(rows):
            sheet.append([f"Some words {row}" for _ in range(columns)])
        for row in range(validations):
            validation = DataValidation(type="list", formula1='"yes,no,unknown"', allow_blank=True)
            validation.add(f"D{row + 1}")
            sheet.add_data_validation(validation)
    book.save(into)


if __name__ == "__main__":
    write_floor(json.loads(sys.argv[1]), Path(sys.argv[2]))
