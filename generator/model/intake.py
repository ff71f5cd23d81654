"""What a reader makes of a file that is no package: the tables of one, and the place of each cell in the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.diagnostics import Finding
from generator.model.places import Place
from generator.model.submission import LICENCE, Table

Key = tuple[str, int, str]
"""Table, row and column of a cell of ours; without a column, the row as a whole."""
Completion = Mapping[str, Mapping[str, str]]
"""Table to column to what stands in every row that says nothing there."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Something that was put in order: where, what it was, what it became, and by which kind of rule."""

    kind: str
    was: str
    became: str
    sheet: str = ""
    """The sheet, or the table of ours for which a value of a JSON document is meant."""
    cell: str = ""
    """The address of the cell, or the path of the value."""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """The tables of a package as a file tells them."""

    tables: Mapping[str, Table]
    places: Mapping[Key, Place]
    heads: Mapping[str, Place]
    """Table to the place of its heads, for what is wrong with a table as a whole; in the order of the file."""
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

    @property
    def row_count(self) -> int:
        """Return how many rows there are in all tables."""
        return sum(len(table.rows) for table in self.tables.values())


class UnreadableSourceError(Exception):
    """A file that was sent cannot be read; `code` names the diagnostic."""

    def __init__(self, code: str, **holes: str) -> None:
        """Keep the code and what fills the message's holes."""
        super().__init__(code)
        self.code = code
        self.holes = holes
        self.file = ""
        """Its name, where several were sent."""
