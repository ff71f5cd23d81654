"""Cells against our Table Schemas: the one module that knows Frictionless.

Frictionless sees neither a submitted descriptor nor a submitted file: it is handed rows of text that our own reader
parsed, and our schema, one call per table over all packages (a call costs about 10 ms however small the table).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from frictionless import Schema, errors, system
from frictionless.resources import TableResource

from generator.config import Field, SiteConfig, TableSchema
from generator.diagnostics import Finding
from generator.model.submission import Table
from generator.validate.cells.header import FILLED_IN
from generator.validate.cells.values import Column

_CONSTRAINT = re.compile(r'constraint "(\w+)" is "(.*)"', re.DOTALL)
_CONSTRAINT_CODES = {
    "required": "cell-required",
    "minimum": "cell-minimum",
    "maximum": "cell-maximum",
    "pattern": "cell-pattern",
    "minLength": "cell-length",
    "maxLength": "cell-length",
}
_LIMITED = frozenset({"cell-minimum", "cell-maximum", "cell-length"})
PLUGINS = system.plugins
"""Loaded with this module, since they are programs: Frictionless would load them at its first use, in a sandbox."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A table of one package; `compiled` packages may answer `not-stated` in more places."""

    table: Table
    compiled: bool


def check_cells(schema: TableSchema, config: SiteConfig, batches: Sequence[Batch]) -> list[list[Finding]]:
    """Return the findings about cells, one list for each batch, in file order."""
    columns = [Column.of(field, config) for field in schema.fields]
    findings: list[list[Finding]] = []
    rows: list[list[str]] = []
    owners: list[tuple[int, int]] = []
    for index, batch in enumerate(batches):
        own, cleaned = _check_characters(batch, columns)
        findings.append(own)
        rows += cleaned
        owners += ((index, number) for number, _ in batch.table.rows)
    for (index, number), finding in _check_constraints(schema, rows, owners):
        table = batches[index].table
        column = finding[1]
        if column in table.header:
            findings[index].append(Finding(finding[0], table.at(number, column), finding[2], finding[3]))
    return [_one_per_cell(found, batch.table, schema) for found, batch in zip(findings, batches, strict=True)]


def _one_per_cell(findings: list[Finding], table: Table, schema: TableSchema) -> list[Finding]:
    """Keep the first finding of each cell, since the others follow from it, and sort by row and column."""
    order = {name: index for index, name in enumerate(table.header)}
    first: dict[tuple[int, str], Finding] = {}
    for finding in findings:
        first.setdefault((finding.location.row, finding.location.column), finding)
    return sorted(
        first.values(), key=lambda found: (found.location.row, order.get(found.location.column, len(schema.fields)))
    )


def _check_characters(batch: Batch, columns: list[Column]) -> tuple[list[Finding], list[list[str]]]:
    """Return our own findings, and the rows in schema order with the cells they concern left empty."""
    table = batch.table
    places = [table.header.index(column.field.name) if column.field.name in table.header else -1 for column in columns]
    findings: list[Finding] = []
    cleaned: list[list[str]] = []
    for number, cells in table.rows:
        row: list[str] = []
        for column, place in zip(columns, places, strict=True):
            cell = cells[place] if place >= 0 else ""
            breach = column.breach(cell, compiled=batch.compiled) if place >= 0 else None
            if breach:
                at = table.at(number, column.field.name)
                findings.append(Finding(breach.code, at, breach.value, breach.holes))
            row.append("" if breach else cell)
        cleaned.append(row)
    return findings, cleaned


Constraint = tuple[str, str, str, dict[str, str]]
"""Code, column, value, holes."""


def _check_constraints(
    schema: TableSchema, rows: list[list[str]], owners: list[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], Constraint]]:
    """Yield what Frictionless says about each row, in our words.

    A row without a cell in any column of ours is blank to it; each of its cells, or its header, has been named before.
    """
    if not rows:
        return
    resource = TableResource(data=[list(schema.columns), *rows], schema=_frictionless_schema(schema))
    with resource:
        for owner, row in zip(owners, resource.row_stream, strict=True):
            if not row.valid:
                for error in row.errors:
                    if not isinstance(error, errors.BlankRowError):
                        yield owner, _translate(error, schema)


def _translate(error: errors.RowError, schema: TableSchema) -> Constraint:
    """Return a Frictionless error as code, column, value and holes.

    Raises:
        LookupError: The library found something that our schemas cannot ask for: our mistake, not a submitter's.

    """
    if not isinstance(error, errors.CellError):
        raise LookupError(error.type)  # noqa: TRY004  the type of an error is a value here
    field = schema.field(error.field_name)
    if isinstance(error, errors.TypeError):
        code, limit = "cell-pattern", ""
    else:
        match = _CONSTRAINT.search(error.note)
        if match is None or match[1] not in _CONSTRAINT_CODES:
            raise LookupError(error.note)
        code, limit = _CONSTRAINT_CODES[match[1]], match[2]
    holes = {"limit": limit} if code in _LIMITED else {}
    return code, field.name, error.cell, holes | ({"example": field.example} if code == "cell-pattern" else {})


def _frictionless_schema(schema: TableSchema) -> Schema:
    """Return the part of our schema that Frictionless is asked to check."""
    return Schema.from_descriptor({"fields": [_frictionless_field(field) for field in schema.fields]})


def _frictionless_field(field: Field) -> dict[str, Any]:
    """Return one field; forms are judged before, and `required` too where a default or `not-stated` may stand."""
    keys = ("name", "type", "format", "trueValues", "falseValues", "missingValues")
    descriptor: dict[str, Any] = {key: field.descriptor[key] for key in keys if key in field.descriptor}
    if descriptor.get("format") in ("uri", "email"):
        del descriptor["format"]
    constraints = dict(field.constraints)
    if field.name in FILLED_IN or field.not_stated:
        constraints.pop("required", None)
    return descriptor | {"constraints": constraints}
