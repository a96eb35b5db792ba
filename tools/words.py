"""The tool's own words: collected from the code, merged into locale/<language>/LC_MESSAGES/mint.po, compiled to mint.mo.

`python tools/words.py` does it; with `--check` it only says what is not up to date or not translated.
"""

import datetime
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "src" / "mint_index"
LANGUAGES = ("de",)
KEYWORDS = {"N_": None, "_": None, "say_many": (1, 2)}


def merged(language: str) -> Catalog:
    """Every sentence of the code, with the translations that the language has."""
    path = file_of(language)
    known = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
    # No header with dates: the same sentences give the same file.
    catalog = Catalog(
        locale=language, project="mint-index", version="", charset="utf-8", fuzzy=False, header_comment=""
    )
    found = extract_from_dir(PACKAGE, [("**.py", "python")], {}, keywords=KEYWORDS)
    for name, _, message, _, _ in sorted(found, key=lambda each: (each[0], each[1])):
        singular = message if isinstance(message, str) else message[0]
        translated = known.get(singular)
        catalog.add(
            message,
            string=translated.string if translated else None,
            locations=[(f"src/mint_index/{name}", 0)],
        )
    return catalog


def file_of(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "mint.po"


def drawn(catalog: Catalog) -> tuple[bytes, bytes]:
    """The catalogue as text for translators, and compiled."""
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalog, width=110, omit_header=True, include_lineno=False)
    header = (
        f'msgid ""\nmsgstr ""\n"Language: {catalog.locale}\\n"\n"Plural-Forms: {catalog.plural_forms}\\n"\n'
    )
    header += '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    whole = header.encode() + text.getvalue()
    translated = read_po(io.BytesIO(whole), locale=str(catalog.locale))
    # The header would say when it was made, and no two files would be alike.
    translated.creation_date = translated.revision_date = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    write_mo(compiled, translated)
    return whole, compiled.getvalue()


def main(check: bool) -> int:
    """How many things are not as they should be."""
    wrong = 0
    for language in LANGUAGES:
        catalog = merged(language)
        path = file_of(language)
        for file, content in zip((path, path.with_suffix(".mo")), drawn(catalog), strict=True):
            if file.exists() and file.read_bytes() == content:
                continue
            if check:
                print(f"not up to date: {file.name} ({language}); run python tools/words.py")
                wrong += 1
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        for message in catalog:
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            if message.id and not all(strings):
                print(f"not translated ({language}): {message.id}")
                wrong += 1
    return wrong


if __name__ == "__main__":
    found = main("--check" in sys.argv[1:])
    sys.exit(1 if found and "--check" in sys.argv[1:] else 0)
