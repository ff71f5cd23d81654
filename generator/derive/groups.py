"""Groups of comparable products, and where each stands among its own.

A product takes part with its valid headline; own, compiled and sample records never share a group.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from statistics import median

from generator.model.catalogue import Group, ProductEntry, kind_of
from generator.model.data_day import headlines_day
from generator.model.position import Peer, Position
from generator.model.record import StatedDate

FEWEST_PRODUCTS = 5
FEWEST_ORGANISATIONS = 3


def groups_of(entries: Iterable[ProductEntry]) -> tuple[Group, ...]:
    """Return the groups among some products, the largest first."""
    members: dict[tuple[str, str], list[ProductEntry]] = {}
    for entry in entries:
        if takes_part(entry) and entry.headline.key:
            members.setdefault((entry.headline.key.id, kind_of(entry.organisation)), []).append(entry)
    groups = [_group(kind, found) for (_, kind), found in members.items()]
    return tuple(
        sorted(groups, key=lambda group: (-len(group.verified), -len(group.declared), group.key.id, group.kind))
    )


def takes_part(entry: ProductEntry) -> bool:
    """Tell whether a product's headline holds today."""
    return entry.headline.holds


def _group(kind: str, members: list[ProductEntry]) -> Group:
    """Return the group of products that agree in every part of the key."""
    key = members[0].headline.key
    assert key is not None  # noqa: S101  members were chosen by their key
    declared, verified = _declared_and_verified(members)
    organisations = Counter(entry.organisation.org_id for entry in verified)
    peers = [entry.peer for entry in verified]
    years = [year for entry in verified for year in _reference_years(entry)]
    return Group(
        key=key,
        kind=kind,
        verified=tuple(verified),
        declared=tuple(declared),
        organisations=len(organisations),
        median=median(peer.value for peer in peers) if len(organisations) >= FEWEST_ORGANISATIONS else None,
        span=(peers[0].value, peers[-1].value) if peers else None,
        within=tuple(_within(verified)),
        years=(min(years), max(years)) if years else None,
        ends=(
            tuple(sorted(_end(peer.low, peer) for peer in peers)),
            tuple(sorted(_end(peer.high, peer) for peer in peers)),
        ),
        why_no_positions=_why_no_positions(organisations),
        data_day=headlines_day(verified),
    )


def _declared_and_verified(members: list[ProductEntry]) -> tuple[list[ProductEntry], list[ProductEntry]]:
    """Return those without confirmed third-party verification by number, and those with it by value."""
    parts: tuple[list[ProductEntry], list[ProductEntry]] = ([], [])
    for entry in sorted(members, key=lambda entry: entry.number):
        parts[entry.headline.trust.is_independent].append(entry)
    parts[1].sort(key=lambda entry: entry.headline.footprint.pcf_total)
    return parts


def _within(verified: Sequence[ProductEntry]) -> list[tuple[int, int]]:
    """Return how many products and organisations a limit at each product's value leaves; equal values stay together."""
    values = [entry.peer.value for entry in verified]
    owners: set[str] = set()
    seen = []
    for entry in verified:
        owners.add(entry.organisation.org_id)
        seen.append(len(owners))
    ends = [bisect_right(values, value) for value in values]
    return [(end, seen[end - 1]) for end in ends]


def _why_no_positions(organisations: Counter[str]) -> str | None:
    """Return why a group's members get no position, if they do not."""
    products = organisations.total()
    if products < FEWEST_PRODUCTS:
        return "too-few-products"
    if len(organisations) < FEWEST_ORGANISATIONS:
        return "too-few-organisations"
    return "one-dominates" if max(organisations.values()) * 2 > products else None


def position_of(entry: ProductEntry, group: Group | None) -> tuple[Position | None, str | None]:
    """Return where a product stands in its group, or nothing and the reason why not."""
    if not takes_part(entry):
        return None, "not-valid"
    if group is None:
        return None, "no-key"
    if not entry.headline.trust.is_independent:
        return None, "self-declared"
    if group.why_no_positions or group.years is None:
        return None, group.why_no_positions
    first, last = _ranks(entry.peer, group)
    return Position(first, last, len(group.verified), group.organisations, *group.years, group.data_day), None


def _ranks(peer: Peer, group: Group) -> tuple[int | None, int | None]:
    """Return the ranks that a product's range allows; without a range there is no honest rank."""
    if peer.low is None or peer.high is None:
        return None, None
    lows, highs = group.ends
    return bisect_left(highs, peer.low) + 1, bisect_right(lows, peer.high)


def _end(end: Decimal | None, peer: Peer) -> Decimal:
    """Return an end of a peer's range; without a range its value is both ends."""
    return peer.value if end is None else end


def _reference_years(entry: ProductEntry) -> tuple[int, ...]:
    """Return the years of the reference period of a product's number."""
    footprint = entry.headline.footprint
    days: tuple[StatedDate, ...] = (footprint.reference_period_first_day, footprint.reference_period_last_day)
    return tuple(day.year for day in days if day is not None and not isinstance(day, str))
