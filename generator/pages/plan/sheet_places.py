"""Where the sheet of each product stands: on which page of the category's sheets, below which anchor."""

from collections.abc import Iterator

from generator.model import routes
from generator.model.catalogue import CategoryEntry, Group, ProductEntry

SHEETS = 40
"""Sheets of a page: below 30 KB on the wire."""

Member = tuple[Group, ProductEntry]


class Places:
    """The sheets of one category in their order."""

    def __init__(self, entry: CategoryEntry) -> None:
        """Lay the comparable, verified products of a category one after the other."""
        self._route = routes.evidence_sheets(entry.code)
        self._members = [(group, product) for group in entry.counted for product in group.verified]
        self._order = {product.number: place for place, (_, product) in enumerate(self._members)}

    def of(self, number: str) -> str:
        """Return the address of a product's sheet."""
        return f"{routes.part(self._route, self._order[number] // SHEETS + 1)}#{number}"

    def pages(self) -> Iterator[tuple[str, list[Member]]]:
        """Yield the address of each page and whose sheets it holds."""
        for start in range(0, len(self._members), SHEETS):
            yield routes.part(self._route, start // SHEETS + 1), self._members[start : start + SHEETS]
