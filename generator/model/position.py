"""Where a product stands on the axis of those that it can be compared with."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Position:
    """Where a product stands among comparable ones: an interval of ranks where ranges overlap."""

    first: int | None
    last: int | None
    """Nothing where no ranges are stated: then the strip alone is shown."""
    count: int
    organisations: int
    first_year: int
    last_year: int
    data_day: date | None = None
    """Of the latest dated fact about the products that it stands among."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A product as a point on its group's axis."""

    number: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None
