"""The tables as open data: CSV and JSON, every cell exactly as it was submitted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from generator.components.maker import Maker
from generator.config import SiteConfig, TableSchema
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry
from generator.model.data_day import table_day
from generator.model.disclosure import RECORDS, Organisation
from generator.model.grade import Grade
from generator.model.record import Record
from generator.publish.provenance import provenance_notice

UNPUBLISHED = frozenset({"contact_email"})
"""Columns that stand on an organisation's page but not in files that are made to be collected."""


GRADE_COLUMNS = ("grade", "grade_scheme", "grade_reason", "grade_since", "grade_until")
"""Columns that the products have only while a grading scheme is in force."""


@dataclass(frozen=True, slots=True)
class DatasetInput:
    """A table or a register as it is published."""

    data_day: date | None
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Cells as text, in the order of the columns."""


def published_columns(schema: TableSchema, *, graded: bool) -> tuple[str, ...]:
    """Return the columns of a published table: who, what is derived, what was submitted, where it comes from."""
    submitted = tuple(column for column in schema.columns if column not in {"org_id", *UNPUBLISHED})
    grade = GRADE_COLUMNS if schema.name == "products" and graded else ()
    return ("org_id", *_derived(schema.name), *submitted, *grade, "notice")


def _derived(table: str) -> tuple[str, ...]:
    """Return the columns that the register adds to a table."""
    return {"products": ("number",), "footprints": ("id", "number", "state")}.get(table, ())


def _select(catalogue: Catalogue, config: SiteConfig) -> Iterator[DatasetInput]:
    for table in RECORDS:
        columns = published_columns(config.schemas[table], graded=catalogue.grading.is_in_force)
        yield DatasetInput(table_day(table, catalogue), table, columns, tuple(_rows(table, columns, catalogue)))
    for name, schema in config.register_schemas.items():
        records = catalogue.registers.rows(name)
        rows = tuple(tuple(record.cell(column) or "" for column in schema.columns) for record in records)
        yield DatasetInput(table_day(name, catalogue), name, schema.columns, rows)


def _make(shown: DatasetInput, _: SiteConfig) -> Iterator[Artifact]:
    frame = pd.DataFrame(list(shown.rows), columns=list(shown.columns), dtype="str")
    yield Artifact.text(routes.dataset(shown.name, "csv"), frame.to_csv(index=False, lineterminator="\n"))
    day = shown.data_day.isoformat() if shown.data_day else None
    document = {"data_day": day, "table": shown.name, "rows": frame.to_dict(orient="records")}
    yield Artifact.json(routes.dataset(shown.name, "json"), document)


datasets = Maker(_select, _make)
"""Every table, then every register, as CSV and as JSON."""


def _rows(table: str, columns: tuple[str, ...], catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table as text."""
    for organisation, record, derived in _records(table, catalogue):
        known = {"org_id": organisation.org_id, "notice": provenance_notice(organisation), **derived}
        yield tuple(known.get(column) or record.cell(column) or "" for column in columns)


def _records(table: str, catalogue: Catalogue) -> Iterator[tuple[Organisation, Record, dict[str, str]]]:
    """Yield every record of a table with its organisation and what the register adds to it."""
    if table in ("organisation", "sites", "factors", "documents"):
        for owner in catalogue.organisations:
            records = (owner.organisation,) if table == "organisation" else getattr(owner, table)
            yield from ((owner.organisation, record, {}) for record in records)
        return
    for entry in catalogue.products:
        if table == "products":
            yield entry.organisation, entry.product, {"number": entry.number, **_grade(entry.grade)}
            continue
        for footprint in entry.footprints:
            for record, derived in _of_footprint(table, footprint, entry):
                yield entry.organisation, record, derived


def _grade(grade: Grade | None) -> dict[str, str]:
    """Return the cells of a product's grade; nothing where no scheme grades its category."""
    if grade is None:
        return {}
    return {
        "grade": grade.letter or "",
        "grade_scheme": grade.scheme_id,
        "grade_reason": grade.reason or "",
        "grade_since": grade.since.isoformat() if grade.since else "",
        "grade_until": grade.until.isoformat() if grade.until else "",
    }


def _of_footprint(
    table: str, footprint: FootprintEntry, entry: ProductEntry
) -> Iterator[tuple[Record, dict[str, str]]]:
    """Yield the records of one footprint revision in a table."""
    if table == "footprints":
        yield footprint.footprint, {"id": footprint.uuid, "number": entry.number, "state": footprint.status}
    elif table == "stages":
        yield from ((record, {}) for record in footprint.stage_rows)
    elif table in ("verifications", "labels"):
        yield from ((claim.record, {}) for claim in getattr(footprint, table))
    else:
        yield from ((record, {}) for record in getattr(footprint, table))
