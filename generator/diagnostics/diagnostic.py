"""A finding (found by a rule, not yet worded) and a diagnostic (worded, placed, ready to be reported)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """What a diagnostic means for the submission."""

    ERROR = "error"
    """It cannot be published."""
    WARNING = "warning"
    """It is published; somebody should look again."""
    NOTE = "note"
    """Nothing is asked for: the reader put something in order and says so."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where: a file, a row as a spreadsheet counts (header = 1), a column by name. Row 0 is the file as a whole."""

    file: str
    row: int = 0
    column: str = ""
    cell: str = ""
    """The address of the cell, where the file is a sheet of a workbook and the column may stand anywhere in it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reader or a rule found: a permanent code, a place, the value met, and what fills the message's holes."""

    code: str
    location: Location
    value: str = ""
    holes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A worded finding; `message` and `fix` are mappings from language to text."""

    code: str
    severity: Severity
    location: Location
    value: str
    message: Mapping[str, str]
    fix: Mapping[str, str]

    @property
    def is_error(self) -> bool:
        """Tell whether this blocks publication."""
        return self.severity is Severity.ERROR
