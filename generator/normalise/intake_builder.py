"""Collects the cells of a file by table, row and column: each normalised, with its place."""

from dataclasses import dataclass, field

from generator.config import SiteConfig
from generator.diagnostics import Finding, Location
from generator.model.disclosure import RECORDS
from generator.model.intake import Completion, Intake, Key, Rewritten
from generator.model.places import CellPlace, Place
from generator.model.submission import LICENCE, Table
from generator.normalise.cell import Cell
from generator.normalise.column import Column

FIRST_ROW = 2
"""The first row of a table, below its header."""


@dataclass
class IntakeBuilder:
    """Collects what becomes an intake."""

    config: SiteConfig
    cells: dict[str, dict[int, dict[str, str]]] = field(default_factory=dict)
    """Table to row to column to value."""
    headers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: dict[Key, Place] = field(default_factory=dict)
    heads: dict[str, Place] = field(default_factory=dict)
    rewritten: list[Rewritten] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    licence: str = LICENCE
    derived: set[Key] = field(default_factory=set)
    _columns: dict[tuple[str, str], Column] = field(default_factory=dict)

    def add(self, key: Key, cell: Cell, place: Place) -> str:
        """Normalise one cell into a table, and return its value."""
        table, row, column = key
        if (table, column) not in self._columns:
            self._columns[table, column] = Column(self.config.schemas[table].field(column), self.config)
        reading = self._columns[table, column].read(cell)
        self.places[key] = place
        if reading.doubt:
            at = Location(f"{table}.csv", row, column)
            self.findings.append(Finding(reading.doubt.code, at, reading.doubt.item or cell.text, reading.doubt.holes))
        elif reading.kind:
            self.rewritten.append(Rewritten(reading.kind, reading.was, reading.value, *place.parts, column))
        if reading.value:
            self.cells.setdefault(table, {}).setdefault(row, {})[column] = reading.value
        return reading.value

    def derive(self, key: Key, value: str, place: Place) -> None:
        """Write what follows from other cells; its place is that of the cell it follows from."""
        table, row, column = key
        self.places.setdefault(key, place)
        self.derived.add(key)
        self.cells.setdefault(table, {}).setdefault(row, {})[column] = value

    def complete(self, completion: Completion) -> None:
        """Write what somebody else than the sender says where a cell is empty; a table without any row gets one."""
        for table, columns in completion.items():
            for row in sorted(self.cells.setdefault(table, {FIRST_ROW: {}})):
                row_place = self.places.get((table, row, ""), CellPlace("", 0))
                for column, value in columns.items():
                    if column not in self.cells[table].get(row, {}):
                        key = (table, row, column)
                        self.add(key, Cell(value), self.places.get(key, row_place))
            if table in self.headers:
                self.headers[table] = tuple(dict.fromkeys((*self.headers[table], *columns)))

    def intake(self) -> Intake:
        """Return what was collected."""
        return Intake(
            tables={name: self._table(name) for name in RECORDS if self.cells.get(name)},
            places=self.places,
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
