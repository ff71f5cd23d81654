"""Which characters the bundled font of the badge has, without opening it; a test holds the two together."""

PUNCTUATION = frozenset("·–—−×÷°±≤≥²³½µ、。，；：？！（）《》“”‘’…％／＋＜＞～℃ΩΦμ₂")
"""Marks beside ASCII; the low 2 is drawn as a small 2."""
FIRST, LAST = 0xB0, 0xD7
"""Rows of the 3,755 common characters in GB/T 2312."""


def is_drawable(words: str) -> bool:
    """Tell whether a badge can draw all of these words."""
    return all(_has_glyph(character) for character in words)


def _has_glyph(character: str) -> bool:
    if character in PUNCTUATION or (character.isascii() and character.isprintable()):
        return True
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) > 1 and FIRST <= code[0] <= LAST
