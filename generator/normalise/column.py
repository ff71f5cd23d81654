"""One cell under one column: what it says, what was put in order, or why nobody can say."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from generator.config import Field, SiteConfig
from generator.normalise import code_words, days, numbers
from generator.normalise import text as words
from generator.normalise.cell import Cell, Doubt, Kind, Reading

_SAFE = 10**15
"""From here on a spreadsheet no longer keeps every digit."""
_DIGITS = re.compile(r"[0-9]+", re.ASCII)
_LENGTHS = range(6, 15)


class Column:
    """A column with everything that is needed to read its cells."""

    def __init__(self, field: Field, config: SiteConfig) -> None:
        """Prepare to read the cells of a column."""
        self.field = field
        self._config = config
        self._is_choice = bool(field.codelist) or field.type == "boolean"
        self._meanings = code_words.meanings(field, config)
        pattern = field.item_pattern or str(field.constraints.get("pattern", ""))
        self._pattern = re.compile(pattern) if pattern else None
        self._units: Mapping[str, Decimal] = numbers.units_of(str(field.descriptor.get("unit", "")))

    def read(self, cell: Cell) -> Reading:
        """Return what a cell says."""
        if cell.formula:
            return Reading(f"={cell.text}", doubt=Doubt("cell-formula", {"suggestion": cell.text}))
        if cell.kind is Kind.ERROR:
            return Reading(cell.text, doubt=Doubt("cell-error"))
        if self.field.separator:
            return self._items(cell)
        if meant := code_words.meant(cell.text, self._meanings):
            return Reading(meant)
        if self.field.type in ("number", "integer"):
            return self._number(cell)
        if self.field.type == "date":
            return self._day(cell)
        return self._unknown(cell) if self._is_choice else self._words(cell)

    def _number(self, cell: Cell) -> Reading:
        if cell.kind is Kind.DAY:
            return Reading(cell.text, doubt=Doubt("cell-turned", {"problem": "turned-day"}))
        if cell.kind is not Kind.NUMBER:
            return numbers.typed(cell.text, self._units)
        if cell.percent and "%" not in self._units:
            return Reading(cell.text, doubt=Doubt("number-ambiguous", {"readings": _shares(cell.text)}))
        return numbers.stored(cell.text, percent=cell.percent)

    def _day(self, cell: Cell) -> Reading:
        if cell.kind is Kind.DAY:
            return Reading(cell.text)
        if cell.kind is Kind.NUMBER:
            return days.typed(numbers.stored(cell.text, percent=False).value)
        return days.typed(cell.text)

    def _items(self, cell: Cell) -> Reading:
        """Read a list: each item by itself, joined as packages join them."""
        readings = [self._item(Cell(item, cell.kind)) for item in words.items(cell.text, self.field)]
        doubtful = next((each for each in readings if each.doubt), None)
        if doubtful and doubtful.doubt:
            return Reading(cell.text, doubt=replace(doubtful.doubt, item=doubtful.value))
        value = (self.field.separator or ";").join(each.value for each in readings)
        changed = next((each for each in readings if each.kind), None)
        return Reading(value, changed.kind, cell.text) if changed else Reading(value)

    def _item(self, cell: Cell) -> Reading:
        meant = code_words.meant(cell.text, self._meanings)
        if meant:
            return Reading(meant)
        return self._unknown(cell) if self._is_choice else self._words(cell)

    def _unknown(self, cell: Cell) -> Reading:
        """Return that an answer is none of those there are, with the one that was probably meant."""
        near = code_words.near(cell.text, self._meanings)
        suggestion = code_words.answer(near, self.field, self._config) if near else ""
        return Reading(cell.text, doubt=Doubt("choice-unknown", {"suggestion": suggestion}))

    def _words(self, cell: Cell) -> Reading:
        """Read words or a code; what a spreadsheet turned into a number or a day may have lost something."""
        if cell.kind is Kind.DAY:
            return Reading(cell.text, doubt=Doubt("cell-turned", {"problem": "turned-day"}))
        if cell.kind is Kind.NUMBER:
            return self._turned(cell.text)
        return words.patterned(cell.text, self._pattern) if self._pattern else words.prose(cell.text)

    def _turned(self, raw: str) -> Reading:
        """Read words that a spreadsheet keeps as a number."""
        reading = numbers.stored(raw, percent=False)
        try:
            lost = abs(float(raw)) >= _SAFE
        except ValueError:
            lost = True
        if lost:
            return Reading(raw, doubt=Doubt("cell-turned", {"problem": "turned-digits"}))
        if self._pattern and not self._pattern.fullmatch(reading.value) and self._longer(reading.value):
            problem = Doubt("cell-turned", {"problem": "turned-zeros"})
            return Reading(reading.value, doubt=problem)
        return replace(reading, kind="number-text", was=raw) if not self._pattern else Reading(reading.value)

    def _longer(self, text: str) -> bool:
        """Tell whether a number with zeros before it would fit."""
        return bool(
            self._pattern
            and _DIGITS.fullmatch(text)
            and any(self._pattern.fullmatch(text.zfill(length)) for length in _LENGTHS if length > len(text))
        )


def _shares(raw: str) -> str:
    """Return what a share may mean where the column takes none."""
    plain = numbers.stored(raw, percent=False).value
    return f"{plain} / {numbers.stored(raw, percent=True).value}"
