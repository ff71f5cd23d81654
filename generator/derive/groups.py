"""Groups of comparable products, and where each stands among its own.

A product takes part with its valid headline; own, compiled and sample records never share a group.
"""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from statistics import median

from generator.model.catalogue import Group, Peer, Position, ProductEntry, kind_of
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
    verified = sorted(
        (entry for entry in members if entry.headline.trust.is_independent),
        key=lambda entry: (entry.headline.footprint.pcf_total, entry.number),
    )
    declared = sorted((entry for entry in members if entry not in verified), key=lambda entry: entry.number)
    organisations = Counter(entry.organisation.org_id for entry in verified)
    key = members[0].headline.key
    assert key is not None  # noqa: S101  members were chosen by their key
    values = [entry.headline.footprint.pcf_total for entry in verified]
    return Group(
        key=key,
        kind=kind,
        verified=tuple(verified),
        declared=tuple(declared),
        organisations=len(organisations),
        has_positions=_why_no_positions(organisations) is None,
        median=median(values) if len(organisations) >= FEWEST_ORGANISATIONS else None,
    )


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
    reason = _why_no_positions(Counter(member.organisation.org_id for member in group.verified))
    if reason:
        return None, reason
    first, last = _ranks(entry, group)
    years = sorted(year for member in group.verified for year in _reference_years(member))
    return Position(first, last, len(group.verified), group.organisations, years[0], years[-1]), None


def _ranks(entry: ProductEntry, group: Group) -> tuple[int | None, int | None]:
    """Return the ranks that a product's range allows; without a range there is no honest rank."""
    footprint = entry.headline.footprint
    if footprint.pcf_low is None or footprint.pcf_high is None:
        return None, None
    others = [peer for peer in map(peer_of, group.verified) if peer.number != entry.number]
    below = sum(_end(peer.high, peer) < footprint.pcf_low for peer in others)
    above = sum(_end(peer.low, peer) > footprint.pcf_high for peer in others)
    return below + 1, len(others) + 1 - above


def _end(end: Decimal | None, peer: Peer) -> Decimal:
    """Return an end of a peer's range; without a range its value is both ends."""
    return peer.value if end is None else end


def peer_of(entry: ProductEntry) -> Peer:
    """Return a product as a point on its group's axis."""
    footprint = entry.headline.footprint
    return Peer(entry.number, footprint.pcf_total, footprint.pcf_low, footprint.pcf_high)


def _reference_years(entry: ProductEntry) -> tuple[int, ...]:
    """Return the years that a product's number speaks about."""
    footprint = entry.headline.footprint
    days: tuple[StatedDate, ...] = (footprint.reference_period_first_day, footprint.reference_period_last_day)
    return tuple(day.year for day in days if day is not None and not isinstance(day, str))


def peers_by_group(groups: Iterable[Group]) -> dict[str, tuple[Peer, ...]]:
    """Return the points of every group, for strips."""
    return {f"{group.key.id}#{group.kind}": tuple(map(peer_of, group.verified)) for group in groups}
