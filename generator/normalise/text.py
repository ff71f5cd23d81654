"""Words, numbers of things, and lists, without what only a keyboard or a spreadsheet added."""

import re
import unicodedata

from generator.config import Field
from generator.model.cell_text import text_problem
from generator.normalise.cell import Reading

_BREAKS = re.compile(r"[ \t]*[\r\n\v\f\t\u2028\u2029]+[ \t]*")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BETWEEN = re.compile(r"[;；\r\n]+")
_BETWEEN_NUMBERS = re.compile(r"[;；,，、\s]+")
_INSIDE = re.compile(r"[\s-]+")


def prose(text: str) -> Reading:
    """Return words in one line, without spaces around them and without characters that nobody sees."""
    found = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    one = _BREAKS.sub(" ", found.strip())
    plain = _SPACES.sub(" ", one).strip()
    if plain == text:
        return Reading(text)
    kind = "line" if one != found.strip() else "unseen" if _UNSEEN.search(text) else "space"
    return Reading(plain, kind, text)


def patterned(text: str, pattern: re.Pattern[str]) -> Reading:
    """Return what fits a pattern: as it was typed, else in the usual width, case, or without separators."""
    plain = prose(text).value
    narrow = unicodedata.normalize("NFKC", plain).strip()
    tried = [
        (text, ""),
        (plain, "space"),
        (narrow, "width"),
        (narrow.upper(), "case"),
        (narrow.lower(), "case"),
        (_INSIDE.sub("", narrow), "space"),
        (_INSIDE.sub("", narrow).upper(), "case"),
    ]
    for value, kind in tried:
        if value and pattern.fullmatch(value) and not text_problem(value, prose=False):
            return Reading(value, kind, text) if kind else Reading(value)
    return Reading(text)


def items(text: str, field: Field) -> list[str]:
    """Return the items that were typed into a list cell."""
    between = _BETWEEN_NUMBERS if field.item_pattern else _BETWEEN
    return [item.strip() for item in between.split(text) if item.strip()]
