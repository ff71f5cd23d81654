"""A sheet of theirs as a proposal sees it: where its heads stand, what stands below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.places import CellPlace
from generator.normalise.cell import Cell, Kind
from generator.normalise.code_words import spelled
from generator.spreadsheets.mapping.rows import covered, heads_at
from generator.spreadsheets.workbook.book import Sheet

_SEARCHED = 15
"""So many rows from the top the heads may begin in."""
_MOST = 3
_LEAST = 2
_LONGEST = 120
_PLAIN = frozenset({Kind.TEXT})

Merged = Mapping[tuple[int, int], CellPlace]


@dataclass(frozen=True, slots=True)
class SheetOutline:
    """A sheet with heads and something below them."""

    sheet: Sheet
    head_rows: tuple[int, ...]
    heads: Mapping[int, str]
    """The head of each column in which something stands below it."""
    body: tuple[int, ...]
    merged: Mapping[int, CellPlace]
    """Columns in which cells below the heads are merged over several rows, with the first such cell."""

    def cells(self, column: int) -> Sequence[tuple[CellPlace, Cell]]:
        """Return the filled cells of a column, with their places."""
        rows = self.sheet.rows
        return [(self.sheet.place(row, column), rows[row][column]) for row in self.body if column in rows[row]]

    def without(self, left_out: Sequence[int]) -> "SheetOutline":
        """Return the sheet without some rows."""
        kept = tuple(row for row in self.body if row not in left_out)
        return SheetOutline(self.sheet, self.head_rows, self.heads, kept, self.merged)


def outline_of(sheet: Sheet) -> SheetOutline | None:
    """Return a sheet as one with heads; nothing where it seems to have none.

    Raises:
        UnreadableSourceError: Its merged cells cover more than a sheet may hold.

    """
    merged = covered(sheet, 0)
    rows = [row for row in sorted(sheet.rows) if row <= _SEARCHED]
    best = max(rows, key=lambda row: _score(sheet, row, merged), default=0)
    if not best or _score(sheet, best, merged) < _LEAST:
        return None
    head_rows = _widened(sheet, best, merged)
    body = tuple(row for row in sorted(sheet.rows) if row > head_rows[-1] and _texts(sheet, row, merged))
    filled = {column for row in body for column, cell in sheet.rows[row].items() if cell.text.strip() or cell.formula}
    heads = {column: head for column, head in heads_at(sheet, head_rows).items() if column in filled}
    if len(heads) < _LEAST:
        return None
    return SheetOutline(sheet, head_rows, heads, body, _merged_below(body, heads, merged))


def _texts(sheet: Sheet, row: int, merged: Merged) -> dict[int, str]:
    """Return what stands in a row by column; what is merged stands in every column that it covers."""
    columns = {*sheet.rows.get(row, {}), *(column for at, column in merged if at == row)}
    places = {column: merged.get((row, column), sheet.place(row, column)) for column in columns}
    texts = {column: sheet.text(place.row, place.column).strip() for column, place in places.items()}
    return {column: text for column, text in texts.items() if text}


def _score(sheet: Sheet, row: int, merged: Merged) -> int:
    """Return how much a row looks like heads: short words, each once, and no numbers."""
    words = {spelled(text) for text in _texts(sheet, row, merged).values() if len(text) <= _LONGEST}
    others = [cell for cell in sheet.rows[row].values() if cell.kind not in _PLAIN or cell.formula]
    return len(words) - 2 * len(others)


def _widened(sheet: Sheet, row: int, merged: Merged) -> tuple[int, ...]:
    """Return the rows of the heads: one, and those above and below it that merged cells bind to it."""
    rows = [row]
    while len(rows) < _MOST and _binds(sheet, rows[0] - 1, merged):
        rows.insert(0, rows[0] - 1)
    while len(rows) < _MOST and _binds(sheet, rows[-1], merged) and _is_under(sheet, rows[-1] + 1, merged):
        rows.append(rows[-1] + 1)
    return tuple(rows)


def _binds(sheet: Sheet, row: int, merged: Merged) -> bool:
    """Tell whether a row holds several heads, one of them over several columns; a title alone is none."""
    texts = _texts(sheet, row, merged)
    several = len({spelled(text) for text in texts.values()}) >= _LEAST
    wide = [column for at, column in merged if at == row and merged[at, column].column < column]
    return several and bool(wide) and _score(sheet, row, merged) >= _LEAST if row in sheet.rows else False


def _is_under(sheet: Sheet, row: int, merged: Merged) -> bool:
    """Tell whether a row holds words alone, all under merged heads."""
    cells = sheet.rows.get(row, {})
    above = {column for at, column in merged if at == row - 1}
    return bool(cells) and all(column in above and cell.kind is Kind.TEXT for column, cell in cells.items())


def _merged_below(body: Sequence[int], heads: Mapping[int, str], merged: Merged) -> dict[int, CellPlace]:
    """Return the columns in which cells are merged over rows."""
    found: dict[int, CellPlace] = {}
    for (row, column), first in sorted(merged.items()):
        if row in body and column in heads and first.row < row:
            found.setdefault(column, first)
    return found
