"""The tables as open data: CSV and JSON, every cell exactly as it was submitted."""

from collections.abc import Iterable, Iterator

import pandas as pd

from generator.config import SiteConfig, TableSchema
from generator.model import routes
from generator.model.artifact import Artifact
from generator.model.catalogue import Catalogue, FootprintEntry, ProductEntry
from generator.model.disclosure import RECORDS, Organisation
from generator.model.grade import Grade
from generator.model.record import Record
from generator.publish.notice import notice_of

UNPUBLISHED = frozenset({"contact_email"})
"""Columns that stand on an organisation's page but not in files that are made to be collected."""


def published_columns(schema: TableSchema, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the columns of a published table: who, the submitted columns, what is derived, where it comes from."""
    own = tuple(column for column in schema.columns if column not in {"org_id", *UNPUBLISHED})
    graded = GRADE_COLUMNS if schema.name == "products" and catalogue.grading.is_in_force else ()
    return ("org_id", *_derived(schema.name), *own, *graded, "notice")


GRADE_COLUMNS = ("grade", "grade_scheme", "grade_reason", "grade_since", "grade_until")
"""Columns that the products have only while a grading scheme is in force."""


def _derived(table: str) -> tuple[str, ...]:
    """Return the columns that the register adds to a table."""
    return {"products": ("number",), "footprints": ("id", "number", "state")}.get(table, ())


def datasets(catalogue: Catalogue, config: SiteConfig) -> Iterator[Artifact]:
    """Yield every table, then every register, as CSV and as JSON."""
    for table in RECORDS:
        columns = published_columns(config.schemas[table], catalogue)
        yield from _files(table, columns, _rows(table, columns, catalogue), catalogue)
    for name, schema in config.register_schemas.items():
        cells = (
            {column: record.cell(column) or "" for column in schema.columns} for record in _register(name, catalogue)
        )
        yield from _files(name, schema.columns, cells, catalogue)


def _register(name: str, catalogue: Catalogue) -> Iterable[Record]:
    """Return the rows of a register."""
    return catalogue.registers.rows(name)


def _rows(table: str, columns: tuple[str, ...], catalogue: Catalogue) -> Iterator[dict[str, str]]:
    """Yield the rows of a table as text."""
    for organisation, record, derived in _records(table, catalogue):
        known = {"org_id": organisation.org_id, "notice": notice_of(organisation), **derived}
        yield {column: known.get(column) or record.cell(column) or "" for column in columns}


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
            yield from ((entry.organisation, record, extra) for record, extra in _of_footprint(table, footprint, entry))


def _grade(grade: Grade | None) -> dict[str, str]:
    """Return what a product's grade says; nothing where no scheme grades its category."""
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


def _files(
    name: str, columns: tuple[str, ...], rows: Iterable[dict[str, str]], catalogue: Catalogue
) -> Iterator[Artifact]:
    """Yield one table in both forms."""
    frame = pd.DataFrame(list(rows), columns=list(columns), dtype="str")
    yield Artifact.text(routes.dataset(name, "csv"), frame.to_csv(index=False, lineterminator="\n"))
    document = {"as_of": catalogue.as_of.isoformat(), "table": name, "rows": frame.to_dict(orient="records")}
    yield Artifact.json(routes.dataset(name, "json"), document)
