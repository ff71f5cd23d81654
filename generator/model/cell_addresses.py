"""Places of cells: `C7` to row and column, and back."""

import re

from generator.diagnostics import column_letters

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", re.ASCII)


def place_of(address: str) -> tuple[int, int] | None:
    """Return row and column of an address, both counted from 1; nothing where it is none."""
    found = _PLACE.fullmatch(address)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def address_of(row: int, column: int) -> str:
    """Return the address of a cell."""
    return f"{column_letters(column - 1)}{row}"


def area_of(reference: str) -> tuple[int, int, int, int] | None:
    """Return first row, first column, last row and last column of an area."""
    first, _, last = reference.partition(":")
    begin, end = place_of(first), place_of(last or first)
    return (*begin, *end) if begin and end else None
