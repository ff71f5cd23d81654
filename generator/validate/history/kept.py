"""What is only added to (verifications, labels, documents), and what may not vanish (products, numbers, files)."""

from collections.abc import Iterator, Sequence

from generator.diagnostics import Finding, Location
from generator.model.git_tree import PathChange
from generator.model.submission import Table
from generator.validate.history.package_versions import APPEND_ONLY, PackageVersions, items
from generator.validate.history.rows import Row, differing, shared, vanished
from generator.validate.history.status import STATUS_COLUMNS, status_findings
from generator.validate.verdict import is_error

VERSIONED = (
    "value",
    "emission_unit",
    "per_amount",
    "per_unit",
    "boundary",
    "geography",
    "period_first_day",
    "period_last_day",
)
"""What makes a version of a factor the one it is; words about it, and what replaces it, may still be mended."""


def kept_findings(versions: PackageVersions) -> Iterator[Finding]:
    """Yield claims, documents and products that changed or vanished."""
    for name in APPEND_ONLY:
        tables = versions.table(name)
        if tables is not None:
            yield from _claim_findings(name, *tables, versions)
    factors = versions.table("factors")
    if factors is not None:
        yield from _factor_findings(factors[1], versions)
    if versions.table("products") is not None:
        yield from _product_findings(versions)


def _claim_findings(name: str, before: Table, after: Table, versions: PackageVersions) -> Iterator[Finding]:
    """Yield rows that changed in more than their status, or vanished."""
    for column in vanished(before, after):
        yield Finding("record-changed", after.at(1), column, {"problem": "frozen-column", "before": column})
    now, columns = versions.new_rows(name), shared(before, after)
    for key, row in versions.rows(name).items():
        if not _binds(name, row, versions):
            continue
        if key not in now:
            yield _removed(after.at(), " / ".join(key), row)
            continue
        for column in differing(row, now[key], columns):
            if column not in STATUS_COLUMNS:
                holes = {"problem": "frozen-record", "before": row.cell(column)}
                yield Finding("record-changed", after.at(now[key].number, column), now[key].cell(column), holes)
        yield from status_findings(row, now[key], after, "record-changed")


def _binds(name: str, row: Row, versions: PackageVersions) -> bool:
    """Tell whether a row was published: it has no error itself, and neither has the revision it speaks of."""
    return not versions.is_wrong(name, row) and (name == "documents" or row.revision in versions.revisions)


def _removed(place: Location, value: str, row: Row) -> Finding:
    """Return the finding that a row is gone."""
    return Finding("record-removed", place, value, {"row": str(row.number)})


def _factor_findings(after: Table, versions: PackageVersions) -> Iterator[Finding]:
    """Yield factor versions that vanished or mean another number: inventories name them and are frozen themselves."""
    now = versions.new_rows("factors")
    for key, row in versions.rows("factors").items():
        if versions.is_wrong("factors", row):
            continue
        if key not in now:
            holes = {"before": row.cell("value")}
            yield Finding("factor-version-changed", after.at(), " / ".join(key), holes)
            continue
        for column in differing(row, now[key], VERSIONED):
            place = after.at(now[key].number, column)
            yield Finding("factor-version-changed", place, now[key].cell(column), {"before": row.cell(column)})


def _product_findings(versions: PackageVersions) -> Iterator[Finding]:
    """Yield products with published footprints, and old numbers, that nothing leads to any more."""
    table = versions.after.tables["products"]
    published = {
        row.cell("product_id") for key, row in versions.rows("footprints").items() if key in versions.revisions
    }
    now = versions.new_rows("products")
    known = {row.cell("product_id") for row in now.values()}
    known |= {former for row in now.values() for former in items(row.cell("former_ids"))}
    for key, row in versions.rows("products").items():
        product_id = key[0]
        if product_id in published and product_id not in known:
            yield _removed(table.at(), product_id, row)
        for former in items(row.cell("former_ids")):
            if former not in known:
                place = table.at(now[key].number, "former_ids") if key in now else table.at()
                yield _removed(place, former, row)


def file_findings(changes: Sequence[PathChange], versions: PackageVersions) -> Iterator[Finding]:
    """Yield files of the package that vanished; what was wrong on the base as a file may go."""
    wrong = {finding.location.file for finding in versions.before_verdict.findings if is_error(finding)}
    kept = {"datapackage.json", *(f"{name}.csv" for name in versions.schemas)}
    for change in changes:
        name = change.path.removeprefix(f"{versions.before.folder}/")
        belongs = name in kept or name.startswith("documents/")
        if (
            change.organisation == versions.before.org_id
            and change.after is None
            and belongs
            and change.path not in wrong
        ):
            yield Finding("file-removed", Location(change.path), name)
