"""The cells of one sheet of a workbook, as a stream: empty ones cost nothing, far ones are refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.cell_addresses import address_of, area_of, place_of
from generator.model.intake import UnreadableSourceError
from generator.normalise.cell import Cell, Kind
from generator.spreadsheets.workbook import limits
from generator.spreadsheets.workbook.number_formats import day_of, shows_day, shows_percent
from generator.spreadsheets.workbook.xml_stream import listen

Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Stock:
    """What the cells of all sheets refer to: shared texts, number formats, and where days are counted from."""

    texts: Sequence[str] = ()
    formats: Sequence[tuple[int, str | None]] = ()
    from_1904: bool = False


class SheetCells:
    """Listens to a sheet and keeps its filled cells."""

    def __init__(self, content: bytes, stock: Stock, sheet: str) -> None:
        """Read a sheet."""
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merged: list[Area] = []
        self._stock, self._sheet = stock, sheet
        self._row = self._column = self._elements = self._filled = 0
        self._attributes: Mapping[str, str] = {}
        self._parts: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._phonetic = False
        listen(content, self)

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:  # noqa: ARG002
        """Note where we are."""
        if name == "c":
            place = place_of(attributes.get("r", ""))
            self._row, self._column = place or (self._row, self._column + 1)
            self._attributes, self._parts = attributes, {}
            self._elements += 1
            if self._elements > limits.ELEMENTS:
                raise self._beyond(limits.ELEMENTS)
        elif name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif name in ("v", "t", "f") and not self._phonetic:
            self._into = self._parts.setdefault(name, [])
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell" and (area := area_of(attributes.get("ref", ""))):
            self.merged.append(area)
            if len(self.merged) > limits.MERGED:
                raise self._beyond(limits.MERGED)

    def text(self, data: str) -> None:
        """Keep text of a cell."""
        if self._into is not None:
            self._into.append(data)

    def end(self, name: str, at: int) -> None:  # noqa: ARG002
        """Keep a cell when it is complete."""
        if name in ("v", "t", "f"):
            self._into = None
        elif name == "rPh":
            self._phonetic = False
        elif name == "c":
            self._keep()

    def _keep(self) -> None:
        """Keep the cell that was heard, if anything stands in it."""
        formula = "f" in self._parts
        raw = "".join(self._parts.get("v", ()))
        cell = _cell(self._attributes, raw, "".join(self._parts.get("t", ())), self._stock)
        if cell is None and not formula:
            return
        found = cell or Cell("")
        if len(found.text) > limits.CELL_CHARACTERS:
            raise self._beyond(limits.CELL_CHARACTERS)
        self._filled += 1
        if self._row > limits.ROWS or self._column > limits.COLUMNS or self._filled > limits.CELLS:
            raise self._beyond(limits.ROWS, limits.COLUMNS, limits.CELLS)
        kept = Cell(found.text, found.kind, formula, found.percent)
        self.rows.setdefault(self._row, {})[self._column] = kept

    def _beyond(self, *most: int) -> UnreadableSourceError:
        """Return the refusal of a sheet that goes beyond a limit here."""
        limit = " / ".join(f"{each:,}" for each in most)
        return UnreadableSourceError("workbook-limit", limit=limit, place=f"{self._sheet}!{self._here()}")

    def _here(self) -> str:
        return address_of(self._row, max(self._column, 1))


def _cell(attributes: Mapping[str, str], raw: str, inline: str, stock: Stock) -> Cell | None:
    """Return what stands in a cell; nothing where nothing does."""
    kind = attributes.get("t", "n")
    if kind == "s":
        place = int(raw) if raw.isdecimal() else -1
        text = stock.texts[place] if 0 <= place < len(stock.texts) else ""
        return Cell(text) if text else None
    if kind == "inlineStr":
        return Cell(inline) if inline else None
    if not raw:
        return None
    if kind == "b":
        return Cell("true" if raw.strip() in ("1", "true") else "false", Kind.BOOLEAN)
    if kind == "e":
        return Cell(raw, Kind.ERROR)
    if kind == "d":
        return Cell(raw[:10], Kind.DAY)
    return Cell(raw) if kind == "str" else _number(attributes, raw, stock)


def _number(attributes: Mapping[str, str], raw: str, stock: Stock) -> Cell:
    """Return a number cell; by its format it is a day or a percentage."""
    style = attributes.get("s", "0")
    place = int(style) if style.isdecimal() else 0
    number, code = stock.formats[place] if place < len(stock.formats) else (0, None)
    if shows_day(number, code):
        try:
            day = day_of(float(raw), from_1904=stock.from_1904)
        except (ValueError, OverflowError):
            day = ""
        if day:
            return Cell(day, Kind.DAY)
    return Cell(raw.strip(), Kind.NUMBER, percent=shows_percent(number, code))
