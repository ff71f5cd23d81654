"""The progress of the plan as a table: every task with its metric, every target, counted for each kind of record."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.components.maker import Maker
from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Manifest
from generator.model.board import KindBoard
from generator.model.catalogue import Catalogue
from generator.model.data_day import catalogue_day
from generator.model.register_records import Clause, Target
from generator.publish.provenance import PROVENANCE_NOTICES

NAME = "progress"
FIELDS = {
    "clause_id": "string",
    "target_id": "string",
    "metric": "string",
    "category": "string",
    "kind": "string",
    "count": "integer",
    "data_day": "date",
    "target_quantity": "integer",
    "target_at_least": "boolean",
    "target_due_on": "date",
    "bodies_zh": "string",
    "bodies_en": "string",
    "pages": "string",
    "datasets": "string",
    "notice": "string",
}
"""Columns and their types; an empty count is unknown, which is not 0."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class ProgressInput:
    """The rows of the table, as text, in the order of `FIELDS`."""

    data_day: date | None
    rows: tuple[tuple[str, ...], ...]


def _select(catalogue: Catalogue, _: SiteConfig) -> Iterator[ProgressInput]:
    rows = tuple(tuple(row.get(field, "") for field in FIELDS) for row in _rows(catalogue))
    yield ProgressInput(catalogue_day(catalogue), rows)


def _make(shown: ProgressInput, _: SiteConfig) -> Iterator[Artifact]:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([tuple(FIELDS), *shown.rows])
    yield Artifact.text(routes.dataset(NAME, "csv"), text.getvalue())
    rows = [dict(zip(FIELDS, row, strict=True)) for row in shown.rows]
    document = {"data_day": _day(shown.data_day) or None, "table": NAME, "rows": rows}
    yield Artifact.json(routes.dataset(NAME, "json"), document)


progress_table = Maker(_select, _make)
"""The table as CSV and as JSON."""


def progress_resource(config: SiteConfig, manifest: Manifest) -> dict[str, Any]:
    """Return the table's place in the description of the open data."""
    entry = manifest[routes.dataset(NAME, "csv")]
    words = config.words[config.languages[0].code]
    return {
        "name": NAME,
        "type": "table",
        "path": f"{NAME}.csv",
        "title": words.say("progress.title"),
        "description": words.say("progress.table"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": entry.size,
        "hash": f"sha256:{entry.sha256}",
        "schema": {"fields": [{"name": name, "type": kind} for name, kind in FIELDS.items()], "missingValues": [""]},
    }


def _rows(catalogue: Catalogue) -> Iterator[Row]:
    """Yield a row for each metric of a task and for each target, for each kind of record."""
    registers, day = catalogue.registers, _day(catalogue_day(catalogue))
    for kind, board in catalogue.board.kinds.items():
        known = {"kind": kind, "data_day": day, "notice": PROVENANCE_NOTICES[kind]}
        for clause in sorted(registers.clauses, key=lambda clause: clause.order):
            for metric in clause.metrics:
                yield known | _clause(clause) | {"metric": metric, "count": _count(board.metrics[metric])}
        yield from (known | _target(target, board) for target in registers.targets)


def _clause(clause: Clause) -> Row:
    columns = ("clause_id", "bodies_zh", "bodies_en", "pages", "datasets")
    return {column: clause.cell(column) or "" for column in columns}


def _target(target: Target, board: KindBoard) -> Row:
    return {
        "clause_id": target.clause_id,
        "target_id": target.target_id,
        "metric": target.metric or "",
        "category": target.category or "",
        "count": _count(board.targets[target.target_id]),
        "target_quantity": target.cell("quantity") or "",
        "target_at_least": target.cell("at_least") or "",
        "target_due_on": target.due_on.isoformat(),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _count(count: int | None) -> str:
    return "" if count is None else str(count)
