"""A workbook as bytes that are the same whenever it is written: neither the time nor the machine is in them."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

_WRITTEN = datetime(2026, 1, 1)


class _Archive(ZipFile):
    """A zip file whose members carry one fixed time."""

    def writestr(self, name: Any, data: Any, *_: Any) -> None:
        member = ZipInfo(name, (2026, 1, 1, 0, 0, 0))
        member.compress_type, member.external_attr = ZIP_DEFLATED, 0o600 << 16
        super().writestr(member, data)

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())


def packed(book: "Workbook") -> bytes:
    """The bytes of a workbook."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = _WRITTEN
    held = BytesIO()
    # What Workbook.save does, without the time of the day.
    ExcelWriter(book, _Archive(held, "w", ZIP_DEFLATED)).save()
    return held.getvalue()
