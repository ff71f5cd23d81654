"""What is gathered from a book: cells by table, row and column, what was put in order, and what is doubtful."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.config import SiteConfig
from generator.diagnostics import Finding, Location
from generator.model.disclosure import RECORDS
from generator.model.grid import Cell, Rewritten, Sheet, Spot
from generator.model.submission import LICENCE, Table
from generator.spreadsheets.values.column import Column

Key = tuple[str, int, str]
"""Table, row, column."""


@dataclass(frozen=True, slots=True)
class Intake:
    """The tables of a package as a book tells them."""

    tables: Mapping[str, Table]
    spots: Mapping[Key, Spot]
    """Where each cell was typed; without a column, where a row of a file that has no rows stands."""
    heads: Mapping[str, Spot]
    """Table to the place of its heads, for what is wrong with a table as a whole."""
    rewritten: tuple[Rewritten, ...]
    findings: tuple[Finding, ...]
    licence: str = LICENCE
    derived: frozenset[Key] = frozenset()
    """Cells that nobody was asked for, because they follow from others."""

    @property
    def org_id(self) -> str:
        """Return the id that the organisation's row states; nothing where it states none."""
        table = self.tables.get("organisation")
        if table is None or "org_id" not in table.header or not table.rows:
            return ""
        return table.rows[0][1][table.header.index("org_id")]


@dataclass
class Gathering:
    """Collects cells while the sheets are walked through."""

    config: SiteConfig
    cells: dict[str, dict[int, dict[str, str]]] = field(default_factory=dict)
    """Table to row to column to value."""
    headers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spots: dict[Key, Spot] = field(default_factory=dict)
    heads: dict[str, Spot] = field(default_factory=dict)
    rewritten: list[Rewritten] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    licence: str = LICENCE
    derived: set[Key] = field(default_factory=set)
    _columns: dict[tuple[str, str], Column] = field(default_factory=dict)

    def take(self, key: Key, cell: Cell, spot: Spot) -> str:
        """Read one cell into a table, and return its value."""
        table, row, column = key
        if (table, column) not in self._columns:
            self._columns[table, column] = Column(self.config.schemas[table].field(column), self.config)
        reading = self._columns[table, column].read(cell)
        self.spots[key] = spot
        if reading.doubt:
            at = Location(f"{table}.csv", row, column)
            self.findings.append(Finding(reading.doubt.code, at, reading.doubt.item or cell.text, reading.doubt.holes))
        elif reading.kind:
            change = Rewritten(reading.kind, reading.was, reading.value, spot.sheet, spot.cell, column)
            self.rewritten.append(change)
        if reading.value:
            self.cells.setdefault(table, {}).setdefault(row, {})[column] = reading.value
        return reading.value

    def put(self, key: Key, value: str, spot: Spot) -> None:
        """Write what follows from other cells; its place is that of the cell it follows from."""
        table, row, column = key
        self.spots.setdefault(key, spot)
        self.derived.add(key)
        self.cells.setdefault(table, {}).setdefault(row, {})[column] = value

    def notice(self, code: str, sheet: Sheet, place: tuple[int, int], value: str = "", **holes: str) -> None:
        """Say something about a place that belongs to no table."""
        row, column = place
        spot = sheet.spot(row, column)
        at = Location(sheet.name, 0 if spot.name else row, "", spot.cell if column else "")
        self.findings.append(Finding(code, at, value, holes))

    def done(self) -> Intake:
        """Return what was gathered."""
        tables = {name: self._table(name) for name in RECORDS if self.cells.get(name)}
        return Intake(
            tables=tables,
            spots=self.spots,
            heads=self.heads,
            rewritten=tuple(self.rewritten),
            findings=tuple(self.findings),
            licence=self.licence,
            derived=frozenset(self.derived),
        )

    def _table(self, name: str) -> Table:
        """Return one table: the columns that its sheet has, in the order in which they stand there."""
        rows = self.cells[name]
        header = self.headers.get(name) or self.config.schemas[name].columns
        body = tuple((row, tuple(rows[row].get(column, "") for column in header)) for row in sorted(rows))
        return Table(name, f"{name}.csv", header, body)
