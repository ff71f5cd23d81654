"""How wide words are before anybody draws them, and how they are kept inside a box.

No font is asked: a label is drawn with whatever the reader has. A Chinese character is one em; Latin letters are taken
as wide as in the wider of the common fonts.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

ELLIPSIS = "…"
SLACK = 1.08
"""What a reader's font may need more than estimated."""
BOLD = 1.06
USUAL = 0.55
"""What a Latin letter takes on average."""
_NARROW, _THIN, _PLAIN, _BROAD, _BROADEST = 0.3, 0.4, 0.58, 0.72, 0.9
_THIN_LETTERS = frozenset('fjrt()[]{}"*°-/\\·–')
_NARROW_LETTERS = frozenset("iIl|!.,:;' ")
_BROAD_LETTERS = frozenset("mwMWGOQ@%—&+=<>~")
_FULL_PUNCTUATION = frozenset("·“”‘’…—")
_NEVER_FIRST = frozenset("，。、；：！？）》”’%·")
_PIECES = re.compile(r"[\u2e80-\U0003ffff]|[^\s\u2e80-\U0003ffff]+ ?|\s+")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]")


def plain(words: str) -> str:
    """Return words that any XML parser accepts and that cannot turn the direction of their neighbours."""
    return _UNPRINTABLE.sub("", words)


@lru_cache(8192)
def em(words: str, *, bold: bool = False) -> float:
    """Return the width of words in em, never less than that of as many common letters."""
    return _em_of(_grown(_NOTHING, words), bold=bold)


Extent = tuple[float, float]
"""How wide the characters of a line are in em, and how wide as many common letters would be."""
_NOTHING: Extent = (0, 0)


def _grown(extent: Extent, words: str) -> Extent:
    """Return the extent of a line that goes on with some words."""
    own, usual = extent
    for character in words:
        wide, common = _extent_of(character)
        own += wide
        usual += common
    return own, usual


def _em_of(extent: Extent, *, bold: bool) -> float:
    own, usual = extent
    return max(own * BOLD if bold else own, usual)


@lru_cache(4096)
def _extent_of(character: str) -> Extent:
    if character in _FULL_PUNCTUATION or unicodedata.east_asian_width(character) in "WF":
        return 1, 1
    return _letter_em(character), USUAL


def _letter_em(character: str) -> float:
    if character in _NARROW_LETTERS:
        return _NARROW
    if character in _THIN_LETTERS:
        return _THIN
    if character in _BROAD_LETTERS:
        return _BROADEST
    if unicodedata.combining(character):
        return 0
    return _BROAD if character.isupper() else _PLAIN if character.isascii() else 1


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return how much room words need at a size, with slack."""
    return em(words, bold=bold) * size * SLACK


def fitted(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return text shortened to a width, with an ellipsis where it was cut."""
    if width(words, size, bold=bold) <= room:
        return words

    def cut(length: int) -> str:
        return words[:length].rstrip() + ELLIPSIS

    fits = bisect_right(range(len(words) + 1), room, key=lambda length: width(cut(length), size, bold=bold))
    return cut(max(fits - 1, 0))


def wrapped(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Return words as lines that fit a room; Chinese breaks anywhere but before a closing mark."""
    if width(words, size, bold=bold) <= room:
        return [words.strip()]
    lines, extent = [""], _NOTHING
    for piece in _pieces(words, size, room, bold=bold):
        if lines[-1] and _em_of(_grown(extent, piece.rstrip()), bold=bold) * size * SLACK > room:
            lines.append(_carried(lines) if piece[0] in _NEVER_FIRST else "")
            extent = _grown(_NOTHING, lines[-1])
        lines[-1] += piece
        extent = _grown(extent, piece)
    return [line.strip() for line in lines]


def _carried(lines: list[str]) -> str:
    """Take the last character from the line that is full, so that a closing mark has company on the next."""
    last = lines[-1][-1:]
    lines[-1] = lines[-1][:-1]
    return last


def _pieces(words: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    """Yield what may not be divided; a Latin word wider than the room is divided all the same."""
    for piece in _PIECES.findall(words):
        if width(piece, size, bold=bold) <= room:
            yield piece
        else:
            yield from piece


def in_lines(
    words: str, sizes: Sequence[tuple[float, int]], room: float, *, bold: bool = False
) -> tuple[float, list[str]]:
    """Return the first size at which words fit in its number of lines, and those lines; the last size is cut."""
    for size, most in sizes:
        lines = wrapped(words, size, room, bold=bold)
        if len(lines) <= most:
            return size, lines
    kept, rest = lines[: most - 1], "".join(lines[most - 1 :])
    return size, [*kept, fitted(rest, size, room, bold=bold)]
