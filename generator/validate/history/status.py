"""The status of a row that stood on the base: it moves once, from active to something else, with its day and reason."""

from collections.abc import Iterator

from generator.diagnostics import Finding
from generator.model.submission import Table
from generator.validate.history.rows import Row

STATUS_COLUMNS = ("status", "status_on", "status_reason", "successor")
ACTIVE = "active"


def status_findings(before: Row, after: Row, table: Table, code: str) -> Iterator[Finding]:
    """Yield a status that went back, and the day, reason or successor of a status that stayed; `code` names those."""
    old, new = before.cell("status"), after.cell("status")
    if old == new:
        for column in STATUS_COLUMNS:
            if before.cell(column) != after.cell(column):
                holes = {"problem": "frozen-status", "before": before.cell(column)}
                yield Finding(code, table.at(after.number, column), after.cell(column), holes)
    elif old != ACTIVE:
        yield Finding("status-reversed", table.at(after.number, "status"), new, {"before": old})
