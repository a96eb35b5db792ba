"""The options that several commands share, each declared once."""

from pathlib import Path
from typing import Annotated

import typer

Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        "-l",
        metavar="CODE",
        help="Language, such as en or de. [default: MINT_LANGUAGE, the file's, the system's]",
    ),
]
Edition = Annotated[
    str,
    typer.Option("--edition", metavar="NAME", help="Edition of the questionnaire: a name, or its folder."),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")]
Archive = Annotated[Path, typer.Option("--archive", metavar="DIR", help="Folder of the records.")]
AnswerFiles = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Workbooks (.xlsx, .ods, .xls) or CSV files; - reads a pipe."),
]
