"""What reading a cell gives: the value, what was put in order on the way, or why nobody can say."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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
