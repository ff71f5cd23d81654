"""Where a value was typed: a cell of a sheet that was sent, or a path in a JSON document."""

from dataclasses import dataclass

from generator.diagnostics import Location
from generator.model.cell_addresses import address_of


@dataclass(frozen=True, slots=True, order=True)
class CellPlace:
    """A cell of a sheet, with row and column counted from 1; without a column, its row as a whole."""

    sheet: str
    row: int
    column: int = 0
    file: str = ""
    """What reports call the sheet: `form.xlsx/Products`, `products.csv`."""

    @property
    def address(self) -> str:
        """Return the cell's address; nothing for a row as a whole."""
        return address_of(self.row, self.column) if self.column else ""

    @property
    def parts(self) -> tuple[str, str]:
        """Return the sheet and the address in it."""
        return self.sheet, self.address

    def location(self, column: str = "", *, is_whole: bool = True) -> Location:
        """Word the place for a report on a column of ours; what concerns the whole row or the heads names no cell."""
        return Location(self.file, self.row, column, "" if is_whole else self.address)


@dataclass(frozen=True, slots=True)
class JsonPath:
    """The place in a JSON document from which a cell, a row or a table was made."""

    file: str
    table: str
    path: str

    @property
    def parts(self) -> tuple[str, str]:
        """Return the table and the path."""
        return self.table, self.path

    def location(self, column: str = "", *, is_whole: bool = True) -> Location:  # noqa: ARG002  a path is always exact
        """Word the place for a report on a column of ours."""
        return Location(self.file, 0, f"{self.table}.{column}" if column else "", self.path)


Place = CellPlace | JsonPath
