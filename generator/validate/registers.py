"""The authority's registers: the same machinery as for packages, but a mistake in them is ours."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.config import SiteConfig
from generator.diagnostics import Finding, Location
from generator.model.factor import grid_factor, life_cycle_factor
from generator.model.registers import REGISTERS, Registers
from generator.model.submission import Table
from generator.validate.cells.header import header_findings
from generator.validate.cells.keys import duplicate_findings, reference_findings
from generator.validate.cells.records import typed
from generator.validate.cells.tables import Batch, check_cells


def check_registers(tables: Mapping[str, Table], config: SiteConfig) -> tuple[Registers, list[Finding]]:
    """Return the typed registers and everything that is wrong with their tables."""
    findings: list[Finding] = []
    records: dict[str, Any] = {}
    for name, table in tables.items():
        schema = config.register_schemas[name]
        found = [*header_findings(table, schema)]
        found += check_cells(schema, config, [Batch(table, compiled=False)])[0] if not found else []
        found += duplicate_findings(table, schema)
        found += reference_findings(table, schema, tables, frozenset())
        findings += found
        damaged = frozenset(finding.location.row for finding in found)
        records[name] = typed(table, REGISTERS[name], damaged) if 1 not in damaged else ()
    registers = Registers(**records)
    return registers, [*findings, *_family_findings(registers)]


def _family_findings(registers: Registers) -> Iterator[Finding]:
    """Yield official factors whose cells disagree on their family: such a row would belong nowhere and vanish."""
    for row in registers.official_factors:
        if life_cycle_factor(row) is None and grid_factor(row) is None:
            place = Location(row.at.file, row.at.row, "family")
            yield Finding("electricity-factor-family", place, row.family)
