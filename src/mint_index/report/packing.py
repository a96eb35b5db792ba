"""Archives that are the same whenever they are written: the members of a document, with one fixed time.

Word and spreadsheet files are such archives.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_WRITTEN = (1980, 1, 1, 0, 0, 0)


def without_times(archive: bytes) -> bytes:
    """The same archive with the earliest time an archive can have in place of when it was written."""
    held = BytesIO()
    with ZipFile(BytesIO(archive)) as given, ZipFile(held, "w", ZIP_DEFLATED) as taken:
        for name in given.namelist():
            member = ZipInfo(name, _WRITTEN)
            member.compress_type, member.external_attr = ZIP_DEFLATED, 0o600 << 16
            # Otherwise it tells on which system it was written.
            member.create_system = 3
            taken.writestr(member, given.read(name))
    return held.getvalue()
