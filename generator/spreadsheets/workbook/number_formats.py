"""Which number formats show a day or a percentage, and which day a number means."""

import re
from datetime import date, timedelta

_BUILT_IN_DAYS = frozenset((*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 55), 57, 58))
"""Formats by their numbers, the Chinese and Japanese ones among them, which files use without describing them."""
_BUILT_IN_PERCENT = frozenset((9, 10))
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DAY_LETTERS = re.compile(r"[yYdDeE]|(?<![hHsS:])[mM]{3,}")
_SCIENTIFIC = re.compile(r"[eE][+-]")
_LOST_DAY = 60
"""A day that never was: Excel counts 29 February 1900."""
_LAST_SERIAL = 2_958_465


def shows_day(number: int, code: str | None) -> bool:
    """Tell whether a number format shows a day."""
    if code is None:
        return number in _BUILT_IN_DAYS
    plain = _SCIENTIFIC.sub("", _QUOTED.sub("", code.partition(";")[0]))
    return plain.lower() not in ("general", "standard", "g/通用格式") and bool(_DAY_LETTERS.search(plain))


def shows_percent(number: int, code: str | None) -> bool:
    """Tell whether a number format shows a percentage."""
    return number in _BUILT_IN_PERCENT if code is None else "%" in _QUOTED.sub("", code)


def day_of(serial: float, *, from_1904: bool) -> str:
    """Return the day that a stored number means; nothing where there is none."""
    whole = int(serial)
    if from_1904:
        return (date(1904, 1, 1) + timedelta(whole)).isoformat() if 0 <= whole <= _LAST_SERIAL - 1462 else ""
    if not 0 < whole <= _LAST_SERIAL or whole == _LOST_DAY:
        return ""
    return (date(1899, 12, 30 if whole > _LOST_DAY else 31) + timedelta(whole)).isoformat()
