"""A logo for the head of a report: a PNG or a JPEG stripped to the picture, or an SVG that can do nothing but be seen.

It becomes part of the page, so that the report stays one file and asks nobody for anything.
"""

import base64
import zlib
from pathlib import Path

from mint_index.problems import Place, Problem, problem

# In a page a picture becomes a third longer, and a whole report is to stay below half a megabyte.
_MOST_BYTES = 64_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# What draws the picture; everything else in a PNG is told about it: authors, places, times.
_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"iCCP", b"IDAT", b"IEND")
_START_OF_SCAN, _END = 0xDA, b"\xff\xd9"
# JFIF, the colour profile and Adobe's transform are needed to draw; the other application parts may tell where and who.
_DROPPED = (*(0xE0 + at for at in range(1, 16) if at not in (2, 14)), 0xFE)


def read_logo(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """The picture as a data address. Problems: F01, F02, F11, L05 no such picture, L06 too large, L07 an SVG that does more."""
    place = Place(file=shown)
    try:
        if path.is_dir():
            return "", [problem("F11", place)]
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return "", [problem("F01", place)]
    except OSError as fault:
        return "", [problem("F02", place, reason=fault.strerror or str(fault))]
    if len(content) > _MOST_BYTES:
        return "", [problem("L06", place, most=f"{_MOST_BYTES // 1000} kB")]
    if content.startswith(_PNG):
        return _address("png", _picture_of_png(content), place)
    if content.startswith(_JPEG):
        return _address("jpeg", _picture_of_jpeg(content), place)
    from mint_index.report.look.vector import safe_svg

    drawing, found = safe_svg(content)
    if found:
        return "", [problem("L07", place, found=found)]
    return _address("svg+xml", drawing, place)


def _address(kind: str, picture: bytes, place: Place) -> tuple[str, list[Problem]]:
    if not picture:
        return "", [problem("L05", place)]
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode('ascii')}", []


def _picture_of_png(content: bytes) -> bytes:
    """The PNG without anything but its picture; empty where it is damaged."""
    kept, at, last = [_PNG], len(_PNG), b""
    while last != b"IEND":
        length = int.from_bytes(content[at : at + 4], "big")
        whole = content[at : at + length + 12]
        last = whole[4:8]
        if len(whole) < length + 12 or zlib.crc32(whole[4:-4]) != int.from_bytes(whole[-4:], "big"):
            return b""
        if last in _CHUNKS:
            kept.append(whole)
        at += len(whole)
    return b"".join(kept) if kept[1:2] and kept[1][4:8] == b"IHDR" else b""


def _picture_of_jpeg(content: bytes) -> bytes:
    """The JPEG without what is told about it; empty where it is damaged."""
    kept, at = [content[:2]], 2
    while content[at : at + 1] == b"\xff" and at + 4 <= len(content):
        mark, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if mark == _START_OF_SCAN:
            end = content.rfind(_END)
            return b"".join([*kept, content[at : end + 2]]) if end > at else b""
        if length < 2:
            return b""
        if mark not in _DROPPED:
            kept.append(content[at : at + 2 + length])
        at += 2 + length
    return b""
