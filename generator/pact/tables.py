"""Rows of our tables while they are filled, and the sheets that they become: every cell with its path in the file."""

from dataclasses import dataclass, field, replace

from generator.model.grid import Cell, Sheet, Spot, UnreadableBookError
from generator.pact import limits
from generator.pact.document import ROOT
from generator.pact.leaves import Leaf

_CONTAINERS = frozenset({("pcf",), ("pcf", "dqi"), ("pcf", "verification"), ("pcf", "assurance")})
"""Objects whose properties are told one by one where nobody reads them; of any other the whole is."""
_HEAD = "PACT {}"
"""The head of a column for what no table has a place for; no column of ours is called so."""


@dataclass
class Row:
    """A row: where it comes from, its cells by column, columns in doubt, and what belongs to it but to no column."""

    path: str
    cells: dict[str, Leaf] = field(default_factory=dict)
    doubted: dict[str, Leaf] = field(default_factory=dict)
    unread: list[Leaf] = field(default_factory=list)

    def merge(self, other: "Row") -> list[tuple[Leaf, Leaf]]:
        """Take over what another row says of the same thing; return what stands here and what it says otherwise."""
        pairs = [(self.cells.setdefault(column, leaf), leaf) for column, leaf in other.cells.items()]
        return [(mine, leaf) for mine, leaf in pairs if mine.text != leaf.text]

    def place(self, column: str) -> str:
        """Return the path of a cell; of an empty one, what it was expected from or the row's own."""
        leaf = self.cells.get(column) or self.doubted.get(column)
        return leaf.path if leaf else self.path or ROOT


@dataclass
class Tables:
    """The rows of every table, in the order in which they were found."""

    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, row: Row) -> None:
        """Add a row."""
        self.rows.setdefault(table, []).append(row)

    def sheets(self, root: str) -> tuple[Sheet, ...]:
        """Return the sheets.

        Raises:
            UnreadableBookError: They hold more than they may.

        """
        filled = {table: rows for table, rows in self.rows.items() if any(row.cells for row in rows)}
        return tuple(_sheet(table, rows, root) for table, rows in filled.items())


def _sheet(table: str, rows: list[Row], root: str) -> Sheet:
    """Return a table as a sheet: its machine names, then its rows; what nobody reads stands behind."""
    if len(rows) > limits.ROWS:
        raise UnreadableBookError("workbook-limit", limit=f"{limits.ROWS:,} × {table}", place=root)
    columns = list(dict.fromkeys(column for row in rows for column in (*row.cells, *row.doubted)))
    rest = [_rest(row) for row in rows]
    heads = {head: leaf.path for found in reversed(rest) for head, leaf in found.items()}
    if len(heads) > limits.COLUMNS:
        raise UnreadableBookError("workbook-limit", limit=f"{limits.COLUMNS:,} × PACT", place=root)
    names = [*columns, *sorted(heads)]
    cells = {1: {place: Cell(name) for place, name in enumerate(names, 1)}}
    origins = {(1, place): Spot(table, 1, place, heads.get(name, root)) for place, name in enumerate(names, 1)}
    for number, (row, unread) in enumerate(zip(rows, rest, strict=True), 2):
        filled = row.cells | unread
        cells[number] = {place: Cell(_bounded(filled[name])) for place, name in enumerate(names, 1) if name in filled}
        origins[number, 0] = Spot(table, number, 0, row.path or ROOT)
        origins |= {(number, place): Spot(table, number, place, row.place(name)) for place, name in enumerate(names, 1)}
    return Sheet(table, cells, origins=origins)


def _bounded(leaf: Leaf) -> str:
    """Return the text of a cell.

    Raises:
        UnreadableBookError: It is longer than any may be.

    """
    if len(leaf.text) > limits.CELL_CHARACTERS:
        raise UnreadableBookError("workbook-limit", limit=f"{limits.CELL_CHARACTERS:,}", place=leaf.path)
    return leaf.text


def _rest(row: Row) -> dict[str, Leaf]:
    """Return the first of the values that nobody reads under each head."""
    found: dict[str, Leaf] = {}
    for leaf in row.unread:
        length = 1
        while leaf.names[:length] in _CONTAINERS and length < len(leaf.names):
            length += 1
        shown = replace(leaf, text=leaf.text[: limits.CELL_CHARACTERS])
        found.setdefault(_HEAD.format(".".join(leaf.names[:length])), shown)
    return found
