"""What a change does to the published numbers: two catalogues side by side, product by product."""

from dataclasses import dataclass
from decimal import Decimal

from generator.model.catalogue import FootprintEntry, ProductEntry


@dataclass(frozen=True, slots=True)
class FootprintDifference:
    """A footprint before and after, and how far its number may be compared with what it was."""

    before: FootprintEntry | None
    after: FootprintEntry | None
    percent: Decimal | None
    """Change of the total in percent; only within one comparability key, and never across a change of method."""
    obstacle: str | None
    """Why there is no percentage: method, no-key, key."""
    parts: tuple[str, ...]
    """The parts of the comparability key that differ."""
    new_stages: tuple[str, ...]
    lost_stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProductDifference:
    """A product before and after; one side is nothing where the product is new or gone."""

    before: ProductEntry | None
    after: ProductEntry | None
    headline: FootprintDifference
    others: tuple[FootprintDifference, ...]
    """Other current footprints of the product that differ."""

    @property
    def product(self) -> ProductEntry:
        """Return the product as it is after the change, or was last."""
        entry = self.after or self.before
        assert entry is not None  # noqa: S101  one side is always there
        return entry
