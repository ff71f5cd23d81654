"""What people call our columns and codes in spreadsheets of their own: beside the titles of schemas and code lists."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MAPPING = "mapping"
"""Stands where a table does for words that no column of ours means, but that a mapping must know."""
ROLES = frozenset({"over", "per", "share", "sum"})
"""Of those: heads of the amount of a batch, what a batch is called, heads of shares, words of rows of sums."""


@dataclass(frozen=True, slots=True)
class ColumnSynonyms:
    """Words for heads, and words in cells that mean a code."""

    rows: Sequence[tuple[str, str, str, str]] = ()
    """Table, column, code (empty for a word in a head), word."""

    def heads(self, table: str, column: str) -> tuple[str, ...]:
        """Return the words by which a column is called."""
        return tuple(word for *place, code, word in self.rows if tuple(place) == (table, column) and not code)

    def codes(self, table: str, column: str) -> tuple[tuple[str, str], ...]:
        """Return words that stand for a code in a column, each with the code."""
        return tuple((word, code) for *place, code, word in self.rows if tuple(place) == (table, column) and code)


def read_column_synonyms(path: Path) -> ColumnSynonyms:
    """Read the words."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream, strict=True))
    return ColumnSynonyms(tuple((line["table"], line["column"], line["code"], line["word"]) for line in lines))
