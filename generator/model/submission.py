"""A submission: what a stranger sent, read as plain text and trusted for nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Finding, Location

LICENCE = "CC-BY-4.0"
"""The licence under which the register publishes."""

NOT_SPECIFIED = "notspecified"
"""What the Data Package standard's own list calls a licence that nobody stated; for compiled records only."""

LICENCE_ENTRY = f'[{{"name": "{LICENCE}"}}]'
"""How a descriptor names the register's licence."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as text: its header, and its rows with their numbers (header = 1)."""

    name: str
    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    odd: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Rows that have not one cell for each column; nobody reasons about them, an annotated copy shows them."""

    def at(self, row: int = 0, column: str = "") -> Location:
        """Return a place in this table."""
        return Location(self.file, row, column)


@dataclass(frozen=True, slots=True)
class Submission:
    """One package folder, opened: tables that could be read, fingerprints of its documents, and what was wrong."""

    org_id: str
    folder: str
    tables: Mapping[str, Table]
    documents: Mapping[str, str] = field(default_factory=dict)
    """Path below the package to SHA-256 of the file that stands there."""
    findings: tuple[Finding, ...] = ()
    licence: str | None = None
    """The licence that the descriptor names."""
    broken: frozenset[str] = frozenset()
    """Tables that are listed but could not be read: rules that need them stay silent."""
