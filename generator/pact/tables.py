"""Rows of our tables while they are filled, every cell with its path in the file."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.diagnostics import Finding, Location
from generator.model.intake import UnreadableSourceError
from generator.model.places import JsonPath
from generator.normalise.cell import Cell
from generator.normalise.intake_builder import FIRST_ROW, IntakeBuilder
from generator.pact import limits
from generator.pact.document import ROOT
from generator.pact.leaves import Leaf

_CONTAINERS = frozenset({("pcf",), ("pcf", "dqi"), ("pcf", "verification"), ("pcf", "assurance")})
"""Objects whose properties are told one by one where nobody reads them; of any other the whole is."""
_UNREAD = "PACT {}"
"""What reports call a property that no table has a place for."""


@dataclass
class Row:
    """A row: where it comes from, its cells by column, columns in doubt, and what belongs to it but to no column."""

    path: str
    cells: dict[str, Leaf] = field(default_factory=dict)
    doubted: dict[str, Leaf] = field(default_factory=dict)
    unread: list[Leaf] = field(default_factory=list)

    def merge(self, other: "Row") -> list[tuple[Leaf, Leaf]]:
        """Fill empty cells from another row of the same thing; return the pairs of values that disagree."""
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

    def fill(self, builder: IntakeBuilder, file: str, root: str) -> None:
        """Put every table in which something stands into an intake.

        Raises:
            UnreadableSourceError: They hold more than they may.

        """
        filled = {table: rows for table, rows in self.rows.items() if any(row.cells for row in rows)}
        for table, rows in filled.items():
            _fill(_Target(builder, file, table), rows, root)


@dataclass(frozen=True, slots=True)
class _Target:
    """The table of an intake that is filled, and the file that fills it."""

    builder: IntakeBuilder
    file: str
    table: str

    def place(self, path: str) -> JsonPath:
        """Return where in the PACT file a value of the table came from."""
        return JsonPath(self.file, self.table, path)


def _fill(target: _Target, rows: list[Row], root: str) -> None:
    """Fill a table; what nobody reads is told once for each property."""
    if len(rows) > limits.ROWS:
        raise UnreadableSourceError("workbook-limit", limit=f"{limits.ROWS:,} × {target.table}", place=root)
    columns = list(dict.fromkeys(column for row in rows for column in (*row.cells, *row.doubted)))
    unread = _first_unread(rows)
    if len(unread) > limits.COLUMNS:
        raise UnreadableSourceError("workbook-limit", limit=f"{limits.COLUMNS:,} × PACT", place=root)
    target.builder.heads[target.table] = target.place(root)
    target.builder.headers[target.table] = tuple(columns)
    for number, row in enumerate(rows, FIRST_ROW):
        _fill_row(target, number, row, columns)
    for name, leaf in unread.items():
        at = Location(target.table, cell=leaf.path)
        target.builder.findings.append(Finding("sheet-column-unknown", at, _UNREAD.format(name), {"suggestion": ""}))


def _fill_row(target: _Target, number: int, row: Row, columns: Iterable[str]) -> None:
    """Fill one row; one in which nothing but spaces stands is none."""
    cells = {column: Cell(_bounded(row.cells[column])) for column in columns if column in row.cells}
    filled = {column: cell for column, cell in cells.items() if not cell.is_blank}
    if not filled:
        return
    builder, table = target.builder, target.table
    builder.places[table, number, ""] = target.place(row.path or ROOT)
    for column in columns:
        place = target.place(row.place(column))
        if column in filled:
            builder.add((table, number, column), filled[column], place)
        else:
            builder.places[table, number, column] = place


def _bounded(leaf: Leaf) -> str:
    """Return the text of a cell.

    Raises:
        UnreadableSourceError: It is longer than any may be.

    """
    if len(leaf.text) > limits.CELL_CHARACTERS:
        raise UnreadableSourceError("workbook-limit", limit=f"{limits.CELL_CHARACTERS:,}", place=leaf.path)
    return leaf.text


def _first_unread(rows: Iterable[Row]) -> dict[str, Leaf]:
    """Return the first of the values that nobody reads of each property, in the order of their rows."""
    properties: dict[str, Leaf] = {}
    for row in rows:
        by_name: dict[str, Leaf] = {}
        for leaf in row.unread:
            length = 1
            while leaf.names[:length] in _CONTAINERS and length < len(leaf.names):
                length += 1
            by_name.setdefault(".".join(leaf.names[:length]), leaf)
        for name in sorted(by_name):
            properties.setdefault(name, by_name[name])
    return properties
