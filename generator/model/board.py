"""What the boards show: counts of public records, each kind by itself. What nobody records is nothing, not 0."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

KINDS = ("own", "sample", "compiled")
"""Kinds of record in the order in which they are listed; they never mix."""
SERVICE_DAYS = (0, 3, 7, 30)
"""Days within which submissions are counted as accepted; each count includes the shorter ones."""

Counts = tuple[tuple[str, int | None], ...]
"""Each kind of record with how many of it there are; nothing where nobody records it, since unknown is not 0."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many products, and of how many organisations."""

    products: int
    organisations: int


NO_TALLY = Tally(0, 0)


@dataclass(frozen=True, slots=True)
class Expiry:
    """The last day of a product's number."""

    number: str
    last_day: date


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
class ServiceCounts:
    """How many submissions were accepted, and how many of them within how many days. Nothing is averaged."""

    first: date
    last: date
    total: int
    within: tuple[tuple[int, int], ...]
    """Days, and how many submissions took no longer."""


def service_counts(services: Iterable[Service], org_ids: Container[str]) -> ServiceCounts | None:
    """Return the counts over some organisations; nothing where none of their submissions was recorded."""
    days = [(service.merged_on, service.days) for service in services if service.org_id in org_ids]
    if not days:
        return None
    first, last = min(days)[0], max(days)[0]
    within = tuple((limit, sum(waited <= limit for _, waited in days)) for limit in SERVICE_DAYS)
    return ServiceCounts(first, last, len(days), within)


@dataclass(frozen=True, slots=True)
class KindBoard:
    """The counts of one kind of record; products count with a number that holds, unless a tally says otherwise."""

    metrics: Mapping[str, int | None]
    """Code of list `metrics` to its count; nothing where no table or register records it."""
    targets: Mapping[str, int | None]
    """Target to the count of its metric, in its category where it names one; nothing for a target without metric."""
    tallies: Mapping[str, Mapping[str, Tally]]
    """status (of all products), sector, district, confirmed and claimed (rungs of trust), boundary, stage."""
    ends: tuple[Expiry, ...]
    """The last day of every number that holds and states one, the nearest first."""


@dataclass(frozen=True, slots=True)
class Board:
    """The counts of every kind that is here, own records always; and what records lack for other formats."""

    kinds: Mapping[str, KindBoard] = field(default_factory=dict)
    lacking: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Exchange to product number to the fields its headline lacks; only products that the exchange is about."""
    services: tuple[Service, ...] = ()
    """What `portal service-clock` found in the history, as it was written down."""

    def metric(self, code: str) -> Counts:
        """Return what a metric counts."""
        return tuple((kind, board.metrics[code]) for kind, board in self.kinds.items())

    def target(self, target_id: str) -> Counts:
        """Return what is counted against a target."""
        return tuple((kind, board.targets[target_id]) for kind, board in self.kinds.items())

    def tallies(self, dimension: str) -> tuple[tuple[str, tuple[Tally, ...]], ...]:
        """Return each code that has products, with its tally for every kind of record."""
        codes = sorted({code for board in self.kinds.values() for code in board.tallies[dimension]})
        return tuple(
            (code, tuple(board.tallies[dimension].get(code, NO_TALLY) for board in self.kinds.values()))
            for code in codes
        )

    @property
    def ends_by_year(self) -> tuple[tuple[int, Counts], ...]:
        """Return each year in which numbers end, with how many of each kind."""
        years = {kind: Counter(each.last_day.year for each in board.ends) for kind, board in self.kinds.items()}
        every = sorted(set().union(*years.values()))
        return tuple((year, tuple((kind, counts[year]) for kind, counts in years.items())) for year in every)

    @property
    def ends(self) -> tuple[Expiry, ...]:
        """Return the last days of the numbers of all kinds, the nearest first."""
        ends = (expiry for board in self.kinds.values() for expiry in board.ends)
        return tuple(sorted(ends, key=lambda expiry: (expiry.last_day, expiry.number)))

    def complete(self, exchange: str, kinds: Mapping[str, str]) -> Counts:
        """Return how many records lack no field of an exchange; `kinds` has the kind of each product number."""
        complete = [kinds[number] for number, fields in self.lacking[exchange].items() if not fields]
        return tuple((kind, complete.count(kind)) for kind in self.kinds)


NO_BOARD = Board()
"""What stands in a catalogue whose boards are not worked out yet."""
