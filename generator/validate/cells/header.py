"""The header of a table: which columns there are, in any order."""

import difflib
import re
from collections.abc import Iterable, Iterator

from generator.config import TableSchema
from generator.diagnostics import Finding
from generator.model.submission import Table

_BRACKETS = re.compile(r"[(（].*?[)）]")

FILLED_IN = frozenset({"revision"})
"""Columns that the reader fills with `1` where they are absent or empty, so that a small firm never meets them."""


def header_findings(table: Table, schema: TableSchema, others: Iterable[TableSchema] = ()) -> Iterator[Finding]:
    """Yield columns that stand twice, that nobody knows, or that are missing; of another table's sheet, only that."""
    taken_for = _another(table, schema, others)
    if taken_for:
        yield Finding("csv-wrong-table", table.at(1), taken_for, {"table": table.name})
        return
    seen: set[str] = set()
    for name in table.header:
        if name in seen:
            yield Finding("csv-header-duplicate", table.at(1, name), name)
        elif name not in schema.columns:
            yield Finding("csv-header-unknown", table.at(1), name, {"suggestion": _nearest(name, table, schema)})
        seen.add(name)
    for field in schema.fields:
        if field.required and field.name not in seen and field.name not in FILLED_IN:
            yield Finding("csv-header-missing", table.at(1, field.name))


def _another(table: Table, schema: TableSchema, others: Iterable[TableSchema]) -> str:
    """Return the table whose sheet was saved under this name: it knows most of the columns, and this one few."""
    header = set(table.header)
    if len(header.intersection(schema.columns)) * 2 > len(header):
        return ""
    known = {other.name: len(header.intersection(other.columns)) for other in others}
    best = max(known, key=lambda name: known[name], default="")
    return best if best and known[best] * 5 >= len(header) * 4 else ""


def _nearest(name: str, table: Table, schema: TableSchema) -> str:
    """Return the absent column that an unknown header probably means, by its name or by its title."""
    spellings = {field.name: field.name for field in schema.fields if field.name not in table.header}
    for field in schema.fields:
        if field.name in spellings:
            for title in field.texts("title").each(str.lower).said.values():
                spellings |= {title: field.name, _BRACKETS.sub("", title).strip(): field.name}
    plain = "_".join(name.strip().lower().split())
    for spelling in (name.strip(), name.strip().lower(), plain):
        if spelling in spellings:
            return spellings[spelling]
    close = difflib.get_close_matches(plain, list(spellings), n=1, cutoff=0.75)
    return spellings[close[0]] if close else ""
