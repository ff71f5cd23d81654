"""The verdict on packages: each by itself (cells, keys, records, rules), and all among one another."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.diagnostics import Finding, Location
from generator.model.disclosure import ANY, RECORDS, Disclosure
from generator.model.submission import Submission, Table
from generator.validate.cells.header import header_findings
from generator.validate.cells.keys import duplicate_findings, reference_findings
from generator.validate.cells.records import cells_by_column, typed
from generator.validate.cells.tables import Batch, check_cells
from generator.validate.claims import Claims, claims_of
from generator.validate.context import RuleContext
from generator.validate.rules import REGISTRY_RULES, RULES
from generator.validate.rules.dates import days_compared
from generator.validate.rules.rule import run_registry_rule, run_rule
from generator.validate.sealing import Sealed
from generator.validate.verdict import OwnVerdict, Verdict, in_file_order

_ORDER = tuple(RECORDS)

_STRUCTURAL = frozenset(
    {
        "csv-wrong-table",
        "csv-header-duplicate",
        "csv-header-missing",
        "csv-header-unknown",
        "csv-row-length",
        "csv-no-rows",
    }
)
"""After one of these a table has rows or columns that nobody can be sure of, so it counts as not loaded."""

_UNREADABLE = frozenset({"csv-wrong-table", "csv-header-duplicate"})
"""After one of these nobody can say which cell belongs to which column."""


def check_packages(
    submissions: Sequence[Submission], context: RuleContext, existing: Sequence[Claims] = ()
) -> list[Verdict]:
    """Return a verdict on each submission; what `existing` packages claim, none of them may claim."""
    own = judge(submissions, context)
    found = among([*existing, *(each.claims for each in own)], context)
    return [Verdict(each, each.findings).with_findings(found.get(each.claims.folder, ())) for each in own]


def judge(submissions: Sequence[Submission], context: RuleContext) -> list[OwnVerdict]:
    """Return what can be said of each submission without the others; together they only take less time."""
    cells = _cell_findings(submissions, context)
    return [_judged(submission, found, context) for submission, found in zip(submissions, cells, strict=True)]


def among(packages: Sequence[Claims], context: RuleContext) -> dict[str, list[Finding]]:
    """Return findings about values that two packages claim, by the folder they concern; the first has the value."""
    found: dict[str, list[Finding]] = {}
    for rule in REGISTRY_RULES:
        for folder, finding in run_registry_rule(rule, packages, context):
            found.setdefault(folder, []).append(finding)
    return found


def _cell_findings(submissions: Sequence[Submission], context: RuleContext) -> list[dict[str, list[Finding]]]:
    """Return findings about headers and cells: one mapping from table to findings for each submission."""
    found: list[dict[str, list[Finding]]] = [{} for _ in submissions]
    compiled = [_is_compiled(submission) for submission in submissions]
    for name, schema in context.config.schemas.items():
        holders = [index for index, submission in enumerate(submissions) if name in submission.tables]
        for index in holders:
            found[index][name] = list(
                header_findings(submissions[index].tables[name], schema, context.config.schemas.values())
            )
        sound = [index for index in holders if not _codes(found[index][name]) & _UNREADABLE]
        batches = [Batch(submissions[index].tables[name], compiled[index]) for index in sound]
        for index, findings in zip(sound, check_cells(schema, context.config, batches), strict=True):
            found[index][name] += findings
    return found


def _is_compiled(submission: Submission) -> bool:
    """Tell whether a third party compiled the package, as its organisation table says."""
    table = submission.tables.get("organisation")
    return table is not None and any(cells.get("provenance") == "compiled" for _, cells in cells_by_column(table))


def _codes(findings: Sequence[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def _judged(submission: Submission, cells: Mapping[str, list[Finding]], context: RuleContext) -> OwnVerdict:
    """Return what can be said of one submission whose cells were looked at."""
    disclosure, findings = _typed(submission, cells, context)
    for rule in RULES:
        findings += run_rule(rule, disclosure, context)
    tables = sorted(submission.tables.values(), key=lambda table: _ORDER.index(table.name))
    headers = {table.file: tuple(map(sys.intern, table.header)) for table in tables}
    rows = {name: len(table.rows) for name, table in submission.tables.items()}
    days = _days(disclosure, context.as_of)
    return OwnVerdict(Sealed(disclosure), in_file_order(findings, headers), rows, headers, claims_of(disclosure), *days)


def _days(disclosure: Disclosure, as_of: date) -> tuple[date, date]:
    """Return the first and the last day of those on which the rules find the same as on the as-of date.

    Only this day where a date lies ahead, since a finding says so and names the day.
    """
    latest = max(days_compared(disclosure), default=date.min)
    return (latest, date.max) if latest <= as_of else (as_of, as_of)


def _typed(
    submission: Submission, cells: Mapping[str, list[Finding]], context: RuleContext
) -> tuple[Disclosure, list[Finding]]:
    """Return one submission, typed, and everything that is wrong with its files, cells, keys and references."""
    schemas = context.config.schemas
    tables = submission.tables
    broken = submission.broken | {name for name, table in tables.items() if _is_unsound(table, cells[name], submission)}
    repeated = {name: list(duplicate_findings(table, schemas[name])) for name, table in tables.items()}
    damage = {name: _damage([*cells[name], *repeated[name]]) for name in tables}
    findings = [*submission.findings, *_required_tables(submission)]
    for name, table in tables.items():
        found = reference_findings(table, schemas[name], tables, broken)
        sound = (finding for finding in found if finding.location.row not in damage[name])
        findings += [*cells[name], *repeated[name], *sound]
    return _disclosure(submission, damage, broken), findings


def _is_unsound(table: Table, cells: Sequence[Finding], submission: Submission) -> bool:
    """Tell whether a table has rows or columns that nobody can be sure of."""
    early = [finding for finding in submission.findings if finding.location.file == table.file]
    return not _STRUCTURAL.isdisjoint(finding.code for finding in (*early, *cells))


def _damage(findings: Sequence[Finding]) -> dict[int, set[str]]:
    """Return the rows in which something is wrong, each with the columns concerned."""
    rows: dict[int, set[str]] = {}
    for finding in findings:
        if finding.location.row > 1:
            rows.setdefault(finding.location.row, set()).add(finding.location.column)
    return rows


def _required_tables(submission: Submission) -> list[Finding]:
    """Return findings about tables that must be there; factors alone may stand without products."""
    present = {*submission.tables, *submission.broken}
    needed = ["organisation"] if "factors" in present and "products" not in present else ["organisation", "products"]
    needed += ["footprints"] if "products" in present else []
    at = Location(f"{submission.folder}/datapackage.json")
    return [Finding("table-required", at, name, {"table": name}) for name in needed if name not in present]


def _disclosure(
    submission: Submission, damage: Mapping[str, Mapping[int, set[str]]], broken: frozenset[str]
) -> Disclosure:
    """Return the typed package without the rows that could not be typed."""
    records: dict[str, Any] = {}
    damaged: set[tuple[str, str, str]] = set()
    seen: dict[str, frozenset[str]] = {}
    for name, table in submission.tables.items():
        if name not in broken:
            bad = damage[name]
            records[name] = typed(table, RECORDS[name], frozenset(bad))
            damaged |= {(name, *_revision(row, bad[number])) for number, row in cells_by_column(table) if number in bad}
            seen[name] = _first_keys(table)
    return Disclosure(
        org_id=submission.org_id,
        folder=submission.folder,
        files=submission.documents,
        silenced=broken,
        licence=submission.licence,
        is_compiled=_is_compiled(submission),
        seen=seen,
        damaged=frozenset(damaged),
        **records,
    )


def _revision(cells: Mapping[str, str], columns: set[str]) -> tuple[str, str]:
    """Return which footprint revision a damaged row belongs to; any, where just that is damaged."""
    if columns & {"footprint_id", "revision"}:
        return ANY, ANY
    return cells.get("footprint_id", ""), cells.get("revision", "1")


def _first_keys(table: Table) -> frozenset[str]:
    """Return the identifiers in the table's own id column."""
    column = next((name for name in table.header if name.endswith("_id")), "")
    return frozenset(cells.get(column, "") for _, cells in cells_by_column(table))
