"""Rows of two versions of a table side by side: found by their key, compared by column as text.

The order of rows and columns, byte order marks and line ends are nobody's data, so they are no change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.config import TableSchema
from generator.model.submission import Table
from generator.validate.cells.header import FILLED_IN
from generator.validate.cells.keys import Key, key_of
from generator.validate.cells.records import cells_by_column


@dataclass(frozen=True, slots=True)
class Row:
    """A row, with its number as a spreadsheet counts."""

    number: int
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """Return a cell as text; nothing written is the default where there is one."""
        return self.cells.get(column, "1" if column in FILLED_IN else "")

    @property
    def revision(self) -> Key:
        """Return the footprint revision that the row belongs to."""
        return self.cell("footprint_id"), self.cell("revision")


def keyed(table: Table | None, schema: TableSchema) -> dict[Key, Row]:
    """Return the rows of a table by their key; the first counts where a key stands twice."""
    rows: dict[Key, Row] = {}
    for number, cells in cells_by_column(table) if table else ():
        key = key_of(cells, schema.primary_key)
        if all(key):
            rows.setdefault(key, Row(number, cells))
    return rows


def differing(before: Row, after: Row, columns: tuple[str, ...]) -> Iterator[str]:
    """Yield the columns in which two rows differ."""
    for column in columns:
        if before.cell(column) != after.cell(column):
            yield column


def shared(before: Table, after: Table) -> tuple[str, ...]:
    """Return the columns to be compared: all that stand in either table, but for those that vanished as a whole."""
    gone = set(vanished(before, after))
    return tuple(column for column in dict.fromkeys((*after.header, *before.header)) if column not in gone)


def vanished(before: Table, after: Table) -> Iterator[str]:
    """Yield the columns that held something and are no longer there."""
    for place, column in enumerate(before.header):
        if column not in after.header and column not in FILLED_IN and any(cells[place] for _, cells in before.rows):
            yield column
