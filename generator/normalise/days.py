"""Days as people write them, to the one form that packages hold; what may be two days is no day."""

import calendar
import re
import unicodedata
from datetime import date

from generator.normalise.cell import Doubt, Reading

_YEAR_FIRST = re.compile(
    r"([0-9]{4})\s*(?:[-/.\u2013\u2212]|年)\s*([0-9]{1,2})\s*(?:[-/.\u2013\u2212]|月)\s*([0-9]{1,2})\s*[日号]?"
    r"(?:[T\s]+00?:00(?::00)?(?:\.0+)?)?",
    re.ASCII,
)
_RUN = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_YEAR_LAST = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{2}|[0-9]{4})", re.ASCII)
_SERIAL = re.compile(r"[1-9][0-9]{4}(?:\.[0-9]+)?", re.ASCII)
_MONTH = re.compile(r"([0-9]{4})(?:\s*(?:[-/.\u2013\u2212]|年)\s*([0-9]{1,2})\s*(?:月份?)?)?\s*年?", re.ASCII)
_CENTURY = 100


def typed(text: str) -> Reading:
    """Return what a day typed as text says."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _YEAR_FIRST.fullmatch(plain) or _RUN.fullmatch(plain)
    if found:
        day = _day(int(found[1]), int(found[2]), int(found[3]))
        return Reading(text) if day in ("", text) else Reading(day, "day", text)
    turned = _YEAR_LAST.fullmatch(plain)
    if turned:
        return _turned(text, int(turned[3]), int(turned[1]), int(turned[2]))
    if _SERIAL.fullmatch(plain):
        return Reading(text, doubt=Doubt("date-ambiguous", {"readings": "?"}))
    return Reading(text)


def span(text: str) -> tuple[str, str] | None:
    """Return the first and the last day of what is written as a month or a year; nothing where it is neither."""
    found = _MONTH.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    first = _day(year, int(found[2] or 1), 1)
    return (first, _day(year, month, calendar.monthrange(year, month)[1])) if first else None


def _turned(text: str, year: int, first: int, second: int) -> Reading:
    """Return a day whose year stands last: certain only where one of the others cannot be a month."""
    if year < _CENTURY:
        readings = [
            _day(2000 + year, first, second),
            _day(2000 + year, second, first),
            _day(2000 + first, second, year),
        ]
        return Reading(text, doubt=Doubt("date-ambiguous", {"readings": _joined(readings)}))
    readings = [_day(year, first, second), _day(year, second, first)]
    certain = [each for each in dict.fromkeys(readings) if each]
    if len(certain) == 1:
        return Reading(certain[0], "day", text)
    return Reading(text, doubt=Doubt("date-ambiguous", {"readings": _joined(readings)}) if certain else None)


def _joined(readings: list[str]) -> str:
    """Return the days that a cell may mean."""
    return " / ".join(each for each in dict.fromkeys(readings) if each) or "?"


def _day(year: int, month: int, day: int) -> str:
    """Return a day that exists; nothing otherwise."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
