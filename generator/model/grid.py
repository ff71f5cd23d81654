"""A book of sheets as a reader found it: every filled cell with its place, whatever form of file it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.diagnostics import Finding
from generator.model.cell_addresses import address_of


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    BOOLEAN = "boolean"
    ERROR = "error"
    """What a spreadsheet writes where it could not calculate: `#REF!`."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its text as it stands in the file; of a day, the day."""

    text: str
    kind: Kind = Kind.TEXT
    formula: bool = False
    percent: bool = False
    """Whether the number is shown as a percentage."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell was typed: its sheet, row and column in the sender's file, and what that file calls the cell."""

    sheet: str
    row: int
    column: int
    name: str = ""
    """What the file calls the cell where it has no rows and columns: the path of a JSON value."""

    @property
    def cell(self) -> str:
        """Return its address; nothing for a row as a whole."""
        return self.name or (address_of(self.row, self.column) if self.column else "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its filled cells by row and column, both counted from 1."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged areas: first row, first column, last row, last column."""
    part: str = ""
    """The member of the archive in which it stands."""
    origins: Mapping[tuple[int, int], Spot] = field(default_factory=dict)
    """Where the cells of a sheet that was made out of others were typed, by row and column; column 0 is the row."""

    def spot(self, row: int, column: int) -> Spot:
        """Return where a cell was typed; in a sheet that was sent as it is, where it stands."""
        return self.origins.get((row, column)) or Spot(self.name, row, column)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell; nothing for an empty one."""
        cell = self.rows.get(row, {}).get(column)
        return cell.text if cell else ""

    @property
    def width(self) -> int:
        """Return the last column in which something stands."""
        return max((column for cells in self.rows.values() for column in cells), default=0)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Something that was put in order: where, what it was, what it became, and by which kind of rule."""

    kind: str
    was: str
    became: str
    sheet: str = ""
    cell: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that was read from one file or from several that belong together."""

    name: str
    sheets: tuple[Sheet, ...]
    rewritten: tuple[Rewritten, ...] = field(default=())
    """What the reader of the file put in order before any cell was looked at."""
    findings: tuple[Finding, ...] = ()
    """What a reader or a mapping could not do with single cells."""


class UnreadableBookError(Exception):
    """A file cannot be read as a spreadsheet; `code` names the diagnostic."""

    def __init__(self, code: str, **holes: str) -> None:
        """Keep the code and what fills the message's holes."""
        super().__init__(code)
        self.code = code
        self.holes = holes
