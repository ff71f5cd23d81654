"""Published revisions: rows may not change, vanish or be added; only the status may move, and only forward."""

from collections.abc import Iterator, Mapping

from generator.diagnostics import Finding
from generator.model.disclosure import FROZEN
from generator.model.submission import Table
from generator.validate.cells.keys import Key
from generator.validate.history.package_versions import PackageVersions
from generator.validate.history.rows import Row, differing, shared, vanished
from generator.validate.history.status import STATUS_COLUMNS, status_findings


def frozen_findings(versions: PackageVersions) -> Iterator[Finding]:
    """Yield every way in which a published revision is not what it was."""
    for name in FROZEN:
        tables = versions.table(name)
        if tables is not None:
            yield from _column_findings(*tables)
            yield from _row_findings(name, *tables, versions)
        if name not in versions.after_verdict.disclosure.silenced:
            yield from _added_findings(name, versions)


def _column_findings(before: Table, after: Table) -> Iterator[Finding]:
    """Yield columns that vanished with what they held: one finding for the column, not one for each row."""
    for column in vanished(before, after):
        yield Finding("revision-changed", after.at(1), column, {"problem": "frozen-column", "before": column})


def _row_findings(name: str, before: Table, after: Table, versions: PackageVersions) -> Iterator[Finding]:
    """Yield rows of published revisions that changed or vanished; a revision that is gone is one finding."""
    now = versions.new_rows(name)
    columns = shared(before, after)
    for key, row in versions.rows(name).items():
        if row.revision not in versions.revisions:
            continue
        if key in now:
            yield from _cell_findings(row, now[key], after, columns, versions)
        elif name == "footprints" or row.revision in versions.kept:
            yield Finding("revision-removed", after.at(), " / ".join(key), {"row": str(row.number)})


def _cell_findings(
    before: Row, after: Row, table: Table, columns: tuple[str, ...], versions: PackageVersions
) -> Iterator[Finding]:
    """Yield the cells of one row that changed."""
    for column in differing(before, after, columns):
        old, new = before.cell(column), after.cell(column)
        if table.name == "footprints" and column in STATUS_COLUMNS:
            continue
        if column == "product_id" and versions.new_name(old) == new:
            continue
        yield Finding(
            "revision-changed", table.at(after.number, column), new, {"problem": "frozen-cell", "before": old}
        )
    if table.name == "footprints":
        yield from status_findings(before, after, table, "revision-changed")


def _added_findings(name: str, versions: PackageVersions) -> Iterator[Finding]:
    """Yield the first row of each published revision that was not there before."""
    table = versions.after.tables.get(name)
    if table is None or name in versions.before_verdict.disclosure.silenced:
        return
    was: Mapping[Key, Row] = versions.rows(name)
    first: dict[Key, Row] = {}
    for key, row in versions.new_rows(name).items():
        if key not in was and row.revision in versions.revisions:
            first.setdefault(row.revision, row)
    for revision, row in first.items():
        holes = {"problem": "frozen-row", "before": ""}
        yield Finding("revision-changed", table.at(row.number, "footprint_id"), " / ".join(revision), holes)
