"""The rows of a sheet of theirs, by heads that may stand in several rows and in merged cells."""

import fnmatch
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Finding, column_letters
from generator.model.intake import UnreadableSourceError
from generator.model.places import CellPlace
from generator.normalise.cell import Cell
from generator.normalise.code_words import spelled
from generator.spreadsheets.mapping.mapping_file import Conditions, Rows
from generator.spreadsheets.workbook import limits
from generator.spreadsheets.workbook.book import Sheet

BETWEEN = " / "
"""What joins the heads of several rows."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of theirs: what stands under each head, and where. Heads count as `spelled`."""

    place: CellPlace
    """The row as a whole."""
    cells: Mapping[str, Cell]
    places: Mapping[str, CellPlace]
    findings: tuple[Finding, ...] = ()
    """What could not be derived in it."""

    def meets(self, only: Conditions, unless: Conditions | None = None) -> bool:
        """Tell whether a row is meant: under every head of `only` what it names, under none of `unless`."""
        left_out = unless and any(self.is_one_of(head, words) for head, words in unless.items())
        return not left_out and all(self.is_one_of(head, words) for head, words in only.items())

    def is_one_of(self, head: str, words: Collection[str]) -> bool:
        """Tell whether one of some words stands under a head."""
        cell = self.cells.get(spelled(head))
        return any(fits(cell.text if cell else "", word) for word in words)


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """A sheet of theirs: its heads by column and where they stand, its rows, and where its heads end."""

    sheet: Sheet
    heads: Mapping[int, str]
    places: Mapping[int, CellPlace]
    rows: tuple[SourceRow, ...]
    last_head: int
    merged: Mapping[str, CellPlace] = field(default_factory=dict)
    """Heads under which cells are merged over several rows, with the first such cell."""


def fits(text: str, word: str) -> bool:
    """Tell whether a text is a word of a mapping, in which `*` and `?` stand for anything."""
    return fnmatch.fnmatchcase(spelled(text), spelled(word))


def source_sheet(sheet: Sheet, rows: Rows, left_out: Collection[CellPlace] = ()) -> SourceSheet:
    """Return the rows of a sheet."""
    last = max(rows.heads)
    heads = heads_at(sheet, rows.heads)
    below = covered(sheet, last)
    repeated = {spelled(head) for head in rows.repeat}
    shared = {at: first for at, first in below.items() if spelled(heads.get(at[1], "")) in repeated}
    every_row = (_row(sheet, number, heads, shared) for number in sorted(sheet.rows) if number > last)
    kept = [row for row in every_row if row.cells and row.place not in left_out and row.meets(rows.only, rows.unless)]
    numbers = {row.place.row for row in kept}
    merged: dict[str, CellPlace] = {}
    for (row, column), first in below.items():
        if row in numbers and column in heads and spelled(heads[column]) not in repeated:
            merged.setdefault(heads[column], first)
    places = {column: firsts[-1] for column, firsts in _head_cells(sheet, rows.heads).items()}
    return SourceSheet(sheet, heads, places, tuple(kept), last, merged)


def heads_at(sheet: Sheet, rows: Collection[int]) -> dict[int, str]:
    """Return the head of each column; a column without one, and each of several that share one, is named by letter."""
    heads = {}
    for column, firsts in _head_cells(sheet, rows).items():
        texts = (" ".join(sheet.text(first.row, first.column).split()) for first in firsts)
        heads[column] = BETWEEN.join(dict.fromkeys(text for text in texts if text))
    shared = Counter(map(spelled, heads.values()))
    return {
        column: head if head and shared[spelled(head)] == 1 else f"{head} [{column_letters(column - 1)}]".strip()
        for column, head in heads.items()
    }


def _head_cells(sheet: Sheet, rows: Collection[int]) -> dict[int, list[CellPlace]]:
    """Return the cells in which the head of each column stands, from top to bottom; of merged ones the first."""
    merged = covered(sheet, 0)
    columns = sorted({column for cells in sheet.rows.values() for column in cells})
    return {column: [merged.get((row, column), sheet.place(row, column)) for row in sorted(rows)] for column in columns}


def covered(sheet: Sheet, above: int) -> dict[tuple[int, int], CellPlace]:
    """Return the cells below a row that a merged area covers, each with the cell in which its text stands.

    Raises:
        UnreadableSourceError: There are more of them than a sheet may have cells.

    """
    cells: dict[tuple[int, int], CellPlace] = {}
    for top, left, bottom, right in sheet.merged:
        if (top, left) == (bottom, right):
            continue
        columns = range(left, min(right, limits.COLUMNS) + 1)
        for row in range(max(top, above + 1), min(bottom, limits.ROWS) + 1):
            cells |= {(row, column): sheet.place(top, left) for column in columns}
        if len(cells) > limits.CELLS:
            raise UnreadableSourceError("workbook-limit", limit=f"{limits.CELLS:,}", place=sheet.name)
    return cells


def _row(sheet: Sheet, number: int, heads: Mapping[int, str], shared: Mapping[tuple[int, int], CellPlace]) -> SourceRow:
    """Return one row by its heads."""
    places = {head: shared.get((number, column), sheet.place(number, column)) for column, head in heads.items()}
    cells = {head: sheet.rows.get(place.row, {}).get(place.column) for head, place in places.items()}
    filled = {spelled(head): cell for head, cell in cells.items() if cell and not cell.is_blank}
    return SourceRow(sheet.place(number), filled, {spelled(head): place for head, place in places.items()})
