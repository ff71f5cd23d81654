"""A cell as a file holds it, and what reading it gives: its value, what was put in order, or why nobody can say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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

    @property
    def is_blank(self) -> bool:
        """Tell whether only spaces stand in it."""
        return not self.text.strip() and not self.formula


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a cell has no certain reading: the code of a diagnostic and what fills its holes."""

    code: str
    holes: Mapping[str, str] = field(default_factory=dict)
    item: str = ""
    """The item of a list that is in doubt; nothing where the whole cell is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as packages hold it."""

    value: str
    kind: str = ""
    """By which kind of rule it was put in order; nothing where it was not."""
    was: str = ""
    doubt: Doubt | None = None
