"""A package as it stood on the base, beside what a change makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.config import TableSchema
from generator.model.disclosure import FROZEN
from generator.model.submission import Submission, Table
from generator.validate.cells.keys import Key
from generator.validate.history.rows import Row, keyed
from generator.validate.verdict import Verdict, is_error

APPEND_ONLY = ("verifications", "labels", "documents")
"""Tables to which rows are only added."""


@dataclass(frozen=True)
class PackageVersions:
    """One package before and after a change, each with its verdict.

    A row that has an error on the base could not be published, so it binds nobody: it may be mended.
    """

    before: Submission
    before_verdict: Verdict
    after: Submission
    after_verdict: Verdict
    schemas: Mapping[str, TableSchema]

    def table(self, name: str) -> tuple[Table, Table] | None:
        """Return a table before and after, or nothing where one of them is missing or cannot be relied on."""
        if name in self.before_verdict.disclosure.silenced | self.after_verdict.disclosure.silenced:
            return None
        before, after = self.before.tables.get(name), self.after.tables.get(name)
        return (before, after) if before is not None and after is not None else None

    def rows(self, name: str) -> dict[Key, Row]:
        """Return the rows of a table on the base, by their key."""
        return keyed(self.before.tables.get(name), self.schemas[name])

    def new_rows(self, name: str) -> dict[Key, Row]:
        """Return the rows of a table after the change, by their key."""
        return keyed(self.after.tables.get(name), self.schemas[name])

    @cached_property
    def revisions(self) -> frozenset[Key]:
        """Return the revisions that are published: they stand on the base, without an error in any of their rows."""
        published = set(self.rows("footprints"))
        for name in FROZEN:
            published -= {row.revision for row in self.rows(name).values() if self.is_wrong(name, row)}
        return frozenset(published)

    @cached_property
    def kept(self) -> frozenset[Key]:
        """Return the published revisions that are still there."""
        return self.revisions & self.new_rows("footprints").keys()

    def is_wrong(self, name: str, row: Row) -> bool:
        """Tell whether a row has an error on the base."""
        table = self.before.tables[name]
        return (table.file, row.number) in self._wrong

    @cached_property
    def _wrong(self) -> frozenset[tuple[str, int]]:
        errors = (finding.location for finding in self.before_verdict.findings if is_error(finding))
        return frozenset((place.file, place.row) for place in errors)

    def new_name(self, product_id: str) -> str:
        """Return what a product is called after the change: another row may take it over by its `former_ids`."""
        for row in self.new_rows("products").values():
            if product_id in items(row.cell("former_ids")):
                return row.cell("product_id")
        return product_id


def items(cell: str) -> list[str]:
    """Return the items of a list cell."""
    return [item.strip() for item in cell.split(";") if item.strip()]
