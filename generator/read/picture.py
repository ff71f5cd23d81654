"""Pictures, part by part: whole, not too large to be drawn, nothing behind the end, no text or place in them."""

import re
import zlib

from generator.read import limits

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_SHOWN = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"cICP",
        b"pHYs",
        b"bKGD",
        b"sBIT",
    )
)
"""Parts that say how the picture looks; all others carry text, places, or another picture."""
_PART = 12
"""Bytes of a PNG part beside its data: length, kind, checksum."""

_JPEG, _END_OF_IMAGE, _SCAN = b"\xff\xd8\xff", 0xD9, 0xDA
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_SHOWN = _JPEG_FRAMES | {0xC4, _SCAN, 0xDB, 0xDD, 0xE0, 0xE2, 0xEE}
"""Frames, tables, scans, and the application parts for density (JFIF) and colour (ICC, Adobe)."""
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def png_problem(content: bytes) -> str | None:
    """Return what is wrong with a PNG."""
    if not content.startswith(_PNG):
        return "evidence-kind"
    place, drawn = len(_PNG), False
    while place < len(content):
        length, kind = int.from_bytes(content[place : place + 4]), content[place + 4 : place + 8]
        end = place + _PART + length
        data = memoryview(content)[place + 4 : end - 4]
        if end > len(content) or zlib.crc32(data) != int.from_bytes(content[end - 4 : end]):
            return "evidence-broken"
        if kind not in _PNG_SHOWN:
            return "evidence-metadata"
        if (kind == b"IHDR") is not (place == len(_PNG)):
            return "evidence-broken"
        if kind == b"IHDR" and _too_large(content[place + 8 : place + 12], content[place + 12 : place + 16]):
            return "evidence-pixels"
        if kind == b"IEND":
            return _ended(content, end, drawn=drawn)
        drawn, place = drawn or kind == b"IDAT", end
    return "evidence-broken"


def jpeg_problem(content: bytes) -> str | None:
    """Return what is wrong with a JPEG."""
    if not content.startswith(_JPEG):
        return "evidence-kind"
    place, drawn = 2, False
    while place + 4 <= len(content) and content[place] == _JPEG[0]:
        kind, end = content[place + 1], place + 2 + int.from_bytes(content[place + 2 : place + 4])
        if end > len(content):
            return "evidence-broken"
        if kind not in _JPEG_SHOWN:
            return "evidence-metadata"
        if kind in _JPEG_FRAMES and _too_large(content[place + 5 : place + 7], content[place + 7 : place + 9]):
            return "evidence-pixels"
        if kind == _SCAN:
            following = _AFTER_SCAN.search(content, end)
            if following is None:
                return "evidence-broken"
            drawn, end = True, following.start()
        if content[end + 1 : end + 2] == bytes([_END_OF_IMAGE]):
            return _ended(content, end + 2, drawn=drawn)
        place = end
    return "evidence-broken"


def _too_large(*sides: bytes) -> bool:
    """Tell whether a picture has more points than anybody can draw; a side of nothing is no picture either."""
    one, other = (int.from_bytes(side) for side in sides)
    return not 0 < one * other <= limits.PICTURE_POINTS


def _ended(content: bytes, end: int, *, drawn: bool) -> str | None:
    """Return what is wrong with the end of a picture."""
    if len(content) > end:
        return "evidence-more"
    return None if drawn else "evidence-broken"
