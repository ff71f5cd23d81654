"""Published revisions: rows may not change, vanish or be added; only the status may move, and only forward."""

from collections.abc import Iterator, Mapping

from generator.diagnostics import Finding
from generator.model.disclosure import FROZEN
from generator.model.submission import Table
from generator.validate.cells.keys import Key
from generator.validate.history.past import Past
from generator.validate.history.rows import Row, differing, shared, vanished
from generator.validate.history.status import STATUS_COLUMNS, status_findings


def frozen_findings(past: Past) -> Iterator[Finding]:
    """Yield every way in which a published revision is not what it was."""
    for name in FROZEN:
        tables = past.table(name)
        if tables is not None:
            yield from _column_findings(*tables)
            yield from _row_findings(name, *tables, past)
        if name not in past.after_verdict.disclosure.silenced:
            yield from _added_findings(name, past)


def _column_findings(before: Table, after: Table) -> Iterator[Finding]:
    """Yield columns that vanished with what they held: one finding for the column, not one for each row."""
    for column in vanished(before, after):
        yield Finding("revision-changed", after.at(1), column, {"problem": "frozen-column", "before": column})


def _row_findings(name: str, before: Table, after: Table, past: Past) -> Iterator[Finding]:
    """Yield rows of published revisions that changed or vanished; a revision that is gone is one finding."""
    now = past.new_rows(name)
    columns = shared(before, after)
    for key, row in past.rows(name).items():
        if row.revision not in past.revisions:
            continue
        if key in now:
            yield from _cell_findings(row, now[key], after, columns, past)
        elif name == "footprints" or row.revision in past.kept:
            yield Finding("revision-removed", after.at(), " / ".join(key), {"row": str(row.number)})


def _cell_findings(before: Row, after: Row, table: Table, columns: tuple[str, ...], past: Past) -> Iterator[Finding]:
    """Yield the cells of one row that changed."""
    for column in differing(before, after, columns):
        old, new = before.cell(column), after.cell(column)
        if table.name == "footprints" and column in STATUS_COLUMNS:
            continue
        if column == "product_id" and past.new_name(old) == new:
            continue
        yield Finding(
            "revision-changed", table.at(after.number, column), new, {"problem": "frozen-cell", "before": old}
        )
    if table.name == "footprints":
        yield from status_findings(before, after, table, "revision-changed")


def _added_findings(name: str, past: Past) -> Iterator[Finding]:
    """Yield the first row of each published revision that was not there before."""
    table = past.after.tables.get(name)
    if table is None or name in past.before_verdict.disclosure.silenced:
        return
    was: Mapping[Key, Row] = past.rows(name)
    first: dict[Key, Row] = {}
    for key, row in past.new_rows(name).items():
        if key not in was and row.revision in past.revisions:
            first.setdefault(row.revision, row)
    for revision, row in first.items():
        holes = {"problem": "frozen-row", "before": ""}
        yield Finding("revision-changed", table.at(row.number, "footprint_id"), " / ".join(revision), holes)
