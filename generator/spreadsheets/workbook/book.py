"""One file of sheets, or several that belong together: every filled cell with its place, whatever form they had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Finding, Location
from generator.model.intake import Rewritten
from generator.model.places import CellPlace
from generator.normalise.cell import Cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its filled cells by row and column, both counted from 1."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged areas: first row, first column, last row, last column."""
    file: str = ""
    """What reports call the sheet: of a workbook its file and its name, of other files the file."""
    part: str = ""
    """The member of the archive in which it stands."""
    origins: Mapping[tuple[int, int], CellPlace] = field(default_factory=dict)
    """Where the cells of a sheet that was made out of others were typed, by row and column; column 0 is the row."""

    def place(self, row: int, column: int = 0) -> CellPlace:
        """Return where a cell was typed; in a sheet that was sent as it is, where it stands."""
        return self.origins.get((row, column)) or CellPlace(self.name, row, column, self.file)

    def location(self, row: int = 0, column: int = 0) -> Location:
        """Word a place that belongs to no table of ours."""
        return Location(self.name, row, "", self.place(row, column).address)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell; nothing for an empty one."""
        cell = self.rows.get(row, {}).get(column)
        return cell.text if cell else ""

    @property
    def width(self) -> int:
        """Return the last column in which something stands."""
        return max((column for cells in self.rows.values() for column in cells), default=0)


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that was read from one file or from several that belong together."""

    name: str
    sheets: tuple[Sheet, ...]
    rewritten: tuple[Rewritten, ...] = field(default=())
    """What the reader of the file put in order before any cell was looked at."""
    findings: tuple[Finding, ...] = ()
    """What a reader or a mapping could not do with single cells."""


def joined(books: Sequence[Book]) -> Book:
    """Return books that were sent together as one."""
    if len(books) == 1:
        return books[0]
    sheets = tuple(sheet for book in books for sheet in book.sheets)
    rewritten = tuple(change for book in books for change in book.rewritten)
    return Book("", sheets, rewritten, tuple(finding for book in books for finding in book.findings))
