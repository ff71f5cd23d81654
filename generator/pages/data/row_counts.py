"""How many rows each table of open data has."""

from collections.abc import Sequence

from generator.model.catalogue import Catalogue, FootprintEntry, OrganisationEntry

OF_FOOTPRINTS = {
    "stages": "stage_rows",
    "components": "components",
    "inventory": "inventory",
    "sources": "sources",
    "verifications": "verifications",
    "labels": "labels",
}
"""Tables that hang on a footprint revision, and where the entry keeps their rows."""
OF_ORGANISATIONS = ("sites", "factors", "documents")


def rows_of(table: str, catalogue: Catalogue) -> int:
    """Return how many rows a table or register has."""
    if table == "organisation":
        return len(catalogue.organisations)
    if table == "products":
        return len(catalogue.products)
    footprints = [footprint for entry in catalogue.products for footprint in entry.footprints]
    if table == "footprints":
        return len(footprints)
    if table in OF_FOOTPRINTS:
        return _sum(footprints, OF_FOOTPRINTS[table])
    return _sum(catalogue.organisations, table) if table in OF_ORGANISATIONS else len(catalogue.registers.rows(table))


def _sum(entries: Sequence[FootprintEntry | OrganisationEntry], column: str) -> int:
    return sum(len(getattr(entry, column)) for entry in entries)
