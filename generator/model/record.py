"""What every record has: a place in a submitted file, frozen fields, and the columns nobody reasons about."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

NOT_STATED = "not-stated"
"""The word a compiled record writes where its source is silent: unknown, which is neither zero nor empty."""


def _split(cell: object) -> object:
    """Split a list cell at its semicolons; a tuple stays what it is."""
    if isinstance(cell, str):
        return tuple(item for item in (part.strip() for part in cell.split(";")) if item)
    return cell


Items = Annotated[tuple[str, ...], BeforeValidator(_split)]
"""A list cell: items joined by `;` in the file."""

StatedDate = date | Literal["not-stated"] | None
"""A date, or the word for unknown, or nothing."""

StatedBool = bool | Literal["not-stated"]
"""Yes, no, or the word for unknown."""

StatedNumber = Decimal | Literal["not-stated"] | None
"""A number, or the word for unknown, or nothing."""


def stated_day(day: StatedDate) -> date | None:
    """Return a day that is stated as a day."""
    return day if isinstance(day, date) else None


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A row of a submitted file; rows count as a spreadsheet counts them (header = 1)."""

    file: str
    row: int


class Record(BaseModel):
    """One typed row.

    The Table Schema in `site_config/schemas/` is the authority on columns; a record types only those the code
    reasons about and lets the rest ride along, so a column that is merely published needs no Python.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    at: Place

    def cell(self, column: str) -> str | None:
        """Return any column as text, also one that no code reasons about."""
        typed, untyped = self.__dict__, self.__pydantic_extra__ or {}
        value: Any = typed[column] if column in typed else untyped.get(column)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, tuple):
            return ";".join(value)
        if isinstance(value, Decimal):
            return format(value, "f") if value.is_finite() else None
        return str(value).lower() if isinstance(value, bool) else str(value)
