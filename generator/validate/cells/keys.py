"""Keys and references within a package: Frictionless ignores `uniqueKeys`, and knows nothing of rows that failed."""

from collections.abc import Iterator, Mapping

from generator.config import TableSchema
from generator.diagnostics import Finding
from generator.model.submission import Table
from generator.validate.cells.header import FILLED_IN
from generator.validate.cells.records import cells_by_column

Key = tuple[str, ...]


def key_of(cells: Mapping[str, str], columns: tuple[str, ...]) -> Key:
    """Return the cells of a key, with the defaults filled in."""
    return tuple(cells.get(column, "1" if column in FILLED_IN else "") for column in columns)


def duplicate_findings(table: Table, schema: TableSchema) -> Iterator[Finding]:
    """Yield rows whose primary key stands in an earlier row."""
    first: dict[Key, int] = {}
    for number, cells in cells_by_column(table):
        key = key_of(cells, schema.primary_key)
        if not all(key):
            continue
        if key in first:
            holes = {"key": ", ".join(schema.primary_key), "first": str(first[key])}
            yield Finding("key-duplicate", table.at(number, schema.primary_key[0]), " / ".join(key), holes)
        first.setdefault(key, number)


def reference_findings(
    table: Table, schema: TableSchema, tables: Mapping[str, Table], broken: frozenset[str]
) -> Iterator[Finding]:
    """Yield cells that name a row which no table has; silent where the other table did not load."""
    for reference in schema.foreign_keys:
        columns = _columns(reference["fields"])
        target = reference["reference"]["resource"]
        if target in broken:
            continue
        known = _keys(tables.get(target), _columns(reference["reference"]["fields"]))
        for number, cells in cells_by_column(table):
            key = key_of(cells, columns)
            if cells.get(columns[0]) and key not in known:
                at = table.at(number, columns[0])
                yield Finding("reference-missing", at, " / ".join(key), {"table": target})


def _keys(table: Table | None, columns: tuple[str, ...]) -> frozenset[Key]:
    """Return every key that stands in a table, also in rows that could not be typed."""
    return frozenset(key_of(cells, columns) for _, cells in cells_by_column(table)) if table else frozenset()


def _columns(fields: str | list[str]) -> tuple[str, ...]:
    """Return the columns of a reference; Table Schema allows a single one to stand without a list."""
    return (fields,) if isinstance(fields, str) else tuple(fields)
