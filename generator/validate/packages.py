"""All packages asked for, checked together: cells, keys, records, rules, and what holds across packages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.diagnostics import CODES, Finding, Location, Severity
from generator.model.disclosure import ANY, RECORDS, Disclosure
from generator.model.submission import Submission, Table
from generator.validate.cells.finding_cap import cap_findings
from generator.validate.cells.header import header_findings
from generator.validate.cells.keys import duplicate_findings, reference_findings
from generator.validate.cells.records import cells_by_column, typed
from generator.validate.cells.tables import Batch, check_cells
from generator.validate.context import RuleContext
from generator.validate.rules import REGISTRY_RULES, RULES
from generator.validate.rules.rule import run_registry_rule, run_rule

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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one submission: everything found, and the disclosure, which counts only without errors."""

    org_id: str
    folder: str
    disclosure: Disclosure
    findings: tuple[Finding, ...]
    rows: Mapping[str, int]
    """Rows checked in each table."""
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The header of each file in which something was found, so that a column can be named as a spreadsheet does."""
    failure: str = ""
    """How we failed to judge it, for us alone; then nothing at all is said about the package."""

    @property
    def accepted(self) -> bool:
        """Tell whether the package may be published: rows were checked, and no error was found."""
        checked = self.rows.get("organisation", 0) > 0
        return checked and not any(is_error(finding) for finding in self.findings)


def is_error(finding: Finding) -> bool:
    """Tell whether a finding blocks publication."""
    return CODES[finding.code].severity is Severity.ERROR


def check_packages(
    submissions: Sequence[Submission], context: RuleContext, existing: Sequence[Disclosure] = ()
) -> list[Verdict]:
    """Return a verdict on each submission; what `existing` disclosures claim, none of them may claim."""
    cells = _cell_findings(submissions, context)
    alone = [_judged(submission, found, context) for submission, found in zip(submissions, cells, strict=True)]
    across = _registry_findings([*existing, *(disclosure for disclosure, _ in alone)], context)
    return [
        verdict_of(submission, disclosure, [*findings, *across.get(submission.folder, ())])
        for submission, (disclosure, findings) in zip(submissions, alone, strict=True)
    ]


def verdict_of(submission: Submission, disclosure: Disclosure, findings: Sequence[Finding]) -> Verdict:
    """Return the verdict on one submission, its findings in file order."""
    rows = {name: len(table.rows) for name, table in submission.tables.items()}
    ordered = cap_findings(_in_file_order(findings, submission))
    files = {finding.location.file for finding in ordered}
    headers = {table.file: table.header for table in submission.tables.values() if table.file in files}
    return Verdict(submission.org_id, submission.folder, disclosure, ordered, rows, headers)


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


def _judged(
    submission: Submission, cells: Mapping[str, list[Finding]], context: RuleContext
) -> tuple[Disclosure, list[Finding]]:
    """Return one submission, typed, and everything that can be found in it without the others."""
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
    disclosure = _disclosure(submission, damage, broken)
    for rule in RULES:
        findings += run_rule(rule, disclosure, context)
    return disclosure, findings


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


def _registry_findings(disclosures: Sequence[Disclosure], context: RuleContext) -> dict[str, list[Finding]]:
    """Return findings about values that two packages claim, by the folder they concern."""
    found: dict[str, list[Finding]] = {}
    for rule in REGISTRY_RULES:
        for folder, finding in run_registry_rule(rule, disclosures, context):
            found.setdefault(folder, []).append(finding)
    return found


def _in_file_order(findings: Sequence[Finding], submission: Submission) -> tuple[Finding, ...]:
    """Sort findings as a person walks through the package: descriptor, tables in their order, rows, columns."""
    files = {
        table.file: index for index, (name, table) in enumerate(sorted(submission.tables.items(), key=_table_order), 1)
    }
    headers = {table.file: table.header for table in submission.tables.values()}

    def place(finding: Finding) -> tuple[int, str, int, int, str]:
        at = finding.location
        header = headers.get(at.file, ())
        column = header.index(at.column) if at.column in header else len(header)
        return files.get(at.file, 0), at.file, at.row, column, finding.code

    return tuple(sorted(findings, key=place))


def _table_order(item: tuple[str, Table]) -> int:
    return list(RECORDS).index(item[0])
