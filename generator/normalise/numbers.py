"""Numbers as people and spreadsheets write them, to the one form that packages hold.

Only what has a single reading is put in order: `1,234` may be a thousand or a decimal, so nobody decides it here.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from generator.normalise.cell import Doubt, Reading

SHOWN_DIGITS = 15
"""So many digits a spreadsheet shows of a number; what it stores beyond them nobody typed."""
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_LOOSE = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", re.ASCII)
_GROUPED = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:([, ' ])[0-9]{3})(?:\1[0-9]{3})*(\.[0-9]+)?", re.ASCII)
_SEPARATED = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)+", re.ASCII)
_SPLIT = re.compile(r"([+-]?[0-9.][0-9., ']*?)\s*([^0-9.,'\s-].*)", re.DOTALL)
_DASHES = str.maketrans({"−": "-", "‐": "-", "‑": "-", "–": "-", "。": "."})
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_PER_KILOGRAM = {
    **dict.fromkeys(("kg", "kgs", "千克", "公斤"), Decimal(1)),
    **dict.fromkeys(("t", "吨", "公吨", "tonne", "tonnes"), Decimal(1000)),
    **dict.fromkeys(("g", "克"), Decimal("0.001")),
}
_GAS = re.compile(r"(?:co2|co₂|二氧化碳)(?:[-\s]?(?:e|eq|当量))?$")


def plain(number: float) -> str:
    """Return a stored number as a spreadsheet shows it: at most fifteen digits, no exponent, no zeros at the end."""
    return _canonical(Decimal(format(number, f".{SHOWN_DIGITS}g")))


def is_plain(text: str) -> bool:
    """Tell whether a text is a number in the form of packages."""
    return bool(_PLAIN.fullmatch(text))


def as_typed(value: str) -> int | float | None:
    """Return the number that a spreadsheet can hold without changing a cell; nothing where text is safer."""
    if not is_plain(value):
        return None
    number = float(value)
    return (int(number) if number.is_integer() else number) if plain(number) == value else None


def stored(raw: str, *, percent: bool) -> Reading:
    """Return what a number cell says."""
    try:
        number = float(raw)
        written = plain(number)
    except (ValueError, InvalidOperation, OverflowError):
        return Reading(raw)
    if percent:
        became = turned(Decimal(written), Decimal(100))
        return Reading(became, "percent", f"{became}%")
    longer = Decimal(repr(number)) != Decimal(written)
    return Reading(written, "digits", repr(number)) if longer else Reading(written)


def typed(text: str, units: Mapping[str, Decimal]) -> Reading:
    """Return what a number typed as text says; `units` are those that may stand behind it, with their factors."""
    narrow = unicodedata.normalize("NFKC", text).translate(_DASHES).strip()
    whole = _read(narrow)
    if whole is not None:
        return Reading(whole, _why(text, narrow), text) if whole != text else Reading(text)
    split = _SPLIT.fullmatch(narrow)
    factor = units.get(_SPACES.sub("", split[2]).lower()) if split else None
    if split and factor is not None and (amount := _read(split[1].strip())) is not None:
        return Reading(turned(Decimal(amount), factor), "unit", text)
    amount_text = split[1].strip() if split and factor is not None else narrow
    return Reading(text, doubt=_doubt(amount_text))


def units_of(unit: str) -> Mapping[str, Decimal]:
    """Return the units that may be typed behind a number of a column, each with its factor to the column's own."""
    if unit == "%":
        return {"%": Decimal(1), "percent": Decimal(1)}
    if not unit.startswith("kg"):
        return {}
    carbon = unit.startswith("kg CO2e")
    tails = ("", "co2", "co2e", "co2eq", "co2-eq", "co2当量", "二氧化碳", "二氧化碳当量") if carbon else ("",)
    return {f"{name}{tail}": factor for name, factor in _PER_KILOGRAM.items() for tail in tails}


def _read(text: str) -> str | None:
    """Return a number without anything that only helps the eye; nothing where it can be read in two ways."""
    if _LOOSE.fullmatch(text):
        return _canonical(Decimal(text))
    grouped = _GROUPED.fullmatch(_SPACES.sub(" ", text))
    if grouped is None:
        return None
    groups = len(re.findall(r"[, ']", text))
    if grouped[1] == "," and groups == 1 and not grouped[2]:
        return None
    return _canonical(Decimal(re.sub(r"[,\s']", "", text)))


def _doubt(text: str) -> Doubt | None:
    """Return both readings of a number that has two; nothing where it has none."""
    if not _SEPARATED.fullmatch(text):
        return None
    digits = re.sub(r"[.,]", "", text)
    head, _, tail = text.replace(",", ".").rpartition(".")
    decimal = f"{head.replace('.', '')}.{tail}"
    readings = dict.fromkeys(_canonical(Decimal(each)) for each in (digits, decimal))
    return Doubt("number-ambiguous", {"readings": " / ".join(readings)})


def _canonical(number: Decimal) -> str:
    """Return a number in the form of packages; digits behind the point stay as they were written."""
    text = format(number, "f")
    return text.removeprefix("-") if number.is_zero() else text


def turned(amount: Decimal, factor: Decimal) -> str:
    """Return an amount in another unit, without zeros that only the calculation adds."""
    return _canonical(amount if factor == 1 else (amount * factor).normalize())


def _why(text: str, narrow: str) -> str:
    """Return what kind of writing was put in order."""
    if re.search(r"[0-9][,\s'][0-9]", narrow):
        return "thousands"
    if unicodedata.normalize("NFKC", text) != text:
        return "width"
    return "space" if text != text.strip() else "number"
