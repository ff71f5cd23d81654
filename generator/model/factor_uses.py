"""Who is affected when a factor changes: for each version of a factor, exactly the footprint revisions that used it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry
from generator.model.factor import AUTHORITY, FactorKey
from generator.model.trace import Trace


@dataclass(frozen=True, slots=True)
class Use:
    """A footprint revision that used a version of a factor."""

    product: ProductEntry
    footprint: FootprintEntry
    lines: tuple[Trace, ...]
    """The lines that used it; none where the footprint names it as its electricity factor and opens no such line."""
    change: Decimal | None
    """What the version that replaces the factor would change in these lines together; nothing where none would."""


def uses_of(catalogue: Catalogue) -> dict[FactorKey, tuple[Use, ...]]:
    """Return the uses of every factor version that is used, by product number and then as the product lists them."""
    found: dict[FactorKey, list[Use]] = {}
    for product in sorted(catalogue.products, key=lambda entry: entry.number):
        for footprint in product.footprints:
            for key, use in _uses(product, footprint):
                found.setdefault(key, []).append(use)
    return {key: tuple(uses) for key, uses in found.items()}


def _uses(product: ProductEntry, footprint: FootprintEntry) -> Iterator[tuple[FactorKey, Use]]:
    """Yield the factor versions of one revision, each once."""
    lines: dict[FactorKey, list[Trace]] = {}
    for trace in footprint.trace.lines:
        if trace.factor is not None:
            lines.setdefault(trace.factor.key, []).append(trace)
    if footprint.footprint.electricity_factor_id:
        lines.setdefault(FactorKey(AUTHORITY, footprint.footprint.electricity_factor_id), [])
    for key, traces in lines.items():
        changes = [trace.change for trace in traces if trace.change is not None]
        yield key, Use(product, footprint, tuple(traces), sum(changes, Decimal(0)) if changes else None)
