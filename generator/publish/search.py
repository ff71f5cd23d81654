"""The index that the search page fetches when its box is used."""

from collections.abc import Iterator

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Json
from generator.model.catalogue import Catalogue, ProductEntry
from generator.model.quantity import shown


def search_index(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield one compact row for each product, in the order of the catalogue."""
    yield Artifact.json(routes.SEARCH_INDEX, [_row(entry, config) for entry in catalogue.products])


def _row(entry: ProductEntry, config: SiteConfig) -> list[Json]:
    """Return what can be searched for, and what a result shows, in the order that the script reads."""
    product, organisation = entry.product, entry.organisation
    categories, statuses = config.codelists["categories"], config.codelists["statuses"]
    value = f"{shown(entry.headline.footprint.pcf_total)} kg CO₂e" if entry.headline.shows_value else ""
    return [
        entry.number,
        product.name_zh or product.name_en or "",
        product.name_en or product.name_zh or "",
        organisation.name_zh or organisation.name_en or "",
        organisation.name_en or organisation.name_zh or "",
        categories.text(product.category, "zh"),
        categories.text(product.category, "en"),
        product.model or "",
        ";".join(product.gtins),
        value,
        value,
        statuses.text(entry.headline.status, "zh"),
        statuses.text(entry.headline.status, "en"),
    ]
