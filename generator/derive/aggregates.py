"""Counts of public records. Nothing is averaged: unlike things have no mean."""

from collections.abc import Sequence

import pandas as pd

from generator.config import SiteConfig
from generator.model.catalogue import OrganisationEntry, ProductEntry
from generator.model.counts import Counts


def counts_of(
    products: Sequence[ProductEntry], organisations: Sequence[OrganisationEntry], config: SiteConfig
) -> Counts:
    """Return the counts of products, organisations and their statuses."""
    categories = config.codelists["categories"]
    table = pd.DataFrame(
        [
            {
                "status": entry.headline.status,
                "trust": entry.headline.trust.level if _counts_at_its_level(entry) else "self-declared",
                "sector": categories.cell(entry.product.category, "sector"),
                "district": entry.district,
                "verified": entry.is_verified,
            }
            for entry in products
        ],
        columns=["status", "trust", "sector", "district", "verified"],
    )
    return Counts(
        products=len(products),
        organisations=len(organisations),
        footprints=sum(len(entry.footprints) for entry in products),
        verified=int(table["verified"].sum()),
        expiring=int((table["status"] == "expiring").sum()),
        by_status=_tally(table["status"]),
        by_trust=_tally(table["trust"]),
        by_sector=_tally(table["sector"]),
        by_district=_tally(table["district"]),
    )


def _counts_at_its_level(entry: ProductEntry) -> bool:
    """Tell whether a product counts at the level that it claims: one that needs confirmation has it."""
    trust = entry.headline.trust
    return trust.confirmed or trust.level == "internal-or-second-party"


def _tally(column: "pd.Series[str]") -> dict[str, int]:
    """Return how often each value stands in a column, by value."""
    return {str(value): int(count) for value, count in column.value_counts().sort_index().items()}
