"""What shops ask every night: which products still hold. One small row for each product, columns that never change.

Own records alone stand in `status.json` and `status.csv`; samples and compiled records have lists of their own, so
that no shop can take one for the other.
"""

import csv
import io
import json
from collections.abc import Iterator
from typing import TypedDict

from generator.config import SiteConfig
from generator.model import routes
from generator.model.artifact import Artifact, Manifest
from generator.model.board import KINDS
from generator.model.catalogue import Catalogue, ProductEntry, kind_of
from generator.publish.api import opening
from generator.publish.notice import NOTICES


class StatusRow(TypedDict):
    """A row of the list, in the order of its columns; a column is a promise: add at the end, never rename."""

    number: str
    printed_number: str
    former_numbers: list[str]
    """Numbers that the product had before; their addresses still answer."""
    gtins: list[str]
    """Fourteen digits each, shorter ones filled with zeros from the left."""
    state: str
    """Code of list `statuses`."""
    valid_through: str | None
    """Last day, inclusive; nothing where none is stated, or where the value may not be shown."""
    successor: str | None
    """Number of the product that replaces this one."""
    label_sha256: str | None
    badge_sha256: str | None
    kind: str
    """own, sample or compiled"""


class GradedRow(StatusRow):
    """The same while a grading scheme is in force: only then are there columns for a class."""

    grade: str | None
    """Letter of the class; nothing where the product has none."""
    grade_scheme: str | None
    """Which scheme grades the product's category; nothing where none does, or where the number does not hold."""


def status_lists(catalogue: Catalogue, config: SiteConfig, manifest: Manifest) -> Iterator[Artifact]:
    """Yield the list of each kind as JSON and as CSV; an empty list is a list, its address always answers."""
    owners = _owners(catalogue)
    graded = catalogue.grading.is_in_force
    rows = [_row(entry, owners, manifest) for entry in catalogue.products]
    if graded:
        rows = [_graded(row, entry) for row, entry in zip(rows, catalogue.products, strict=True)]
    columns = tuple((GradedRow if graded else StatusRow).__annotations__)
    for kind in KINDS:
        own = [row for row in rows if row["kind"] == kind]
        head = opening(catalogue.as_of, config) | {"kind": kind, "notice": NOTICES[kind]}
        if kind == "compiled":
            head["licence"] = None
        yield Artifact.text(routes.of_kind(routes.STATUS_JSON, kind), _json(head, own))
        yield Artifact.text(routes.of_kind(routes.STATUS_CSV, kind), _csv(own, columns))


def _row(entry: ProductEntry, owners: dict[str, str], manifest: Manifest) -> StatusRow:
    headline = entry.headline
    until = headline.footprint.valid_through if headline.shows_value else None
    successor = owners.get(headline.superseded_by or "")
    return StatusRow(
        number=entry.number,
        printed_number=entry.printed,
        former_numbers=list(entry.former_numbers),
        gtins=list(entry.gtins),
        state=headline.status,
        valid_through=until.isoformat() if until else None,
        successor=successor if successor != entry.number else None,
        label_sha256=_fingerprint(routes.label(entry.number, "label.svg"), manifest),
        badge_sha256=_fingerprint(routes.label(entry.number, "badge.svg"), manifest),
        kind=kind_of(entry.organisation),
    )


def _graded(row: StatusRow, entry: ProductEntry) -> GradedRow:
    """Return a row with the class that stands beside the number."""
    grade = entry.shown_grade
    return GradedRow(**row, grade=grade.letter if grade else None, grade_scheme=grade.scheme_id if grade else None)


def _owners(catalogue: Catalogue) -> dict[str, str]:
    """Return the number of the product that each footprint revision belongs to."""
    return {footprint.uuid: entry.number for entry in catalogue.products for footprint in entry.footprints}


def _fingerprint(path: str, manifest: Manifest) -> str | None:
    """Return the SHA-256 of a file, so that who copied it sees that it changed; nothing where there is none."""
    return manifest[path].sha256 if path in manifest else None


def _json(head: dict[str, object], rows: list[StatusRow]) -> str:
    """Return the list with one product a line, so that two nights compare line by line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    opened = json.dumps(head, ensure_ascii=False, sort_keys=True).removesuffix("}")
    return f'{opened}, "products": [\n{lines}\n]}}\n' if rows else f'{opened}, "products": []}}\n'


def _csv(rows: list[StatusRow], columns: tuple[str, ...]) -> str:
    """Return the list as a table; every cell is a code, a number or a day of ours, so none can be a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(";".join(cell) if isinstance(cell, list) else cell or "" for cell in row.values())
    return text.getvalue()
