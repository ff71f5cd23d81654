"""Values of the PACT data model as cells: days, codes, and words in one of two languages."""

import re
from datetime import date, timedelta

from generator.config import Form, PactPlace
from generator.pact.leaves import Footprint, Leaf

_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ]([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9](?:\.[0-9]+)?))?"
    r"(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?",
    re.ASCII,
)
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def cell(leaf: Leaf, place: PactPlace, footprint: Footprint) -> tuple[str, str]:
    """Return the column in which a value belongs and what stands there; note what was put in order."""
    column = f"{place.column}_{language(leaf.text)}" if place.form is Form.LANGUAGE else place.column
    text, kind = leaf.text, "number" if leaf.was else ""
    if place.form is Form.CODE:
        text = code(place.column, leaf.text, footprint)
    elif place.form in (Form.DAY, Form.LAST_DAY):
        is_end = place.form is Form.LAST_DAY
        text, kind = _day(leaf.text, is_end=is_end), "pact-end" if is_end else "day"
    if kind and text != (leaf.was or leaf.text):
        footprint.change(kind, leaf, text, (place.table, column))
    return column, text


def language(text: str) -> str:
    """Return the language of words: Chinese where a Chinese character stands in them."""
    return "zh" if _HAN.search(text) else "en"


def code(column: str, text: str, footprint: Footprint) -> str:
    """Return our code for a word of PACT; the word itself where it is spelled alike or nobody knows it."""
    return footprint.names.codes[column].get(text.strip(), text)


def _day(text: str, *, is_end: bool) -> str:
    """Return the day of a moment, as the clock of its sender shows it; of an end, the last day with a moment before it.

    What is no moment stays as it stands, and the check says so.
    """
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return text
    hour, minute, second = (float(part or 0) for part in found.groups()[1:])
    try:
        day = date.fromisoformat(found[1])
        return (day - timedelta(days=1) if is_end and not (hour or minute or second) else day).isoformat()
    except (ValueError, OverflowError):
        return text
