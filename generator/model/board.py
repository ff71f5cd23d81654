"""What the boards show: counts of public records, each kind by itself. What nobody records is nothing, not 0."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

KINDS = ("own", "sample", "compiled")
"""Kinds of record in the order in which they are listed; they never mix."""
HORIZONS = (30, 90, 180)
"""Days ahead for which the boards say what expires."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many products, and of how many organisations."""

    products: int
    organisations: int


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day of a product's number."""

    number: str
    last_day: date
    days: int
    """Days from the as-of date to the last day."""


@dataclass(frozen=True, slots=True)
class Service:
    """How long one submission waited: from its first commit to the day it reached the main branch."""

    org_id: str
    submitted_on: date
    merged_on: date
    commit: str

    @property
    def days(self) -> int:
        """Return the days between; 0 on the same day."""
        return (self.merged_on - self.submitted_on).days


@dataclass(frozen=True, slots=True)
class KindBoard:
    """The counts of one kind of record; products count with a number that holds, unless a tally says otherwise."""

    metrics: Mapping[str, int | None]
    """Code of list `metrics` to its count; nothing where no table or register records it."""
    targets: Mapping[str, int | None]
    """Target to the count of its metric, in its category where it names one; nothing for a target without metric."""
    tallies: Mapping[str, Mapping[str, Tally]]
    """status (of all products), sector, district, confirmed and claimed (rungs of trust), boundary, stage."""
    expiring: tuple[Expiry, ...]
    """Within the furthest horizon, the nearest first."""

    def expiring_within(self, days: int) -> int:
        """Return how many numbers expire within some days."""
        return sum(each.days <= days for each in self.expiring)


@dataclass(frozen=True, slots=True)
class Board:
    """The counts of every kind that is here, own records always; and what records lack for other formats."""

    kinds: Mapping[str, KindBoard] = field(default_factory=dict)
    lacking: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Exchange to product number to the fields its headline lacks; only products that the exchange is about."""
    services: tuple[Service, ...] = ()
    """What `portal service-clock` found in the history, as it was written down."""


NO_BOARD = Board()
"""What stands in a catalogue whose boards are not worked out yet."""
